"""Which scored pairs are proposed: both sides of every bound, and what a nearer or a better pair changes."""

from __future__ import annotations

import math

import pytest

from goldenthread.linking.calibration import Level, Thresholds, Weights
from goldenthread.linking.candidates import Group, Pair, add_rivals, groups
from goldenthread.linking.features import Measures
from goldenthread.linking.propose import KEPT, _links, add_neighbours, choose, propose, score_pairs
from goldenthread.model import Decision, Kind, Relation
from tests.linking.rows import TOWN, profile

A1, A2 = (profile("2012-13", f"000{i}", "Trees") for i in (1, 2))
B1, B2 = (profile("2013-14", f"000{i}", "Trees") for i in (1, 2))
C1, C2 = (profile("2014-15", f"000{i}", "Trees") for i in (1, 2))
ROWS = {"a1": A1, "a2": A2, "b1": B1, "b2": B2, "c1": C1, "c2": C2}
LIMITS = Thresholds(both=0.3, later=0.4, earlier=0.5, neither=0.7, gap=0.6)


def pair(said: str) -> Pair:
    """``a1 b1 0.5`` as a pair."""
    earlier, later, score = said.split()
    one, other = ROWS[earlier], ROWS[later]
    return Pair(one, other, other.year - one.year, {}, float(score))


@pytest.mark.parametrize(
    ("others", "first", "chosen"),
    [
        ((), "a1 b1 0.3", True),
        ((), "a1 b1 0.29", False),
        (("a1 b2 0.9",), "a1 b1 0.4", True),  # the best of its later row alone
        (("a1 b2 0.9",), "a1 b1 0.39", False),
        (("a2 b1 0.9",), "a1 b1 0.5", True),  # the best of its earlier row alone
        (("a2 b1 0.9",), "a1 b1 0.49", False),
        (("a1 b2 0.9", "a2 b1 0.9"), "a1 b1 0.7", True),
        (("a1 b2 0.9", "a2 b1 0.9"), "a1 b1 0.69", False),
        (("a1 b2 0.3",), "a1 b1 0.3", True),  # of two that are alike the first is the best
        (("a2 b1 0.3",), "a1 b1 0.3", True),
        ((), "a1 c1 0.6", True),
        ((), "a1 c1 0.59", False),
        (("a2 c1 0.95",), "a1 c1 0.9", False),  # over a gap only the best of both sides counts
        (("a1 c2 0.95",), "a1 c1 0.9", False),
        (("a1 b1 0.9",), "a1 c1 0.95", False),  # and only where no nearer one goes on
        (("b1 c1 0.9",), "a1 c1 0.95", False),
        (("a1 b1 0.2",), "a1 c1 0.95", True),
        (("b1 c1 0.2",), "a1 c1 0.95", True),
        (("a2 b1 0.9", "b2 c2 0.9"), "a1 c1 0.95", True),
    ],
)
def test_a_pair_is_proposed_by_what_it_is_the_best_of(others: tuple[str, ...], first: str, chosen: bool) -> None:
    assert (0 in choose([pair(first), *map(pair, others)], (LIMITS,))) is chosen


def test_of_two_that_are_alike_the_second_is_not_the_best() -> None:
    assert choose([pair("a1 b1 0.35"), pair("a1 b2 0.35")], (LIMITS,)) == {0}


def test_the_limits_are_those_of_the_fold() -> None:
    one, other = pair("a1 b1 0.35"), pair("a2 b2 0.35")
    other.model = 1
    assert choose([one, other], (LIMITS, Thresholds(both=0.36))) == {0}
    other.model = 9  # there is one set for all
    assert choose([one, other], (LIMITS,)) == {0, 1}


def level(succeeds: float = -1.0, candidate: float = 0.03) -> Level:
    return Level((Weights(0.0, {"title": 1.0}),), (), (Weights(succeeds, {}),), (Thresholds(candidate=candidate),))


def group(*pairs: Pair) -> Group:
    return Group((2012, 2013, 2014), {}, Measures(()), None, list(pairs))


