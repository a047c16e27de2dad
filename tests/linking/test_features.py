"""What is measured of a pair of commitments, worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from goldenthread.linking.candidates import Body, Pairs, bodies
from goldenthread.linking.evidence import BETWEEN, COMMENT, FEATURES, MEANING, OF_LEVEL, RELATION
from goldenthread.linking.features import measure
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import measured
from goldenthread.linking.structure import Known, structure
from goldenthread.model import Kind
from tests.linking.rows import profile


def activity(year: str, number: str, title: str, *milestones: str, officers: tuple[str, ...] = ()) -> list[Profile]:
    top = replace(profile(year, number, title, officers=officers), parts=milestones)
    below = [
        replace(profile(year, f"{number}{i}", text, kind=Kind.MILESTONE), parent=top.iri, parts=(title,))
        for i, text in enumerate(milestones)
    ]
    return [replace(top, children=tuple(one.iri for one in below)), *below]


def body(*rows: list[Profile]) -> Body:
    (found,) = bodies([one for group in rows for one in group])
    return found


def of(found: Body, earlier: int, later: int) -> dict[str, float]:
    """What is measured of one pair alone."""
    gap = found.edition[later] - found.edition[earlier]
    pairs = Pairs(np.array([earlier]), np.array([later]), np.array([gap]))
    measure(found, pairs)
    structure(found, pairs, Known.nothing())
    return {name: float(column[0]) for name, column in pairs.features.items()}


TOWN = body(
    activity("2012-13", "01", "Green spaces", "Open Millpond playground", "Repair benches"),
    activity("2013-14", "01", "Parks", "Open Millpond playground", "Hire wardens"),
    activity("2013-14", "02", "Empty bins weekly"),
)


def test_all_that_is_weighed_is_measured() -> None:
    by_words = {name for (_, by_meaning), names in RELATION.items() if not by_meaning for name in names}
    assert set(of(TOWN, 0, 3)) >= {*FEATURES, *COMMENT, *by_words}
    assert RELATION.keys() == OF_LEVEL.keys()
    assert not set(of(TOWN, 0, 3)) & set(MEANING)


def test_each_milestone_is_set_beside_the_one_most_like_it() -> None:
    found = of(TOWN, 0, 3)
    assert found["milestone_best"] == pytest.approx(1.0)
    assert found["words"] == pytest.approx(found["whole"] + 0.5 * 0.5 + 0.5 * found["letters"])  # one of two, both ways
    assert of(TOWN, 0, 6)["milestone_best"] == 0.0


def test_rows_in_the_same_words_are_as_like_as_can_be() -> None:
    text = "Ask Fenwick Mill to mend one old stone wall"
    same = body(
        activity("2012-13", "01", text, officers=("Ann",)),
        activity("2016-17", "01", text, officers=("Ann", "Bob")),
        activity("2013-14", "02", "Count badgers", officers=("Ann",)),
    )
    found = of(same, 0, 1)
    for name in ("letters", "said_earlier", "said_later", "whole", "names", "officer_shared", "gap", "title_order"):
        assert found[name] == pytest.approx(1.0), name
    assert found["shared_rare"] == pytest.approx(4 * (math.log(4 / 3) + 1))  # each word stands in two of three rows
    assert found["years"] == pytest.approx(math.log(4))
    assert (found["step_on"], found["step_back"], found["following"]) == (0.0, 0.0, 0.0)
    assert of(same, 0, 2)["gap"] == 0.0


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        ("Develop a plan for parks", "Implement the plan for parks", (1.0, 1.0, 1.0, 0.0)),
        ("Implement the plan for parks", "Develop a plan for parks", (0.0, 0.0, 0.0, 1.0)),
        ("Develop a plan for parks", "Develop plans for parks", (1.0, 0.0, 0.0, 0.0)),
        ("Design of the lido", "The lido is opened", (1.0, 1.0, 1.0, 0.0)),  # wherever the first verb stands
        ("Parks for 20", "Open the park", (0.0, 1.0, 0.0, 0.0)),  # a stage that is not told is none
        ("Parks for 20", "Parks for 20", (0.0, 0.0, 0.0, 0.0)),
    ],
)
def test_the_first_verb_tells_the_stage(earlier: str, later: str, told: tuple[float, ...]) -> None:
    found = of(body([profile("2012-13", "1", earlier), profile("2013-14", "1", later)]), 0, 1)
    assert tuple(found[name] for name in ("planned_before", "done_after", "step_on", "step_back")) == told


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        ("Support carers", "A further café for carers", (1.0, 1.0)),
        ("We will support carers", "Find newcomers who care", (1.0, 0.0)),  # "new" is a word, not a beginning
        ("Open a café to support carers", "Find a café", (0.0, 0.0)),  # only what it begins with
    ],
)
def test_what_has_no_end_goes_on_and_words_tell_what_follows(
    earlier: str, later: str, told: tuple[float, float]
) -> None:
    found = of(body([profile("2012-13", "1", earlier), profile("2013-14", "1", later)]), 0, 1)
    assert (found["open_ended"], found["following"]) == told


def test_milestones_are_told_by_how_like_their_activities_are() -> None:
    before, same = (activity(year, "01", "Lanes", "Meet") for year in ("2012-13", "2013-14"))
    other = activity("2013-14", "02", "Ponds", "Meet")
    town = body(before, same, other)
    assert of(town, 1, 3)["above_words"] == pytest.approx(1.0)
    assert of(town, 1, 5)["above_words"] == 0.0


def test_a_pair_is_held_against_its_rivals() -> None:
    rows = [
        profile("2012-13", "1", "Plant street trees"),
        profile("2012-13", "2", "Plant hedges"),
        profile("2013-14", "1", "Plant street trees"),
    ]
    found = body(rows)
    pairs = Pairs(np.array([0, 1]), np.array([2, 2]), np.array([1, 1]))
    measure(found, pairs)
    words = pairs.features["words"]
    assert pairs.features["words_margin_later"].tolist() == pytest.approx([words[0] - words[1], words[1] - words[0]])
    assert pairs.features["words_margin_earlier"].tolist() == pytest.approx(words.tolist())  # no rival at all


def reported(comment: str, later: str) -> dict[str, float]:
    """What is measured of a milestone with a comment and of one of the next year, under one activity."""
    before = activity("2012-13", "01", "Housing", "Agree who builds", "Mend roofs")
    before[1] = replace(before[1], comments=comment)
    return of(body(before, activity("2013-14", "01", "Housing", later, "Sell garages")), 1, 4)


def test_a_comment_tells_what_the_title_does_not() -> None:
    assert reported("", "Start at Fenwick Wharf")["told"] == 0.0
    found = reported("A partner for Fenwick Wharf was chosen.", "Start at Fenwick Wharf")
    assert 0.5 < found["told"] < 1.0  # not "start"
    assert found["told_and_rare"] == pytest.approx(found["told"] * (math.log(7 / 2) + 1))  # of 6 titles one names it
    assert reported("The partner who builds was agreed.", "Agree who builds next")["told"] == 0.0  # the title says it


def test_a_later_comment_tells_what_its_row_comes_from() -> None:
    before, after = (
        activity("2012-13", "01", "Housing", "Insulate flats in Stow", "Mend roofs"),
        activity("2013-14", "01", "Housing", "Assess cold homes", "Sell garages"),
    )
    assert of(body(before, after), 1, 4)["told_back"] == 0.0
    after[1] = replace(after[1], comments="It goes on from the flats in Stow.")
    found = body(before, after)
    assert of(found, 1, 4)["told_back"] > 0.5
    assert of(found, 2, 4)["told_back"] == 0.0  # it names no roof
    assert of(found, 1, 4)["told"] == 0.0  # the earlier row has no comment


def test_a_comment_on_all_of_an_activity_is_no_evidence_for_one_of_its_rows() -> None:
    before = activity("2012-13", "01", "Housing", "Agree who builds")
    before[0] = replace(before[0], comments="Fenwick Wharf next year.")
    after = activity("2013-14", "01", "Fenwick Wharf", "Start")
    assert of(body(before, after), 0, 2)["told"] == 0.0
    assert of(body(before, after), 1, 2)["told"] == 0.0


def test_comments_are_weighed_between_milestones_alone() -> None:
    assert {level for (level, _), names in OF_LEVEL.items() if set(names) & set(COMMENT)} == {"milestone"}
    assert all(set(names) <= {*FEATURES, *MEANING, *COMMENT, *BETWEEN} for names in OF_LEVEL.values())
    assert not any(set(names) & set(MEANING) for (_, by_meaning), names in OF_LEVEL.items() if not by_meaning)


def test_milestones_know_how_likely_their_activities_are_linked_and_the_nearest_sibling() -> None:
    above = Pairs(np.array([0]), np.array([3]), np.array([1]))
    known = Known.by(TOWN, above, np.array([0.9]))
    pairs = Pairs(np.array([1, 1, 2]), np.array([4, 5, 5]), np.array([1, 1, 1]))
    measure(TOWN, pairs)
    structure(TOWN, pairs, known)
    assert pairs.features["parent"].tolist() == [0.9, 0.9, 0.9]
    assert pairs.features["sibling_earlier"].tolist() == [1.0, 0.5, 1.0]
    structure(TOWN, pairs, Known.nothing())
    assert pairs.features["parent"].tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(("score", "met"), [(0.2, True), (0.19, False)])
def test_milestones_of_likely_linked_activities_meet_though_they_share_no_word(score: float, met: bool) -> None:
    known = Known.by(TOWN, Pairs(np.array([0]), np.array([3]), np.array([1])), np.array([score]))
    pairs = measured(TOWN, "milestone", known)
    assert ((2, 5) in set(zip(pairs.earlier.tolist(), pairs.later.tolist(), strict=True))) is met
