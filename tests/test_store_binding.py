"""Values in the place of variables: by tokens, never by pasting into text, and as the embedded store does it."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.query import bind, list_queries, load
from goldenthread.store import EmbeddedStore
from goldenthread.store.binding import written_in
from goldenthread.store.sparql_tokens import undeclared
from tests import small_council

NASTY = Literal('" } UNION { ?a ?b ?c } # \\ \n')


def test_a_value_cannot_leave_its_place() -> None:
    made = written_in("SELECT ?a { ?a <p:q> ?_note }", {"_note": NASTY})
    assert made == f"SELECT ?a {{ ?a <p:q> {NASTY} }}"
    assert len(EmbeddedStore().select(made)) == 0


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("SELECT ?a ?_c { ?a ?b ?_c }", "SELECT ?a { ?a ?b <x:y> }"),
        ("SELECT (STR(?_c) AS ?s) { ?a ?b ?_c }", "SELECT (STR(<x:y>) AS ?s) { ?a ?b <x:y> }"),
        ("SELECT ?a { BIND(?_c AS ?a) }", "SELECT ?a { BIND(<x:y> AS ?a) }"),
        ("SELECT ?b { { SELECT ?_c ?b { ?a ?b ?_c } GROUP BY ?_c ?b } }", None),
        ("SELECT ?a { ?a ?b '?_c' } # ?_c", "SELECT ?a { ?a ?b '?_c' } # ?_c"),
        ("SELECT ?a { ?a ?b ?_cd }", "SELECT ?a { ?a ?b ?_cd }"),
        ("SELECT (COUNT(?a) AS ?n) { ?a ?b ?_c } GROUP BY ?_c ORDER BY ?n", None),
    ],
)
def test_places(query: str, wanted: str | None) -> None:
    made = written_in(query, {"_c": NamedNode("x:y")})
    if wanted is None:
        assert "?_c" not in made
        assert "GROUP BY ?b" in made or "GROUP" not in made
        EmbeddedStore().select(made)
    else:
        assert made == wanted


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("commitments-of-an-officer", {"officer": "Ada Lark"}),
        ("commitments-of-an-officer", {"officer": "Ada Lark", "edition": "2015-16"}),
        ("history-of-a-thread", {"thread": "Plant 250 street trees"}),
        ("links-of-a-thread", {"thread": "Plant 250 street trees"}),
        ("threads-by-length", {"least": "1"}),
        ("thread-of-a-commitment", {"commitment": "Plant the trees"}),
    ],
)
def test_the_answer_is_that_of_the_embedded_store(name: str, values: dict[str, str]) -> None:
    store = EmbeddedStore.of(small_council.quads())
    query = load(name)
    bindings = bind(store, query, values)
    expected = store.select(query.text, bindings)
    assert len(expected) > 0
    assert store.select(written_in(query.text, bindings)) == expected


def test_shipped_queries_declare_what_they_use() -> None:
    assert {query.name: undeclared(query.text) for query in list_queries() if undeclared(query.text)} == {}
