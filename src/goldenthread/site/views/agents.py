"""The pages of persons, directorates and posts: what they answered for over the years, and to whom it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.pictures import HandOvers, Statuses
from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.agent_records import Agent, Tenure, UnitChange
from goldenthread.site.answering import Answering, Handed, Row, agent_of, roles_of
from goldenthread.site.cutting import numbered_parts, part_path
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import FACETS, Page
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.records import Commitment, Edition, Finding
from goldenthread.site.views.agent_list import people, what_is
from goldenthread.site.views.handover_picture import picture
from goldenthread.site.yearly import Year, caution, like_for_like, reportable, stood, years

ON_A_PAGE = 350
"""Rows on one page: it stays well under half a megabyte."""
_AS = {"officer": "officers", "member": "councillors", "directorate": "directorates"}


@dataclass(frozen=True, slots=True)
class HandedRow:
    """Something handed over, with both statements."""

    handed: Handed
    earlier: Commitment
    later: Commitment
    other: Agent
    renamed: UnitChange | None


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row that names somebody.

    Attributes:
        doubts: the findings by which it does not add up.
    """

    commitment: Commitment
    edition: Edition
    roles: tuple[str, ...]
    units: tuple[str, ...]
    doubts: tuple[Finding, ...]


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
        rows: the rows of this part, with those of one document together.
        total: how many rows there are.
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
    rows: tuple[tuple[Edition, tuple[NamedRow, ...]], ...]
    total: int
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
    yield Page("people.html", "people", "People and directorates", lambda: people(held, answering), scripts=(FACETS,))
    for agent in agents:
        first = page_of(agent.iri, held.base)
        for number in range(1, 1 + max(1, -(-len(answering.rows.get(agent.iri, ())) // ON_A_PAGE))):
            yield Page(
                part_path(first, number),
                "agent",
                agent.name + (f", part {number}" if number > 1 else ""),
                lambda agent=agent, number=number: view(held, answering, agent, number),  # type: ignore[misc]
                section="people.html",
            )


def view(held: Holdings, answering: Answering, agent: Agent, number: int = 1) -> AgentView:
    """One person, directorate or post."""
    rows = answering.rows.get(agent.iri, ())
    commitments = [row.commitment for row in rows]
    editions = _editions(held, agent, rows)
    roles = roles_of(agent, rows)
    gave, took = answering.gave.get(agent.iri, ()), answering.took.get(agent.iri, ())
    given = tuple(_handed(held, one, one.after) for one in gave)
    taken = tuple(_handed(held, one, one.before) for one in took)
    told = [one for one in commitments if reportable(held, one)]
    shown = rows[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    here = {row.commitment.edition for row in shown}
    return AgentView(
        agent=agent,
        what=what_is(agent, roles),
        lede=lede(held, agent, editions, rows, (gave, took)),
        part=number,
        parts=numbered_parts(page_of(agent.iri, held.base), -(-len(rows) // ON_A_PAGE)),
        years=tuple(years(held, editions, rows, roles)),
        statuses=like_for_like(
            held,
            editions,
            commitments,
            "How the {what} that name them stood, document by document",
            lambda edition: f"#rows-{held.anchor(edition)}" if edition.iri in here else "",
        ),
        handovers=picture(answering, held, agent, editions, roles),
        gave=given,
        took=taken,
        extents=(extent(given), extent(taken)),
        overdue=tuple(_row(held, row) for row in rows if _overdue(held, row.commitment)),
        passed=tuple(_row(held, row) for row in rows if _passed(held, row.commitment)),
        reportable=len(told),
        dated=sum(bool(one.deadlines) for one in told),
        rows=tuple(_by_document(held, editions, shown)),
        total=len(rows),
        before=tuple(one for one in held.unit_changes if agent.iri in one.after),
        after=tuple(one for one in held.unit_changes if agent.iri in one.before),
        tenures=tuple(_tenures(held, agent)),
        careful=tuple(_careful(held, agent, editions, commitments, roles)),
        roles=roles,
    )


def _by_document(
    held: Holdings, editions: Sequence[Edition], rows: Sequence[Row]
) -> Iterator[tuple[Edition, tuple[NamedRow, ...]]]:
    for edition in editions:
        mine = tuple(_row(held, row) for row in rows if row.commitment.edition == edition.iri)
        if mine:
            yield edition, mine


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
    found = held.findings_of.get(row.commitment.iri, ())
    doubts = tuple(one for one in found if code(one.code).kind == DISAGREES)
    return NamedRow(row.commitment, held.edition(row.commitment), row.roles, row.units, doubts)


def _handed(held: Holdings, one: Handed, other: str) -> HandedRow:
    renamed = next((c for c in held.unit_changes if one.before in c.before and one.after in c.after), None)
    return HandedRow(
        one, held.commitments[one.link.earlier], held.commitments[one.link.later], agent_of(held, other), renamed
    )


def extent(rows: Sequence[HandedRow]) -> str:
    """How much went from hand to hand: rows of later documents, of how many earlier ones, in how many lines of a table.

    A row can carry on several earlier ones, one can go on in several rows, and each name has a line of its own.
    """
    later, earlier = len({one.later.iri for one in rows}), len({one.earlier.iri for one in rows})
    said = plain.counted(later, "row")
    if earlier != later:
        said += f", from {plain.counted(earlier, 'earlier one')}"
    if len(rows) not in (earlier, later):
        said += f", in {plain.counted(len(rows), 'line')}: each pair of rows and each name has its own"
    return said


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
