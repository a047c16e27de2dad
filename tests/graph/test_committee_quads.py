"""Decisions of committees and corrections as statements, apart from what the documents say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import NamedNode, Quad

from goldenthread.graph.committee_quads import correction_quads, decision_quads
from goldenthread.graph.statements import iri
from goldenthread.model import CommitteeDecision, Resolution
from goldenthread.namespaces import DCTERMS, GT, ORG, PROV, RDF, RDFS
from tests.small_council import ACTIVITY_2015, CONTEXT, CORRECTIONS, DECISIONS, MINTER, OTHER_2014, quads, said

RECALL, ANSWER = DECISIONS


def name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def subjects(statements: Iterable[Quad], part: str = "/") -> set[str]:
    return {name(quad.subject) for quad in statements if part in name(quad.subject)}


def test_a_recall() -> None:
    statements = list(decision_quads(CONTEXT, [RECALL]))
    (one,) = subjects(q for q in statements if q.object == iri(GT.Recall))
    assert said(statements, one, RDF.type) == sorted((GT.CommitteeDecision, GT.Recall, PROV.Activity))
    assert said(statements, one, GT.concerns) == [RECALL.about]
    assert said(statements, one, GT.dueBack) == ["2016-09-30"]
    assert said(statements, one, GT.aboutFinding) == []
    (body,) = said(statements, one, PROV.wasAssociatedWith)
    assert said(statements, body, RDFS.label) == ["Green Scrutiny Committee"]
    assert said(statements, body, ORG.subOrganizationOf) == [MINTER.body("marlow-vale")]


def test_an_answer_is_no_recall() -> None:
    statements = list(decision_quads(CONTEXT, [ANSWER]))
    assert not any(q.object == iri(GT.Recall) for q in statements)
    assert {name(q.graph_name) for q in statements} == {MINTER.graph("committee")}


def test_one_body_however_it_is_spelt_has_one_name() -> None:
    other = replace(ANSWER, by="Green scrutiny  committee")
    statements = list(decision_quads(CONTEXT, [RECALL, other]))
    (body,) = subjects(statements, "/committee/")
    assert said(statements, body, RDFS.label) == ["Green Scrutiny Committee"]


def test_words_and_the_day_due_make_no_other_address() -> None:
    def address(one: CommitteeDecision) -> set[str]:
        return subjects(decision_quads(CONTEXT, [one]), "/decision/")

    assert address(RECALL) == address(replace(RECALL, words="Other words.", until=None))
    assert address(RECALL) != address(replace(RECALL, minute="GSC 12.2"))
    assert address(RECALL) != address(replace(RECALL, resolution=Resolution.COMPLETED))


def test_a_correction() -> None:
    statements = list(correction_quads(CONTEXT, CORRECTIONS))
    (one,) = subjects(statements)
    assert said(statements, one, GT.concerns) == [OTHER_2014]
    assert said(statements, one, GT.wrongSince) == ["2016-01-08"]
    assert said(statements, one, DCTERMS.date) == ["2016-02-01"]
    assert said(statements, one, GT.fromLine) == ["5"]
    (still,) = CORRECTIONS
    assert said(list(correction_quads(CONTEXT, [replace(still, corrected=None)])), one, DCTERMS.date) == []


def test_nothing_is_said_of_a_row_or_thread_itself() -> None:
    graphs = {MINTER.graph("committee"), MINTER.graph("corrections")}
    about = {RECALL.about, ACTIVITY_2015, OTHER_2014}
    told = [q for q in quads() if name(q.graph_name) in graphs]
    assert told
    assert not subjects(told) & about
