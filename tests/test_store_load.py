"""A load on a server that is an Oxigraph in this process: what is sent, left out, removed, and taken up again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from goldenthread.errors import ServeError
from goldenthread.store import Bindings, EmbeddedStore, Table
from goldenthread.store import load as loading
from goldenthread.store.endpoints import Endpoints
from goldenthread.store.load import BESIDE, Loaded, graphs_of, load
from goldenthread.store.own_queries import text_of

NOTES = "https://example.org/graph/loaded"
ALDER, BIRCH = "https://example.org/graph/alder", "https://example.org/graph/birch"
FOREIGN = "https://example.org/of-somebody-else"
NOWHERE = Endpoints("http://127.0.0.1:9/query", "http://127.0.0.1:9/update", "http://127.0.0.1:9/store")


class Server:
    """The graph store protocol on an Oxigraph in memory; it can be told to refuse a graph, or to be away at times."""

    def __init__(self) -> None:
        self.store = Store()
        self.sent: list[tuple[str, str]] = []
        self.refused = ""
        self.away = 0

    def put(self, graph: str, content: bytes) -> None:
        self.store.remove_graph(NamedNode(graph))
        self.post(graph, content, "put")

    def post(self, graph: str, content: bytes, how: str = "post") -> None:
        if self.refused and graph.startswith(self.refused):
            raise ServeError("it is refused", status=403)
        if self.away:
            self.away -= 1
            raise ServeError("nobody answers", status=503)
        self.sent.append((how, graph))
        self.store.load(content, RdfFormat.N_TRIPLES, to_graph=NamedNode(graph))

    def update(self, text: str) -> None:
        self.store.update(text)

    def select(self, query: str, bindings: Bindings) -> Table:
        """What somebody who asks sees now."""
        return EmbeddedStore.of(self.store).select(query, bindings)

    def holds(self) -> dict[str, int]:
        """The named graphs in their places but that of the notes, with their numbers of statements."""
        names = [name for name in self.store.named_graphs() if not str(name.value).endswith((NOTES, BESIDE))]
        counted = {str(name.value): len(list(self.store.quads_for_pattern(None, None, None, name))) for name in names}
        return {name: count for name, count in counted.items() if count}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr(loading, "GraphStore", lambda *_, **__: made)
    monkeypatch.setattr(loading, "RemoteStore", lambda *_, **__: made)
    return made


def dataset(folder: Path, **graphs: int) -> Path:
    """A file of sorted N-Quads with so many statements in each graph."""
    path = folder / "dataset.nq"
    path.write_text(
        "".join(
            f'<https://example.org/{n}> <https://example.org/says> "{graph}" <https://example.org/graph/{graph}> .\n'
            for graph, count in sorted(graphs.items())
            for n in range(count)
        ),
        encoding="utf-8",
    )
    return path


def loaded(path: Path, *, again: bool = False) -> Loaded:
    return load(path, NOWHERE, notes=NOTES, again=again, pause=0.0)


def test_what_stands_there_already_is_sent_again_only_where_that_is_asked(server: Server, tmp_path: Path) -> None:
    path = dataset(tmp_path, alder=2, birch=1)
    assert loaded(path) == Loaded({ALDER: 2, BIRCH: 1}, [], [])
    assert loaded(path) == Loaded({}, [ALDER, BIRCH], [])
    assert loaded(path, again=True) == Loaded({ALDER: 2, BIRCH: 1}, [], [])
    assert [how for how, _ in server.sent] == ["put"] * 4


def test_only_the_graph_that_changed_is_sent(server: Server, tmp_path: Path) -> None:
    loaded(dataset(tmp_path, alder=2, birch=1))
    assert loaded(dataset(tmp_path, alder=2, birch=3)) == Loaded({BIRCH: 3}, [ALDER], [])
    assert server.holds() == {ALDER: 2, BIRCH: 3}


def test_a_graph_that_the_dataset_has_no_more_goes_and_one_of_others_stays(server: Server, tmp_path: Path) -> None:
    server.post(FOREIGN, b"<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n")
    loaded(dataset(tmp_path, alder=2, birch=1))
    assert loaded(dataset(tmp_path, alder=2)) == Loaded({}, [ALDER], [BIRCH])
    assert server.holds() == {ALDER: 2, FOREIGN: 1}
    assert loaded(dataset(tmp_path, alder=2)) == Loaded({}, [ALDER], [])  # it is noted no more either


def test_a_load_that_broke_off_is_taken_up_where_it_was(server: Server, tmp_path: Path) -> None:
    loaded(dataset(tmp_path, alder=1))
    path = dataset(tmp_path, alder=2, birch=1)
    server.refused = BIRCH
    with pytest.raises(ServeError, match=r"it is refused.*load again to go on"):
        loaded(path)
    assert server.holds() == {ALDER: 1}  # what stood there stands there still
    server.refused = ""
    server.sent.clear()
    assert loaded(path) == Loaded({ALDER: 2, BIRCH: 1}, [], [])
    assert [where.startswith(BIRCH) for _, where in server.sent] == [True]
    assert server.holds() == {ALDER: 2, BIRCH: 1}


@pytest.mark.parametrize("times", [1, 3])
def test_a_server_that_was_away_for_a_moment_is_asked_again(server: Server, tmp_path: Path, times: int) -> None:
    server.away = times
    assert loaded(dataset(tmp_path, alder=2)) == Loaded({ALDER: 2}, [], [])


def test_a_server_that_is_away_at_the_fourth_try_is_given_up(server: Server, tmp_path: Path) -> None:
    server.away = 4
    with pytest.raises(ServeError, match=r"nobody answers.*load again to go on"):
        loaded(dataset(tmp_path, alder=2))
    assert (server.away, server.holds()) == (0, {})


@pytest.mark.parametrize(
    ("room", "sent"),
    [(3, ["put"]), (2, ["put", "post"]), (1, ["put", "post", "post"]), (0, ["put", "post", "post"])],
)
def test_a_large_graph_is_written_beside_in_parts_and_then_moved(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, sent: list[str]
) -> None:
    path = dataset(tmp_path, alder=3)
    (graph,) = graphs_of(path)
    monkeypatch.setattr(loading, "PART", room * len(graph.triples[0]))
    loaded(path)
    assert [how for how, _ in server.sent] == sent
    assert {where for _, where in server.sent} == {graph.beside}
    assert server.holds() == {ALDER: 3}


def test_a_graph_replaces_its_elder_and_is_not_added_to_it(server: Server, tmp_path: Path) -> None:
    loaded(dataset(tmp_path, alder=3))
    loaded(dataset(tmp_path, alder=1))
    assert server.holds() == {ALDER: 1}


class WithoutTransactions(Server):
    """Does the steps of an update one by one, and may break down at one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: int | None = None

    def update(self, text: str) -> None:
        for step in text.split("\n;\n"):
            if self.steps == 0:
                raise ServeError("it broke down", status=507)
            if self.steps is not None:
                self.steps -= 1
            super().update(step)

    def says(self, question: str) -> bool:
        return EmbeddedStore.of(self.store).ask(text_of(f"load/{question}"))


@pytest.mark.parametrize("then", ["old", "new", "other"])
def test_a_server_without_transactions_that_broke_down_says_so_and_is_put_right(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, then: str
) -> None:
    datasets = {"old": {"alder": 1, "birch": 1}, "new": {"alder": 2}, "other": {"birch": 1}}
    whole = {
        name: {f"https://example.org/graph/{g}": n for g, n in graphs.items()} for name, graphs in datasets.items()
    }
    mixed = 0
    for steps in range(99):
        server = WithoutTransactions()
        monkeypatch.setattr(loading, "GraphStore", lambda *_, made=server, **__: made)
        monkeypatch.setattr(loading, "RemoteStore", lambda *_, made=server, **__: made)
        loaded(dataset(tmp_path, **datasets["old"]))
        server.steps = steps
        with suppress(ServeError):
            loaded(dataset(tmp_path, **datasets["new"]))
        done, server.steps = bool(server.steps), None
        if server.holds() not in (whole["old"], whole["new"]):
            mixed += 1
            assert server.says("under-way")
            assert server.says("half-exchanged")
        loaded(dataset(tmp_path, **datasets[then]))
        assert server.holds() == whole[then]
        assert not server.says("under-way")
        if done:
            break
    assert steps < 99
    assert mixed
