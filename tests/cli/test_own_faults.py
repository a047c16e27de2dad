"""What nobody foresaw ends in one line and exit code 70, with the traceback only where it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest

from goldenthread.errors import OUR_FAULT
from tests.cases.council import Council
from tests.cli.conftest import Run


class PanicError(BaseException):
    """What an engine in another language raises: no Exception."""


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (IndexError("list index\nout of range"), "IndexError: list index out of range"),
        (AssertionError(), "AssertionError"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (MemoryError(), "MemoryError"),
        (PanicError("index out of bounds"), "PanicError: index out of bounds"),
        (ValueError("x" * 5000), "x" * 200),
    ],
)
def test_one_line_and_its_own_code(
    goldenthread: Run, council: Council, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    monkeypatch.setattr("goldenthread.pipeline.build", raising(error))
    answer = goldenthread(*council.build)
    assert answer.code == OUR_FAULT == 70
    assert not answer.out
    (line,) = answer.err.splitlines()
    assert line.startswith("goldenthread: a fault of this program in build.py:")
    assert said in line
    assert "run it again with --debug and report" in line
    assert len(line) < 600
    assert not council.out.exists()


@pytest.mark.parametrize("place", [0, 1, -1])
def test_the_traceback_is_there_for_who_asks(
    goldenthread: Run, council: Council, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr("goldenthread.pipeline.build", raising(KeyError("m7")))
    words = [*map(str, council.build)]
    words.insert(place if place >= 0 else len(words), "--debug")
    answer = goldenthread(*words)
    assert answer.code == OUR_FAULT
    assert answer.err.startswith("Traceback (most recent call last):")
    last = answer.err.splitlines()[-1]
    assert last.startswith("goldenthread: a fault of this program")
    assert "report it with the lines above" in last


def test_debug_changes_nothing_else(goldenthread: Run, council: Council) -> None:
    (council.data / "sources.toml").unlink()
    refusal = goldenthread(*council.build).refusal
    assert goldenthread(*council.build, "--debug").refusal == refusal
    assert goldenthread("--debug", "nothing").refusal.startswith("goldenthread: there is no command")
    assert "--debug" in goldenthread("--help").out


def test_after_two_dashes_it_is_a_word(goldenthread: Run) -> None:
    assert "--debug" in goldenthread("query", "--", "--debug").refusal
