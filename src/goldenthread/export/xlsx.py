"""XLSX: the tables as one workbook, a sheet a table, in which text is text and the same build gives the same bytes."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.errors import BuildError, MissingExtraError
from goldenthread.export.csv_tables import text_of
from goldenthread.export.exported_rows import Cell, tables_of
from goldenthread.export.shared_columns import Column
from goldenthread.export.tables import TABLES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "goldenthread.xlsx"
CONTENTS = "contents"
"""The sheet that says what the others hold."""
_FIXED = datetime(2000, 1, 1)  # a workbook knows no time zones
"""When the workbook says it was made: no clock is read."""
_MOST = 32_767
"""Characters that a cell can hold (Excel specifications and limits)."""
_ROWS = 1_048_576
"""Rows that a sheet can hold."""
_FIRST = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike."""
_EXACT = re.compile(r"-?(?=[\d.]{1,16}\Z)\d{1,15}(\.\d+)?")
"""A number of at most fifteen digits, which is what a spreadsheet keeps."""
_WIDE, _NARROW = 48, 14


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes the workbook.

    Numbers and days of columns that hold one are numbers and days; all else is text, whatever it looks like.

    Args:
        dataset: the built dataset.
        folder: where to write.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        BuildError: a table has more rows than a sheet can hold.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtraError("xlsx", "XlsxWriter", "tables") from None
    rows = tables_of(dataset)
    workbook = Workbook(folder / NAME, {"in_memory": True})
    workbook.set_properties({"title": "Plans and reports as tables", "created": _FIXED})
    bold, text, day = (
        workbook.add_format(said) for said in ({"bold": True}, {"num_format": "@"}, {"num_format": "yyyy-mm-dd"})
    )
    contents = workbook.add_worksheet(CONTENTS)
    at = 0
    for at, cell in enumerate(("table", "column", "what it is")):
        contents.write_string(0, at, cell, bold)
    at = 1
    for table in TABLES:
        found = rows[table.name]
        if len(found) >= _ROWS:
            raise BuildError(
                f"'{table.name}' has {len(found):,} rows, more than a sheet holds: use --format csv or parquet"
            )
        said = [
            ("", f"{table.description} {len(found):,} rows."),
            *((one.name, one.description) for one in table.columns),
        ]
        for name, what in said:
            for place, cell in enumerate((table.name, name, what)):
                contents.write_string(at, place, cell, text)
            at += 1
        sheet = workbook.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _WIDE if _is_prose(column) else _NARROW)
            sheet.write_string(0, place, column.name, bold)
        for number, row in enumerate(found, start=1):
            for place, (column, given) in enumerate(zip(table.columns, row, strict=True)):
                _write(sheet, number, place, column, given, text, day)
        sheet.autofilter(0, 0, len(found), len(table.columns) - 1)
    contents.set_column(0, 1, _NARROW * 2)
    contents.set_column(2, 2, _WIDE * 2)
    workbook.close()
    return [NAME]


def _is_prose(column: Column) -> bool:
    return column.name in ("text", "comment", "message", "label", "reason") or column.name.endswith("_text")


def _write(sheet: Worksheet, row: int, place: int, column: Column, cell: Cell, text: Format, day: Format) -> None:
    if not cell:
        return
    if isinstance(cell, str):
        if (number := number_of(cell, column)) is not None:
            sheet.write_number(row, place, number)
            return
        if column.datatype == "date" and (when := day_of(cell)):
            sheet.write_datetime(row, place, when, day)
            return
    sheet.write_string(row, place, fitting(text_of(column, cell)), text)


def number_of(cell: str, column: Column) -> float | None:
    """The number of a cell, in a column of numbers and with no more digits than a spreadsheet keeps; none otherwise."""
    return float(cell) if column.datatype in ("integer", "decimal") and _EXACT.fullmatch(cell) else None


def day_of(cell: str) -> date | None:
    """The day of a cell, where every spreadsheet counts it alike; none otherwise."""
    try:
        when = date.fromisoformat(cell)
    except ValueError:
        return None
    return when if when >= _FIRST else None


def fitting(cell: str) -> str:
    """A text as long as a cell can be; where it is cut, it says so at its end.

    >>> len(fitting("a" * 40_000)), fitting("a" * 40_000)[-48:]
    (32767, 'aaaa [cut here: 40,000 characters; whole in CSV]')
    """
    if len(cell.encode("utf-16-le")) // 2 <= _MOST:
        return cell
    mark = f" [cut here: {len(cell):,} characters; whole in CSV]"
    kept = cell.encode("utf-16-le")[: (_MOST - len(mark)) * 2].decode("utf-16-le", "ignore")
    return kept + mark
