"""What the front decides without a server: media types, IRIs, the page of the questions."""

from __future__ import annotations

import pytest

from goldenthread.query import list_queries, runnable
from goldenthread.serve.documents import Documents
from goldenthread.serve.negotiate import suffix_for
from goldenthread.serve.page import query_page
from goldenthread.serve.proxy import Refusal, checked


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "html"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "html"),
        ("text/turtle;q=0.5, application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("text/*;q=0.3, application/n-triples;q=0.2", "html"),
        ("text/html;q=0, text/turtle", "ttl"),
        ("image/png", None),
        ("text/turtle;q=nonsense", None),
    ],
)
def test_media_types(accept: str, wanted: str | None) -> None:
    assert suffix_for(accept) == wanted


@pytest.mark.parametrize("path", ["/data/../x", "/data/%2e%2e/x", "/data/a%00b", "/data/a b", '/data/"x"', "/other"])
def test_paths_that_are_no_iri(path: str) -> None:
    assert Documents("https://example.org/data/").iri_of(path) is None


def test_paths_and_iris() -> None:
    there = Documents("https://example.org/data/")
    assert there.iri_of("/data/town/person/x%20y") == "https://example.org/data/town/person/x%20y"
    assert there.path_of("https://example.org/data/town") == "/data/town"
    assert there.path_of("https://elsewhere.org/data/town") == "https://elsewhere.org/data/town"


def test_a_word_that_looks_like_an_order_is_a_word() -> None:
    text = 'PREFIX drop: <http://e.org/> SELECT ?a { ?a drop:all "DROP ALL; SERVICE <x>" }'
    assert checked({"query": [text]}) == text
    with pytest.raises(Refusal):
        checked({"query": ["SELECT ?a { SERVICE SILENT <http://e.org/> { ?a ?b ?c } }"]})


def test_every_question_is_on_the_page_and_can_be_run() -> None:
    page = query_page("http://127.0.0.1/sparql").decode()
    for query in list_queries():
        assert f'data-query="{query.name}"' in page
        assert not any(f"?_{name}" in runnable(query).split("WHERE")[-1].replace("?__", "") for name in ("least_",))
