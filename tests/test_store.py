"""The embedded store: what it loads, how it is given values, what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.errors import BuildError, QueryError
from goldenthread.store import EmbeddedStore, Store, Table
from goldenthread.store.sparql_tokens import form, project, variables
from tests import small_council

EX = "http://example.org/"
P = f"PREFIX ex: <{EX}> "


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


@pytest.fixture
def store() -> EmbeddedStore:
    return EmbeddedStore.of(
        Quad(node(subject), node(predicate), term, node(graph))
        for subject, predicate, term, graph in (
            ("oak", "in", node("park"), "one"),
            ("elm", "in", node("park"), "one"),
            ("ash", "in", node("street"), "one"),
            ("oak", "height", Literal(20), "two"),
            ("elm", "height", Literal(12), "two"),
            ("ash", "height", Literal(9), "two"),
            ("oak", "note", Literal('tall" } # ?x'), "two"),
        )
    )


def test_it_fits_the_protocol(store: EmbeddedStore) -> None:
    asked: Store = store
    assert asked.ask(P + "ASK { ex:oak ex:in ex:park }")


def test_named_graphs_are_seen_as_one(store: EmbeddedStore) -> None:
    table = store.select(P + "SELECT ?tree ?height { ?tree ex:in ex:park ; ex:height ?height } ORDER BY ?height")
    assert table.columns == ("tree", "height")
    assert table.column("height") == ["12", "20"]


def test_a_value_binds_a_variable_and_is_no_column(store: EmbeddedStore) -> None:
    query = P + "SELECT ?tree { ?tree ex:in ?__place_iri } ORDER BY ?tree"
    assert store.select(query, {"__place_iri": node("street")}).records() == [{"tree": EX + "ash"}]
    assert len(store.select(query)) == 3


def test_a_value_reaches_filters_and_negations(store: EmbeddedStore) -> None:
    query = (
        P
        + """SELECT ?tree { ?tree ex:height ?height FILTER(?height > ?_least_integer)
        FILTER NOT EXISTS { ?tree ex:note ?note FILTER(STRLEN(?note) > ?_least_integer) } } ORDER BY ?tree"""
    )
    assert store.select(query, {"_least_integer": Literal(10)}).column("tree") == [EX + "elm"]


def test_a_value_reaches_a_sub_select_that_projects_it(store: EmbeddedStore) -> None:
    query = (
        P
        + """SELECT ?place ?n { { SELECT ?__place_iri (COUNT(?tree) AS ?n) { ?tree ex:in ?__place_iri }
        GROUP BY ?__place_iri } BIND(?__place_iri AS ?place) } ORDER BY ?place"""
    )
    assert store.select(query, {"__place_iri": node("park")}).records() == [{"place": EX + "park", "n": "2"}]
    assert store.select(query).column("n") == ["2", "1"]


def test_a_value_is_never_query_text(store: EmbeddedStore) -> None:
    nasty = Literal('tall" } # ?x')
    query = P + "SELECT ?tree { ?tree ex:note ?_note }"
    assert store.select(query, {"_note": nasty}).column("tree") == [EX + "oak"]
    assert len(store.select(query, {"_note": Literal('" } UNION { ?tree ?p ?o } #')})) == 0


def test_construct_is_sorted_and_without_repetition(store: EmbeddedStore) -> None:
    query = P + "CONSTRUCT { ?place a ex:Place } { ?tree ex:in ?place }"
    assert [triple.subject for triple in store.construct(query)] == [node("park"), node("street")]


@pytest.mark.parametrize(
    ("method", "query", "said"),
    [
        ("select", "SELECT ?a { ?a ?b }", "malformed"),
        ("select", "SELECT ?a { ?a ex:b ?c }", "malformed"),
        ("select", "INSERT DATA { <http://a.b> <http://a.b> 1 }", "malformed"),
        ("select", "ASK { ?a ?b ?c }", "not a SELECT"),
        ("construct", "SELECT * { ?a ?b ?c }", "not a CONSTRUCT"),
        ("ask", "SELECT * { ?a ?b ?c }", "not an ASK"),
    ],
)
def test_a_bad_query_is_told_in_words(store: EmbeddedStore, method: str, query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        getattr(store, method)(query)


def test_a_variable_that_is_not_there_is_told_in_words(store: EmbeddedStore) -> None:
    assert len(store.select("SELECT ?a { ?a ?b ?c }", {"nothing": Literal("x")})) == 7


def test_it_opens_a_build_folder(tmp_path: Path) -> None:
    small_council.write_dataset(tmp_path / "dataset.nq")
    opened = EmbeddedStore.open(tmp_path)
    assert len(opened) > 100
    assert opened.ask("PREFIX gt: <https://w3id.org/goldenthread/ns#> ASK { ?a gt:inThread ?b ; gt:statedIn ?c }")


def test_a_folder_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="run 'goldenthread build' first"):
        EmbeddedStore.open(tmp_path)


@pytest.mark.parametrize("content", [b"not a quad\n", b"\x00\xff\xfe", b"<http://a.b> <http://a.b> <http://a"])
def test_a_broken_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "dataset.nq").write_bytes(content)
    small_council.summed_up(tmp_path / "dataset.nq")
    with pytest.raises(BuildError, match="run 'goldenthread build' again"):
        EmbeddedStore.open(tmp_path)


def test_a_table_counts_and_walks() -> None:
    table = Table(("a", "b"), ((Literal("1"), None), (Literal("2"), node("x"))))
    assert len(table) == 2
    assert [row[0] for row in table] == [Literal("1"), Literal("2")]
    assert table.column("b") == ["", EX + "x"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("SELECT DISTINCT ?a { ?a ?b ?_c }", "SELECT DISTINCT ?_c ?a { ?a ?b ?_c }"),
        ("SELECT * { ?a ?b ?_c }", "SELECT * { ?a ?b ?_c }"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?_c }", "SELECT ?_c (COUNT(*) AS ?n) { ?a ?b ?_c } GROUP BY ?_c"),
        ("SELECT ?_c { ?a ?b ?_c }", "SELECT ?_c { ?a ?b ?_c }"),
        (
            "SELECT ?b { { SELECT ?b { ?a ?b ?_c } GROUP BY ?b } }",
            "SELECT ?_c ?b { { SELECT ?b { ?a ?b ?_c } GROUP BY ?b } }",
        ),
        ("# SELECT ?x\nSELECT ?a { ?a ?b ?_c }", "# SELECT ?x\nSELECT ?_c ?a { ?a ?b ?_c }"),
        ("CONSTRUCT { ?a ?b ?_c } { ?a ?b ?_c }", "CONSTRUCT { ?a ?b ?_c } { ?a ?b ?_c }"),
    ],
)
def test_projection(query: str, wanted: str) -> None:
    assert project(query, ["_c"]) == wanted


def test_surface() -> None:
    query = "# ?x ASK\nPREFIX ask: <http://e/#SELECT>\nSELECT ?a { ?a ask:b \"?c '\" , '''?d\"''' ; ask:e ?f } # ?g"
    assert form(query) == "SELECT"
    assert variables(query) == ["a", "f"]
    assert form("DELETE WHERE { ?a ?b ?c }") is None


GRAPHS = {"one": "urn:g:one", "two": "urn:g:two", "three": "urn:g:three"}


@pytest.fixture(params=[False, True], ids=["option", "united"])
def three(request: pytest.FixtureRequest) -> EmbeddedStore:
    """A thing in each of three graphs."""
    made = EmbeddedStore.of(
        Quad(NamedNode(f"urn:{name}"), NamedNode("urn:in"), Literal(name), NamedNode(graph))
        for name, graph in GRAPHS.items()
    )
    if request.param:
        made.unite()
    return made


@pytest.mark.parametrize(
    ("clauses", "seen", "named"),
    [
        ("", "one three two", "one three two"),
        ("FROM <urn:g:one>", "one", ""),
        ("from <urn:g:one> FROM <urn:g:two>", "one two", ""),
        ("FROM NAMED <urn:g:two>", "", "two"),
        ("FROM <urn:g:one> FROM NAMED <urn:g:two>", "one", "two"),
        ("FROM <urn:g:none>", "", ""),
    ],
)
def test_a_query_sees_what_its_from_says(three: EmbeddedStore, clauses: str, seen: str, named: str) -> None:
    plain = f"SELECT ?x {clauses} WHERE {{ ?s <urn:in> ?x }} ORDER BY ?x"
    by_name = f"SELECT ?x {clauses} WHERE {{ GRAPH ?g {{ ?s <urn:in> ?x }} }} ORDER BY ?x"
    assert three.select(plain).column("x") == seen.split()
    assert three.select(by_name).column("x") == named.split()
    assert three.ask(f"ASK {clauses} {{ ?s <urn:in> 'two' }}") is ("two" in seen)
    made = three.construct(f"CONSTRUCT {{ ?s <urn:in> ?x }} {clauses} WHERE {{ ?s <urn:in> ?x }}")
    assert len(made) == len(seen.split())


def test_a_from_may_stand_beside_values(three: EmbeddedStore) -> None:
    query = "SELECT ?s FROM <urn:g:one> WHERE { ?s <urn:in> ?_name }"
    assert three.select(query, {"_name": Literal("one")}).column("s") == ["urn:one"]
    assert three.select(query, {"_name": Literal("two")}).column("s") == []


def test_what_is_added_later_is_seen_by_from(three: EmbeddedStore) -> None:
    query = "SELECT ?x FROM <urn:g:one> WHERE { ?s <urn:in> ?x } ORDER BY ?x"
    assert three.select(query).column("x") == ["one"]
    three.add([Quad(NamedNode("urn:four"), NamedNode("urn:in"), Literal("four"), NamedNode("urn:g:one"))])
    assert three.select(query).column("x") == ["four", "one"]
    assert three.select("SELECT ?x { ?s <urn:in> ?x } ORDER BY ?x").column("x") == ["four", "one", "three", "two"]


@pytest.mark.parametrize(
    ("default", "named", "seen", "by_name"),
    [
        (["urn:g:one"], [], "one", ""),
        ([], ["urn:g:two"], "", "two"),
        (["urn:g:one", "urn:g:two", "urn:g:one"], ["urn:g:three"], "one two", "three"),
        (["urn:g:none"], [], "", ""),
    ],
)
def test_graphs_of_the_protocol_stand_before_those_of_the_query(
    three: EmbeddedStore, default: list[str], named: list[str], seen: str, by_name: str
) -> None:
    for clauses in ("", "FROM <urn:g:three> FROM NAMED <urn:g:one>"):
        plain = three.answer(f"SELECT ?x {clauses} {{ ?s <urn:in> ?x }} ORDER BY ?x", default, named)
        other = three.answer(f"SELECT ?x {clauses} {{ GRAPH ?g {{ ?s <urn:in> ?x }} }} ORDER BY ?x", default, named)
        assert [row["x"].value for row in plain] == seen.split()  # type: ignore[union-attr]
        assert [row["x"].value for row in other] == by_name.split()  # type: ignore[union-attr]
    with pytest.raises(QueryError, match="no IRI"):
        three.answer("ASK {}", ["not an iri"])
