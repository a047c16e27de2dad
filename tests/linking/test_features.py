"""What is measured between the titles and milestones of two editions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.linking.features import Measures, transposed
from goldenthread.linking.profiles import Profile
from goldenthread.model import Kind
from tests.linking.rows import profile


def activity(year: str, number: str, title: str, *milestones: str) -> tuple[Profile, list[Profile]]:
    below = [profile(year, f"{number}{i}", text, kind=Kind.MILESTONE) for i, text in enumerate(milestones)]
    return replace(profile(year, number, title), children=tuple(one.iri for one in below)), below


PARK, PARK_BELOW = activity("2012-13", "01", "Green spaces", "Open Millpond playground", "Repair benches")
PLAY, PLAY_BELOW = activity("2013-14", "01", "Open Millpond playground", "Repair benches", "Hire wardens")
BINS, BINS_BELOW = activity("2013-14", "02", "Empty bins weekly")
MEASURES = Measures([PARK, PLAY, BINS], [*PARK_BELOW, *PLAY_BELOW, *BINS_BELOW])
TABLE = MEASURES.table([PARK], [PLAY, BINS])


def test_the_table_holds_only_what_shares_a_word() -> None:
    assert set(TABLE) == {PARK.iri, PARK_BELOW[0].iri, PARK_BELOW[1].iri}
    assert set(TABLE[PARK_BELOW[0].iri]) == {PLAY.iri}
    assert TABLE[PARK_BELOW[0].iri][PLAY.iri] == pytest.approx(1.0)
    assert TABLE[PARK.iri] == {}
    assert transposed(TABLE)[PLAY.iri] == {PARK_BELOW[0].iri: pytest.approx(1.0)}


def test_a_milestone_that_becomes_an_activity_is_seen_from_either_side() -> None:
    assert MEASURES.pair(PARK, PLAY, TABLE, gap=False)["title_to_milestone"] == pytest.approx(1.0)
    back = MEASURES.table([PLAY], [PARK])
    assert MEASURES.pair(PLAY, PARK, back, gap=False)["title_to_milestone"] == pytest.approx(1.0)


def test_each_milestone_is_set_beside_the_one_most_like_it() -> None:
    found = MEASURES.pair(PARK, PLAY, TABLE, gap=False)
    assert found["milestone_best"] == pytest.approx(1.0)
    assert found["milestone_mean"] == pytest.approx(0.5)  # of two on each side, one stands on the other side too


def test_votes_go_to_the_commitment_that_is_like_and_none_to_one_that_shares_no_word() -> None:
    votes = MEASURES.votes([PARK], [PLAY, BINS], TABLE)
    assert votes[PARK.iri, PLAY.iri] > 0.4
    assert (PARK.iri, BINS.iri) not in votes


def test_a_title_has_two_votes_where_a_milestone_has_one() -> None:
    by_title = MEASURES.votes([PARK], [PLAY], {PARK.iri: {PLAY.iri: 1.0}})
    by_milestone = MEASURES.votes([PARK], [PLAY], {PARK_BELOW[0].iri: {PLAY.iri: 1.0}})
    assert by_title[PARK.iri, PLAY.iri] == pytest.approx(2 * by_milestone[PARK.iri, PLAY.iri])
    assert by_title[PARK.iri, PLAY.iri] == pytest.approx(0.5, abs=0.01)  # of two milestones and a title, near 2 of 4
