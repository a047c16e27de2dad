"""Keys of the registers that no longer stand for anything, each with what took its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.agent_register import PERSON, POST, AgentEntry
from goldenthread.minting import Minter
from goldenthread.model import Retired, Thread
from goldenthread.registers import Entry
from goldenthread.thread_register import ThreadEntry


def retired(
    rows: Iterable[Entry],
    threads: Iterable[ThreadEntry],
    agents: Iterable[AgentEntry],
    built: Iterable[Thread],
    minter: Minter,
) -> Iterator[Retired]:
    """What the registers say to be gone, with the addresses that were published.

    Args:
        rows: the register of rows.
        threads: that of threads.
        agents: that of persons, posts and units.
        built: the threads of this build; a key that has come back is not gone.
        minter: mints the IRIs.
    """
    for row in rows:
        if row.state == "gone":
            yield Retired(minter.registered(row.body, row.edition, row.document, row.kind, row.key))
    built = list(built)
    merged = {old: thread.iri for thread in built for old in thread.replaces}
    there = {thread.iri for thread in built}
    gone = {
        minter.thread(one.body, f"{one.level.value}-{one.key}"): minter.thread(
            one.body, f"{one.level.value}-{one.replaced_by}"
        )
        if one.replaced_by
        else ""
        for one in threads
        if one.state != "active"
    }
    for iri, instead in {**gone, **merged}.items():
        if iri not in there:
            yield Retired(iri, _last(instead, {**gone, **merged}))
    yield from _agents(list(agents), minter)


def _agents(agents: list[AgentEntry], minter: Minter) -> Iterator[Retired]:
    def iri_of(body: str, agent: str, key: str) -> str:
        mint = minter.person if agent == PERSON else minter.post if agent == POST else minter.unit
        return mint(body, key) if key else ""

    gone = {iri_of(*one.place): iri_of(one.body, one.agent, one.replaced_by) for one in agents if one.state != "active"}
    for iri, instead in gone.items():
        yield Retired(iri, _last(instead, gone))


def _last(iri: str, instead: dict[str, str]) -> str:
    """What took the place of something in the end, of which all in between are gone too.

    >>> _last("b", {"a": "b", "b": "c"}), _last("x", {"x": "y", "y": "x"}), _last("b", {"b": ""})
    ('c', '', '')
    """
    seen: set[str] = set()
    while iri in instead:
        if iri in seen:
            return ""
        seen.add(iri)
        iri = instead[iri]
    return iri
