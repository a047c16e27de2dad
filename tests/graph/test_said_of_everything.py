"""Everything has a label, a kind has its concept, and what the ontology says of properties is true of the data."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from goldenthread.model import ChangeKind, Decision, ThreadKind, ValueKind
from goldenthread.namespaces import GT, KINDS, OWL, RDF, RDFS, SKOS, kind_concept
from goldenthread.resources import paths
from tests.query.council import everything

DOMAIN, INCLUDES = "http://www.w3.org/2000/01/rdf-schema#domain", "http://purl.org/dc/dcam/domainIncludes"
RANGE, RANGE_INCLUDES = RDFS.range, "http://purl.org/dc/dcam/rangeIncludes"
WORKINGS = frozenset({GT.Score})
"""What is counted, not read: a part of a score has a name of its own."""


@cache
def quads() -> tuple[Quad, ...]:
    return tuple(everything())


@cache
def terms() -> dict[str, dict[str, set[str]]]:
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths("ontology", "*.ttl"):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            said[str(getattr(quad.subject, "value", ""))][quad.predicate.value].add(getattr(quad.object, "value", ""))
    return said


@cache
def classes_of() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in quads():
        if quad.predicate.value == RDF.type and isinstance(quad.object, NamedNode):
            found[getattr(quad.subject, "value", "")] |= above(quad.object.value)
    return found


def above(name: str) -> set[str]:
    found = {name}
    for one in terms()[name][RDFS.subClassOf] if name in terms() else ():
        found |= above(one)
    return found


def ours() -> list[str]:
    kinds = {f"{OWL.iri}ObjectProperty", f"{OWL.iri}DatatypeProperty"}
    return sorted(name for name, said in terms().items() if name.startswith(GT.iri) and said[RDF.type] & kinds)


def test_everything_has_a_label() -> None:
    labelled = {quad.subject for quad in quads() if quad.predicate.value == RDFS.label}
    bare = {
        quad.object.value
        for quad in quads()
        if quad.predicate.value == RDF.type and isinstance(quad.object, NamedNode) and quad.subject not in labelled
    }
    assert bare == WORKINGS


def test_nothing_has_two_labels_in_one_language() -> None:
    labels: dict[tuple[object, str], set[str]] = defaultdict(set)
    for quad in quads():
        if quad.predicate.value == RDFS.label and isinstance(quad.object, Literal):
            labels[quad.subject, quad.object.language or ""].add(quad.object.value)
    assert {str(subject): said for (subject, _), said in labels.items() if len(said) > 1} == {}


@pytest.mark.parametrize(
    ("scheme", "word"),
    [
        *(("change", kind) for kind in ChangeKind),
        *(("decision", kind) for kind in Decision),
        *(("thread", kind) for kind in ThreadKind),
        *(("value", kind) for kind in ValueKind),
        *(("document", kind) for kind in ("plan", "mid-year-report", "year-end-report")),
    ],
)
def test_the_concept_of_a_kind_has_its_word_for_notation(scheme: str, word: str) -> None:
    said = terms()[kind_concept(scheme, word)]
    assert said[SKOS.notation] == {word}
    assert said[SKOS.inScheme] == {KINDS + scheme}


def test_each_word_for_a_kind_stands_beside_its_concept() -> None:
    words = {GT.changeKind, GT.threadKind, GT.decision, GT.valueKind}
    kinds = {quad.subject: getattr(quad.object, "value", "") for quad in quads() if quad.predicate.value == GT.kind}
    beside = {quad.subject: getattr(quad.object, "value", "") for quad in quads() if quad.predicate.value in words}
    assert len(beside) > 10
    assert {one: terms()[kinds[one]][SKOS.notation] for one in beside} == {one: {word} for one, word in beside.items()}


def test_every_commitment_is_said_to_be_one() -> None:
    said = classes_of()
    stated = {
        getattr(quad.subject, "value", "")
        for quad in quads()
        if quad.predicate.value == RDF.type and getattr(quad.object, "value", "") == GT.Commitment
    }
    assert stated == {one for one, of in said.items() if {GT.Activity, GT.Milestone} & of}


def test_an_axiom_is_about_a_statement_that_is_there() -> None:
    stated = {(quad.subject, quad.predicate, quad.object) for quad in quads()}
    typed = {quad for quad in quads() if quad.predicate.value == RDF.type}
    axioms = {quad.subject for quad in typed if getattr(quad.object, "value", "") == OWL.Axiom}
    parts: dict[object, dict[str, object]] = defaultdict(dict)
    for quad in quads():
        parts[quad.subject][quad.predicate.value] = quad.object
    assert axioms
    for one in axioms:
        of = parts[one]
        assert (of[OWL.annotatedSource], of[OWL.annotatedProperty], of[OWL.annotatedTarget]) in stated
    assert {one for one, of in parts.items() if OWL.annotatedSource in of} == axioms


@pytest.mark.parametrize("name", ours())
def test_a_property_says_of_what_and_to_what(name: str) -> None:
    said = terms()[name]
    assert said[DOMAIN] or said[INCLUDES]
    assert said[RANGE] or said[RANGE_INCLUDES]
    assert len(said[DOMAIN]) < 2, "several domains mean all of them at once"


@pytest.mark.parametrize("name", ours())
def test_the_data_are_as_a_property_says(name: str) -> None:
    said = terms()[name]
    held = [quad for quad in quads() if quad.predicate.value == name]
    values: dict[object, set[object]] = defaultdict(set)
    subjects: dict[object, set[object]] = defaultdict(set)
    for quad in held:
        values[quad.subject].add(quad.object)
        subjects[quad.object].add(quad.subject)
        of = classes_of()[getattr(quad.subject, "value", "")]
        assert of & (said[DOMAIN] or said[INCLUDES]), quad
        if isinstance(quad.object, Literal):
            assert quad.object.datatype.value in said[RANGE] | said[RANGE_INCLUDES], quad
        elif isinstance(quad.object, NamedNode):
            assert classes_of()[quad.object.value] & (said[RANGE] or said[RANGE_INCLUDES]), quad
    if f"{OWL.iri}FunctionalProperty" in said[RDF.type]:
        assert [str(one) for one, some in values.items() if len(some) > 1] == []
    if f"{OWL.iri}InverseFunctionalProperty" in said[RDF.type]:
        assert [str(one) for one, some in subjects.items() if len(some) > 1] == []
    if f"{OWL.iri}IrreflexiveProperty" in said[RDF.type]:
        assert [quad for quad in held if quad.subject == quad.object] == []
    if f"{OWL.iri}AsymmetricProperty" in said[RDF.type]:
        pairs = {(quad.subject, quad.object) for quad in held}
        assert [pair for pair in pairs if pair[::-1] in pairs] == []
