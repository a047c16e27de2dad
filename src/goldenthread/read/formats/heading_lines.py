"""Headings right above the head of a table of a PDF without rules: no white parts them from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from goldenthread.read.formats.close_rows import crosses, had_room
from goldenthread.read.formats.pdf_words import Word, segments

_LARGER = 1.15
"""Heights of the line below from which on the letters of a line are of another size."""

Line = list[Word]
Said = tuple[str, ...]


def said_by(line: Line) -> Said:
    """The texts of a line."""
    return tuple(" ".join(word.text for word in text) for text in segments(line))


def heads_below_headings(lines: Sequence[Line]) -> frozenset[Said]:
    """What lines of several texts say that come again, each time right below another line of one text.

    Args:
        lines: of all pages, from top to bottom.
    """
    above: defaultdict[Said, set[Said]] = defaultdict(set)
    for over, line in pairwise(map(said_by, lines)):
        if len(line) > 1 and len(over) == 1:
            above[line].add(over)
    return frozenset(line for line, over in above.items() if len(over) > 1)


def parted_by_headings(lines: Sequence[Line], edges: Sequence[float], heads: Collection[Said]) -> list[list[Line]]:
    """Lines that no white parts, with each heading right above the head of a table or running text apart.

    Args:
        lines: from top to bottom.
        edges: where the columns part.
        heads: what lines say that are heads below headings.
    """
    cuts: set[int] = set()
    lone = [_is_lone(line, edges) for line in lines]
    for at in range(1, len(lines)):
        first = not any(not one for one in lone[:at]) and not lone[at]
        if lone[at - 1] and (said_by(lines[at]) in heads or (first and _is_above(lines[at - 1], lines[at], edges))):
            cuts |= {at, *_headings_above(lines, lone, at, edges)}
    right = max(line[-1].right for line in lines)
    for at, (over, line) in enumerate(pairwise(lines), start=1):
        barred = lone[at - 1] and lone[at] and (crosses(over, edges) or crosses(line, edges))
        cuts |= {at} if barred and had_room(over, line, right) else set()
    bounds = [0, *sorted(cuts - {0}), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(bounds)]


def _headings_above(lines: Sequence[Line], lone: Sequence[bool], head: int, edges: Sequence[float]) -> list[int]:
    """The places of the headings above the head of a table, the lowest first; not the rest of a cell above them."""
    right = max(line[-1].right for line in lines)
    found: list[int] = []
    at = head - 1
    for at in range(head - 1, -1, -1):
        goes_on = at > 0 and lone[at - 1] and crosses(lines[at - 1], edges)
        if goes_on and not had_room(lines[at - 1], lines[at], right):
            continue
        found.append(at)
        rows_above = not all(lone[:at])
        if at == 0 or not lone[at - 1]:
            break
        if rows_above and not crosses(lines[at - 1], edges) and not _had_room_in_cell(lines, at - 1, edges):
            break
    return found


def _had_room_in_cell(lines: Sequence[Line], at: int, edges: Sequence[float]) -> bool:
    """Whether a line is no rest of the text that stands above it in the first column."""
    above = _first_cell(lines[at - 1], edges) if at else []
    return not above or had_room(above, lines[at], edges[0])


def _is_lone(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line is one text that begins in the first column."""
    return bool(edges) and len(segments(line)) == 1 and line[0].left < edges[0]


def _is_above(last: Line, below: Line, edges: Sequence[float]) -> bool:
    """Whether a line is no part of the first cell of the one below, which fills most columns.

    It had room for the first word below it, or crosses the column's end, or is set in another size.
    """
    first = _first_cell(below, edges)
    filled = {sum(word.left >= edge for edge in edges) for word in below}
    if not first or 2 * len(filled) <= len(edges) + 1:
        return False
    return crosses(last, edges) or had_room(last, first, edges[0]) or _height(last) > _LARGER * _height(below)


def _first_cell(line: Line, edges: Sequence[float]) -> Line:
    return list(takewhile(lambda word: word.left < edges[0], line))


def _height(line: Line) -> float:
    return max(word.bottom - word.top for word in line)
