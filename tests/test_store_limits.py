"""Queries that would run for ever or answer for ever, and prefixes nobody knows: told in words."""

from __future__ import annotations

import time

import pytest
from pyoxigraph import NamedNode, Quad

from goldenthread.errors import QueryError
from goldenthread.store import EmbeddedStore, within

PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def store() -> EmbeddedStore:
    nodes = [NamedNode(f"http://example.org/{number}") for number in range(60)]
    return EmbeddedStore.of(Quad(one, nodes[0], one, nodes[1]) for one in nodes)


def test_an_endless_query_is_left(store: EmbeddedStore) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"no answer within 0\.3 seconds"):
        within(0.3, lambda: store.select(PRODUCT.replace("*", "(COUNT(*) AS ?n)")))
    assert time.monotonic() - began < 5


def test_a_long_answer_is_refused_before_it_is_held(store: EmbeddedStore) -> None:
    store.most_rows = 100
    with pytest.raises(QueryError, match="more than 100 rows"):
        within(20, lambda: store.select(PRODUCT))
    assert len(store.select("SELECT ?a { ?a ?b ?c }")) == 60


def test_faults_and_answers_pass_through(store: EmbeddedStore) -> None:
    assert within(5, lambda: 7) == 7
    assert within(None, lambda: 7) == 7
    with pytest.raises(QueryError, match=r"the prefix 'x:' is not declared: add PREFIX x: <\.\.\.>"):
        within(5, lambda: store.select("SELECT ?a { ?a x:b ?c }"))
