"""The SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013), query operation: its cases, right and wrong."""

from __future__ import annotations

import http.client
import json
import xml.etree.ElementTree as ElementTree
from urllib.parse import quote, urlencode

import pytest

from goldenthread.serve.service import Service
from tests.small_council import MINTER

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
JSON = "application/sparql-results+json"
LINKS, ONTOLOGY = MINTER.graph("links"), MINTER.graph("ontology")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def send(
    service: Service, method: str, target: str, body: bytes | None = None, **headers: str
) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    connection.putrequest(method, target)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    response = connection.getresponse()
    found = response.status, str(response.headers.get_content_type()), response.read()
    connection.close()
    return found


def ask(service: Service, fields: list[tuple[str, str]], way: str) -> list[dict[str, dict[str, str]]]:
    """The rows of an answer, asked in one of the three ways of the protocol."""
    if way == "get":
        status, kind, body = send(service, "GET", f"/sparql?{urlencode(fields)}", Accept=JSON)
    elif way == "form":
        status, kind, body = send(
            service, "POST", "/sparql", urlencode(fields).encode(), Accept=JSON, Content_Type=FORM
        )
    else:
        query = dict(fields)["query"]
        rest = urlencode([field for field in fields if field[0] != "query"])
        status, kind, body = send(
            service, "POST", f"/sparql?{rest}", query.encode(), Accept=JSON, Content_Type=f"{DIRECT}; charset=utf-8"
        )
    assert (status, kind) == (200, JSON), body
    rows: list[dict[str, dict[str, str]]] = json.loads(body)["results"]["bindings"]
    return rows


def count(rows: list[dict[str, dict[str, str]]]) -> int:
    return int(rows[0]["n"]["value"])


WAYS = pytest.mark.parametrize("way", ["get", "form", "direct"])


@WAYS
def test_query_by_get_by_form_and_directly(service: Service, way: str) -> None:
    assert count(ask(service, [("query", COUNT)], way)) > 400


@WAYS
def test_a_default_graph(service: Service, way: str) -> None:
    found = count(ask(service, [("query", COUNT), ("default-graph-uri", ONTOLOGY)], way))
    assert 1000 < found < count(ask(service, [("query", COUNT)], way))


@WAYS
def test_several_default_graphs_are_merged(service: Service, way: str) -> None:
    each = [count(ask(service, [("query", COUNT), ("default-graph-uri", graph)], way)) for graph in (LINKS, ONTOLOGY)]
    both = [("query", COUNT), ("default-graph-uri", LINKS), ("default-graph-uri", ONTOLOGY)]
    assert min(each) > 0
    assert count(ask(service, both, way)) == sum(each)


@WAYS
def test_named_graphs_are_those_that_can_be_named(service: Service, way: str) -> None:
    one = ask(service, [("query", GRAPHS), ("named-graph-uri", LINKS)], way)
    assert [row["g"]["value"] for row in one] == [LINKS]
    both = ask(service, [("query", GRAPHS), ("named-graph-uri", ONTOLOGY), ("named-graph-uri", LINKS)], way)
    assert [row["g"]["value"] for row in both] == sorted([LINKS, ONTOLOGY])


@WAYS
def test_a_whole_dataset(service: Service, way: str) -> None:
    dataset = [("default-graph-uri", ONTOLOGY), ("named-graph-uri", LINKS)]
    alone = count(ask(service, [("query", COUNT), ("default-graph-uri", ONTOLOGY)], way))
    assert count(ask(service, [("query", COUNT), *dataset], way)) == alone
    assert [row["g"]["value"] for row in ask(service, [("query", GRAPHS), *dataset], way)] == [LINKS]


@WAYS
def test_the_dataset_of_the_protocol_beats_that_of_the_query(service: Service, way: str) -> None:
    query = COUNT.replace("WHERE", f"FROM <{LINKS}> WHERE")
    by_protocol = count(ask(service, [("query", query), ("default-graph-uri", ONTOLOGY)], way))
    assert by_protocol == count(ask(service, [("query", COUNT), ("default-graph-uri", ONTOLOGY)], way))


