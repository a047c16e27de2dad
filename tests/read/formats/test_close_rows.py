"""Rows of a PDF without rules that stand as close as the lines of one cell: tables set in letters of one width."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goldenthread.read.formats.close_rows import had_room, parted_by_bars
from goldenthread.read.formats.page_columns import stretches_of
from goldenthread.read.formats.pdf_pages import spaced_rows
from goldenthread.read.formats.pdf_words import Word

WIDE = (100, 40, 58, 52, 110)
LEFTS = (40, 150, 200, 270, 330)
PITCH = 10
HEAD = ("Undertaking", "No.", "Who", "By", "What came of it")
TITLES = ("Dredge the creek from the lock to the wall of the sea", "Oil the winch", "Paint all buoys of the bay")
COMMENTS = ("The dredger sank on its way here and another is awaited.", "It was done in May.", "")


NAMES = ("Ina Roe", "Bartholomy", "Tom Ash", "Una Vossen")


def row(number: int) -> tuple[str, ...]:
    return (TITLES[number % 3], f"A{number}", NAMES[number % 4], "30/06/2031", COMMENTS[number % 3])


def width_of(text: str) -> int:
    """Five points a letter, two a blank."""
    return 5 * len(text) - 3 * text.count(" ")


def lines_of_cell(text: str, width: int) -> list[str]:
    """The lines that a text takes in a column of that width."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def page(*rows: Sequence[str], top: float = 40, cut: int = 99) -> list[Word]:
    """The words of rows set one right below the other, each cell in lines of its column's width.

    Args:
        rows: their cells; one cell alone is set in a line of its own.
        top: where the first begins.
        cut: lines that the last row has at most on this page.
    """
    words: list[Word] = []
    for place, cells in enumerate(rows):
        broken = [[cells[0]]] if len(cells) == 1 else [lines_of_cell(c, w) for c, w in zip(cells, WIDE, strict=True)]
        if place == len(rows) - 1:
            broken = [lines[:cut] for lines in broken]
        words += set_in_lines(broken, top)
        top += PITCH * max(map(len, broken))
    return words


def set_in_lines(broken: Sequence[Sequence[str]], top: float) -> list[Word]:
    words = []
    for left, lines in zip(LEFTS, broken, strict=False):
        for number, line in enumerate(lines):
            start, height = float(left), top + PITCH * number
            for text in line.split(" "):
                words.append(Word(text, start, start + width_of(text), height, height + 8))
                start += width_of(text) + 2
    return words


def cells(*pages: list[Word]) -> list[tuple[str, ...]]:
    rows = [one for stretches in stretches_of(pages) for one in spaced_rows(stretches)]
    return [tuple(cell.replace("\n", " ") for cell in one.cells) for one in rows]


def test_each_row_is_one_though_no_white_parts_them() -> None:
    rows = [row(number) for number in range(9)]
    assert cells(page(HEAD, *rows)) == [HEAD, *rows]


@pytest.mark.parametrize("bar", ["The town", "All that we do for the quays and the slips"])
def test_a_bar_between_them_is_a_row_of_its_own(bar: str) -> None:
    rows = [row(number) for number in range(9)]
    found = cells(page(HEAD, *rows[:4], [bar], *rows[4:]))
    assert found == [HEAD, *rows[:4], (bar, "", "", "", ""), *rows[4:]]


def test_words_that_had_no_room_above_go_on_with_the_title() -> None:
    long = ("Sweep the promenade Thoroughly", "A9", "Tom Ash", "31/07/2031", "")
    assert cells(page(HEAD, *map(row, range(5)), long, row(6)))[6] == long


def test_what_a_page_end_cuts_stands_apart_from_the_head_that_is_printed_again() -> None:
    first = page(HEAD, *map(row, range(4)), cut=1)
    rest = [lines_of_cell(cell, width)[1:] for cell, width in zip(row(3), WIDE, strict=True)]
    below = 40 + PITCH * (1 + max(map(len, rest)))
    second = [*page(HEAD), *set_in_lines(rest, 40 + PITCH), *page(*map(row, range(4, 12)), top=below)]
    found = cells(page(*map(row, range(12, 20))), first, second)
    assert found.count(HEAD) == 2
    after = found[len(found) - found[::-1].index(HEAD) :]
    assert after == [tuple(" ".join(lines) for lines in rest), *map(row, range(4, 12))]


def word(text: str, left: float) -> Word:
    return Word(text, left, left + 5 * len(text), 0, 8)


@pytest.mark.parametrize(("bound", "room"), [(200, True), (80, False)])
def test_a_word_had_room_where_the_line_above_ends_early(bound: float, room: bool) -> None:
    assert had_room([word("Oil", 40)], [word("winches", 40)], bound) is room


def test_a_line_of_several_texts_is_no_bar() -> None:
    lines = [[word("Oil", 40), word("A1", 150)], [word("Paint", 40), word("A2", 150)]]
    assert len(parted_by_bars(lines, (145.0,))) == 1
