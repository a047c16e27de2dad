"""The themes: the highest headings of one name over the documents, what stands under them and where it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from goldenthread.fingerprints import squash
from goldenthread.pictures import Statuses
from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.answering import Row
from goldenthread.site.fared import Fared, by_document, counted, fared, leading, named_row, places_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.records import Commitment, Edition, Heading
from goldenthread.site.rows_in_short import gist, sentence
from goldenthread.site.states import MEANINGS
from goldenthread.site.views.threads_page import Entry, entry, perhaps_said
from goldenthread.site.yearly import Year, caution, like_for_like, stood, years


@dataclass(frozen=True, slots=True)
class Theme:
    """The highest headings of one council that bear the same name.

    Attributes:
        headings: one or more, in the order of the documents.
        rows: the commitments and steps under them.
    """

    headings: tuple[Heading, ...]
    rows: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Went:
    """Where commitments came from or went to.

    Attributes:
        rows: the commitments, each with one of those to which it leads.
    """

    theme: Heading
    path: str
    rows: tuple[tuple[Commitment, Commitment], ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """One theme.

    Attributes:
        years: what each document of the council has under it.
        came: themes of earlier documents under which its commitments stood, and how many commitments of it that is.
        went: themes of later documents under which they stand.
        linked: how many of its commitments come from an earlier document, and how many go on in a later one.
        below: the headings right below it, by document.
        commitments: its commitments, each once.
        rows: every row under it by document, in each by how it reports them.
        places: as :func:`goldenthread.site.fared.places_of` has them.
    """

    heading: Heading
    lede: str
    years: tuple[Year, ...]
    statuses: Statuses | None
    came: tuple[Went, ...]
    went: tuple[Went, ...]
    linked: tuple[int, int]
    below: tuple[tuple[Edition, tuple[Heading, ...]], ...]
    careful: tuple[str, ...]
    commitments: tuple[Entry, ...]
    states: tuple[tuple[str, str, int], ...]
    maybe: str
    rows: tuple[tuple[Edition, str, tuple[Fared, ...]], ...]
    places: Mapping[tuple[str, str], str]
    counted: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A theme in the list."""

    heading: Heading
    path: str
    where: tuple[tuple[str, bool], ...]
    commitments: int
    steps: int


def themes(held: Holdings) -> tuple[Theme, ...]:
    """Every theme, in the order of the documents."""
    order = {iri: place for place, iri in enumerate(held.editions)}
    groups: dict[tuple[str, str], list[Heading]] = {}
    tops = [one for one in held.headings.values() if not one.parent]
    for one in sorted(tops, key=lambda one: (order[one.edition], one.order, one.iri)):
        groups.setdefault((held.edition(one).body, squash(one.text) or one.iri), []).append(one)
    under: dict[str, list[Commitment]] = {}
    for row in held.commitments.values():
        if path := held.path(row):
            under.setdefault(path[0].iri, []).append(row)
    return tuple(
        Theme(tuple(some), tuple(row for one in some for row in under.get(one.iri, ()))) for some in groups.values()
    )


def pages(held: Holdings) -> Iterator[Page]:
    """A page for each theme."""
    every = themes(held)
    of_heading = {heading.iri: one for one in every for heading in one.headings}
    for one in every:
        first = one.headings[0]
        yield Page(
            page_of(first.iri, held.base),
            "theme",
            first.text or "(a heading without words)",
            lambda one=one: view(held, one, of_heading),  # type: ignore[misc]
            section="topics.html",
        )


def listed(held: Holdings, one: Theme) -> Listed:
    """A theme in the list."""
    first = one.headings[0]
    there = {heading.edition for heading in one.headings}
    kinds = Counter(row.kind for row in one.rows)
    editions = held.of_body(held.edition(first).body)
    where = tuple((plain.named(edition), edition.iri in there) for edition in editions)
    return Listed(first, page_of(first.iri, held.base), where, kinds["activity"], kinds["milestone"])


