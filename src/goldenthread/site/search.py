"""What can be searched for: every commitment, person, directorate, measure, heading and subject, with all its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goldenthread.site import plain, states
from goldenthread.site.agent_records import Agent
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.records import Commitment, Heading, Measure, Thread
from goldenthread.site.strands import tangled

KINDS: Mapping[str, float] = {
    "subject": 1.5,
    "commitment": 1.2,
    "step": 1.0,
    "person": 1.5,
    "directorate": 1.5,
    "post": 1.2,
    "measure": 1.0,
    "heading": 0.8,
    "document": 1.0,
    "what does not add up": 1.0,
    "question": 0.8,
    "list": 1.0,
}
"""Every kind of thing that is found, in the order of the list, and how much it weighs."""

ASIDE = ("subject", "what does not add up", "question", "list")
"""Kinds of pages that are found by words which no document need print."""

_OF_LEVEL = {"activity": "commitment", "milestone": "step"}
_OF_AGENT = {"person": "person", "unit": "directorate", "post": "post"}
_OF_FOLDER = {"topic": "subject", "findings": "what does not add up", "questions": "question"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to be searched and quoted.

    Attributes:
        label: which document it stands in, and on which line.
        place: its page, or its place on the page of the entry (``#...``).
        text: the words.
        wording: whether they are the commitment's own words; if not, what is said of it.
    """

    label: str
    place: str
    text: str
    wording: bool = False


