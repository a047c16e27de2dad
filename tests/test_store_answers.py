"""Answers as the W3C has them written: read back by other parsers, whatever the texts hold."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from goldenthread.errors import QueryError
from goldenthread.store import EmbeddedStore
from goldenthread.store.answer_formats import write
from goldenthread.store.xml import XmlFilter

XML = "application/sparql-results+xml"
RDF_XML = "application/rdf+xml"
SAFE = "plain <&> \t\n caf\u00e9 \u2603 \U0001f602 \ufffd \ud7ff \ue000"
FORBIDDEN = [*map(chr, (*range(9), 11, 12, *range(14, 32))), "\ufffe", "\uffff"]
NAMESPACE = "{http://www.w3.org/2005/sparql-results#}"


def store_of(words: str) -> EmbeddedStore:
    node = NamedNode("urn:a")
    return EmbeddedStore.of([Quad(node, NamedNode("urn:p#says"), Literal(words), node)])


def written(words: str, media: str, query: str = "SELECT ?x { ?s ?p ?x }") -> bytes:
    output = io.BytesIO()
    write(store_of(words).answer(query), media, output)
    return output.getvalue()


def read_back(content: bytes) -> str:
    literals = ET.fromstring(content).findall(f".//{NAMESPACE}literal")  # noqa: S314 - our own
    return str(literals[0].text)


@pytest.mark.parametrize("words", [SAFE, "a\rb\r\nc", "\ufffd", "\N{HEBREW LETTER ALEF}\N{LEFT-TO-RIGHT MARK}"])
def test_what_xml_can_hold_comes_back_as_it_was(words: str) -> None:
    content = written(words, XML)
    assert read_back(content) == words
    assert b"<!--" not in content


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda character: f"{ord(character):04X}")
def test_what_xml_cannot_hold_is_replaced_and_told(character: str) -> None:
    content = written(f"a{character}b{character}", XML)
    assert read_back(content) == "a\ufffdb\ufffd"
    assert content.endswith(b"<!-- 2 characters that XML cannot hold are written as U+FFFD -->")


def test_a_graph_as_xml_is_well_formed() -> None:
    content = written("a\x0b\uffff\r", RDF_XML, "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x }")
    assert [quad.object for quad in parse(content, format=RdfFormat.RDF_XML)] == [Literal("a\ufffd\ufffd\r")]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 64])
def test_it_does_not_matter_where_a_piece_ends(size: int) -> None:
    whole = f"x\uffff\ufffe\ufffd\uff5e\x01\r{SAFE}".encode()
    once, cut = io.BytesIO(), io.BytesIO()
    for output, pieces in ((once, [whole]), (cut, [whole[at : at + size] for at in range(0, len(whole), size)])):
        filtered = XmlFilter(output)
        for piece in pieces:
            assert filtered.write(piece) == len(piece)
        filtered.close()
    assert cut.getvalue() == once.getvalue()
    assert once.getvalue().startswith("x\ufffd\ufffd\ufffd\uff5e\ufffd&#xD;plain".encode())


@pytest.mark.parametrize(
    ("query", "media", "said"),
    [
        ("ASK {}", "text/turtle", "cannot be written as text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv", "cannot be written as text/csv"),
        ("SELECT * {}", "image/png", "cannot be written as image/png"),
    ],
)
def test_what_is_not_written(query: str, media: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        written("a", media, query)


def test_prefixes_and_truths() -> None:
    output = io.BytesIO()
    answer = store_of("a").answer("CONSTRUCT WHERE { ?s ?p ?o }")
    write(answer, "text/turtle", output, {"e": "urn:p#"})
    assert b"e:says" in output.getvalue()
    assert b"<boolean>true</boolean>" in written("a", XML, "ASK {}")


class Shut(io.RawIOBase):
    """A file whose reader has gone."""

    def write(self, _piece: object, /) -> int:
        raise BrokenPipeError("gone")


def test_a_reader_that_has_gone_is_no_fault_of_the_query() -> None:
    with pytest.raises(BrokenPipeError):
        write(store_of("a").answer("SELECT * { ?s ?p ?o }"), XML, Shut())
