"""What a brief is asked for: threads, a unit, an officer, a subject or a document, by what people call them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.errors import NothingFoundError, QueryError
from goldenthread.fingerprints import spelling
from goldenthread.iris import readable
from goldenthread.query.lookup import resolve
from goldenthread.site.told import Agent, Holdings, document, plain
from goldenthread.store import Store
from goldenthread.stories.trace import find

KINDS = ("thread", "topic", "unit", "officer", "edition")
"""What somebody may ask for; an officer may be a councillor or a post too: whoever answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is meant.

    Attributes:
        kind: one of :data:`KINDS`.
        key: its IRI; of a topic its short name.
        name: what it is called.
        aside: what else the words fit, in a sentence, or empty.
    """

    kind: str
    key: str
    name: str
    aside: str = ""


def meant(store: Store, held: Holdings, words: str, kind: str = "") -> Asked:
    """What some words mean: something that is called exactly so, else the commitment whose titles hold them.

    Args:
        store: where to look.
        held: what is held of it.
        words: a name, a title, a key or an IRI.
        kind: one of :data:`KINDS`, where only such things are meant.

    Raises:
        NothingFoundError: nothing is called so.
        QueryError: several things are; the line names them.
    """
    if not words.strip():
        raise NothingFoundError("there is nothing in the name: say what the brief is about")
    found = [one for one in _called(held, words) if kind in ("", one.kind)]
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(words, found)
    if kind == "thread":
        return _thread(store, held, words)
    if kind in ("unit", "officer"):
        iri = resolve(store, words, kind).value
        return Asked(kind, iri, held.agents[iri].name if iri in held.agents else words)
    if kind == "edition":
        one = document(held, words)
        return Asked(kind, one.iri, one.title)
    if kind == "topic":
        raise NothingFoundError(
            f"there is no subject '{words}': there are {', '.join(t.name for t in held.subjects.topics)}"
        )
    try:
        return _thread(store, held, words)
    except NothingFoundError:
        return _somebody(store, held, words)


def _several(words: str, found: Sequence[Asked]) -> QueryError:
    kinds = list(dict.fromkeys(one.kind for one in found))
    if len(kinds) > 1:
        listed = ", ".join(f"{one.kind} '{one.name}'" for one in found)
        return QueryError(f"'{words}' may be {listed}: say which with --kind {'|'.join(kinds)}")
    return QueryError(f"'{words}' may be {', '.join(one.key for one in found)}: name one by its IRI")


def _called(held: Holdings, words: str) -> list[Asked]:
    """Everything that is called exactly so; marks, blanks and capitals do not count."""
    wanted = spelling(words)
    topics = [
        Asked("topic", one.key, one.name)
        for one in held.subjects.topics
        if wanted in (spelling(one.key), spelling(one.name))
    ]
    agents = [
        Asked(_kind(one), one.iri, one.name)
        for one in held.agents.values()
        if words == one.iri or wanted in (spelling(one.name), spelling(one.code or one.name))
    ]
    editions = [
        Asked("edition", one.iri, one.title)
        for one in held.editions.values()
        if words == one.iri
        or wanted in map(spelling, (one.label, plain.named(one), f"{one.label}/{one.document}", one.title))
    ]
    others = [*topics, *agents, *editions]
    threads = [
        Asked("thread", one.iri, one.label)
        for one in held.threads.values()
        if words in (one.iri, one.iri.rsplit("/", 1)[-1]) or (others and wanted == spelling(one.label))
    ]
    return [*others, *threads]


def _kind(agent: Agent) -> str:
    return "unit" if agent.kind == "unit" else "officer"


def _thread(store: Store, held: Holdings, words: str) -> Asked:
    found = find(store, words)
    others = "; ".join(f"{label} <{iri}>" for label, iri in found.others[:3])
    more = f" and {len(found.others) - 3} more" if len(found.others) > 3 else ""
    return Asked(
        "thread",
        found.thread,
        held.threads[found.thread].label if found.thread in held.threads else words,
        f"'{words}' is taken for this commitment; it fits others too: {others}{more}" if others else "",
    )


def _somebody(store: Store, held: Holdings, words: str) -> Asked:
    """A person, post or unit that a part of a name means; the refusal says what can be asked for."""
    for kind in ("officer", "unit"):
        try:
            iri = resolve(store, words, kind).value
        except QueryError as problem:
            if "may be" in str(problem):
                raise
            continue
        return Asked(kind, iri, held.agents[iri].name if iri in held.agents else words)
    raise NothingFoundError(
        f"nothing is called '{words}': no commitment has the words in its title, and no subject, person, unit or "
        "document has the name (goldenthread brief --help says how to name each)"
    )


def file_name(asked: Sequence[Asked], ending: str) -> str:
    """What the file of a brief is called."""
    words = readable(" ".join(one.name for one in asked))[:60].strip("-")
    return f"{words}.{ending}"
