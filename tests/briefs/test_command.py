"""``goldenthread brief``: files, the same bytes every time, and no officer of a redacted build in any format."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.briefs.making import FORMATS, prove, read_back
from goldenthread.cli import run
from goldenthread.errors import BuildError
from tests.briefs.conftest import OFFICERS
from tests.briefs.sample import sample

ASKED = ("Plant 500 street trees", "waste-and-clean-streets", "2019-20")


@pytest.mark.parametrize("fmt", ["docx", *(pytest.param(one, marks=pytest.mark.slow) for one in ("pdf", "md", "html"))])
def test_it_writes_the_same_bytes_elsewhere_at_another_time_with_another_seed(
    brackenford: Path, tmp_path: Path, fmt: str
) -> None:
    made = []
    for number, zone in enumerate(("Pacific/Auckland", "America/Anchorage")):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        subprocess.run(
            [
                *(sys.executable, "-m", "goldenthread", "brief", *ASKED, "--format", fmt),
                *("--build", os.path.relpath(brackenford, folder), "--output", f"{number}.{fmt}"),
            ],
            cwd=folder,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(number + 1)},
            check=True,
            capture_output=True,
        )
        made.append((folder / f"{number}.{fmt}").read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) > 2000


def test_text_goes_to_the_terminal_and_the_others_to_a_file_named_after_it(
    brackenford: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["brief", "2019-20", "--build", str(brackenford)]) == 0
    assert capsys.readouterr().out.startswith("# How we did in 2019/20\n")
    assert run(["brief", "2019-20", "--format", "pdf", "--build", str(brackenford)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("how-we-did-in-2019-20.pdf: ")
    assert [path.name for path in tmp_path.iterdir()] == ["how-we-did-in-2019-20.pdf"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zeppelin moorings"], "nothing is called 'zeppelin moorings'"),
        (["2019-20", "--since", "1899-00"], "there is no document '1899-00'"),
        ([], "Missing argument"),
        (["2019-20", "--kind", "unit"], "there is no unit '2019-20'"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_line(
    brackenford: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(["brief", *words, "--build", str(brackenford)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("goldenthread: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("fmt", FORMATS)
def test_of_a_redacted_build_none_names_an_officer(redacted: Path, tmp_path: Path, fmt: str) -> None:
    for number, words in enumerate(ASKED):
        path = tmp_path / f"{number}.{fmt}"
        assert run(["brief", words, "--format", fmt, "--build", str(redacted), "--output", str(path)]) == 0
        said = "\n".join(text for _, text in read_back(path.name, path.read_bytes()))
        assert "Streets" in said or "streets" in said or "street" in said
        for name in OFFICERS:
            assert name not in said
            assert name.split()[1] not in said.replace("Mill Yard", "")


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_proof_reads_what_is_written(redacted: Path, fmt: str) -> None:
    """A name that only the file holds, and the content does not, is found in it."""
    from goldenthread.briefs.making import rendered

    leaking = rendered(sample("as Joy Okafor told us"), fmt)
    with pytest.raises(BuildError, match="it would name officers"):
        prove(redacted, sample(), f"a.{fmt}", leaking)
    with pytest.raises(BuildError):
        prove(redacted, sample("as Joy Okafor told us"), f"a.{fmt}", rendered(sample(), fmt))
    prove(redacted, sample(), f"a.{fmt}", rendered(sample(), fmt))


def test_a_file_that_would_name_an_officer_is_not_written(redacted: Path, tmp_path: Path) -> None:
    path = tmp_path / "joy-okafor.md"
    assert run(["brief", "2019-20", "--build", str(redacted), "--output", str(path)]) == 2
    assert not path.exists()


def test_of_a_build_with_names_nothing_is_searched(brackenford: Path) -> None:
    prove(brackenford, sample("Joy Okafor"), "a.pdf", b"no PDF at all")
