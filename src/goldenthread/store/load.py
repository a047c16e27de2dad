"""Loads a graph into a server: all of it stands there in the end, or what stood there before.

What is new is written beside, each named graph under a name that tells its content, and noted on the server itself, in
a named graph of its own. When all of it stands there, one request moves it into its place, removes what the dataset has
no more, and notes the checksums. Servers with transactions do that at once. On any other, and on one that shows what is
written beside to every question, the notes say so meanwhile, and :class:`RemoteStore` refuses to ask there. A load that
broke off goes on where it stopped, from whatever machine it is started, and what it left is removed.
"""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from goldenthread.errors import BuildError, QueryError, ServeError
from goldenthread.store.binding import written_in
from goldenthread.store.endpoints import Endpoints, GraphStore
from goldenthread.store.own_queries import text_of
from goldenthread.store.remote import RemoteStore

PART = 4_000_000
"""Bytes of N-Triples that one request carries at most."""
TRIES = 4
BESIDE = ".loading"
"""Ends the names of graphs that wait to take their places."""

Told = Callable[[str, str], None]
_T = TypeVar("_T")


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

    @property
    def beside(self) -> str:
        """The name under which it is written before it takes its place: two loads never write under one."""
        return f"{self.iri}.{self.checksum[:16]}{BESIDE}"


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
        ServeError: the server cannot be reached or refuses; what stood there stands there still, and what was sent so
            far is noted, and is not sent again.
    """
    server = GraphStore(to, seconds, insecure=insecure)
    there = _There(server, to, notes, seconds, insecure, pause)
    known = there.known()
    here = list(graphs_of(dataset))
    kept = [graph.iri for graph in here if known.get(graph.iri) == graph.checksum and not again]
    new = [graph for graph in here if graph.iri not in kept]
    for iri in kept:
        told(iri, "is there already")
    for graph in new:
        if known.get(graph.beside) == graph.checksum:
            told(graph.iri, "was sent already")
        else:
            told(graph.iri, f"{len(graph.triples):,} statements")
            there.send(graph)
    removed, left = _of_no_use(known, here, new)
    for iri in removed:
        told(iri, "is removed")
    if new or removed or left:
        before = known | {graph.beside: graph.checksum for graph in new}
        there.exchange(new, [*removed, *left], before, {graph.iri: graph.checksum for graph in here})
    return Loaded({graph.iri: len(graph.triples) for graph in new}, kept, removed)


def _of_no_use(
    known: Iterable[str], here: Iterable[NamedGraph], new: Iterable[NamedGraph]
) -> tuple[list[str], list[str]]:
    """The graphs on the server that the dataset has no more, and what another load has left beside them."""
    beside = {iri for iri in known if iri.endswith(BESIDE)}
    return sorted(set(known) - beside - {graph.iri for graph in here}), sorted(beside - {graph.beside for graph in new})


class _There:
    """What stands on the server, and the changes to it; each is tried again if the server was away for a moment."""

    def __init__(
        self, server: GraphStore, to: Endpoints, notes: str, seconds: float, insecure: bool, pause: float
    ) -> None:
        self._server, self._notes, self._pause = server, notes, pause
        self._store = RemoteStore(to.query, seconds=seconds, union=True, insecure=insecure)

    def known(self) -> dict[str, str]:
        """The graphs that stand there, in their places or beside, with their checksums: half written ones have none."""
        return _retried(self._known, self._pause)

    def update(self, steps: Iterable[tuple[str, Mapping[str, str | Literal]]]) -> None:
        """Runs updates of ``queries/load`` in one request."""
        text = self._written(steps)
        _retried(lambda: self._server.update(text), self._pause)

    def send(self, graph: NamedGraph) -> None:
        """Writes a graph beside, said before and noted behind."""
        self.update([("intend", {"_beside_iri": graph.beside, "_graph_iri": graph.iri})])
        _retried(lambda: self._write(graph), self._pause)
        self.update([("note", {"_graph_iri": graph.beside, "_checksum": Literal(graph.checksum)})])

    def exchange(
        self, new: Sequence[NamedGraph], gone: Sequence[str], before: Mapping[str, str], after: Mapping[str, str]
    ) -> None:
        """Moves all that is new into its place and removes what is gone, in one request.

        That it begins is noted first and that it is over last: a server that does not do it at once says so, and the
        next load knows every graph that may have changed.

        Raises:
            ServeError: the server refuses or stays away, or the notes are no longer as this load has left them.
        """
        steps: list[tuple[str, Mapping[str, str | Literal]]] = []
        changed = [*gone, *(iri for graph in new for iri in (graph.beside, graph.iri))]
        steps += [("intend", {"_beside_iri": iri, "_graph_iri": iri}) for iri in changed if not iri.endswith(BESIDE)]
        steps += [("forget", {"_graph_iri": iri}) for iri in changed]
        steps += [("drop", {"_graph_iri": iri}) for iri in gone]
        steps += [("move", {"_from_iri": graph.beside, "_to_iri": graph.iri}) for graph in new]
        steps += [("note", {"_graph_iri": graph.iri, "_checksum": Literal(graph.checksum)}) for graph in new]
        steps += [("end", {"_beside_iri": iri}) for iri in changed]
        text = self._written(steps)

        def exchanged() -> None:
            now = self._known()
            if now == after:  # done before, only its answer was lost
                return
            if now != before:
                raise ServeError("another load has changed what stands there meanwhile, or it broke off", status=409)
            self._server.update(text)

        _retried(exchanged, self._pause, "load again to be sure that all of it stands there")

    def _known(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in self._store.select(text_of("load/noted"), {"_notes_iri": NamedNode(self._notes)}).records():
            found[row["graph"]] = found.get(row["graph"]) or row["checksum"]
        return found

    def _write(self, graph: NamedGraph) -> None:
        first, *more = _parts(graph.triples)
        self._server.put(graph.beside, first)
        for part in more:
            self._server.post(graph.beside, part)

    def _written(self, steps: Iterable[tuple[str, Mapping[str, str | Literal]]]) -> str:
        texts = []
        for name, values in steps:
            terms = {key: NamedNode(one) if isinstance(one, str) else one for key, one in values.items()}
            notes = {} if name in ("move", "drop") else {"_notes_iri": NamedNode(self._notes)}
            texts.append(written_in(text_of(f"load/{name}"), terms | notes))
        return "\n;\n".join(texts)


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


def _retried(
    act: Callable[[], _T], pause: float, otherwise: str = "what stood there stands; load again to go on"
) -> _T:
    """Does something that may be done twice, again if the server was away for a moment.

    Raises:
        ServeError: the server stays away, or refuses.
    """
    for left in range(TRIES - 1, -1, -1):
        try:
            return act()
        except (QueryError, ServeError) as problem:
            final = isinstance(problem, ServeError) and problem.final
            if final or not left:
                raise ServeError(f"{problem}: {otherwise}") from problem
        time.sleep(pause)
        pause *= 2
    raise AssertionError
