"""Rows of a PDF without rules that stand as near to one another as the lines of one cell: no white parts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from goldenthread.read.formats.pdf_words import Word, segments

SAME = 1.5
"""Points within which lines of several columns begin at one height."""
_ALWAYS = 0.65
"""Share of the rows in which a column has words from which on it is no merged one."""
_WHITE = 14
"""Points that stand free at most between the words of a column and the next one: the padding that Word sets, twice."""

Line = list[Word]
Runs = Sequence[Sequence[Line]]
"""The texts of a column: lines with no wide white between them."""


def bounds_of(texts: Mapping[int, Runs], edges: Sequence[float]) -> dict[int, float]:
    """How far to the right the lines of each column reach at least, where they are full.

    Args:
        texts: of each column its texts.
        edges: where the columns part.
    """
    return {
        column: max(
            [words[-1].right for run in runs for words in run] + [edge - _WHITE for edge in edges[column : column + 1]]
        )
        for column, runs in texts.items()
    }


def had_room(above: Line, words: Line, bound: float) -> bool:
    """Whether the first word of a line would have stood on the line above: it is no rest of a text that was too long.

    Args:
        above: the line above, in the same column.
        words: the line.
        bound: how far the lines of the column reach.
    """
    first = words[0]
    space = 0.3 * (first.bottom - first.top)
    return above[-1].right + space + (first.right - first.left) < bound - 1


def begins_at(runs: Runs, at: float, bound: float | None, *, first: bool = False) -> bool:
    """Whether a text of a column begins at some height, or, where rows stand close, a line that had room above.

    Args:
        runs: the texts.
        at: the height.
        bound: how far the lines of the column reach; none where rows do not stand close.
        first: whether the first text counts.
    """
    if any(is_at(run[0], at) for run in runs[0 if first else 1 :]):
        return True
    if bound is None:
        return False
    return any(is_at(below, at) and had_room(above, below, bound) for run in runs for above, below in pairwise(run))


def is_at(words: Line, at: float) -> bool:
    """Whether a line stands at some height."""
    return abs(top_of(words) - at) <= SAME


def cut_at_rows(
    texts: Mapping[int, Runs], breaks: Sequence[float], bounds: Mapping[int, float]
) -> dict[int, list[list[Line]]]:
    """The texts of each column, cut where a row begins at one of their lines.

    Merged cells stand left of the first column that most rows fill: a text in one of those goes on where a row begins,
    unless it could have done so on the line above.

    Args:
        texts: of each column its texts.
        breaks: the heights at which rows begin.
        bounds: how far the lines of each column reach.
    """
    enough = _ALWAYS * len(breaks)
    filled = (
        column
        for column, runs in sorted(texts.items())
        if sum(any(is_at(words, at) for run in runs for words in run) for at in breaks) >= enough
    )
    first = next(filled, len(texts))
    return {
        column: _cut(runs, breaks, bounds[column], always=column >= first) for column, runs in sorted(texts.items())
    }


def _cut(runs: Runs, breaks: Sequence[float], bound: float, *, always: bool) -> list[list[Line]]:
    parts: list[list[Line]] = []
    for run in runs:
        parts.append([run[0]])
        for above, words in pairwise(run):
            if any(is_at(words, at) for at in breaks) and (always or had_room(above, words, bound)):
                parts.append([])
            parts[-1].append(words)
    return parts


def parted_by_bars(lines: Sequence[Line], edges: Sequence[float]) -> list[list[Line]]:
    """Lines of close rows, each bar among them apart.

    A bar is a text alone on its line that crosses columns, or that begins in the first one beside no other.

    Args:
        lines: from top to bottom.
        edges: where the columns part.
    """
    first = edges[0] if edges else float("inf")
    bound = max([line[-1].right for line in lines if line[-1].right < first] + [edge - _WHITE for edge in edges[:1]])
    right = max(line[-1].right for line in lines)
    parts = [[lines[0]]]
    was = crosses(lines[0], edges)
    barred = was
    for above, line in pairwise(lines):
        over = crosses(line, edges)
        bar = over or _begins(above, line, first, bound)
        if (bar or barred) and not (over and was and not had_room(above, line, right)):
            parts.append([])
        parts[-1].append(line)
        was, barred = over, bar
    return parts


def crosses(line: Line, edges: Sequence[float]) -> bool:
    """Whether a text stands alone on its line and crosses the end of the first column, or another one."""
    starts = not edges or line[0].left < edges[0]
    return starts and len(segments(line)) == 1 and any(line[0].left < edge < line[-1].right for edge in edges)


def _begins(above: Line, line: Line, first: float, bound: float) -> bool:
    """Whether a text begins alone in the first column."""
    if line[-1].right >= first or not line[0].text[0].isupper():
        return False
    left = [word for word in above if word.right < first]
    return not left or had_room(left, line, bound)


def top_of(words: Line) -> float:
    """The height at which some words begin."""
    return min(word.top for word in words)
