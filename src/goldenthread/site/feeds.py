"""Feeds to follow (Atom, RFC 4287): of each commitment, of whoever answers, and of all documents.

An entry is what one document says, what a committee decided, or a correction. Its day is that up to which the document
speaks, or that of the decision, never that of the clock, and its name (``atom:id``) is made of keys: a reader's program
shows what is new once, however often the site is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from goldenthread.site import plain
from goldenthread.site.addresses import page_of, relative
from goldenthread.site.answering import Answering
from goldenthread.site.decided import Corrected, Decided, of_rows, place_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition
from goldenthread.templates import harmless

ALL = "feed.atom"
"""The feed of all documents."""
MEDIA = "application/atom+xml"
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """What one document says.

    Attributes:
        name: an IRI that it keeps.
        day: the day up to which the document speaks.
        place: the page, and the place on it, that tells it.
    """

    name: str
    title: str
    summary: str
    day: date
    place: str


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, its latest entry first; it has an entry at least.

    Attributes:
        path: where it lies under the root of the site.
        name: an IRI that it keeps.
        author: whose documents it rests on.
        page: the page that it is the feed of.
    """

    path: str
    name: str
    title: str
    author: str
    page: str
    entries: tuple[Entry, ...]


def feed_of(page: str) -> str:
    """Where the feed of a page lies.

    >>> feed_of("marlow-vale/thread/activity-0001.html")
    'marlow-vale/thread/activity-0001.atom'
    """
    return f"{page.removesuffix('.html')}.atom"


def feeds(held: Holdings) -> Iterator[Feed]:
    """Every feed; none where no document is held."""
    if held.editions:
        yield _of_all(held)
    for thread in held.threads.values():
        if rows := held.members(thread):
            page = page_of(thread.iri, held.base)
            entries = tuple(
                Entry(f"{thread.iri}#{anchor}", *_stated(edition, some), said_on(edition), f"{page}#{anchor}")
                for edition, some, anchor in _by_document(held, rows)
            )
            decisions = held.committee.of_thread.get(thread.iri, ())
            things = (thread.iri, *(one.iri for one in rows))
            corrections = [it for iri in things for it in held.committee.corrections_of.get(iri, ())]
            entries = _latest_first(entries, _aside(held, decisions, corrections))
            yield Feed(feed_of(page), thread.iri, thread.label or "(no words printed)", *_of(held, rows), page, entries)
    for iri, some in Answering.of(held).rows.items():
        if iri in held.agents and iri.startswith(held.base):
            page, rows = page_of(iri, held.base), tuple(row.commitment for row in some)
            entries = tuple(
                Entry(f"{iri}#{anchor}", *_named(edition, mine), said_on(edition), page)
                for edition, mine, anchor in _by_document(held, rows)
            )
            entries = _latest_first(entries, _aside(held, of_rows(held, rows), ()))
            yield Feed(feed_of(page), iri, held.agents[iri].name, *_of(held, rows), page, entries)


def said_on(edition: Edition) -> date:
    """The day up to which a document speaks: of a plan the first of its year."""
    return edition.as_of or edition.start


def _of(held: Holdings, rows: Sequence[Commitment]) -> tuple[str]:
    return (held.edition(rows[0]).body_name,)


def _of_all(held: Holdings) -> Feed:
    editions = list(held.editions.values())
    counts = Counter((one.edition, one.kind) for one in held.commitments.values())
    entries = tuple(
        Entry(
            one.iri,
            f"{one.title or plain.named(one)} ({one.body_name})",
            f"{plain.counted(counts[one.iri, 'activity'], 'commitment')} and "
            f"{plain.counted(counts[one.iri, 'milestone'], 'step')}.",
            said_on(one),
            page_of(one.iri, held.base),
        )
        for one in sorted(editions, key=said_on, reverse=True)
    )
    entries = _latest_first(entries, _aside(held, held.committee.decisions, held.committee.corrections))
    author = plain.listed(sorted({one.body_name for one in editions}))
    return Feed(ALL, f"{held.base}feed", "What the documents say", author, "index.html", entries)


