"""CSV: the graph as plain tables, each read by a query that anyone can run."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from goldenthread.errors import QueryError
from goldenthread.export.csvw import write_metadata
from goldenthread.export.shared_columns import Column, Table
from goldenthread.export.tables import TABLES
from goldenthread.store import EmbeddedStore, Store
from goldenthread.store.own_queries import text_of

Row = dict[str, str]


EXACT = (
    "Cells are as printed, and may begin with = + - or @, which a spreadsheet takes for a formula: open the tables as "
    "text, or ask for those made for spreadsheets (goldenthread export --format csv --excel)."
)
"""What is said beside tables whose cells are as printed."""
GUARDED = (
    "Made for spreadsheets: before a cell that one would take for a formula stands an apostrophe, which is not printed."
)
"""What is said beside tables for spreadsheets."""
_FORMULA = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\\t\\r\\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def write(dataset: Path, folder: Path, *, excel: bool = False) -> list[str]:
    """Writes every table with its CSVW metadata beside it.

    Args:
        dataset: the built dataset.
        folder: where to write.
        excel: whether cells that a spreadsheet would run are made harmless (:func:`harmless`).

    Raises:
        BuildError: the dataset is not N-Quads.
    """
    store = EmbeddedStore.read(dataset)
    names = []
    for table in TABLES:
        write_table(table, table_rows(store, table), folder / f"{table.name}.csv", excel=excel)
        write_metadata(table, folder / f"{table.name}.csv-metadata.json", GUARDED if excel else EXACT)
        names += [f"{table.name}.csv", f"{table.name}.csv-metadata.json"]
    return names


def select(store: Store, name: str) -> list[Row]:
    """The rows of one query of ``queries/export``, empty where nothing is bound.

    Args:
        store: the dataset.
        name: name of the query's file, without ``.rq``.

    Raises:
        QueryError: the query is malformed, or does not select.
    """
    try:
        return store.select(text_of(f"export/{name}")).records()
    except QueryError as error:
        raise QueryError(f"queries/export/{name}.rq: {error}") from error


def table_rows(store: Store, table: Table) -> Iterator[list[str]]:
    """The rows of a table: plain columns from its query, cells of several values from its query of cells.

    A query of cells gives one value a row, as ``?id ?column ?value``, in the order in which they are to stand.
    """
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    if table.has_cells:
        for row in select(store, f"{table.name}-cells"):
            cells[row["id"], row["column"]].append(row["value"])
    for row in select(store, table.name):
        yield [
            joined(column, cells.get((row["id"], column.name), ())) if column.from_cells else row.get(column.name, "")
            for column in table.columns
        ]


def joined(column: Column, values: Iterable[str]) -> str:
    """Several values as one cell; a separator within a value gives way to a broken bar.

    >>> joined(Column("officers", "", separator="|"), ["Ada Lark", "Ben | Moss"])
    'Ada Lark|Ben ¦ Moss'
    """
    if column.separator == "|":
        values = (value.replace("|", "¦") for value in values)
    return column.separator.join(values)


def harmless(cell: str) -> str:
    r"""A cell that no spreadsheet takes for a formula; numbers stay numbers (OWASP, CSV injection).

    >>> [harmless(cell) for cell in ("=1+1", " @SUM(A1)", "-5", "- talks held", "+44 20 7364", "a = b", "\t=1", "")]
    ["'=1+1", "' @SUM(A1)", '-5', "'- talks held", "'+44 20 7364", 'a = b', "'\t=1", '']
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def write_table(table: Table, rows: Iterable[list[str]], path: Path, *, excel: bool = False) -> None:
    """Writes one table: UTF-8, commas, a header row, quotes only where they are needed; for spreadsheets everywhere.

    A spreadsheet may part cells at another sign than the comma, where nothing is quoted.
    """
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL if excel else csv.QUOTE_MINIMAL)
        writer.writerow([column.name for column in table.columns])
        writer.writerows([harmless(cell) for cell in row] if excel else row for row in rows)
