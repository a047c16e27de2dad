"""The terms of the ontology are those that the program uses, and each is explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef

from goldenthread.model import ChangeKind, Decision, ThreadKind, ValueKind
from goldenthread.namespaces import GT, RATING, RATING_NAMES, STATUS, rating_iri
from goldenthread.resources import folder, paths
from goldenthread.statuses import status_concept

FILES = ("goldenthread.ttl", "status.ttl", "rating.ttl", "kinds.ttl", "codes.ttl", "cube.ttl")
PROV = Namespace("http://www.w3.org/ns/prov#")
DCTERMS = Namespace("http://purl.org/dc/terms/")


def _graph(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(folder("ontology") / name, format="turtle")
    return graph


ONTOLOGY = _graph("goldenthread.ttl")
SCHEMES = _graph("status.ttl", "rating.ttl", "kinds.ttl", "codes.ttl")


def _documented() -> Iterator[URIRef]:
    yield from sorted({s for s in ONTOLOGY.subjects() if isinstance(s, URIRef) and s.startswith(GT.iri)})
    yield from sorted({s for s in SCHEMES.subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef)})


def test_these_are_the_files() -> None:
    assert {path.name for path in paths("ontology", "*.ttl")} == set(FILES)


def test_the_terms_of_the_program_are_those_of_the_ontology() -> None:
    defined = {str(s).removeprefix(GT.iri) for s in ONTOLOGY.subjects() if str(s).startswith(GT.iri)}
    assert defined == GT.terms


@pytest.mark.parametrize("term", list(_documented()), ids=lambda term: str(term).rsplit("/", 1)[-1])
def test_every_term_is_explained(term: URIRef) -> None:
    graph = ONTOLOGY if term.startswith(GT.iri) else SCHEMES
    for of in (RDFS.label, SKOS.definition, SKOS.example):
        (explanation,) = graph.objects(term, of)
        assert isinstance(explanation, Literal)
        assert explanation.language == "en"
        assert str(explanation).strip()
    (home,) = graph.objects(term, RDFS.isDefinedBy)
    assert isinstance(home, URIRef)
    assert str(graph.value(term, SKOS.definition)) != str(graph.value(term, RDFS.label))


def test_every_term_is_of_one_kind() -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for term in GT.terms:
        assert len(kinds & set(ONTOLOGY.objects(URIRef(GT.iri + term), RDF.type))) == 1, term


@pytest.mark.parametrize(
    ("ours", "relation", "theirs"),
    [
        ("leadOfficer", RDFS.subPropertyOf, PROV.wasAttributedTo),
        ("leadMember", RDFS.subPropertyOf, PROV.wasAttributedTo),
        ("directorate", RDFS.subPropertyOf, PROV.wasAttributedTo),
        ("continues", RDFS.subPropertyOf, PROV.wasRevisionOf),
        ("succeeds", RDFS.subPropertyOf, PROV.wasDerivedFrom),
        ("reverses", RDFS.subPropertyOf, PROV.wasInfluencedBy),
        ("reverses", OWL.propertyDisjointWith, URIRef(GT.iri + "continues")),
        ("reversedBy", OWL.inverseOf, URIRef(GT.iri + "reverses")),
        ("inThread", RDFS.subPropertyOf, DCTERMS.isVersionOf),
        ("Commitment", RDFS.subClassOf, PROV.Entity),
        ("Attribution", RDFS.subClassOf, PROV.Attribution),
        ("Change", RDFS.subClassOf, PROV.Activity),
        ("Theme", RDFS.subClassOf, SKOS.Concept),
        ("Activity", OWL.disjointWith, URIRef(GT.Milestone)),
    ],
)
def test_our_terms_stand_under_standard_ones(ours: str, relation: URIRef, theirs: URIRef) -> None:
    assert (URIRef(GT.iri + ours), relation, theirs) in ONTOLOGY


def test_the_header_has_version_and_licence() -> None:
    (ontology,) = ONTOLOGY.subjects(RDF.type, OWL.Ontology)
    assert ONTOLOGY.value(ontology, OWL.versionInfo)
    assert ONTOLOGY.value(ontology, DCTERMS.license)


def test_there_are_no_blank_nodes() -> None:
    for graph in (ONTOLOGY, SCHEMES):
        assert not any(isinstance(node, BNode) for triple in graph for node in triple)


def test_every_status_and_colour_has_its_concept() -> None:
    for status in ("completed", "overdue", "on target", "delayed", "discontinued", "not started", "in progress"):
        assert str(SCHEMES.value(URIRef(status_concept(status)), SKOS.notation)) == status
    for letter in RATING_NAMES:
        assert str(SCHEMES.value(URIRef(rating_iri(letter)), SKOS.notation)) == letter


def test_every_concept_is_in_a_scheme_that_names_it() -> None:
    concepts = set(SCHEMES.subjects(RDF.type, SKOS.Concept))
    assert {str(c) for c in concepts} >= {f"{STATUS}completed", f"{RATING}red"}
    for concept in concepts:
        scheme = SCHEMES.value(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in SCHEMES
        assert (scheme, SKOS.hasTopConcept, concept) in SCHEMES


@pytest.mark.parametrize(
    ("scheme", "kinds"),
    [
        ("thread", ThreadKind),
        ("change", ChangeKind),
        ("decision", Decision),
        ("value", ValueKind),
    ],
)
def test_kinds_of_the_program_are_the_notations_of_their_scheme(scheme: str, kinds: Iterable[str]) -> None:
    concepts = SCHEMES.subjects(SKOS.inScheme, URIRef(f"{GT.iri.rstrip('#')}/kinds/{scheme}"))
    assert {str(SCHEMES.value(one, SKOS.notation)) for one in concepts} == set(map(str, kinds))
