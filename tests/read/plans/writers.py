"""One table of rows, written as the programs of a council's office write it."""

from __future__ import annotations

import csv
import html
import io
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import docx
import openpyxl

from tests.read.formats.documents import ODS_NAMES, Page, pdf

Rows = Sequence[Sequence[str]]
"""The head, and the rows under it; a row of one cell is a heading between rows."""

_LETTER = 4.3
"""Points that a letter takes at most on average in the pages of PDF."""
_FOOT = 740
"""Points from the top where a page ends."""


def as_csv(title: str, rows: Rows) -> bytes:
    """What a spreadsheet saves: a title, a blank line, the table; cells in quotation marks, a byte order mark."""
    out = io.StringIO()
    width = max(map(len, rows))
    csv.writer(out).writerows([*_padded([(title,), ()], width), *_padded(rows, width)])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, rows: Rows) -> bytes:
    """A workbook: the title above, headings merged over the table, percentages as numbers, a second sheet."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Monitor"
    width = max(map(len, rows))
    for number, row in enumerate([(title,), (), *rows], start=1):
        for column, cell in enumerate(row, start=1):
            place = sheet.cell(number, column, float(cell[:-1]) / 100 if _is_percent(cell) else cell)
            if _is_percent(cell):
                place.number_format = "0%"
        if number > 1 and len(row) == 1:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    book.create_sheet("Notes")["A1"] = "Closed for the year."
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(title: str, rows: Rows) -> bytes:
    """A workbook as OpenDocument, percentages with their type."""
    width = max(map(len, rows))
    lines = "".join(
        f"<table:table-row>{''.join(_ods_cells(row, width))}</table:table-row>" for row in [(title,), (), *rows]
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {ODS_NAMES}><office:body><office:spreadsheet>'
        f'<table:table table:name="Monitor">{lines}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def as_html(title: str, rows: Rows) -> bytes:
    """A page with one table, headings over all its columns."""
    width = max(map(len, rows))
    lines = []
    for number, row in enumerate(rows):
        name = "th" if not number else "td"
        if len(row) == 1:
            lines.append(f'<tr><td colspan="{width}">{html.escape(row[0])}</td></tr>')
        else:
            lines.append(f"<tr>{''.join(f'<{name}>{html.escape(cell)}</{name}>' for cell in row)}</tr>")
    page = f"<!doctype html><title>{title}</title><h1>{title}</h1><p>As reported.</p><table>{''.join(lines)}</table>"
    return page.encode()


def as_docx(title: str, rows: Rows) -> bytes:
    """A Word document with one table, headings merged over all its columns."""
    document = docx.Document()
    document.add_heading(title, 1)
    document.add_paragraph("As reported.")
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width)
    for number, row in enumerate(rows):
        if len(row) == 1:
            table.cell(number, 0).merge(table.cell(number, width - 1)).text = row[0]
        else:
            for column, cell in enumerate(row):
                table.rows[number].cells[column].text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_markdown(title: str, rows: Rows) -> bytes:
    """A text in Markdown: a table, parted by the headings between its rows, each part with its head."""
    head, *rest = rows
    lines = [f"# {title}", "", "As reported.", ""]
    ruled = [_bars(head), _bars(["---"] * len(head))]
    lines += ruled if len(rest[0]) > 1 else []
    for row in rest:
        lines += ["", f"## {row[0]}", "", *ruled] if len(row) == 1 else [_bars(row)]
    return "\n".join([*lines, ""]).encode()


def as_ruled_pdf(title: str, rows: Rows) -> bytes:
    """Printed pages with rules, the head on each, page numbers, and rows that the page end cuts."""
    return pdf(list(_pages(title, rows, ruled=True)))


def as_plain_pdf(title: str, rows: Rows) -> bytes:
    """Printed pages without any rule."""
    return pdf(list(_pages(title, rows, ruled=False)))


FORMATS: Mapping[str, Callable[[str, Rows], bytes]] = {
    "plan.csv": as_csv,
    "plan.xlsx": as_xlsx,
    "plan.ods": as_ods,
    "plan.html": as_html,
    "plan.docx": as_docx,
    "plan.md": as_markdown,
    "ruled.pdf": as_ruled_pdf,
    "plain.pdf": as_plain_pdf,
}
"""The writer of each file."""


def _padded(rows: Rows, width: int) -> list[list[str]]:
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _is_percent(cell: str) -> bool:
    return cell.endswith("%") and cell[:-1].isdigit()


def _ods_cells(row: Sequence[str], width: int) -> Iterator[str]:
    for cell in [*row, *[""] * (width - len(row))]:
        kind = f' office:value-type="percentage" office:value="{float(cell[:-1]) / 100}"' if _is_percent(cell) else ""
        yield f"<table:table-cell{kind}><text:p>{html.escape(cell)}</text:p></table:table-cell>"


def _bars(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lefts(rows: Rows) -> list[float]:
    """Where columns begin, each as wide as its share of the letters; no word is wider than its column."""
    full = [row for row in rows if len(row) > 1]
    columns = list(zip(*full, strict=True))
    least = [max(len(word) for cell in column for word in cell.split() or [""]) * _LETTER + 8 for column in columns]
    letters = [sum(map(len, column)) for column in columns]
    spare = 580 - sum(least)
    lefts = [10.0]
    for width, share in zip(least, letters, strict=True):
        lefts.append(round(lefts[-1] + width + spare * share / sum(letters), 1))
    return lefts


def _pages(title: str, rows: Rows, *, ruled: bool) -> Iterator[Page]:
    """The table on pages: where a page ends inside a row, its lines go on overleaf below the head."""
    lefts = _lefts(rows)
    head, *rest = ([_wrapped(cell, lefts, place, len(row)) for place, cell in enumerate(row)] for row in rows)
    page, top, number = Page(), 40.0, 1
    page.row((10,), 20, title)

    def put(cells: list[list[str]]) -> None:
        nonlocal top
        height = 10 * max(map(len, cells)) + 6 + (0 if ruled else 6)
        page.row(lefts, top, *("\n".join(lines) for lines in cells))
        if ruled:
            page.box(lefts if len(cells) > 1 else (lefts[0], lefts[-1]), [top, top + height])
        top += height

    put(head)
    for cells in rest:
        room = int((_FOOT - top - 6) // 10)
        if max(map(len, cells)) > room:
            if room > 1 and len(cells) > 1:
                put([lines[:room] for lines in cells])
                cells = [lines[room:] for lines in cells]
            page.row((10,), 765, f"Page {number}")
            yield page
            page, top, number = Page(), 40.0, number + 1
            put(head)
        put(cells)
    page.row((10,), 765, f"Page {number}")
    yield page


def _wrapped(cell: str, lefts: Sequence[float], place: int, cells: int) -> list[str]:
    right = lefts[place + 1] if cells > 1 else lefts[-1]
    return textwrap.wrap(cell, max(1, int((right - lefts[place] - 6) / _LETTER)), break_long_words=False) or [""]
