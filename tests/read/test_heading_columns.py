"""Columns of headings and of numbered activities under heads that nobody knows, and heads on two lines."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from goldenthread.model import Kind
from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.heading_columns import with_heading_columns
from goldenthread.read.heading_guesses import heading_pattern
from tests.read.test_activity_columns import Row, added, as_csv, rows_of

HEAD = ("Theme", "Our hope", "What we will do", "Action", "Who", "By when")
SHORE, CREEK, ROADS = "A shore without litter", "A creek that is deep", "Roads without holes"
ROWS = (
    ("The coast", SHORE, "Paint the huts", "Buy the paint", "Ida Storr", "31/05/2031"),
    ("", "", "Rake the shore", "Buy nine rakes", "Ida Storr", "30/06/2031"),
    ("", "", "", "Hire two rakers", "Bram Oke", "31/07/2031"),
    ("", CREEK, "Dredge the creek", "Sound the creek bed", "Una Voss", "31/08/2031"),
    ("", "", "", "Let the dredging", "Una Voss", "30/09/2031"),
    ("The town", ROADS, "Tar the lanes", "Boil the tar", "Ida Storr", "31/10/2031"),
    ("", "", "", "Lay the tar", "Bram Oke", "30/11/2031"),
)
MERGES = ("A2:A6", "A7:A8", "B2:B4", "B5:B6", "B7:B8", "C3:C4", "C5:C6", "C7:C8")


def book(rows: tuple[tuple[str, ...], ...], merges: tuple[str, ...]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    for merge in merges:
        made.worksheets[0].merge_cells(merge)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_a_merged_column_between_theme_and_activity_names_the_priority(tmp_path: Path, name: str) -> None:
    content = as_csv(HEAD, *ROWS) if name.endswith("csv") else book((HEAD, *ROWS), MERGES)
    plan, guesses = added(tmp_path, name, content)
    unders = {one.text: one.under for one in rows_of(plan) if one.kind is Kind.ACTIVITY}
    assert unders == {
        "Paint the huts": SHORE,
        "Rake the shore": SHORE,
        "Dredge the creek": CREEK,
        "Tar the lanes": ROADS,
    }
    assert "a guess: 'Our hope' is priority" in guesses
    priorities = {one.text: one.parent for one in plan.headings if one.kind is Kind.PRIORITY}
    themes = {one.key: one.text for one in plan.headings if one.kind is Kind.THEME}
    assert [themes[priorities[text]] for text in (SHORE, CREEK, ROADS)] == ["The coast", "The coast", "The town"]


def guessed(head: str, cells: tuple[str, ...], place: int = 0) -> str:
    """What a column of unknown words beside titles is taken for."""
    columns = [
        ColumnGuess(place, head, "note", "a guess", "nothing tells"),
        ColumnGuess(1 - place, "Action", "title", "sure", "its head"),
    ]
    rows = [(cell, f"Mend lane {number}")[:: 1 if place == 0 else -1] for number, cell in enumerate(cells)]
    return next(one.field for one in with_heading_columns(columns, rows) if one.head == head)


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("Dry cellars", "Dry cellars", "Clean wells", "Clean wells"), "priority"),
        (("Dry cellars", "", "Clean wells", ""), "priority"),
        (("Dry cellars", "Clean wells", "Dry cellars", "Clean wells"), "note"),
        (("Dry cellars", "Clean wells", "Lit lanes", ""), "note"),
        (("Dry cellars", "", "", ""), "note"),
        (("", "Dry cellars", "Clean wells", ""), "note"),
        (("2031", "2031", "2032", "2032"), "note"),
    ],
)
def test_texts_are_headings_where_they_go_on_and_never_come_again(cells: tuple[str, ...], field: str) -> None:
    assert guessed("Our hope", cells) == field


def test_a_column_right_of_the_titles_is_no_heading() -> None:
    assert guessed("Paid from", ("The harbour fund", "", "The road fund", ""), place=1) == "note"


NUMBERED = ("Objective", "Strategy", "No.", "Action", "Timeframe")


def strategies(*numbers: str) -> tuple[tuple[str, ...], ...]:
    return (
        (SHORE, "1.1 Rake the shore", numbers[0], "Buy nine rakes", "30/06/2031"),
        ("", "", numbers[1], "Hire two rakers", "31/07/2031"),
        (CREEK, "2.1 Dredge the creek", numbers[2], "Sound the creek bed", "31/08/2031"),
        ("", "", numbers[3], "Let the dredging", "30/09/2031"),
    )


def test_a_column_whose_numbers_those_of_the_rows_go_on_with_names_the_activities(tmp_path: Path) -> None:
    plan, _ = added(tmp_path, "plan.csv", as_csv(NUMBERED, *strategies("1.1.1", "1.1.2", "2.1.1", "2.1.2")))
    assert rows_of(plan) == [
        Row(Kind.ACTIVITY, "Rake the shore", SHORE, "1.1"),
        Row(Kind.MILESTONE, "Buy nine rakes", "Rake the shore", "1.1.1"),
        Row(Kind.MILESTONE, "Hire two rakers", "Rake the shore", "1.1.2"),
        Row(Kind.ACTIVITY, "Dredge the creek", CREEK, "2.1"),
        Row(Kind.MILESTONE, "Sound the creek bed", "Dredge the creek", "2.1.1"),
        Row(Kind.MILESTONE, "Let the dredging", "Dredge the creek", "2.1.2"),
    ]


def test_a_column_with_other_numbers_than_the_rows_names_no_activities(tmp_path: Path) -> None:
    plan, _ = added(tmp_path, "plan.csv", as_csv(NUMBERED, *strategies("7.1.1", "1.1.2", "2.1.1", "2.1.2")))
    assert {row.kind for row in rows_of(plan)} == {Kind.ACTIVITY}


UPPER = ("Ref", "Step", "Officer", "By when", "Colour by quarter", "", "Year end", "")
LOWER = ("", "", "", "", "Q1", "Q2", "Verdict", "Why so")
MARKS = (
    ("A1", "Rake the shore", "Ida Storr", "30/06/2031", "G", "A", "Achieved", "All nine rakes were bought in May."),
    ("A1.1", "Buy nine rakes", "Bram Oke", "31/07/2031", "G", "G", "Achieved", "They were cheap this year."),
    ("A2", "Dredge the creek", "Una Voss", "31/08/2031", "R", "R", "Not achieved", "The dredger sank on the way here."),
    ("A2.1", "Sound the bed", "Una Voss", "30/09/2031", "A", "R", "Not achieved", "Nobody had a line long enough."),
)


def test_the_lower_line_of_a_head_names_the_columns_that_the_upper_one_spans(tmp_path: Path) -> None:
    plan, _ = added(tmp_path, "plan.csv", as_csv(UPPER, LOWER, *MARKS))
    assert [one.ref for one in plan.commitments] == ["A1", "A1.1", "A2", "A2.1"]
    assert [one.progress.comment for one in plan.commitments] == [row[-1] for row in MARKS]
    assert [one.progress.status_printed for one in plan.commitments] == [row[-2] for row in MARKS]


def test_a_row_below_a_head_with_blank_columns_is_no_second_line_of_it(tmp_path: Path) -> None:
    head = ("Ref", "Step", "Officer", "By when", "Status", "")
    plan, _ = added(tmp_path, "plan.csv", as_csv(head, *((*row[:4], row[6], "") for row in MARKS)))
    assert [one.ref for one in plan.commitments] == ["A1", "A1.1", "A2", "A2.1"]


def test_words_before_a_number_may_be_two_and_hyphenated() -> None:
    pattern = heading_pattern(["Well-being Goal 1: Dry cellars", "Well-being Goal 2: Clean wells"])
    assert "Well\\-being\\ Goal" in pattern
    assert "Olympic" not in heading_pattern(["Olympic Park 2040 legacy"])
