"""Sheets of a workbook in the binary format of Excel 97 to 2003 ([MS-XLS])."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.native_values import cell_text
from goldenthread.read.formats.sheets import Merge, Sheet, SheetCell, read_sheets
from goldenthread.read.formats.source_rows import FormatOptions, Source, library


def read_xls(content: bytes, path: Path, options: FormatOptions) -> Source:
    """The rows of a sheet, values as their number formats show them.

    Raises:
        SourceError: the workbook is damaged, locked with a password, or has no such sheet.
    """
    xlrd = library("xlrd", "xlrd", path)
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
        sheets = [_sheet(xlrd, book, sheet) for sheet in book.sheets()]
    except Exception as error:  # noqa: BLE001 - the parser of a damaged file may fail anywhere
        raise SourceError(f"the workbook cannot be read: {str(error) or type(error).__name__}", path=path) from None
    return read_sheets(sheets, "xls", path, options)


def _sheet(xlrd: Any, book: Any, sheet: Any) -> Sheet:
    cells: dict[tuple[int, int], SheetCell] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            style = book.xf_list[cell.xf_index]
            text = _text(xlrd, book, cell, book.format_map[style.format_key].format_str)
            struck = bool(book.font_list[style.font_index].struck_out)
            fill = "" if text else _fill(book, style)
            if text or fill:
                cells[row + 1, column + 1] = SheetCell("" if struck else text, text if struck else "", fill)
    merges = [Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    hidden_rows = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    order = sorted(merges, key=lambda merge: (merge.top, merge.left))
    return Sheet(sheet.name, cells, order, sheet.visibility != 0, hidden_rows)


def _text(xlrd: Any, book: Any, cell: Any, shown_as: str) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE and cell.value >= 1:
        return cell_text(xlrd.xldate_as_datetime(cell.value, book.datemode), shown_as)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, ""))
    return cell_text(bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value, shown_as)


def _fill(book: Any, style: Any) -> str:
    pattern = style.background
    colour = book.colour_map.get(pattern.pattern_colour_index) if pattern.fill_pattern == 1 else None
    return "".join(f"{part:02X}" for part in colour) if colour else ""
