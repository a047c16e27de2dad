"""What every picture gives: the drawing, and the same figures as a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: what it says.
        href: where its evidence stands, relative to the page, or empty.
    """

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a picture; the first cell of each row is its head.

    Attributes:
        caption: what is counted, and of how many.
        head: a name for each column.
        rows: as many cells as there are columns.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for those who look, and a table for those who read.

    Attributes:
        svg: the drawing, markup that is safe to show.
        title: what it shows.
        description: what there is to see, in a sentence or two.
        note: how to read it, in a sentence.
        table: the same figures.
        scale: the sentence of the description that is about the drawing alone, without its full stop, or empty.
    """

    svg: str
    title: str
    description: str
    note: str
    table: Table
    scale: str = ""


def cells(*texts: str) -> tuple[Cell, ...]:
    """A row of plain cells."""
    return tuple(Cell(text) for text in texts)
