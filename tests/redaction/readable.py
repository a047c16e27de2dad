"""What an output says, as a reader's program shows it: files that are packed are unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyarrow.parquet as pq


def readable(path: Path) -> str:
    """The text of a file; of a workbook its parts, of a Parquet file its cells."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as packed:
            return "\n".join(packed.read(name).decode() for name in packed.namelist())
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return "\n".join(str(cell) for column in table.to_pydict().values() for cell in column)
    return path.read_bytes().decode("utf-8", "replace")
