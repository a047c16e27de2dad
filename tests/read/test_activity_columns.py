"""Tables that print activities and their milestones side by side: the columns give the hierarchy."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from goldenthread.adding import add_document
from goldenthread.model import Kind, Plan
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue

HEAD = ("Undertaking", "Milestone", "Who", "Due date", "Status")
MOOR, BAKE = "Lay new moorings in the creek", "Reopen the parish bakehouse"
ROWS = (
    (MOOR, "Sound the creek bed", "Ida Storr", "30/06/2031", "Done"),
    ("", "Order forty chains", "Bram Oke", "31/10/2031", "Late"),
    (BAKE, "Relight the old oven", "Una Voss", "30/09/2031", "Done"),
    ("", "Hire a second baker", "Una Voss", "31/01/2032", "Not started"),
)


class Row(NamedTuple):
    """A row as read: what it is, its title, the title of what it stands under, its reference."""

    kind: Kind
    text: str
    under: str
    ref: str = ""


def added(tmp_path: Path, name: str, content: bytes) -> tuple[Plan, str]:
    """The plan that comes of a document that a clerk adds, and what was guessed."""
    path, data = tmp_path / name, tmp_path / f"{name}-data"
    path.write_bytes(content)
    told = add_document(path, data, body="wendle", edition="2031-32", document="year-end-report")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    return plan, "\n".join(told.guesses)


def rows_of(plan: Plan) -> list[Row]:
    titles = {one.key: one.text for one in plan.headings} | {one.key: one.text for one in plan.commitments}
    return [Row(one.kind, one.text, titles.get(one.parent, ""), one.ref) for one in plan.commitments]


def as_csv(*rows: tuple[str, ...]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


TREE = [
    Row(Kind.ACTIVITY, MOOR, ""),
    Row(Kind.MILESTONE, ROWS[0][1], MOOR),
    Row(Kind.MILESTONE, ROWS[1][1], MOOR),
    Row(Kind.ACTIVITY, BAKE, ""),
    Row(Kind.MILESTONE, ROWS[2][1], BAKE),
    Row(Kind.MILESTONE, ROWS[3][1], BAKE),
]


def test_a_cell_speaks_for_the_blank_ones_below(tmp_path: Path) -> None:
    plan, guesses = added(tmp_path, "steps.csv", as_csv(HEAD, *ROWS))
    assert rows_of(plan) == TREE
    assert "likely: 'Undertaking' is activity" in guesses
    assert [row.deadlines for row in plan.commitments][:2] == [(), (date(2031, 6, 30),)]


def test_a_cell_speaks_for_the_rows_that_it_is_merged_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.worksheets[0].append(row)
    for top in (2, 4):
        book.worksheets[0].merge_cells(start_row=top, end_row=top + 1, start_column=1, end_column=1)
    out = io.BytesIO()
    book.save(out)
    plan, _ = added(tmp_path, "steps.xlsx", out.getvalue())
    assert rows_of(plan) == TREE


def test_a_reference_that_begins_anew_with_the_activity_is_its_own(tmp_path: Path) -> None:
    rows = [(number, *row) for number, row in zip(("7", "", "8", ""), ROWS, strict=True)]
    plan, _ = added(tmp_path, "steps.csv", as_csv(("No", *HEAD), *rows))
    assert [row.ref for row in rows_of(plan)] == ["7", "", "", "8", "", ""]
    assert [row.text for row in rows_of(plan)] == [row.text for row in TREE]


def test_a_reference_of_each_row_is_that_of_the_milestone(tmp_path: Path) -> None:
    rows = [(number, *row) for number, row in zip(("7a", "7b", "8a", "8b"), ROWS, strict=True)]
    plan, _ = added(tmp_path, "steps.csv", as_csv(("No", *HEAD), *rows))
    assert [row.ref for row in rows_of(plan)] == ["", "7a", "7b", "", "8a", "8b"]


def test_a_row_without_a_milestone_is_that_of_its_activity(tmp_path: Path) -> None:
    own = (BAKE, "", "Per Dahl", "31/03/2032", "Late")
    plan, _ = added(tmp_path, "steps.csv", as_csv(HEAD, *ROWS[:2], own, ("", *ROWS[2][1:]), ROWS[3]))
    assert rows_of(plan) == TREE
    stated = plan.commitments[3]
    assert ([one.name for one in stated.officers], stated.deadlines) == (["Per Dahl"], (date(2032, 3, 31),))


def test_a_heading_ends_an_activity_and_what_none_names_below_it_is_told(tmp_path: Path) -> None:
    rows = (("Harbour",), *ROWS[:2], ("Town",), ("", *ROWS[2][1:]), (BAKE, *ROWS[3][1:]))
    plan, _ = added(tmp_path, "steps.csv", as_csv(HEAD, *(tuple(row) for row in rows)))
    told = [(issue.code, issue.line) for issue in plan.issues if issue.field == "parent"]
    assert told == [("parent-missing", 6)]
    assert rows_of(plan)[-1] == TREE[-1]


def test_the_same_words_below_another_heading_are_another_activity(tmp_path: Path) -> None:
    rows = (("Harbour",), *ROWS[:2], ("Town",), (MOOR, *ROWS[2][1:]), ROWS[3])
    plan, _ = added(tmp_path, "steps.csv", as_csv(HEAD, *rows))
    activities = [row for row in rows_of(plan) if row.kind is Kind.ACTIVITY]
    assert activities == [Row(Kind.ACTIVITY, MOOR, "Harbour"), Row(Kind.ACTIVITY, MOOR, "Town")]


@pytest.mark.parametrize(
    "rows",
    [
        [(f"{MOOR} {number}", *row[1:]) for number, row in enumerate(ROWS)],  # one milestone each
        [("", *row[1:]) for row in ROWS],  # no activity at all
    ],
)
def test_columns_that_do_not_go_on_over_rows_are_no_activities(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    plan, guesses = added(tmp_path, "steps.csv", as_csv(HEAD, *rows))
    assert "is activity:" not in guesses
    assert {row.kind for row in rows_of(plan)} == {Kind.ACTIVITY}


def test_every_line_of_the_source_is_accounted_for(tmp_path: Path) -> None:
    plan, _ = added(tmp_path, "steps.csv", as_csv(HEAD, *ROWS))
    assert {claim.line for claim in plan.claims} == {1, 2, 3, 4, 5}
    assert not [claim for claim in plan.claims if claim.taken_for in ("unclaimed", "issue")]
