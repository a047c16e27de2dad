"""Order, runs of lines and parents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.graph.context import kinds, line_numbers, order, parent_iri, runs, sources
from goldenthread.model import Kind
from tests.small_council import CONTEXT, PLAN, PLAN_2014


def test_document_order_counts_headings_and_commitments_together() -> None:
    assert order(PLAN_2014) == {"t1": 1, "p2": 2, "a3": 3, "m4": 4, "m5": 5}


def test_an_activity_comes_before_a_milestone_of_the_same_line() -> None:
    activity, *milestones = PLAN_2014.commitments
    together = replace(PLAN_2014, commitments=(*milestones, replace(activity, lines=(4,), line=4)))
    assert order(together)["a3"] == 3


@pytest.mark.parametrize(
    ("lines", "expected"),
    [((), []), ((7,), [(7, 7)]), ((9, 7, 8, 8, 12), [(7, 9), (12, 12)]), ((1, 3), [(1, 1), (3, 3)])],
)
def test_runs(lines: tuple[int, ...], expected: list[tuple[int, int]]) -> None:
    assert list(runs(lines)) == expected


def test_line_numbers_are_sorted_and_single() -> None:
    assert line_numbers((12, 7, 7)) == "7 12"


def test_sources_are_one_for_each_run() -> None:
    assert sources(CONTEXT, PLAN, (3, 4, 6)) == [
        "https://example.org/data/marlow-vale/source/plan.txt/lines/3-4",
        "https://example.org/data/marlow-vale/source/plan.txt/lines/6-6",
    ]


def test_a_parent_that_does_not_exist_is_none() -> None:
    known = kinds(PLAN_2014)
    assert known["a3"] is Kind.ACTIVITY
    assert parent_iri(CONTEXT, PLAN_2014, known, "a3").endswith("/activity/0003")
    assert parent_iri(CONTEXT, PLAN_2014, known, "a99") == ""
    assert parent_iri(CONTEXT, PLAN_2014, known, "") == ""
