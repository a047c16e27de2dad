"""What is measured between the titles and milestones of two editions."""

from __future__ import annotations

import math
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


def alike(later: str = "2016-17", *, units: tuple[str, ...] = ("PLACE",)) -> tuple[Profile, Profile, Measures]:
    """Two rows in the very same words, among others, and their measures."""
    text = "Ask Fenwick Mill to mend one old stone wall"
    one, other = (
        replace(profile(year, "0001", text, officers=("Ann",)), units=frozenset(codes), heading="Walls")
        for year, codes in (("2012-13", ("PLACE",)), (later, units))
    )
    return one, other, Measures([one, other, profile("2013-14", "0002", "Count badgers")])


def test_rows_in_the_same_words_are_as_like_as_can_be() -> None:
    one, other, measures = alike()
    found = measures.pair(one, other, measures.table([one], [other]), gap=True)
    rare = math.log(4 / 3) + 1  # each word stands in two of three rows
    shared = len(measures.wholes[one.iri])
    expected = {
        **dict.fromkeys(("title", "title_letters", "title_order", "title_words", "whole", "whole_letters"), 1.0),
        **dict.fromkeys(("title_covered_more", "title_covered_less", "title_and_whole", "with_comments"), 1.0),
        **dict.fromkeys(("title_far", "whole_far", "best_of_all", "said_earlier", "said_later", "heading"), 1.0),
        **dict.fromkeys(("title_in_whole_earlier", "title_in_whole_later", "names", "names_in_title"), 1.0),
        **dict.fromkeys(("names_in_comments", "officers", "officer_shared", "units", "gap"), 1.0),
        **dict.fromkeys(("officer_and_title", "officer_and_whole"), 1.0),
        **dict.fromkeys(("title_to_milestone", "milestone_best", "milestone_mean", "milestone_share"), 0.0),
        **dict.fromkeys(("milestones_earlier", "milestones_later", "members"), 0.0),
        "title_close": 0.7,
        "title_rare": rare / 6,
        "shared_rare": 4 * rare / 28,
        "shared_many": math.log(1 + shared) / 4,
        "names_weight": math.log(1 + 3 * math.log(4 / 3) ** 2) / 5,  # fenwick, mill, and both together
        "years": math.log(4),
    }
    assert found == pytest.approx(expected)


def test_only_what_is_four_years_apart_is_far() -> None:
    one, other, measures = alike("2015-16", units=("PARKS",))
    found = measures.pair(one, other, measures.table([one], [other]), gap=False)
    assert (found["title_far"], found["whole_far"], found["units"], found["gap"]) == (0.0, 0.0, 0.0, 0.0)
    assert found["years"] == pytest.approx(math.log(3))


def test_milestones_are_counted_and_the_better_side_is_told() -> None:
    found = MEASURES.pair(PARK, BINS, MEASURES.table([PARK], [BINS]), gap=False)
    assert (found["milestones_earlier"], found["milestones_later"]) == pytest.approx((math.log(3) / 3, 0.0))
    wide, wide_below = activity("2012-13", "03", "Green spaces", "Repair benches")
    measures = Measures([wide, PLAY], [*wide_below, *PLAY_BELOW])
    found = measures.pair(wide, PLAY, measures.table([wide], [PLAY]), gap=False)
    assert found["milestone_mean"] == pytest.approx(0.75)  # its one milestone stands there, one of those two here
    assert found["milestone_share"] == pytest.approx(1.0)


def test_a_vote_goes_to_the_six_most_like_and_the_rest_stays_unsaid() -> None:
    rows = [profile("2013-14", f"00{i}", f"Row {i}") for i in range(10, 18)]
    voter = profile("2012-13", "0001", "Row")
    measures = Measures([voter, *rows])
    votes = measures.votes([voter], rows, {voter.iri: {one.iri: i / 10 for i, one in enumerate(rows)}})
    assert sorted(winner for _, winner in votes) == [one.iri for one in rows[2:]]
    total = math.exp(2) + sum(math.exp(0.8 * i) for i in range(2, 8))
    assert votes[voter.iri, rows[7].iri] == pytest.approx(math.exp(5.6) / total)  # a title alone has all votes


def test_neighbours_lend_their_words_for_less() -> None:
    assert MEASURES.widened(MEASURES.titles, PARK.iri, ()) == MEASURES.titles[PARK.iri]
    wide = MEASURES.widened(MEASURES.titles, PARK.iri, [(BINS.iri, 0.5)])
    lent = MEASURES.titles[BINS.iri]["weekly"] * 0.35
    own = MEASURES.titles[PARK.iri]["green"]
    assert wide["weekly"] / wide["green"] == pytest.approx(lent / own)
