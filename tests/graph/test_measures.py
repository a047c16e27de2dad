"""Measures, their values, and what they support."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.graph.measures import activities_by_title, measure_quads, supported_key
from goldenthread.model import Kind
from goldenthread.namespaces import GT, squash
from tests.small_council import ACTIVITY_2014, CONTEXT, PLAN, PLAN_2014, iri_of, said

QUADS = list(measure_quads(CONTEXT, PLAN_2014))
MEASURE = iri_of(PLAN, Kind.MEASURE, "s6")


def test_a_measure_supports_the_activity_that_it_names() -> None:
    assert said(QUADS, MEASURE, GT.supports) == [ACTIVITY_2014]
    assert said(QUADS, MEASURE, GT.supportsPrinted) == ["1.1.a: Plant 200 street trees", "Something else"]
    assert said(QUADS, MEASURE, GT.marker) == ["*", "new"]


def test_a_number_is_a_value_and_a_grade_is_none() -> None:
    target, actual = f"{MEASURE}/value/2014-15/target/headline", f"{MEASURE}/value/2014-15/actual/headline"
    assert said(QUADS, target, GT.value) == ["300"]
    assert said(QUADS, target, GT.basis) == ["approximate"]
    assert said(QUADS, actual, GT.value) == []
    assert said(QUADS, actual, GT.printed) == ["Grade B"]


def test_a_second_value_of_the_same_kind_is_not_lost() -> None:
    assert said(QUADS, f"{MEASURE}/value/2014-15/actual/headline/2", GT.value) == ["12.5"]


def test_a_title_that_stands_twice_names_no_activity() -> None:
    activity = PLAN_2014.commitments[0]
    twice = replace(PLAN_2014, commitments=(*PLAN_2014.commitments, replace(activity, key="a9", line=9, lines=(9,))))
    assert activities_by_title(twice) == {}


def test_a_key_of_the_plan_is_supported_directly() -> None:
    assert supported_key("a3", {"a3": Kind.ACTIVITY}, {}) == "a3"
    assert supported_key("Something else", {"a3": Kind.ACTIVITY}, {}) == ""


@pytest.mark.parametrize(
    ("printed", "title", "found"),
    [
        (
            "2.2a Increase good quality housing, family sized across all tenures",
            "Increase good quality housing, family sized homes across all tenures",
            True,
        ),
        ("Complete phase 2 of the housing programme", "Complete phase 1 of the housing programme", False),
        ("Deliver 200 new homes in the east", "Deliver 100 new homes in the east", False),
        ("Increase recycling across all our estates", "Decrease recycling across all our estates", False),
        ("Refurbish the library and the halls", "Refurbish the library and the halls of Mill Road", False),
    ],
)
def test_an_activity_cited_in_nearly_its_own_words(printed: str, title: str, found: bool) -> None:
    assert supported_key(printed, {}, {squash(title): "a3"}) == ("a3" if found else "")