def test_five_that_are_not_proposed_are_kept_of_each_row_and_year() -> None:
    later = [Pair(profile("2012-13", f"01{i:02d}", "Trees"), B1, 1, {}, i / 10) for i in range(1, 9)]
    elsewhere = Pair(A1, C1, 2, {}, 0.05)
    made = _links(group(*later, elsewhere), level(), {7})
    assert [link.confidence for link in made] == [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.05]
    assert [link.decision for link in made] == [Decision.PROPOSED] + [Decision.CANDIDATE] * (KEPT + 1)


@pytest.mark.parametrize(("score", "kept"), [(0.2, True), (0.19, False)])
def test_what_is_less_likely_than_a_candidate_is_left_out(score: float, kept: bool) -> None:
    assert bool(_links(group(pair(f"a1 b1 {score}")), level(candidate=0.2), set())) is kept
    assert _links(group(pair(f"a1 b1 {score}")), level(candidate=0.2), {0})  # what is proposed is there anyhow


@pytest.mark.parametrize(("odds", "relation"), [(0.0, Relation.SUCCEEDS), (-0.01, Relation.CONTINUES)])
def test_as_likely_as_not_is_a_next_stage(odds: float, relation: Relation) -> None:
    (link,) = _links(group(pair("a1 b1 0.9")), level(odds), {0})
    assert link.relation is relation


def test_rivals_are_measured_from_either_side() -> None:
    pairs = [pair("a1 b1 0.9"), pair("a2 b1 0.5"), pair("a2 b2 0.2")]
    for one in pairs:
        one.features["likeness"] = one.score
    add_rivals(pairs, "", lambda features: features["likeness"])
    found = [{name: round(value, 3) for name, value in one.features.items()} for one in pairs]
    assert [one["margin_later"] for one in found] == [0.4, -0.4, 0.2]  # alone it is measured from nothing
    assert [one["rank_later"] for one in found] == [1.0, 0.5, 1.0]
    assert [one["margin_earlier"] for one in found] == [0.9, 0.3, -0.3]
    assert [one["rank_earlier"] for one in found] == [1.0, 1.0, 0.5]


def test_a_rival_that_is_alike_leaves_no_margin() -> None:
    pairs = [pair("a1 b1 0.5"), pair("a2 b1 0.5"), pair("a1 b2 0.1")]
    add_rivals(pairs, "", lambda _: 0.5)
    assert [one.features["margin_later"] for one in pairs] == [0.0, 0.0, 0.5]
    assert [one.features["rank_later"] for one in pairs] == [1.0, 1.0, 1.0]


def test_what_has_no_words_is_compared_with_nothing_and_years_between_are_counted_by_documents() -> None:
    rows = [profile("2012-13", "0001", "Plant trees"), profile("2016-17", "0001", "Plant trees")]
    ((kind, found),) = groups([*rows, profile("2013-14", "0001", "")])
    assert kind is Kind.ACTIVITY
    assert [(one.gap, one.features["gap"]) for one in found.pairs] == [(1, 0.0)]
    ((_, found),) = groups([*rows, profile("2013-14", "0001", "Count badgers")])
    assert [(one.gap, one.features["gap"]) for one in found.pairs] == [(2, 1.0)]


def test_a_group_shares_out_votes_from_both_sides() -> None:
    ((_, found),) = groups(TOWN[:6])
    trees = found.pairs[0].features
    assert trees["votes_later"] > 0
    assert trees["votes_earlier"] > 0
    assert trees["votes_all"] == pytest.approx(math.log1p(3 * (trees["votes_later"] + trees["votes_earlier"])))


def test_milestones_are_compared_with_the_nearest_document_only() -> None:
    rows = [profile(year, "0001", "Plant trees", kind=Kind.MILESTONE) for year in ("2012-13", "2013-14", "2014-15")]
    ((_, found),) = groups(rows)
    assert [(one.earlier.year, one.later.year) for one in found.pairs] == [(2012, 2013), (2013, 2014)]


