"""Tables of targets: one row a measure, one cell a column, empty ones too."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.model import TakenFor
from goldenthread.read.line_roles import Classified
from goldenthread.read.measure_layout import MeasureColumn, MeasureTable
from goldenthread.read.measures.measure_records import Draft, Met, add_description, claim_header, describe, heading_text
from goldenthread.read.measures.themes import Place


def read_targets(lines: Sequence[Classified], table: MeasureTable, place: Place, met: Met) -> list[Draft]:
    """The measures of one table of targets."""
    drafts: list[Draft] = []
    for line in lines:
        if claim_header(line, table, met):
            continue
        if heading := heading_text(line):
            met.claim(line.number, TakenFor.HEADING, place.enter(heading, table))
        elif draft := _row(line, table, place, met):
            drafts.append(draft)
        else:
            met.claim(line.number, TakenFor.ISSUE, "no-row-of-targets")
            met.issue(
                line.number,
                "line-unclaimed",
                "no-row-of-targets",
                printed=line.raw[:200],
                message="The line has no name in the column of names.",
            )
    return drafts


def put_back_columns(cells: Sequence[str], table: MeasureTable) -> tuple[list[str], int]:
    """The cells of a row that slid by one or two columns, put back where its description stands under its head.

    Returns:
        The cells, and by how many columns they had slid (negative: to the left).
    """
    wanted = next(place for place, column in enumerate(table.columns) if column.field == "name")
    if table.unit is None or (wanted < len(cells) and table.unit.search(cells[wanted])):
        return list(cells), 0
    for shift in (1, -1, 2, -2):
        at = wanted + shift
        if 0 <= at < len(cells) and table.unit.search(cells[at]):
            return (list(cells[shift:]) if shift > 0 else [""] * -shift + list(cells)), shift
    return list(cells), 0


def _said(part: str, there: str, by_column: Sequence[tuple[MeasureColumn, str]]) -> str:
    """What the description says, or the column of that part."""
    return there or next((cell for column, cell in by_column if column.field == part), "")


def _row(line: Classified, table: MeasureTable, place: Place, met: Met) -> Draft | None:
    cells, shift = put_back_columns(line.cells, table)
    cells += [""] * (len(table.columns) - len(cells))
    by_column = list(zip(table.columns, cells, strict=False))
    described = next((cell for column, cell in by_column if column.field == "name"), "")
    if not described or sum(bool(cell) for cell in cells) < 2:
        return None
    name, unit, polarity = describe(described, table)
    unit, polarity = (_said(part, there, by_column) for part, there in (("unit", unit), ("polarity", polarity)))
    name, markers = split_markers(name, table)
    draft = Draft(table, name, line.number, theme=place.theme, priority=place.priority, markers=markers)
    met.claim_for(draft, line.number, TakenFor.MEASURE, "row-of-targets")
    add_description(draft, unit, polarity, line.number, met)
    for column, cell in by_column:
        if column.field == "directorate":
            draft.directorate = cell
        elif column.field == "lifecycle":
            draft.lifecycle = cell.partition("(")[0].strip().casefold()
        elif column.field == "variance":
            draft.variance = cell
        elif column.field == "direction":
            draft.direction = cell
        elif column.field == "value":
            draft.values.append((column, cell, line.number))
    if shift:
        met.issue(
            line.number,
            "cell-repaired",
            "put-back-columns",
            field="row",
            printed=" | ".join(line.cells[:4]),
            value=name,
            message="The cells of the row had slid by a column or two.",
        )
    beyond = [cell for cell in cells[len(table.columns) :] if cell]
    if beyond:
        met.issue(
            line.number,
            "stray-text",
            "cells-beyond-the-table",
            printed=" | ".join(beyond),
            message="Cells beyond the last column of the table were set aside.",
        )
    for part, there in {"name": name, "unit": unit, "polarity": polarity}.items():
        if not there:
            met.issue(
                line.number,
                "measure-incomplete",
                "row-of-targets",
                field=part,
                printed=described[:120],
                message=f"The row of this measure has no {part}.",
            )
    return draft


def split_markers(name: str, table: MeasureTable) -> tuple[str, tuple[str, ...]]:
    """A name without the signs printed after it, and all signs in their order; one inside the name stays there too."""
    if table.markers is None:
        return name, ()
    markers = [match.group() for match in table.markers.finditer(name)]
    while ends := [match for match in table.markers.finditer(name) if match.end() == len(name)]:
        name = name[: ends[-1].start()].rstrip()
    return name, tuple(markers)
