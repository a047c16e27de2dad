"""Cells of a PDF that are merged over rows: beside rows without rules, cut by a page end, gone on with overleaf."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.read.formats import Source, read_rows
from goldenthread.read.formats.pdf_words import Word
from goldenthread.read.formats.row_breaks import are_rows, parted_by_columns
from tests.read.formats.documents import Page, pdf

LEFTS = (40, 160, 300, 400, 480)
HEAD = ("Undertaking", "Step", "Who", "By")
LONG = "Mend all that the\ngreat flood took\nfrom the lower\nquay and the slip"


def read(*pages: Page) -> Source:
    return read_rows(pdf(pages), Path("a.pdf"))


def cells(source: Source) -> list[tuple[str, ...]]:
    return [row.cells for row in source.rows if row.table and row.cells != HEAD]


def test_rows_part_beside_a_merged_cell_without_rules() -> None:
    page = Page()
    page.row(LEFTS, 40, *HEAD)
    for number in range(4):
        top = 70 + 60 * number
        page.row(LEFTS, top, f"{number}. {LONG}", "Sound the creek\nonce more", "Ina Roe", "30/06/2031")
        page.row(LEFTS, top + 26, "", "Order the chains\nby the yard", "Tom Ash", "30/09/2031")
    found = cells(read(page))
    steps = [("Sound the creek\nonce more", "Ina Roe", "30/06/2031"), ("Order the chains\nby the yard", "Tom Ash")]
    assert [row[0] for row in found] == [text for number in range(4) for text in (f"{number}. {LONG}", "")]
    assert [row[1:3] for row in found[:2]] == [steps[0][:2], steps[1][:2]]


def test_a_row_of_several_lines_is_one_row() -> None:
    page = Page()
    page.row(LEFTS, 40, *HEAD)
    for number in range(6):
        page.row(LEFTS, 70 + 60 * number, f"{number}. {LONG}", "Sound the creek\nonce more", "Ina Roe\nTom Ash", "2031")
    assert [row[2] for row in cells(read(page))] == ["Ina Roe\nTom Ash"] * 6


def test_rows_of_one_line_each_are_rows() -> None:
    page = Page()
    page.row(LEFTS, 40, *HEAD)
    for number in range(12):
        page.row(LEFTS, 55 + 14 * number, f"Quay {number}", "Sound it", "Ina Roe", "30/06/2031")
    assert [row[0] for row in cells(read(page))] == [f"Quay {number}" for number in range(12)]


def test_a_column_without_words_keeps_its_head() -> None:
    page = Page()
    head = ("Undertaking", "Step", "Who", "By", "RAG")
    page.row((*LEFTS[:4], 460), 40, *head)
    for number in range(10):
        page.row(LEFTS, 70 + 36 * number, f"Quay {number}\nand slip", "Sound it", "Ina Roe", "30/06/31")
    found = [row.cells for row in read(page).rows if row.table]
    assert found[0] == head
    assert {row[4] for row in found[1:]} == {""}


def ruled(page: Page, top: int, bottom: int, *, closed: bool) -> None:
    """Rules of two rows whose first cell is one, with or without a rule at its foot."""
    middle = (top + bottom) // 2
    page.rules += [(40, top, 480, top), (160, middle, 480, middle), (160, bottom, 480, bottom)]
    page.rules += [(40, bottom, 160, bottom)] if closed else []
    page.rules += [(left, top, left, bottom) for left in LEFTS]


def two_pages(*, closed: bool, overleaf: str = "") -> list[Page]:
    first, second = Page(), Page()
    for page in (first, second):
        page.row(LEFTS, 40, *HEAD)
        page.box(LEFTS, [40, 60])
    first.row(LEFTS, 60, "Mend the slip", "Sound the creek", "Ina Roe", "30/06/2031")
    first.row(LEFTS, 80, "", "Order the chains", "Tom Ash", "30/09/2031")
    ruled(first, 60, 100, closed=closed)
    second.row(LEFTS, 60, overleaf, "Lay the chains", "Una Fox", "30/11/2031")
    second.row(LEFTS, 80, "", "Test the chains", "Per Oak", "31/12/2031")
    ruled(second, 60, 100, closed=True)
    return [first, second]


@pytest.mark.parametrize("closed", [True, False])
def test_a_merged_cell_counts_for_its_rows_though_the_page_end_cuts_it(closed: bool) -> None:
    found = read(*two_pages(closed=closed))
    assert [row[0] for row in cells(found)] == ["Mend the slip"] * 4
    told = [(one.rows, one.code, one.rule, one.value) for one in found.remarks]
    assert told == [((number,), "cell-repeated", "merged-overleaf", "Mend the slip") for number in (5, 6)]


def test_a_cell_with_words_of_its_own_overleaf_is_another() -> None:
    found = read(*two_pages(closed=True, overleaf="Reopen the bakehouse"))
    assert [row[0] for row in cells(found)] == ["Mend the slip"] * 2 + ["Reopen the bakehouse"] * 2
    assert not found.remarks


def test_a_blank_cell_of_one_row_overleaf_goes_on_with_nothing_that_is_closed() -> None:
    first, second = two_pages(closed=True)
    second.rules.append((40, 80, 160, 80))
    assert [row[0] for row in cells(read(first, second))] == ["Mend the slip", "Mend the slip", "", ""]


def test_a_heading_at_the_foot_of_a_page_goes_on_with_no_row() -> None:
    first, second = Page(), Page()
    for page in (first, second):
        page.row(LEFTS, 40, *HEAD)
        for number in range(8):
            page.row(LEFTS, 70 + 36 * number, f"Quay {number}\nand slip", "Sound it\nonce", "Ina Roe", "30/06/2031")
    first.row(LEFTS, 400, "The town")
    found = cells(read(first, second))
    assert found[8] == ("The town", "", "", "")
    assert found[9] == ("Quay 0\nand slip", "Sound it\nonce", "Ina Roe", "30/06/2031")


def word(text: str, left: float, top: float) -> Word:
    return Word(text, left, left + 5 * len(text), top, top + 8)


def test_where_rows_part_between_columns() -> None:
    dates = [[word("a", 10, 0), word("b", 110, 0), word("c", 210, 0)], [word("aa", 10, 9)]]
    again = [[word("aaa", 10, 18), word("bb", 110, 18), word("cc", 210, 18)]]
    parts = parted_by_columns([*dates, *again], (100, 200), 3)
    assert [[one.text for line in part for one in line] for part in parts] == [
        ["a", "b", "c", "aa", "aaa"],
        ["bb", "cc"],
    ]
    one_column = [
        [word("a", 10, 0), word("b", 110, 0)],
        [word("aa", 10, 9)],
        [word("aaa", 10, 18), word("bb", 110, 18)],
    ]
    assert len(parted_by_columns(one_column, (100,), 3)) == 1


def test_which_lines_are_rows() -> None:
    full = [[word("a", 10, top), word("b", 110, top), word("c", 210, top)] for top in (0, 12, 24)]
    cut = [[word("a", 10, top)] for top in (36, 48, 60, 72)]
    assert are_rows(full, (100, 200))
    assert not are_rows([*full, *cut], (100, 200))
