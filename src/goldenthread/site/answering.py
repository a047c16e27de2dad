"""Who answered for what: the rows that name a person, post or directorate, and what was handed over between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.fingerprints import squash
from goldenthread.site.agent_records import Agent
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition, Link

ROLES = ("officer", "member", "directorate")
"""What a name can be in a cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that names somebody.

    Attributes:
        roles: as what it names them.
        units: the directorates printed beside their name.
    """

    commitment: Commitment
    roles: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """A commitment or a step that another answers for in a later document.

    Attributes:
        role: of which role both are.
        before: IRI of the one who is named no longer.
        after: IRI of the one who is named later.
        alone: whether that one was named before already, beside the other.
    """

    link: Link
    role: str
    before: str
    after: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Answering:
    """All rows and hand-overs, by whom they name.

    Attributes:
        rows: by the IRI of the person, post or directorate, in the order of the documents.
        gave: what each handed over.
        took: what each took over.
    """

    rows: Mapping[str, tuple[Row, ...]]
    gave: Mapping[str, tuple[Handed, ...]]
    took: Mapping[str, tuple[Handed, ...]]

    @classmethod
    def of(cls, held: Holdings) -> Answering:
        """Who answered for what, out of what is held."""
        rows: dict[str, list[Row]] = defaultdict(list)
        gave: dict[str, list[Handed]] = defaultdict(list)
        took: dict[str, list[Handed]] = defaultdict(list)
        for one in held.commitments.values():
            for agent in dict.fromkeys(iri for name in one.names for iri in (name.agent, name.unit) if iri):
                mine = [name for name in one.names if agent in (name.agent, name.unit)]
                rows[agent].append(
                    Row(
                        one,
                        tuple(dict.fromkeys(n.role if n.agent == agent else "directorate" for n in mine)),
                        tuple(dict.fromkeys(n.unit for n in mine if n.unit and n.agent == agent)),
                    )
                )
            for handed in _handed(held, one):
                gave[handed.before].append(handed)
                took[handed.after].append(handed)
        return cls(*({iri: tuple(some) for iri, some in each.items()} for each in (rows, gave, took)))  # type: ignore[arg-type]


def _handed(held: Holdings, later: Commitment) -> Iterator[Handed]:
    """What is handed over at a commitment: where both documents name somebody of one role, and one is named no more."""
    for link in told_by(held, later):
        earlier = held.commitments[link.earlier]
        for role in ROLES:
            before, after = (
                dict.fromkeys(name.agent for name in one.of_role(role) if name.agent) for one in (earlier, later)
            )
            gone = [iri for iri in before if iri not in after]
            new = [iri for iri in after if iri not in before]
            for one in gone:
                for other in new or after:
                    yield Handed(link, role, one, other, alone=not new)


def told_by(held: Holdings, later: Commitment) -> tuple[Link, ...]:
    """The links that tell who answered for a row before.

    Of several rows of the latest document that a row carries on, one in its very words tells it: what the others
    brought in, nobody took over with the row.
    """
    links = tuple(link for link in held.links_to.get(later.iri, ()) if link.joins)
    earlier = {link: held.commitments[link.earlier] for link in links}
    latest = max((held.edition(one).start for one in earlier.values()), default=None)
    same = tuple(
        link
        for link, one in earlier.items()
        if held.edition(one).start == latest and squash(one.text) == squash(later.text)
    )
    return same or links


def has_room(edition: Edition, role: str, kind: str) -> bool:
    """Whether a document has a column for names of a role beside rows of a kind."""
    return f"{role}-{kind}" in edition.prints


def roles_of(agent: Agent, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """As what somebody is named: as the rows have it, or where none names them, as what they could be."""
    named = tuple(role for role in ROLES if any(role in row.roles for row in rows))
    if named:
        return named
    return ("directorate",) if agent.kind == "unit" else ("member",) if agent.elected else ("officer", "member")


def agent_of(held: Holdings, iri: str) -> Agent:
    """Somebody who is named; under the end of their address where the graph does not describe them."""
    return held.agents.get(iri) or Agent(iri, "", iri.rsplit("/", 1)[-1], "", elected=False, note="")
