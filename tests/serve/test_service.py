"""The server as its clients meet it: protocol, refusals, documents, and real clients."""

from __future__ import annotations

import http.client
import io
import shutil
import subprocess
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from goldenthread.errors import BuildError, ServeError
from goldenthread.serve.server_pages import query_page
from goldenthread.serve.service import Service
from goldenthread.store import RemoteStore
from tests.small_council import summed_up

pytestmark = pytest.mark.slow

THREAD = "/data/marlow-vale/thread/0001"
IRI = "https://example.org/data/marlow-vale/thread/0001"
JSON = "application/sparql-results+json"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Reply:
    """A reply read to its end."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read().decode()


def ask(service: Service, method: str, path: str, body: str | None = None, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)) as connection:
        connection.request(method, path, None if body is None else body.encode(), named)
        return Reply(connection.getresponse())


def query(service: Service, text: str, accept: str = JSON, **more: str) -> Reply:
    form = urlencode({"query": text, **more})
    return ask(service, "POST", "/sparql", form, Content_Type="application/x-www-form-urlencoded", Accept=accept)


def children(pid: int) -> list[str]:
    """The processes that a process has started and that run."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def test_formats_by_accept_and_by_name(service: Service) -> None:
    text = "SELECT ?label { <" + IRI + "> <http://www.w3.org/2000/01/rdf-schema#label> ?label }"
    assert query(service, text, "text/csv").body == "label\r\nPlant 250 street trees\r\n"
    assert query(service, text, "*/*", format="csv").headers["Content-Type"].startswith("text/csv")
    made = query(service, "CONSTRUCT { ?a a ?b } { ?a a ?b }", "application/n-triples").body
    assert len(list(parse(made.encode(), format=RdfFormat.N_TRIPLES))) > 50


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("SELECT ?a { ?a ?b", 400, "the query is malformed"),
        ("SELECT ?a { ?a x:b ?c }", 400, "the prefix 'x:' is not declared"),
        ("hello", 400, "not a SELECT"),
        ("DROP ALL", 403, "read-only"),
        ("INSERT DATA { <a:b> <a:b> 1 }", 403, "read-only"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", 403, "SERVICE is not followed"),
    ],
)
def test_a_query_that_is_refused(service: Service, text: str, status: int, said: str) -> None:
    reply = query(service, text)
    assert reply.status == status
    assert said in reply.body
    assert reply.body.count("\n") == 1


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("POST", "/sparql", "update=DROP+ALL", "application/x-www-form-urlencoded", 403),
        ("POST", "/sparql", "DROP ALL", "application/sparql-update", 403),
        ("POST", "/update", "DROP ALL", "application/sparql-update", 403),
        ("PUT", "/store?default", "", "text/turtle", 403),
        ("PUT", "/sparql", "", "text/turtle", 405),
        ("DELETE", "/store?default", None, "text/turtle", 403),
        ("POST", "/sparql", "x", "image/png", 415),
        ("POST", "/sparql", "query=" + "x" * 2_000_000, "application/x-www-form-urlencoded", 413),
        ("POST", "/elsewhere", "query=x", "application/x-www-form-urlencoded", 405),
        ("GET", "/sparql?update=DROP+ALL", None, "text/plain", 403),
        ("GET", "/sparql?query=ASK+%7B%7D&query=ASK+%7B%7D", None, "text/plain", 400),
    ],
)
def test_what_may_not_be_done(
    service: Service, method: str, path: str, body: str | None, kind: str, status: int
) -> None:
    try:
        assert ask(service, method, path, body, Content_Type=kind).status == status
    except (BrokenPipeError, ConnectionResetError):
        assert status == 413  # hung up before all of it was sent


def test_nothing_has_changed(service: Service) -> None:
    assert len(query(service, "SELECT * { ?a ?b ?c }", "text/csv").body.splitlines()) > 400


def test_an_endless_query_is_ended(service: Service) -> None:
    began = time.monotonic()
    reply = query(service, ENDLESS)
    assert reply.status == 504
    assert "longer than the 2 seconds" in reply.body
    assert time.monotonic() - began < 4
    assert query(service, "ASK {}").status == 200
    end = time.monotonic() + 10
    while service.engine.busy and time.monotonic() < end:
        time.sleep(0.05)
    assert service.engine.busy == 0
    assert len(children(service.engine.keeper)) <= 24


