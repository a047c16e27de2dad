"""Which rows are due on another day than before, each once, and what the other day is: the one count of all pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change, Commitment
from goldenthread.site.years import without


class How(Enum):
    """What another day than before is; the values are the words shown."""

    PUT_OFF = "put off"
    FORWARD = "brought forward"
    RESTATED = "cannot be told: years without a document"
    LEVEL = "cannot be told: a step became a commitment, or a commitment a step"
    ROUND = "another year’s round"


_BY_KIND = {"deadline moved": How.PUT_OFF, "deadline restated": How.RESTATED, "deadline renewed": How.ROUND}


@dataclass(frozen=True, slots=True)
class Redated:
    """A row that carries on an unfinished one, and is due on another day.

    Attributes:
        row: the later row.
        earlier: the row that it carries on; of several the one whose day is furthest away.
        days: by how many days it is later; less than 0 where it is sooner.
        missing: the years between the two for which no document is held, in words, or empty.
    """

    row: Commitment
    earlier: Commitment
    how: How
    days: int
    missing: str


def redated(held: Holdings) -> tuple[Redated, ...]:
    """Every row of which the checks find that it is due on another day than before, in the order of the documents."""
    return tuple(found for one in held.commitments.values() if (found := redated_at(held, one)))


def redated_at(held: Holdings, one: Commitment) -> Redated | None:
    """What the other day of one row is, or none where it has none."""
    if not any(finding.code == "deadline-moved" for finding in held.findings_of.get(one.iri, ())):
        return None
    order = list(How)
    ranked = sorted(_pairs(held, one), key=lambda pair: (order.index(pair.how), -abs(pair.days), pair.earlier.iri))
    return ranked[0] if ranked else None


def _pairs(held: Holdings, one: Commitment) -> Iterator[Redated]:
    """The row with each unfinished one that it carries on, where the days differ."""
    for link in held.links_to.get(one.iri, ()):
        earlier = held.commitments[link.earlier]
        if not link.holds or link.relation != "continues" or earlier.completed:
            continue
        if one.deadline and earlier.deadline and one.deadline != earlier.deadline:
            editions = held.edition(earlier), held.edition(one)
            missing = without(*editions, held.of_body(editions[0].body))
            days = (one.deadline - earlier.deadline).days
            change = next((it for it in held.changes_at.get(one.iri, ()) if _is_of(it, earlier)), None)
            how = _BY_KIND[change.kind] if change else How.LEVEL
            if how is How.PUT_OFF and days < 0:
                how = How.FORWARD
            yield Redated(one, earlier, how, days, missing)


def _is_of(change: Change, earlier: Commitment) -> bool:
    return change.earlier == earlier.iri and change.kind in _BY_KIND
