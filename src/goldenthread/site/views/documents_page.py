"""The list of documents, each in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.site.addresses import page_of
from goldenthread.site.cutting import part_path
from goldenthread.site.holdings import Holdings
from goldenthread.site.listed_rows import row_list
from goldenthread.site.page import Page
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.records import Commitment, Edition, Measure
from goldenthread.site.years_held import gap


@dataclass(frozen=True, slots=True)
class Counted:
    """A document in figures.

    Attributes:
        doubts: findings that something in it does not add up.
        places: where its rows are listed.
        measured: where its tables of measures stand.
    """

    edition: Edition
    activities: int
    milestones: int
    measures: int
    doubts: int
    places: Mapping[tuple[str, str], str]
    measured: str


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The documents of each council, and the years for which none is held."""

    bodies: tuple[tuple[str, tuple[Counted, ...], tuple[str, ...]], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """One page."""
    yield Page("documents.html", "documents", "Documents", lambda: documents(held))


def documents(held: Holdings) -> DocumentsView:
    """The list of documents."""
    counts = Counter((one.edition, one.kind) for one in held.commitments.values())
    measures = Counter(one.edition for one in held.measures.values())
    disagreeing = doubts(held)
    bodies = []
    for body in dict.fromkeys(one.body for one in held.editions.values()):
        mine = held.of_body(body)
        rows = tuple(
            Counted(
                one,
                counts[one.iri, "activity"],
                counts[one.iri, "milestone"],
                measures[one.iri],
                disagreeing[one.iri],
                row_list(held, one).places,
                f"{part_path(page_of(one.iri, held.base), max(1, len(held.edition_parts[one.iri])))}#measures",
            )
            for one in mine
        )
        missing = tuple(found.label for a, b in pairwise(mine) if (found := gap(a, b)))
        bodies.append((mine[0].body_name, rows, missing))
    return DocumentsView(tuple(bodies))


def doubts(held: Holdings) -> Counter[str]:
    """How many findings there are that something in a document does not add up."""
    things: dict[str, Commitment | Measure] = {**held.commitments, **held.measures}
    return Counter(
        things[iri].edition
        for iri, found in held.findings_of.items()
        if iri in things
        for one in found
        if code(one.code).kind == DISAGREES
    )
