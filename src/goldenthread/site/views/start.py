"""The first page: what this is, what to look at first, and how to read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.pictures import Flow
from goldenthread.site import feeds, plain
from goldenthread.site.among import among
from goldenthread.site.changed_days import How, redated
from goldenthread.site.comparing import path_of
from goldenthread.site.course import ending
from goldenthread.site.drawings import flow
from goldenthread.site.holdings import Holdings
from goldenthread.site.listed_rows import row_list
from goldenthread.site.page import Page
from goldenthread.site.page_words import code, look_first
from goldenthread.site.perhaps import counted
from goldenthread.site.records import Commitment, Edition, Heading, Thread
from goldenthread.site.redating import besides, words_before
from goldenthread.site.states import UNHEARD, stated
from goldenthread.site.strands import disagrees, joined, longest_said, strands_said, tangled
from goldenthread.site.views.dates_page import PATH as DATES
from goldenthread.site.views.wanted import Wanted, wanted
from goldenthread.site.years_held import followed, gap

SHOWN = 6
"""How many commitments a list on the first page shows."""
_APART = "What one document states more than once stands in a list of its own."


@dataclass(frozen=True, slots=True)
class Look:
    """A figure to look at first: always of how many, with what it means."""

    name: str
    path: str
    count: int
    of: str
    kind: str


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
    more: str
    items: tuple[Item, ...]
    all: str = "All, in the list of commitments"
    tied: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A document in figures, or years for which none is held."""

    label: str
    note: str
    edition: Edition | None
    activities: int = 0
    milestones: int = 0
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StartView:
    """The page.

    Attributes:
        wanted: the kinds of questions, each with the list that answers it.
        years: documents and gaps on the line of years, by council.
        themes: the highest headings of the latest document of each council.
    """

    lede: str
    wanted: tuple[Wanted, ...]
    looks: tuple[Look, ...]
    lists: tuple[Listing, ...]
    years: tuple[tuple[str, tuple[Held, ...]], ...]
    flows: tuple[Flow, ...]
    themes: tuple[tuple[Edition, tuple[Heading, ...]], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """One page."""
    bodies = plain.listed(sorted({one.body_name for one in held.editions.values()})) or "nobody"
    yield Page("index.html", "start", f"What became of what {bodies} promised?", lambda: view(held), feed=feeds.ALL)


def view(held: Holdings) -> StartView:
    """What the first page shows."""
    editions = list(held.editions.values())
    bodies = list(dict.fromkeys(one.body for one in editions))
    promised = [one for one in held.threads.values() if one.level == "activity"]
    return StartView(
        lede=_lede(held, editions, promised),
        wanted=wanted(held),
        looks=tuple(_looks(held)),
        lists=tuple(
            found
            for found in (
                _longest(held, promised),
                _unexplained(held, promised),
                _tangles(held, promised),
                _dropped(held),
                _unheard(held),
                _slipped(held),
            )
            if found.items
        ),
        years=tuple((held.of_body(body)[0].body_name, tuple(_years(held, held.of_body(body)))) for body in bodies),
        flows=tuple(
            drawn
            for body in bodies
            if (drawn := flow(held, held.of_body(body), href=lambda one, other, _: path_of(one, other)))
        ),
        themes=tuple((held.of_body(body)[-1], _themes(held, held.of_body(body)[-1])) for body in bodies),
    )


def _lede(held: Holdings, editions: Sequence[Edition], promised: Sequence[Thread]) -> str:
    if not editions:
        return "No document is held."
    several = sum(_documents(held, one) > 1 for one in promised)
    first, last = min(editions, key=lambda one: one.start), max(editions, key=lambda one: one.start)
    amount = "One document" if len(editions) == 1 else f"{plain.number(len(editions)).capitalize()} documents"
    when = f"of {plain.year(first.label)}"
    if first.label != last.label:
        when = f"from {plain.year(first.label)} to {plain.year(last.label)}"
    return (
        f"{amount} {when}, read line by line. They make {plain.counted(len(promised), 'commitment')}; "
        f"{several:,} of these can be followed through two documents or more."
    )


def _documents(held: Holdings, thread: Thread) -> int:
    return len({one.edition for one in held.members(thread)})


def _looks(held: Holdings) -> Iterator[Look]:
    """The kinds of findings to look at first: in how many rows each is, and how many findings these are where more."""
    counts = Counter(name for found in held.findings_of.values() for name in {one.code for one in found})
    every = Counter(one.code for found in held.findings_of.values() for one in found)
    for name in look_first():
        if name in counts:
            named, of = code(name), among(held, name)
            words = f"of {of.count:,} {of.words}" if of else ""
            if every[name] != counts[name]:
                words += f" ({plain.counted(every[name], 'finding')})"
            if not (of and of.nearly_each):
                yield Look(named.name, f"findings/{name}.html", counts[name], words, named.kind)
            elif off := sum(one.how is How.PUT_OFF for one in redated(held)):
                words = f"of {plain.counted(counts[name], 'row')} due on another day than before"
                yield Look(How.PUT_OFF.value, DATES, off, words, named.kind)


def _longest(held: Holdings, promised: Sequence[Thread]) -> Listing:
    single = [one for one in promised if _documents(held, one) > 1 and not tangled(held.members(one))]
    every = sorted(single, key=lambda one: (-_documents(held, one), one.iri))
    ranked, tied = every[:SHOWN], plain.tied([_documents(held, one) for one in every], SHOWN, "as long")
    notes = (f"in {plain.counted(_documents(held, one), 'document')}, {joined(held.members(one))}" for one in ranked)
    items = tuple(Item(one.iri, one.label, note) for one, note in zip(ranked, notes, strict=True))
    counts = ([_documents(held, one) for one in some] for some in (single, promised))
    return Listing("Promised longest", longest_said(*counts), "commitments.html?sort=documents", items, tied=tied)


def _unexplained(held: Holdings, promised: Sequence[Thread]) -> Listing:
    found = [(disagrees(held, held.members(one)), one) for one in promised if not tangled(held.members(one))]
    ranked = sorted(((count, one) for count, one in found if count), key=lambda pair: (-pair[0], pair[1].iri))
    items = tuple(
        Item(one.iri, one.label, f"{plain.counted(count, 'finding')}, {joined(held.members(one))}")
        for count, one in ranked[:SHOWN]
    )
    meaning = (
        "Commitments with the most findings, those of their steps and measures included. Long ones have more. " + _APART
    )
    return Listing("Adds up least", meaning, "commitments.html?sort=findings", items)


def _tangles(held: Holdings, promised: Sequence[Thread]) -> Listing:
    """Threads of several strands: beside single promises they would lead every list."""
    found = [(one, held.members(one)) for one in promised if tangled(held.members(one))]
    ranked = sorted(found, key=lambda pair: (-len(pair[1]), pair[0].iri))
    items = tuple(Item(one.iri, one.label, strands_said(held, members)) for one, members in ranked[:SHOWN])
    meaning = (
        f"{len(found):,} of {plain.counted(len(promised), 'commitment')} are stated more than once by one document. "
        "Each is several promises under one title, as sure as the two of its rows that least surely are one."
    )
    return Listing("Several strands under one title", meaning, "commitments.html?sort=strands", items)


def _dropped(held: Holdings) -> Listing:
    """What the finding counts, so that one figure stands everywhere."""
    name = "ended-without-a-word"
    rows = [one for one in held.commitments.values() if name in {it.code for it in held.findings_of.get(one.iri, ())}]
    of = among(held, name)
    ranked = sorted(rows, key=lambda one: (one.kind != "activity", -held.edition(one).start.toordinal(), one.order))
    items = tuple(
        Item(
            one.iri,
            one.text,
            f"{'step, ' if one.kind == 'milestone' else ''}last in the {_last(held, one)}; {plain.updated(one)}",
        )
        for one in ranked[:SHOWN]
    )
    meaning = (
        "A report has them unfinished, the next year’s document does not take them up, and no later one says why: "
        f"{plain.share(len(rows), of.count, of.words) if of else len(rows)}, {_kinds(rows)}. "
        f"Their last updates may say what comes next. {counted(held, rows)}"
    ).strip()
    every = f"All {len(rows):,}, with their updates"
    return Listing("Not in the next document", meaning, f"findings/{name}.html", items, every)


def _unheard(held: Holdings) -> Listing:
    rows, could = [], 0
    for one in held.commitments.values():
        edition = held.edition(one)
        if not plain.said(one) and not one.completed and followed(edition, held.of_body(edition.body)):
            could += 1
            end = ending(held, one)
            rows += [one] if end and end.kind == UNHEARD else []
    ranked = sorted(rows, key=lambda one: (one.kind != "activity", -held.edition(one).start.toordinal(), one.order))
    items = tuple(Item(one.iri, one.text, f"{stated(held, one)} in the {_last(held, one)}") for one in ranked[:SHOWN])
    meaning = (
        "They stand in a plan, no row of a report was taken for them, and the next year’s document does not take them "
        f"up: {len(rows):,} of {could:,} rows on which nothing is reported and whose next year’s document is held, "
        f"{_kinds(rows)}. {counted(held, rows)}"
    ).strip()
    return Listing("In no report held", meaning, "commitments.html?state=in+no+report+held", items)


def _kinds(rows: Sequence[Commitment]) -> str:
    activities = sum(one.kind == "activity" for one in rows)
    steps = len(rows) - activities
    if not activities or not steps:
        return "all of them steps" if steps > 1 else "a step" if steps else "commitments, no steps"
    return f"{plain.counted(activities, 'commitment')} and {plain.counted(steps, 'step')}"


def _last(held: Holdings, one: Commitment) -> str:
    reported = plain.reported(one)
    return plain.named(held.edition(one)) + (f", {reported[:1].lower() + reported[1:]}" if reported else "")


def _slipped(held: Holdings) -> Listing:
    every = redated(held)
    ranked = sorted((one for one in every if one.how is How.PUT_OFF), key=lambda one: (-one.days, one.row.iri))
    items = tuple(
        Item(
            one.row.iri,
            one.row.text,
            f"put off by {plain.span(one.days)} in {plain.year(held.edition(one.row).label)}{words_before(held, one)}"
            + (f", no document for {one.missing}" if one.missing else "")
            + besides(held, one),
        )
        for one in ranked[:SHOWN]
    )
    others = [f"{plain.number(count)} {how.value}" for how in How if (count := sum(one.how is how for one in every))]
    meaning = (
        f"What no document reports finished, and is due on a later day: {len(ranked):,} of the "
        f"{plain.counted(len(every), 'row')} with another day than before ({'; '.join(others)})."
    )
    tied = plain.tied([plain.span(one.days) for one in ranked], SHOWN, "put off as far")
    return Listing("Put off furthest", meaning, DATES, items, "All dates that changed", tied)


def _years(held: Holdings, editions: Sequence[Edition]) -> Iterator[Held]:
    for earlier, one in pairwise((None, *editions)):
        if earlier and one and (missing := gap(earlier, one)):
            yield Held(missing.label, "no document", None)
        if one:
            mine = [row for row in held.commitments.values() if row.edition == one.iri]
            yield Held(
                plain.year(one.label),
                plain.document(one),
                one,
                sum(row.kind == "activity" for row in mine),
                sum(row.kind == "milestone" for row in mine),
                row_list(held, one).places,
            )


def _themes(held: Holdings, edition: Edition) -> tuple[Heading, ...]:
    return tuple(one for one in held.headings.values() if one.edition == edition.iri and not one.parent)
