"""The ontology is OWL 2 DL, as the OWL API within HermiT says, and falls into no pitfall of our own list."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import owlready2
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from goldenthread.resources import folder, paths
from tests.ontology.pitfalls import DCAM, GT, RULES, pitfalls

API = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
CHECK = Path(__file__).parent / "DlProfile.java"
IMAGINED = URIRef(GT + "imagined")
COMMITMENT, THREAD, ORDER = (URIRef(GT + name) for name in ("Commitment", "Thread", "order"))
CONTINUES, HAS_MILESTONE = URIRef(GT + "continues"), URIRef(GT + "hasMilestone")

Triple = tuple[Node, Node, Node]


def ontology(*planted: Triple) -> Graph:
    graph = Graph()
    for path in paths("ontology", "*.ttl"):
        graph.parse(path)
    for one in planted:
        graph.add(one)
    return graph


def violations(graph: Graph, folder: Path) -> list[str]:
    """What the OWL API finds, and at the end how much it has read."""
    graph.serialize(folder / "ontology.owl", format="xml")
    command = ["java", "-cp", str(API), str(CHECK), str(folder / "ontology.owl")]
    *found, read = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert int(read.partition(" ")[0]) > 3000
    return found


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("javac") is None, reason="no Java compiler: apt-get install default-jdk-headless")
@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ([], ""),
        ([(COMMITMENT, RDFS.subClassOf, URIRef("https://example.org/Promise"))], "undeclared class"),
        ([(HAS_MILESTONE, RDF.type, kind) for kind in (OWL.TransitiveProperty, OWL.FunctionalProperty)], "simple"),
        ([(ORDER, RDF.type, OWL.ObjectProperty)], "pun"),
    ],
    ids=["ours", "class of nobody", "transitive and functional", "two kinds of property"],
)
def test_the_ontology_is_of_the_profile_dl(planted: list[Triple], found: str, tmp_path: Path) -> None:
    told = violations(ontology(*planted), tmp_path)
    assert bool(told) is bool(planted)
    assert not planted or any(found in one for one in told), told


def test_the_ontology_falls_into_no_pitfall() -> None:
    assert pitfalls(ontology()) == []


def _word(said: str, language: str | None = "en") -> Literal:
    return Literal(said, language)


TERMS = Graph().parse(folder("ontology") / "goldenthread.ttl")
TOLD: list[Triple] = [(IMAGINED, of, _word(f"imagined {of}")) for of in (RDFS.label, SKOS.definition, SKOS.example)]
PLANTED: dict[str, list[Triple]] = {
    "used_but_declared_nowhere": [(COMMITMENT, RDFS.subClassOf, URIRef("https://example.org/Promise"))],
    "described_but_of_no_kind": TOLD,
    "of_two_kinds": [(ORDER, RDF.type, OWL.ObjectProperty)],
    "without_words": [(ORDER, RDFS.label, _word("another label"))],
    "words_without_language": [(URIRef("https://example.org/x"), RDFS.label, _word("x", None))],
    "two_of_one_name": [(IMAGINED, RDF.type, OWL.Class), (IMAGINED, RDFS.label, _word("Thread"))],
    "not_named_as_its_kind_is": [(IMAGINED, RDF.type, OWL.Class)],
    "says_only_is_or_other": [(URIRef(GT + "OtherThings"), RDF.type, OWL.Class)],
    "under_itself": [(COMMITMENT, RDFS.subClassOf, URIRef(GT + "Milestone"))],
    "several_domains_mean_all_of_them": [(ORDER, RDFS.domain, THREAD), (ORDER, RDFS.domain, COMMITMENT)],
    "about_anything": [(IMAGINED, RDF.type, OWL.ObjectProperty)],
    "domain_said_twice_over": [(ORDER, RDFS.domain, THREAD), (ORDER, DCAM.domainIncludes, COMMITMENT)],
    "inverses_that_do_not_fit": [
        *((IMAGINED, OWL.inverseOf, CONTINUES), (IMAGINED, RDFS.domain, THREAD)),
        (CONTINUES, RDFS.range, COMMITMENT),
    ],
    "symmetric_with_two_ends": [
        *((IMAGINED, RDF.type, OWL.SymmetricProperty), (IMAGINED, RDFS.domain, THREAD)),
        (IMAGINED, RDFS.range, COMMITMENT),
    ],
    "kind_of_property_and_range_differ": [(CONTINUES, RDFS.range, XSD.string)],
    "range_that_reasoners_refuse": [(ORDER, RDFS.range, XSD.date)],
    "connected_to_nothing": [(IMAGINED, RDF.type, OWL.Class)],
    "siblings_that_may_be_one": [(IMAGINED, RDF.type, OWL.Class)],
    "header_incomplete": [(URIRef("https://example.org/another"), RDF.type, OWL.Ontology)],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_pitfall_is_found_where_it_is_planted(rule: object) -> None:
    name = getattr(rule, "__name__", "")
    graph = Graph()
    graph += TERMS
    for one in PLANTED[name]:
        graph.add(one)
    assert any(told.startswith(f"{name}: ") for told in pitfalls(graph))
