"""Where the rows of a PDF without rules part, though a cell that is merged over several of them bridges the white."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goldenthread.read.formats.page_words import Word

_SAME = 1.5
"""Points within which lines of several columns begin at one height."""
_MOST = 0.5
"""Share of the columns that no text bridges in which a new row begins at least."""

Line = list[Word]


def column_of(word: Word, ends: Sequence[float]) -> int:
    """The column that the middle of a word stands in; beyond all of them, the last."""
    middle = (word.left + word.right) / 2
    return next((at for at, end in enumerate(ends) if middle <= end), len(ends) - 1)


def parted_by_columns(lines: Sequence[Line], edges: Sequence[float], wide: float) -> list[list[Line]]:
    """Lines that no white parts as the rows that they are: where most columns begin anew at one height.

    A text that goes on beside such a beginning is that of a merged cell: it stays whole in the row that it begins in.

    Args:
        lines: from top to bottom.
        edges: where the columns part.
        wide: white between two lines of a column that are not of one cell, in points.
    """
    texts = _texts(lines, edges, wide)
    breaks = _breaks(texts)
    if not breaks:
        return [list(lines)]
    parts: list[list[Line]] = [[] for _ in range(len(breaks) + 1)]
    for runs in texts.values():
        for run in runs:
            top = _top(run[0]) + _SAME
            parts[sum(top >= at for at in breaks)] += run
    return [sorted(part, key=_top) for part in parts if part]


def _texts(lines: Sequence[Line], edges: Sequence[float], wide: float) -> dict[int, list[list[Line]]]:
    """Of each column its texts: lines with no wide white between them."""
    found: defaultdict[int, list[list[Line]]] = defaultdict(list)
    for line in lines:
        by_column: defaultdict[int, Line] = defaultdict(list)
        for word in line:
            by_column[column_of(word, (*edges, float("inf")))].append(word)
        for column, words in by_column.items():
            runs = found[column]
            if not runs or _top(words) - _bottom(runs[-1][-1]) > wide:
                runs.append([])
            runs[-1].append(words)
    return found


def _breaks(texts: dict[int, list[list[Line]]]) -> list[float]:
    """The heights at which another row begins."""
    found: list[float] = []
    for at in sorted({_top(run[0]) for runs in texts.values() for run in runs[1:]}):
        if found and at - found[-1] <= _SAME:
            continue
        begun = [
            runs for runs in texts.values() if any(0 <= _top(run[0]) - at + _SAME <= 2 * _SAME for run in runs[1:])
        ]
        bridged = sum(
            any(_top(run[0]) < at - _SAME and _bottom(run[-1]) > at + _SAME for run in r) for r in texts.values()
        )
        if len(begun) >= 2 and len(begun) > bridged and len(begun) >= _MOST * (len(texts) - bridged):
            found.append(at)
    return found


def _top(words: Line) -> float:
    return min(word.top for word in words)


def _bottom(words: Line) -> float:
    return max(word.bottom for word in words)


def are_rows(lines: Sequence[Line], edges: Sequence[float], share: float = 0.5) -> bool:
    """Whether most lines of a table fill most of its columns, so that each begins a row of its own.

    Args:
        lines: from top to bottom.
        edges: where the columns part.
        share: share of the lines from which on that is so.
    """
    ends = (*edges, float("inf"))
    full = sum(len({column_of(word, ends) for word in line}) * 10 >= 6 * len(ends) for line in lines)
    return len(ends) > 2 and full >= share * len(lines)
