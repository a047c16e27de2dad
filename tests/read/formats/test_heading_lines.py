"""Headings right above the heads of small tables in a PDF without rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.read.formats import read_rows
from goldenthread.read.formats.heading_lines import parted_by_headings
from goldenthread.read.formats.pdf_words import Word
from tests.read.formats.documents import Page, pdf

LEFTS = (40, 300, 400)
HEAD = ("Step", "Who", "By")
EDGES = (295.0, 395.0)


def line(top: float, *texts: tuple[float, str], size: float = 8) -> list[Word]:
    """Words of one line, each text beginning somewhere, five points a letter."""
    found: list[Word] = []
    for left, text in texts:
        for word in text.split():
            found.append(Word(word, left, left + 5 * len(word), top, top + size))
            left += 5 * len(word) + 2
    return found


def said(parts: list[list[list[Word]]]) -> list[str]:
    return [" ".join(word.text for one in part for word in one) for part in parts]


def test_headings_right_above_a_repeated_head_are_lines_of_their_own() -> None:
    page = Page()
    for number in range(4):
        top = 40 + 110 * number
        page.row(LEFTS, top, f"1.{number} Mend quay {number}")
        page.row(LEFTS, top + 12, *HEAD)
        page.row(LEFTS, top + 40, f"Sound creek {number}", "Ina Roe", "30/06/2031")
        page.row(LEFTS, top + 68, f"Order chain {number}", "Tom Ash", "30/09/2031")
    rows = [row.cells for row in read_rows(pdf([page]), Path("a.pdf")).rows]
    assert rows[:2] == [("1.0 Mend quay 0", "", ""), HEAD]
    assert rows.count(HEAD) == 4


@pytest.mark.parametrize(
    ("above", "size", "parts"),
    [
        ("Mend the quay", 8, ["Mend the quay", "Step Who By"]),
        ("Mend all of the quays of the old town, and", 8, ["Mend all of the quays of the old town, and Step Who By"]),
        (
            "Mend all of the quays of the old town, and",
            10,
            ["Mend all of the quays of the old town, and", "Step Who By"],
        ),
        (f"Mend {'all of ' * 9}it", 8, [f"Mend {'all of ' * 9}it", "Step Who By"]),
    ],
)
def test_a_line_above_a_head_is_a_heading_where_it_is_no_part_of_the_first_cell(
    above: str, size: float, parts: list[str]
) -> None:
    lines = [line(40, (40, above), size=size), line(52, (40, "Step"), (300, "Who"), (400, "By"))]
    short = [*lines[:1], line(52, (300, "Who"), (400, "By"))]
    assert said(parted_by_headings(lines, (245.0, 395.0), frozenset())) == parts
    assert len(parted_by_headings(short[1:], EDGES, frozenset())) == 1


def test_running_text_below_a_heading_is_no_part_of_it() -> None:
    prose = line(52, (40, "This is told to the cabinet each quarter, and then to all of the boards of the town"))
    assert len(parted_by_headings([line(40, (40, "Mend the quay")), prose], EDGES, frozenset())) == 2
    full = line(40, (40, "Mend the quay of the old town, that of the new one, and all of the slips beside the sea"))
    assert len(parted_by_headings([full, prose], EDGES, frozenset())) == 1
