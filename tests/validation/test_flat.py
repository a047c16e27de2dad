"""The store that the shapes walk through answers every pattern as rdflib's own does."""

from __future__ import annotations

from itertools import product

import pytest
from pyoxigraph import Literal as Text
from pyoxigraph import NamedNode, Triple
from rdflib import Graph, Literal, URIRef

from goldenthread.validation.flat import FlatGraph, FlatStore
from goldenthread.validation.rdflib_terms import to_rdflib

A, B, P, Q = (URIRef(f"http://x/{name}") for name in "abpq")
TRIPLES = [(A, P, B), (A, P, Literal("x")), (A, Q, B), (B, P, B), (B, Q, Literal("x"))]
PATTERNS = list(product((A, B, Q, None), (P, Q, A, None), (B, Literal("x"), P, None)))


def filled() -> tuple[Graph, Graph]:
    flat, known = Graph(store=FlatStore()), Graph()
    for graph in (flat, known):
        for triple in (*TRIPLES, TRIPLES[0]):
            graph.add(triple)
    return flat, known


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_finds_what_it_should(pattern: tuple[URIRef | None, URIRef | None, URIRef | Literal | None]) -> None:
    flat, known = filled()
    assert len(flat) == len(known) == len(TRIPLES)
    assert sorted(flat.triples(pattern)) == sorted(known.triples(pattern))
    for graph in (flat, known):
        graph.remove(pattern)
    assert sorted(flat) == sorted(known)
    assert len(flat) == len(known)


def test_statements_come_in_the_order_in_which_they_were_told() -> None:
    flat, _ = filled()
    assert list(flat) == TRIPLES


def test_statements_can_be_put_in_order() -> None:
    store = FlatStore()
    for triple in reversed(TRIPLES):
        store.add(triple)
    store.put_in_order({node: str(node) for triple in TRIPLES for node in triple})
    assert [triple for triple, _ in store.triples((None, None, None))] == [
        (A, P, B),
        (A, P, Literal("x")),
        (A, Q, B),
        (B, P, B),
        (B, Q, Literal("x")),
    ]
    assert [triple for triple, _ in store.triples((None, P, B))] == [(A, P, B), (B, P, B)]
    assert len(store) == len(TRIPLES)


@pytest.mark.parametrize(("one", "other"), list(product((A, B, Q, None), (P, Q, A, None))))
def test_a_graph_answers_as_any_other(one: URIRef | None, other: URIRef | None) -> None:
    flat, known = FlatGraph(), filled()[1]
    for triple in TRIPLES:
        flat.add(triple)
    assert set(flat.objects(one, other)) == set(known.objects(one, other))
    assert set(flat.subjects(other, one)) == set(known.subjects(other, one))
    if one and other:
        assert set(flat.objects([one, B], other)) == set(known.objects([one, B], other))
        assert set(flat.subjects(other, [one, B])) == set(known.subjects(other, [one, B]))
        way = other / Q
        assert set(flat.objects(one, way)) == set(known.objects(one, way))
        assert set(flat.subjects(way, B)) == set(known.subjects(way, B))


def test_a_prefix_is_kept_unless_it_may_be_overridden() -> None:
    store = FlatStore()
    store.bind("a", URIRef("http://x/1"))
    store.bind("a", URIRef("http://x/2"), override=False)
    store.bind("b", URIRef("http://x/1"), override=False)
    assert dict(store.namespaces()) == {"a": URIRef("http://x/1")}
    store.bind("a", URIRef("http://x/2"))
    assert (store.namespace("a"), store.prefix(URIRef("http://x/2"))) == (URIRef("http://x/2"), "a")


def test_a_graph_that_is_checked_is_the_same_in_whatever_order_its_statements_come() -> None:
    triples = [
        Triple(NamedNode(f"http://x/{subject}"), NamedNode(f"http://x/{predicate}"), Text(text))
        for subject, predicate, text in product("ab", "pq", ("one", "two"))
    ]
    assert len(to_rdflib(triples)) == len(triples)
    assert list(to_rdflib(triples)) == list(to_rdflib(triples[::-1])) == list(to_rdflib(triples[3:] + triples[:3]))
