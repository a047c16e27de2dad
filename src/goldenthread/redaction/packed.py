"""What packed files say: archives, compressed files and tables in columns, as a reader's program unpacks them."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

ARCHIVES = frozenset({".xlsx", ".docx", ".zip"})
"""Files that are ZIP archives."""
_APART = " {} "
"""Stands between cells, that no two make a name."""


def unpacked(path: Path) -> Iterator[str | bytes]:
    """The texts within a packed file; nothing of one that is not packed.

    Raises:
        ValueError: the file cannot be unpacked.
    """
    match path.suffix:
        case ".gz":
            with gzip.open(path) as stream:
                yield stream.read()
        case ".parquet":
            yield from _in_columns(path)
        case ending if ending in ARCHIVES:
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{name}\n".encode() + archive.read(name)


def is_packed(path: Path) -> bool:
    """Whether the text of a file stands in it as no reader sees it."""
    return path.suffix in ARCHIVES or path.suffix in (".gz", ".parquet")


def _in_columns(path: Path) -> Iterator[str]:
    from pyarrow import parquet  # whoever wrote the file has it

    table = parquet.read_table(path)
    yield f"{table.schema}{table.schema.metadata}"
    for column in table.columns:
        yield "\n".join(
            _APART.join(map(str, cell)) if isinstance(cell, list) else str(cell) for cell in column.to_pylist()
        )