def view(held: Holdings, one: Theme, of_heading: dict[str, Theme]) -> ThemeView:
    """One theme."""
    first = one.headings[0]
    editions = held.of_body(held.edition(first).body)
    promised = [row for row in one.rows if row.kind == "activity"]
    entries = [
        entry(held, held.threads[iri]) for iri in dict.fromkeys(row.thread for row in promised) if iri in held.threads
    ]
    states = Counter(each.state for each in entries)
    page = page_of(first.iri, held.base)
    places = places_of(held, page, by_document(held, editions, one.rows))
    came, came_of = _linked(held, promised, of_heading, later=False)
    went, went_of = _linked(held, promised, of_heading, later=True)
    return ThemeView(
        heading=first,
        lede=lede(held, one, editions),
        years=tuple(_years(held, editions, one)),
        statuses=like_for_like(
            held,
            editions,
            one.rows,
            "How the {what} under it stood, document by document",
            partial(leading, page, places),
        ),
        places=places,
        counted=counted(one.rows),
        rows=tuple(_listed_rows(held, editions, one.rows)),
        came=came,
        went=went,
        linked=(came_of, went_of),
        below=tuple(
            (
                held.edition(heading),
                tuple(held.headings[iri] for iri in held.children_of.get(heading.iri, ()) if iri in held.headings),
            )
            for heading in one.headings
        ),
        careful=tuple(caution(editions, one.rows)),
        commitments=tuple(entries),
        states=tuple((name, MEANINGS[name], states[name]) for name in MEANINGS if states[name]),
        maybe=perhaps_said(entries),
    )


def _listed_rows(
    held: Holdings, editions: Sequence[Edition], rows: Sequence[Commitment]
) -> Iterator[tuple[Edition, str, tuple[Fared, ...]]]:
    for edition in editions:
        mine = by_document(held, (edition,), [row for row in rows if row.edition == edition.iri])
        if mine:
            yield edition, counted(mine), tuple(fared(held, edition, [named_row(held, row) for row in mine], mine))


def _years(held: Holdings, editions: Sequence[Edition], one: Theme) -> Iterator[Year]:
    """What each document has under a theme, from the first that prints it to the last."""
    there = {heading.edition for heading in one.headings}
    places = [place for place, edition in enumerate(editions) if edition.iri in there]
    between = editions[places[0] : places[-1] + 1]
    yield from years(held, between, [Row(row, (), ()) for row in one.rows], ())


def lede(held: Holdings, one: Theme, editions: Sequence[Edition]) -> str:
    """In which documents a theme stands, with how much, and how that stood."""
    named = [plain.named(held.edition(heading)) for heading in one.headings]
    kinds = Counter(row.kind for row in one.rows)
    what = plain.listed([plain.counted(kinds["activity"], "commitment"), plain.counted(kinds["milestone"], "step")])
    where = plain.listed([f"the {name}" for name in dict.fromkeys(named)])
    held_of = f"{len(set(named))} of the {plain.counted(len(editions), 'document')} held"
    said = f"{_article(one.headings[0])} of {where}, {held_of}: {what}."
    return f"{said} {stood(held, one.rows)} {sentence(gist(held, one.rows))}" if one.rows else said


def _article(heading: Heading) -> str:
    return f"{'An' if heading.kind[:1] in 'aeiou' else 'A'} {heading.kind}"


def _linked(
    held: Holdings, rows: Sequence[Commitment], of_heading: dict[str, Theme], *, later: bool
) -> tuple[tuple[Went, ...], int]:
    """The themes under which linked commitments of other documents stand, and how many of these have such a link."""
    found: dict[str, list[tuple[Commitment, Commitment]]] = {}
    linked = 0
    for row in rows:
        links = (held.links_from if later else held.links_to).get(row.iri, ())
        others = [held.commitments[link.later if later else link.earlier] for link in links if link.joins]
        firsts = {
            of_heading[path[0].iri].headings[0].iri: other
            for other in others
            if (path := held.path(other)) and path[0].iri in of_heading
        }
        linked += bool(firsts)
        for iri, other in firsts.items():
            found.setdefault(iri, []).append((row, other))
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Went(held.headings[iri], page_of(iri, held.base), tuple(rows)) for iri, rows in ranked), linked
