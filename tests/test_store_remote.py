"""A graph on a server: loaded, asked, broken off and taken up again; on Oxigraph and on Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.errors import QueryError, ServeError
from goldenthread.graph import nquads
from goldenthread.query import NamedQuery, bind, list_queries
from goldenthread.store import EmbeddedStore, RemoteStore, Table, Term
from goldenthread.store.base import text
from goldenthread.store.endpoints import Endpoints, GraphStore, endpoints
from goldenthread.store.load import graphs_of, load
from goldenthread.store.login import PASSWORD, USER
from tests import servers
from tests.listener import running
from tests.query.council import everything

NOTES = "https://example.org/data/graph/loaded"
QUERIES = [query for query in list_queries() if query.form == "SELECT"]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("build") / "dataset.nq"
    path.write_bytes(nquads(everything()))
    return path


@pytest.fixture(scope="module")
def embedded(dataset: Path) -> EmbeddedStore:
    return EmbeddedStore.read(dataset)


@pytest.fixture(scope="module")
def oxigraph(dataset: Path) -> Iterator[RemoteStore]:
    with servers.oxigraph() as address:
        to = endpoints(address)
        assert to == Endpoints(f"{address}/query", f"{address}/update", f"{address}/store")
        assert load(dataset, to, notes=NOTES).kept == []
        yield RemoteStore(to.query)


@pytest.fixture(scope="module")
def virtuoso(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteStore]:
    if servers.VIRTUOSO is None:
        pytest.skip(servers.WITHOUT_VIRTUOSO)
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv(USER, "dba")
        patch.setenv(PASSWORD, "dba")
        to = endpoints(address)
        assert to.graphs == f"{address}/sparql-graph-crud-auth"
        load(dataset, to, notes=NOTES)
        assert len(load(dataset, to, notes=NOTES).written) == 0
        patch.delenv(USER)
        yield RemoteStore(f"{address}/sparql")


def plain(term: Term | None) -> str:
    """A term by its value: servers spell numbers and truths in several ways."""
    if isinstance(term, Literal) and term.datatype.value.endswith(("integer", "decimal", "double", "float")):
        return f"{float(term.value):.6g}"
    if isinstance(term, Literal) and term.datatype.value.endswith("boolean"):
        return str(int(term.value in ("1", "true")))
    return text(term)


def rows(table: Table) -> list[list[str]]:
    return [[plain(term) for term in row] for row in table]


@pytest.mark.slow
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: str(query.name))
def test_oxigraph_answers_the_same(embedded: EmbeddedStore, oxigraph: RemoteStore, query: NamedQuery) -> None:
    bindings = bind(embedded, query, {})
    assert rows(oxigraph.select(query.text, bindings)) == rows(embedded.select(query.text, bindings))


@pytest.mark.slow
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: str(query.name))
def test_virtuoso_answers_the_same(embedded: EmbeddedStore, virtuoso: RemoteStore, query: NamedQuery) -> None:
    """In any order: Virtuoso sorts words by another alphabet."""
    bindings = bind(embedded, query, {})
    assert sorted(rows(virtuoso.select(query.text, bindings))) == sorted(rows(embedded.select(query.text, bindings)))


@pytest.mark.slow
def test_from_is_obeyed_there_too(oxigraph: RemoteStore, embedded: EmbeddedStore) -> None:
    graphs = oxigraph.select("SELECT DISTINCT ?g { GRAPH ?g { ?s a ?o } } ORDER BY ?g").column("g")
    whole = "SELECT (COUNT(*) AS ?from) {0} {{ ?s ?p ?o }}"
    counts = [oxigraph.select(whole.format(f"FROM <{graph}>")) for graph in graphs]
    assert counts == [embedded.select(whole.format(f"FROM <{graph}>")) for graph in graphs]
    assert len({str(count) for count in counts}) > 2
    every = oxigraph.select(whole.format("# from all\n"))
    assert every == embedded.select(whole.format(""))
    assert sum(int(count.column("from")[0]) for count in counts) == int(every.column("from")[0])


@pytest.mark.slow
def test_values_and_other_forms(oxigraph: RemoteStore, embedded: EmbeddedStore) -> None:
    query = "PREFIX dcterms: <http://purl.org/dc/terms/> SELECT ?thing { ?thing dcterms:title ?_title }"
    values = {"_title": Literal('Choose the "streets"')}
    assert oxigraph.select(query, values) == embedded.select(query, values)
    assert len(oxigraph.select(query, values)) == 1
    assert oxigraph.ask("ASK { ?a ?b ?c }")
    made = oxigraph.construct(
        "CONSTRUCT { ?a <http://e.org/is> ?_b } { ?a a ?_b }",
        {"_b": NamedNode("https://w3id.org/goldenthread/ns#Thread")},
    )
    assert len(made) == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "query", "said"),
    [
        ("select", "SELECT ?a { ?a ?b }", "answered 400: error at 1:"),
        ("select", "DROP ALL", "only queries are sent"),
        ("select", "ASK {}", "not a SELECT"),
        ("construct", "ASK {}", "not a CONSTRUCT"),
        ("ask", "SELECT * {}", "not an ASK"),
    ],
)
def test_a_bad_query_is_told_in_words(oxigraph: RemoteStore, method: str, query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        getattr(oxigraph, method)(query)


@pytest.mark.slow
def test_a_long_answer_is_refused(oxigraph: RemoteStore) -> None:
    store = RemoteStore(oxigraph.endpoint, most_rows=3)
    with pytest.raises(QueryError, match="more than 3 rows"):
        store.select("SELECT * { ?a ?b ?c }")


@pytest.mark.slow
def test_a_server_that_dies_in_the_middle(dataset: Path, tmp_path: Path) -> None:
    port = servers.free_port()
    process = servers.start_oxigraph(port, tmp_path / "store")
    to = endpoints(f"http://127.0.0.1:{port}")
    graphs = [graph.iri for graph in graphs_of(dataset)]

    def die(graph: str, _what: str) -> None:
        if graph == graphs[3]:
            process.kill()
            process.wait()

    try:
        with pytest.raises(ServeError, match=r"(cannot be reached|broke off).*load again to go on"):
            load(dataset, to, notes=NOTES, pause=0.05, told=die)
        process = servers.start_oxigraph(port, tmp_path / "store")
        heard: list[str] = []
        done = load(dataset, to, notes=NOTES, told=lambda graph, what: heard.append(f"{graph} {what}"))
        assert [line for line in heard if line.endswith("was sent already")] == [
            f"{graph} was sent already" for graph in graphs[:3]
        ]
        assert not done.kept
        assert list(done.written) == graphs
        everything = RemoteStore(to.query).select("SELECT ?s ?p ?o { ?s ?p ?o }")
        assert len(everything) == len({line.rpartition(b" <")[0] for line in dataset.read_bytes().splitlines()})
    finally:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_graphs_of_others_stay_and_own_old_ones_go(dataset: Path, tmp_path: Path) -> None:
    lines = dataset.read_bytes().splitlines(keepends=True)
    less = tmp_path / "dataset.nq"
    less.write_bytes(b"".join(line for line in lines if not line.endswith(b"/graph/issues> .\n")))
    with servers.oxigraph() as address:
        to = endpoints(address)
        foreign = "INSERT DATA { GRAPH <http://e.org/other> { <http://e.org/a> a <http://e.org/b> } }"
        GraphStore(to, 10).update(foreign)
        load(dataset, to, notes=NOTES)
        done = load(less, to, notes=NOTES)
        assert list(done.removed) == ["https://example.org/data/graph/issues"]
        assert not done.written
        store = RemoteStore(to.query)
        assert store.ask("ASK { <http://e.org/a> a <http://e.org/b> }")
        assert not store.ask("ASK { ?issue a <https://w3id.org/goldenthread/ns#Issue> }")


@pytest.mark.slow
def test_a_large_graph_goes_in_parts(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.store.load.PART", 2000)
    with servers.oxigraph() as address:
        to = endpoints(address)
        load(dataset, to, notes=NOTES)
        names = RemoteStore(to.query, union=True).select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").column("g")
        assert sorted(names) == sorted([NOTES, *(graph.iri for graph in graphs_of(dataset))])
        count = RemoteStore(to.query, union=True).select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        assert count.column("n") == [str(len(dataset.read_bytes().splitlines()) + len(names) - 1)]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://127.0.0.1/", "no address of a SPARQL server"),
        ("nothing", "no address of a SPARQL server"),
        ("http://me:secret@127.0.0.1/", "credentials do not belong into an address"),
    ],
)
def test_an_address_that_cannot_be(address: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        RemoteStore(address)
    assert "secret" not in str(caught.value)


def test_nobody_answers() -> None:
    address = f"http://127.0.0.1:{servers.free_port()}"
    with pytest.raises(QueryError, match="cannot be reached"):
        RemoteStore(f"{address}/query").ask("ASK {}")
    with pytest.raises(ServeError, match="no SPARQL server is found"):
        endpoints(address)


@pytest.mark.parametrize(
    ("status", "kind", "body", "said"),
    [
        (200, "text/html", b"<html>Welcome</html>", "cannot be read"),
        (200, "application/sparql-results+json", b'{"head":{"vars":["a"]},"results":{"bindings":[', "broke off"),
        (504, "text/plain", b"took too long", "answered 504: took too long"),
        (500, "text/plain", b"", "answered 500: Internal Server Error"),
        (401, "text/plain", b"", "answered 401: Unauthorized"),
        (400, "text/plain", b"\n\x1b[31mno\x9b such\n\nverb", "answered 400: \ufffd\\[31mno\ufffd such$"),
    ],
)
def test_a_server_that_answers_strangely(status: int, kind: str, body: bytes, said: str) -> None:
    class Strange(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Strange)) as server:
        store = RemoteStore(f"http://127.0.0.1:{server.server_address[1]}/query", union=True)
        with pytest.raises(QueryError, match=rf"\A[^\n]*{said}[^\n]*\Z"):  # kept, it would be freed by any thread
            store.select("SELECT ?a { ?a ?b ?c }")
