"""Percentages, statuses and colours, as they are printed."""

from __future__ import annotations

import pytest

from goldenthread.read.field_values import (
    Percent,
    RatedCell,
    percent_scale,
    read_percent,
    read_rated_cell,
    read_status,
)


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
        ("60 per cent", Percent(60.0, "60 per cent")),
        ("60 PERCENT.", Percent(60.0, "60 PERCENT.")),
        ("60 pence", Percent(None, "60 pence", problem="percent-illegible")),
        ("140 per cent", Percent(None, "140 per cent", problem="percent-illegible")),
    ],
)
def test_percentages(printed: str, percent: Percent) -> None:
    assert read_percent(printed) == percent


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (["0.2", "1", "0"], 1),
        (["1", "0"], 1),
        (["0", "0"], 100),
        (["0.2%", "1%"], 100),
        (["0.2", "1%"], None),
        (["0.2", "1.5"], None),
        (["2", "100"], 100),
        (["", "n/a"], 100),
    ],
)
def test_a_column_tells_what_its_numbers_count_to(cells: list[str], scale: int | None) -> None:
    assert percent_scale(cells) == scale


def test_fractions_are_per_cent_of_one() -> None:
    assert read_percent("0.07", scale=1).value == 7
    assert read_percent(".5", scale=1).value == 50
    assert read_percent("1.2", scale=1).problem == "percent-illegible"
    assert read_percent("40%", scale=1).value == 40


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
        ("yellow", RatedCell("A", "", "")),
        ("R - On Target.", RatedCell("R", "", "On Target.")),
        ("A lease was signed", RatedCell("", "", "A lease was signed")),
        ("Red Lion Square paved", RatedCell("", "", "Red Lion Square paved")),
        ("Green/Amber", RatedCell("", "", "Green/Amber")),
        ("G/A", RatedCell("", "", "G/A")),
        ("Amber-Red", RatedCell("", "", "Amber-Red")),
        ("a", RatedCell("", "", "a")),
        ("", RatedCell("", "", "")),
        ("GREEN.", RatedCell("G", "", "")),
        ("(R)", RatedCell("R", "", "")),
        ("Amber (on target)", RatedCell("A", "", "on target")),
        ("RED / Overdue", RatedCell("R", "", "Overdue")),
        ("A*", RatedCell("", "", "A*")),
        ("Green (mostly)", RatedCell("", "", "Green (mostly)")),
        ("Green (80%)", RatedCell("G", "80%", "")),
        ("Green (80 trees)", RatedCell("", "", "Green (80 trees)")),
    ],
)
def test_cells_of_colour_status_and_percentage(printed: str, cell: RatedCell) -> None:
    assert read_rated_cell(printed, {"overdue", "on target"}) == cell


def test_a_colour_behind_a_status_and_one_with_a_footnote_are_read_and_a_code_is_no_share() -> None:
    known = {"on track"}
    read = [read_rated_cell(text, known) for text in ("On track (Green)", "Amber*", "3", "Nearly on track (Green)")]
    assert [(one.rag, one.percent, one.status) for one in read] == [
        ("G", "", "On track"),
        ("A", "", ""),
        ("", "", "3"),
        ("", "", "Nearly on track (Green)"),
    ]
