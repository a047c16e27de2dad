"""The benchmark of links: who judged what first, what was judged again, and how far the two agree."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, Graph, Namespace

from goldenthread.cli import run
from goldenthread.export.exported_rows import Row
from goldenthread.fingerprints import digest, squash
from goldenthread.linking.decisions import DecisionLine, dump_decisions
from goldenthread.model import Decision, Relation
from goldenthread.model.reviewers import Reviewer, ReviewerKind
from goldenthread.publishing.links_benchmark import Benchmark, benchmark, figures_told, second_judgements
from goldenthread.store import EmbeddedStore
from goldenthread.validation.catalogue_check import check_catalogue
from tests.cases.council import Council
from tests.publishing.test_release import NAMED, files_of

BASE = "https://example.org/data/"
READERS = {key: Reviewer(key, kind, key) for key, kind in (("Una", ReviewerKind.PERSON), ("m", ReviewerKind.SOFTWARE))}
GRAPH = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix gt: <https://w3id.org/goldenthread/ns#> . @prefix sssom: <https://w3id.org/sssom/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix d: <https://example.org/data/> .
d:c dcterms:identifier "wick" .
d:old rdfs:label "2021" ; dcterms:type "plan" ; dcterms:publisher d:c ; gt:yearStart "2021-04-01"^^xsd:date .
d:new rdfs:label "2022" ; dcterms:type "review" ; dcterms:publisher d:c ; gt:yearStart "2022-04-01"^^xsd:date .
"""
JUDGED = (
    ("1", "continues", "accepted"),
    ("2", "continues", "rejected"),
    ("3", "succeeds", "accepted"),
    ("4", "continues", "candidate"),
    ("5", "reverses", "accepted"),
)


def _store() -> EmbeddedStore:
    said = [GRAPH]
    for key, relation, decision in JUDGED:
        for when, name in (("old", "before"), ("new", "after")):
            said.append(
                f'd:{name}{key} a gt:Activity ; dcterms:title "{name} {key}" ; gt:order {key} ; gt:statedIn d:{when} .'
            )
        said.append(
            f'd:link{key} a gt:Link ; gt:decision "{decision}" ; gt:relation "{relation}" ; sssom:reviewer_label "Ida"'
            f'; gt:earlier d:before{key} ; gt:later d:after{key} ; gt:reviewerKind "person" ; rdfs:comment "so it is" .'
        )
    graph = Graph().parse(data="\n".join(said), format="turtle")
    return EmbeddedStore.parse(graph.serialize(format="nt").encode())


def _again(key: str, relation: Relation, decision: Decision, reader: str = "m", words: str = "") -> DecisionLine:
    return DecisionLine(
        later=f"{BASE}after{key}",
        earlier=f"{BASE}before{key}",
        relation=relation,
        decision=decision,
        confidence=0.7,
        reviewer=reader,
        date="2026-01-02",
        reason="read anew",
        later_hash=digest(squash(words or f"after {key}")),
    )


YES = (Relation.CONTINUES, Decision.ACCEPTED)
AGAIN = (
    _again("1", Relation.CONTINUES, Decision.ACCEPTED),
    _again("2", Relation.SUCCEEDS, Decision.ACCEPTED),
    _again("3", Relation.CONTINUES, Decision.ACCEPTED),
    _again("5", Relation.CONTINUES, Decision.REJECTED),
)


def _about(found: Benchmark, about: str, split: str = "all", level: str = "all") -> Row:
    (row,) = [r for r in found.agreement if (r["about"], r["split"], r["level"]) == (about, split, level)]
    return row


def test_each_pair_has_what_was_judged_first_and_again() -> None:
    found = benchmark(_store(), AGAIN, READERS)
    assert [(row["id"][-1], row["first"], row.get("second", ""), row["readings"]) for row in found.pairs] == [
        ("1", "continues", "continues", "2"),
        ("2", "rejected", "succeeds", "2"),
        ("3", "succeeds", "continues", "2"),
        ("4", "candidate", "", "1"),
        ("5", "reverses", "rejected", "2"),
    ]
    assert (found.twice, found.left_out) == (4, ())
    assert found.splits == ("wick: 2021 plan to 2022 review",)
    first = found.pairs[0]
    assert (first["first_readers"], first["first_kind"], first["second_readers"], first["second_kind"]) == (
        "Ida",
        "person",
        "m",
        "software",
    )
    assert figures_told(found)["kinds"] == ["person", "software"]


def test_what_is_undone_goes_on_for_neither_reader() -> None:
    found = benchmark(_store(), AGAIN, READERS)
    joined = _about(found, "joined")
    # first joins 1 and 3, second joins 1, 2 and 3; 5 is joined by neither: agreed in 1, 3, 5 of four
    assert (joined["pairs"], joined["first"], joined["second"], joined["agreed"]) == ("4", "2", "3", "3")
    # observed 3/4, by chance 2/4*3/4 + 2/4*1/4 = 1/2
    assert joined["kappa"] == "0.500"
    answer = _about(found, "answer")
    assert (answer.get("first"), answer["agreed"]) == (None, "1")
    assert [row["about"] for row in found.agreement if row["split"] == row["level"] == "all"] == [
        "joined",
        "answer",
        "continues",
        "succeeds",
        "reverses",
        "rejected",
    ]
    assert _about(found, "joined", found.splits[0])["kappa"] == "0.500"


