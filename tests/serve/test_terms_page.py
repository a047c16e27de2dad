"""The page of the ontology: every term under the heading of its kind, by its label."""

from __future__ import annotations

from goldenthread.namespaces import GT
from goldenthread.serve.definitions import _grouped


def row(of: str, value: str, iri: str = "") -> dict[str, str]:
    return {"property": of, "value": value, "iri": iri, "link": iri}


def test_a_term_is_titled_by_its_label_wherever_that_stands() -> None:
    kind = row("type", "Class", "http://www.w3.org/2002/07/owl#Class")
    said = {
        GT.Activity: [row("comment", "What is to be done."), kind, row("label", "Activity")],
        GT.Milestone: [row("prefLabel", "Milestone"), kind, row("example", "Lay the path")],
        GT.Measure: [row("comment", "What is counted."), kind],
    }
    titles = [term["title"] for terms in _grouped(said).values() for term in terms]
    assert titles == ["Activity", "Milestone", "Measure"]


def test_a_term_of_no_known_kind_is_a_property() -> None:
    said = {GT.deadline: [row("type", "Something", "http://example.org/Something"), row("label", "Deadline")]}
    groups = _grouped(said)
    assert [term["title"] for term in groups["Properties"]] == ["Deadline"]
    assert sum(map(len, groups.values())) == 1
