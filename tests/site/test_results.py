"""A result beside the target of the very same year, on measures of our own making."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.records import Measure, Value
from goldenthread.site.results import Result, Verdict, missed_running, results, years_with_targets


def value(period: str, kind: str, printed: str, origin: str = "headline", basis: str = "") -> Value:
    number = float(printed) if printed.replace(".", "", 1).isdigit() else None
    return Value(period, kind, number, printed, origin, basis, 1)


def measure(*values: Value, polarity: str = "higher", table: str = "outturn") -> Measure:
    return Measure(
        f"m-{table}", "e", table, "Ponds dredged", "", "", "", "", "Number", polarity, "", "", "", 1, (1,), values
    )


def told(*values: Value, polarity: str = "higher") -> list[tuple[str, str, Verdict]]:
    return [(one.year, one.reached.printed, one.verdict) for one in results([measure(*values, polarity=polarity)])]


@pytest.mark.parametrize(
    ("polarity", "reached", "target", "verdict"),
    [
        ("higher", "9", "10", Verdict.MISSED),
        ("higher", "10", "10", Verdict.MET),
        ("higher", "11", "10", Verdict.MET),
        ("lower", "11", "10", Verdict.MISSED),
        ("lower", "10", "10", Verdict.MET),
        ("lower", "9", "10", Verdict.MET),
        ("", "9", "10", Verdict.UNTOLD),  # which direction is better is not said
        ("higher", "B", "A", Verdict.UNTOLD),  # grades are no numbers
        ("higher", "9", "N/A", Verdict.NO_TARGET),
        ("higher", "9", "Not Set", Verdict.NO_TARGET),
    ],
)
def test_a_result_beside_its_target(polarity: str, reached: str, target: str, verdict: Verdict) -> None:
    found = told(value("2031/32", "actual", reached), value("2031/32", "target", target), polarity=polarity)
    assert found == [("2031/32", reached, verdict)]


@pytest.mark.parametrize(
    ("colour", "reached", "target", "verdict"),
    [
        ("RED", "C-", "B", Verdict.GRADE_MISSED),
        ("Amber ", "2nd", "1st", Verdict.GRADE_MISSED),
        ("red", "Requires improvement", "Good", Verdict.GRADE_MISSED),
        ("GREEN", "C-", "B", Verdict.UNTOLD),  # the council does not say that it is short
        ("", "C-", "B", Verdict.UNTOLD),
        ("N/A", "C-", "B", Verdict.UNTOLD),
        ("amber", "1st", " 1ST", Verdict.UNTOLD),  # the same, for all its colour
        ("GREEN", "1st", " 1ST", Verdict.GRADE_MET),
        ("", "C-", "C-", Verdict.GRADE_MET),
        ("GREEN", "2nd", "1st", Verdict.UNTOLD),
        ("GREEN", "9 of 20", "9 of 20", Verdict.UNTOLD),  # no grade
        ("red", "2nd", "Good", Verdict.UNTOLD),  # of two kinds
        ("red", "9 of 20", "Good", Verdict.UNTOLD),
        ("red", "C-", "7", Verdict.UNTOLD),
        ("red", "9", "10", Verdict.MISSED),
        ("red", "11", "10", Verdict.MET),
    ],
)
def test_a_grade_is_short_only_where_the_council_rates_its_own_row_so(
    colour: str, reached: str, target: str, verdict: Verdict
) -> None:
    row = replace(measure(value("2031/32", "actual", reached), value("2031/32", "target", target)), variance=colour)
    assert results([row])[0].verdict is verdict


def test_a_grade_beside_the_target_of_another_table_or_a_chart_is_not_judged() -> None:
    row = replace(measure(value("2031/32", "actual", "C-")), variance="red")
    other = replace(measure(value("2031/32", "target", "B"), table="plan"), variance="red")
    assert results([row, other])[0].verdict is Verdict.UNTOLD
    chart = measure(value("2031/32", "actual", "C-"), value("2031/32", "target", "B", origin="chart"))
    assert results([replace(chart, variance="red")])[0].verdict is Verdict.UNTOLD


@pytest.mark.parametrize("printed", ["To follow", "Data awaited", "not yet  available", "results are due next spring"])
def test_what_is_still_to_come_is_no_result(printed: str) -> None:
    assert told(value("2031/32", "actual", printed), value("2031/32", "target", "B")) == []


def test_a_target_of_another_year_is_never_set_beside_a_result() -> None:
    found = told(value("2031/32", "actual", "9"), value("2032/33", "target", "10"))
    assert found == [("2031/32", "9", Verdict.NO_TARGET)]


def test_a_result_that_is_not_final_gives_no_final_verdict() -> None:
    target = value("2031/32", "target", "10")
    assert told(value("2031/32", "outturn", "9", basis="expected"), target)[0][2] is Verdict.LIKELY_MISSED
    assert told(value("2031/32", "actual", "12", basis="projection"), target)[0][2] is Verdict.LIKELY_MET
    assert told(value("2031/32", "actual", "9", basis="2030/31"), target)[0][2] is Verdict.UNTOLD
    within = value("2031/32", "target", "10", basis="within 4 years")
    assert told(value("2031/32", "actual", "9"), within)[0][2] is Verdict.UNTOLD


def test_a_certain_result_comes_before_an_expected_one_of_another_table() -> None:
    report = measure(value("2031/32", "actual", "9"), value("2031/32", "target", "10"))
    plan = measure(value("2031/32", "outturn", "12", basis="expected"), table="targets")
    for group in ([report, plan], [plan, report]):
        assert [(one.reached.printed, one.verdict) for one in results(group)] == [("9", Verdict.MISSED)]


def test_what_only_a_chart_draws_is_said_to_be_of_the_chart() -> None:
    chart = [value("2030/31", "actual", "8", "chart"), value("2030/31", "target", "10", "chart")]
    row = [value("2031/32", "actual", "9"), value("2031/32", "target", "10")]
    found = results([measure(*chart, *row)])
    assert [one.verdict for one in found] == [Verdict.CHART_MISSED, Verdict.MISSED]
    assert not missed_running(found)
    assert missed_running(found, Verdict.MISSED, Verdict.CHART_MISSED)


def test_where_a_row_prints_that_there_is_none_its_chart_is_not_taken() -> None:
    values = [value("2030/31", "actual", "N/A"), value("2030/31", "actual", "0", "chart")]
    assert told(*values, value("2030/31", "target", "10", "chart")) == []


@pytest.mark.parametrize(
    ("years", "running"),
    [(("2030/31", "2031/32"), True), (("2030/31", "2032/33"), False), (("2031/32",), False)],
)
def test_two_years_running_are_neighbours(years: tuple[str, ...], running: bool) -> None:
    some = [value(year, kind, printed) for year in years for kind, printed in (("actual", "9"), ("target", "10"))]
    assert missed_running(results([measure(*some)])) is running


def test_the_years_that_can_be_compared_are_counted() -> None:
    known = Result("2031/32", value("2031/32", "actual", "9"), value("2031/32", "target", "10"), Verdict.MISSED)
    unknown = Result("2030/31", value("2030/31", "actual", "9"), None, Verdict.NO_TARGET)
    assert years_with_targets([(unknown, known), (known,)]) == (("2031/32", 2),)
