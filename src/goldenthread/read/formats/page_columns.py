"""Where the columns of a PDF without rules part, one table after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goldenthread.read.formats.heading_lines import Said, heads_below_headings
from goldenthread.read.formats.pdf_words import Word, lines_of, segments

_VALLEY = 0.15
"""Share of the words beside it that may cross the white between two columns: bars and prose do."""
_PADDING = 6
"""Points within which texts begin at the margin: a heading on it, and those of cells within their rules."""
_HEAD = 3
"""Lines of several texts that the head of a table has at most."""
_MOVED = 3
"""Points by which the columns of one table do not move."""
_ENOUGH = 8
"""Lines of several texts from which on the columns of a table are known."""
_CROSSING = 0.2
"""Share of the texts of a stretch that cross the columns above it where it belongs to another table."""

Line = list[Word]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of one page that have the same columns.

    Attributes:
        lines: from top to bottom.
        edges: where its columns part, from the left.
        head: how many of its first lines are the head of a page before, printed again.
        heads: what lines say that are heads of tables below headings.
    """

    lines: Sequence[Line]
    edges: Sequence[float]
    head: int = 0
    heads: frozenset[Said] = frozenset()


@dataclass(slots=True)
class _Table:
    """Lines with the same columns, so far: how many words cover each point of the width, and where its head stands."""

    cover: Counter[int] = field(default_factory=Counter)
    lines: int = 0
    head: dict[tuple[str, ...], tuple[float, ...]] = field(default_factory=dict)

    def add(self, lines: Sequence[Line]) -> None:
        for line in lines:
            texts = segments(line)
            self.lines += len(texts) > 1
            if len(texts) > 1 and self.lines <= _HEAD:
                self.head.setdefault(*_said_at(texts))
            for text in texts:
                self.cover.update(range(int(text[0].left), int(text[-1].right) + 1))

    def moved(self, lines: Sequence[Line]) -> bool:
        """Whether some lines begin with the head of this table, its columns elsewhere: that of another one."""
        for line in lines[:_HEAD]:
            said, lefts = _said_at(segments(line))
            known = self.head.get(said) if len(said) > 1 else None
            if known and any(abs(one - other) > _MOVED for one, other in zip(known, lefts, strict=True)):
                return True
        return False

    def fits(self, lines: Sequence[Line]) -> bool:
        """Whether some lines have these columns: few texts cross them, and as many columns are left with them."""
        if self.lines < _ENOUGH:
            return True
        edges = _edges(self.cover)
        texts = [text for line in lines for text in segments(line)]
        crossing = sum(any(word.left + 1 < edge < word.right - 1 for word in text for edge in edges) for text in texts)
        if crossing >= 2 and crossing > _CROSSING * len(texts):
            return False
        other = _Table()
        other.add(lines)
        if other.lines < _ENOUGH or len(_edges(other.cover)) != len(edges):
            return True
        return len(_edges(self.cover + other.cover)) == len(edges)


def _said_at(texts: Sequence[Line]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The texts of a line, and where each begins."""
    return tuple(" ".join(word.text for word in text) for text in texts), tuple(text[0].left for text in texts)


def stretches_of(pages: Sequence[Sequence[Word]]) -> list[list[Stretch]]:
    """Of each page its stretches, with the columns that their words have on all pages.

    A valley of the words that cover each point of the width parts two columns if few of the words beside it cross it.
    Lines of one text that begin at the margin, as bars do and running text, tell nothing of columns; below one
    another table may begin, and does where many texts cross the columns so far.
    """
    tables = [_Table()]
    placed: list[list[tuple[list[Line], _Table]]] = []
    for words in pages:
        margin = min((word.left for word in words), default=0) + _PADDING
        held: list[tuple[list[Line], _Table]] = []
        for lone, lines in _blocks(lines_of(words), margin):
            if not tables[-1].fits(lines) or tables[-1].moved(lines):
                tables.append(_Table())
            tables[-1].add(lines)
            if held and held[-1][1] is tables[-1]:
                held[-1][0].extend([*lone, *lines])
            else:
                held.append(([*lone, *lines], tables[-1]))
        placed.append(held)
    edges = {id(table): _edges(table.cover) for table in tables}
    for table in tables:
        mine = [line for held in placed for lines, one in held if one is table for line in lines]
        edges[id(table)] = _with_blank_columns(edges[id(table)], mine)
    heads = heads_below_headings([line for held in placed for lines, _ in held for line in lines])
    return _with_heads([[Stretch(lines, edges[id(table)], heads=heads) for lines, table in held] for held in placed])


def _with_heads(pages: list[list[Stretch]]) -> list[list[Stretch]]:
    """The stretches with the heads told that stand at the top of a page as on one before."""
    known: dict[tuple[tuple[str, ...], tuple[float, ...]], Sequence[Line]] = {}
    found: list[list[Stretch]] = []
    for stretches in pages:
        found.append([replace(one, head=_again(one.lines, known)) for one in stretches])
        for one in stretches:
            for place, line in enumerate(one.lines):
                known.setdefault(_said_at(segments(line)), one.lines[place : place + _HEAD])
    return found


def _again(lines: Sequence[Line], known: Mapping[tuple[tuple[str, ...], tuple[float, ...]], Sequence[Line]]) -> int:
    """How many of some first lines stood below one another on a page before; none where the first is of one text."""
    if not lines or len(segments(lines[0])) < 2:
        return 0
    count = 0
    for line, before in zip(lines, known.get(_said_at(segments(lines[0])), ()), strict=False):
        if _said_at(segments(line)) != _said_at(segments(before)):
            break
        count += 1
    return count


def _with_blank_columns(edges: list[float], lines: Sequence[Line]) -> list[float]:
    """The edges with those of columns that have a head and no words: nothing else stands where its words do."""
    found = list(edges)
    for line in lines:
        texts = segments(line)
        if len(texts) <= len(edges) + 1:
            continue
        for left, right in pairwise(texts):
            gap, end = left[-1].right, right[-1].right + 1
            apart = right[0].left - gap >= 0.5 * (right[0].bottom - right[0].top)
            if not apart or any(gap < edge < right[0].left for edge in found):
                continue
            said = [word.text for word in right]
            beside = [word for one in lines for word in one if word.left < end]
            if all(word.text in said for word in beside if word.right > right[0].left - 1):
                ends = max(word.right for word in beside if word.right <= right[0].left - 1)
                found.append((ends + right[0].left) / 2)
    return sorted(found)


def _blocks(lines: Sequence[Line], margin: float) -> list[tuple[list[Line], list[Line]]]:
    """Lines of one text at the margin, each with the other lines below it."""
    blocks: list[tuple[list[Line], list[Line]]] = [([], [])]
    for line in lines:
        if len(line) > 1 and line[0].left < margin and len(segments(line)) == 1:
            if blocks[-1][1]:
                blocks.append(([], []))
            blocks[-1][0].append(line)
        else:
            blocks[-1][1].append(line)
    return blocks


def _edges(cover: Counter[int]) -> list[float]:
    """Where columns part: the white between what is covered often."""
    if not cover:
        return []
    profile = [cover[x] for x in range(max(cover) + 2)]
    edges: list[float] = []
    peak = lowest = at = 0
    rising = False
    for x, height in enumerate(profile):
        if not rising:
            peak, lowest, at = max(peak, height), (min(peak, height)), x
            rising = height < peak * _VALLEY
            continue
        if height < lowest:
            lowest, at = height, x
        elif height == lowest:
            at = x
        if lowest <= _VALLEY * min(peak, height) and height - lowest >= max(2, lowest):
            edges.append(float(at))
            peak, rising = height, False
    return edges
