"""Headings are concepts of one scheme per edition."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Literal

from goldenthread.graph.heading_quads import heading_quads
from goldenthread.model import Kind
from goldenthread.namespaces import GT, RDF, SKOS
from tests.small_council import CONTEXT, MINTER, PLAN, PLAN_2014, iri_of, said


def test_a_priority_stands_under_its_theme() -> None:
    quads = list(heading_quads(CONTEXT, PLAN_2014))
    theme, priority = iri_of(PLAN, Kind.THEME, "t1"), iri_of(PLAN, Kind.PRIORITY, "p2")
    assert said(quads, priority, RDF.type) == sorted([GT.Priority, SKOS.Concept])
    assert said(quads, priority, SKOS.broader) == [theme]
    assert said(quads, priority, SKOS.notation) == ["1.1"]
    assert said(quads, priority, SKOS.prefLabel) == ["Greener streets"]
    assert said(quads, priority, GT.firstLine) == ["2"]
    assert said(quads, MINTER.scheme(PLAN), SKOS.hasTopConcept) == [theme]
    assert said(quads, priority, SKOS.topConceptOf) == []


def test_a_document_without_headings_has_no_scheme() -> None:
    assert list(heading_quads(CONTEXT, replace(PLAN_2014, headings=()))) == []


def test_a_heading_is_in_the_language_of_its_document() -> None:
    welsh = replace(PLAN_2014, edition=replace(PLAN, language="cy"))
    said_in = {
        quad.object.language: quad.object.value
        for quad in heading_quads(CONTEXT, welsh)
        if quad.predicate.value == SKOS.prefLabel and isinstance(quad.object, Literal)
    }
    assert said_in == {"cy": "Greener streets", "en": f"Headings of {PLAN.title}"}