def test_where_both_say_one_thing_of_all_there_is_no_kappa() -> None:
    found = benchmark(_store(), AGAIN[:1], READERS)
    assert {row["kappa"] for row in found.agreement} == {""}
    assert {row["agreed"] for row in found.agreement} == {"1"}


def test_what_counts_for_nothing_is_told() -> None:
    changed, nobody = _again("4", Relation.CONTINUES, Decision.REJECTED, words="else"), _again("9", *YES)
    found = benchmark(_store(), (*AGAIN, changed, nobody), READERS)
    assert found.twice == 4
    assert [one.split(":")[0] for one in found.left_out] == ["1 second judgements of links"] * 2
    assert benchmark(_store(), (changed, nobody), READERS).pairs == ()
    assert benchmark(_store(), (), READERS) == Benchmark()


def test_two_who_judge_again_are_two_judgements() -> None:
    found = benchmark(_store(), (AGAIN[0], _again("1", *YES, reader="Una")), READERS)
    assert [row["second_readers"] for row in found.pairs if row["id"].endswith("link1")] == ["Una", "m"]
    assert _about(found, "joined")["pairs"] == "2"
    assert figures_told(found)["pairs"] == len(JUDGED)


def test_without_names_nothing_is_quoted_that_stands_beside_the_graph() -> None:
    named, hidden = (benchmark(_store(), AGAIN, READERS, redacted=redacted) for redacted in (False, True))
    assert {row.get("second_reason", "") for row in named.pairs} == {"read anew", ""}
    assert {row.get("second_reason", "") for row in hidden.pairs} == {""}
    assert [row["second"] for row in named.pairs if "second" in row] == [
        row["second"] for row in hidden.pairs if "second" in row
    ]


def test_a_folder_without_second_opinions(tmp_path: Path) -> None:
    assert second_judgements(tmp_path, BASE) == ([], {})


@pytest.mark.slow
def test_a_release_holds_it_as_a_dataset_of_its_own(tmp_path: Path) -> None:
    import mlcroissant

    council = Council.under(tmp_path)
    ends = ("2018-19/plan/activity/", "2019-20/year-end-report/activity/")
    lines = [
        DecisionLine(
            later=f"{BASE}brackenford/{ends[1]}{later}",
            earlier=f"{BASE}brackenford/{ends[0]}{earlier}",
            relation=Relation.CONTINUES,
            decision=decision,
            confidence=0.9,
            reviewer=reader,
            date="2026-01-02",
            reason="as it stands",
        )
        for earlier, later, decision, reader in (
            ("0001", "0001", Decision.ACCEPTED, "Una"),
            ("0002", "0002", Decision.ACCEPTED, "Una"),
            ("0002", "0002", Decision.REJECTED, "m"),
        )
    ]
    council.write("links/ours.sssom.tsv", dump_decisions(lines[:2], BASE, "ours"))
    council.write("links/opinions/again.sssom.tsv", dump_decisions(lines[2:], BASE, "again"))
    council.write(
        "reviewers.tsv",
        "key\tkind\tname\tdate\nUna\tperson\tUna Voss\t2026-01-02\nm\tsoftware\tmatcher 2\t2026-01-02\n",
    )
    assert run(council.build) == 0
    out = tmp_path / "release"
    words = ["publish", "--data", str(council.data), "--build", str(council.out), "--out", str(out), *NAMED]
    assert run(words) == 0
    with (out / "benchmark" / "pairs.csv").open(encoding="utf-8", newline="") as stream:
        pairs = [(row["from"][-4:], row["first"], row["second"], row["second_kind"]) for row in csv.DictReader(stream)]
    assert pairs == [("0001", "continues", "", ""), ("0002", "continues", "rejected", "software")]
    dcat = Namespace("http://www.w3.org/ns/dcat#")
    graph = Graph().parse(out / "catalogue.ttl")
    (own,) = [one for one in graph.subjects(RDF.type, dcat.Dataset) if str(one).endswith("/links-benchmark")]
    files = {str(graph.value(one, DCTERMS.title)) for one in graph.objects(own, dcat.distribution)}
    assert files == {name for name in files_of(out) if name.startswith("benchmark/") and not name.endswith(".md")}
    for other in graph.subjects(dcat.distribution, None):
        assert other == own or not set(graph.objects(other, dcat.distribution)) & set(
            graph.objects(own, dcat.distribution)
        )
    assert check_catalogue(out) == ()
    record = mlcroissant.Dataset(jsonld=out / "croissant.json")
    assert not record.metadata.issues.errors
    assert not record.metadata.issues.warnings
    assert {one.uuid for one in record.metadata.record_sets} == {"links", "pairs", "agreement", "splits"}
    sums = (out / "SHA256SUMS").read_text(encoding="utf-8")
    assert "benchmark/README.md" in sums
    assert "benchmark/pairs.csv" in sums
    assert "No person judged" not in (out / "benchmark" / "README.md").read_text(encoding="utf-8")
