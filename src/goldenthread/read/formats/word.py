"""Tables, headings and prose of a Word document (ECMA-376, part 1, section 17)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.archives import parts_of
from goldenthread.read.formats.grid import Cell, laid_out
from goldenthread.read.formats.rated_cells import fill_remarks, rated
from goldenthread.read.formats.source_rows import FormatOptions, Remark, Source, SourceRow, library

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"false", "0", "off"})


def read_word(content: bytes, path: Path, _options: FormatOptions) -> Source:
    """The rows of a document in order: cells of tables, headings as ``## Words``, other paragraphs as one cell.

    Raises:
        SourceError: it is damaged.
    """
    docx = library("docx", "python-docx", path)
    parts_of(content, path)
    try:
        return _read(docx.Document(io.BytesIO(content)), path)
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - the parser of a damaged file may fail anywhere
        raise SourceError(f"the document is damaged: {str(error) or type(error).__name__}", path=path) from None


def _read(document: Any, path: Path) -> Source:
    levels = {style.style_id: _level(style) for style in document.styles}
    lists = {style.style_id: _listed(style) for style in document.styles}
    rows: list[SourceRow] = []
    paragraphs = tables = 0
    counted: list[int] = []
    coloured: list[int] = []
    for element in _blocks(document.element.body):
        if element.tag == f"{_W}tbl":
            tables += 1
            spanned, painted = _spanned(element)
            coloured += [len(rows) + at for at in painted]
            for number, row in enumerate(laid_out(spanned, path), start=1):
                rows.append(SourceRow(row.cells, f"table={tables}&row={number}", tables, row.bar, row.struck))
            counted += [len(rows)] * any(True for _ in element.iter(f"{_W}numPr"))
            continue
        paragraphs += 1
        text, struck = _said(element)
        style = element.find(f"{_W}pPr/{_W}pStyle")
        level = levels.get(style.get(f"{_W}val"), 0) if style is not None else 0
        marked = f"{'#' * level} {text}" if level and text else text
        gone = ((0, struck),) if struck else ()
        item = _item(element, lists) if text and not level else 0
        rows.append(SourceRow((marked,), f"paragraph={paragraphs}", struck=gone, item=item))
    remarks = []
    if counted:
        message = (
            "Word counts numbers in this table itself: they are not in the text of the document and were not read."
        )
        remarks.append(Remark(tuple(counted), "counted-numbers", "read-word", message))
    return Source("docx", tuple(rows), (*remarks, *fill_remarks(coloured)))


def _level(style: Any) -> int:
    """The level of a heading by its style: its outline level, or the number in the name that Word gives it."""
    outline = style.element.find(f"{_W}pPr/{_W}outlineLvl")
    if outline is not None:
        level = int(outline.get(f"{_W}val", "9")) + 1
        return level if level <= 6 else 0
    name = (style.name or "").casefold()
    if name == "title":
        return 1
    number = name.removeprefix("heading ")
    return int(number) if name.startswith("heading ") and number.isdecimal() and int(number) <= 6 else 0


def _listed(style: Any) -> int:
    """How deep the items of a list stand that have a style: by its own level, or the number in its name; 0 for none."""
    numbered = style.element.find(f"{_W}pPr/{_W}numPr")
    if numbered is None or _level(style):
        return 0
    level = numbered.find(f"{_W}ilvl")
    number = (style.name or "").split()[-1:]
    named = int(number[0]) if number and number[0].isdecimal() else 1
    return int(level.get(f"{_W}val", "0")) + 1 if level is not None else named


def _item(paragraph: Any, lists: Mapping[str, int]) -> int:
    """How deep the item of a list stands that a paragraph is; 0 where it is none."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    styled = lists.get(style.get(f"{_W}val"), 0) if style is not None else 0
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr")
    if numbered is None:
        return styled
    kept, level = numbered.find(f"{_W}numId"), numbered.find(f"{_W}ilvl")
    if kept is not None and kept.get(f"{_W}val") == "0":  # taken out of the list of its style
        return 0
    return int(level.get(f"{_W}val", "0")) + 1 if level is not None else max(styled, 1)


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those in content controls."""
    for element in body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag == f"{_W}sdt":
            for inner in element.iterfind(f"{_W}sdtContent"):
                yield from _blocks(inner)


def _value(cell: Any, name: str) -> str | None:
    found = cell.find(f"{_W}tcPr/{_W}{name}")
    return None if found is None else str(found.get(f"{_W}val", "continue"))


def _spanned(table: Any) -> tuple[list[list[Cell]], list[int]]:
    """The cells of a table with what they span, and the rows, from 1, in which a fill was read as a rating.

    A cell that goes on below counts the rows that it covers.
    """
    painted: list[int] = []
    above: dict[int, tuple[int, int]] = {}
    rows: list[list[Cell]] = []
    for printed in _children(table, "tr"):
        before = printed.find(f"{_W}trPr/{_W}gridBefore")
        skipped = int(before.get(f"{_W}val", "0")) if before is not None else 0
        row = [Cell("", columns=skipped)] if skipped else []
        fills = [""] * len(row)
        column = skipped
        for cell in _children(printed, "tc"):
            across = int(_value(cell, "gridSpan") or "1")
            merged = _value(cell, "vMerge")
            if merged == "continue" and column in above:
                at, place = above[column]
                top = rows[at][place]
                rows[at][place] = Cell(top.text, top.struck, top.columns, top.rows + 1)
            else:
                text, struck = _cell_text(cell)
                row.append(Cell(text, struck, across))
                fills.append("" if merged else _fill(cell))
                above.pop(column, None)
                if merged == "restart":
                    above[column] = (len(rows), len(row) - 1)
            column += across
        rows.append(rated(row, fills))
        painted += [len(rows)] * (rows[-1] != row)
    return rows, painted


def _fill(cell: Any) -> str:
    """The shading of a cell (RRGGBB), or nothing (ECMA-376, part 1, section 17.4.32)."""
    shading = cell.find(f"{_W}tcPr/{_W}shd")
    return shading.get(f"{_W}fill", "") if shading is not None else ""


def _children(element: Any, name: str) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag == f"{_W}sdt":
            for inner in child.iterfind(f"{_W}sdtContent"):
                yield from _children(inner, name)


def _cell_text(cell: Any) -> tuple[str, str]:
    parts = [_said(paragraph) for paragraph in cell.iter(f"{_W}p")]
    return "\n".join(text for text, _ in parts if text), "\n".join(struck for _, struck in parts if struck)


def _said(paragraph: Any) -> tuple[str, str]:
    """What a paragraph says, and what in it is struck out or deleted under tracked changes."""
    said: list[str] = []
    struck: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        deleted = next(run.iterancestors(f"{_W}del", f"{_W}moveFrom"), None) is not None
        out = struck if deleted or _through(run) else said
        for part in run:
            match part.tag:
                case tag if tag in (f"{_W}t", f"{_W}delText"):
                    out.append(part.text or "")
                case tag if tag == f"{_W}tab":
                    out.append(" ")
                case tag if tag in (f"{_W}br", f"{_W}cr"):
                    out.append("\n")
                case tag if tag == f"{_W}noBreakHyphen":
                    out.append("-")
    return _tidy("".join(said)), _tidy("".join(struck))


def _tidy(text: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def _through(run: Any) -> bool:
    marks = [run.find(f"{_W}rPr/{_W}{name}") for name in ("strike", "dstrike")]
    return any(mark is not None and mark.get(f"{_W}val", "true") not in _OFF for mark in marks)
