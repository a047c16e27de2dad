"""Which scored pairs are proposed: both sides of every bound, and what a nearer or a better pair changes."""

from __future__ import annotations

import numpy as np
import pytest

from goldenthread.linking.calibration import CANDIDATE, Level, Limits, Weights
from goldenthread.linking.candidates import Body, Pairs, bodies, candidates
from goldenthread.linking.propose import KEPT, LEAST, Scored, _links, assign, choose, propose
from goldenthread.model import Decision, Kind, Link, Relation
from tests.linking.rows import profile

ROWS = {f"{letter}{i}": profile(year, f"000{i}", "Trees") for letter, year in
        (("a", "2012-13"), ("b", "2013-14"), ("c", "2014-15")) for i in (1, 2)}  # fmt: skip
NAMES = list(ROWS)
LIMITS = Limits(one=0.3, more=0.7, gap=0.6)
DEAF = Weights(-1.0, {})
LEVEL = Level((Weights(0.0, {}),), (DEAF,))


def town() -> Body:
    (found,) = bodies(list(ROWS.values()))
    return found


def scored(*said: str) -> Scored:
    """``a1 b1 0.5``: pairs with their scores."""
    parts = [one.split() for one in said]
    earlier, later = (np.array([NAMES.index(one[side]) for one in parts], dtype=np.int64) for side in (0, 1))
    gap = town().edition[later] - town().edition[earlier]
    score = np.array([float(one[2]) for one in parts])
    return Scored(Pairs(earlier, later, gap), np.zeros(len(parts), dtype=np.int64), score)


