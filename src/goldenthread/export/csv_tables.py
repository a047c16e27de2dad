"""CSV: the graph as plain tables, with their metadata in CSVW and as a data package."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from goldenthread.export import datapackage
from goldenthread.export.csvw import GROUP, write_group, write_metadata
from goldenthread.export.exported_rows import Cell, tables_of
from goldenthread.export.shared_columns import Column, Table
from goldenthread.export.spreadsheet_cells import guarded
from goldenthread.export.tables import TABLES

EXACT = (
    "Cells are as printed, and may begin with = + - or @, which a spreadsheet takes for a formula: open the tables as "
    "text, or ask for those made for spreadsheets (goldenthread export --format csv --excel)."
)
"""What is said beside tables whose cells are as printed."""
GUARDED = (
    "Made for spreadsheets: before a cell that one would take for a formula, and before a text that one would take for "
    "a date or a number (2011-12), stands an apostrophe, which is not printed."
)
"""What is said beside tables for spreadsheets."""


def write(dataset: Path, folder: Path, *, excel: bool = False) -> list[str]:
    """Writes every table with its CSVW metadata beside it, and what joins them: a table group and a data package.

    Args:
        dataset: the built dataset.
        folder: where to write.
        excel: whether cells that a spreadsheet would run or read as something else are guarded.

    Raises:
        BuildError: the dataset is not N-Quads.
    """
    rows = tables_of(dataset)
    remark = GUARDED if excel else EXACT
    names = []
    for table in TABLES:
        write_table(table, rows[table.name], folder / f"{table.name}.csv", excel=excel)
        write_metadata(table, folder / f"{table.name}.csv-metadata.json", remark)
        names += [f"{table.name}.csv", f"{table.name}.csv-metadata.json"]
    filled = {
        (table.name, column.name)
        for table in TABLES
        for place, column in enumerate(table.columns)
        if all(row[place] for row in rows[table.name])
    }
    write_group(TABLES, folder / GROUP, remark, filled)
    datapackage.write(TABLES, folder, remark)
    return [*names, GROUP, datapackage.NAME]


def joined(column: Column, values: Iterable[str]) -> str:
    """Several values as one cell; a separator within a value gives way to a broken bar.

    >>> joined(Column("officers", "", separator="|"), ["Ada Lark", "Ben | Moss"])
    'Ada Lark|Ben ¦ Moss'
    """
    if column.separator == "|":
        values = (value.replace("|", "¦") for value in values)
    return column.separator.join(values)


def text_of(column: Column, cell: Cell) -> str:
    """A cell as one text."""
    return cell if isinstance(cell, str) else joined(column, cell)


def write_table(table: Table, rows: Iterable[Iterable[Cell]], path: Path, *, excel: bool = False) -> None:
    """Writes one table: UTF-8, commas, a header row, quotes only where they are needed; for spreadsheets everywhere.

    A spreadsheet may part cells at another sign than the comma, where nothing is quoted; and it takes a file for UTF-8
    by the mark at its beginning alone.
    """
    with path.open("w", encoding="utf-8-sig" if excel else "utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL if excel else csv.QUOTE_MINIMAL)
        writer.writerow([column.name for column in table.columns])
        for row in rows:
            cells = [(column, text_of(column, cell)) for column, cell in zip(table.columns, row, strict=True)]
            writer.writerow([guarded(cell, column) if excel else cell for column, cell in cells])
