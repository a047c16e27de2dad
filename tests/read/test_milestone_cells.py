"""Milestones that one cell of an activity lists become rows of their own, in every format, as they are listed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.adding import add_document
from goldenthread.model import Kind, Plan
from goldenthread.read.data_folder import read_folder
from goldenthread.read.milestone_cells import listed_milestones, milestone_rows
from goldenthread.read.raw import RawRow
from goldenthread.read.source_catalogue import load_catalogue

HEAD = ("No", "Action", "Key milestones", "Lead", "Due date", "Update")
MOOR = "\u2022 Sound the creek bed (30.06.31)\n\u2022 Order forty chains, and test them (October 2031)"
BAKE = "\u2022 Relight the old oven"


def added(tmp_path: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> tuple[Plan, str]:
    path, data = tmp_path / "plan.csv", tmp_path / "data"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in (head, *rows)), encoding="utf-8")
    told = add_document(path, data, body="wendle", edition="2031-32", document="plan")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    return plan, "\n".join(told.guesses)


ROWS = (
    ("1", "Lay new moorings in the creek", MOOR, "Ida Storr", "31/12/2031", "The bed was sounded in May."),
    ("2", "Reopen the parish bakehouse", BAKE, "Una Voss", "31/01/2032", "Nobody has come forward."),
    ("3", "Paint every buoy in the harbour", "None", "Una Voss", "31/03/2032", "The paint is here."),
)


def test_a_draft_takes_the_column_for_milestones_and_each_is_a_row_below_its_activity(tmp_path: Path) -> None:
    plan, guesses = added(tmp_path, *ROWS)
    assert "likely: 'Key milestones' is milestones" in guesses
    keys = {one.key: one.text for one in plan.commitments}
    found = [(one.kind, one.text, keys.get(one.parent, ""), one.deadlines) for one in plan.commitments]
    assert found == [
        (Kind.ACTIVITY, ROWS[0][1], "", (date(2031, 12, 31),)),
        (Kind.MILESTONE, "Sound the creek bed", ROWS[0][1], (date(2031, 6, 30),)),
        (Kind.MILESTONE, "Order forty chains, and test them", ROWS[0][1], (date(2031, 10, 31),)),
        (Kind.ACTIVITY, ROWS[1][1], "", (date(2032, 1, 31),)),
        (Kind.MILESTONE, "Relight the old oven", ROWS[1][1], ()),
        (Kind.ACTIVITY, ROWS[2][1], "", (date(2032, 3, 31),)),
    ]
    assert [one.progress.comment for one in plan.commitments if one.kind is Kind.ACTIVITY] == [row[5] for row in ROWS]
    assert [one.line for one in plan.commitments][:3] == [2, 2, 2]
    told = [(one.line, one.code) for one in plan.issues if one.rule == "list-in-a-cell"]
    assert told == [(2, "cell-split"), (4, "stray-text")]  # "None" is told too, and one milestone needs no word


def test_a_column_of_one_text_a_cell_is_not_taken_for_a_list(tmp_path: Path) -> None:
    rows = [(*row[:2], f"Stage {number} of the works is over", *row[3:]) for number, row in enumerate(ROWS)]
    plan, guesses = added(tmp_path, *rows)
    assert "is milestones" not in guesses
    assert {one.kind for one in plan.commitments} == {Kind.ACTIVITY}


def test_milestones_beside_a_milestone_are_told_and_not_lost() -> None:
    row = RawRow(Kind.MILESTONE, {"title": "Dig", "milestones": MOOR}, (4,), 4, 1)
    (same,) = milestone_rows(row, "2031-32")
    assert same.fields == {"title": "Dig"}
    assert [(one.code, one.printed) for one in same.issues] == [("stray-text", MOOR)]


def test_without_a_column_of_titles_the_milestones_are_the_rows(tmp_path: Path) -> None:
    _, guesses = added(tmp_path, *((row[0], *row[2:]) for row in ROWS), head=(HEAD[0], *HEAD[2:]))
    assert "is milestones" not in guesses


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("- Plan made\n- Sessions\nheld in halls", [("Plan made", ""), ("Sessions held in halls", "")]),
        ("1) Plan made 2) Halls open", [("Plan made", ""), ("Halls open", "")]),
        ("2) Plan made 3) Halls open", [("2) Plan made 3) Halls open", "")]),
        ("Open 1 of the halls. 2 more", [("Open 1 of the halls. 2 more", "")]),
        ("Plan made\nHalls open; and\nlet", [("Plan made Halls open; and let", "")]),
        ("Plan - made - and open", [("Plan - made - and open", "")]),
        ("Aims: \u25aa Plan made \u25aa Halls open", [("Aims:", ""), ("Plan made", ""), ("Halls open", "")]),
        ("Plan made (pilot)", [("Plan made (pilot)", "")]),
        ("Plan made (99.10.31)", [("Plan made (99.10.31)", "")]),
        ("(May 2031)", [("(May 2031)", "")]),
        ("n/a", []),
        ("\u2022", []),
    ],
)
def test_what_a_cell_lists(cell: str, wanted: list[tuple[str, str]]) -> None:
    assert listed_milestones(cell) == wanted
