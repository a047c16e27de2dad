"""A load is whole or not there: at every request that writes, its process is killed, or the server refuses."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from goldenthread.errors import QueryError, ServeError
from goldenthread.store import RemoteStore
from goldenthread.store import load as loading
from goldenthread.store.client import Client
from goldenthread.store.endpoints import Endpoints, GraphStore, endpoints
from goldenthread.store.load import BESIDE, load
from goldenthread.store.login import PASSWORD, USER
from tests import servers
from tests.faults import Ended, ended_in

NOTES = "https://example.org/data/graph/loaded"
FOREIGN = "<http://e.org/other>"
ENDINGS = {
    "killed": -9,
    "killed behind it": -9,
    "interrupted": 130,
    "no space": 2,
    "no permission": 2,
    "gone away": 2,
    "gone for once": 1,
    "answer lost": 1,
}
"""What happens at a request, and how the load ends; with 1 where it went on."""
ONCE, BEHIND = ("gone for once", "answer lost"), ("killed behind it", "answer lost")
FEWER = 5
"""Requests to Virtuoso, which can exchange graphs of a server at once."""
Quads = frozenset[tuple[str, ...]]


def graph(name: str, *things: str, said: str) -> str:
    """The lines of a named graph: each thing has a title, and the first a kind."""
    base = "https://example.org/data"
    lines = [f'<{base}/{one}> <http://purl.org/dc/terms/title> "{said}" <{base}/graph/{name}> .' for one in things]
    kind = f"<{base}/{things[0]}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e.org/Promise>"
    return "".join(f"{line}\n" for line in sorted([*lines, f"{kind} <{base}/graph/{name}> ."]))


CANALS = [f"canal-{number}" for number in range(8)]
BEFORE = (
    graph("goes", "ferry", said="Buy a ferry")
    + graph("long", *CANALS, said="Dredge the canal")
    + graph("short", "lock", said="Mend the lock")
    + graph("stays", "bridge", said="Paint the bridge")
)
AFTER = (
    graph("long", *CANALS, said="Dredge the canal twice")
    + graph("new", "weir", said="Raise the weir")
    + graph("short", "lock", said="Mend both locks")
    + graph("stays", "bridge", said="Paint the bridge")
)


@pytest.fixture(scope="module", params=[False, True], ids=["graphs apart", "graphs together"])
def to(request: pytest.FixtureRequest) -> Iterator[Endpoints]:
    with servers.oxigraph(union=request.param) as address:
        yield endpoints(address)


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PART", 400)


@pytest.fixture
def datasets(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in (("before", BEFORE), ("after", AFTER)):
        (tmp_path / name).write_text(text)
    return tmp_path / "before", tmp_path / "after"


OURS = 'FILTER(STRSTARTS(STR(?g), "https://example.org/") || STRSTARTS(STR(?g), "http://e.org/"))'
"""Virtuoso has graphs of its own."""


def fresh(to: Endpoints, before: Path) -> None:
    """The server as an earlier load has left it, beside a graph of others."""
    store = GraphStore(to, 30)
    for graph in (
        RemoteStore(to.query, union=True).select(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} {OURS} }}").column("g")
    ):
        store.update(f"DROP SILENT GRAPH <{graph}>")
    store.update(f"INSERT DATA {{ GRAPH {FOREIGN} {{ <http://e.org/a> a <http://e.org/b> }} }}")
    load(before, to, notes=NOTES)


def held(to: Endpoints) -> Quads:
    """All that stands on the server, but for what is noted there and what waits beside."""
    table = RemoteStore(to.query, union=True).select(f"SELECT ?g ?s ?o {{ GRAPH ?g {{ ?s ?p ?o }} {OURS} }}")
    rows = (tuple(row.values()) for row in table.records())
    return frozenset(row for row in rows if row[0] != NOTES and not row[0].endswith(BESIDE))


def beside(to: Endpoints) -> list[str]:
    """What waits beside, or is noted to do so."""
    store = RemoteStore(to.query, union=True)
    table = store.select(f"SELECT DISTINCT ?g ?s {{ GRAPH ?g {{ ?s ?p ?o }} {OURS} }}")
    return [name for row in table.records() for name in row.values() if name.endswith(BESIDE)]


def seen(to: Endpoints) -> Quads | None:
    """What a reader is told who asks there; nothing where it is refused in words."""
    try:
        table = RemoteStore(to.query).select("SELECT ?s ?o { ?s <http://purl.org/dc/terms/title> ?o }")
    except QueryError as problem:
        if "holds two builds" not in str(problem):
            raise
        return None
    return frozenset(tuple(row.values()) for row in table.records())


def titles(quads: Quads) -> Quads:
    return frozenset((row[1], row[2]) for row in quads if row[2][0].isupper())


def broken(dataset: Path, to: Endpoints, at: int, ending: str) -> Callable[[], int]:
    """A load that meets its end at one of its requests that write."""

    def work() -> int:
        really, count = Client.ask, 0

        def ask(self: Client, method: str, address: str, **more: object) -> IO[bytes]:
            nonlocal count
            if address == to.query:
                return really(self, method, address, **more)  # type: ignore[arg-type]
            count += 1
            if count < at or (count > at and ending in ONCE):
                return really(self, method, address, **more)  # type: ignore[arg-type]
            if ending in BEHIND:
                really(self, method, address, **more).close()  # type: ignore[arg-type]
            if ending.startswith("killed"):
                os.kill(os.getpid(), signal.SIGKILL)
            if ending == "interrupted":
                raise KeyboardInterrupt
            raise ServeError(ending, status={"no space": 507, "no permission": 403}.get(ending, 0))

        Client.ask = ask  # type: ignore[method-assign] # in a process of its own
        try:
            load(dataset, to, notes=NOTES, pause=0.001)
        except ServeError as problem:
            return 2 if "load again" in str(problem) else 3
        return 0 if count < at else 1

    return work


def events(to: Endpoints, before: Path, after: Path, root: Path) -> int:
    """How many requests of a load write."""
    for at in range(1, 99):
        fresh(to, before)
        if ended_in(broken(after, to, at, "killed"), root).code == 0:
            return at - 1
    raise AssertionError


def check(to: Endpoints, before: Path, after: Path, root: Path, *, step: int = 1) -> int:
    """Lets a load meet each ending at each of so many of its requests; how many of them write."""
    fresh(to, before)
    old = held(to)
    load(after, to, notes=NOTES)
    new = held(to)
    assert (len(old), len(new), beside(to)) == (16, 16, [])
    number = events(to, before, after, root)
    for place, (ending, code) in enumerate(ENDINGS.items()):
        for at in (at for at in range(1, number + 1) if (at + place) % step == 0):
            fresh(to, before)
            done: Ended = ended_in(broken(after, to, at, ending), root, ending="kill")
            told = (ending, at, done)
            assert done.events == 0, told  # nothing is written on this machine
            assert held(to) in (old, new), told
            assert seen(to) in (None, titles(old), titles(new)), told
            assert done.code == code, told
            load(after, to, notes=NOTES)
            assert held(to) == new, told
            assert seen(to) == titles(new), told
            assert beside(to) == [], told
    return number


@pytest.mark.slow
def test_every_request_leaves_all_or_nothing(to: Endpoints, datasets: tuple[Path, Path], tmp_path: Path) -> None:
    assert check(to, *datasets, tmp_path / "root") > 10


@pytest.mark.slow
def test_a_request_to_virtuoso_leaves_all_or_nothing(
    datasets: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if servers.VIRTUOSO is None:
        pytest.skip(servers.WITHOUT_VIRTUOSO)
    monkeypatch.setenv(USER, "dba")
    monkeypatch.setenv(PASSWORD, "dba")
    (tmp_path / "virtuoso").mkdir()
    with servers.virtuoso(tmp_path / "virtuoso") as address:
        assert check(endpoints(address), *datasets, tmp_path / "root", step=5) == FEWER


def test_another_dataset_removes_what_was_broken_off(
    to: Endpoints, datasets: tuple[Path, Path], tmp_path: Path
) -> None:
    before, after = datasets
    fresh(to, before)
    old = held(to)
    ended_in(broken(after, to, 6, "killed"), tmp_path / "root")
    assert beside(to)
    assert load(before, to, notes=NOTES).written == {}
    assert beside(to) == []
    assert held(to) == old
    assert seen(to) == titles(old)


def test_a_server_that_stopped_between_two_graphs_is_not_asked(to: Endpoints, datasets: tuple[Path, Path]) -> None:
    before, _ = datasets
    fresh(to, before)
    old = held(to)
    stays = "<https://example.org/data/graph/stays>"
    mark = f"GRAPH <{NOTES}> {{ {stays} <http://purl.org/dc/terms/replaces> {stays} }}"
    GraphStore(to, 10).update(f"INSERT DATA {{ {mark} }} ; DROP GRAPH {stays}")
    assert seen(to) is None
    load(before, to, notes=NOTES)
    assert held(to) == old
    assert seen(to) == titles(old)


def test_two_loads_never_mix(to: Endpoints, datasets: tuple[Path, Path]) -> None:
    before, after = datasets
    fresh(to, before)
    old = held(to)

    def late(graph: str, _what: str) -> None:
        if graph.endswith("/goes"):
            load(before, to, notes=NOTES)

    with pytest.raises(ServeError, match="another load has changed what stands there"):
        load(after, to, notes=NOTES, told=late, pause=0.001)
    assert held(to) == old
