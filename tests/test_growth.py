"""Time grows with the length of a word, cell, line or list as they do, and not with its square."""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
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
    "sentences of a comment of a megabyte": (lambda n: row(said="The trees were planted by the gate. " * n), 2800),
    "words of a comment of a megabyte": (lambda n: row(said="trees, " * n), 14000),
    "lines of one comment": (lambda n: row(said="; ".join(f"court {i}: 12%" for i in range(n))), 300),
    "rows of cells": (lambda n: (row()[:-1] + "\tab" * 60 + "\n") * n, 60),
    "steps of a promise": (lambda n: row() + "".join(row(title=f"Sweep yard {i}") for i in range(n)), 90),
    "units of a cell": (lambda n: row(who=f"Ann Field [{', '.join(letters(i).upper() for i in range(n))}]"), 200),
    "statuses of a cell": (lambda n: row().replace("RED", "RED " * n), 400),
    "percentages of a cell": (lambda n: row().replace("0%", "10% " * n), 400),
    "references": (lambda n: row().replace("3b", "3b" * n), 1500),
    "one heading": (lambda n: f"### Goal 7. {'Streets ' * n}\n", 1500),
    "copied comments": (lambda n: row(said="The court is swept each week, and will be swept each day.") * n, 60),
    "headings": (lambda n: "".join(f"### Goal {i}. Streets\n#### Aim {i}.1 Clean\n" for i in range(n)), 100),
}


def seconds(council: Council) -> float:
    """Seconds of processor that a build takes."""
    for name in ("commitments.tsv", "threads.tsv"):
        (council.data / "registers" / name).unlink()
    return seconds_of(council.build)


def seconds_of(words: list[str]) -> float:
    """Seconds of processor that a command takes."""
    child = os.fork()
    if child == 0:
        gc.freeze()  # what the tests hold is no part of the measure
        sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - this process ends at once
        os._exit(run(words))
    _, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1)
    return used.ru_utime + used.ru_stime


def grown(write: Callable[[Council, int], object], some: int, folder: Path) -> None:
    """Builds a council with something in it, and one with ten times as much of it."""
    warm = Council.under(folder / "warm")
    assert run(warm.build) == 0  # what a build imports is no part of the measure

    def taken(number: int) -> float:
        council = Council.under(Path(tempfile.mkdtemp(dir=folder)))
        write(council, number)
        return seconds(council)

    assert compared(taken, some)


def compared(taken: Callable[[int], float], some: int) -> bool:
    """Whether ten times as much takes eleven times as long at most; asked again where it seems not: others work too."""
    tries = ((taken(some), taken(10 * some)) for _ in range(3))
    return any(ten <= MOST * max(once, LEAST) for once, ten in tries)


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


def of_long_names(council: Council, some: int) -> None:
    """So many rows, each with an officer whom no register knows, of two long names that begin with the same letter."""
    whose = [f"Ale{letters(n * 7919 % 100_003) * 3} Abe{letters(n * 6007 % 100_003) * 3}" for n in range(some)]
    made = "".join(row(title=f"Hand over homes of court {n}", who=f"{who} [HOMES]") for n, who in enumerate(whose))
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
MEASURES = """
[[measures]]
name = "counted"
shape = "targets"
begins = '^Measure'
unit = 'Counted in:'
polarity = 'Good is:'
polarities = {{ "More" = "higher" }}
counts = '^Number'
columns = [{{ header = "Measure", field = "name" }}, {0}]
"""


def measures(council: Council, rows: int, years: int) -> None:
    """A table of so many measures, each with figures of so many years."""
    columns = ", ".join(f'{{ header = "Y{n}", kind = "actual", period = "{1000 + n}" }}' for n in range(years))
    council.write(LAYOUT, council.text(LAYOUT).replace("[row_kinds]", f"{MEASURES.format(columns)}\n[row_kinds]"))
    head = "Measure\t" + "\t".join(f"Y{n}" for n in range(years)) + "\n"
    figures = "\t".join(str(n) for n in range(years))
    made = "".join(f"Trees of court {letters(n)} Counted in: Number Good is: More\t{figures}\n" for n in range(rows))
    council.source(REVIEW, council.text(REVIEW) + head + made)


def persons_of_many_names(council: Council, some: int) -> None:
    """Three persons, one of them with so many aliases."""
    aliases = "|".join(officer(number) for number in range(some))
    text = IDENTITIES["persons.tsv"] + f"brackenford\t1000\tMia Stone\t\t{aliases}\tSeen.\n"
    council.write("identities/persons.tsv", text)