@WAYS
def test_an_empty_graph_names_none(service: Service, way: str) -> None:
    everything = count(ask(service, [("query", COUNT)], way))
    empty = [("default-graph-uri", ""), ("named-graph-uri", "")]
    assert count(ask(service, [("query", COUNT), *empty], way)) == everything


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("SELECT (1 AS ?one) {}", {JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}),
        ("ASK {}", {JSON, "application/sparql-results+xml"}),
        ("DESCRIBE <http://example.org/>", {"text/turtle", "application/rdf+xml", "application/n-triples"}),
        ("CONSTRUCT { <s:s> <p:p> 1 } WHERE {}", {"text/turtle", "application/rdf+xml", "application/n-triples"}),
    ],
)
def test_the_kind_of_an_answer_fits_the_query(service: Service, query: str, kinds: set[str]) -> None:
    status, kind, _ = send(service, "POST", "/sparql", urlencode({"query": query}).encode(), Content_Type=FORM)
    assert (status, kind in kinds) == (200, True)


def test_xml_is_well_formed(service: Service) -> None:
    target = f"/sparql?{urlencode({'query': 'SELECT ?s { ?s ?p ?o } LIMIT 3'})}"
    status, kind, body = send(service, "GET", target, Accept="application/sparql-results+xml")
    assert (status, kind) == (200, "application/sparql-results+xml")
    assert len(ElementTree.fromstring(body).findall(".//{*}result")) == 3  # noqa: S314 - our own answer


@pytest.mark.parametrize("name", ["1", "a/", "a%20", "", "\u00d7"])
def test_what_a_format_cannot_write_is_no_fault_of_the_server(service: Service, name: str) -> None:
    query = f"CONSTRUCT {{ <s:s> <http://example.org/{name}> 1 }} WHERE {{}}"
    target = f"/sparql?{urlencode({'query': query})}"
    status, kind, body = send(service, "GET", target, Accept="application/rdf+xml")
    assert (status, kind) == (406, "text/plain")
    assert body.decode().endswith(f"<http://example.org/{name}>, which ends in no name: ask for Turtle\n")
    assert send(service, "GET", target, Accept="application/rdf+xml, text/turtle;q=0.1")[0] == 406
    assert send(service, "GET", target, Accept="text/turtle")[0] == 200
    written = target.replace(quote(f"example.org/{name}>", safe=""), quote(f"example.org/{name}b>", safe=""))
    assert send(service, "GET", written, Accept="application/rdf+xml")[0] == 200


@pytest.mark.parametrize(
    ("method", "target", "body", "kind"),
    [
        # a method that is neither GET nor POST
        ("PUT", f"/sparql?query={quote('ASK {}')}", None, ""),
        ("DELETE", f"/sparql?query={quote('ASK {}')}", None, ""),
        # more than one query
        ("GET", f"/sparql?query={quote('ASK {}')}&query={quote('SELECT * {}')}", None, ""),
        ("POST", "/sparql", b"query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", FORM),
        ("POST", f"/sparql?query={quote('ASK {}')}", b"ASK {}", DIRECT),
        ("POST", f"/sparql?query={quote('ASK {}')}", b"query=ASK%20%7B%7D", FORM),
        # none
        ("POST", "/sparql", b"", FORM),
        ("POST", "/sparql", b"", DIRECT),
        # a media type that is none of the two
        ("POST", "/sparql", b"ASK {}", "text/plain"),
        ("POST", "/sparql", b"query=ASK%20%7B%7D", "text/plain"),
        # no media type
        ("POST", "/sparql", b"query=ASK%20%7B%7D", ""),
        ("POST", "/sparql", b"ASK {}", ""),
        # not UTF-8, said or unsaid
        ("POST", "/sparql", "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16"),
        ("POST", "/sparql", "SELECT * { ?s ?p 'é' }".encode("latin-1"), DIRECT),
        ("POST", "/sparql", b"query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20'%E9'%20%7D", FORM),
        ("GET", "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20'%E9'%20%7D", None, ""),
        # no SPARQL
        ("GET", f"/sparql?query={quote('ASK {')}", None, ""),
        ("POST", "/sparql", b"query=ASK%20%7B", FORM),
        ("POST", "/sparql", b"SELECT nothing", DIRECT),
        # updates are none of this endpoint
        ("POST", "/sparql", b"update=CLEAR%20ALL", FORM),
        ("POST", "/sparql", b"CLEAR ALL", "application/sparql-update"),
        ("GET", f"/sparql?update={quote('CLEAR ALL')}", None, ""),
        ("GET", f"/sparql?query={quote('CLEAR ALL')}", None, ""),
    ],
)
def test_a_request_that_is_none(service: Service, method: str, target: str, body: bytes | None, kind: str) -> None:
    headers = {"Content_Type": kind} if kind else {}
    status, _, said = send(service, method, target, body, **headers)
    assert 400 <= status < 500
    assert said.count(b"\n") == 1
