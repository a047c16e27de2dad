"""Accepted and proposed links are statements; every judgement is a record."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.graph.link_quads import expand, link_quads
from goldenthread.model import Relation
from goldenthread.namespaces import GT, SEMAPV, SSSOM
from tests.small_council import (
    ACTIVITY_2014,
    ACTIVITY_2015,
    CONTEXT,
    LINKS,
    MILESTONE_2014,
    MILESTONE_2015,
    MINTER,
    OTHER_2014,
    said,
)

QUADS = list(link_quads(CONTEXT, LINKS))


def test_links_that_hold_lead_from_the_later_to_the_earlier() -> None:
    assert said(QUADS, ACTIVITY_2015, GT.continues) == [ACTIVITY_2014]
    assert said(QUADS, MILESTONE_2015, GT.succeeds) == [MILESTONE_2014]


def test_rejected_links_and_candidates_are_records_only() -> None:
    assert said(QUADS, MILESTONE_2015, GT.continues) == []
    rejected = MINTER.link("marlow-vale", OTHER_2014, MILESTONE_2015)
    assert said(QUADS, rejected, SSSOM.predicate_modifier) == [SSSOM.NegatedPredicate]
    assert said(QUADS, rejected, GT.decision) == ["rejected"]


def test_what_undoes_is_a_statement_of_its_own_and_of_no_thread() -> None:
    undoing = replace(LINKS[0], relation=Relation.REVERSES)
    made = list(link_quads(CONTEXT, (undoing,)))
    assert said(made, ACTIVITY_2015, GT.reverses) == [ACTIVITY_2014]
    assert said(made, ACTIVITY_2015, GT.continues) == []
    assert (undoing.holds, undoing.joins, LINKS[0].joins) == (True, False, True)


def test_a_judgement_says_how_sure_why_and_who() -> None:
    link = MINTER.link("marlow-vale", ACTIVITY_2014, ACTIVITY_2015)
    assert said(QUADS, link, SSSOM.confidence) == ["0.93"]
    assert said(QUADS, link, SSSOM.mapping_justification) == [SEMAPV.ManualMappingCuration]
    assert said(QUADS, link, SSSOM.reviewer_label) == ["A reader"]
    assert said(QUADS, link, SSSOM.mapping_date) == ["2026-11-22"]
    assert said(QUADS, f"{link}/score/title", GT.scoreValue) == ["0.87"]
    assert said(QUADS, f"{link}/score/milestones", GT.scoreName) == ["milestones"]


def test_an_iri_is_not_expanded() -> None:
    assert expand("https://example.org/why") == "https://example.org/why"
