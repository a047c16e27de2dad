"""The pages of persons, directorates and posts: what they answered for over the years, and to whom it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from goldenthread.pictures import HandOvers, Statuses
from goldenthread.site import plain
from goldenthread.site.addresses import page_of, relative
from goldenthread.site.agent_records import Agent, Tenure, UnitChange
from goldenthread.site.answering import Answering, Handed, Row, agent_of, roles_of
from goldenthread.site.cutting import numbered_parts, part_path
from goldenthread.site.fared import (
    Fared,
    NamedRow,
    anchor_of,
    by_document,
    counted,
    fared,
    leading,
    named_row,
    places_of,
)
from goldenthread.site.feeds import feed_of
from goldenthread.site.handed_rows import HandedRow, extent, handed_row
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import FACETS, Page
from goldenthread.site.page_words import DISAGREES, MISSING, code
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.views.agent_list import people, what_is
from goldenthread.site.views.handover_picture import picture
from goldenthread.site.yearly import Year, caution, like_for_like, reportable, stood, years

ON_A_PAGE = 350
"""Rows on one page: it stays well under half a megabyte."""
_AS = {"officer": "officers", "member": "councillors", "directorate": "directorates"}


@dataclass(frozen=True, slots=True)
class AgentView:
    """One person, directorate or post.

    Attributes:
        what: what it is, in a word or two.
        part: which part of its rows, from 1.
        parts: name and path of each part, where there are several.
        gave: what it handed over.
        took: what it took over.
        extents: how much each of these is, in words.
        overdue: rows that their own document reports overdue, delayed or red.
        passed: rows whose date had passed when their document reported, and that it reports neither completed nor late.
        reportable: how many rows could have been reported on.
        dated: of how many of these a date can be read.
        rows: the rows of this part by document, in each by how it reports them.
        places: as :func:`goldenthread.site.fared.places_of` has them.
        counted: how many rows there are in all.
        found: in how many of them something does not add up, and in how many something is missing.
        before: the changes by which a directorate began.
        after: the changes by which it ended.
        tenures: who held the post, or which posts the person held.
    """

    agent: Agent
    what: str
    lede: str
    part: int
    parts: tuple[tuple[str, str], ...]
    years: tuple[Year, ...]
    statuses: Statuses | None
    handovers: HandOvers | None
    gave: tuple[HandedRow, ...]
    took: tuple[HandedRow, ...]
    extents: tuple[str, str]
    overdue: tuple[NamedRow, ...]
    passed: tuple[NamedRow, ...]
    reportable: int
    dated: int
    rows: tuple[tuple[Edition, str, tuple[Fared, ...]], ...]
    places: Mapping[tuple[str, str], str]
    counted: str
    found: tuple[int, int]
    before: tuple[UnitChange, ...]
    after: tuple[UnitChange, ...]
    tenures: tuple[tuple[Tenure, Agent, Edition], ...]
    careful: tuple[str, ...]
    roles: tuple[str, ...]


def pages(held: Holdings) -> Iterator[Page]:
    """The list and a page for each of them; no list where nobody is named."""
    agents = [one for one in held.agents.values() if one.iri.startswith(held.base)]
    if not agents:
        return
    answering = Answering.of(held)
    yield Page(
        "people.html",
        "people",
        "People and directorates",
        lambda: people(held, answering, ON_A_PAGE),
        scripts=(FACETS,),
    )
    for agent in agents:
        first = page_of(agent.iri, held.base)
        for number in range(1, 1 + max(1, -(-len(answering.rows.get(agent.iri, ())) // ON_A_PAGE))):
            yield Page(
                part_path(first, number),
                "agent",
                agent.name + (f", part {number}" if number > 1 else ""),
                lambda agent=agent, number=number: view(held, answering, agent, number),  # type: ignore[misc]
                section="people.html",
                feed=feed_of(first) if agent.iri in answering.rows else "",
            )


def view(held: Holdings, answering: Answering, agent: Agent, number: int = 1) -> AgentView:
    """One person, directorate or post."""
    rows = answering.rows.get(agent.iri, ())
    commitments = [row.commitment for row in rows]
    editions = _editions(held, agent, rows)
    roles = roles_of(agent, rows)
    gave, took = answering.gave.get(agent.iri, ()), answering.took.get(agent.iri, ())
    given = tuple(handed_row(held, one, one.after) for one in gave)
    taken = tuple(handed_row(held, one, one.before) for one in took)
    told = [one for one in commitments if reportable(held, one)]
    first = page_of(agent.iri, held.base)
    page = part_path(first, number)
    places = places_of(held, first, by_document(held, editions, commitments), ON_A_PAGE)
    return AgentView(
        agent=agent,
        what=what_is(agent, roles),
        lede=lede(held, agent, editions, rows, (gave, took)),
        part=number,
        parts=numbered_parts(first, -(-len(rows) // ON_A_PAGE)),
        years=tuple(years(held, editions, rows, roles)),
        statuses=like_for_like(
            held,
            editions,
            commitments,
            "How the {what} that name them stood, document by document",
            partial(leading, page, places),
        ),
        handovers=picture(answering, held, agent, editions, roles, partial(_listed, held, answering, page)),
        gave=given,
        took=taken,
        extents=(extent(given), extent(taken)),
        overdue=tuple(_row(held, row) for row in rows if _overdue(held, row.commitment)),
        passed=tuple(_row(held, row) for row in rows if _passed(held, row.commitment)),
        reportable=len(told),
        dated=sum(bool(one.deadlines) for one in told),
        rows=tuple(_by_document(held, editions, rows, number)),
        places=places,
        counted=counted(commitments),
        found=(_with(held, commitments, DISAGREES), _with(held, commitments, MISSING)),
        before=tuple(one for one in held.unit_changes if agent.iri in one.after),
        after=tuple(one for one in held.unit_changes if agent.iri in one.before),
        tenures=tuple(_tenures(held, agent)),
        careful=tuple(_careful(held, agent, editions, commitments, roles)),
        roles=roles,
    )


def _by_document(
    held: Holdings, editions: Sequence[Edition], rows: Sequence[Row], number: int
) -> Iterator[tuple[Edition, str, tuple[Fared, ...]]]:
    """The rows of one part, and how many rows of its kinds each document has."""
    of_row = {row.commitment.iri: row for row in rows}
    commitments = [row.commitment for row in rows]
    part = by_document(held, editions, commitments)[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    for edition in editions:
        mine = tuple(_row(held, of_row[one.iri]) for one in part if one.edition == edition.iri)
        if mine:
            every = [one for one in commitments if one.edition == edition.iri]
            yield edition, counted(every), tuple(fared(held, edition, mine, every))


def _listed(held: Holdings, answering: Answering, page: str, iri: str, edition: Edition) -> str:
    """The link to the rows of a document that name somebody; the first part of a long page stands for all."""
    names = any(row.commitment.edition == edition.iri for row in answering.rows.get(iri, ()))
    return relative(page, f"{page_of(iri, held.base)}#{anchor_of(held, edition)}") if names else ""


def _with(held: Holdings, rows: Sequence[Commitment], kind: str) -> int:
    return sum(any(code(found.code).kind == kind for found in held.findings_of.get(one.iri, ())) for one in rows)


def _overdue(held: Holdings, one: Commitment) -> bool:
    return plain.standing(one, held.edition(one)) == "late"


def _editions(held: Holdings, agent: Agent, rows: Sequence[Row]) -> tuple[Edition, ...]:
    """The documents of the council of somebody, the earliest first."""
    bodies = {held.edition(row.commitment).body for row in rows}
    return tuple(one for one in held.editions.values() if one.body in bodies or agent.iri.startswith(f"{one.body}/"))


def lede(
    held: Holdings,
    agent: Agent,
    editions: Sequence[Edition],
    rows: Sequence[Row],
    handed: tuple[Sequence[Handed], Sequence[Handed]],
) -> str:
    """In which documents they are named, how that stood, and what went from hand to hand."""
    roles = roles_of(agent, tuple(rows))
    commitments = [row.commitment for row in rows]
    told = [one for one in editions if any(f"{role}-{kind}" in one.prints for role in roles for kind in _KINDS)]
    there = {row.commitment.edition for row in rows}
    naming = [one for one in editions if one.iri in there]
    names = plain.listed([_AS[role] for role in roles], "or")
    if not naming:
        documents = "the only document" if len(told) == 1 else f"the {plain.number(len(told))} documents"
        return f"No row of {documents} that print{'s' if len(told) == 1 else ''} {names} names them."
    kinds = Counter(row.commitment.kind for row in rows)
    beside = [
        plain.counted(kinds[kind], what)
        for kind, what in (("activity", "commitment"), ("milestone", "step"))
        if kinds[kind]
    ]
    when = f"in {plain.year(naming[0].label)}"
    if len(naming) > 1:
        when = f"from {plain.year(naming[0].label)} to {plain.year(naming[-1].label)}"
    documents = plain.of_all(len(naming), len(told))
    return " ".join(
        (
            f"Named in {documents} that print {names}, {when}, beside {plain.listed(beside)}.",
            stood(held, commitments),
            *_went(handed),
        )
    )


_KINDS = ("activity", "milestone")


def _went(handed: tuple[Sequence[Handed], Sequence[Handed]]) -> Iterator[str]:
    gave, took = (len({one.link.later for one in some}) for some in handed)
    if took:
        yield f"{_times(took)} of these stood beside another name in an earlier document."
    if gave:
        yield f"{_times(gave)} went on beside another name in a later one."


def _times(count: int) -> str:
    said = plain.number(count)
    return f"{said[:1].upper()}{said[1:]}"


def _passed(held: Holdings, one: Commitment) -> bool:
    """Whether its date had passed when its document reported, and that says neither completed nor late nor ended."""
    edition = held.edition(one)
    if not (one.deadline and edition.as_of and reportable(held, one)):
        return False
    return one.deadline < edition.as_of and plain.standing(one, edition) in ("open", "unreported")


def _row(held: Holdings, row: Row) -> NamedRow:
    return named_row(held, row.commitment, row.roles, row.units)


def _tenures(held: Holdings, agent: Agent) -> Iterator[tuple[Tenure, Agent, Edition]]:
    for one in held.tenures:
        if agent.iri in (one.post, one.person) and one.edition in held.editions:
            other = one.person if agent.iri == one.post else one.post
            yield one, agent_of(held, other), held.editions[one.edition]


def _careful(
    held: Holdings, agent: Agent, editions: Sequence[Edition], rows: Sequence[Commitment], roles: Sequence[str]
) -> Iterator[str]:
    if held.redacted and agent.kind == "person" and not agent.elected:
        yield "The name is a pseudonym: this edition of the site names no officers."
    if agent.kind == "unit" and agent.name == agent.name.upper() and " " not in agent.name:
        yield f"{agent.name} is its code as printed: what it stands for is not on record."
    yield "To be named beside a row is to answer for it. It does not say who did the work, or who failed to."
    yield from caution(editions, rows)
    for role in roles:
        rooms = {one.iri: [kind for kind in _KINDS if f"{role}-{kind}" in one.prints] for one in editions}
        for kind, what in (("activity", "commitments"), ("milestone", "steps")):
            silent = [plain.named(one) for one in editions if kind not in rooms[one.iri]]
            if silent and len(silent) < len(editions):
                verb = "prints" if len(silent) == 1 else "print"
                yield f"The {plain.listed(silent)} {verb} no {_AS[role]} beside {what}: nobody is missing there."
    yield (
        "A hand-over is told only where two documents that are linked both name somebody in the same column. Where a "
        "column moved from commitments to steps, it cannot be told."
    )
