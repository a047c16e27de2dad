"""What is answered for each path, without a server."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import Graph, URIRef

from goldenthread.query import list_queries
from goldenthread.resources import paths
from goldenthread.serve.negotiate import HTML, SUFFIXES
from goldenthread.serve.paths import Addresses
from goldenthread.serve.replies import Refusal, Reply, Request
from goldenthread.serve.routes import Routes
from goldenthread.store import EmbeddedStore
from tests.small_council import MINTER

THREAD = "/data/marlow-vale/thread/0001"
IRI = "https://example.org/data/marlow-vale/thread/0001"


def get(routes: Routes, path: str, accept: str = "", **parameters: str) -> tuple[Reply, str]:
    given = {name.replace("_", "-"): [value] for name, value in parameters.items()}
    try:
        reply = routes.reply(Request("GET", path, given, accept, "http://127.0.0.1:1"))
    except Refusal as refusal:
        reply = refusal.reply()
    if isinstance(reply.body, bytes):
        return reply, reply.body.decode()
    made = io.BytesIO()
    reply.body(made)
    return reply, made.getvalue().decode()


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html", "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples;q=0.9, text/html;q=0.1", "nt"),
        ("application/rdf+xml", "rdf"),
        ("text/*;q=0.8, text/html;q=0.2", "ttl"),
        ("*/*", "html"),
        ("", "html"),
    ],
)
def test_a_thing_leads_to_its_document(routes: Routes, accept: str, suffix: str) -> None:
    reply, _ = get(routes, THREAD, accept)
    assert (reply.status, reply.headers["Location"], reply.headers["Vary"]) == (303, f"{THREAD}.{suffix}", "Accept")
    document, body = get(routes, f"{THREAD}.{suffix}")
    assert document.kind.partition(";")[0] == SUFFIXES[suffix]
    assert "Plant 250 street trees" in body


def test_every_form_of_a_document_says_the_same(routes: Routes) -> None:
    graphs = []
    for suffix in ("ttl", "nt", "rdf", "jsonld"):
        _, body = get(routes, f"{THREAD}.{suffix}")
        graphs.append({(quad.subject, quad.predicate, quad.object) for quad in _parsed(body, suffix)})
    assert len(graphs[0]) > 5
    assert all(graph == graphs[0] for graph in graphs)


def _parsed(body: str, suffix: str) -> list[Quad]:
    return list(parse(body.encode(), format=RdfFormat.from_media_type(SUFFIXES[suffix])))


def test_a_thing_with_a_page_of_the_site_leads_there(built: Path) -> None:
    store = EmbeddedStore.open(built)
    routes = Routes(store, Addresses(MINTER.base), {IRI: "marlow-vale/thread/0001.html#first"})
    assert get(routes, THREAD, "text/html")[0].headers["Location"] == "/marlow-vale/thread/0001.html#first"
    assert get(routes, THREAD, "text/turtle")[0].headers["Location"] == f"{THREAD}.ttl"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/data/marlow-vale/nothing", 404),
        ("/data/marlow-vale/nothing.ttl", 404),
        (f"{THREAD}.png", 404),
        ("/data/%2e%2e/secret.txt", 400),
        ("/data/a%00b", 400),
        ("/goldenthread/ns/9.9.9", 404),
        ("/goldenthread/shapes/nothing", 404),
    ],
)
def test_what_is_not_there(routes: Routes, path: str, status: int) -> None:
    assert get(routes, path)[0].status == status


def test_a_form_that_is_not_to_be_had(routes: Routes) -> None:
    for path in (THREAD, "/void", "/sparql"):
        reply, said = get(routes, path, "image/png")
        assert (reply.status, reply.headers["Vary"], "text/turtle" in said) == (406, "Accept", True)


@pytest.mark.parametrize("path", ["/goldenthread/ns", "/goldenthread/ns/0.3.0"])
def test_the_whole_ontology(routes: Routes, path: str) -> None:
    whole = Graph()
    for file in paths("ontology", "*.ttl"):
        whole.parse(file)
    for suffix in ("ttl", "nt", "rdf", "jsonld"):
        assert get(routes, path, SUFFIXES[suffix])[0].headers["Location"] == f"{path}.{suffix}"
        _, body = get(routes, f"{path}.{suffix}")
        assert len(_parsed(body, suffix)) == len(whole)


def test_every_term_has_an_anchor_and_every_link_within_the_page_leads_somewhere(routes: Routes) -> None:
    _, page = get(routes, "/goldenthread/ns.html")
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors)) > 150
    assert {"Thread", "leadOfficer", "status", "/status/overdue"} <= set(anchors)
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(anchors)
    for link in set(re.findall(r'href="(/[^"#]*)', page)):
        assert get(routes, link)[0].status in (200, 303), link


def test_every_shape_has_a_document(routes: Routes) -> None:
    _, whole = get(routes, "/goldenthread/shapes.nt")
    shapes = sorted(set(re.findall(r"<https://w3id.org(/goldenthread/shapes/[\w-]+)> ", whole)))
    assert len(shapes) > 40
    for path in shapes[:5]:
        assert get(routes, path, "text/turtle")[0].status == 303
        assert "sh:" in get(routes, f"{path}.ttl")[1]
        assert "A rule" in get(routes, f"{path}.html")[1]
    assert get(routes, "/goldenthread/shapes/", HTML)[0].headers["Location"] == "/goldenthread/shapes.html"


def test_the_dataset_as_a_whole(routes: Routes) -> None:
    assert get(routes, "/data/")[0].headers["Location"] == "/data/void"
    assert get(routes, "/data/void", "text/turtle")[0].headers["Location"] == "/data/void.ttl"
    for _, body in (get(routes, "/.well-known/void"), get(routes, "/data/void.ttl")):
        void = Graph().parse(data=body, format="turtle")
        told = void.value(URIRef(f"{MINTER.base}void#dataset"), URIRef("http://rdfs.org/ns/void#triples"))
        assert int(str(told)) > 400
    assert "void#dataset" in get(routes, "/data/void.html")[1]


def test_the_endpoint_describes_itself(routes: Routes) -> None:
    reply, body = get(routes, "/sparql", "text/turtle")
    assert reply.headers["Vary"] == "Accept"
    about = Graph().parse(data=body, format="turtle")
    endpoint = URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
    assert about.value(predicate=endpoint, object=URIRef("http://127.0.0.1:1/sparql"))


def test_a_question_in_a_browser_is_shown_on_the_page(routes: Routes) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert get(routes, "/sparql", browser, query="ASK {}")[0].kind.startswith("text/html")
    assert get(routes, "/sparql", "*/*", query="ASK {}")[0].kind == "application/sparql-results+json"
    assert get(routes, "/sparql", browser, query="ASK {}", format="xml")[0].kind == "application/sparql-results+xml"


def test_where_the_site_has_a_page_that_asks_it_is_shown(built: Path) -> None:
    routes = Routes(EmbeddedStore.open(built), Addresses(MINTER.base), {}, "/ask.html")
    assert get(routes, "/sparql", HTML)[0].headers["Location"] == "/ask.html"
    asked = get(routes, "/sparql", HTML, query="ASK { ?a ?b 'é#' }")[0]
    assert (asked.status, asked.headers["Location"]) == (
        303,
        "/ask.html#query=ASK%20%7B%20%3Fa%20%3Fb%20%27%C3%A9%23%27%20%7D",
    )
    assert get(routes, "/sparql", "text/turtle")[0].status == 200
    assert get(routes, "/sparql", "*/*", query="ASK {}")[0].kind == "application/sparql-results+json"


def test_every_question_is_on_the_page(routes: Routes) -> None:
    _, page = get(routes, "/sparql", HTML)
    for query in list_queries():
        assert f'data-query="{query.name}"' in page
    assert "<script>" not in page
    assert " on" + "click=" not in page


def test_text_of_the_data_is_no_markup(built: Path) -> None:
    hostile = (
        f'<{IRI}> <http://purl.org/dc/terms/title> "<script>alert(1)</script>" .\n'
        f"<{IRI}> <http://e.org/x> <javascript:x> .\n"
    )
    routes = Routes(EmbeddedStore.parse(hostile.encode()), Addresses(MINTER.base), {})
    _, page = get(routes, f"{THREAD}.html")
    assert "<script>" not in page
    assert 'href="javascript:' not in page
