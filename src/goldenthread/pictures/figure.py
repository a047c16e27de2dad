"""A picture as a page shows it: the drawing in a box that scrolls, its caption, and the same figures as a table."""

from __future__ import annotations

from markupsafe import Markup

from goldenthread.pictures.drawing import Svg
from goldenthread.pictures.lettering import clean, escape
from goldenthread.pictures.picture import Cell, Picture, Table


def figure(picture: Picture, ident: str) -> Markup:
    """The picture, its description in words, and its table, as one ``<figure>``."""
    return Markup(  # noqa: S704 - every text of it was escaped by the functions below and by `drawing`
        f'<figure class="figure" id="{ident}-figure">\n'
        f'<div class="scroll" tabindex="0" role="group" aria-label="{_text(f"Picture: {picture.title}")}">\n'
        f"{picture.svg}</div>\n"
        f"<figcaption><b>{_text(picture.title)}.</b> {_text(picture.note)}\n"
        f"<details><summary>The same as a table</summary>\n"
        f'<div class="scroll" tabindex="0" role="group" aria-label="{_text(f"Table: {picture.title}")}">\n'
        f"{_table(picture.table)}</div></details></figcaption>\n</figure>"
    )


def _text(text: str) -> Svg:
    return Svg(escape(clean(text)))


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.head)
    rows = "".join(
        f'<tr><th scope="row">{_cell(row[0])}</th>' + "".join(f"<td>{_cell(cell)}</td>" for cell in row[1:]) + "</tr>\n"
        for row in table.rows
    )
    caption = f"<caption>{_text(table.caption)}</caption>"
    return f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n"


def _cell(cell: Cell) -> str:
    text = _text(cell.text)
    return f'<a href="{_text(cell.href)}">{text}</a>' if cell.href else text
