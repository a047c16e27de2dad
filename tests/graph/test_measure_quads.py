"""Measures, their values, and what they support."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.graph.measure_quads import measure_quads
from goldenthread.interpret.cited_activities import cited_activities
from goldenthread.model import Kind
from goldenthread.namespaces import GT
from tests.small_council import ACTIVITY_2014, CONTEXT, PLAN, PLAN_2014, iri_of, said

MEASURE = iri_of(PLAN, Kind.MEASURE, "s6")
QUADS = list(measure_quads(CONTEXT, PLAN_2014, {MEASURE: cited_activities(PLAN_2014)["s6"]}))


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


def test_what_nobody_interpreted_supports_only_what_it_names_by_its_key() -> None:
    assert said(measure_quads(CONTEXT, PLAN_2014, {}), MEASURE, GT.supports) == []


def test_two_periods_that_read_alike_are_two_values() -> None:
    measure = PLAN_2014.measures[0]
    first = measure.observations[0]
    alike = tuple(replace(first, period=period, value=value) for period, value in (("Q1/2", 1.0), ("Q1-2", 2.0)))
    plan = replace(PLAN_2014, measures=(replace(measure, observations=alike),))
    quads = list(measure_quads(CONTEXT, plan, {}))
    values = [str(q.subject)[1:-1] for q in quads if q.predicate.value == GT.value]
    assert len(set(values)) == 2
    assert values[1] == f"{values[0]}/2"
