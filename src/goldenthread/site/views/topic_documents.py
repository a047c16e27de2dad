"""A subject in each document: in how many rows it is and how these stand, or that it is not in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.site import plain
from goldenthread.site.fared import summary
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition, Heading, Measure
from goldenthread.site.speaking import Mention
from goldenthread.site.years_held import gap


@dataclass(frozen=True, slots=True)
class InDocument:
    """How a subject stands in one document, or years without one.

    Attributes:
        edition: the document, or none.
        label: the years without one.
        said: in how many rows it is, and how these stand; empty where it is not in it.
        place: where the page tells what speaks of it.
    """

    edition: Edition | None
    label: str
    said: str = ""
    place: str = ""


def in_documents(
    held: Holdings, every: Sequence[Mention], counted: Sequence[Mention], places: Mapping[str, str]
) -> Iterator[InDocument]:
    """How a subject stands in each document, and the years between them for which none is held.

    Args:
        held: what is held.
        every: all that speaks of the subject.
        counted: what of it counts.
        places: where a page tells of each document, by its IRI.
    """
    own = {mention.thing.iri for mention in counted}
    for earlier, edition in pairwise((None, *held.editions.values())):
        if edition is None:
            continue
        if earlier and earlier.body == edition.body and (missing := gap(earlier, edition)):
            yield InDocument(None, missing.label)
        mine = [mention for mention in every if mention.thing.edition == edition.iri]
        rows = sum(isinstance(mention.thing, Commitment) and mention.thing.iri in own for mention in mine)
        said = f"{plain.counted(rows, 'row')}: " if rows else "no row that counts; "
        yield InDocument(edition, "", said + counted_apart(mine, own) if mine else "", places.get(edition.iri, ""))


def counted_apart(mentions: Sequence[Mention], own: Collection[str]) -> str:
    """What counts, and what does not: that whose own words do not speak of the subject."""
    counted = counts_of([one for one in mentions if one.thing.iri in own])
    beside = counts_of([one for one in mentions if one.thing.iri not in own])
    return "; ".join(filter(None, (counted, f"not counted, by its update alone: {beside}" if beside else "")))


def counts_of(mentions: Sequence[Mention]) -> str:
    """How many things speak of a subject, by their kinds, and how the rows stand."""
    kinds = Counter(_kind(mention.thing) for mention in mentions)
    rows = [mention.thing for mention in mentions if isinstance(mention.thing, Commitment)]
    parts = [summary(rows), plain.counted(kinds["heading"], "heading"), plain.counted(kinds["measure"], "measure")]
    there = (len(rows), kinds["heading"], kinds["measure"])
    return "; ".join(part for part, count in zip(parts, there, strict=True) if count)


def _kind(thing: Heading | Commitment | Measure) -> str:
    return "heading" if isinstance(thing, Heading) else "measure" if isinstance(thing, Measure) else thing.kind
