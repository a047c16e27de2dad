"""Where the rows of a PDF without rules part, though a cell that is merged over several of them bridges the white."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from goldenthread.read.formats.close_rows import SAME, begins_at, bounds_of, cut_at_rows, parted_by_bars, top_of
from goldenthread.read.formats.pdf_words import Word

_MOST = 0.5
"""Share of the columns that no text bridges in which a new row begins at least."""
_ROWS = 2
"""Rows that no white parts from which on all rows of a table stand close."""

Line = list[Word]
_Texts = dict[int, list[list[Line]]]


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
    breaks = _breaks(texts, {})
    if len(breaks) >= _ROWS:
        return [part for group in parted_by_bars(lines, edges) for part in _close_rows(group, edges, wide)]
    return _placed(texts, breaks) if breaks else [list(lines)]


def _close_rows(lines: Sequence[Line], edges: Sequence[float], wide: float) -> list[list[Line]]:
    """The rows among lines of a table whose rows stand close, no bars among them."""
    texts = _texts(lines, edges, wide)
    bounds = bounds_of(texts, edges)
    breaks = _breaks(texts, bounds)
    breaks = [*_first_break(texts, bounds, breaks[0] if breaks else float("inf")), *breaks]
    if not breaks:
        return [list(lines)]
    return _placed(cut_at_rows(texts, breaks, bounds), breaks)


def _placed(texts: _Texts, breaks: Sequence[float]) -> list[list[Line]]:
    """The lines of texts, each with the row that its text begins in."""
    parts: list[list[Line]] = [[] for _ in range(len(breaks) + 1)]
    for runs in texts.values():
        for run in runs:
            parts[sum(top_of(run[0]) + SAME >= at for at in breaks)] += run
    return [sorted(part, key=top_of) for part in parts if part]


def _first_break(texts: _Texts, bounds: Mapping[int, float], before: float) -> list[float]:
    """Where the first whole row begins below the rest of one that a page end cuts, which fills few columns."""
    tops = sorted({top_of(run[0]) for runs in texts.values() for run in runs[:1]})
    top = tops[0]
    for at in tops:
        above = sum(top_of(runs[0][0]) < at - SAME for runs in texts.values())
        if top + SAME < at < before - SAME and above < _MOST * len(texts) and _begins(texts, bounds, at, first=True):
            return [at]
    return []


def _texts(lines: Sequence[Line], edges: Sequence[float], wide: float) -> _Texts:
    """Of each column its texts: lines with no wide white between them."""
    found: defaultdict[int, list[list[Line]]] = defaultdict(list)
    for line in lines:
        by_column: defaultdict[int, Line] = defaultdict(list)
        for word in line:
            by_column[column_of(word, (*edges, float("inf")))].append(word)
        for column, words in by_column.items():
            runs = found[column]
            if not runs or top_of(words) - _bottom(runs[-1][-1]) > wide:
                runs.append([])
            runs[-1].append(words)
    return found


def _breaks(texts: _Texts, bounds: Mapping[int, float]) -> list[float]:
    """The heights at which another row begins.

    Args:
        texts: of each column its texts.
        bounds: how far the lines of each column reach; none where rows do not stand close.
    """
    found: list[float] = []
    for at in sorted({top_of(words) for runs in texts.values() for run in runs for words in run}):
        if not (found and at - found[-1] <= SAME) and _begins(texts, bounds, at):
            found.append(at)
    return found


def _begins(texts: _Texts, bounds: Mapping[int, float], at: float, *, first: bool = False) -> bool:
    """Whether a row begins at some height: most columns begin anew there, those apart that a text bridges."""
    begun = [column for column, runs in texts.items() if begins_at(runs, at, bounds.get(column), first=first)]
    bridged = sum(
        any(top_of(run[0]) < at - SAME and _bottom(run[-1]) > at + SAME for run in runs)
        for column, runs in texts.items()
        if column not in begun
    )
    more = bool(bounds) or len(begun) > bridged  # of close rows, a line without room above may be a row's as well
    return len(begun) >= 2 and more and len(begun) >= _MOST * (len(texts) - bridged)


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
