"""Cells of one row put back into their columns, before it is a row of fields."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.language.deadline_cells import holds_deadline
from goldenthread.read.layout_parts import FieldName, Table
from goldenthread.read.text import begins_inside, join_lines

_CELLS_BEFORE: dict[FieldName, int] = {"officers": 1, "lead_members": 1, "leads": 1, "directorates": 1, "title": 2}
"""How many other cells of a row must be fused with their header words before a cell of this field counts as fused."""


def lift_header_words(
    cells: Sequence[str], table: Table, every: Sequence[Table]
) -> tuple[list[str], list[FieldName], Table]:
    """Data out of a fused header: ``Deadline 31/03/2014`` is the date, ``Status`` alone is nothing.

    A title is only touched where two other cells of the row are fused too, since a title may well begin with
    ``Activity``; a cell of names only where another cell is, since ``Portfolio Holder`` may stand under ``Portfolio``.
    The header word of a title tells which table the row opens.

    Returns:
        The cells, the fields that were lifted, and the table that the row belongs to.
    """
    names: dict[FieldName, dict[str, Table]] = {}
    for one in every:
        for name, field in one.header.items():
            names.setdefault(field, {}).setdefault(name, one)
    lifted: list[FieldName] = []
    out = list(cells)
    for index, field in sorted(enumerate(table.columns), key=lambda pair: _CELLS_BEFORE.get(pair[1], 0)):
        if index >= len(out) or not out[index] or len(lifted) < _CELLS_BEFORE.get(field, 0):
            continue
        for name in sorted(names.get(field, {}), key=len, reverse=True):
            text = out[index]
            if text == name or (text.startswith(name + " ") and field != "comment" and len(name) > 1):
                out[index] = text[len(name) :].strip()
                lifted.append(field)
                if field == "title" and names[field][name].states in ("activity", "milestone"):
                    table = names[field][name]
                break
    return out, lifted, table


def repair_column_shift(cells: Sequence[str], table: Table) -> tuple[list[str], int]:
    """Cells that slid to the left or right, put back where the date stands in the column of deadlines.

    Where a title that goes on in the next cell has pushed the row to the right, the two are one title again.

    Returns:
        The cells, and by how many columns they had slid (negative: to the left).
    """
    if "deadline" not in table.columns:
        return list(cells), 0
    place = table.columns.index("deadline")
    here = cells[place] if place < len(cells) else ""
    if holds_deadline(here):
        return list(cells), 0
    for shift in (-1, 1):
        at = place + shift
        first_moved = at if shift < 0 else place
        if 0 < at < len(cells) and holds_deadline(cells[at]) and len(cells[at]) <= 24:
            if shift < 0:
                return [*cells[:first_moved], "", *cells[first_moved:]], shift
            if not here:
                return [*cells[:place], *cells[at:]], shift
            title = table.columns.index("title") if "title" in table.columns else place
            if title < place and len(cells) > len(table.columns) and begins_inside(cells[title + 1]):
                return [*cells[:title], join_lines(cells[title], cells[title + 1]), *cells[title + 2 :]], shift
    return list(cells), 0
