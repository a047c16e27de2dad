"""The source lines of a statement, cut into cells, each marked with what was read from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.fingerprints import squash
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment

SEPARATOR = "\t"
"""What parts the cells of a line, as every format hands them over."""
SHORT, LONG = 3, 11
"""Letters of a printed text that may stand anywhere in a cell, and of a cell that may be a part of a printed text."""
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line.

    Attributes:
        number: from 1.
        text: its words, as the line has them.
        said: what was read from it (``words``, ``report``, ``deadline`` ...), or empty.
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
        Excerpt(one.edition, number, cells(texts[number], (marks,)))
        for number in one.lines or (one.line,)
        if number in texts
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """What a row prints in its cells.

    Attributes:
        texts: what it is (``words``, ``deadline`` ...) and its letters and digits.
        report: the words of status, colour and percentage, which may share a cell.
    """

    texts: tuple[tuple[str, str], ...] = ()
    report: frozenset[str] = frozenset()


def printed(one: Commitment) -> Marks:
    """What a commitment's row prints."""
    found = [("deadline", one.deadline_printed)]
    found += [("directorate" if name.role == "directorate" else name.role, name.printed) for name in one.names]
    found += [("words", one.text), ("comment", one.comment)]
    report = _words(f"{one.status_printed} {one.rag} {one.percent_printed}")
    return Marks(tuple((said, bare) for said, text in found if (bare := squash(text))), report)


def cells(line: str, marks: Iterable[Marks] = ()) -> tuple[Cell, ...]:
    r"""A line cut into cells, each with what was read from it.

    >>> cells("Plant trees\tAda Lark\t31/03/15", [Marks((("deadline", "310315"),))])[2]
    Cell(number=3, text='31/03/15', said='deadline')
    """
    known = tuple(marks)
    return tuple(Cell(number, text, _said(text, known)) for number, text in enumerate(line.split(SEPARATOR), start=1))


def _said(text: str, known: tuple[Marks, ...]) -> str:
    """What a cell says: what is printed that is the cell, is held by it, or goes over into it from another line."""
    bare = squash(_TAGS.sub(" ", text))
    if not bare:
        return ""
    words = _words(text)
    for marks in known:
        for said, printed_text in marks.texts:
            if bare == printed_text:
                return said
        if words <= marks.report:
            return "report"
    for marks in known:
        for said, printed_text in marks.texts:
            if (len(printed_text) > SHORT and printed_text in bare) or (len(bare) > LONG and bare in printed_text):
                return said
    return ""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w.]+", _TAGS.sub(" ", text).casefold()))
