"""The list of persons, directorates and posts, with how much each answered for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.agent_records import Agent
from goldenthread.site.answering import Answering, roles_of
from goldenthread.site.fared import by_document, places_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import was_due
from goldenthread.site.records import Edition
from goldenthread.site.views.unit_years import UnitYears, unit_years
from goldenthread.site.yearly import reportable


@dataclass(frozen=True, slots=True)
class Figures:
    """How much somebody answered for, in one document or in all.

    Attributes:
        document: the name of the document; empty of all.
        place: where its rows are listed; empty of all.
        late: how many rows are reported late, of how many that could be reported on.
        due: how many of these were due by the day of their report.
        gave: how many rows stand beside another name in a later document.
        took: how many stood beside another name in an earlier one.
    """

    document: str
    place: str
    commitments: int
    steps: int
    late: int
    reportable: int
    due: int
    gave: int
    took: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A person, directorate or post in the list.

    Attributes:
        where: for each document of the council its name, and whether it names them.
        every: of all documents.
        told_in: of each document that names them, with nothing late too.
        last: the latest document that names them.
    """

    agent: Agent
    where: tuple[tuple[str, bool], ...]
    every: Figures
    told_in: tuple[Figures, ...]
    last: str

    @property
    def figures(self) -> tuple[Figures, ...]:
        """What the list can tell: of all documents first."""
        return self.every, *self.told_in


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The list: for each council its groups, each with its name, anchor, meaning and members.

    Attributes:
        documents: of which one can be chosen, so that the list tells its figures alone.
        years: for each council how its directorates stood, document by document; none where no row names one.
    """

    lede: str
    documents: tuple[str, ...]
    bodies: tuple[tuple[str, tuple[tuple[str, str, str, tuple[Listed, ...]], ...]], ...]
    years: tuple[UnitYears | None, ...]


def what_is(agent: Agent, roles: Sequence[str]) -> str:
    """What an agent is called by what it is named for: an officer, a councillor, a post, a directorate."""
    if agent.kind != "person":
        return {"unit": "directorate or service", "post": "post"}.get(agent.kind, agent.kind)
    return "councillor" if agent.elected or roles == ("member",) else "officer"


def people(held: Holdings, answering: Answering, on_a_page: int = 0) -> PeopleView:
    """The list.

    Args:
        held: what is held.
        answering: all rows and hand-overs.
        on_a_page: how many rows stand on one page of somebody; 0 where all do.
    """
    kinds = Counter(one.kind for one in held.agents.values() if one.iri in answering.rows)
    counts = [
        plain.counted(kinds[kind], one, many)
        for kind, one, many in (
            ("person", "person", "people"),
            ("post", "post", ""),
            ("unit", "directorate or service", "directorates and services"),
        )
        if kinds[kind]
    ]
    bodies, by_year = [], []
    for body in dict.fromkeys(one.body for one in held.editions.values()):
        mine = [one for one in held.agents.values() if one.iri.startswith(f"{body}/")]
        listed = [_listed(held, answering, one, held.of_body(body), on_a_page) for one in mine]
        groups = tuple(
            (name, anchor, meaning, found) for name, anchor, meaning, found in _groups(answering, listed) if found
        )
        if groups:
            bodies.append((held.of_body(body)[0].body_name, groups))
            by_year.append(unit_years(held, answering, body, on_a_page))
    chosen = {one.document for _, groups in bodies for *_, found in groups for it in found for one in it.told_in}
    return PeopleView(
        f"Named beside rows of the documents: {plain.listed(counts) or 'nobody'}.{_besides(held, answering)} Each page "
        "tells what they answered for, document by document.",
        tuple(dict.fromkeys(name for one in held.editions.values() if (name := plain.named(one)) in chosen)),
        tuple(bodies),
        tuple(by_year),
    )


def _besides(held: Holdings, answering: Answering) -> str:
    """How many have a page though no row names them, in a sentence; empty where there are none."""
    count = sum(iri not in answering.rows for iri in held.agents)
    stand = "stands" if count == 1 else "stand"
    return f" {count:,} more {stand} below whom no row names, known from a list or an update." if count else ""


def _groups(answering: Answering, listed: Sequence[Listed]) -> Iterator[tuple[str, str, str, tuple[Listed, ...]]]:
    what = {
        one.agent.iri: what_is(one.agent, roles_of(one.agent, answering.rows[one.agent.iri]))
        for one in listed
        if one.agent.iri in answering.rows
    }
    for name, anchor, meaning, wanted in (
        ("Directorates and services", "directorates", "Units of the council, under the names that the documents print.",
         "directorate or service"),
        ("Posts and portfolios", "posts", "Named without saying who held them, unless their page tells.", "post"),
        ("Councillors", "councillors", "Elected members who lead on a commitment.", "councillor"),
        ("Officers", "officers", "Named beside commitments and steps.", "officer"),
        ("Beside no row", "no-row", "Known from a list of names or an update: no row of a document names them.", ""),
    ):  # fmt: skip
        found = sorted(
            (one for one in listed if what.get(one.agent.iri, "") == wanted),
            key=lambda one: (one.agent.name.casefold(), one.agent.iri),
        )
        yield name, anchor, meaning, tuple(found)


def _listed(held: Holdings, answering: Answering, agent: Agent, editions: Sequence[Edition], on_a_page: int) -> Listed:
    naming = {one.commitment.edition for one in answering.rows.get(agent.iri, ())}
    rows = by_document(held, editions, [row.commitment for row in answering.rows.get(agent.iri, ())])
    places = places_of(held, page_of(agent.iri, held.base), rows, on_a_page)
    each = [_figures(held, answering, agent, one, places.get((one.iri, ""), "")) for one in editions]
    return Listed(
        agent,
        tuple((plain.named(one), one.iri in naming) for one in editions),
        _figures(held, answering, agent),
        tuple(one for one in each if one.commitments or one.steps),
        next((plain.named(one) for one in reversed(editions) if one.iri in naming), ""),
    )


def _figures(
    held: Holdings, answering: Answering, agent: Agent, edition: Edition | None = None, place: str = ""
) -> Figures:
    """What somebody answered for in one document, or in all."""
    every = [row.commitment for row in answering.rows.get(agent.iri, ())]
    rows = [one for one in every if edition is None or one.edition == edition.iri]
    there = {one.iri for one in rows}
    told = [one for one in rows if reportable(held, one)]
    gave, took = answering.gave.get(agent.iri, ()), answering.took.get(agent.iri, ())
    return Figures(
        plain.named(edition) if edition else "",
        place,
        sum(one.kind == "activity" for one in rows),
        sum(one.kind == "milestone" for one in rows),
        sum(plain.standing(one, held.edition(one)) == "late" for one in told),
        len(told),
        sum(was_due(held.edition(one), one) for one in told),
        len({one.link.later for one in gave if edition is None or one.link.earlier in there}),
        len({one.link.later for one in took if edition is None or one.link.later in there}),
    )
