"""Parquet: the tables with typed columns, several values of a cell as a list, for data frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from goldenthread.errors import MissingExtraError
from goldenthread.export.exported_rows import Cell, tables_of
from goldenthread.export.shared_columns import Column, Datatype
from goldenthread.export.tables import TABLES

_READ: Mapping[Datatype, Callable[[str], object]] = {
    "string": str,
    "anyURI": str,
    "integer": int,
    "decimal": lambda value: float(Decimal(value)),
    "date": date.fromisoformat,
}


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes a file for each table.

    Nothing is null but what is empty; a cell of several values is a list, empty for none.

    Args:
        dataset: the built dataset.
        folder: where to write.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("parquet", "pyarrow", "tables") from None
    types: dict[Datatype, Any] = {
        "string": pa.string(),
        "anyURI": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.float64(),
        "date": pa.date32(),
    }
    names = []
    for table in TABLES:
        rows = tables_of(dataset)[table.name]
        fields = [
            pa.field(
                column.name,
                pa.list_(types[column.datatype]) if column.separator else types[column.datatype],
                metadata={"description": column.description},
            )
            for column in table.columns
        ]
        columns = [
            pa.array([_value(column, row[place]) for row in rows], type=field.type)
            for place, (column, field) in enumerate(zip(table.columns, fields, strict=True))
        ]
        made = pa.table(columns, schema=pa.schema(fields, metadata={"description": table.description}))
        name = f"{table.name}.parquet"
        parquet.write_table(made, folder / name, compression="zstd", version="2.6", write_statistics=True)
        names.append(name)
    return names


def _value(column: Column, cell: Cell) -> object:
    read = _READ[column.datatype]
    if isinstance(cell, tuple):
        return [read(one) for one in cell]
    return read(cell) if cell else None
