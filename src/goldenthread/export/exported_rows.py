"""The rows of the exported tables, each read by a query that anyone can run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from goldenthread.errors import QueryError
from goldenthread.export.kept import kept, opened
from goldenthread.export.shared_columns import Column, Table
from goldenthread.export.tables import TABLES
from goldenthread.store import Store
from goldenthread.store.own_queries import text_of

Row = dict[str, str]
Cell: TypeAlias = "str | tuple[str, ...]"
"""One value, empty for none; or the values of a column that holds several."""


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


def table_rows(store: Store, table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table: plain columns from its query, cells of several values from its query of cells.

    A query of cells gives one value a row, as ``?id ?column ?value``, in the order in which they are to stand.
    """
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    if table.has_cells:
        for row in select(store, f"{table.name}-cells"):
            cells[row["id"], row["column"]].append(row["value"])
    for row in select(store, table.name):
        yield tuple(
            _several(
                cells.get((row["id"], column.name), ()) if column.from_cells else [row.get(column.name, "")], column
            )
            for column in table.columns
        )


def _several(values: Sequence[str], column: Column) -> Cell:
    """The values of a cell; numbers with blanks between come as one text, too."""
    if not column.separator:
        return values[0]
    if column.datatype == "integer":
        return tuple(part for value in values for part in value.split(column.separator) if part)
    return tuple(value for value in values if value or column.from_cells)


@kept
def tables_of(dataset: Path) -> Mapping[str, tuple[tuple[Cell, ...], ...]]:
    """The rows of every table by its name; those of the last dataset are kept, for the next format.

    Raises:
        BuildError: the dataset is not N-Quads.
    """
    store = opened(dataset)
    return {table.name: tuple(table_rows(store, table)) for table in TABLES}
