"""Whether blank cells of a column were merged with the filled ones above, in a document that does not say so."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.read.activity_columns import begun
from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.formats import SourceRow
from goldenthread.read.kind_guesses import GuessedKinds, cell_of
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.text import clean

_NAMES: tuple[FieldName, ...] = ("officers", "directorates", "lead_members")
_BLANK = 0.3
"""Share of blank cells from which on a column may be one of merged cells."""
_PLACES = 3
"""Headings and heads at least below which the first cell is filled each time."""


def merged_fields(
    every: Sequence[SourceRow], rows: Sequence[SourceRow], columns: Sequence[ColumnGuess], kinds: GuessedKinds
) -> list[tuple[FieldName, str]]:
    """The fields of names whose blank cells repeat the one above, each with the reason.

    That is so where no first row below a heading is blank, or where the cells are filled just where an activity begins;
    not where they are filled for activities and blank for their milestones, which is another habit.

    Args:
        every: all rows of the document.
        rows: those of the table.
        columns: what its columns were taken for.
        kinds: what its rows state.
    """
    filled = {name: [bool(cell_of(row, columns, name)) for row in rows] for name in _NAMES}
    firsts = _firsts(every, rows)
    activities = [cell_of(row, columns, "activity") for row in rows]
    milestones = [kinds.of(row, columns) == "milestone" for row in rows]
    found: list[tuple[FieldName, str]] = []
    for name, cells in filled.items():
        blank = cells.count(False)
        if blank < _BLANK * len(rows) or not any(cells):
            continue
        if any(activities):
            alike = begun(activities) == cells
            why = "it is filled just where an activity begins" if alike else ""
        else:
            above = len(firsts) >= _PLACES and all(cells[place] for place in firsts)
            by_kind = len(set(milestones)) > 1 and not any(
                cell for cell, milestone in zip(cells, milestones, strict=True) if milestone
            )
            why = f"it is blank in {blank} rows, and in none of the {len(firsts)} below a heading" if above else ""
            why = "" if by_kind else why
        if why:
            found.append((name, why))
    return found


def _firsts(every: Sequence[SourceRow], rows: Sequence[SourceRow]) -> list[int]:
    """Places of the rows of a table that stand right below a heading."""
    places = {row.address: place for place, row in enumerate(rows)}
    found: list[int] = []
    below = False
    for row in every:
        if row.furniture or not any(map(clean, row.cells)):
            continue
        if row.address not in places:
            below = below or sum(bool(clean(cell)) for cell in row.cells) == 1  # a head may stand between
        elif below:
            found.append(places[row.address])
            below = False
    return found
