"""What a brief holds, whatever it is printed as: headings, paragraphs, quotations, lists, tables, pictures, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title, of level 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; what it is about stands before it."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, as printed, with what is said of them: where they stand, who answers."""

    text: str
    said: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: what it is about, what is said, where it stands in the documents."""

    text: str
    lead: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; it has an item at least."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row is its head.

    Attributes:
        caption: what it shows.
        head: a name for each column.
        rows: as many cells as there are columns.
        widths: how wide each column is, beside the others.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, with the same in words and in figures.

    Attributes:
        svg: the drawing, which needs nothing beside it.
        title: what it shows.
        description: what there is to see, for those who do not see it.
        note: how to read it.
        table: the same figures.
        told: what the figures show, for a format without the drawing; the description where empty.
    """

    svg: str
    title: str
    description: str
    note: str
    table: Table
    told: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said beside the matter: how it was chosen, what is left out."""

    text: str


Block = Heading | Paragraph | Quotation | Items | Table | Picture | Note


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief.

    Attributes:
        title: what it is about.
        subtitle: whose documents it rests on.
        language: the language it is written in, as BCP 47 has it.
        dated: the day up to which the documents speak, never that of the clock.
        blocks: its content, in reading order.
    """

    title: str
    subtitle: str
    language: str
    dated: date
    blocks: tuple[Block, ...]


def texts(brief: Brief) -> Iterator[str]:
    """Every text of a brief, in reading order, those of drawings too.

    >>> list(texts(Brief("Trees", "Marlow Vale", "en", date(2015, 3, 31), (Heading("In short"), Note("by rule")))))
    ['Trees', 'Marlow Vale', 'In short', 'by rule']
    """
    yield from (brief.title, brief.subtitle)
    for block in brief.blocks:
        match block:
            case Heading(text) | Note(text):
                yield text
            case Paragraph(text, lead):
                yield f"{lead} {text}".strip()
            case Quotation(text, said):
                yield from (text, said)
            case Items(items):
                yield from (f"{one.lead} {one.text} {one.where}".strip() for one in items)
            case Table():
                yield from _of_table(block)
            case Picture(svg, title, description, note, table, told):
                yield from (svg, title, description, note, *([told] if told else []))
                yield from _of_table(table)


def _of_table(table: Table) -> Iterator[str]:
    yield table.caption
    yield from table.head
    yield from (cell for row in table.rows for cell in row)