def test_millions_of_rows_are_streamed_or_broken_off(service: Service) -> None:
    path = f"/sparql?{urlencode({'query': 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'})}"
    with closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)) as connection:
        connection.request("GET", path, headers={"Accept": "text/csv"})
        response = connection.getresponse()
        assert response.status == 200
        with pytest.raises(http.client.IncompleteRead) as caught:
            response.read()
        response.close()
    assert len(caught.value.partial) > 1 << 20


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/data/marlow-vale/nothing", 404),
        ("/data/marlow-vale/nothing.ttl", 404),
        ("/data/../../etc/passwd", 400),
        ("/data/%2e%2e/secret.txt", 400),
        ("/data/%3Cscript%3E", 404),
        ("/data/a%00b", 400),
        ("/../secret.txt", 404),
        ("/%2e%2e/secret.txt", 404),
        ("/..%5csecret.txt", 400),
        ("/%00", 400),
        ("/nothing.html", 404),
    ],
)
def test_what_is_not_there(service: Service, path: str, status: int) -> None:
    reply = ask(service, "GET", path)
    assert reply.status == status
    assert "secret" not in reply.body


def test_the_site_and_the_query_page(service: Service) -> None:
    assert "Marlow Vale" in ask(service, "GET", "/").body
    page = ask(service, "GET", "/sparql", Accept="text/html").body
    assert 'data-query="threads-by-length"' in page
    assert "The plain query page" in ask(service, "GET", "/_ask/ask.js").body


def test_without_a_page_of_the_site_the_query_page_is_a_form_that_says_so() -> None:
    plain = query_page("/sparql").decode()
    assert '<form action="/sparql"' in plain
    assert "goldenthread site" in plain


def test_other_sites_may_ask_where_they_are_let(service: Service, built: Path) -> None:
    reply = ask(service, "OPTIONS", "/sparql", Origin="http://elsewhere")
    assert reply.status == 204
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    with Service(built) as closed:
        assert query(closed, "ASK {}").headers["Access-Control-Allow-Origin"] is None


def test_python_clients(service: Service) -> None:
    text = "SELECT ?thread { ?thread a <https://w3id.org/goldenthread/ns#Thread> } ORDER BY ?thread"
    from SPARQLWrapper import JSON as AS_JSON
    from SPARQLWrapper import SPARQLWrapper

    wrapper = SPARQLWrapper(f"{service.address}/sparql")
    wrapper.setQuery(text)
    wrapper.setReturnFormat(AS_JSON)
    answer = wrapper.queryAndConvert()
    assert len(answer["results"]["bindings"]) == 3  # type: ignore[call-overload, index]
    graph = Graph(store=SPARQLStore(f"{service.address}/sparql"))
    assert next(str(row[0]) for row in graph.query(text)) == IRI  # type: ignore[index]
    assert len(RemoteStore(f"{service.address}/sparql").select(text)) == 3


def test_pandas_reads_csv(service: Service) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    text = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 10"
    frame = pandas.read_csv(io.StringIO(query(service, text, "text/csv").body))
    assert list(frame.columns) == ["s", "p", "o"]
    assert len(frame) == 10


def test_curl(service: Service) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    address = f"http://127.0.0.1:{service.port}{THREAD}"
    done = subprocess.run(
        ["curl", "-sSL", "-H", "Accept: text/turtle", address], capture_output=True, timeout=20, check=True
    )
    assert b"Plant 250 street trees" in done.stdout


def test_what_cannot_be_served(tmp_path: Path, service: Service, built: Path) -> None:
    with pytest.raises(BuildError, match="run 'goldenthread build' first"):
        Service(tmp_path)
    with pytest.raises(ServeError, match="choose another --port"):
        Service(built, port=service.port)
    (tmp_path / "dataset.nq").write_bytes(b"not a quad\n")
    summed_up(tmp_path / "dataset.nq")
    with pytest.raises(BuildError, match="run 'goldenthread build' again"):
        Service(tmp_path)
