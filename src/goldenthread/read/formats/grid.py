"""Cells that span rows and columns, laid out on the grid that they cover."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.read.formats.source_rows import Struck, padded

WIDEST = 1000
"""Columns or rows that one cell may span (HTML, section 4.9.11, has the same bound for columns)."""
MOST_CELLS, MOST_COLUMNS = 2_000_000, 2_000
"""Cells and columns that a table or sheet may reach over, filled or not."""


def refuse_too_many(cells: int, what: str, path: Path, *, columns: int = 0) -> None:
    """Refuses a table or sheet that reaches over too many cells to be held.

    Args:
        cells: how many.
        what: what reaches over them.
        path: of the document.
        columns: in how many columns.

    Raises:
        SourceError: they are more than :data:`MOST_CELLS`, or stand in more than :data:`MOST_COLUMNS`.
    """
    if columns > MOST_COLUMNS:
        said = f"{what} over {columns:,} columns: more than {MOST_COLUMNS:,} are not read: delete what stands far away"
        raise SourceError(said, path=path)
    if cells > MOST_CELLS:
        said = f"{what} over {cells:,} cells: more than {MOST_CELLS:,} are not read: delete what stands far away"
        raise SourceError(said, path=path)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a table prints it.

    Attributes:
        text: what is in force in it.
        struck: what is struck out.
        columns: how many columns it spans.
        rows: how many rows it spans; 0 for all that follow.
    """

    text: str
    struck: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: a text in each column, a spanned one in the first of its columns and in each of its rows."""

    cells: tuple[str, ...]
    struck: Struck
    bar: bool


def laid_out(rows: Iterable[Sequence[Cell]], path: Path) -> list[GridRow]:
    """The rows of a table: what spans rows counts for each of them, what spans columns stands in the first.

    Args:
        rows: the cells of each.
        path: of the document.

    Raises:
        SourceError: they reach over too many cells.

    >>> [row.cells for row in laid_out([[Cell("A", rows=2), Cell("B")], [Cell("C")]], Path("a.html"))]
    [('A', 'B'), ('A', 'C')]
    """
    hanging: dict[int, tuple[Cell, int]] = {}
    found: list[tuple[dict[int, Cell], int]] = []
    for row in rows:
        placed: dict[int, Cell] = {}
        column, waiting = 0, deque(row)
        below: dict[int, tuple[Cell, int]] = {}
        while waiting or column in hanging:
            if column in hanging:
                cell, left = hanging.pop(column)
                if left - 1:
                    below[column] = (cell, left - 1)
            else:
                cell = waiting.popleft()
                if cell.rows != 1:
                    below[column] = (cell, min(cell.rows or WIDEST, WIDEST) - 1)
            placed[column] = cell
            column += max(1, min(cell.columns, WIDEST))
        for later, (cell, left) in hanging.items():
            placed[later] = cell
            column = max(column, later + max(1, min(cell.columns, WIDEST)))
            if left - 1:
                below[later] = (cell, left - 1)
        hanging = below
        found.append((placed, column))
    width = max((columns for _, columns in found), default=0)
    refuse_too_many(width * len(found), "a table reaches", path, columns=width)
    out = []
    for placed, columns in found:
        cells = [""] * columns
        for column, cell in placed.items():
            cells[column] = cell.text
        filled = [cell for cell in placed.values() if cell.text]
        struck = tuple((column, cell.struck) for column, cell in sorted(placed.items()) if cell.struck)
        bar = width > 1 and len(filled) == 1 and filled[0].columns >= width
        out.append(GridRow(padded(cells, width), struck, bar))
    return out
