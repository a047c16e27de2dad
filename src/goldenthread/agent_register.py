"""The register of persons, posts and units: the keys that ``data/identities`` has given, and what became of each.

People write the tables of who is who, and may join two persons or drop one. ``register update`` notes here which keys
there were, so that a build can say at the address of one that is gone what took its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.fingerprints import spelling
from goldenthread.model import Person, Post, Unit
from goldenthread.register_files import read_register, register_text

AGENTS = "agents.tsv"
PERSON, POST, UNIT = "person", "post", "unit"
_COLUMNS = ("body", "agent", "key", "state", "replaced_by", "name")
Agent = Person | Post | Unit


@dataclass(frozen=True, slots=True)
class AgentEntry:
    """A key that somebody or something was given.

    Attributes:
        body: slug of the council.
        agent: ``person``, ``post`` or ``unit``.
        key: the key, never given to another.
        state: ``active``, or ``retired`` when the tables no longer have it.
        replaced_by: the key of whoever it is now taken for; empty where nobody knows.
        name: the name when it was last seen.
    """

    body: str
    agent: str
    key: str
    state: str
    replaced_by: str
    name: str

    @property
    def place(self) -> tuple[str, str, str]:
        """What no two entries share."""
        return self.body, self.agent, self.key


def update_agents(agents: Iterable[Agent], entries: Iterable[AgentEntry]) -> list[AgentEntry]:
    """The register after a change of the tables: who is no longer in them is retired, and no key is forgotten.

    Whoever bears the name of one that is gone, as a name or another spelling, has taken its place, if it is one alone.
    What somebody has written as ``replaced_by`` stays.
    """
    now: dict[tuple[str, str, str], AgentEntry] = {}
    bearers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for agent in agents:
        kind, name, spellings = _named(agent)
        now[agent.body, kind, agent.key] = AgentEntry(agent.body, kind, agent.key, "active", "", name)
        for one in spellings:
            bearers[agent.body, kind, spelling(one)].add(agent.key)
    for entry in entries:
        if entry.place not in now:
            bearing = bearers[entry.body, entry.agent, spelling(entry.name)]
            successor = entry.replaced_by or (next(iter(bearing)) if len(bearing) == 1 else "")
            now[entry.place] = replace(entry, state="retired", replaced_by=successor)
    return [now[place] for place in sorted(now)]


def _named(agent: Agent) -> tuple[str, str, tuple[str, ...]]:
    """Of which kind somebody is, the name, and all names and spellings."""
    match agent:
        case Person():
            return PERSON, agent.name, (agent.name, *agent.aliases)
        case Post():
            return POST, agent.title, (agent.title, *agent.aliases)
        case Unit():
            return UNIT, agent.code, (agent.code, *agent.aliases)


def load_agents(path: Path) -> list[AgentEntry]:
    """The register of persons, posts and units; empty where there is no file yet.

    Raises:
        DataError: the file is malformed.
    """
    return list(_entries(path))


def _entries(path: Path) -> Iterator[AgentEntry]:
    for row in read_register(path, _COLUMNS):
        if row["agent"] not in (PERSON, POST, UNIT):
            raise DataError(f"'{row['agent']}' is no kind of agent: use {PERSON}, {POST} or {UNIT}", path=path)
        if row["state"] not in ("active", "retired"):
            raise DataError(f"'{row['state']}' is no state: use active or retired", path=path)
        yield AgentEntry(**{column: row[column] for column in _COLUMNS})


def dump_agents(entries: Iterable[AgentEntry]) -> str:
    """The register of persons, posts and units as a file."""
    return register_text(_COLUMNS, ([e.body, e.agent, e.key, e.state, e.replaced_by, e.name] for e in entries))
