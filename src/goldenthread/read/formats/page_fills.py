"""Fills of the cells of ruled tables in a PDF: a cell without words that has one is a rating."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.read.formats.native_values import fill_word
from goldenthread.read.formats.pdf_words import Box
from goldenthread.read.formats.sheets import MOST_FILLS

_COVERED = 0.6
"""Share of a cell that its own fill covers at least."""
_WIDER = 1.2
"""Widths of a cell up to which a fill is its own, and not that of a row."""

Fill = tuple[Box, str]
"""Where a fill stands, and the rating that its hue is."""


def fills_of(page: Any) -> list[Fill]:
    """The fills of a page that are ratings by their hue, in the order in which they are drawn."""
    found = []
    for one in page.rects:
        word = fill_word(_hex(one.get("non_stroking_color"))) if one.get("fill") else ""
        if word:
            found.append(((one["x0"], one["top"], one["x1"], one["bottom"]), word))
    return found


def _hex(colour: object) -> str:
    """A colour in grey, RGB or CMYK (ISO 32000-1, section 8.6.4) as RRGGBB; nothing for patterns.

    >>> _hex((1, 0, 0)), _hex((0, 1, 1, 0)), _hex(0.5), _hex(None)
    ('FF0000', 'FF0000', '', '')
    """
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return ""
    parts = [float(part) for part in colour]
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    if len(parts) != 3:
        return ""
    return "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in parts)


def ratings(cells: Sequence[tuple[int, Box, str]], fills: Sequence[Fill]) -> Mapping[int, str]:
    """The ratings of the cells of a row that have a fill and no words, by their columns.

    More than two are decoration, and so is the fill of a row in which words have it too.

    Args:
        cells: column, box and text of each cell that begins in the row.
        fills: those of the page.

    >>> row = [(0, (0, 0, 50, 20), "Mend"), (1, (50, 0, 80, 20), "")]
    >>> ratings(row, [((50, 0, 80, 20), "Green")]), ratings(row, [((0, 0, 80, 20), "Green")])
    ({1: 'Green'}, {})
    >>> ratings(row, [((50, 0, 80, 20), "Green"), ((0, 0, 50, 20), "Green")])
    {}
    """
    told = {column: word for column, box, text in cells if not text and (word := _own(box, fills))}
    behind = {word for _, box, text in cells if text and (word := _own(box, fills))}
    if not 0 < len(told) <= MOST_FILLS or behind & set(told.values()) or not any(text for _, _, text in cells):
        return {}
    return told


def _own(cell: Box, fills: Sequence[Fill]) -> str:
    """The rating of the last fill that is that of a cell."""
    left, top, right, bottom = cell
    size = (right - left) * (bottom - top)
    found = ""
    for (one_left, one_top, one_right, one_bottom), word in fills:
        across, down = min(right, one_right) - max(left, one_left), min(bottom, one_bottom) - max(top, one_top)
        own = one_right - one_left <= _WIDER * (right - left)
        if own and across > 0 and down > 0 and across * down >= _COVERED * size:
            found = word
    return found
