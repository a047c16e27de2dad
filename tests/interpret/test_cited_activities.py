"""Activities that measures cite in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.fingerprints import squash
from goldenthread.interpret.cited_activities import activities_by_title, cited_activities, supported_key
from tests.small_council import PLAN_2014


def test_a_title_that_stands_twice_names_no_activity() -> None:
    activity = PLAN_2014.commitments[0]
    twice = replace(PLAN_2014, commitments=(*PLAN_2014.commitments, replace(activity, key="a9", line=9, lines=(9,))))
    assert activities_by_title(twice) == {}


def test_what_is_the_key_of_a_row_already_needs_no_recognition() -> None:
    measure = replace(PLAN_2014.measures[0], supports=("a3", "Something else"))
    assert cited_activities(replace(PLAN_2014, measures=(measure,))) == {}


@pytest.mark.parametrize(
    ("printed", "title", "found"),
    [
        (
            "2.2a Increase good quality housing, family sized across all tenures",
            "Increase good quality housing, family sized homes across all tenures",
            True,
        ),
        ("Complete phase 2 of the housing programme", "Complete phase 1 of the housing programme", False),
        ("Deliver 200 new homes in the east", "Deliver 100 new homes in the east", False),
        ("Increase recycling across all our estates", "Decrease recycling across all our estates", False),
        ("Refurbish the library and the halls", "Refurbish the library and the halls of Mill Road", False),
    ],
)
def test_an_activity_cited_in_nearly_its_own_words(printed: str, title: str, found: bool) -> None:
    assert supported_key(printed, {squash(title): "a3"}) == ("a3" if found else "")
