"""The directorates of a council, document by document: how many rows, how many due by then, how many late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.agent_records import Agent
from goldenthread.site.answering import Answering
from goldenthread.site.fared import by_document, places_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import was_due
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.yearly import reportable


@dataclass(frozen=True, slots=True)
class Cell:
    """The rows of one document that name a directorate, or none, or all of them.

    Attributes:
        rows: how many.
        place: where they are listed; empty where no page lists them.
        told: how many of them the document could report on.
        late: how many of these it reports overdue, delayed or red.
        due: how many of these were due by the day of the report.
        late_due: how many of those it reports overdue, delayed or red.
    """

    rows: int
    place: str
    told: int
    late: int
    due: int
    late_due: int


@dataclass(frozen=True, slots=True)
class UnitYears:
    """All directorates of a council in all its documents.

    Attributes:
        editions: the documents, the earliest first.
        units: each directorate with a cell for each document.
        none: the rows that name no directorate, document by document.
        every: all rows, document by document.
        twice: the rows that name more than one and are counted under each; empty where there are none.
        said: of which rows no directorate can be told, in a sentence; empty where each names one.
    """

    editions: tuple[Edition, ...]
    units: tuple[tuple[Agent, tuple[Cell, ...]], ...]
    none: tuple[Cell, ...]
    every: tuple[Cell, ...]
    twice: tuple[Cell, ...]
    said: str


def unit_years(held: Holdings, answering: Answering, body: str, on_a_page: int = 0) -> UnitYears | None:
    """The directorates of a council by document; none where no row names one.

    Args:
        held: what is held.
        answering: all rows by whom they name.
        body: IRI of the council.
        on_a_page: how many rows stand on one page of a directorate; 0 where all do.
    """
    editions = tuple(held.of_body(body))
    units = sorted(
        (
            one
            for one in held.agents.values()
            if one.kind == "unit" and one.iri in answering.rows and one.iri.startswith(f"{body}/")
        ),
        key=lambda one: (one.name.casefold(), one.iri),
    )
    if not units:
        return None
    table = []
    times: dict[str, int] = {}
    for unit in units:
        rows = [row.commitment for row in answering.rows[unit.iri]]
        places = places_of(held, page_of(unit.iri, held.base), by_document(held, editions, rows), on_a_page)
        table.append((unit, tuple(_cell(held, one, rows, places.get((one.iri, ""), "")) for one in editions)))
        for row in rows:
            times[row.iri] = times.get(row.iri, 0) + 1
    every = [one for one in held.commitments.values() if held.edition(one).body == body]
    none = [one for one in every if one.iri not in times]
    twice = [one for one in every if times.get(one.iri, 0) > 1]
    return UnitYears(
        editions,
        tuple(table),
        tuple(_cell(held, one, none) for one in editions),
        tuple(_cell(held, one, every) for one in editions),
        tuple(_cell(held, one, twice) for one in editions) if twice else (),
        _left_out(editions, none, every),
    )


def _cell(held: Holdings, edition: Edition, rows: Sequence[Commitment], place: str = "") -> Cell:
    mine = [one for one in rows if one.edition == edition.iri]
    told = [one for one in mine if reportable(held, one)]
    late = [one for one in told if plain.standing(one, edition) == "late"]
    due, late_due = (sum(was_due(edition, one) for one in some) for some in (told, late))
    return Cell(len(mine), place, len(told), len(late), due, late_due)


def _left_out(editions: Sequence[Edition], none: Sequence[Commitment], every: Sequence[Commitment]) -> str:
    """How many rows of which documents name no directorate."""
    some = []
    for edition in editions:
        count, of = (sum(one.edition == edition.iri for one in rows) for rows in (none, every))
        if count:
            which = f"{count:,} of {of:,} rows" if count < of else f"all {of:,} rows" if of > 1 else "the only row"
            some.append(f"{which} of the {plain.named(edition)}")
    return f"No directorate is told beside {plain.listed(some)}: such rows count under no directorate." if some else ""
