"""Parameters: checked, made terms, looked up by name; and what is said when they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from goldenthread.errors import QueryError
from goldenthread.namespaces import FOAF, RDF, XSD
from goldenthread.query import ask, bind, load, resolve
from goldenthread.store import EmbeddedStore, Table
from tests import small_council

BASE = "https://example.org/data/marlow-vale/"


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.rq"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("threads-by-length", {"minimum": "2"}, "has no parameter 'minimum': it takes least, kind"),
        ("editions", {"edition": "2014-15"}, "has no parameter 'edition': it takes none"),
        ("threads-by-length", {"least": "two"}, "'least' cannot be 'two': it is a whole number"),
        ("commitments-of-an-officer", {"officer": "Zebedee"}, "there is no officer 'Zebedee'"),
        ("commitments-of-an-officer", {"officer": "Ada Larck"}, "did you mean 'Ada Lark'"),
        ("commitments-of-an-officer", {"officer": "a"}, "different things: 'Ada Lark', "),
        ("history-of-a-thread", {"thread": "trees"}, "name one in full"),
        ("history-of-a-thread", {"thread": "http://not an iri"}, "is no IRI"),
    ],
)
def test_a_wrong_parameter_is_told_in_words(store: EmbeddedStore, name: str, values: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError, match=re.escape(said)) as caught:
        ask(store, load(name), values)
    assert "\n" not in str(caught.value)


def test_a_missing_parameter_is_asked_for(store: EmbeddedStore, tmp_path: Path) -> None:
    query = load(own(tmp_path, "SELECT ?a { ?a ?b ?_on_date }"))
    with pytest.raises(QueryError, match=re.escape("add --param on=... (a date like 2014-03-31)")):
        ask(store, query)


def test_values_become_typed_terms(store: EmbeddedStore, tmp_path: Path) -> None:
    text = """#+ defaults:\n#+   - word: tree
SELECT ?a { ?a ?b ?_word, ?_n_integer, ?_d_xsd_date, ?_m_decimal, ?_y_gYear, ?_t_en, ?_yes_boolean, ?__i_iri, ?__z }"""
    values = {
        "n": "3",
        "d": "2014-03-31",
        "m": "0.5",
        "y": "2014",
        "t": "oak",
        "yes": "true",
        "i": "<http://e.org/a>",
        "z": " ",
    }
    assert bind(store, load(own(tmp_path, text)), values) == {
        "_word": Literal("tree"),
        "_n_integer": Literal("3", datatype=NamedNode(XSD.integer)),
        "_d_xsd_date": Literal("2014-03-31", datatype=NamedNode(XSD.date)),
        "_m_decimal": Literal("0.5", datatype=NamedNode(XSD.decimal)),
        "_y_gYear": Literal("2014", datatype=NamedNode(XSD.gYear)),
        "_t_en": Literal("oak", language="en"),
        "_yes_boolean": Literal("true", datatype=NamedNode(XSD.boolean)),
        "__i_iri": NamedNode("http://e.org/a"),
    }


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "31/03/2014"),
        ("date", "2014-02-30"),
        ("integer", "1.5"),
        ("decimal", "NaN"),
        ("decimal", "x"),
        ("boolean", "yes"),
        ("gYear", "14"),
        ("xsd_duration", "P1D"),
    ],
)
def test_values_of_the_wrong_type(store: EmbeddedStore, tmp_path: Path, kind: str, value: str) -> None:
    with pytest.raises(QueryError, match="'v' cannot be"):
        bind(store, load(own(tmp_path, f"SELECT ?a {{ ?a ?b ?_v_{kind} }}")), {"v": value})


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("ada lark", "officer", "person/ada-lark"),
        ("A LARK", "person", "person/ada-lark"),
        ("Fern", "member", "person/fern-hollis"),
        ("D & R", "unit", ""),
        ("E & P", "unit", "unit/e-and-p"),
        ("Choose the streets", "thread", "thread/0002"),
        ("e&p", "unit", "unit/e-and-p"),
        ("Place", "directorate", "unit/place"),
        ("thread/0002", "thread", "thread/0002"),
        ("2015-16", "edition", "2015-16/year-end-report"),
        ("Number of street", "", "2014-15/plan/measure/0006"),
    ],
)
def test_names_are_looked_up(store: EmbeddedStore, name: str, kind: str, wanted: str) -> None:
    if wanted:
        assert resolve(store, name, kind) == NamedNode(BASE + wanted)
    else:
        with pytest.raises(QueryError, match="there is no unit 'D & R'"):
            resolve(store, name, kind)


def test_two_of_one_name_are_told_apart_by_their_iris() -> None:
    quads = small_council.quads()
    twin = NamedNode(BASE + "person/ada-lark-2")
    graph = NamedNode("https://example.org/data/graph/identities")
    quads += [Quad(twin, NamedNode(RDF.type), NamedNode(FOAF.Person), graph)]
    quads += [Quad(twin, NamedNode(FOAF.name), Literal("Ada Lark"), graph)]
    with pytest.raises(
        QueryError, match=r"may be 2 different things: 'Ada Lark' <.*ada-lark>, 'Ada Lark' <.*ada-lark-2>"
    ):
        resolve(EmbeddedStore.of(quads), "Ada Lark", "officer")


def test_other_forms(store: EmbeddedStore, tmp_path: Path) -> None:
    assert ask(store, load(own(tmp_path, "ASK { ?a ?b ?c }"))) == Table(
        ("answer",), ((Literal("true", datatype=NamedNode(XSD.boolean)),),)
    )
    made = ask(store, load(own(tmp_path, "CONSTRUCT { ?a a ?c } { ?a a ?c }")))
    assert isinstance(made, list)
    assert isinstance(made[0], Triple)


def test_a_malformed_query_names_its_file(store: EmbeddedStore, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"own\.rq: the query is malformed: line 1, column 20: expected [^\[\]]+$"):
        ask(store, load(own(tmp_path, "SELECT ?a { ?a ?b }")))
