"""A thread that branches, end by end: what each of its last statements says, how it stands, and whom to ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.site.asks import named_by
from goldenthread.site.course import Ending, ending
from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Name


@dataclass(frozen=True, slots=True)
class BranchEnd:
    """One statement of a thread that none of its later statements carries on.

    Attributes:
        row: the statement.
        anchor: its place on the page of the thread.
        latest: whether it stands in the latest document held of its council.
        ending: how its line ends, or none where that is no end.
        names: who is named for it: beside it, or else beside its steps or the commitment of which it is one.
    """

    row: Commitment
    anchor: str
    latest: bool
    ending: Ending | None
    names: tuple[Name, ...]


def branch_ends(held: Holdings, members: Sequence[Commitment]) -> tuple[BranchEnd, ...]:
    """The ends of a thread that has more than one, the latest first; of a single line nothing, for its head says it."""
    mine = {one.iri for one in members}
    ends = [one for one in members if not any(link.later in mine for link in joining(held.links_from.get(one.iri, ())))]
    if len(ends) < 2:
        return ()
    place = {iri: number for number, iri in enumerate(held.editions)}
    ordered = sorted(ends, key=lambda one: (-place[one.edition], one.order, one.iri))
    return tuple(_end(held, one) for one in ordered)


def _end(held: Holdings, one: Commitment) -> BranchEnd:
    edition = held.edition(one)
    latest = edition == held.of_body(edition.body)[-1]
    return BranchEnd(one, held.anchor_of(one), latest, ending(held, one), named_by(held, [one]))
