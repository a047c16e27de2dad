"""JSON-LD: its context and its order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.export import export
from goldenthread.export.jsonld import Json, context, document, value
from goldenthread.export.quads import in_reading_order
from goldenthread.namespaces import RDF, XSD
from tests.small_council import MILESTONE_2015


def test_the_context_takes_types_from_the_ontology() -> None:
    terms = context()
    assert terms["deadline"] == {"@id": "gt:deadline", "@type": "xsd:date"}
    assert terms["leadOfficer"] == {"@id": "gt:leadOfficer", "@type": "@id"}
    assert terms["statedAs"] == "gt:statedAs"
    assert terms["Milestone"] == "gt:Milestone"


def test_resources_read_like_records_and_stand_in_order(built: Path, tmp_path: Path) -> None:
    path, _ = export("jsonld", built, tmp_path / "out")
    document = json.loads(path.read_text(encoding="utf-8"))
    for graph in document["@graph"]:
        names = [node["@id"] for node in graph["@graph"]]
        assert names == sorted(names)
    nodes = {node["@id"]: node for graph in document["@graph"] for node in graph["@graph"] if "@type" in node}
    milestone = nodes[MILESTONE_2015]
    assert milestone["@type"] == ["prov:Entity", "Commitment", "Milestone"]
    assert milestone["deadline"] == ["2015-04-30", "2015-06-30"]
    assert milestone["firstLine"] == 5
    assert milestone["dcterms:title"] == 'Choose the "streets"'


def test_a_term_has_the_type_of_its_values_and_no_other() -> None:
    terms = context()
    assert terms["firstLine"] == {"@id": "gt:firstLine", "@type": "xsd:integer"}
    assert terms["before"] == "gt:before"  # plain words need no type
    assert terms["dcterms:publisher"] == {"@id": "dcterms:publisher", "@type": "@id"}
    types = {entry["@type"] for entry in terms.values() if isinstance(entry, dict)}
    assert {one for one in types if str(one) != "@id" and not str(one).startswith("xsd:")} == set()
    assert "xsd:string" not in types


@pytest.mark.parametrize(
    ("term", "coerced", "written"),
    [
        (Literal("7", datatype=NamedNode(XSD.integer)), "xsd:integer", 7),
        (Literal("07", datatype=NamedNode(XSD.integer)), "xsd:integer", "07"),  # printed so, and kept so
        (Literal("x", datatype=NamedNode(XSD.integer)), "xsd:integer", "x"),
        (Literal("7", datatype=NamedNode(XSD.integer)), "", {"@value": "7", "@type": "xsd:integer"}),
        (Literal("7"), "", "7"),
        (Literal("7"), "xsd:integer", {"@value": "7"}),
        (Literal("trees", language="en"), "", {"@value": "trees", "@language": "en"}),
        (NamedNode("http://purl.org/dc/terms/title"), "@id", "dcterms:title"),
        (NamedNode("http://purl.org/dc/terms/title"), "", {"@id": "dcterms:title"}),
    ],
)
def test_a_value_is_short_only_where_its_type_is_known(term: Literal | NamedNode, coerced: str, written: Json) -> None:
    assert value(term, coerced) == written
    assert type(value(term, coerced)) is type(written)


def test_the_types_of_a_resource_come_first_and_graphs_stand_apart() -> None:
    def quad(graph: str, subject: str, predicate: str, of: str) -> Quad:
        return Quad(*(NamedNode(one) for one in (subject, predicate, of, graph)))

    quads = [
        quad("x:g2", "x:a", "x:q", "x:o"),
        quad("x:g1", "x:b", "a:p", "x:o"),
        quad("x:g1", "x:b", RDF.type, "x:C"),
        quad("x:g1", "x:a", "x:q", "x:o"),
    ]
    ordered = in_reading_order(quads)
    assert ordered == [quads[3], quads[2], quads[1], quads[0]]
    made = json.loads("".join(document(ordered, {})))
    assert [(one["@id"], [node["@id"] for node in one["@graph"]]) for one in made["@graph"]] == [
        ("x:g1", ["x:a", "x:b"]),
        ("x:g2", ["x:a"]),
    ]
    assert made["@graph"][0]["@graph"][1]["@type"] == "x:C"
