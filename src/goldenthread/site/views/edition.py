"""The documents: each of them as printed, with what was found beside its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from goldenthread.pictures import Statuses
from goldenthread.site import plain
from goldenthread.site.addresses import page_of, relative
from goldenthread.site.among import Among, among
from goldenthread.site.comparing import path_of
from goldenthread.site.cutting import numbered_parts, part_path
from goldenthread.site.drawings import statuses_by_heading
from goldenthread.site.holdings import Holdings
from goldenthread.site.listed_rows import chosen, row_list, said
from goldenthread.site.listed_rows import path_of as path_of_rows
from goldenthread.site.own_days import not_due
from goldenthread.site.page import Page
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.records import Commitment, Edition, Finding, Heading, Measure
from goldenthread.site.views.documents_page import doubts

_A_YEAR = timedelta(days=366)
_LEVELS = {"theme": 2, "priority": 3, "objective": 4}


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading as printed, with the rank of its heading on the page."""

    heading: Heading
    rank: int
    anchor: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment as printed.

    Attributes:
        before: the statements of other documents that it continues.
        after: the statements of other documents that continue it.
    """

    commitment: Commitment
    anchor: str
    findings: tuple[Finding, ...]
    before: tuple[Commitment, ...]
    after: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many rows of one kind stand how: never without how many could have been reported on.

    Attributes:
        silent: how many of them print no status: a colour or a percentage alone, or nothing.
    """

    kind: str
    what: str
    total: int
    counts: tuple[tuple[str, int], ...]
    silent: int


@dataclass(frozen=True, slots=True)
class EditionView:
    """One document, or one part of a long one.

    Attributes:
        part: which part, from 1.
        parts: name and path of each part, where there are several.
        outline: the highest headings with the page and place where they stand, and how many commitments stand there.
        codes: of each kind of finding in how many rows it is, how many findings these are, and who could be in it.
        misleading: what could mislead a reader of the figures.
        compared: the other documents of the council, each with the page that compares the two.
        doubts: how many findings there are that something in it does not add up.
        doubts_besides: how many of these are in its measures, and how many in rows below no heading.
        rows_at: the list of its rows.
        places: where these stand, as :class:`goldenthread.site.listed_rows.RowList` has them.
    """

    edition: Edition
    part: int
    parts: tuple[tuple[str, str], ...]
    rows: tuple[HeadingRow | CommitmentRow, ...]
    outline: tuple[tuple[Heading, int, int], ...]
    standings: tuple[Standing, ...]
    picture: Statuses | None
    codes: tuple[tuple[str, int, int, Among | None], ...]
    misleading: tuple[str, ...]
    measures: tuple[tuple[Measure, tuple[Finding, ...]], ...]
    source: str
    compared: tuple[tuple[Edition, str], ...]
    places: Mapping[tuple[str, str], str]
    rows_at: str
    doubts: int
    doubts_besides: tuple[int, int]


def pages(held: Holdings) -> Iterator[Page]:
    """A page or more for each."""
    for edition in held.editions.values():
        for number in range(1, 1 + max(1, len(held.edition_parts.get(edition.iri, ())))):
            first = page_of(edition.iri, held.base)
            yield Page(
                part_path(first, number),
                "edition",
                edition.title + (f", part {number}" if number > 1 else ""),
                lambda edition=edition, number=number: view(held, edition, number),  # type: ignore[misc]
                section="documents.html",
            )


def view(held: Holdings, edition: Edition, number: int) -> EditionView:
    """A document, or one part of it."""
    rows = [one for one in held.commitments.values() if one.edition == edition.iri]
    headings = [one for one in held.headings.values() if one.edition == edition.iri]
    starts = held.edition_parts.get(edition.iri, ())
    measures = [one for one in held.measures.values() if one.edition == edition.iri]
    return EditionView(
        edition=edition,
        part=number,
        parts=numbered_parts(page_of(edition.iri, held.base), len(starts)),
        rows=tuple(_ranked(_row(held, one) for one in _part([*headings, *rows], starts, number))),
        outline=tuple(_outline(held, headings, rows)),
        standings=tuple(_standings(edition, rows)),
        picture=statuses_by_heading(
            held, edition, rows, "milestone", lambda some: relative(page_of(edition.iri, held.base), chosen(held, some))
        )
        if number == 1
        else None,
        codes=tuple(_codes(held, edition, [*rows, *measures])),
        misleading=(*_misleading(edition, rows), *_unheard(held, edition)),
        measures=tuple((one, held.findings_of.get(one.iri, ())) for one in measures if number == max(1, len(starts))),
        source=held.source_place(edition.iri, min(held.lines_of.get(edition.iri, {0: ""}))),
        compared=tuple(_compared(held, edition)),
        places=row_list(held, edition).places,
        rows_at=path_of_rows(held, edition),
        doubts=doubts(held)[edition.iri],
        doubts_besides=(_doubt_in(held, measures), _doubt_in(held, [one for one in rows if not held.path(one)])),
    )


def _part(things: Iterable[Heading | Commitment], starts: Sequence[int], number: int) -> list[Heading | Commitment]:
    """The rows of one part of a document, in its order."""
    lowest = starts[number - 1] if starts else 0
    highest = starts[number] if number < len(starts) else None
    mine = (one for one in things if one.order >= lowest and (highest is None or one.order < highest))
    return sorted(mine, key=lambda one: (one.order, one.iri))


