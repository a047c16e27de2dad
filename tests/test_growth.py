"""Time grows with the length of a word, cell, line or list as they do, and not with its square."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.cases.council import REVIEW, Council
from tests.damages import IDENTITIES

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


def seconds(council: Council) -> float:
    """Seconds of processor that a build takes."""
    for name in ("commitments.tsv", "threads.tsv"):
        (council.data / "registers" / name).unlink()
    child = os.fork()
    if child == 0:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - this process ends at once
        os._exit(run(council.build))
    _, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1)
    return used.ru_utime + used.ru_stime


def grown(write: Callable[[Council, int], object], some: int, folder: Path) -> None:
    """Builds a council with something in it, and one with ten times as much of it."""
    warm = Council.under(folder / "warm")
    assert run(warm.build) == 0  # what a build imports is no part of the measure
    taken = []
    for number in (some, 10 * some):
        council = Council.under(folder / str(number))
        write(council, number)
        taken.append(seconds(council))
    once, ten = taken
    assert ten <= MOST * max(once, LEAST)


@pytest.mark.slow
@pytest.mark.parametrize("what", GROWING)
def test_ten_times_as_much_takes_eleven_times_as_long_at_most(what: str, tmp_path: Path) -> None:
    made, some = GROWING[what]
    grown(lambda council, number: council.source(REVIEW, council.text(REVIEW) + made(number)), some, tmp_path)


def officer(number: int) -> str:
    """A name that is like no other."""
    return f"{letters(number).title()}a Fie{letters(number * 7 + 3)}ld"


def unregistered(council: Council, some: int) -> None:
    """So many rows, each with an officer whom no register knows; all surnames begin alike."""
    made = "".join(row(title=f"Hand over homes of court {n}", who=f"{officer(n)} [HOMES]") for n in range(some))
    council.source(REVIEW, council.text(REVIEW) + made)


def lines_of(name: str, head: str, line: Callable[[int], str]) -> Callable[[Council, int], object]:
    """Writes a file of a head and so many lines."""
    return lambda council, some: council.write(name, head + "".join(line(number) for number in range(some)))


def added(name: str, line: Callable[[int], str]) -> Callable[[Council, int], object]:
    """Writes so many lines behind a file."""
    return lambda council, some: council.write(name, council.text(name) + "".join(map(line, range(some))))


def documents(council: Council, some: int) -> None:
    """So many further editions, each with the same words."""
    listed, words = council.text("sources.toml"), council.text(REVIEW)
    for year in range(2020, 2020 + some):
        edition = f"{year}-{(year + 1) % 100:02d}"
        path = council.write(f"sources/{year}.txt", words.replace("2019-20", edition))
        listed += f'''
[[documents]]
path = "sources/{year}.txt"
title = "Review {year}"
body = "brackenford"
edition = "{edition}"
document = "year-end-report"
layout = "brackenford-review"
sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"
year_start = {year}-04-01
year_end = {year + 1}-03-31
as_of = {year + 1}-03-31
'''
    council.write("sources.toml", listed)


LAYOUT = "layouts/brackenford-review.toml"
ACKNOWLEDGEMENT = """[[acknowledged]]
code = "percent-not-mean"
focus = "brackenford/2019-20/step-{0}"
reason = "The council counts its steps by their cost."
by = "Ann"
date = 2026-01-02

"""
GROWING_FILES: dict[str, tuple[Callable[[Council, int], object], int]] = {
    "persons": (
        lines_of(
            "identities/persons.tsv",
            IDENTITIES["persons.tsv"],
            lambda n: f"brackenford\t{1000 + n}\t{officer(n)}\t\t\t\n",
        ),
        400,
    ),
    "posts": (
        lines_of(
            "identities/posts.tsv",
            IDENTITIES["posts.tsv"],
            lambda n: f"brackenford\tp{n}\tHead of {letters(n)}\t\t\t\n",
        ),
        300,
    ),
    "units": (
        lines_of(
            "identities/units.tsv",
            IDENTITIES["units.tsv"],
            lambda n: f"brackenford\tu{n}\tU{n}\tUnit of {letters(n)}\t\t\t\n",
        ),
        300,
    ),
    "names that are two persons": (
        lines_of(
            "identities/distinct.tsv",
            IDENTITIES["distinct.tsv"],
            lambda n: f"brackenford\t{officer(2 * n)}\t{officer(2 * n + 1)}\tTwo officers.\n",
        ),
        300,
    ),
    "reviewers": (
        lines_of("reviewers.tsv", "key\tkind\tname\tdate\n", lambda n: f"reader {n}\tperson\tReader {n}\t2026-01-02\n"),
        400,
    ),
    "acknowledgements": (lines_of("acknowledged.toml", "", ACKNOWLEDGEMENT.format), 300),
    "patterns of a layout": (
        added(LAYOUT, lambda n: f"\n[[furniture]]\nname = 'note {n}'\npattern = '^note {n} of \\w+'\n"),
        100,
    ),
    "words of a status": (added(LAYOUT, lambda n: f'\n"Word {letters(n)}" = "not started"'), 300),
    "documents": (documents, 4),
    "officers whom no register knows": (unregistered, 120),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", GROWING_FILES)
def test_ten_times_as_many_entries_take_eleven_times_as_long_at_most(what: str, tmp_path: Path) -> None:
    write, some = GROWING_FILES[what]
    grown(write, some, tmp_path)
