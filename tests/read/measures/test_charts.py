"""Charts in cells, beside them and below."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.markup import TABLE
from goldenthread.model import ValueKind
from goldenthread.read.measures.charts import (
    Chart,
    chart_values,
    flattened,
    lies_on_its_side,
    looks_like_chart_row,
    read_table,
)
from goldenthread.read.measures.figure_cells import Words
from goldenthread.read.text import clean

SERIES = {kind.capitalize(): kind for kind in (ValueKind.ACTUAL, ValueKind.MINIMUM, ValueKind.TARGET)}


def values(*rows: tuple[str, ...]) -> list[tuple[str, str, float | None]]:
    observations, _ = chart_values(Chart(rows, 1), SERIES, Words())
    return [(one.period, one.kind, one.value) for one in observations]


def test_the_order_of_the_series_is_that_of_the_head() -> None:
    assert values(("Period", "Actual", "Target", "Minimum"), ("Jun", "142", "~300", "-")) == [
        ("Jun", "actual", 142.0),
        ("Jun", "target", 300.0),
        ("Jun", "minimum", None),
    ]


def test_an_unnamed_series_is_the_actual_and_a_second_one_is_left_aside() -> None:
    assert values(("Year", "Gap (ppts)"), ("2012/13", "7.3"), ("Mar", "4.4")) == [
        ("2012/13", "actual", 7.3),
        ("Mar", "actual", 4.4),
    ]
    observations, aside = chart_values(Chart((("Year", "Men", "Women"), ("2012/13", "1", "2")), 1), SERIES, Words())
    assert [one.value for one in observations] == [1.0]
    assert aside == ["Women"]


def test_a_wide_chart_is_turned_and_keeps_a_period_that_is_printed_twice() -> None:
    assert values(("Year", "2013/14", "2014/15", "2014/15", "Tranche 1"), ("Value", "2", "0.9", "1", "0.9")) == [
        ("2013/14", "actual", 2.0),
        ("2014/15", "actual", 0.9),
        ("2014/15", "actual", 1.0),
        ("Tranche 1", "actual", 0.9),
    ]


def test_a_tall_chart_of_one_row_is_not_turned() -> None:
    assert not lies_on_its_side([["Year", "Value (%)"], ["2015/16", "62"]])


def test_a_table_is_read_with_caption_and_entities_and_when_it_is_cut_off() -> None:
    raw = "<table><caption>B&amp;B</caption><tr><th>Year</th><th>Value</th></tr><tr><td>2015</td><td>&lt; 5"
    chart = read_table(raw, 7)
    assert chart == Chart((("Year", "Value"), ("2015", "< 5")), 7, "B&B")
    assert read_table("<p>no table</p>", 7) is None


def test_cells_that_differ_from_the_chart_are_not_taken_for_it() -> None:
    chart = Chart((("Year", "Value"), ("2014/15", "7")), 1)
    assert list(flattened(chart, ["", "Year", "Value", "2014/15", "8"], 0)) == []


def test_a_row_of_a_chart_is_short_and_begins_with_a_name_or_period() -> None:
    assert looks_like_chart_row(["Year/Period", "Actual", "Target", ""])
    assert looks_like_chart_row(["2015/16", "1073", "-"])
    assert not looks_like_chart_row(["16 to 19 year olds", "3.4"])
    assert not looks_like_chart_row(["", "2015/16", "1073"])
    assert not looks_like_chart_row(["2015/16"])


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple))
def test_no_table_raises(rows: tuple[tuple[str, ...], ...]) -> None:
    chart_values(Chart(rows, 1), SERIES, Words())


@given(st.text(alphabet="<>/tabledrh \t1x&;", max_size=80))
def test_no_markup_raises(raw: str) -> None:
    read_table(f"<table>{raw}", 1)


tags = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<caption>", "</caption>", "<thead>",
     "<tbody>", "<td colspan='2'>", "<TR>", "<td/>", "<b>", "</b>", "<p>", "<br/>", "<table border=1>", "<ul><li>"]
)  # fmt: skip
said = st.sampled_from(["2031/32", "Sep", "~7", "<4 weeks", "<TBC>", "R&D", "&lt;5", "&", "<", "a > b", " "])


@given(st.lists(tags | said, max_size=14).map("".join))
def test_whatever_the_order_of_tags_each_word_is_kept_once(inner: str) -> None:
    raw = f"<table>{inner}</table>"
    chart = read_table(raw, 9)
    table = TABLE.search(raw)
    assert table
    letters = "".join(clean(only_text(table.group())).split())
    found = [*chart.flat, chart.title, *chart.outside] if chart else [letters]
    assert sorted("".join("".join(found).split())) == sorted(letters)


def only_text(raw: str) -> str:
    """A table's text, by our own reading of it: every tag that is one by its name is a blank."""
    names = "table|tr|td|th|caption|thead|tbody|b|p|br|ul|li"
    return re.sub(rf"(?i)</?(?:{names})(?: [a-z]+=[^ >]+)?/?>", " ", raw)


def test_a_row_that_begins_inside_a_cell_ends_the_cell() -> None:
    chart = read_table("<table><tr><td>Jun<tr>left over<td>Sep</td><td><b>8</b></td>too</tr></table>", 9)
    assert chart == Chart((("Jun",), ("Sep", "8")), 9, "", ("left over", "too"))


def test_words_in_brackets_are_no_tags_of_a_table() -> None:
    chart = read_table("<table><tr><td>Wait</td><td><4 weeks</td><td><TBC></td><td>R&amp;D</td></tr></table>", 9)
    assert chart
    assert chart.rows == (("Wait", "<4 weeks", "<TBC>", "R&D"),)
    assert read_table("see <table 3 for more> and <tables>", 9) is None
