"""Time grows with the length of a word, cell, line or list as they do, and not with its square."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.cases.council import REVIEW, Council

LEAST, MOST = 0.35, 11
"""Seconds of processor below which nothing is compared, and how often it may take what a tenth takes."""


def row(
    *, title: str = "Hand over homes", who: str = "Ann Field [HOMES]", due: str = "31-03-2020", said: str = "-"
) -> str:
    return f"3b\tRED\t0%\t{title}\t{who}\t{due}\t{said}\n"


def letters(number: int) -> str:
    """A number as letters, for names that differ."""
    return "".join(chr(ord("a") + int(figure)) for figure in str(number))


GROWING: dict[str, tuple[Callable[[int], str], int]] = {
    "a word of a title": (lambda n: row(title="x" * n), 4000),
    "words of a title": (lambda n: row(title="plant trees " * n), 400),
    "a word of a comment": (lambda n: row(said="x" * n), 4000),
    "sentences": (lambda n: row(said="The trees were planted by June 2019. " * n), 150),
    "dates": (lambda n: row(said="31.03.2020, " * n), 200),
    "numbers": (lambda n: row(said="1 " * n), 2000),
    "opened tags": (lambda n: row(said="<a href=" * n), 800),
    "comments of HTML": (lambda n: row(said="<!--" * n), 1500),
    "stars": (lambda n: row(said="**a " * n), 1500),
    "entities": (lambda n: row(said="&amp" * n), 1500),
    "blanks": (lambda n: row(said=f"a{' ' * n}b"), 6000),
    "a name": (lambda n: row(who=f"{'A' * n} [HOMES]"), 4000),
    "brackets of a name": (lambda n: row(who="Ann [" * n), 1500),
    "deadlines": (lambda n: row(due="31-03-2020 " * n), 500),
    "cells": (lambda n: row()[:-1] + "\tab" * n + "\n", 2000),
    "empty lines": (lambda n: "\n" * n, 2000),
    "pieces of a title": (lambda n: "\t\t\tand of the\t\t\t\n" * n, 100),
    "pieces of a comment": (lambda n: row(said="Trees stand") + "\t\t\t\t\t\tand more\n" * n, 150),
    "rows": (lambda n: "".join(row(title=f"Hand over homes of court {i}") for i in range(n)), 90),
    "loose lines": (lambda n: "".join(f"trees by the gate of court {i}\n" for i in range(n)), 150),
    "officers of a cell": (lambda n: row(who=", ".join(f"Ann F{letters(i)}ld" for i in range(n)) + " [HOMES]"), 90),
    "digits of a deadline": (lambda n: row(due="1" * n), 4000),
    "rows of dates that no calendar holds": (lambda n: row(due="31/09/2019") * n, 90),
    "rows of percentages that cannot be read": (lambda n: row().replace("0%", "1000/") * n, 90),
    "headings": (lambda n: "".join(f"### Goal {i}. Streets\n#### Aim {i}.1 Clean\n" for i in range(n)), 100),
}


def seconds(text: str, folder: Path) -> float:
    """Seconds of processor that a build takes, a text added to one of its documents."""
    council = Council.under(folder)
    council.source(REVIEW, council.text(REVIEW) + text)
    for name in ("commitments.tsv", "threads.tsv"):
        (council.data / "registers" / name).unlink()
    child = os.fork()
    if child == 0:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - this process ends at once
        os._exit(run(council.build))
    _, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1)
    return used.ru_utime + used.ru_stime


@pytest.mark.slow
@pytest.mark.parametrize("what", GROWING)
def test_ten_times_as_much_takes_eleven_times_as_long_at_most(what: str, tmp_path: Path) -> None:
    made, some = GROWING[what]
    council = Council.under(tmp_path / "warm")
    assert run(council.build) == 0  # what a build imports is no part of the measure
    once = seconds(made(some), tmp_path / "once")
    ten = seconds(made(10 * some), tmp_path / "ten")
    assert ten <= MOST * max(once, LEAST)
