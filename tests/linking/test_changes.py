"""Changes between linked commitments, read off Marlow Vale's plan and report by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.linking.changes import changes, marked
from goldenthread.linking.recurring import recurring, rhythm
from goldenthread.model import Change, Kind, Link, Plan, Progress, Relation
from goldenthread.read.quantities import quantities
from tests.small_council import (
    ACTIVITY_2014,
    ACTIVITY_2015,
    LINKS,
    MILESTONE_2014,
    MILESTONE_2015,
    OTHER_2014,
    PLANS,
    THREADS,
    iri_of,
)


def found(plans: tuple[Plan, ...] = PLANS, links: tuple[Link, ...] = LINKS) -> dict[tuple[str, str, str], Change]:
    made = changes(plans, iri_of, links, THREADS, quantities=quantities)
    return {(one.earlier, one.later, one.kind): one for one in made}


def test_the_trees_are_more_and_another_unit_answers() -> None:
    kinds = {kind for earlier, later, kind in found() if (earlier, later) == (ACTIVITY_2014, ACTIVITY_2015)}
    assert kinds == {"reworded", "target raised", "officer changed", "unit changed"}
    target = found()[ACTIVITY_2014, ACTIVITY_2015, "target raised"]
    assert (target.before, target.after) == ("200 street trees", "250 street trees")
    unit = found()[ACTIVITY_2014, ACTIVITY_2015, "unit changed"]
    assert (unit.before, unit.after) == ("E&P", "PLACE")


def test_a_deadline_moves_by_days_and_both_days_are_kept() -> None:
    moved = found()[MILESTONE_2014, MILESTONE_2015, "deadline moved"]
    assert (moved.before, moved.after, moved.days) == ("2014-06-30", "2015-04-30 | 2015-06-30", 365)


def test_quotation_marks_are_no_rewording() -> None:
    assert (MILESTONE_2014, MILESTONE_2015, "reworded") not in found()


def test_candidates_and_rejected_links_change_nothing() -> None:
    assert not [key for key in found() if key[:2] == (OTHER_2014, MILESTONE_2015)]
    assert not [key for key in found() if key[:2] == (ACTIVITY_2014, MILESTONE_2015)]


def test_what_the_next_year_leaves_out_ended_without_a_word() -> None:
    assert (OTHER_2014, OTHER_2014, "ended without a word") in found()
    assert (MILESTONE_2015, MILESTONE_2015, "completed") in found()
    assert not [key for key in found() if key[0] == ACTIVITY_2015 and key[0] == key[1]]  # overdue, nothing later


def test_a_missing_year_leaves_it_untraceable() -> None:
    late = replace(PLANS[1], edition=replace(PLANS[1].edition, year_start=date(2018, 4, 1)))
    assert (OTHER_2014, OTHER_2014, "not traceable") in found((PLANS[0], late))


def test_what_was_discontinued_is_said_to_be() -> None:
    rows = tuple(
        replace(c, progress=Progress(status="discontinued", status_printed="Stopped")) if c.key == "m5" else c
        for c in PLANS[0].commitments
    )
    made = found((replace(PLANS[0], commitments=rows), PLANS[1]))
    assert made[OTHER_2014, OTHER_2014, "discontinued"].before == "Stopped"


def test_a_milestone_that_becomes_an_activity_has_not_ended() -> None:
    onward = Link(OTHER_2014, ACTIVITY_2015, Relation.CONTINUES, LINKS[0].decision, 0.9, "x")
    assert not [key for key in found(links=(*LINKS, onward)) if key[0] == OTHER_2014]


def test_two_that_become_one_are_merged() -> None:
    other = Link(OTHER_2014, MILESTONE_2015, Relation.CONTINUES, LINKS[0].decision, 0.9, "x")
    made = found(links=(*LINKS[:2], other))
    merged = made[OTHER_2014, MILESTONE_2015, "merged"]
    assert merged.before == "Choose the streets | Plant the trees"
    assert (MILESTONE_2014, MILESTONE_2015, "merged") in made


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("Open the park", "Open the park", "Open the park", "Open the park"),
        ("Open the park", "Open the new park", "Open the park", "Open the [new] park"),
        ("", "Open", "", "[Open]"),
    ],
)
def test_words_that_differ_are_marked(before: str, after: str, left: str, right: str) -> None:
    assert marked(before, after) == (left, right)


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Publish monitoring reports every six months", "twice a year"),
        ("Hold a meeting each quarter", "quarterly"),
        ("Report monthly to the board", "monthly"),
        ("Hold an annual conference", "yearly"),
        ("Catch a dealer a day", "daily"),
        ("Open all year round", ""),
        ("Train 50 staff", ""),
    ],
)
def test_how_often_is_read_from_the_words(text: str, often: str) -> None:
    assert rhythm(text) == often


def test_recurring_commitments_have_their_rhythm() -> None:
    rows = tuple(
        replace(c, text="Count trees quarterly") if c.kind is Kind.ACTIVITY else c for c in PLANS[0].commitments
    )
    assert recurring((replace(PLANS[0], commitments=rows),), iri_of) == [(ACTIVITY_2014, "quarterly")]
