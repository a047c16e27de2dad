"""Sheets of a workbook in Office Open XML (ECMA-376, part 1, section 18)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.archives import opened
from goldenthread.read.formats.cell_values import cell_text
from goldenthread.read.formats.rows import FormatOptions, Source, library
from goldenthread.read.formats.sheets import Merge, Sheet, SheetCell, read_sheets


def read_xlsx(content: bytes, path: Path, options: FormatOptions) -> Source:
    """The rows of a sheet, values as their number formats show them.

    Raises:
        SourceError: the workbook is damaged or has no such sheet.
    """
    openpyxl = library("openpyxl", "openpyxl", path)
    with opened(content, path) as archive:
        formulas = any(
            b"<f>" in archive.read(name) or b"<f " in archive.read(name)
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
        stated = openpyxl.load_workbook(io.BytesIO(content)) if formulas else None
        sheets = [_sheet(sheet, stated) for sheet in book.worksheets]
    except (KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError) as error:
        raise SourceError(f"the workbook is damaged: {error}", path=path) from None
    return read_sheets(sheets, "xlsx", path, options)


def _sheet(sheet: Any, stated: Any) -> Sheet:
    cells: dict[tuple[int, int], SheetCell] = {}
    uncomputed = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None and not cell.has_style:
                continue
            if cell.value is None and stated is not None and stated[sheet.title][cell.coordinate].data_type == "f":
                uncomputed.append(cell.coordinate)
            text, struck = _parted(cell)
            fill = _fill(cell) if not text else ""
            if text or struck or fill:
                cells[cell.row, cell.column] = SheetCell(text, struck, fill)
    merges = [Merge(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
    hidden_rows = frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden)
    hidden = sheet.sheet_state != "visible"
    order = sorted(merges, key=lambda merge: (merge.top, merge.left))
    return Sheet(sheet.title, cells, order, hidden, hidden_rows, tuple(uncomputed))


def _parted(cell: Any) -> tuple[str, str]:
    """What is in force in a cell, and what is struck out, run by run."""
    if isinstance(cell.value, list):  # rich text: strings and runs with a font of their own
        whole = bool(cell.font and cell.font.strike)
        runs = [(str(run), bool(getattr(getattr(run, "font", None), "strike", whole))) for run in cell.value]
        in_force = "".join(text for text, struck in runs if not struck)
        return cell_text(in_force), cell_text("".join(text for text, struck in runs if struck))
    text = cell_text(cell.value, cell.number_format or "")
    return ("", text) if text and cell.font and cell.font.strike else (text, "")


def _fill(cell: Any) -> str:
    fill = cell.fill
    if not fill or fill.fill_type != "solid" or fill.fgColor is None or fill.fgColor.type != "rgb":
        return ""
    return str(fill.fgColor.rgb)[-6:]