@pytest.mark.parametrize(("kind", "top"), [(Kind.ACTIVITY, 6), (Kind.MILESTONE, 3)])
def test_each_row_meets_so_many_of_another_document(kind: Kind, top: int) -> None:
    rows = [profile(year, f"{i:04d}", "Plant trees", kind=kind) for year in ("2012-13", "2013-14") for i in range(10)]
    ((_, found),) = groups(rows)
    assert len(found.pairs) == 2 * 10 * top - top**2  # all alike: everybody takes the first few of the other side


THREAD = tuple(
    profile(year, "0001", text, officers=who)
    for year, text, who in (
        ("2012-13", "Plant willow trees", ("Ann",)),
        ("2013-14", "Plant trees", ()),
        ("2014-15", "Plant willow trees", ("Ann",)),
    )
)


def neighbours(nearest: float, next_: float, over: float) -> dict[tuple[int, int], dict[str, float]]:
    """What is known of the three pairs of a thread beside each other, by their first scores."""
    ((_, found),) = groups(THREAD)
    scores = {(2012, 2013): nearest, (2013, 2014): next_, (2012, 2014): over}
    for one in found.pairs:
        one.score = scores[one.earlier.year, one.later.year]
    add_neighbours(found)
    return {(one.earlier.year, one.later.year): one.features for one in found.pairs}


def test_a_neighbour_lends_its_words_and_officers_from_the_bound_on() -> None:
    lent, alone = neighbours(0.1, 0.4, 0.1)[2012, 2013], neighbours(0.1, 0.39, 0.1)[2012, 2013]
    assert (lent["thread_officer"], alone["thread_officer"]) == (1.0, 0.0)
    assert lent["thread_best_title"] == pytest.approx(1.0)
    assert alone["thread_best_title"] == alone["title"] < 1
    assert lent["thread_title"] > alone["thread_title"] == alone["title"]
    assert lent["thread_whole"] > alone["thread_whole"] == alone["whole"]
    assert lent["thread_letters"] > alone["thread_letters"] == alone["whole_letters"]
    earlier = neighbours(0.4, 0.1, 0.1)[2013, 2014]
    assert earlier["thread_officer"] == 1.0  # from the earlier side too


def test_a_neighbour_over_a_gap_lends_nothing() -> None:
    assert neighbours(0.1, 0.1, 0.9)[2012, 2013]["thread_officer"] == 0.0


def test_the_first_score_is_told_as_odds_within_bounds() -> None:
    found = neighbours(0.0, 1.0, 0.5)
    assert found[2012, 2013]["first_score"] == pytest.approx(math.log(1e-4 / (1 - 1e-4)))
    assert found[2013, 2014]["first_score"] == pytest.approx(-math.log(1e-4 / (1 - 1e-4)))
    assert found[2012, 2014]["first_score"] == pytest.approx(0.0)


def test_only_the_best_of_a_side_is_called_the_best() -> None:
    ((_, found),) = groups([A1, A2, B1])
    for one, score in zip(found.pairs, (0.3, 0.2), strict=True):
        one.score = score
    add_neighbours(found)
    assert [one.features["first_best_later"] for one in found.pairs] == [1.0, 0.0]
    assert [one.features["first_best_earlier"] for one in found.pairs] == [1.0, 1.0]


def test_the_second_pass_has_the_last_word_where_there_is_one() -> None:
    first, deaf = Weights(-4.0, {"title": 10.0}), Weights(-20.0, {})
    limits = (Thresholds(both=0.5, candidate=0.0001),)
    assert propose(TOWN, {"activity": Level((first,), (), (deaf,), limits)})
    assert propose(TOWN, {"activity": Level((first,), (deaf,), (deaf,), limits)}) == []
    ((_, found),) = groups([A1, B1])
    score_pairs(found, Level((first,), (Weights(0.0, {"first_score": 1.0}),), (deaf,), limits))
    (one,) = found.pairs
    assert one.score == pytest.approx(first.score(one.features))  # the odds of the first pass, and nothing else