def _outline(
    held: Holdings, headings: Iterable[Heading], rows: Sequence[Commitment]
) -> Iterator[tuple[Heading, int, int]]:
    """The highest headings, each with how many commitments and how many doubts stand below it."""
    below = Counter(path[0].iri for one in rows if one.kind == "activity" and (path := held.path(one)))
    for one in headings:
        if not one.parent:
            yield one, below[one.iri], _doubt_below(held, rows, one)


def _codes(
    held: Holdings, edition: Edition, things: Iterable[Commitment | Measure]
) -> Iterator[tuple[str, int, int, Among | None]]:
    """Each kind of finding, the most frequent first: its rows, its findings, and who could be in it."""
    codes = [[found.code for found in held.findings_of.get(one.iri, ())] for one in things]
    rows = Counter(name for mine in codes for name in dict.fromkeys(mine))
    every = Counter(name for mine in codes for name in mine)
    for name, count in rows.most_common():
        yield name, count, every[name], among(held, name, edition.iri)


def _compared(held: Holdings, edition: Edition) -> Iterator[tuple[Edition, str]]:
    editions = held.of_body(edition.body)
    place = editions.index(edition)
    for number, other in enumerate(editions):
        if number != place:
            pair = (other, edition) if number < place else (edition, other)
            yield other, path_of(*pair)


def _row(held: Holdings, one: Heading | Commitment) -> HeadingRow | CommitmentRow:
    if isinstance(one, Heading):
        return HeadingRow(one, _LEVELS.get(one.kind, 3), held.place_of(one.iri).partition("#")[2])
    return CommitmentRow(
        one,
        held.anchor_of(one),
        held.findings_of.get(one.iri, ()),
        tuple(held.commitments[link.earlier] for link in held.links_to.get(one.iri, ()) if link.joins),
        tuple(held.commitments[link.later] for link in held.links_from.get(one.iri, ()) if link.joins),
    )


def _ranked(rows: Iterable[HeadingRow | CommitmentRow]) -> Iterator[HeadingRow | CommitmentRow]:
    """The rows with no rank of heading left out: a part may begin, and a document go on, in the middle of a theme."""
    last = 1
    for row in rows:
        if isinstance(row, HeadingRow):
            last = min(row.rank, last + 1)
            yield replace(row, rank=last)
        else:
            yield row


def _doubt_below(held: Holdings, rows: Sequence[Commitment], heading: Heading) -> int:
    return _doubt_in(held, [one for one in rows if (path := held.path(one)) and path[0] == heading])


def _doubt_in(held: Holdings, things: Iterable[Commitment | Measure]) -> int:
    """How many findings there are that something in these does not add up."""
    return sum(code(found.code).kind == DISAGREES for one in things for found in held.findings_of.get(one.iri, ()))


def _standings(edition: Edition, rows: Sequence[Commitment]) -> Iterator[Standing]:
    """How the rows of each kind stand that the document has a column to report on."""
    for kind, what in (("activity", "commitments"), ("milestone", "steps")):
        if not {f"status-{kind}", f"percent-{kind}"} & edition.prints:
            continue
        mine = [one for one in rows if one.kind == kind]
        counts = Counter(said(one, edition) for one in mine)
        if mine:
            ranked = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
            yield Standing(kind, what, len(mine), ranked, sum(not one.status for one in mine))


def _misleading(edition: Edition, rows: Sequence[Commitment]) -> Iterator[str]:
    """What could mislead a reader of the figures of a document."""
    if edition.as_of and edition.as_of < edition.end:
        later = sum(not_due(edition, one) for one in rows)
        yield (
            f"It reports in the middle of its year, on {plain.day(edition.as_of)}. Of {len(rows):,} rows, {later:,} "
            "were not due by then: that these are unfinished says nothing."
        )
    if edition.reports:
        yield "The statuses are the council's own. Nothing here says whether what was done had the effect hoped for."
    if edition.reports and not any("status-activity" in room for room in edition.prints):
        yield "Commitments print a colour and a percentage, and no word: only their steps have a status."
    if not edition.reports:
        yield "It is a plan: it reports on nothing, and counts in no figure about how things stood."
    silent = [who for who in ("officer", "member") if not any(room.startswith(f"{who}-") for room in edition.prints)]
    if silent:
        names = plain.listed([{"officer": "officers", "member": "councillors"}[who] for who in silent], "or")
        yield f"It names no {names}: nobody is missing there."


def _unheard(held: Holdings, edition: Edition) -> Iterator[str]:
    """That no document held tells what became of a plan, and what the report of the year before says, if held."""
    reports = [one for one in held.of_body(edition.body) if one.reports]
    if edition.reports or any(one.start < edition.end and edition.start < one.end for one in reports):
        return
    line = f"No report on {plain.year(edition.label)} is held: what share of it was delivered cannot be told."
    for report in [one for one in reports if timedelta() < edition.start - one.start <= _A_YEAR][-1:]:
        mine = [one for one in held.commitments.values() if one.edition == report.iri]
        done = [
            f"{sum(one.completed for one in some)} of {plain.counted(len(some), what)}"
            for kind, what in (("activity", "commitment"), ("milestone", "step"))
            if (some := [one for one in mine if one.kind == kind])
        ]
        if done:
            line += f" The report of the year before, the {plain.named(report)}, has {plain.listed(done)} completed."
    yield line
