"""Files of registers: tab-separated entries, each with a key of its own that can stand in an address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, read_table
from goldenthread.iris import is_segment
from goldenthread.model import Kind

_PLACE = ("body", "edition", "document", "kind", "level", "agent", "key")
"""Columns that together stand once in a register, of those that it has."""


def read_register(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The entries of a register by the names of its columns; none where there is no file yet.

    Args:
        path: the file.
        columns: what each entry must have.

    Raises:
        DataError: the file is malformed, a key cannot stand in an address, or a key stands twice.
    """
    if not is_there(path):
        return []
    rows: list[dict[str, str]] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, row in read_table(path, columns, "entry of a register"):
        if not row.get("ordinal", "1").isdecimal():
            raise DataError("the ordinal must be a number", path=path, line=number)
        if not is_segment(row["key"]):
            raise DataError(
                f"the key {row['key']!r} cannot stand in an address: use letters, digits and hyphens",
                path=path,
                line=number,
            )
        kind = row.get("kind", row.get("level"))
        if kind is not None and kind not in set(Kind):
            raise DataError(f"'{kind}' is no kind of record", path=path, line=number)
        place = tuple(row.get(column, "") for column in _PLACE)
        if place in seen:
            raise DataError(f"the key '{row['key']}' stands twice, first in line {seen[place]}", path=path, line=number)
        seen[place] = number
        rows.append(row)
    return rows


def register_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A register as a file: its head, then an entry a line, blanks folded."""
    lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    return "".join(f"{line}\n" for line in ("\t".join(columns), *lines))
