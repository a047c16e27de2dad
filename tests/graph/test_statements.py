"""The builder says what is there, and nothing where nothing is."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import Literal, Quad, RdfFormat, Store, parse

from goldenthread.graph.statements import about, day, day_or_text, decimal, iri, iris, text, texts, truth, whole, words
from goldenthread.graph.writing import nquads


def test_what_is_not_there_is_not_said() -> None:
    quads = list(
        about(
            "http://x/g",
            "http://x/s",
            ("http://x/p", text("")),
            ("http://x/p", words("")),
            ("http://x/p", whole(0)),
            ("http://x/p", decimal(None)),
            ("http://x/p", day(None)),
            ("http://x/p", iris("", "")),
            ("http://x/p", texts(["", ""])),
            ("http://x/p", day_or_text("")),
        )
    )
    assert quads == []


def test_one_object_or_several() -> None:
    quads = list(about("http://x/g", "http://x/s", ("http://x/p", iri("http://x/o")), ("http://x/q", texts("ab"))))
    assert [quad.object for quad in quads] == [iri("http://x/o"), Literal("a"), Literal("b")]
    assert {quad.graph_name for quad in quads} == {iri("http://x/g")}


@pytest.mark.parametrize(
    ("value", "lexical"),
    [(100.0, "100"), (62.5, "62.5"), (0.0, "0"), (-0.0, "0"), (0.1 + 0.2, "0.30000000000000004"), (1e-7, "0.0000001")],
)
def test_decimals_have_their_shortest_spelling(value: float, lexical: str) -> None:
    literal = decimal(value)
    assert literal is not None
    assert literal.value == lexical


def test_a_store_respells_nothing() -> None:
    literals = (decimal(100.0), decimal(0.93), day(date(2014, 3, 31)), whole(7), truth(value=True), text("100.0"))
    quads = [quad for one in literals for quad in about("http://x/g", "http://x/s", ("http://x/p", one))]
    store = Store()
    store.extend(quads)
    assert nquads(store) == nquads(quads)


def test_awkward_texts_survive_the_file() -> None:
    quads = [Quad(iri("http://x/s"), iri("http://x/p"), Literal('a "b"\n\tc\r\\d\u2028e £½'), iri("http://x/g"))]
    assert list(parse(nquads(quads), format=RdfFormat.N_QUADS)) == quads
