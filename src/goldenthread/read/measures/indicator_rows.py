"""Indicators of StratML as measures: a row each, with the values that the document counts for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.model import Observation, Origin, TakenFor, ValueKind
from goldenthread.read.formats.stratml_indicators import VALUE_CELLS
from goldenthread.read.line_roles import Classified
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures.measure_records import Draft, Met

_FIRST = 3
_PARTS = " | "


def read_indicators(lines: Sequence[Classified], table: MeasureTable, met: Met) -> list[Draft]:
    """The measures of the indicators of one document."""
    drafts: list[Draft] = []
    for line in lines:
        if len(line.cells) < _FIRST or not line.cells[0]:
            met.claim(line.number, TakenFor.HEADER, "indicators")
            continue
        name, unit, commentary = line.cells[:_FIRST]
        draft = Draft(table, name, line.number, unit=unit, commentary=[commentary] if commentary else [])
        draft.given += _values(line)
        met.claim_for(draft, line.number, TakenFor.MEASURE, "indicator")
        drafts.append(draft)
    return drafts


def _values(line: Classified) -> Iterator[Observation]:
    for place in range(_FIRST, len(line.cells), VALUE_CELLS):
        cells = (*line.cells[place : place + VALUE_CELLS], *[""] * VALUE_CELLS)
        kind, period, origin, counted, basis = cells[:VALUE_CELLS]
        printed, _, number = counted.rpartition(_PARTS) if _PARTS in counted else (counted, "", counted)
        if kind:
            place_printed = Origin(origin or Origin.HEADLINE)
            yield Observation(period, ValueKind(kind), _number(number), printed, place_printed, line.number, basis)


def _number(text: str) -> float | None:
    """A number as the schema writes it; none where a text has none.

    >>> _number("12.50"), _number("Grade B"), _number("nan")
    (12.5, None, None)
    """
    digits = text.strip().lstrip("+-").replace(".", "", 1)
    return float(text) if digits.isdecimal() and digits.isascii() else None
