"""JSON-LD: its context and its order."""

from __future__ import annotations

import json
from pathlib import Path

from goldenthread.export import export
from goldenthread.export.jsonld import context
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
    assert milestone["@type"] == ["prov:Entity", "Milestone"]
    assert milestone["deadline"] == ["2015-04-30", "2015-06-30"]
    assert milestone["firstLine"] == 5
    assert milestone["dcterms:title"] == 'Choose the "streets"'
