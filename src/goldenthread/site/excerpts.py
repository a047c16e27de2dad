"""The source lines of a statement, cut into cells, each marked with what was read from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.namespaces import squash
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment

SEPARATOR = "\t"
"""What parts the cells of a line, as every format hands them over."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line.

    Attributes:
        number: from 1.
        text: its words, as the line has them.
        said: what was read from it (``words``, ``status``, ``deadline`` ...), or empty.
    """

    number: int
    text: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One source line."""

    edition: str
    line: int
    cells: tuple[Cell, ...]


def excerpt(held: Holdings, one: Commitment) -> tuple[Excerpt, ...]:
    """The lines that a commitment was read from."""
    texts = held.lines_of.get(one.edition, {})
    marks = printed(one)
    return tuple(
        Excerpt(one.edition, number, cells(texts[number], marks))
        for number in one.lines or (one.line,)
        if number in texts
    )


def printed(one: Commitment) -> tuple[tuple[str, str], ...]:
    """What a commitment's row prints in its cells: what it is, and the words."""
    found = [("status", one.status_printed), ("percentage", one.percent_printed), ("deadline", one.deadline_printed)]
    found += [(name.role if name.role != "directorate" else "officer", name.printed) for name in one.names]
    found += [("words", one.text), ("comment", one.comment)]
    return tuple((said, squash(text)) for said, text in found if squash(text))


def cells(line: str, marks: Iterable[tuple[str, str]] = ()) -> tuple[Cell, ...]:
    r"""A line cut into cells, each with what was read from it.

    >>> cells("Plant trees\tAda Lark\t31/03/15", [("deadline", "310315")])[2]
    Cell(number=3, text='31/03/15', said='deadline')
    """
    known = list(marks)
    return tuple(Cell(number, text, _said(text, known)) for number, text in enumerate(line.split(SEPARATOR), start=1))


def _said(text: str, marks: Iterable[tuple[str, str]]) -> str:
    """What a cell says: the first of what is printed that is the cell, is held by it, or goes over into it."""
    bare = squash(text)
    if not bare:
        return ""
    known = list(marks)
    for said, words in known:
        if bare == words:
            return said
    for said, words in known:
        if (len(words) > 3 and words in bare) or (len(bare) > 11 and bare in words):
            return said
    return ""