def patches(council: Council, some: int) -> None:
    """So many patches, of which one fits."""
    name = "patches/brackenford-2018-19.toml"
    (patch,) = council.text(name).split("\n\n")[:1]
    council.write(name, "\n".join([patch, *(patch.replace("line = 17", f"line = {n + 100}") for n in range(some))]))


DECISION = (
    "data:brackenford/2019-20/year-end-report/activity/{0}\tPlant trees\tgt:continues\t\tdata:brackenford/2018-19/plan/"
    "activity/{0}\tPlant trees\tsemapv:ManualMappingCuration\t0.9\tann\t2026-01-02\t\t\t\ttrue\n"
)
DECISIONS = (
    "#curie_map:\n#  gt: https://w3id.org/goldenthread/ns#\n#  semapv: https://w3id.org/semapv/vocab/\n"
    "#  data: https://example.org/data/\nsubject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\t"
    "object_label\tmapping_justification\tconfidence\treviewer_label\tmapping_date\tcomment\tsubject_hash\tobject_hash\t"
    "joins\n"
)
JUDGEMENTS = "commitment\tcode\tholds\treaders\tdate\twords\tcompleted\treason\tmark\n"
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
    "aliases of a person": (persons_of_many_names, 300),
    "patches": (patches, 150),
    "decisions": (lines_of("links/ours.sssom.tsv", DECISIONS, lambda n: DECISION.format(f"{n + 5000}")), 400),
    "closings": (
        lines_of(
            "links/ours.closed.tsv",
            "commitment\tedition\treviewers\tdate\treason\tmark\n",
            lambda n: (
                f"data:brackenford/2019-20/year-end-report/activity/{n + 5000}\tdata:brackenford/2018-19/plan\tann\t"
                "2026-01-02\tNothing goes on.\ta751a6fa8a35\n"
            ),
        ),
        400,
    ),
    "judgements": (
        lines_of(
            "judgements/comments.tsv",
            JUDGEMENTS,
            lambda n: (
                f"data:brackenford/2019-20/year-end-report/activity/{n + 5000}\tstatus-contradicts-comment\tno\tann\t"
                "2026-01-02\t\t\tSeen.\ta751a6fa8a35\n"
            ),
        ),
        400,
    ),
    "measures": (lambda council, some: measures(council, some, 3), 60),
    "years of a measure": (lambda council, some: measures(council, 3, some), 60),
    "documents": (documents, 4),
    "officers whom no register knows": (unregistered, 120),
    "officers of long names whom no register knows": (of_long_names, 120),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", GROWING_FILES)
def test_ten_times_as_many_entries_take_eleven_times_as_long_at_most(what: str, tmp_path: Path) -> None:
    write, some = GROWING_FILES[what]
    grown(write, some, tmp_path)


HEAD = ("Aim", "Line", "What", "Who", "Due", "News")


def merged(rows: int) -> list[tuple[str, ...]]:
    """A table in which the cells of an aim and of an officer are merged over three rows each."""
    return [
        (f"Aim {n // 3}", f"{n + 1}", f"Sweep court {n}", f"Ann F{letters(n // 3)}ld", "31/03/2020", "Work goes on.")
        for n in range(rows)
    ]


def page_of_merged_cells(path: Path, rows: int) -> None:
    """A web page of such a table."""
    lines = [
        "".join(
            f"<td rowspan=3>{cell}</td>" if at in (0, 3) else f"<td>{cell}</td>"
            for at, cell in enumerate(cells)
            if number % 3 == 0 or at not in (0, 3)
        )
        for number, cells in enumerate(merged(rows))
    ]
    head = "".join(f"<th>{cell}</th>" for cell in HEAD)
    path.write_text(f"<table><tr>{'<tr>'.join([head, *lines])}</table>")


def workbook_of_merged_cells(path: Path, rows: int) -> None:
    """A workbook of such a table."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for cells in (HEAD, *merged(rows)):
        sheet.append(cells)
    for first in range(2, rows, 3):
        for column in (1, 4):
            sheet.merge_cells(start_row=first, end_row=first + 2, start_column=column, end_column=column)
    book.save(path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "write"), [("plan.html", page_of_merged_cells), ("plan.xlsx", workbook_of_merged_cells)]
)
def test_ten_times_as_many_merged_cells_take_eleven_times_as_long_at_most(
    name: str, write: Callable[[Path, int], None], tmp_path: Path
) -> None:

    def taken(rows: int) -> float:
        path = tmp_path / f"{rows}{name}"
        write(path, rows)
        return seconds_of(["layout", "draft", str(path)])

    write(tmp_path / name, 9)
    assert run(["layout", "draft", str(tmp_path / name)]) == 0  # imports are no part of the measure
    assert compared(taken, 300)