def _latest_first(entries: Iterable[Entry], more: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries of two kinds by their days, the latest first; of one day in the order given."""
    return tuple(sorted((*entries, *more), key=lambda one: one.day, reverse=True))


def _aside(held: Holdings, decisions: Iterable[Decided], corrections: Iterable[Corrected]) -> Iterator[Entry]:
    """What stands beside the documents: what committees decided, and what was corrected."""
    for one in decisions:
        about = f"“{plain.shortened(one.title, LONGEST)}”: " if one.title else ""
        words = f"{one.words} " if one.words else ""
        yield Entry(
            one.iri,
            f"{one.by}: {one.resolution.replace('-', ' ')}" + (f" until {plain.day(one.until)}" if one.until else ""),
            f"{about}{words}({one.minute}).",
            one.on,
            place_of(held, one),
        )
    for other in corrections:
        about = f"“{plain.shortened(other.title, LONGEST)}”: " if other.title else ""
        yield Entry(
            other.iri,
            f"Correction: {other.field or 'what was said'}",
            f"{about}{other.wrong} {other.said[:1].upper()}{other.said[1:]}.",
            other.corrected or other.since,
            f"data.html#{other.anchor}",
        )


def _by_document(held: Holdings, rows: Sequence[Commitment]) -> Iterator[tuple[Edition, tuple[Commitment, ...], str]]:
    """Rows by their documents, the latest first, each with its place on a page."""
    groups: dict[str, list[Commitment]] = {}
    for one in rows:
        groups.setdefault(one.edition, []).append(one)
    mine = [held.editions[iri] for iri in groups]
    for edition in sorted(mine, key=lambda one: (said_on(one), one.iri), reverse=True):
        yield edition, tuple(groups[edition.iri]), held.anchor(edition)


def _stated(edition: Edition, rows: Sequence[Commitment]) -> tuple[str, str]:
    """What a document states of a commitment: a title and a summary."""
    told = dict.fromkeys(said for one in rows if (said := plain.reported(one).lower()))
    return (
        f"{plain.named(edition)}: {'; '.join(told) or 'promised'}",
        " ".join(_row(one) for one in rows),
    )


def _row(one: Commitment) -> str:
    who = ", ".join(dict.fromkeys(name.name for name in one.names if name.role != "directorate"))
    due = f"; due {plain.day(one.deadline)}" if one.deadline else ""
    return f"“{plain.shortened(one.text, LONGEST)}” (line {one.line}{f'; answers: {who}' if who else ''}{due})."


def _named(edition: Edition, rows: Sequence[Commitment]) -> tuple[str, str]:
    """Beside how much a document names somebody, and how that stood."""
    kinds = Counter(one.kind for one in rows)
    how = Counter(plain.standing(one, edition) for one in rows)
    told = len(rows) - how["plan"]
    beside = f"{plain.counted(kinds['activity'], 'commitment')} and {plain.counted(kinds['milestone'], 'step')}"
    stood = f"Of {plain.counted(told, 'row')} that could be reported on {how['done']} completed; {how['late']} late."
    return (
        f"{plain.named(edition)}: named beside {beside}",
        stood if told else "How these went cannot be told: the document does not report on them.",
    )


def write_feeds(held: Holdings, out: Path) -> None:
    """Writes every feed beside its page, in a folder that it makes where no page is in it."""
    for feed in feeds(held):
        path = out / feed.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(atom(feed), encoding="utf-8")


def atom(feed: Feed) -> str:
    """A feed as a file."""
    updated = max(one.day for one in feed.entries)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{_text(feed.name)}</id><title>{_text(feed.title)}</title><updated>{_time(updated)}</updated>",
        f"<author><name>{_text(feed.author)}</name></author><generator>Golden Thread</generator>",
        f'<link rel="self" type="{MEDIA}" href={_href(feed.path, feed.path)}/>',
        f'<link rel="alternate" type="text/html" href={_href(feed.path, feed.page)}/>',
    ]
    lines += [
        f"<entry><id>{_text(one.name)}</id><title>{_text(one.title)}</title><updated>{_time(one.day)}</updated>"
        f'<link rel="alternate" type="text/html" href={_href(feed.path, one.place)}/>'
        f"<summary>{_text(one.summary)}</summary></entry>"
        for one in feed.entries
    ]
    return "\n".join([*lines, "</feed>\n"])


def _text(text: str) -> str:
    return escape(str(harmless(text)))


def _href(path: str, target: str) -> str:
    return quoteattr(relative(path, target))


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
