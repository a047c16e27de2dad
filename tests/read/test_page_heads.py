"""What pages print again and again: found wherever it stands, and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from goldenthread.model import Plan
from goldenthread.read.page_heads import is_page_number, running_titles
from tests.interpret.invented import BLOCK_HEAD, BLOCKS, HEAD, ROWS, layout, read
from tests.read.test_tables_as_they_are import read as read_table

ROW = "Plant elms and\tAnn Lee (ENV)\t31/03/14\tComplete\tDone."
TORN: dict[str, Any] = {**ROWS, "furniture": [], "tables": [{**table, "rows": "torn"} for table in ROWS["tables"][:2]]}


def told(plan: Plan, rule: str) -> list[int]:
    """The lines that a rule took for furniture."""
    return [claim.line for claim in plan.claims if (claim.taken_for, claim.rule) == ("furniture", rule)]


@pytest.mark.parametrize("text", ["Page 3", "page 3 of 40", "PAGE 3/40", "Page No. 3", "- 3 -", "3 of 40", "| Page 3"])
def test_numbers_of_pages(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize(
    "text", ["3", "3/4/2014", "Page", "Pages 3 of the plan", "Page 3 is mended", "3 of 40 homes", "-3", "2013-14"]
)
def test_what_is_no_number_of_a_page(text: str) -> None:
    assert not is_page_number(text)


@pytest.mark.parametrize("printed", ["Page 7 of 40", "Page 7", "7 of 40"])
def test_the_number_of_a_page_cuts_no_row(printed: str) -> None:
    plan = read([HEAD, ROW, printed, "Mow greens\tRoy Poe\t31/03/14\tComplete\tDone."], layout(TORN))
    assert [row.text for row in plan.commitments] == ["Plant elms and", "Mow greens"]
    assert told(plan, "page-number") == [3]


def test_the_number_of_a_page_is_no_heading_of_a_workbook() -> None:
    bar = [{"kind": "theme", "pattern": "^(?P<text>.+)$"}]
    plan = read_table("Step,Who\nGreen town,\nMend,Ann Lee\nPage 2 of 3,\nOil,Ann Lee\n", headings=bar)
    assert [heading.text for heading in plan.headings] == ["Green town"]
    assert [row.text for row in plan.commitments] == ["Mend", "Oil"]


@pytest.mark.parametrize("times", [2, 3])
def test_a_line_alone_three_times_is_a_running_title_and_told(times: int) -> None:
    lines = [HEAD]
    for number in range(times):
        lines += [f"Plant {number} elms\tAnn Lee\t31/03/14\tComplete\tDone.", f"Harbour board, page {number + 2}"]
    plan = read(lines, layout(TORN))
    found = [issue.line for issue in plan.issues if issue.code == "running-title"]
    assert (told(plan, "running-title"), found) == (([3, 5, 7], [3, 5, 7]) if times == 3 else ([], []))


def test_fragments_and_narrow_tables_have_no_running_titles() -> None:
    def often(text: str, columns: int = 5) -> Sequence[str]:
        return list(running_titles([[text], ["a", "b"], [text], [text, ""]], columns))

    assert often("Harbour board") == ["Harbour board"]
    for text in ("harbour board", "Harbour", "Harbour board.", "Harbour and", "x" * 90, "Harbour -"):
        assert (often(text) == []) is (text != "Harbour and")
    assert often("Harbour board", 2) == []


def test_a_head_printed_again_does_not_end_its_heading() -> None:
    base = {**BLOCKS, "header_without_heading": "theme"}
    base["headings"] = [*BLOCKS["headings"], {"kind": "priority", "pattern": "^Aim: (?P<text>.+)$"}]
    rows = ["Plant\tCllr Fen\tDig. (May 2013)", "Water\tCllr Poe\tFill. (May 2013)"]
    lines = ["Goal: Green", "Aim: Trees", BLOCK_HEAD, rows[0]]
    again = read([*lines, BLOCK_HEAD, rows[1]], layout(base))
    after = read([*lines, "", BLOCK_HEAD, rows[1]], layout(base))
    assert [row.parent for row in again.commitments if row.kind == "activity"] == ["p2", "p2"]
    assert [row.parent for row in after.commitments if row.kind == "activity"] == ["p2", "t1"]


def test_pages_are_numbered_in_the_language_of_the_document() -> None:
    assert is_page_number("Tudalen 3 o 40", "cy")
    assert not is_page_number("Tudalen 3 o 40")
    assert not is_page_number("Page 3 of 40", "cy")
    pages = [["Cynllun Porth Tudalen 1"], ["Cynllun Porth Tudalen 2"], ["Cynllun Porth tud. 3"]]
    assert running_titles(pages, 3) == {}
    assert running_titles(pages, 3, "cy") == {text: 3 for (text,) in pages}
