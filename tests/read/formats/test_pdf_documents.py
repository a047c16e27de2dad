"""Tables of PDF, with rules and without, and rows that a page end cuts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from goldenthread.errors import SourceError
from goldenthread.read.formats import FormatOptions, Source, read_rows
from tests.read.formats.documents import Page, pdf

LEFTS = (40, 80, 300, 400, 480)
HEAD = ("No", "Step", "Who", "By")


def read(pages: Sequence[Page], **options: bool) -> Source:
    return read_rows(pdf(pages), Path("a.pdf"), FormatOptions(**options))  # type: ignore[arg-type]


def table(source: Source) -> list[tuple[str, ...]]:
    """The rows of tables, repeated heads left out."""
    found = [row.cells for row in source.rows if row.table]
    return [cells for place, cells in enumerate(found) if cells != HEAD or place == found.index(HEAD)]


def box(address: str) -> tuple[int, ...]:
    """Left, top, width and height of the box in an address."""
    return tuple(map(int, address.partition("&viewrect=")[2].split(",")))


def ruled(*, open_below: bool = False) -> list[Page]:
    """Two pages whose last and first rows are one row."""
    first, second = Page(), Page()
    first.row((40,), 20, "Harbour papers")
    first.row(LEFTS, 60, *HEAD)
    first.row(LEFTS, 80, "1", "Paint the ferry", "Ina Roe", "30/06/2031")
    first.row(LEFTS, 100, "2", "Oil the winch and the", "Tom Ash", "30/09/")
    first.box(LEFTS, [60, 80, 100] if open_below else [60, 80, 100, 120])
    first.row((40,), 700, "Page 1 of 2")
    second.row((40,), 20, "Harbour papers")
    second.row(LEFTS, 60, *HEAD)
    second.row(LEFTS, 80, "", "Long Crane", "", "2031")
    second.row(LEFTS, 100, "3", "Close the lock", "Tom Ash", "31/12/2031")
    second.box(LEFTS, [60, 80, 100, 120])
    second.row((40,), 700, "Page 2 of 2")
    return [first, second]


WHOLE = [
    HEAD,
    ("1", "Paint the ferry", "Ina Roe", "30/06/2031"),
    ("2", "Oil the winch and the\nLong Crane", "Tom Ash", "30/09/2031"),
    ("3", "Close the lock", "Tom Ash", "31/12/2031"),
]


@pytest.mark.parametrize("open_below", [False, True])
def test_a_row_that_a_page_end_cuts_is_one_row_and_told(open_below: bool) -> None:
    found = read(ruled(open_below=open_below))
    assert table(found) == WHOLE
    assert [(one.code, one.rule) for one in found.remarks] == [("row-repaired", "rejoin-cut-row")]
    cut = next(row for row in found.rows if row.cells[0] == "2")
    places = [re.sub("&viewrect=.*", "", place) for place in cut.address.split()]
    assert places == ["page=1&table=1&row=3", "page=2&table=1&row=2"]
    left, top, width, height = box(cut.address.split()[1])
    assert (left, top, width, height) == (40, 80, 440, 20)


def test_the_box_of_a_row_is_that_of_its_rules() -> None:
    first = next(row for row in read(ruled()).rows if row.cells[0] == "1")
    assert first.address == "page=1&table=1&row=2&viewrect=40,80,440,20"


@pytest.mark.parametrize("name", ["Harbour papers", "Page 2 of 2"])
def test_the_box_of_a_line_holds_its_words(name: str) -> None:
    row = next(row for row in read(ruled()).rows[::-1] if row.cells == (name,))
    left, top, width, height = box(row.address)
    drawn = 20 if name == "Harbour papers" else 700
    assert left <= 43 <= left + width
    assert drawn <= top <= drawn + 10 <= top + height <= drawn + 16


def test_a_box_is_measured_from_what_the_page_shows() -> None:
    pages = ruled()
    pages[0].crop = "30 0 600 770"
    first = next(row for row in read(pages).rows if row.cells[0] == "1")
    assert box(first.address) == (10, 50, 440, 20)


def test_a_row_above_a_cell_that_spans_two_has_its_own_box() -> None:
    page = Page()
    page.row(LEFTS, 60, *HEAD)
    page.row(LEFTS, 80, "1", "Paint the ferry", "Ina Roe", "30/06/2031")
    page.row(LEFTS, 100, "2", "Oil the winch", "", "30/09/2031")
    page.rules += [(40, top, 480, top) for top in (60, 80, 120)]
    page.rules += [(left, 60, left, 120) for left in LEFTS]
    page.rules += [(40, 100, 300, 100), (400, 100, 480, 100)]
    found = [row for row in read([page]).rows if row.table][1:]
    assert [(row.cells[2], box(row.address)) for row in found] == [
        ("Ina Roe", (40, 80, 440, 20)),
        ("Ina Roe", (40, 100, 440, 20)),
    ]


def test_nothing_is_joined_where_the_layout_says_so() -> None:
    found = read(ruled(), torn=False)
    assert ("", "Long Crane", "", "2031") in table(found)
    assert not found.remarks


def test_a_row_with_one_blank_cell_is_its_own() -> None:
    pages = ruled()
    pages[1].texts = [text for text in pages[1].texts if text[2] not in ("Long Crane", "2031")]
    pages[1].row(LEFTS, 80, "2a", "Long Crane", "", "31/01/2031")
    assert ("2a", "Long Crane", "", "31/01/2031") in table(read(pages))


def test_lines_that_pages_repeat_are_furniture() -> None:
    found = read(ruled())
    assert [row.cells[0] for row in found.rows if row.furniture] == [
        "Harbour papers", "Page 1 of 2", "Harbour papers", "Page 2 of 2",
    ]  # fmt: skip


def test_a_merged_bar_and_a_cell_over_two_rows() -> None:
    page = Page()
    page.row(LEFTS, 60, *HEAD)
    page.row(LEFTS, 80, "Ferries")
    page.row(LEFTS, 100, "1", "Paint the ferry", "Ina Roe", "30/06/2031")
    page.row(LEFTS, 120, "2", "Oil the winch", "", "30/09/2031")
    page.rules += [(40, top, 480, top) for top in (60, 80, 100, 140)]
    page.rules += [(40, 60, 40, 140), (480, 60, 480, 140)]
    page.rules += [(left, top, left, bottom) for left in LEFTS[1:-1] for top, bottom in ((60, 80), (100, 140))]
    page.rules += [(40, 120, 300, 120), (400, 120, 480, 120)]
    found = read([page])
    assert [row.bar for row in found.rows] == [False, True, False, False]
    assert [row.cells[2] for row in found.rows[2:]] == ["Ina Roe", "Ina Roe"]


def test_a_table_without_rules() -> None:
    page = Page()
    page.row((40,), 20, "What we mean to do at the harbour, and when we mean to have done it")
    page.row(LEFTS, 60, *HEAD)
    for number in range(1, 9):
        top = 60 + 36 * number
        page.row(LEFTS, top, f"{number}", "Paint the ferry and\nthen the quay", "Ina Roe", "30/06/2031")
    found = read([page])
    assert [row.cells for row in found.rows][1:] == [
        HEAD,
        *[(f"{number}", "Paint the ferry and\nthen the quay", "Ina Roe", "30/06/2031") for number in range(1, 9)],
    ]
    assert found.rows[0].bar
    left, top, width, height = box(found.rows[2].address)
    assert left == 43
    assert 95 <= top <= 107
    assert 115 <= top + height <= 120
    assert 430 <= left + width <= 480


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(SourceError, match="pictures without text"):
        read([Page(picture=True)])
    found = read([*ruled(), Page(picture=True)])
    assert [(one.code, one.printed) for one in found.remarks if one.code == "page-without-text"] == [
        ("page-without-text", "3")
    ]


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.pdf: .*(damaged|no text)"):
        read_rows(pdf(ruled())[:200], Path("a.pdf"))


def test_bars_over_a_narrow_first_column_hide_no_column() -> None:
    page = Page()
    page.row(LEFTS, 40, *HEAD)
    top = 70
    for number in range(1, 5):
        page.row(LEFTS, top, f"{number}.1 Quays that will last us long")
        page.row(LEFTS, top + 30, f"S{number}", "Paint the ferry and\nthen the quay", "Ina Roe", "30/06/2031")
        page.row(LEFTS, top + 75, f"S{number}.1", "Oil the winch", "Bo Quist", "30/09/2031")
        top += 110
    rows = [row.cells for row in read([page]).rows]
    assert rows[1][0] == "1.1 Quays that will last us long"
    assert rows[2] == ("S1", "Paint the ferry and\nthen the quay", "Ina Roe", "30/06/2031")
    assert len(rows) == 13


def test_a_short_bar_with_a_number_goes_on_with_no_row() -> None:
    page = Page()
    page.row(LEFTS, 40, *HEAD)
    for number in range(1, 7):
        top = 40 + 50 * number
        page.row(LEFTS, top - 20, f"{number} Ease")
        page.row(LEFTS, top, f"S{number}", "Paint the ferry", "Ina Roe", "30/06/2031")
    assert [row.cells[0] for row in read([page]).rows[1:5]] == ["1 Ease", "S1", "2 Ease", "S2"]


def test_a_table_below_may_have_columns_of_its_own() -> None:
    page = Page()
    page.row(LEFTS, 20, *HEAD)
    for number in range(1, 10):
        page.row(LEFTS, 20 + 24 * number, f"{number}", "Paint the ferry and the quay", "Ina Roe", "30/06/2031")
    page.row((40,), 270, "What follows was written with those who live on the quay and work on the ferries")
    other = (40, 90, 250, 410)
    page.row(other, 300, *HEAD)
    for number in range(1, 10):
        page.row(
            other, 300 + 24 * number, f"{number}", "Oil the winch and the crane at the lock", "Bo Quist", "1/7/2031"
        )
    rows = [row for row in read([page]).rows if len(row.cells) > 1 and row.cells[1].startswith(("Paint", "Oil"))]
    assert {row.cells[1:] for row in rows} == {
        ("Paint the ferry and the quay", "Ina Roe", "30/06/2031"),
        ("Oil the winch and the crane at the lock", "Bo Quist", "1/7/2031"),
    }
    assert len(rows) == 18
    assert len({row.table for row in rows}) == 2


def test_the_upper_line_of_a_head_is_no_page_head() -> None:
    pages = []
    for number in range(1, 4):
        page = Page()
        page.row((40,), 5, "Harbour office")
        page.row(LEFTS[3:], 25 if number > 1 else 45, "Due")
        page.row(LEFTS, 30 if number > 1 else 50, "No", "Step", "Who")
        page.row(LEFTS[3:], 35 if number > 1 else 55, "by")
        for at in range(1, 7):
            page.row(LEFTS, 60 + 30 * at, f"{number}.{at}", "Paint the ferry", "Ina Roe", "30/06/2031")
        pages.append(page)
    found = read(pages)
    assert [row.cells for row in found.rows if row.furniture] == [("Harbour office",)] * 3
    assert [row.cells for row in found.rows if row.cells[0] == "No"] == [("No", "Step", "Who", "Due\nby")] * 3


def test_the_lower_half_of_a_date_is_no_row_of_the_next_page() -> None:
    pages = []
    for number in (1, 2):
        page = Page()
        page.row(LEFTS, 20, *HEAD)
        if number == 2:
            page.row((LEFTS[1], LEFTS[3]), 40, "the quay", "2031")
        for at in range(1, 8):
            page.row((LEFTS[1], LEFTS[3]), 40 + 30 * at, f"Paint {number}{at}, and then oil", "Mar 2031")
        pages.append(page)
    pages[0].row((LEFTS[1], LEFTS[3]), 280, "Paint the ferry and", "Mar")
    rows = [row.cells for row in read(pages).rows]
    assert ("Paint the ferry and\nthe quay", "Mar\n2031") in [cells[-3:-2] + cells[-1:] for cells in rows]
    assert not [cells for cells in rows if cells[-1] == "2031"]
