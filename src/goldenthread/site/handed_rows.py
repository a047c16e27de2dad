"""What went from one to another, both statements beside it, and how much that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.agent_records import Agent, UnitChange
from goldenthread.site.answering import Handed, agent_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment


@dataclass(frozen=True, slots=True)
class HandedRow:
    """Something handed over, with both statements."""

    handed: Handed
    earlier: Commitment
    later: Commitment
    other: Agent
    renamed: UnitChange | None


def handed_row(held: Holdings, one: Handed, other: str) -> HandedRow:
    """Something handed over, told to one side: who the other is, and whether that is a new name."""
    renamed = next((c for c in held.unit_changes if one.before in c.before and one.after in c.after), None)
    return HandedRow(
        one, held.commitments[one.link.earlier], held.commitments[one.link.later], agent_of(held, other), renamed
    )


def extent(rows: Sequence[HandedRow]) -> str:
    """How much went from hand to hand: rows of later documents, of how many earlier ones, in how many lines of a table.

    A row can carry on several earlier ones, one can go on in several rows, and each name has a line of its own.
    """
    later, earlier = len({one.later.iri for one in rows}), len({one.earlier.iri for one in rows})
    said = plain.counted(later, "row")
    if earlier != later:
        said += f", from {plain.counted(earlier, 'earlier one')}"
    if len(rows) not in (earlier, later):
        said += f", in {plain.counted(len(rows), 'line')}: each pair of rows and each name has its own"
    return said
