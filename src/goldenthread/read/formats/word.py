"""Tables, headings and prose of a Word document (ECMA-376, part 1, section 17)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.archives import parts_of
from goldenthread.read.formats.grid import Cell, laid_out
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
    rows: list[SourceRow] = []
    paragraphs = tables = 0
    counted: list[int] = []
    for element in _blocks(document.element.body):
        if element.tag == f"{_W}tbl":
            tables += 1
            for number, row in enumerate(laid_out(_spanned(element), path), start=1):
                rows.append(SourceRow(row.cells, f"table={tables}&row={number}", tables, row.bar, row.struck))
            counted += [len(rows)] * any(True for _ in element.iter(f"{_W}numPr"))
            continue
        paragraphs += 1
        text, struck = _said(element)
        style = element.find(f"{_W}pPr/{_W}pStyle")
        level = levels.get(style.get(f"{_W}val"), 0) if style is not None else 0
        marked = f"{'#' * level} {text}" if level and text else text
        gone = ((0, struck),) if struck else ()
        rows.append(SourceRow((marked,), f"paragraph={paragraphs}", struck=gone))
    remarks = []
    if counted:
        message = (
            "Word counts numbers in this table itself: they are not in the text of the document and were not read."
        )
        remarks.append(Remark(tuple(counted), "counted-numbers", "read-word", message))
    return Source("docx", tuple(rows), tuple(remarks))


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


def _spanned(table: Any) -> list[list[Cell]]:
    """The cells of a table with what they span; a cell that goes on below counts the rows that it covers."""
    above: dict[int, tuple[int, int]] = {}
    rows: list[list[Cell]] = []
    for printed in _children(table, "tr"):
        before = printed.find(f"{_W}trPr/{_W}gridBefore")
        skipped = int(before.get(f"{_W}val", "0")) if before is not None else 0
        row = [Cell("", columns=skipped)] if skipped else []
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
                above.pop(column, None)
                if merged == "restart":
                    above[column] = (len(rows), len(row) - 1)
            column += across
        rows.append(row)
    return rows


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