class Due(NamedTuple):
    """A day on which a row is due.

    Attributes:
        day: as ISO 8601 writes it.
        document: the place of its document.
        line: its line there.
        place: its place on the page of the entry (``#...``).
    """

    day: str
    document: int
    line: int
    place: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    Attributes:
        kind: one of :data:`KINDS`.
        title: what it is called.
        href: its page and place, relative to the root of the site.
        words: other names.
        who: the names of those who answer.
        years: the plan years of the documents that hold it.
        themes: the themes under which it stands.
        units: its directorates.
        state: how it stood in the last document.
        note: what is said beside it in a list.
        pieces: texts that are searched and quoted.
        rows: the rows behind it, each by the place of its document and its first and last line.
        due: the days on which its rows are due.
    """

    kind: str
    title: str
    href: str
    words: str = ""
    who: str = ""
    years: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    state: str = ""
    note: str = ""
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[int, int, int], ...] = ()
    due: tuple[Due, ...] = ()


def entries(held: Holdings, pages: Sequence[Page]) -> list[Entry]:
    """Everything that has a page, in the order of the kinds."""
    paths = {page.path for page in pages}
    found = [
        *(_of_thread(held, thread) for thread in held.threads.values() if thread.level in _OF_LEVEL and thread.members),
        *_of_agents(held),
        *_of_measures(held),
        *(_of_heading(held, heading) for heading in held.headings.values()),
        *(
            Entry(
                "document", f"{plain.named(one)}: {one.title}", held.place_of(one.iri), years=(plain.year(one.label),)
            )
            for one in held.editions.values()
        ),
        *_of_pages(held, pages),
    ]
    order = {kind: at for at, kind in enumerate(KINDS)}
    written = (entry for entry in found if entry.href and entry.href.partition("#")[0] in paths)
    return sorted(written, key=lambda entry: order[entry.kind])


def _of_thread(held: Holdings, thread: Thread) -> Entry:
    members = held.members(thread)
    last = members[-1]
    place = {iri: at for at, iri in enumerate(held.editions)}
    years = _years(held, members)
    state = _state(held, members)
    strands = f" · one title for {plain.counted(len(members), 'row')}" if tangled(members) else ""
    said = f"{years[0]} to {years[-1]}" if len(years) > 1 else years[0]
    return Entry(
        kind=_OF_LEVEL[thread.level],
        title=thread.label,
        href=held.place_of(thread.iri),
        words=_joined(member.ref for member in members if member.ref),
        who=_joined(name.name for member in members for name in member.names),
        years=years,
        themes=_themes(held, members),
        units=_units(members),
        state=state,
        note=f"{said} · {plain.reported(last) or state}{strands}",
        pieces=tuple(piece for member in members for piece in _pieces(held, member, member.text != thread.label)),
        rows=_rows(held, members),
        due=tuple(
            Due(member.deadline.isoformat(), place[member.edition], member.line, f"#{held.anchor_of(member)}")
            for member in members
            if member.deadline
        ),
    )


def _rows(held: Holdings, things: Iterable[Commitment | Measure]) -> tuple[tuple[int, int, int], ...]:
    """Where rows stand: the place of the document, the first and the last line."""
    place = {iri: at for at, iri in enumerate(held.editions)}
    return tuple((place[one.edition], min(one.lines or (one.line,)), max(one.lines or (one.line,))) for one in things)


def _pieces(held: Holdings, member: Commitment, other_words: bool) -> Iterator[Piece]:
    label = f"{plain.named(held.edition(member))}, line {member.line}"
    place = f"#{held.anchor_of(member)}"
    if other_words:
        yield Piece(label, place, member.text, wording=True)
    if member.comment:
        yield Piece(label, place, member.comment)


_STATES = {"unreported": "not reported on", "plan": "a plan: nothing reported yet"}


def _state(held: Holdings, members: Sequence[Commitment]) -> str:
    """The last status in words, without percentage and colour; of a plan that others followed what its page says."""
    last = members[-1]
    edition = held.edition(last)
    how = plain.standing(last, edition)
    if how == "plan" and edition != held.of_body(edition.body)[-1]:
        return states.state(held, members)
    return last.status or _STATES.get(how, "") or plain.reported(last).lower()


def _of_agents(held: Holdings) -> Iterator[Entry]:
    named: dict[str, list[Commitment]] = {}
    for commitment in held.commitments.values():
        for iri in dict.fromkeys(iri for name in commitment.names for iri in (name.agent, name.unit) if iri):
            named.setdefault(iri, []).append(commitment)
    for agent in held.agents.values():
        if kind := _OF_AGENT.get(agent.kind):
            answered = named.get(agent.iri, [])
            yield _of_agent(held, agent, kind, answered)


def _of_agent(held: Holdings, agent: Agent, kind: str, answered: Sequence[Commitment]) -> Entry:
    count = plain.counted(len(answered), "row that names them", "rows that name them")
    return Entry(
        kind=kind,
        title=agent.name,
        href=held.place_of(agent.iri),
        words=agent.code,
        years=_years(held, answered),
        themes=_themes(held, answered),
        units=_units(answered) if kind != "directorate" else (agent.code or agent.name,),
        note=f"councillor · {count}" if agent.elected else count,
    )


def _of_measures(held: Holdings) -> Iterator[Entry]:
    """One entry for each page of a measure, which may show the same measure of several tables."""
    together: dict[str, list[Measure]] = {}
    for measure in held.measures.values():
        together.setdefault(held.place_of(measure.iri).partition("#")[0], []).append(measure)
    for href, measures in together.items():
        first = measures[0]
        yield Entry(
            kind="measure",
            title=first.name,
            href=href,
            words=_joined(measure.name for measure in measures[1:] if measure.name != first.name),
            years=tuple(dict.fromkeys(plain.year(held.edition(measure).label) for measure in measures)),
            themes=tuple(dict.fromkeys(measure.theme for measure in measures if measure.theme)),
            units=tuple(dict.fromkeys(measure.directorate for measure in measures if measure.directorate)),
            note=first.unit,
            rows=_rows(held, measures),
            pieces=tuple(
                Piece(f"{plain.named(held.edition(measure))}, line {measure.line}", href, measure.commentary)
                for measure in measures
                if measure.commentary
            ),
        )


def _of_heading(held: Holdings, heading: Heading) -> Entry:
    edition = held.edition(heading)
    return Entry(
        kind="heading",
        title=heading.text,
        href=held.place_of(heading.iri),
        words=heading.ref,
        years=(plain.year(edition.label),),
        note=f"{heading.kind} of the {plain.named(edition)}",
    )


def _is_part(path: str) -> bool:
    """Whether a page is a further part of a long one, or the same for printing: what it tells is found once."""
    return "/part-" in path or path.endswith("-on-two-pages.html")


def _of_pages(held: Holdings, pages: Sequence[Page]) -> Iterator[Entry]:
    names = {topic.key: (*topic.words, *topic.asked) for topic in held.subjects.topics}
    for page in pages:
        folder, slash, rest = page.path.partition("/")
        asked = held.subjects.lists.get(page.path, ())
        if slash and not _is_part(rest) and (kind := _OF_FOLDER.get(folder)):
            words = names.get(rest.removesuffix(".html"), ()) if kind == "subject" else ()
            yield Entry(kind, page.title, page.path, words=_joined((*words, *asked)))
        elif asked and not slash:
            yield Entry("list", page.title, page.path, words=_joined(asked))


def _years(held: Holdings, rows: Iterable[Commitment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain.year(held.edition(row).label) for row in rows))


def _themes(held: Holdings, rows: Iterable[Commitment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(above.text for row in rows for above in held.path(row)[:1]))


def _units(rows: Iterable[Commitment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.name for row in rows for name in row.of_role("directorate")))


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(texts))
