"""What the parameters of a request ask."""

from __future__ import annotations

import pytest

from goldenthread.serve.negotiate import HTML, TABLES
from goldenthread.serve.replies import Refusal
from goldenthread.serve.sparql_requests import question, wanted

ASK = {"query": ["ASK {}"]}


def test_a_word_that_looks_like_an_order_is_a_word() -> None:
    text = 'PREFIX drop: <http://e.org/> SELECT ?a { ?a drop:all "DROP ALL; SERVICE <x>" }'
    assert question({"query": [text]}).text == text
    with pytest.raises(Refusal):
        question({"query": ["SELECT ?a { SERVICE SILENT <http://e.org/> { ?a ?b ?c } }"]})


def test_graphs_of_the_protocol() -> None:
    asked = question(
        {**ASK, "default-graph-uri": ["", "http://e.org/a", "http://e.org/a", " "], "named-graph-uri": [""]}
    )
    assert (asked.default_graphs, asked.named_graphs) == (("http://e.org/a",), ())
    for bad in ("no-iri", "/relative", "http://e.org/ x", "http://e.org/<x>"):
        with pytest.raises(Refusal) as caught:
            question({**ASK, "default-graph-uri": [bad]})
        assert caught.value.status == 400


@pytest.mark.parametrize(
    ("given", "accept", "page", "media"),
    [
        ({}, "", True, TABLES[0]),
        ({}, "text/html", True, HTML),
        ({}, "text/html, text/csv;q=0.9", False, "text/csv"),
        ({"format": [""]}, "text/csv", True, "text/csv"),
        ({"format": ["tsv"]}, "text/html", True, "text/tab-separated-values"),
        ({"format": ["text/csv"]}, "image/png", True, "text/csv"),
    ],
)
def test_the_form_of_an_answer(given: dict[str, list[str]], accept: str, page: bool, media: str) -> None:
    assert wanted(question(ASK), given, accept, page=page) == media


@pytest.mark.parametrize(
    ("given", "accept", "status"),
    [
        ({"format": ["nonsense"]}, "", 400),
        ({"format": ["text/turtle"]}, "", 400),
        ({"format": ["csv", "json"]}, "", 400),
        ({}, "image/png", 406),
        ({}, "text/html;q=0", 406),
    ],
)
def test_a_form_that_is_not_to_be_had(given: dict[str, list[str]], accept: str, status: int) -> None:
    with pytest.raises(Refusal) as caught:
        wanted(question(ASK), given, accept, page=False)
    assert caught.value.status == status