@pytest.mark.parametrize(
    ("others", "first", "chosen"),
    [
        ((), "a1 b1 0.3", True),
        ((), "a1 b1 0.29", False),
        (("a1 b2 0.9",), "a1 b1 0.69", False),  # its earlier row is assigned to another: it splits, and must be surer
        (("a1 b2 0.9",), "a1 b1 0.7", True),
        (("a2 b1 0.9",), "a1 b1 0.69", False),
        (("a2 b1 0.9",), "a1 b1 0.7", True),
        (("a1 b2 0.8", "a2 b1 0.8", "a2 b2 0.1"), "a1 b1 0.85", True),  # two that are likely beat one that is likelier
        (("a1 b2 0.6", "a2 b1 0.6"), "a1 b1 0.65", False),
        (("a1 b2 0.4",), "a1 b1 0.5", True),
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
def test_a_pair_is_proposed_by_what_both_sides_are_assigned_to(
    others: tuple[str, ...], first: str, chosen: bool
) -> None:
    assert bool(choose(town(), scored(first, *others), LIMITS)[0]) is chosen


def test_siblings_are_assigned_so_that_all_together_are_likeliest() -> None:
    found = choose(town(), scored("a1 b1 0.6", "a1 b2 0.55", "a2 b1 0.55", "a2 b2 0.06"), LIMITS)
    assert found.tolist() == [False, True, True, False]


def made(its: Scored) -> list[Link]:
    return list(_links(town(), LEVEL, its, LIMITS))


def test_no_more_than_so_many_that_are_not_proposed_are_kept_of_each_row_and_year() -> None:
    early = [profile("2012-13", f"01{i:02d}", "Trees") for i in range(8)]
    late = [profile("2013-14", "0001", "Trees"), profile("2014-15", "0001", "Trees")]
    (found,) = bodies([*early, *late])
    score = np.array([0.28 - i / 100 for i in range(8)] + [0.05])
    pairs = Pairs(np.array([*range(8), 0]), np.array([8] * 8 + [9]), np.array([1] * 8 + [2]))
    its = Scored(pairs, np.zeros(9, dtype=np.int64), score)
    links = list(_links(found, LEVEL, its, LIMITS))
    assert sorted(link.confidence for link in links) == [0.05, 0.24, 0.25, 0.26, 0.27, 0.28]
    assert len(links) == KEPT + 1
    assert {link.decision for link in links} == {Decision.CANDIDATE}


@pytest.mark.parametrize(("score", "kept"), [(CANDIDATE, True), (CANDIDATE - 0.001, False)])
def test_what_is_less_likely_than_a_candidate_is_left_out(score: float, kept: bool) -> None:
    assert bool(made(scored(f"a1 b1 {score}"))) is kept


@pytest.mark.parametrize(("odds", "relation"), [(0.0, Relation.SUCCEEDS), (-0.01, Relation.CONTINUES)])
def test_as_likely_as_not_is_a_next_stage(odds: float, relation: Relation) -> None:
    its = scored("a1 b1 0.9")
    (link,) = _links(town(), Level(LEVEL.models, (Weights(odds, {}),)), its, LIMITS)
    assert link.relation is relation


def test_the_models_are_those_of_the_fold() -> None:
    its = scored("a1 b1 0.9", "a2 b2 0.9")
    its = Scored(its.pairs, np.array([0, 1]), its.score)
    level = Level((Weights(1.0, {}), Weights(2.0, {})), (Weights(-1.0, {}), Weights(1.0, {})))
    links = list(_links(town(), level, its, LIMITS))
    assert [link.parts for link in links] == [(("base", 1.0),), (("base", 2.0),)]
    assert [link.relation for link in links] == [Relation.CONTINUES, Relation.SUCCEEDS]


def test_what_has_no_words_is_compared_with_nothing_and_years_between_are_counted_by_documents() -> None:
    rows = [profile("2012-13", "0001", "Plant trees"), profile("2016-17", "0001", "Plant trees")]
    (found,) = bodies([*rows, profile("2013-14", "0001", "")])
    assert candidates(found, "activity").gap.tolist() == [1]
    (found,) = bodies([*rows, profile("2013-14", "0001", "Count badgers")])
    assert candidates(found, "activity").gap.tolist() == [2]


def test_milestones_are_compared_with_the_nearest_document_only() -> None:
    (found,) = bodies(
        [profile(year, "0001", "Plant trees", kind=Kind.MILESTONE) for year in ("2012-13", "2013-14", "2014-15")]
    )
    assert candidates(found, "milestone").gap.tolist() == [1, 1]


def test_an_activity_meets_milestones_either_way_of_the_nearest_document() -> None:
    years = ("2012-13", "2013-14", "2014-15")
    (found,) = bodies(
        [profile(year, "0001", "Plant trees", kind=kind) for kind in (Kind.ACTIVITY, Kind.MILESTONE) for year in years]
    )
    pairs = candidates(found, "between")
    assert pairs.gap.tolist() == [1, 1, 1, 1]
    assert (found.top[pairs.earlier] ^ found.top[pairs.later]).all()


@pytest.mark.parametrize(("level", "top"), [("activity", 6), ("milestone", 3)])
def test_each_row_meets_so_many_of_another_document(level: str, top: int) -> None:
    years = ("2012-13", "2013-14")
    rows = [profile(year, f"{i:04d}", "Plant trees", kind=Kind(level)) for year in years for i in range(10)]
    (found,) = bodies(rows)
    assert len(candidates(found, level)) == 2 * 10 * top - top**2  # all alike: all take the first few of the other side


def test_a_milestone_that_becomes_an_activity_is_proposed_where_it_is_likelier_than_not() -> None:
    rows = [profile("2012-13", "0001", "Plant trees", kind=Kind.MILESTONE), profile("2013-14", "0001", "Plant trees")]
    for odds, decision in ((0.0, Decision.PROPOSED), (-0.001, Decision.CANDIDATE)):
        (link,) = propose(rows, {"between": Level((Weights(odds, {}),), (DEAF,))})
        assert link.decision is decision


@pytest.mark.parametrize(("value", "assigned"), [(LEAST, True), (LEAST * 0.999, False)])
def test_a_pair_is_assigned_from_the_least_likelihood_on(value: float, assigned: bool) -> None:
    sides = np.array([0], dtype=np.int64)
    assert assign(sides, sides, np.array([value])).tolist() == [assigned]
