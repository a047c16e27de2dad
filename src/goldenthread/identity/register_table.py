"""The lines of the register's tables, and what the cells of every table have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, read_table
from goldenthread.iris import is_segment

Line = tuple[Path, int, dict[str, str]]


def table(path: Path, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines of a table with tabs between its cells, each with its file and number; none where there is no file.

    Raises:
        DataError: the table is not UTF-8 text, or a line has not these columns.
    """
    if not is_there(path):
        return
    for number, cells in read_table(path, columns, "entry"):
        if unknown := [name for name in cells if name not in columns]:
            raise DataError(f"the column '{unknown[0]}' is none of {', '.join(columns)}", path=path, line=1)
        row = {name: cell.strip() for name, cell in cells.items()}
        if "body" in row and not is_segment(row["body"]):
            raise DataError(f"'{row['body']}' is no key of a body", path=path, line=number)
        yield path, number, row


def check_filled(line: Line, *columns: str) -> None:
    """Refuses a line on which one of these columns is empty.

    Raises:
        DataError: one is.
    """
    path, number, row = line
    for column in columns:
        if not row[column]:
            raise DataError(f"'{column}' is empty", path=path, line=number)


def values_in(cell: str) -> tuple[str, ...]:
    """The values of a cell, strokes between.

    >>> values_in("A. Lee | Ann Lee |")
    ('A. Lee', 'Ann Lee')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def is_elected(line: Line) -> bool:
    """Whether a line says that somebody is elected.

    Raises:
        DataError: it says something else.
    """
    path, number, row = line
    if row["elected"] not in ("", "yes", "no"):
        raise DataError("'elected' is 'yes' or empty", path=path, line=number)
    return row["elected"] == "yes"


class Once:
    """Keys and spellings stand for one entry each."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int] = {}

    def check(self, line: Line, what: str, values: Iterable[str], *scope: str) -> None:
        """Refuses a value that another line of the same body has.

        Raises:
            DataError: one has it.
        """
        path, number, row = line
        for value in values:
            where = (what, row["body"], *scope, value)
            if self._seen.setdefault(where, number) != number:
                raise DataError(
                    f"{what} '{value}' is taken on line {self._seen[where]} already", path=path, line=number
                )


def line_numbers(line: Line) -> tuple[int, ...]:
    """The line numbers of a document that a line names, each once.

    Raises:
        DataError: they are no numbers.
    """
    path, number, row = line
    try:
        return tuple(sorted({int(part) for part in row["lines"].split()}))
    except ValueError as error:
        raise DataError("'lines' are line numbers, separated by spaces", path=path, line=number) from error
