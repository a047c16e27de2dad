"""The first page: what this is, what to look at first, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.records import Edition, Thread
from goldenthread.site.words import DISAGREES, code
from goldenthread.site.years import gap

SHOWN = 6
"""How many commitments a list on the first page shows."""


@dataclass(frozen=True, slots=True)
class Look:
    """A figure to look at first: always of how many, with what it means."""

    name: str
    path: str
    mark: str
    figure: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment in a list."""

    iri: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A short list with what it means."""

    title: str
    meaning: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A document in figures."""

    edition: Edition
    activities: int
    milestones: int
    findings: int


@dataclass(frozen=True, slots=True)
class StartView:
    """The page."""

    lede: str
    looks: tuple[Look, ...]
    lists: tuple[Listing, ...]
    documents: tuple[Held, ...]
    gaps: tuple[str, ...]


def pages(held: Holdings) -> Iterator[Page]:
    """One page."""
    bodies = plain.listed(sorted({one.body_name for one in held.editions.values()})) or "nobody"
    yield Page("index.html", "start", f"What became of what {bodies} promised?", lambda: view(held))


def view(held: Holdings) -> StartView:
    """What the first page shows."""
    editions = list(held.editions.values())
    gaps = tuple(
        missing.label
        for body in dict.fromkeys(one.body for one in editions)
        for earlier, later in zip(held.of_body(body), held.of_body(body)[1:], strict=False)
        if (missing := gap(earlier, later))
    )
    return StartView(
        lede=_lede(held, editions),
        looks=(),
        lists=(_longest(held), _unexplained(held)),
        documents=tuple(_document(held, one) for one in editions),
        gaps=gaps,
    )


def _lede(held: Holdings, editions: Sequence[Edition]) -> str:
    if not editions:
        return "No document is held."
    activities = sum(one.level == "activity" for one in held.threads.values())
    several = sum(len(_documents(held, one)) > 1 for one in held.threads.values() if one.level == "activity")
    first, last = editions[0], max(editions, key=lambda one: one.start)
    return (
        f"{plain.counted(len(editions), 'document')} from {plain.year(first.label)} to {plain.year(last.label)}, read "
        f"line by line. They promise {activities:,} things; {several:,} of these can be followed through two documents "
        f"or more."
    )


def _documents(held: Holdings, thread: Thread) -> set[str]:
    return {held.commitments[iri].edition for iri in thread.members if iri in held.commitments}


def _longest(held: Holdings) -> Listing:
    ranked = sorted(
        (one for one in held.threads.values() if one.level == "activity"),
        key=lambda one: (-len(_documents(held, one)), -len(one.members), one.iri),
    )
    items = tuple(
        Item(one.iri, one.label, f"in {len(_documents(held, one))} of {len(held.editions)} documents")
        for one in ranked[:SHOWN]
    )
    return Listing("Promised longest", "Commitments that stand in the most documents.", items)


def _unexplained(held: Holdings) -> Listing:
    found = [
        (sum(code(f.code).kind == DISAGREES for m in held.members(one) for f in held.findings_around(m)), one)
        for one in held.threads.values()
        if one.level == "activity"
    ]
    ranked = sorted(((count, one) for count, one in found if count), key=lambda pair: (-pair[0], pair[1].iri))
    items = tuple(Item(one.iri, one.label, plain.counted(count, "finding")) for count, one in ranked[:SHOWN])
    return Listing(
        "Adds up least", "Commitments with the most findings, those of their steps and measures included.", items
    )


def _document(held: Holdings, edition: Edition) -> Held:
    mine = [one for one in held.commitments.values() if one.edition == edition.iri]
    return Held(
        edition,
        sum(one.kind == "activity" for one in mine),
        sum(one.kind == "milestone" for one in mine),
        sum(code(f.code).kind == DISAGREES for one in mine for f in held.findings_of.get(one.iri, ())),
    )
