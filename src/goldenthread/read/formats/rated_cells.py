"""Cells of a row that have a fill and no words: few of them are ratings, more are decoration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.read.formats.grid import Cell
from goldenthread.read.formats.native_values import fill_word
from goldenthread.read.formats.sheets import MOST_FILLS
from goldenthread.read.formats.source_rows import Remark


def rated(cells: Sequence[Cell], fills: Sequence[str]) -> list[Cell]:
    """The cells of a row, those that say something by their fill alone with its hue as their word.

    Args:
        cells: the cells.
        fills: the fill of each (RRGGBB or nothing).

    >>> [one.text for one in rated([Cell("Mend"), Cell("")], ["", "00B050"])]
    ['Mend', 'Green']
    >>> [one.text for one in rated([Cell("")], ["00B050"])]
    ['']
    >>> [one.text for one in rated([Cell("Mend"), *[Cell("")] * 3], ["00B050"] * 4)]
    ['Mend', '', '', '']
    """
    words = {
        place: word
        for place, (one, fill) in enumerate(zip(cells, fills, strict=True))
        if not one.text and not one.struck and one.columns == 1 and (word := fill_word(fill))
    }
    if not 0 < len(words) <= MOST_FILLS or not any(one.text for one in cells):
        return list(cells)
    return [replace(one, text=words.get(place, one.text)) for place, one in enumerate(cells)]


def fill_remarks(rows: Sequence[int]) -> tuple[Remark, ...]:
    """That fills of some rows were read.

    Args:
        rows: their numbers, from 1.
    """
    message = "Cells have a fill and no words: the fill was read as a rating, by its hue."
    return (Remark(tuple(rows), "fill-read", "read-fill", message),) if rows else ()
