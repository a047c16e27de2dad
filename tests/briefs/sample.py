"""A brief that holds every kind of block, with words that would be more than text in every format."""

from __future__ import annotations

from datetime import date

from goldenthread.briefs.content import (
    Brief,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from goldenthread.briefs.still_pictures import standalone
from goldenthread.pictures.target_chart import Series, Value, draw

TYPST = (
    "#panic(1) #let x = 1 $ a^2 $ *bold* _soft_ `code` <label> @cited = head // gone /* gone */ \\u{41} #[x] ~ -- ..."
)
MARKDOWN = "[click](https://evil.example) ![p](x.png) | cell | # head\n- item\n1. one <b> &amp; www.evil.example"
HTML = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)><!-- </title></style>"
BACKWARDS = "\u202eterces\u202c \u2066kept\u2069"
HOSTILE = f"{TYPST} {MARKDOWN} {HTML} {BACKWARDS} {{{{ 7 * 7 }}}}{{% raw %}}"


def picture(title: str = "Ponds dug") -> Picture:
    """A drawing of two years."""
    values = (
        Value("2018/19", "actual", 3.0, "3"),
        Value("2019/20", "actual", 4.0, "4"),
        Value("2019/20", "target", 5.0, "5"),
    )
    made = draw("measure-1", Series(title, ("2018/19", "2019/20"), values, "ponds", "higher is better"))
    rows = tuple(tuple(cell.text for cell in row) for row in made.table.rows)
    table = Table(made.table.caption, made.table.head, rows, (1,) * len(made.table.head))
    return Picture(standalone(made.svg), made.title, made.description, made.note, table)


def sample(words: str = "Plain words") -> Brief:
    """A brief with the same words everywhere."""
    return Brief(
        title=f"Title: {words}",
        subtitle=f"Subtitle: {words}",
        language="en-GB",
        dated=date(2020, 3, 31),
        blocks=(
            Heading(f"Heading: {words}"),
            Paragraph(f"Paragraph: {words}", f"Lead: {words}"),
            Heading(f"Below: {words}", 3),
            Quotation(f"Quoted: {words}", f"Said: {words}"),
            Items((Item(f"Item: {words}", f"Before: {words}", f"Where: {words}"), Item("Second item"))),
            Table(
                f"Caption: {words}",
                ("First", "Second"),
                ((f"Head of row: {words}", f"Cell: {words}"), ("b", "")),
                (1, 2),
            ),
            picture(f"Picture: {words}"),
            Note(f"Note: {words}"),
        ),
    )
