"""Tables of targets, of an invented council."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.read.measures import read_measures
from goldenthread.read.measures.measure_records import describe
from goldenthread.read.measures.target_table import put_back_columns, split_markers
from tests.read.measures.invented import TARGETS, classified, headline, one, read

HEAD = "Team\tState\tMeasure\tElsewhere\tResult\tNext year"
ROW = "PARKS\tREVISED (see above)\t<b>Trees [a] planted [s] [x]</b> Counted in: Number Good is: More\tn/a\t{}\t{}"


def test_a_row_has_one_cell_a_column() -> None:
    measure = one(TARGETS, HEAD, "\t\t\t\tResult\tAim", ROW.format("<b>1,200 (two weeks lost)</b>", "1,500"))
    assert (measure.name, measure.markers) == ("Trees [a] planted", ("[a]", "[s]", "[x]"))
    assert (measure.directorate, measure.lifecycle, measure.unit, measure.polarity) == (
        "PARKS",
        "revised",
        "Number",
        "higher",
    )
    assert [(o.period, o.kind, o.value, o.basis) for o in measure.observations] == [
        ("2031", "outturn", 1200.0, "expected; two weeks lost"),
        ("2032", "target", 1500.0, ""),
    ]


def test_an_empty_cell_stays_in_its_column() -> None:
    measure = one(TARGETS, HEAD, ROW.format("", "1,500"))
    assert headline(measure) == [None, 1500.0]
    assert measure.observations[0].basis == ""


def test_both_lines_of_a_head_are_heads() -> None:
    result = read(TARGETS, HEAD, "\t\t\t\t\tAim", ROW.format("1", "2"))
    assert [claim.taken_for for claim in result.claims] == ["header", "header", "measure"]
    assert result.issues == ()


def test_columns_that_slid_are_put_back_and_told() -> None:
    result = read(TARGETS, HEAD, "\t" + ROW.format("1", "2"))
    assert headline(result.measures[0]) == [1.0, 2.0]
    assert result.measures[0].directorate == "PARKS"
    assert [issue.rule for issue in result.issues] == ["put-back-columns"]
    left, shift = put_back_columns(ROW.format("1", "2").split("\t")[1:], TARGETS)
    assert (shift, left[0], left[-1]) == (-1, "", "2")


def test_cells_beyond_the_table_and_missing_parts_are_told() -> None:
    result = read(TARGETS, HEAD, "PARKS\tNEW\tTrees\t\t1\t2\tmore")
    assert {(issue.code, issue.field, issue.printed) for issue in result.issues} == {
        ("stray-text", "", "more"),
        ("measure-incomplete", "unit", "Trees"),
        ("measure-incomplete", "polarity", "Trees"),
    }


def test_a_count_in_a_bracket_is_told() -> None:
    result = read(TARGETS, HEAD, ROW.format("5.94 (672 trees)", "2"))
    assert headline(result.measures[0]) == [672.0, 2.0]
    assert [(issue.rule, issue.printed, issue.value) for issue in result.issues] == [
        ("count-in-bracket", "5.94 (672 trees)", "672")
    ]


def test_headings_stand_above_rows() -> None:
    measure = one(TARGETS, HEAD, "<b>Greener streets</b>", ROW.format("1", "2"))
    assert measure.priority == "Greener streets"


def test_unit_and_polarity_end_where_the_next_label_begins() -> None:
    assert describe("Trees Counted in: Number (oaks) . Good is: More", TARGETS) == ("Trees", "Number (oaks)", "More")
    assert describe("Trees", TARGETS) == ("Trees", "", "")
    assert describe("Counted in: Miles", TARGETS) == ("", "Miles", "")


def test_a_sign_inside_a_name_is_a_marker_and_stays_in_the_name() -> None:
    assert split_markers("Trees [a] planted", TARGETS) == ("Trees [a] planted", ("[a]",))


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=8).map("\t".join), max_size=6))
def test_no_line_is_lost(lines: list[str]) -> None:
    given_lines = classified(TARGETS, "\n".join(" ".join(line.split("\n")) for line in lines))
    result = read_measures(given_lines, "2031-32")
    assert {claim.line for claim in result.claims} == {line.number for line in given_lines if line.measures}
