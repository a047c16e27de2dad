"""Titles that promise that a number will change, and print no figure for it."""

from __future__ import annotations

import pytest

from goldenthread.interpret.uncounted import number_without_a_figure


@pytest.mark.parametrize(
    "title",
    [
        "Increase the number of trees",
        "Reduce the number of council homes that fall below a decent standard",
        "Achieve a reduction in the number of complaints",
        "Number of open days increased by April 2008",
        "Increase the proportion of carers with a plan by working with the trust",
        "Raise levels of attendance",
    ],
)
def test_no_figure_says_how_far(title: str) -> None:
    words = number_without_a_figure(title)
    assert words
    assert title.startswith(words)


def test_a_long_title_is_quoted_from_its_beginning() -> None:
    title = "Increase the number of trees" + " in the streets and parks of every ward" * 4
    words = number_without_a_figure(title)
    assert 100 < len(words) <= 120
    assert title.startswith(words + " ")


@pytest.mark.parametrize(
    "title",
    [
        "Increase the number of trees by 8",
        "Increase the number of trees to 1500",
        "Increase the number of trees by half",
        "Increase the number of trees by twenty-five",
        "Double the number of apprentices",
        "Reduce the number of voids to zero",
        "Raise the level 2 attainment of adults",
        "Increase the proportion of trees to the same level as in other towns",
        "Reduce the number of families in hotels compared to last year (112)",
        "Agree the service level agreement",
        "Work with schools to raise levels of attendance",
        "Monitor the number of trees",
        "Plant trees",
        "",
    ],
)
def test_a_figure_or_no_such_promise(title: str) -> None:
    assert number_without_a_figure(title) == ""
