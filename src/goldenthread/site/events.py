"""What happened to a commitment, one dated event after another, each with the line that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.site import plain
from goldenthread.site.decided import Decided, row_before
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, StatedDate

_STATED = {
    "new-deadline": "a new date that its update states",
    "completed-on": "completed, as its update states",
    "future": "what its update announces",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated.

    Attributes:
        day: when, or the last day of the month, quarter or year that is printed.
        when: the same as printed, where that is no day.
        what: what happened or is due.
        commitment: the statement that says so.
        step: whether that is a step and not the commitment itself.
        inferred: whether it was read out of the words of an update.
        decision: the decision of a committee that says so, of which the statement is the last before it.
    """

    day: date
    when: str
    what: str
    commitment: Commitment
    step: bool
    inferred: bool = False
    decision: Decided | None = None


def events(held: Holdings, members: Sequence[Commitment]) -> tuple[Event, ...]:
    """Every dated event of a thread and of its steps, the earliest first."""
    found: list[Event] = []
    for one in members:
        found += _of(held, one, step=False)
        for iri in held.milestones_of.get(one.iri, ()):
            found += _of(held, held.commitments[iri], step=True)
    for decision in held.committee.of_thread.get(members[0].thread, ()) if members else ():
        found += _decided(held, members, decision)
    return tuple(sorted(found, key=lambda event: (event.day, event.commitment.order, event.what)))


def _of(held: Holdings, one: Commitment, *, step: bool) -> Iterator[Event]:
    edition = held.edition(one)
    for day in one.deadlines:
        yield Event(day, plain.day(day), f"due, by the {plain.named(edition)}", one, step)
    if edition.as_of and (said := plain.reported(one)):
        yield Event(edition.as_of, plain.day(edition.as_of), f"reported {said[:1].lower() + said[1:]}", one, step)
    for stated in held.dates_in.get(one.iri, ()):
        yield Event(stated.day, _when(stated), _STATED.get(stated.standing, stated.standing), one, step, inferred=True)


def _decided(held: Holdings, members: Sequence[Commitment], one: Decided) -> Iterator[Event]:
    """A decision, and the day by which what was recalled is due back."""
    row = row_before(held, members, one)
    what = one.resolution.replace("-", " ")
    yield Event(one.on, plain.day(one.on), f"{what} ({one.by})", row, step=False, decision=one)
    if one.until:
        yield Event(one.until, plain.day(one.until), f"due back on this day ({one.by})", row, step=False, decision=one)


def _when(stated: StatedDate) -> str:
    return plain.day(stated.day) if stated.precision == "day" else f"{stated.printed} (by {plain.day(stated.day)})"
