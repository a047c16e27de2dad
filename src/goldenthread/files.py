"""Reads the files that people write (catalogue, decisions, judgements), and says in words why one cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from goldenthread.errors import DataError


def read_text(path: Path) -> str:
    """The text of a file, without the mark that some programs put before it.

    Raises:
        DataError: it is missing, is a folder, cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError("the file is missing", path=path) from None
    except IsADirectoryError:
        raise DataError("this is a folder, not a file", path=path) from None
    except OSError as error:
        raise DataError(f"the file cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError:
        raise DataError("the file is not UTF-8 text: save it as UTF-8", path=path) from None


def replace_text(path: Path, text: str) -> None:
    """Puts a text in the place of a file at once: whoever reads it sees the old one or the new one whole."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="")
    beside.replace(path)


def read_table(path: Path, columns: Iterable[str], what: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table of tab-separated values by the names of its first row, each with its 1-based line.

    Lines that begin with ``#`` are notes. There are no quotes: a cell holds no tab and no line break.

    Args:
        path: the file.
        columns: what must be there; there may be more.
        what: what a row is, for the message where one is malformed.

    Raises:
        DataError: the file cannot be read, a column is missing, or a row has not as many cells as columns.
    """
    kept = [(at, line) for at, line in enumerate(read_text(path).splitlines(), 1) if not line.startswith("#")]
    table = csv.DictReader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        missing = set(columns) - set(table.fieldnames or ())
        if missing:
            raise DataError(f"the columns {', '.join(sorted(missing))} are missing", path=path)
        for row in table:
            at = kept[table.line_num - 1][0]
            if None in row or None in row.values():
                raise DataError(
                    f"this line is no {what}: it has not as many cells as there are columns", path=path, line=at
                )
            yield at, row
    except csv.Error as error:
        raise DataError(f"the table cannot be read: {error}", path=path) from None
