"""What a query may be: its depth, where it asks, and that a coarse test never misses what the engine understands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Store

from goldenthread.errors import QueryError, ServiceError, UpdateError
from goldenthread.store import EmbeddedStore
from goldenthread.store.apart import apart
from goldenthread.store.query_limits import (
    MOST_CHAINED,
    MOST_NESTED,
    check,
    check_depth,
    check_service,
    may_name_graphs,
    nesting,
)
from tests.listener import Listener, listening
from tests.spellings import HARMLESS, asking, staying


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with listening() as made:
        yield made


SPELLINGS = asking("http://127.0.0.1:1/data/")


def test_there_are_many_spellings_and_the_listener_hears_the_engine(listener: Listener) -> None:
    assert len(SPELLINGS) >= 160
    before = listener.visits
    for query in asking(listener.address).values():
        try:
            answer = Store().query(query)
            list(answer)  # type: ignore[arg-type]
        except (SyntaxError, OSError, TypeError, RuntimeError):
            continue
    assert listener.visits - before > 60  # so many of them are understood by the engine, which asks where it is let


@pytest.mark.parametrize("name", SPELLINGS)
def test_no_spelling_passes_the_parse(listener: Listener, name: str) -> None:
    before = listener.visits
    with pytest.raises(QueryError):
        EmbeddedStore().answer(asking(listener.address)[name])
    assert listener.visits == before


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (at % 4 > 0)) for at, name in enumerate(SPELLINGS)]
)
def test_no_spelling_passes_the_wall(listener: Listener, name: str) -> None:
    """The same without the parse, as if it had been deceived."""
    store = EmbeddedStore()
    store.allow_service = True
    query = asking(listener.address)[name]
    before = listener.visits

    def answered() -> str:
        try:
            list(store.answer(query))  # type: ignore[arg-type]
        except (QueryError, OSError, TypeError, RuntimeError):
            return "refused"
        return "answered"

    try:
        outcome = apart(20, answered)
    except QueryError as problem:
        outcome = str(problem)
    # the engine panics where it can read no certificates
    assert outcome in ("refused", "answered") or "broke down" in outcome
    assert listener.visits == before


@pytest.mark.parametrize("name", staying(""))
def test_graphs_are_never_fetched(listener: Listener, name: str) -> None:
    before = listener.visits
    EmbeddedStore().answer(staying(listener.address)[name])
    assert listener.visits == before


def test_one_that_is_allowed_asks(listener: Listener) -> None:
    store = EmbeddedStore()
    store.allow_service = True
    before = listener.visits
    assert len(store.select(asking(listener.address)["plain"])) == 0
    assert listener.visits == before + 1


@pytest.mark.parametrize("name", HARMLESS)
def test_its_letters_alone_are_no_service(name: str) -> None:
    check_service(HARMLESS[name])
    assert len(EmbeddedStore().select(HARMLESS[name])) == 1


def test_what_cannot_be_parsed_is_refused_only_where_its_letters_stand() -> None:
    check_service("SELECT * { LATERAL { ?a ?b ?c } }")
    with pytest.raises(ServiceError, match="cannot be parsed as SPARQL 1"):
        check_service("SELECT ?service { LATERAL { ?a ?b ?service } }")


NESTS = {
    "braces": ("{", "", "}"),
    "brackets": ("FILTER(1 + (", "1", "))"),
    "lists": ("(", "1", ")"),
    "blank nodes": ("[ ?a ", "1", "]"),
    "triple terms": ("<<", "?a ?b ?c", ">> ?d ?e"),
    "triple terms in brackets": ("?a ?b <<( ?c ?d ", "1", " )>>"),
    "optional": ("OPTIONAL {", "", "}"),
    "sub-select": ("{ SELECT * {", "", "} }"),
    "exists": ("FILTER EXISTS {", "", "}"),
    "braces-and-comments": ("{ #}\n", "", "}"),
    "braces-and-returns": ("{ #}\r", "", "}"),
    "braces-and-strings": ('{ BIND("}" AS ?{n}) ', "", "}"),
    "braces-and-closings": ("{ ?a <urn:)))> 1 . ", "", "}"),
}


def nested(name: str, depth: int) -> str:
    opened, middle, closed = NESTS[name]
    return "SELECT * {" + "".join(opened.replace("{n}", f"v{n}") for n in range(depth)) + middle + closed * depth + "}"


@pytest.mark.parametrize("name", NESTS)
@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_what_is_too_deep_never_reaches_the_engine(name: str, depth: int) -> None:
    with pytest.raises(QueryError, match=f"at most {MOST_NESTED} brackets"):
        EmbeddedStore().select(nested(name, depth))


def test_the_bound_is_where_it_says() -> None:
    check_depth("SELECT * " + "{" * MOST_NESTED + "}" * MOST_NESTED)
    assert len(EmbeddedStore().select("SELECT * " + "{" * MOST_NESTED + "}" * MOST_NESTED)) == 1
    with pytest.raises(QueryError, match=f"nested {MOST_NESTED + 1} deep"):
        check_depth("SELECT * " + "{" * (MOST_NESTED + 1) + "}" * (MOST_NESTED + 1))


CHAINS = {
    "sum": ("SELECT (1{0} AS ?x) {{}}", "+1"),
    "difference": ("SELECT (1{0} AS ?x) {{}}", " - 1"),
    "or": ("SELECT * {{ FILTER(1{0}) }}", "||1"),
    "and": ("SELECT * {{ FILTER(1{0}) }}", " && 1"),
    "not": ("SELECT * {{ FILTER({0}1) }}", "!"),
    "path": ("SELECT * {{ ?a <urn:b>{0} ?c }}", "/<urn:b>"),
    "choice": ("SELECT * {{ ?a <urn:b>{0} ?c }}", "|<urn:b>"),
    "union": ("SELECT * {{ {{}}{0} }}", " UNION {}"),
    "union in small letters": ("SELECT * {{ {{}}{0} }}", " union {}"),
    "optional": ("SELECT * {{ {0} }}", "OPTIONAL{?a ?b ?c}"),
    "minus": ("SELECT * {{ ?a ?b ?c {0} }}", "MINUS{?a ?b ?c}"),
    "filter": ("SELECT * {{ {0} }}", "FILTER(1)"),
    "strings": ("SELECT (''{0} AS ?x) {{}}", "+'+'"),
}


@pytest.mark.parametrize("name", CHAINS)
@pytest.mark.parametrize("length", [2_100, 50_000])
def test_a_chain_that_is_too_long_never_reaches_the_engine(name: str, length: int) -> None:
    frame, link = CHAINS[name]
    with pytest.raises(QueryError, match="may be chained"):
        EmbeddedStore().answer(frame.format(link * length))


@pytest.mark.parametrize("name", sorted(CHAINS.keys() - {"path", "optional"}))
def test_a_long_chain_is_answered(name: str) -> None:
    frame, link = CHAINS[name]
    EmbeddedStore().answer(frame.format(link * 400))


def test_the_bound_of_chains_is_where_it_says() -> None:
    check_depth("SELECT (1" + "+1" * MOST_CHAINED + " AS ?x) {}")
    with pytest.raises(QueryError, match=r"has 2,001 operators and groups"):
        check_depth("SELECT (1" + "+1" * (MOST_CHAINED + 1) + " AS ?x) {}")


def test_long_lists_are_no_chains() -> None:
    values = " ".join(f"(<urn:a/b-c+{number}> e:x-y-{number} '1+1-1')" for number in range(5_000))
    query = f"PREFIX e: <urn:e> SELECT * {{ VALUES (?a ?b ?c) {{ {values} }} }}"
    assert len(EmbeddedStore().select(query)) == 5_000
    assert len(EmbeddedStore().select(f"SELECT * {{ FILTER(1 IN ({', '.join(['1'] * 5_000)})) }}")) == 1


def test_brackets_that_are_none() -> None:
    assert nesting('SELECT * { BIND(\'((((\' AS ?x) ?a <urn:(((> """[[[""" } # ((((') == (2, 2)
    assert nesting("}}}}{") == (1, 0)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <urn:a> { ?s ?p ?o }",
        "SELECT *FROM<urn:a>{ ?s ?p ?o }",
        "SELECT (1 AS ?x)from <urn:a>{ ?s ?p ?o }",
        "ASKFROM<urn:a>{ ?s ?p ?o }",
        "CONSTRUCTFROM<urn:a>WHERE{ ?s ?p ?o }",
        "PREFIX e: <urn:> SELECT * FROMe:a { ?s ?p ?o }",
        "SELECT * #\rFROM <urn:a> { ?s ?p ?o }",
        "SELECT * #\nFROM#\n<urn:a> { ?s ?p ?o }",
        "#\rSELECT * FROM <urn:a> { ?s ?p ?o }",
        "DESCRIBE <urn:s>FROM <urn:a>",
        "CONSTRUCT FROM <urn:a> WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o }FROM NAMED <urn:a> { ?s ?p ?o }",
        "SELECT * FROMNAMED<urn:a>{ ?s ?p ?o }",
    ],
)
def test_no_from_of_the_engine_is_missed(query: str) -> None:
    Store().query(query)  # the engine understands it
    assert may_name_graphs(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?from ?p $from }",
        "PREFIX prov: <urn:> SELECT * { ?s prov:wasDerivedFrom ?o ; prov:from ?_from_iri }",
        "# questions from readers\n#FROM\nSELECT * { ?s ?p ?o }",
    ],
)
def test_what_is_no_from(query: str) -> None:
    Store().query(query)
    assert not may_name_graphs(query)


def test_updates_and_other_texts() -> None:
    assert check("PREFIX e: <urn:> ASK { ?drop e:insert 1 }") == "ASK"
    with pytest.raises(UpdateError) as update:
        check("INSERT DATA { <urn:a> <urn:b> 1 }")
    assert update.value.status == 403
    with pytest.raises(QueryError, match="not a SELECT") as other:
        check("hello")
    assert other.value.status == 400
    with pytest.raises(ServiceError) as service:
        check(SPELLINGS["plain"])
    assert service.value.status == 403
