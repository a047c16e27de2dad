"""Dates, percentages, statuses and colours, as they are printed."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.read.values import (
    Percent,
    RatedCell,
    holds_date,
    read_dates,
    read_percent,
    read_rated_cell,
    read_status,
)


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("31/03/2014", ["2014-03-31"]),
        ("1/4/13", ["2013-04-01"]),
        ("30/6/13 & 31/12/13", ["2013-06-30", "2013-12-31"]),
        ("31/03/14 31/03/14", ["2014-03-31"]),
        ("Deadline 31/03/2014 (was 31/12/2013)", ["2014-03-31", "2013-12-31"]),
        ("31.03.2019", ["2019-03-31"]),
        ("31-03-2019", ["2019-03-31"]),
        ("2019-03-31", ["2019-03-31"]),
        ("2019-04-01 and 30/06/19", ["2019-04-01", "2019-06-30"]),
        ("29/02/2012", ["2012-02-29"]),
        ("March 2013", ["2013-03-31"]),
        ("(March 2013)", ["2013-03-31"]),
        ("(Feb 12)", ["2012-02-29"]),
        ("(September 12; March 13)", ["2012-09-30", "2013-03-31"]),
        ("Sept. 2012", ["2012-09-30"]),
        ("1st June 2014", ["2014-06-01"]),
        ("31 March 2019", ["2019-03-31"]),
        ("31-Mar-19", ["2019-03-31"]),
        ("by 5 May 19", ["2019-05-05"]),
    ],
)
def test_dates(printed: str, days: list[str]) -> None:
    read = read_dates(printed)
    assert [day.isoformat() for day in read.dates] == days
    assert read.problem == ""
    assert read.printed == printed


@pytest.mark.parametrize(
    ("printed", "problem", "suggested"),
    [
        ("31/09/17", "date-impossible", ["2017-09-30"]),
        ("30/02/2013", "date-impossible", ["2013-02-28"]),
        ("31.11.2018", "date-impossible", ["2018-11-30"]),
        ("31/13/2017", "date-impossible", []),
        ("00/00/0040", "date-impossible", []),
        ("2019-02-30", "date-impossible", ["2019-02-28"]),
        ("TBC", "date-not-set", []),
        ("n/a", "date-not-set", []),
        ("Ongoing", "date-not-set", []),
        ("--", "date-not-set", []),
        ("soon", "date-illegible", []),
        ("3l/O3/14", "date-illegible", []),
        ("2017/18", "date-illegible", []),
        ("", "", []),
    ],
)
def test_what_is_no_date(printed: str, problem: str, suggested: list[str]) -> None:
    read = read_dates(printed)
    assert read.dates == ()
    assert (read.problem, [day.isoformat() for day in read.suggested]) == (problem, suggested)


@pytest.mark.parametrize("text", ["1.1.12", "01.01.01a", "11/2013", "12-13", "Phase 1-2-3", "1/2/345"])
def test_numbers_that_are_no_dates(text: str) -> None:
    assert not holds_date(text)


def test_an_impossible_date_beside_a_good_one_is_told() -> None:
    read = read_dates("30/06/17 and 31/09/17")
    assert read.dates == (date(2017, 6, 30),)
    assert (read.problem, read.suggested) == ("date-impossible", (date(2017, 9, 30),))


@pytest.mark.parametrize(
    ("printed", "percent"),
    [
        ("100%", Percent(100.0, "100%")),
        ("0%", Percent(0.0, "0%")),
        ("87.5 %", Percent(87.5, "87.5 %")),
        ("50", Percent(50.0, "50")),
        ("100.00%", Percent(100.0, "100.00%")),
        ("", Percent(None, "")),
        ("%", Percent(None, "%", problem="percent-missing")),
        ("O%", Percent(None, "O%", problem="percent-missing")),
        ("101%", Percent(None, "101%", problem="percent-illegible")),
        ("1000/", Percent(None, "1000/", 100.0, "percent-illegible")),
        ("10076", Percent(None, "10076", 100.0, "percent-illegible")),
        ("11111%", Percent(None, "11111%", 100.0, "percent-illegible")),
        ("75/", Percent(None, "75/", problem="percent-illegible")),
    ],
)
def test_percentages(printed: str, percent: Percent) -> None:
    assert read_percent(printed) == percent


def test_a_status_is_known_whatever_its_capitals_and_stops() -> None:
    known = {"on target": "on target", "complete": "completed"}
    assert read_status("ON  TARGET.", known) == "on target"
    assert read_status("Complete:", known) == "completed"
    assert read_status("Under Review", known) == "under review"


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("A 50%", RatedCell("A", "50%", "")),
        ("G", RatedCell("G", "", "")),
        ("R Overdue", RatedCell("R", "", "Overdue")),
        ("On target", RatedCell("", "", "On target")),
        ("Amber", RatedCell("A", "", "")),
        ("RED: Overdue", RatedCell("R", "", "Overdue")),
        ("Green 100%", RatedCell("G", "100%", "")),
        ("Reduced", RatedCell("", "", "Reduced")),
        ("", RatedCell("", "", "")),
    ],
)
def test_cells_of_colour_status_and_percentage(printed: str, cell: RatedCell) -> None:
    assert read_rated_cell(printed) == cell
