"""How bars across a table are guessed to be headings: by the word before their number, or by their order."""

from __future__ import annotations

import re

import pytest

from goldenthread.read.formats.source_rows import SourceRow
from goldenthread.read.heading_guesses import guess_bars

ROW = SourceRow(("1.1", "Plant the elms", "Ada Larkin"), "line=9")


def alone(*bars: str) -> list[SourceRow]:
    return [SourceRow((bar,), f"line={number}") for number, bar in enumerate(bars, start=1)]


def test_a_bar_right_above_another_is_the_higher_heading() -> None:
    bars = ["Green places", "Parks", "Rivers"]
    printed = [*alone("Green places", "Parks"), ROW, *alone("Rivers"), ROW]
    assert [one.over for one in guess_bars(printed, bars)] == [True, False]
    assert [one.over for one in guess_bars([*alone("Parks"), ROW, *alone("Rivers"), ROW], bars[1:])] == [False]


def test_the_numbers_of_the_lower_headings_are_no_part_of_their_words() -> None:
    bars = ["Green places", "1 Parks", "Growing places", "2 Rivers"]
    above, below = guess_bars([*alone(*bars[:2]), ROW, *alone(*bars[2:]), ROW], bars)
    assert "ref" not in re.compile(above.pattern).groupindex
    found = re.search(below.pattern, "1 Parks")
    assert found
    assert (found["ref"], found["text"]) == ("1", "Parks")


def test_bars_that_all_stand_above_one_another_are_headings_of_the_lower_kind_too() -> None:
    bars = ["Parks", "Rivers"]
    printed = [*alone("Parks", "Rivers"), ROW, *alone("Rivers", "Parks"), ROW]
    _, below = guess_bars(printed, bars)
    assert all(re.search(below.pattern, one) for one in bars)


@pytest.mark.parametrize(
    ("bars", "kinds"),
    [
        (["Priority 1 Homes", "Objective 1.1 Repairs"], ["priority", "objective"]),
        (["Aim 1 Homes", "Theme 1.1 Repairs"], ["theme", "priority"]),  # two words of one kind: their order counts
        (["Objective 1 Homes", "Priority 1.1 Repairs"], ["theme", "priority"]),  # the lower kind above the higher
        (["Strand 1 Homes", "Priority 1.1 Repairs"], ["theme", "priority"]),
        (["Strand 1 Homes"], [""]),
    ],
)
def test_the_word_before_the_number_says_which_kind_a_heading_is(bars: list[str], kinds: list[str]) -> None:
    printed = [row for bar in bars for row in (*alone(bar), ROW)]
    assert [one.kind for one in guess_bars(printed, bars)] == kinds


@pytest.mark.parametrize(
    ("bars", "kinds", "texts"),
    [
        (["Theme: Homes", "Objective: Repairs"], ["theme", "objective"], ["Homes", "Repairs"]),
        (["Theme: Homes", "Objective 1: Repairs"], ["theme", "objective"], ["Homes", "Repairs"]),
        (["Key objective: Homes"], ["objective"], ["Homes"]),
        (["Homes: open to all", "Parks"], [""], ["Homes: open to all", "Parks"]),  # a colon within a title
        (["Objective setting: how we plan"], [""], ["Objective setting: how we plan"]),
    ],
)
def test_a_word_before_a_colon_is_no_part_of_a_heading(bars: list[str], kinds: list[str], texts: list[str]) -> None:
    printed = [row for bar in bars for row in (*alone(bar), ROW)]
    found = guess_bars(printed, bars)
    assert [one.kind for one in found] == kinds
    read = (next(match for one in found if (match := re.search(one.pattern, bar))) for bar in bars)
    assert [match["text"] for match in read] == texts
