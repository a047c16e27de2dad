"""Tables of outturns, of an invented council."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures import read_measures
from tests.read.measures.invented import HEAD, OUTTURN, chart, classified, headline, one, read, theme

TREES = "<b>Trees planted</b> Counted in: Number Good is: More"
ROADS = "<b>Roads mended</b> Counted in: Miles Good is: More"
TABLE = (
    "<table><tr><th>Period</th><th>Result</th></tr>"
    "<tr><td>2030</td><td>7</td></tr><tr><td>Jun</td><td>9</td></tr></table>"
)
FLAT = "Period\tResult\t2030\t7\tJun\t9"


def test_a_plain_row() -> None:
    measure = one(OUTTURN, HEAD, f"{TREES}\t\t1,200\t1,500\t1,400 (e)\tMISSED\tup", "Note 1: A dry spring.")
    assert (measure.name, measure.unit, measure.polarity) == ("Trees planted", "Number", "higher")
    assert (measure.variance, measure.direction) == ("MISSED", "up")
    assert headline(measure) == [1200.0, 1500.0, 1400.0]
    assert [(o.period, o.kind, o.basis) for o in measure.observations] == [
        ("2030", "actual", ""),
        ("2031", "target", ""),
        ("2031", "actual", "estimated"),
    ]
    assert measure.commentary == "Note 1: A dry spring."
    assert measure.lines == (2, 3)


def test_a_chart_printed_three_times_is_taken_once() -> None:
    result = read(
        OUTTURN, HEAD, f"{TREES}\t{TABLE}\t\t{FLAT}\t1\t2\t3\tMET\tup", "Period\tResult", "2030\t7", "Jun\t9",
        "Note 1: Well done.",
    )  # fmt: skip
    (measure,) = result.measures
    assert chart(measure) == [("2030", "actual", 7.0), ("Jun", "actual", 9.0)]
    assert headline(measure) == [1.0, 2.0, 3.0]
    assert [claim.taken_for for claim in result.claims] == [
        "header",
        "measure",
        "chart",
        "chart",
        "chart",
        "commentary",
    ]
    assert result.issues == ()


def test_a_chart_that_is_printed_only_below_is_taken_from_there() -> None:
    measure = one(OUTTURN, HEAD, f"{TREES}\t\t1\t2\t3\tMET\tup", "Period\tResult\tAim", "2030\t7\t8", "Note 1: Fine.")
    assert chart(measure) == [("2030", "actual", 7.0), ("2030", "target", 8.0)]


def test_prints_of_a_chart_that_differ_are_told() -> None:
    result = read(OUTTURN, HEAD, f"{TREES}\t{TABLE}\t1\t2\t3\tMET\tup", "Period\tResult", "2030\t8")
    assert [(issue.rule, issue.line) for issue in result.issues] == [("chart-again", 4)]
    assert chart(result.measures[0])[0] == ("2030", "actual", 7.0)


def test_name_and_figures_on_different_lines_are_rejoined_either_way() -> None:
    figures_below = one(
        OUTTURN, HEAD, f"{TREES}\tActions behind this measure: A1 Plant", f"{TABLE}\t\t1\t2\t3\tMET\tup"
    )
    assert headline(figures_below) == [1.0, 2.0, 3.0]
    unit_below = one(
        OUTTURN, HEAD, "<b>Trees planted</b>\tActions behind this measure: A1 Plant\t1\t2\t3\tMET\tup",
        f"Counted in: Number Good is: More\t{TABLE}",
    )  # fmt: skip
    assert (unit_below.name, unit_below.unit, unit_below.lines) == ("Trees planted", "Number", (2, 3))
    name_alone = one(OUTTURN, HEAD, "<b>Trees planted</b>", "Counted in: Number Good is: More\t\t1\t2\t3\tMET\tup")
    assert (name_alone.name, headline(name_alone)) == ("Trees planted", [1.0, 2.0, 3.0])


def test_a_row_moved_by_an_empty_cell_is_read_and_told() -> None:
    result = read(OUTTURN, HEAD, f"\t{TREES}\t<b>A chart</b>\t\t1\tN/A\t3\tMET")
    assert headline(result.measures[0]) == [1.0, None, 3.0]
    assert {issue.rule for issue in result.issues} == {"find-headline-by-its-end", "read-measure-row"}


def test_headings_hold_over_table_heads_and_a_theme_ends_the_priority() -> None:
    measures = read(
        OUTTURN, HEAD, "<b>Our aim: Green</b>\t\t", "<p><b>Cleaner parks</b></p>", f"{TREES}\t\t1\t2\t3\tMET\tup", HEAD,
        f"{ROADS}\t\t1\t2\t3\tMET\tup", "<b>Our aim: Safe</b>", f"{ROADS}\t\t1\t2\t3\tMET\tup",
    ).measures  # fmt: skip
    assert [(m.theme, m.priority) for m in measures] == [
        ("Our aim: Green", "Cleaner parks"),
        ("Our aim: Green", "Cleaner parks"),
        ("Our aim: Safe", ""),
    ]


def test_a_heading_is_a_theme_where_the_document_has_it_as_one() -> None:
    lines = [
        theme(1, "A safe, clean town"),
        *classified(OUTTURN, f"<b>A safe clean town</b>\n{TREES}\t\t1\t2\t3\tMET\tup", 2),
    ]
    (measure,) = read_measures(lines, "2031-32").measures
    assert (measure.theme, measure.priority) == ("A safe clean town", "")


def test_commentary_in_a_pile_is_shared_out_in_order() -> None:
    result = read(
        OUTTURN,
        HEAD,
        f"{TREES}\t\t1\t2\t3\tMET\tup",
        f"{ROADS}\t\t1\t2\t3\tMET\tup",
        "",
        "About trees.",
        "",
        "On roads.",
    )
    assert [measure.commentary for measure in result.measures] == ["About trees.", "On roads."]
    assert [measure.lines for measure in result.measures] == [(2, 5), (3, 7)]


def test_commentary_after_one_in_the_row_goes_on() -> None:
    measure = one(OUTTURN, HEAD, f"{TREES}\t\t1\t2\t3\tMET\tup Note 1: it was a dry spring", "And a hot summer.")
    assert measure.commentary == "Note 1: it was a dry spring And a hot summer."


def test_a_head_with_an_unknown_name_is_told() -> None:
    result = read(OUTTURN, HEAD.replace("Last year", "Two years ago"), f"{TREES}\t\t1\t2\t3\tMET\tup")
    assert [(issue.code, issue.printed) for issue in result.issues] == [("header-unexpected", "Two years ago")]


def test_two_figures_and_an_unknown_polarity_are_told() -> None:
    result = read(OUTTURN, HEAD, "<b>Trees</b> Counted in: Number Good is: Sideways\t\t1\t2\t3 4\tMET\tup")
    assert [(issue.code, issue.rule, issue.printed) for issue in result.issues] == [
        ("value-illegible", "two-figures", "3 4"),
        ("value-illegible", "read-polarity", "Sideways"),
    ]


def test_a_text_before_the_first_measure_is_an_issue() -> None:
    result = read(OUTTURN, HEAD, "The council is pleased to report.")
    assert [(claim.line, claim.taken_for) for claim in result.claims] == [(1, "header"), (2, "issue")]
    assert [issue.code for issue in result.issues] == ["line-unclaimed"]


_CELLS = st.sampled_from(
    ["", "", "N/A", "MET", "up", "12", "~3", "2030", "Jun", "Period", "Result", TREES, "Counted in: Miles", TABLE,
     "<b>A heading</b>", "A long remark on the year.", "Actions behind this measure: A1 Plant", "up Note 1: run on",
     "Actions behind these tree measures: A1 Plant A2 Water", "<p>one</p><p>two</p>", "Measure", "Aim", "<table>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(_CELLS | st.text(max_size=6), min_size=1, max_size=9).map("\t".join), max_size=12))
def test_whatever_stands_in_the_table_no_line_is_lost(lines: list[str]) -> None:
    lines = [" ".join(line.split("\n")) for line in lines]
    given_lines = classified(OUTTURN, "\n".join(lines))
    result = read_measures(given_lines, "2031-32")
    assert {claim.line for claim in result.claims} == {line.number for line in given_lines if line.measures}
    keys = [measure.key for measure in result.measures]
    assert len(keys) == len(set(keys))
    assert {claim.owner for claim in result.claims if claim.owner} == set(keys)
    for measure in result.measures:
        assert {claim.line for claim in result.claims if claim.owner == measure.key} == set(measure.lines)


PLAIN = MeasureTable.model_validate(
    {
        "name": "figures",
        "shape": "outturn",
        "begins": "^Nr What",
        "ratings": ["ON", "OFF"],
        "directions": ["Up", "Much the same"],
        "columns": [
            {"header": "Nr", "field": "nothing"},
            {"header": "What", "field": "name"},
            {"header": "Where", "field": "directorate"},
            {"header": "Now", "kind": "actual", "period": "2031"},
            {"header": "Aim", "kind": "target", "period": "2031"},
            {"header": "Rated", "field": "variance"},
            {"header": "Trend", "field": "direction"},
        ],
    }
)


def test_a_plain_table_gives_a_measure_a_row_whatever_its_directions_are_called() -> None:
    result = read(
        PLAIN,
        "Nr\tWhat\tWhere\tNow\tAim\tRated\tTrend",
        "7.1\tSlips swept within a week of a storm\tHarbour\t4\t5\tON\tUp",
        "7.2\tBuoys repainted in the year - all channels\tMoorings\t8\t8\tON\tMuch the same",
        "7.3\tPilots on call\tHarbour\t2\t6\tOFF\tUp",
    )
    assert [(measure.name, measure.directorate, measure.direction) for measure in result.measures] == [
        ("Slips swept within a week of a storm", "Harbour", "Up"),
        ("Buoys repainted in the year - all channels", "Moorings", "Much the same"),
        ("Pilots on call", "Harbour", "Up"),
    ]
    assert [headline(measure) for measure in result.measures] == [[4.0, 5.0], [8.0, 8.0], [2.0, 6.0]]
    assert not any(measure.commentary or measure.supports for measure in result.measures)


RETURNS: dict[str, Any] = {
    "name": "returns-2032",
    "shape": "outturn",
    "begins": "^Measure",
    "polarities": {"More": "higher", "Fewer": "lower"},
    "ratings": ["MET", "MISSED"],
    "directions": ["up", "down"],
    "unknown": ["N/A"],
    "columns": [
        {"header": "Measure", "field": "name"},
        {"header": "Result", "kind": "actual", "period": "2031"},
        {"header": "Aim", "kind": "target", "period": "2032"},
        {"header": "Counted in", "field": "unit"},
        {"header": "Good is", "field": "polarity"},
        {"header": "Region", "kind": "benchmark", "period": "2031", "basis": "region"},
        {"header": "Country", "kind": "benchmark", "period": "2031", "basis": "country"},
        {"header": "Rating", "field": "variance"},
        {"header": "Way", "field": "direction"},
    ],
}
RETURNS_HEAD = "Measure\tResult\tAim\tCounted in\tGood is\tRegion\tCountry\tRating\tWay"


def test_columns_between_the_figures_move_none_of_them() -> None:
    measure = one(
        MeasureTable.model_validate(RETURNS), RETURNS_HEAD, "Locks oiled\t12\t15\tlocks\tMore\t9\tN/A\tMISSED\tup"
    )
    assert (measure.unit, measure.polarity, measure.variance, measure.direction) == ("locks", "higher", "MISSED", "up")
    assert [(o.kind, o.value, o.basis) for o in measure.observations] == [
        ("actual", 12, ""),
        ("target", 15, ""),
        ("benchmark", 9, "region"),
        ("benchmark", None, ""),
    ]


def test_a_table_without_ratings_has_its_figures() -> None:
    columns = [column for column in RETURNS["columns"] if column.get("field") not in ("variance", "direction")]
    table = MeasureTable.model_validate({**RETURNS, "columns": columns})
    measure = one(table, RETURNS_HEAD.rsplit("\t", 2)[0], "Locks oiled\t12\t15\tlocks\tMore\t9\t8")
    assert headline(measure) == [12.0, 15.0, 9.0, 8.0]


def test_a_row_that_has_not_all_its_cells_has_no_figures_where_only_columns_tell() -> None:
    result = read(MeasureTable.model_validate(RETURNS), RETURNS_HEAD, "Locks oiled\t12\t15\tlocks\tMore\t9")
    assert not [value for measure in result.measures for value in measure.observations]
    assert result.issues


SHORT = MeasureTable.model_validate(
    {
        "name": "plain",
        "shape": "outturn",
        "begins": "^Measure",
        "ratings": ["MET", "MISSED"],
        "directions": ["up", "down"],
        "columns": [
            {"header": "Measure", "field": "name"},
            {"header": "Last year", "kind": "actual", "period": "2030"},
            {"header": "Aim", "kind": "target", "period": "2031"},
            {"header": "Rating", "field": "variance"},
            {"header": "Trend", "field": "direction"},
        ],
    }
)


def test_a_measure_that_nobody_has_rated_is_no_commentary_of_the_one_above() -> None:
    result = read(
        SHORT,
        "Measure\tLast year\tAim\tRating\tTrend",
        "Trees planted\t12\t15\tMISSED\tdown",
        "Walkers content (survey of 1,200 people, every two years)\tN/A\t70\t\t",
        "Below the aim since the dry spring of that year\t\t\t\t",
    )
    trees, walkers = result.measures
    assert (headline(trees), trees.commentary) == ([12.0, 15.0], "")
    assert (headline(walkers)[-1], walkers.variance) == (70.0, "")
    assert walkers.commentary == "Below the aim since the dry spring of that year"


def test_a_figure_that_is_printed_and_not_read_is_told() -> None:
    result = read(
        SHORT,
        "Measure\tLast year\tAim\tRating\tTrend",
        "Cost of the weir\t(120)\t£1.2m\tMET\tup",
        "Homes let in time\t0.95\t96%\tMISSED\tup",
        "Pupils in clubs\talmost 40%\t>45%\tMISSED\tup",
        "Length of the towpath\t5m\t6\tMISSED\tup",
    )
    assert [headline(one)[1] for one in result.measures] == [1_200_000.0, 96.0, 45.0, 6.0]
    assert [headline(one)[0] for one in result.measures] == [None, None, None, None]
    told = [(one.line, one.rule) for one in result.issues if one.code == "value-illegible"]
    assert told == [(2, "no-figure"), (3, "fraction-or-percentage"), (4, "no-figure"), (5, "size-or-unit")]
    assert result.measures[2].observations[1].basis == "more than"
