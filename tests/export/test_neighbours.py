"""Formats of neighbours, read by what others read them with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from lxml import etree
from pyoxigraph import NamedNode, RdfFormat, parse

from goldenthread.cli import run
from goldenthread.export import export
from goldenthread.export.neighbours import NEIGHBOURS
from goldenthread.namespaces import DCTERMS, GT, LDES, RDF, SKOS, TREE
from tests.cases.council import PLAN, Council
from tests.redaction.invented import Hard, write_council
from tests.small_council import ACTIVITY_2014, ACTIVITY_2015, LINKS, MILESTONE_2015

EVIL = '<script>alert(1)</script> ]]> & "quoted" =SUM(A1) {{ 7*7 }}'

MARKED_UP = (".xml", ".graphml", ".gexf")


def files(fmt: str, built: Path, out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in export(fmt, built, out) if path.name != "catalogue.ttl"}


def test_both_networks_hold_the_same(built: Path, tmp_path: Path) -> None:
    export("graphml", built, tmp_path)
    export("gexf", built, tmp_path)
    one: Any = nx.read_graphml(tmp_path / "goldenthread.graphml", force_multigraph=True)
    other: Any = nx.read_gexf(tmp_path / "goldenthread.gexf")
    assert set(one) == set(other)
    assert one.nodes[ACTIVITY_2015]["kind"] == "activity"
    assert one.nodes[ACTIVITY_2015]["label"] == "Plant 250 street trees"
    joins = {(a, b, said["relation"], said["decision"]) for a, b, said in one.edges(data=True) if said["decision"]}
    assert (ACTIVITY_2015, ACTIVITY_2014, "continues", "accepted") in joins
    assert len(joins) == sum(link.joins for link in LINKS)
    answers = {(a, one.nodes[b]["label"]) for a, b, said in one.edges(data=True) if said["relation"] == "answered by"}
    assert {(ACTIVITY_2014, "Ada Lark"), (ACTIVITY_2014, "Head of Parks"), (MILESTONE_2015, "Ben Moss")} <= answers
    assert sorted((a, b, said["relation"]) for a, b, said in other.edges(data=True)) == sorted(
        (a, b, said["relation"]) for a, b, said in one.edges(data=True)
    )
    assert "lastmodifieddate" not in (tmp_path / "goldenthread.gexf").read_text(encoding="utf-8").partition("<graph")[0]


def test_a_record_keeps_every_word_and_says_the_last(built: Path, tmp_path: Path) -> None:
    export("ocds", built, tmp_path)
    records = json.loads((tmp_path / "records.json").read_text(encoding="utf-8"))["records"]
    releases = {
        one["id"]: one for one in json.loads((tmp_path / "releases.json").read_text(encoding="utf-8"))["releases"]
    }
    (record,) = [one for one in records if any(ACTIVITY_2015 in json.dumps(releases[r["id"]]) for r in one["releases"])]
    assert [releases[one["id"]]["edition"] for one in record["releases"]] == ["2014-15", "2015-16"]
    assert record["compiledRelease"]["text"]["said"] == ["Plant 250 street trees"]
    assert [one["value"] for one in record["versionedRelease"]["text"]] == [
        "Plant 200 street trees",
        "Plant 250 street trees",
    ]
    assert record["compiledRelease"]["deadlines"]["said"] == [["2016-03-31"]]
    assert len(releases) == sum(len(one["releases"]) for one in records)


def test_mappings_have_the_metadata_of_their_set(built: Path, tmp_path: Path) -> None:
    export("sssom", built, tmp_path)
    lines = (tmp_path / "links.sssom.tsv").read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    columns, *rows = (line.split("\t") for line in lines[len(head) :])
    said = [dict(zip(columns, row, strict=True)) for row in rows]
    assert any(line.startswith("#mapping_set_id: ") for line in head)
    assert any(line.startswith("#license: ") for line in head)
    (rejected,) = [row for row in said if row["decision"] == "rejected" and row["comment"] == "Not it."]
    assert rejected["predicate_modifier"] == "Not"
    (first,) = [row for row in said if row["comment"] == "The same trees."]
    assert (first["subject_id"], first["object_id"]) == tuple(
        one.replace("https://example.org/data/", "data:") for one in (ACTIVITY_2015, ACTIVITY_2014)
    )
    assert (first["predicate_id"], first["predicate_modifier"], first["confidence"]) == ("gt:continues", "", "0.93")


def test_headings_are_schemes_with_tops_and_both_directions(built: Path, tmp_path: Path) -> None:
    export("skos", built, tmp_path)
    graph = rdflib.Graph().parse(tmp_path / "headings.skos.ttl", format="turtle")
    skos = rdflib.SKOS
    assert len(set(graph.subjects(rdflib.RDF.type, skos.ConceptScheme))) == 2
    tops = set(graph.objects(None, skos.hasTopConcept))
    assert {str(label) for top in tops for label in graph.objects(top, skos.prefLabel)} == {"A Green Place"}
    for narrow, broad in graph.subject_objects(skos.broader):
        assert (broad, skos.narrower, narrow) in graph
        assert narrow not in tops
    assert not set(graph.subjects(None, rdflib.URIRef(GT.deadline)))


def test_the_stream_names_its_pages_and_each_member_stands_in_one(built: Path, tmp_path: Path) -> None:
    written = files("ldes", built, tmp_path)
    base = "https://example.org/here/"
    quads = {
        name: set(parse(input=content, format=RdfFormat.TURTLE, base_iri=base + name))
        for name, content in written.items()
    }
    root = quads["ldes.ttl"]
    pages = {quad.object.value.removeprefix(base) for quad in root if quad.predicate.value == TREE.node}
    assert pages == written.keys() - {"ldes.ttl"}
    assert any(quad.object == NamedNode(LDES.EventStream) for quad in root if quad.predicate.value == RDF.type)
    members = [
        (name, quad.object) for name, some in quads.items() for quad in some if quad.predicate.value == TREE.member
    ]
    assert len(members) == len({one for _, one in members}) > 2
    versions = " ".join(str(member) for _, member in members)
    assert all(part in versions for part in ("2014-15/plan#", "2015-16/year-end-report#", "decision/", "correction/"))
    for name, member in members:
        said = {quad.predicate.value: quad.object for quad in quads[name] if quad.subject == member}
        assert str(said[DCTERMS.issued].value)[:4] == name[5:9]
        assert DCTERMS.isVersionOf in said
        assert SKOS.broader not in said


def test_a_member_has_an_address_and_is_of_a_kind_itself(tmp_path: Path) -> None:
    one, other = "https://example.org/one", "https://example.org/other"
    lines = [
        f"<{one}> <{RDF.type}> <{GT.Edition}> .",
        f'<{one}> <{DCTERMS.issued}> "2015-03-31" .',
        f"<{other}> <{SKOS.broader}> <{GT.Edition}> .",
        f"_:nameless <{RDF.type}> <{GT.Edition}> .",
    ]
    (tmp_path / "dataset.nq").write_text("".join(f"{line}\n" for line in lines))
    written = files("ldes", tmp_path / "dataset.nq", tmp_path / "out")
    assert set(written) == {"ldes.ttl", "ldes-2015.ttl"}
    quads = parse(input=written["ldes-2015.ttl"], format=RdfFormat.TURTLE, base_iri="https://example.org/")
    assert {str(quad.object.value) for quad in quads if quad.predicate.value == DCTERMS.isVersionOf} == {one}


@pytest.mark.parametrize("fmt", NEIGHBOURS)
def test_hostile_text_stays_text(tmp_path: Path, fmt: str) -> None:
    council = Council.under(tmp_path)
    council.source(PLAN, council.text(PLAN).replace("Ask residents where they want trees", EVIL))
    assert run(council.build) in (0, 1)
    written = files(fmt, council.out / "dataset.nq", tmp_path / "x")
    assert not any(b"<script" in content for name, content in written.items() if name.endswith(MARKED_UP))
    said = []
    for name, content in written.items():
        if name.endswith(MARKED_UP):
            elements = list(etree.fromstring(content).iter())
            said += [part for one in elements for part in (one.text or "", *one.attrib.values())]
        elif name.endswith(".json"):
            said.append(json.dumps(json.loads(content), ensure_ascii=False).replace('\\"', '"'))
        elif name.endswith(".ttl"):
            said += [str(term) for triple in rdflib.Graph().parse(data=content, format="turtle") for term in triple]
        else:
            rows = [line for line in content.decode().splitlines() if not line.startswith("#")]
            assert {row.count("\t") for row in rows} == {11}
    assert fmt in ("sssom", "skos", "ldes") or any(EVIL in part for part in said)


@pytest.mark.parametrize("fmt", NEIGHBOURS)
def test_no_officer_of_a_redacted_build_is_named(tmp_path: Path, fmt: str, hidden: Path) -> None:
    for name, content in files(fmt, hidden / "dataset.nq", tmp_path / "x").items():
        assert b"Zadrozny" not in content, name


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hidden")
    write_council(root / "data", [Hard("Joy", "Zadrozny", "Joy Zadrozny")])
    assert run(["build", "--data", str(root / "data"), "--out", str(root / "out"), "--redact", "--quiet"]) in (0, 1)
    return root / "out"
