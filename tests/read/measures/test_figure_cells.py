"""The grammar of a cell that should hold one figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.language.numbers import number
from goldenthread.read.measures.figure_cells import Figure, Words, read_figure

WORDS = Words(frozenset({"n/a", "not set"}), {"P": "provisional"})


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2.50", 2.5),
        ("-5.00", -5.0),
        ("− 0.9", -0.9),
        ("1,318.4", 1318.4),
        ("28,618", 28618.0),
        ("56%", 56.0),
        ("2.5ppts", 2.5),
        ("6.0 ppts (59.3%)", 6.0),
        ("84 (8%)", 84.0),
        ("654 per 100,000", 654.0),
        ("1136 actual quits", 1136.0),
        ("Actual 9% (33,785 units)", 9.0),
        ("Units: 2014 = 27235. 2015 = 31595. = 16%", 16.0),
        ("£50k", 50_000.0),
    ],
)
def test_one_figure_is_the_value(printed: str, value: float) -> None:
    assert read_figure(printed, WORDS).value == value


@pytest.mark.parametrize(
    "printed",
    ["", "-", "—", "N/A", "not set", "C-", "B", "Dist+", "1st", "2nd", "Top Quartile (54.6%)", "Above the average",
     "Survey expected Summer 2017", "3b"],
)  # fmt: skip
def test_grades_ordinals_and_texts_have_no_value(printed: str) -> None:
    assert read_figure(printed, WORDS) == Figure(None)


@pytest.mark.parametrize(
    "printed", ["-6.5 -0.7", "661 per 100,000 / 1500(actual)", "589 per 100,000 / 1,484", "12 to 15"]
)
def test_two_figures_have_no_value_and_say_so(printed: str) -> None:
    assert read_figure(printed, WORDS) == Figure(None, rule="two-figures")


@pytest.mark.parametrize(
    ("printed", "units", "value"),
    [
        ("48 per 1,000 / 96 (actual)", ("Rate per 1,000 people",), 48.0),
        ("96 (actual) / 48 per 1,000", ("Rate per 1000 people",), 48.0),
        ("48 per 1,000 / 96", ("", "Births per 1,000"), 48.0),
        ("48 per 1,000 / 96", ("Percentage", "Births per 1,000"), 48.0),  # the name tells where no unit fits
        ("48 per 1,000 / 96 births", ("Number of births", "Rate per 1,000"), 96.0),  # the unit tells before the name
        ("12% / 34 flats", ("Percentage",), 12.0),
        ("12% / 34 flats", ("Number of flats",), 34.0),
        ("34 flats; 12 per cent", ("%",), 12.0),
        ("2.5 ppts / 70%", ("Percentage points",), 2.5),
        ("2.5 ppts / 70%", ("%",), 70.0),
        ("£1,200 / 3 grants", ("Grants",), 3.0),
        ("£1,200 / 3 grants", ("Pounds",), 1200.0),
        ("48 per 1,000 / 96", ("Percentage", "Births"), None),
        ("48 per 1,000 / 96", ("Rate per 10,000",), None),
        ("12% / 34%", ("Percentage",), None),
        ("12% / TBC", ("Number",), 12.0),  # one figure is no choice
        ("48 per 1,000 / 96", (), None),
    ],
)
def test_of_two_figures_the_one_in_the_unit_counts(printed: str, units: tuple[str, ...], value: float | None) -> None:
    figure = read_figure(printed, Words(units=units))
    assert figure.value == value
    if printed.count("/") + printed.count(";") and "TBC" not in printed:
        assert figure.rule == ("two-figures" if value is None else "figure-of-the-unit")


@pytest.mark.parametrize("printed", ["2014/15", "30/06/2014", "12/34"])
def test_a_slash_between_digits_parts_no_figures(printed: str) -> None:
    assert read_figure(printed, Words(units=("Number", "%"))).rule != "figure-of-the-unit"


@pytest.mark.parametrize(
    ("printed", "basis"),
    [
        ("~300", "approximate"),
        ("approx. 40", "approximate"),
        ("80.6 (P)", "provisional"),
        ("27.6 (projection)", "projection"),
        ("70.3 (average of last 2 outturns)", "average of last 2 outturns"),
        ("1318.4 (Dec 16 position)", "Dec 16 position"),
        ("32.1 (2014/15)", "2014/15"),
        ("2.5 (70.4%)", ""),
        ("84 (8%)", ""),
    ],
)
def test_remarks_are_the_basis_and_second_figures_are_not(printed: str, basis: str) -> None:
    figure = read_figure(printed, WORDS)
    assert figure.value is not None
    assert figure.basis == basis


def test_a_count_is_found_in_the_bracket_only_where_things_are_counted() -> None:
    counting = Words(counts=True)
    assert read_figure("5.94 (672 households)", counting) == Figure(672.0, rule="count-in-bracket")
    assert read_figure("5.94 (672 households)").value == 5.94
    assert read_figure("84 (8%)", counting).value == 84.0
    assert read_figure("5.94 (provisional)", counting).value == 5.94


@given(st.text(max_size=60))
def test_no_cell_raises(printed: str) -> None:
    figure = read_figure(printed, WORDS)
    assert figure.value is None or figure.rule != "two-figures"


@given(st.integers(min_value=-9_999_999, max_value=9_999_999))
def test_a_printed_number_is_read_back(value: int) -> None:
    assert number(f"{value:,}") == value
    assert read_figure(f"{value:,}").value == value


def test_a_long_text_is_no_figure() -> None:
    assert read_figure("5 " + "(1)" * 30_000) == Figure(None)


@pytest.mark.parametrize(
    ("printed", "units", "basis"),
    [
        ("96 babies", ("Births per 1,000",), "babies"),
        ("96 babies (to June)", ("", "Births per 1,000"), "to June; babies"),
        ("48 per 1,000", ("Births per 1,000",), ""),
        ("96", ("Births per 1,000",), ""),
        ("48%", ("Births per 1,000",), ""),
        ("96k", ("Births per 1,000",), ""),
        ("96 babies", ("Number of births",), ""),
    ],
)
def test_a_count_where_the_measure_is_a_rate_says_what_it_counts(
    printed: str, units: tuple[str, ...], basis: str
) -> None:
    assert read_figure(printed, Words(units=units)).basis == basis
