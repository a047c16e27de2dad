"""Plans in parts: a sheet, a table or a stretch of rows for each heading, as their drafted layouts read them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from goldenthread.model import Kind, Plan
from tests.read.formats.documents import Page, pdf
from tests.read.test_activity_columns import Row, added, as_csv, rows_of

HEAD = ("No", "Task", "Who", "Due date", "Status")
QUAY = (
    ("1", "Point the quay wall", "Ida Storr", "30/06/2031", "Done"),
    ("2", "Grease the crane", "Bram Oke", "31/10/2031", "Late"),
)
MILL = (
    ("3", "Dress the millstones", "Una Voss", "30/09/2031", "Done"),
    ("4", "Clear the leat", "Ida Storr", "31/01/2032", "Not started"),
)
LEFTS = (40, 80, 300, 400, 480, 560)


def workbook(*sheets: tuple[str, Sequence[Sequence[str]]], hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def under(plan: Plan) -> list[tuple[str, str]]:
    return [(row.text, row.under) for row in rows_of(plan)]


def codes(plan: Plan) -> list[str]:
    return [issue.code for issue in plan.issues]


IN_PARTS = [
    (QUAY[0][1], "Keep the quay"),
    (QUAY[1][1], "Keep the quay"),
    (MILL[0][1], "Run the mill"),
    (MILL[1][1], "Run the mill"),
]


def test_sheets_with_one_head_are_parts_of_one_plan_and_their_names_its_headings(tmp_path: Path) -> None:
    book = workbook(
        ("Cover", [("Wendle: our plan",)]), ("Keep the quay", [HEAD, *QUAY]), ("Run the mill", [HEAD, *MILL])
    )
    plan, _ = added(tmp_path, "a.xlsx", book)
    assert under(plan) == IN_PARTS
    assert codes(plan).count("sheets-together") == 2
    assert codes(plan).count("sheet-not-read") == 1
    assert plan.address(plan.commitments[2].lines).startswith("sheet=Run the mill&cell=A2")


def test_a_heading_that_the_sheet_prints_is_read_and_not_its_name(tmp_path: Path) -> None:
    quay, mill = [("Keep the quay",), HEAD, *QUAY], [("Run the mill",), HEAD, *MILL]
    plan, _ = added(tmp_path, "a.xlsx", workbook(("KQ", quay), ("RM", mill)))
    assert under(plan) == IN_PARTS
    assert {one.text for one in plan.headings} == {"Keep the quay", "Run the mill"}


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("2030-31", [HEAD, *MILL]),  # another year
        ("Q3", [HEAD, *MILL]),
        ("Copy", [HEAD, QUAY[0]]),  # rows that stand on the first sheet
        ("Hidden", [HEAD, *MILL]),
        ("Money", [("No", "Task", "Sum", "Code", "Vote"), ("1", "Point the wall", "200", "7", "A")]),
    ],
)
def test_another_year_a_copy_a_hidden_sheet_and_another_head_are_left_and_told(
    tmp_path: Path, name: str, rows: Sequence[Sequence[str]]
) -> None:
    first = [HEAD, *QUAY, ("5", "Mend the slip", "Una Voss", "30/06/2031", "Done")]
    plan, _ = added(tmp_path, "a.xlsx", workbook(("Quay", first), (name, rows), hidden="Hidden"))
    assert [row.ref for row in plan.commitments] == ["1", "2", "5"]
    assert "sheet-not-read" in codes(plan)
    assert "sheets-together" not in codes(plan)


def test_a_heading_above_the_first_head_is_one_as_those_above_the_others_are(tmp_path: Path) -> None:
    rows = (("Wendle plan",), ("Keep the quay",), HEAD, *QUAY, ("Run the mill",), HEAD, *MILL)
    plan, _ = added(tmp_path, "a.csv", as_csv(*rows))
    assert under(plan) == IN_PARTS


def test_a_title_above_one_table_is_no_heading(tmp_path: Path) -> None:
    plan, _ = added(tmp_path, "a.csv", as_csv(("Wendle plan",), HEAD, *QUAY, HEAD, *MILL))
    assert {row.under for row in rows_of(plan)} == {""}


def test_headings_between_ruled_tables_of_a_pdf_are_headings(tmp_path: Path) -> None:
    page, top = Page(), 40
    for title, rows in (("Keep the quay", QUAY), ("Run the mill", MILL)):
        page.row((40,), top, title)
        for at, row in enumerate((HEAD, *rows)):
            page.row(LEFTS, top + 30 + 20 * at, *row)
        page.box(LEFTS, [top + 30 + 20 * at for at in range(4)])
        top += 150
    plan, _ = added(tmp_path, "a.pdf", pdf([page]))
    assert under(plan) == IN_PARTS


ACTIONS = (("Action 1: Keep the quay",), *QUAY, ("Action 2: Run the mill",), *MILL)


def test_a_numbered_action_between_rows_is_the_commitment_of_the_rows_below(tmp_path: Path) -> None:
    plan, guesses = added(tmp_path, "a.csv", as_csv(HEAD, *ACTIONS))
    assert rows_of(plan)[:2] == [
        Row(Kind.ACTIVITY, "Keep the quay", "", "1"),
        Row(Kind.MILESTONE, QUAY[0][1], "Keep the quay", "1"),
    ]
    assert "'Action' is an activity" in guesses


def test_any_line_between_milestones_is_their_commitment_but_a_numbered_priority(tmp_path: Path) -> None:
    head = ("No", "Key milestones", *HEAD[2:])
    plain = [("Keep the quay",), *QUAY, ("Run the mill",), *MILL]
    plan, _ = added(tmp_path, "a.csv", as_csv(head, *plain))
    assert [row.kind for row in rows_of(plan)][:2] == [Kind.ACTIVITY, Kind.MILESTONE]
    numbered = [("Priority 1: Keep the quay",), *QUAY, ("Priority 2: Run the mill",), *MILL]
    plan, _ = added(tmp_path, "b.csv", as_csv(head, *numbered))
    assert {row.kind for row in rows_of(plan)} == {Kind.ACTIVITY}
    assert under(plan) == IN_PARTS


DEEP = (
    ("1", "Keep the quay"),
    ("1.1", *QUAY[0][1:]),
    ("1.1.1", *QUAY[1][1:]),
    ("2", "Run the mill"),
    ("2.1", *MILL[0][1:]),
    ("2.1.1", *MILL[1][1:]),
)


def test_numbers_of_three_depths_are_headings_activities_and_milestones(tmp_path: Path) -> None:
    plan, _ = added(tmp_path, "a.csv", as_csv(HEAD, *DEEP))
    assert rows_of(plan)[:2] == [
        Row(Kind.ACTIVITY, QUAY[0][1], "Keep the quay", "1.1"),
        Row(Kind.MILESTONE, QUAY[1][1], QUAY[0][1], "1.1.1"),
    ]
    assert [(one.ref, one.text) for one in plan.headings] == [("1", "Keep the quay"), ("2", "Run the mill")]


def test_a_first_depth_with_a_date_is_no_heading(tmp_path: Path) -> None:
    dated = (("1", "Keep the quay", "", "31/03/2032", ""), *DEEP[1:])
    plan, _ = added(tmp_path, "a.csv", as_csv(HEAD, *dated))
    assert rows_of(plan)[0] == Row(Kind.ACTIVITY, "Keep the quay", "", "1")
    assert plan.headings == ()


def test_a_head_on_two_lines_of_markdown(tmp_path: Path) -> None:
    lines = [("No", "Task", "Who", "When", ""), ("---",) * 5, ("", "", "", "Start", "Finish"), *QUAY, *MILL]
    dated = [(*row[:3], "01/04/2031", row[3]) if row in (*QUAY, *MILL) else row for row in lines]
    text = "\n".join(f"| {' | '.join(row)} |" for row in dated)
    plan, _ = added(tmp_path, "a.md", text.encode())
    assert [(row.ref, str(row.deadlines[0])) for row in plan.commitments][:1] == [("1", "2031-06-30")]


def test_tables_of_a_page_without_rules_may_each_have_other_columns(tmp_path: Path) -> None:
    page, top = Page(), 40
    for title, shift, rows in (("Keep the quay", 0, QUAY), ("Run the mill", 45, MILL)):
        page.row((40,), top, title)
        for at, row in enumerate((HEAD, *rows, *[("9", "Sweep up", "Bram Oke", "31/03/2032", "Late")] * 6)):
            page.row((40, 80, 300 - shift, 380 - shift, 440 - shift), top + 30 + 16 * at, *row)
        top += 200
    plan, _ = added(tmp_path, "a.pdf", pdf([page]))
    told = {row.text: (row.officers[0].name, row.progress.status_printed) for row in plan.commitments}
    assert told[MILL[0][1]] == ("Una Voss", "Done")
    assert told[QUAY[0][1]] == ("Ida Storr", "Done")
