"""The targets of the years after the last result: of a measure's rows, and of rows that are judged to print it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import measure_words
from goldenthread.site.records import Link, Measure, Value
from goldenthread.site.results import figure
from goldenthread.site.years_held import plan_years

ANOTHER_COUNT, DELETED = "another way of counting, not compared", "printed to be deleted"


@dataclass(frozen=True, slots=True)
class NextTarget:
    """A target of a later year.

    Attributes:
        row: the row that prints it.
        link: the judgement by which that row belongs here; none for the measure's own rows.
        but: why it is no next target to go by, or empty.
    """

    value: Value
    row: Measure
    link: Link | None
    but: str


def next_targets(held: Holdings, group: Sequence[Measure], after: str) -> tuple[NextTarget, ...]:
    """The targets of years after another, by year; own rows come first, and links are those that readers accepted.

    Args:
        held: what is held.
        group: the rows of a series.
        after: the plan year of its last result, or empty for targets of every year.
    """
    found: dict[tuple[str, str], NextTarget] = {}
    for row, link in _rows(held, group):
        for value in row.values:
            later = plan_years([value.period]) and value.period > after
            if value.kind == "target" and later and figure(value):
                but = ANOTHER_COUNT if link and link.relation == "succeeds" else ""
                but = but or (DELETED if row.lifecycle.casefold() in measure_words("deleted") else "")
                own = row in group
                found[value.period, "" if own and not but else row.iri] = NextTarget(
                    value, row, link if but == ANOTHER_COUNT or not own else None, but
                )
    return tuple(sorted(found.values(), key=lambda one: (one.value.period, one.link is not None)))


def _rows(held: Holdings, group: Sequence[Measure]) -> Iterator[tuple[Measure, Link | None]]:
    """The rows of a series and those that carry one on, each with the accepted judgement that says so."""
    mine = {one.iri for one in group}
    links = [
        link
        for one in group
        for link in held.counted_in.get(one.iri, ())
        if link.earlier == one.iri and link.decision == "accepted"
    ]
    in_place = {link.later: link for link in links if link.relation == "succeeds"}
    for one in group:
        yield one, in_place.get(one.iri)
    for link in links:
        if link.later not in mine and link.later in held.measures:
            yield held.measures[link.later], link
