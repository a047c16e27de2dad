"""Issues have an address, and none hides another."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import NamedNode

from goldenthread.graph.issue_quads import edition_of, issue_quads
from goldenthread.namespaces import GT, PROV
from tests.small_council import CONTEXT, LATER_ISSUES, MINTER, PLAN, PLAN_2014, REPORT, said

QUADS = list(issue_quads(CONTEXT, PLAN, PLAN_2014.issues))


def test_two_that_are_alike_are_two() -> None:
    subjects = {quad.subject for quad in QUADS}
    assert len(subjects) == len(PLAN_2014.issues)


def test_a_line_that_moves_leaves_the_address_alone() -> None:
    moved = [replace(issue, line=issue.line + 10) for issue in PLAN_2014.issues]
    assert {q.subject for q in issue_quads(CONTEXT, PLAN, moved)} == {q.subject for q in QUADS}


def test_an_issue_shows_its_lines() -> None:
    names = {quad.subject.value for quad in QUADS if isinstance(quad.subject, NamedNode)}
    (issue,) = [name for name in names if said(QUADS, name, GT.lineNumbers) == ["3 4"]]
    assert said(QUADS, issue, PROV.hadPrimarySource) == [MINTER.source_lines(PLAN, 3, 4)]
    assert said(QUADS, issue, GT.printed) == ["x"]


def test_an_issue_of_no_edition_stands_alone() -> None:
    assert edition_of(LATER_ISSUES[0], (PLAN, REPORT)) == REPORT
    assert edition_of(LATER_ISSUES[1], (PLAN, REPORT)) is None
    quads = list(issue_quads(CONTEXT, None, LATER_ISSUES[1:]))
    assert not any(quad.predicate.value == GT.statedIn for quad in quads)


def test_two_editions_of_one_year_leave_the_edition_open() -> None:
    twin = replace(REPORT, document="mid-year-report")
    assert edition_of(LATER_ISSUES[0], (REPORT, twin)) is None
