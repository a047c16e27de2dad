"""Content negotiation as RFC 9110, 12.5.1 has it."""

from __future__ import annotations

import pytest

from goldenthread.serve.negotiate import (
    GRAPHS,
    HTML,
    JSON_LD,
    N_TRIPLES,
    RDF_XML,
    SUFFIXES,
    TABLES,
    TURTLE,
    choose,
    named,
)

THING = tuple(SUFFIXES.values())
JSON, XML, CSV, TSV = TABLES


@pytest.mark.parametrize(
    ("accept", "offered", "wanted"),
    [
        ("", THING, HTML),
        ("  ", THING, HTML),
        (" ,\t, ", THING, HTML),
        ("*/*", THING, HTML),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", THING, HTML),
        ("text/turtle;q=0.5, application/ld+json", THING, JSON_LD),
        # the most specific range decides, wherever it stands
        ("text/*;q=0.3, text/html;q=0.2", THING, TURTLE),
        ("text/html;q=0.2, text/*;q=0.3", THING, TURTLE),
        ("*/*;q=0.9, text/*;q=0.2, text/html", THING, HTML),
        ("application/*, text/turtle;q=0.9", THING, JSON_LD),
        ("application/*;q=0.1, application/n-triples;q=0.2", THING, N_TRIPLES),
        # nought excludes
        ("text/html;q=0", THING, None),
        ("text/html;q=0, text/turtle;q=0, */*;q=0.1", THING, JSON_LD),
        ("*/*;q=0", THING, None),
        ("*/*, text/html;q=0.000", THING, TURTLE),
        ("*/*;q=0, text/turtle;q=0.001", THING, TURTLE),
        # letters and blanks
        ("TEXT/Turtle", THING, TURTLE),
        ("text/csv; header=present", TABLES, CSV),
        ("text/csv; header=absent", TABLES, None),
        ("application/sparql-results+json; header=present", TABLES, None),
        ("text/turtle;Q=0.2,text/html;Q=0.1", THING, TURTLE),
        ("text/html ; q = 0.2 ,\ttext/turtle;\tq= 0.4", THING, TURTLE),
        # parameters: what is sent is UTF-8, and says so
        ("text/turtle;charset=utf-8, text/html;q=0.9", THING, TURTLE),
        ('text/turtle; charset="UTF-8"', THING, TURTLE),
        ("text/turtle;charset=latin-1, text/html;q=0.1", THING, HTML),
        (
            'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x";q=0.9, text/html;q=0.1',
            THING,
            JSON_LD,
        ),
        ("text/turtle;charset=utf-8;q=0.1, text/turtle, text/html;q=0.5", THING, HTML),
        # other names of the same form
        ("application/json", THING, JSON_LD),
        ("application/json", TABLES, JSON),
        ("application/xml", TABLES, XML),
        ("text/xml", GRAPHS, RDF_XML),
        ("application/json;q=0.9, application/sparql-results+json;q=0", TABLES, None),
        ("application/rdf+xml", THING, RDF_XML),
        # what is malformed counts for nothing
        ("text/turtle;q=nonsense", THING, None),
        ("text/turtle;q=2, text/html;q=0.1", THING, HTML),
        ("text/turtle;q=-1", THING, None),
        ("text/turtle;q=0.1234, text/html;q=0.1", THING, HTML),
        ("*/html, turtle, ,;, text/turtle;q=0.3", THING, TURTLE),
        ('text/turtle;x="', THING, None),
        ("image/png", THING, None),
        # among equals the first that is offered
        ("text/turtle, text/html", THING, HTML),
        ("text/csv;q=0.7, text/tab-separated-values;q=0.7", TABLES, CSV),
    ],
)
def test_what_a_client_gets(accept: str, offered: tuple[str, ...], wanted: str | None) -> None:
    assert choose(accept, offered) == wanted


def test_a_long_header_takes_no_time() -> None:
    assert choose("a/b;" + "x=y;" * 5000 + ',"' * 5000, THING) is None


@pytest.mark.parametrize(
    ("name", "offered", "wanted"),
    [
        ("csv", TABLES, CSV),
        ("JSON", TABLES, JSON),
        ("json", GRAPHS, JSON_LD),
        ("xml", GRAPHS, RDF_XML),
        ("text/tab-separated-values", TABLES, TSV),
        ("application/sparql-results+xml", TABLES, XML),
        ("application/sparql-results xml", TABLES, XML),
        ("application/json", TABLES, JSON),
        ("text/csv;charset=utf-8", TABLES, CSV),
        ("text/csv", GRAPHS, None),
        ("turtle", TABLES, None),
        ("png", TABLES, None),
    ],
)
def test_what_a_name_means(name: str, offered: tuple[str, ...], wanted: str | None) -> None:
    assert named(name, offered) == wanted
