"""``goldenthread query`` with questions of one's own: what leaves the machine, what is too much, what it sees."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from tests.cli.conftest import Run

SERVICE = "SELECT * { SERVICE <http://127.0.0.1:1/none> { ?s ?p ?o } }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s a <https://w3id.org/goldenthread/ns#Activity> } } ORDER BY ?g"
COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) {from} {{ ?s a <https://w3id.org/goldenthread/ns#Activity> }}"


@pytest.fixture
def question(tmp_path: Path) -> Path:
    return tmp_path / "mine.rq"


def test_a_query_that_leaves_the_machine_is_asked_for(goldenthread: Run, built: Path, question: Path) -> None:
    question.write_text(SERVICE, encoding="utf-8")
    said = goldenthread("query", question, "--build", built).refusal
    assert "mine.rq: the query asks another server (SERVICE)" in said
    assert "leave this machine" in said
    assert "--allow-service" in said
    allowed = goldenthread("query", question, "--build", built, "--allow-service").refusal
    assert "leave this machine" not in allowed
    assert "mine.rq: the query failed" in allowed  # it went, and nobody was there


def test_a_query_that_is_too_deep_or_too_long_is_told(goldenthread: Run, built: Path, question: Path) -> None:
    question.write_text("SELECT * " + "{" * 1000 + "}" * 1000, encoding="utf-8")
    assert "mine.rq: the query is nested 1,000 deep" in goldenthread("query", question, "--build", built).refusal
    question.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", encoding="utf-8")
    said = goldenthread("query", question, "--build", built, "--timeout", "0.5").refusal
    assert "no answer within 0.5 seconds" in said


def test_from_is_obeyed(goldenthread: Run, built: Path, question: Path) -> None:
    def asked(text: str) -> list[str]:
        question.write_text(text, encoding="utf-8")
        return goldenthread("query", question, "--build", built, "--format", "csv").out.splitlines()[1:]

    graphs = [f"<{graph}>" for graph in asked(GRAPHS)]
    assert len(graphs) >= 2
    counts = [int(asked(COUNT.format(**{"from": f"FROM {graph}"}))[0]) for graph in graphs]
    every = int(asked(COUNT.format(**{"from": ""}))[0])
    assert all(0 < count < every for count in counts)
    assert int(asked(COUNT.format(**{"from": " ".join(f"FROM {graph}" for graph in graphs)}))[0]) == every
    assert int(asked(COUNT.format(**{"from": f"FROM NAMED {graphs[0]}"}))[0]) == 0


def test_xml_is_well_formed_and_the_same_for_tables_and_graphs(goldenthread: Run, built: Path, question: Path) -> None:
    said = goldenthread("query", "editions", "--build", built, "--format", "xml").out
    read = parse_query_results(said, QueryResultsFormat.XML)
    assert isinstance(read, QuerySolutions)
    assert (
        len(list(read))
        == len(goldenthread("query", "editions", "--build", built, "--format", "csv").out.splitlines()) - 1
    )
    question.write_text('SELECT ("a\\u0007b" AS ?bell) {}', encoding="utf-8")
    said = goldenthread("query", question, "--build", built, "--format", "xml").out
    assert ElementTree.fromstring(said).findtext(".//{*}literal") == "a\ufffdb"  # noqa: S314 - our own answer
    assert "1 character that XML cannot hold" in said
    question.write_text("CONSTRUCT { ?s <urn:x#1> ?o } { ?s a ?o }", encoding="utf-8")
    assert "ends in no name" in goldenthread("query", question, "--build", built, "--format", "xml").refusal


def test_a_prefix_that_is_missing_is_told_with_its_line(goldenthread: Run, built: Path, question: Path) -> None:
    question.write_text("SELECT ?a { ?a a gt:Activity ; skos:notation ?b }", encoding="utf-8")
    said = goldenthread("query", question, "--build", built).refusal
    gt, skos = "<https://w3id.org/goldenthread/ns#>", "<http://www.w3.org/2004/02/skos/core#>"
    assert f"the prefixes 'gt:' and 'skos:' are not declared: add PREFIX gt: {gt} PREFIX skos: {skos}" in said
    question.write_text(f"PREFIX gt: {gt} PREFIX skos: {skos} {question.read_text()}", encoding="utf-8")
    assert goldenthread("query", question, "--build", built).code == 0
    question.write_text("SELECT ?a { ?a a ours:Activity }", encoding="utf-8")
    said = goldenthread("query", question, "--build", built).refusal
    assert "the prefix 'ours:' is not declared: add PREFIX ours: <...>" in said


def test_the_declarations_can_be_written_above_a_query(goldenthread: Run, built: Path, question: Path) -> None:
    declared = goldenthread("query", "--prefixes").out
    question.write_text(f"{declared}ASK {{ ?a a gt:Activity, prov:Entity . gts:completed a skos:Concept }}", "utf-8")
    assert "true" in goldenthread("query", question, "--build", built).out


@pytest.mark.parametrize("fmt", ["csv", "table", "json"])
def test_an_empty_answer_says_what_that_means(goldenthread: Run, built: Path, question: Path, fmt: str) -> None:
    done = goldenthread("query", "due-back", "--build", built, "--format", fmt)
    assert done.code == 0
    assert "the answer is empty. Either no committee's decision is held" in done.err
    question.write_text("SELECT ?a { ?a <urn:none> 1 }")
    assert "the answer is empty. Nothing" in goldenthread("query", question, "--build", built, "--format", fmt).err
    for text in ("SELECT ?a { ?a a ?b } LIMIT 1", "ASK { ?a <urn:none> 1 }"):
        question.write_text(text)
        assert goldenthread("query", question, "--build", built, "--format", fmt).err == ""
