"""Work in a process beside this one."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from goldenthread.errors import BuildError
from goldenthread.site import meanwhile as module
from goldenthread.site import write as writing
from goldenthread.site.holdings import Holdings
from goldenthread.site.meanwhile import meanwhile
from goldenthread.site.write import write


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no process can be forked here")
    monkeypatch.setattr(module, "possible", lambda: True)


def fails() -> None:
    raise BuildError("no such page", path=Path("a.html"))


def test_the_result_comes_from_another_process(two_cores: None) -> None:
    with meanwhile(os.getpid, worth=True) as waited:
        assert waited() != os.getpid()


def test_what_is_not_worth_it_is_done_here(two_cores: None) -> None:
    with meanwhile(os.getpid, worth=False) as waited:
        assert waited() == os.getpid()


@pytest.mark.parametrize("worth", [True, False])
def test_what_fails_there_fails_here(two_cores: None, worth: bool) -> None:
    with pytest.raises(BuildError, match=r"no such page") as raised, meanwhile(fails, worth=worth) as waited:
        waited()
    if worth:
        assert "in fails" in raised.value.__notes__[0]  # where it failed is not lost


def test_a_process_that_breaks_down_is_no_result(two_cores: None) -> None:
    with pytest.raises(BuildError, match="broke down"), meanwhile(lambda: os._exit(1), worth=True) as waited:
        waited()


def test_it_ends_with_the_block(two_cores: None) -> None:
    told, tell = os.pipe()

    def ends_late() -> None:
        os.write(tell, b"began ")
        time.sleep(5)
        os.write(tell, b"ended")

    def breaks_off() -> None:
        with meanwhile(ends_late, worth=True):
            assert os.read(told, 6) == b"began "
            raise KeyError

    with pytest.raises(KeyError):
        breaks_off()
    os.close(tell)
    assert os.read(told, 5) == b""
    os.close(told)


@pytest.mark.slow
def test_two_processes_write_the_same_pages(
    held: Holdings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, two_cores: None
) -> None:
    alone = write(held, tmp_path / "alone")
    monkeypatch.setattr(writing, "MANY_PAGES", 0)
    assert write(held, tmp_path / "both") == alone
    files = [
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("alone", "both")
    ]
    assert files[0] == files[1]
