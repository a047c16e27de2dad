"""Answers written down, as other programs read them."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from goldenthread.errors import QueryError
from goldenthread.namespaces import XSD
from goldenthread.query import FORMATS, render, rich_table
from goldenthread.store import Table

TABLE = Table(
    ("name", "thing", "n"),
    (
        (Literal('Ada "A", [bold]\n\tLark'), NamedNode("https://example.org/data/town/person/1"), Literal(3)),
        (Literal("Ahé", language="fr"), None, Literal("0.5", datatype=NamedNode(XSD.decimal))),
        (None, BlankNode("b"), Literal("2014-03-31", datatype=NamedNode(XSD.date))),
    ),
)


def test_csv() -> None:
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"))))
    assert rows == [["name", "thing", "n"], *([*row.values()] for row in TABLE.records())]


@pytest.mark.parametrize(
    ("fmt", "known"),
    [("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV), ("xml", QueryResultsFormat.XML)],
)
def test_another_parser_reads_it_back(fmt: str, known: QueryResultsFormat) -> None:
    parsed = parse_query_results(render(TABLE, fmt), known)
    assert isinstance(parsed, QuerySolutions)
    assert [variable.value for variable in parsed.variables] == list(TABLE.columns)
    assert [tuple(solution) for solution in parsed] == list(TABLE.rows)


@pytest.mark.parametrize(
    ("kind", "words", "bare"),
    [
        *(("integer", words, True) for words in ("7", "-007", "+3")),
        *(("integer", words, False) for words in ("7.", "seven", "", "7 ", "\u0667")),
        *(("decimal", words, True) for words in ("7.5", "-.5", "+0.0")),
        *(("decimal", words, False) for words in ("7", "7.", "7.5e1", "half", "7\t5")),
        *(("double", words, True) for words in ("7e0", "-7.5E-3", ".5e1", "7.e1")),
        *(("double", words, False) for words in ("7.5", "INF", "e1")),
        *(("boolean", words, True) for words in ("true", "false")),
        *(("boolean", words, False) for words in ("1", "TRUE", "true\n")),
        *(("date", words, False) for words in ("2014-03-31",)),
    ],
)
def test_a_value_stands_bare_only_where_turtle_reads_it_back(kind: str, words: str, bare: bool) -> None:
    term = Literal(words, datatype=NamedNode(XSD[kind]))
    written = render(Table(("x",), ((term,),)), "tsv")
    assert written.count("\n") == 2
    assert "\t" not in written
    assert (written == f"?x\n{words}\n") is bare
    read = [quad.object for quad in parse(f"<urn:a> <urn:b> {written.splitlines()[1]} .", format=RdfFormat.TURTLE)]
    assert read == [term]


def test_tabs_and_line_breaks_stay_in_their_cell() -> None:
    words = 'a\tb\nc\rd\\e"f\x01'
    written = render(Table(("x", "y"), ((Literal(words), Literal(words, language="en")),)), "tsv").encode()
    assert written.count(b"\n") == 2
    assert written.count(b"\t") == 2  # one in the heading, one in the row
    parsed = parse_query_results(written, QueryResultsFormat.TSV)
    assert isinstance(parsed, QuerySolutions)
    assert [tuple(solution) for solution in parsed] == [(Literal(words), Literal(words, language="en"))]


HARD = (
    *((character, "\N{REPLACEMENT CHARACTER}") for character in (*map(chr, range(1, 9)), "\x0b", "\x1b", "\x1f")),
    *((character, "\N{REPLACEMENT CHARACTER}") for character in ("\ufffe", "\uffff")),
    *(
        (character, character)
        for character in ("\t", "\n", "\r", "\x7f", "\x85", "\U0001f33f", "\ufffd", "]]>", "<&\"'", "-->")
    ),
)
"""What XML 1.0 can hold (production 2) and what it cannot, and how that is written."""


@pytest.mark.parametrize(("words", "shown"), HARD)
def test_xml_is_well_formed_whatever_a_text_holds(words: str, shown: str) -> None:
    written = render(Table(("x",), ((Literal(f"a{words}b"),),)), "xml")
    assert ElementTree.fromstring(written).findtext(".//{*}literal") == f"a{shown}b"  # noqa: S314 - our own answer
    assert ("that XML cannot hold" in written) is (words != shown)
    triple = Triple(NamedNode("urn:a"), NamedNode("http://e.org/says"), Literal(f"a{words}b"))
    written = render([triple], "xml")
    assert ElementTree.fromstring(written).findtext(".//{http://e.org/}says") == f"a{shown}b"  # noqa: S314 - our own answer
    assert ("that XML cannot hold" in written) is (words != shown)


@pytest.mark.parametrize("ending", ["1", "", "?", "a:", "%20", "a/-"])
def test_a_property_that_rdf_xml_cannot_write_is_refused(ending: str) -> None:
    triple = Triple(NamedNode("urn:a"), NamedNode(f"http://e.org/{ending}"), Literal("b"))
    with pytest.raises(QueryError, match="ends in no name"):
        render([triple], "xml")
    assert render([triple], "nt")


@pytest.mark.parametrize("ending", ["a", "_1", "%20b", "1a", "\u00e9t\u00e9", "a.b-c"])
def test_a_property_that_rdf_xml_can_write(ending: str) -> None:
    triple = Triple(NamedNode("urn:a"), NamedNode(f"http://e.org/{ending}"), Literal("b"))
    assert [quad.triple for quad in parse(render([triple], "xml"), format=RdfFormat.RDF_XML)] == [triple]


def test_xml_says_how_much_it_could_not_hold() -> None:
    rows = tuple((Literal(f"\x01{number}\x02"),) for number in range(3))
    assert render(Table(("x",), rows), "xml").endswith(
        "<!-- 6 characters that XML cannot hold are written as U+FFFD -->\n"
    )


def test_json_of_a_triple_and_of_nothing() -> None:
    inner = Triple(NamedNode("http://e.org/a"), NamedNode("http://e.org/b"), Literal("c"))
    written = json.loads(render(Table(("t",), ((inner,),)), "json"))
    assert written["results"]["bindings"][0]["t"]["value"]["object"] == {"type": "literal", "value": "c"}
    assert json.loads(render(Table(("t",)), "json"))["results"]["bindings"] == []


def test_the_terminal_shows_short_iris_and_no_markup() -> None:
    shown = render(TABLE, "table")
    assert "town/person/1" in shown
    assert "https://" not in shown
    assert "[bold]" in shown
    assert rich_table(TABLE, "[Title]").row_count == 3


def test_the_terminal_shows_a_wide_table_row_by_row() -> None:
    names = tuple(f"c{number}" for number in range(14))
    words = Literal("word " * 40)
    wide = Table(names, ((Literal("a"), NamedNode("https://example.org/data/town/person/1"), words, *[None] * 11),))
    shown = render(wide, "table").splitlines()
    assert shown[0].startswith("1 of 1 ")
    assert shown[1:3] == ["c0   a", "c1   town/person/1"]
    assert [line[:5] for line in shown[3:]] == ["c2   ", "     "]
    assert " ".join(line[5:] for line in shown[3:]) == ("word " * 40).strip()
    assert render(Table(names), "table") == "no rows\n"


def test_graphs() -> None:
    triples = [
        Triple(NamedNode("https://w3id.org/goldenthread/ns#Activity"), NamedNode("http://e.org/b"), Literal("c"))
    ]
    assert "gt:Activity" in render(triples, "ttl")
    assert render(triples, "nt").endswith('"c" .\n')
    assert json.loads(render(triples, "jsonld"))
    assert render(triples, "table") == render(triples, "ttl")
    assert list(parse(render(triples, "xml"), format=RdfFormat.RDF_XML)) == list(
        parse(render(triples, "nt"), format=RdfFormat.N_TRIPLES)
    )
    assert render([], "nt") == "\n"


@pytest.mark.parametrize(
    ("answer", "fmt", "said"),
    [(TABLE, "ttl", "a table cannot"), ([], "csv", "a graph cannot"), (TABLE, "xls", "choose one")],
)
def test_a_format_that_does_not_suit(answer: Table | list[Triple], fmt: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        render(answer, fmt)
    assert "table" in FORMATS
