"""The list of persons, directorates and posts, with how much each answered for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.agent_records import Agent
from goldenthread.site.answering import Answering, roles_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Edition
from goldenthread.site.yearly import reportable


@dataclass(frozen=True, slots=True)
class Listed:
    """A person, directorate or post in the list.

    Attributes:
        where: for each document of the council its name, and whether it names them.
        late: how many rows their documents report late, of how many that could be reported on.
        late_in: the documents that report something of theirs late.
        last: the latest document that names them.
    """

    agent: Agent
    where: tuple[tuple[str, bool], ...]
    commitments: int
    steps: int
    late: int
    reportable: int
    gave: int
    took: int
    late_in: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The list: for each council its groups, each with its name, anchor, meaning and members."""

    lede: str
    bodies: tuple[tuple[str, tuple[tuple[str, str, str, tuple[Listed, ...]], ...]], ...]


def what_is(agent: Agent, roles: Sequence[str]) -> str:
    """What an agent is called by what it is named for: an officer, a councillor, a post, a directorate."""
    if agent.kind != "person":
        return {"unit": "directorate or service", "post": "post"}.get(agent.kind, agent.kind)
    return "councillor" if agent.elected or roles == ("member",) else "officer"


def people(held: Holdings, answering: Answering) -> PeopleView:
    """The list."""
    kinds = Counter(one.kind for one in held.agents.values())
    counts = [
        plain.counted(kinds[kind], one, many)
        for kind, one, many in (
            ("person", "person", "people"),
            ("post", "post", ""),
            ("unit", "directorate or service", "directorates and services"),
        )
        if kinds[kind]
    ]
    bodies = []
    for body in dict.fromkeys(one.body for one in held.editions.values()):
        mine = [one for one in held.agents.values() if one.iri.startswith(f"{body}/")]
        listed = [_listed(held, answering, one, held.of_body(body)) for one in mine]
        groups = tuple(
            (name, anchor, meaning, found) for name, anchor, meaning, found in _groups(answering, listed) if found
        )
        if groups:
            bodies.append((held.of_body(body)[0].body_name, groups))
    return PeopleView(
        f"{plain.listed(counts)} stand in the documents. Each page tells what they answered for, document by document.",
        tuple(bodies),
    )


def _groups(answering: Answering, listed: Sequence[Listed]) -> Iterator[tuple[str, str, str, tuple[Listed, ...]]]:
    what = {
        one.agent.iri: what_is(one.agent, roles_of(one.agent, answering.rows.get(one.agent.iri, ()))) for one in listed
    }
    for name, anchor, meaning, wanted in (
        ("Directorates and services", "directorates", "Units of the council, under the names that the documents print.",
         "directorate or service"),
        ("Posts and portfolios", "posts", "Named without saying who held them, unless their page tells.", "post"),
        ("Councillors", "councillors", "Elected members who lead on a commitment.", "councillor"),
        ("Officers", "officers", "Named beside commitments and steps.", "officer"),
    ):  # fmt: skip
        found = sorted(
            (one for one in listed if what[one.agent.iri] == wanted),
            key=lambda one: (one.agent.name.casefold(), one.agent.iri),
        )
        yield name, anchor, meaning, tuple(found)


def _listed(held: Holdings, answering: Answering, agent: Agent, editions: Sequence[Edition]) -> Listed:
    rows = [row.commitment for row in answering.rows.get(agent.iri, ())]
    told = [one for one in rows if reportable(held, one)]
    naming = {one.edition for one in rows}
    return Listed(
        agent,
        tuple((plain.named(one), one.iri in naming) for one in editions),
        sum(one.kind == "activity" for one in rows),
        sum(one.kind == "milestone" for one in rows),
        sum(plain.standing(one, held.edition(one)) == "late" for one in told),
        len(told),
        len({one.link.later for one in answering.gave.get(agent.iri, ())}),
        len({one.link.later for one in answering.took.get(agent.iri, ())}),
        tuple(
            plain.named(edition)
            for edition in editions
            if any(one.edition == edition.iri and plain.standing(one, edition) == "late" for one in told)
        ),
        next((plain.named(one) for one in reversed(editions) if one.iri in naming), ""),
    )
