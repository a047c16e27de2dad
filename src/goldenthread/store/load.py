"""Loads a graph into a server, named graph by named graph, so that it can be broken off and taken up again.

Each named graph replaces its elder in one request of the graph store protocol, which servers with transactions do at
once. One that is large is first written beside, in parts, and then moved into its place. When a graph stands, its
checksum is noted on the server itself, in a named graph of its own; a load that is started again leaves out what the
notes say is there already, from whatever machine it is started.
"""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from goldenthread.errors import BuildError, QueryError, ServeError
from goldenthread.store.binding import written_in
from goldenthread.store.endpoints import Endpoints, GraphStore
from goldenthread.store.own_queries import text_of
from goldenthread.store.remote import RemoteStore

PART = 4_000_000
"""Bytes of N-Triples that one request carries at most."""
TRIES = 4

Told = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """One named graph of a dataset.

    Attributes:
        iri: its name.
        triples: its statements as lines of N-Triples, sorted.
        checksum: SHA-256 of these lines.
    """

    iri: str
    triples: Sequence[bytes]
    checksum: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did.

    Attributes:
        written: graphs that were written, with their numbers of statements.
        kept: graphs that stood there already.
        removed: graphs of an earlier load that the dataset has no more.
    """

    written: Mapping[str, int]
    kept: Sequence[str]
    removed: Sequence[str]


def graphs_of(dataset: Path) -> Iterator[NamedGraph]:
    """The named graphs of a file of sorted N-Quads, as ``build`` writes it.

    Raises:
        BuildError: a line is no quad in a named graph.
    """
    lines: dict[str, list[bytes]] = defaultdict(list)
    with dataset.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            head, mark, graph = line.rstrip().removesuffix(b".").rstrip().rpartition(b" ")
            if not mark or not graph.startswith(b"<") or not graph.endswith(b">"):
                raise BuildError("not a statement in a named graph: build again", path=dataset, line=number)
            lines[graph[1:-1].decode()].append(head + b" .\n")
    for iri in sorted(lines):
        digest = hashlib.sha256()
        for line in lines[iri]:
            digest.update(line)
        yield NamedGraph(iri, lines[iri], digest.hexdigest())


def load(
    dataset: Path,
    to: Endpoints,
    *,
    notes: str,
    again: bool = False,
    seconds: float = 120.0,
    pause: float = 1.0,
    insecure: bool = False,
    told: Told = lambda _graph, _what: None,
) -> Loaded:
    """Makes a server hold exactly the named graphs of a dataset, beside graphs of others, which stay untouched.

    Args:
        dataset: file of N-Quads.
        to: addresses of the server.
        notes: IRI of the named graph that remembers what was loaded.
        again: write also what stands there already.
        seconds: how long one request may take.
        pause: seconds before the second try; each further one waits twice as long.
        insecure: send the login of the environment in the clear to another machine too.
        told: hears of each graph what is done with it.

    Raises:
        ServeError: the server cannot be reached or refuses; what was loaded so far is noted, and is not sent again.
    """
    server = GraphStore(to, seconds, insecure=insecure)
    known = _retried(lambda: _known(to, notes, seconds, insecure), pause)
    written: dict[str, int] = {}
    kept: list[str] = []
    seen: set[str] = set()
    for graph in graphs_of(dataset):
        seen.add(graph.iri)
        if known.get(graph.iri) == graph.checksum and not again:
            kept.append(graph.iri)
            told(graph.iri, "is there already")
            continue
        told(graph.iri, f"{len(graph.triples):,} statements")
        if graph.iri in known:
            _retried(lambda gone=graph.iri: _forget(server, notes, gone), pause)  # type: ignore[misc]
        _retried(lambda one=graph: _write(server, one), pause)  # type: ignore[misc]
        _retried(lambda one=graph: _note(server, notes, one), pause)  # type: ignore[misc]
        written[graph.iri] = len(graph.triples)
    removed = sorted(set(known) - seen)
    for iri in removed:
        told(iri, "is removed")
        _retried(lambda gone=iri: server.drop(gone), pause)  # type: ignore[misc]
        _retried(lambda gone=iri: _forget(server, notes, gone), pause)  # type: ignore[misc]
    return Loaded(written, kept, removed)


def _known(to: Endpoints, notes: str, seconds: float, insecure: bool) -> dict[str, str]:
    store = RemoteStore(to.query, seconds=seconds, union=True, insecure=insecure)
    rows = store.select(text_of("load/noted"), {"_notes_iri": NamedNode(notes)}).records()
    return {row["graph"]: row["checksum"] for row in rows}


def _write(server: GraphStore, graph: NamedGraph) -> None:
    parts = list(_parts(graph.triples))
    if len(parts) == 1:
        server.put(graph.iri, parts[0])
        return
    beside = f"{graph.iri}.loading"
    server.put(beside, parts[0])
    for part in parts[1:]:
        server.post(beside, part)
    server.update(written_in(text_of("load/move"), {"_from_iri": NamedNode(beside), "_to_iri": NamedNode(graph.iri)}))


def _note(server: GraphStore, notes: str, graph: NamedGraph) -> None:
    values: dict[str, NamedNode | Literal] = {
        "_notes_iri": NamedNode(notes),
        "_graph_iri": NamedNode(graph.iri),
        "_checksum": Literal(graph.checksum),
    }
    server.update(written_in(text_of("load/note"), values))


def _forget(server: GraphStore, notes: str, iri: str) -> None:
    values = {"_notes_iri": NamedNode(notes), "_graph_iri": NamedNode(iri)}
    server.update(written_in(text_of("load/forget"), values))


def _parts(triples: Sequence[bytes]) -> Iterator[bytes]:
    part: list[bytes] = []
    size = 0
    for line in triples:
        if part and size + len(line) > PART:
            yield b"".join(part)
            part, size = [], 0
        part.append(line)
        size += len(line)
    yield b"".join(part)


def _retried(act: Callable[[], dict[str, str] | None], pause: float) -> dict[str, str]:
    """Does something that may be done twice, again if the server was away for a moment.

    Raises:
        ServeError: the server stays away, or refuses.
    """
    for left in range(TRIES - 1, -1, -1):
        try:
            return act() or {}
        except (QueryError, ServeError) as problem:
            final = isinstance(problem, ServeError) and problem.final
            if final or not left:
                raise ServeError(f"{problem}: what was loaded so far is noted there; load again to go on") from problem
        time.sleep(pause)
        pause *= 2
    raise AssertionError
