"""What is perhaps a link: likely enough for a word, joining nothing, and silent where readers have spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.linking.calibration import PERHAPS
from goldenthread.linking.closings import Closed, edition_of
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import propose
from goldenthread.linking.threads import components
from goldenthread.model import Decision, Link, Relation
from tests.linking.rows import TOWN, link, profile

ROOF, CLUB = TOWN[1], TOWN[2]
NEXT, MEALS = TOWN[4], TOWN[5]
MAYBE = replace(link(CLUB, MEALS, Decision.CANDIDATE), confidence=0.2, perhaps=True)


def told(*links: Link, line: DecisionLine | None = None, closed: Closed | None = None) -> list[tuple[str, str]]:
    judged = apply_decisions(links, [line] if line else [], TOWN, closed)
    return [(one.earlier, one.later) for one in judged.links if one.perhaps]


def decided(earlier: Profile, later: Profile, decision: Decision) -> DecisionLine:
    return DecisionLine(later.iri, earlier.iri, Relation.CONTINUES, decision, 0.9, "ann", "2030-01-01", "")


def test_it_is_told_where_neither_row_has_another_link() -> None:
    assert told(MAYBE) == [(CLUB.iri, MEALS.iri)]


def test_it_is_told_where_one_of_the_two_is_linked_elsewhere_and_not_where_both_are() -> None:
    onward, back = link(CLUB, NEXT, Decision.PROPOSED), link(ROOF, MEALS, Decision.PROPOSED)
    assert told(MAYBE, onward) == [(CLUB.iri, MEALS.iri)]
    assert told(MAYBE, back) == [(CLUB.iri, MEALS.iri)]
    assert told(MAYBE, onward, back) == []


def test_what_undoes_carries_nothing_on() -> None:
    undone = (replace(link(*pair), relation=Relation.REVERSES) for pair in ((CLUB, NEXT), (ROOF, MEALS)))
    assert told(MAYBE, *undone) == [(CLUB.iri, MEALS.iri)]


@pytest.mark.parametrize("decision", [Decision.ACCEPTED, Decision.REJECTED, Decision.CANDIDATE])
def test_what_a_reader_said_of_the_pair_is_no_perhaps(decision: Decision) -> None:
    assert told(MAYBE, line=decided(CLUB, MEALS, decision)) == []


@pytest.mark.parametrize(
    ("pair", "wanted"),
    [
        ((CLUB.iri, edition_of(MEALS.iri)), []),
        ((MEALS.iri, edition_of(CLUB.iri)), []),
        ((ROOF.iri, edition_of(MEALS.iri)), [(CLUB.iri, MEALS.iri)]),
        ((CLUB.iri, edition_of(TOWN[8].iri)), [(CLUB.iri, MEALS.iri)]),
    ],
    ids=["the earlier is closed", "the later is closed", "another row is closed", "closed towards another document"],
)
def test_where_readers_closed_a_row_it_is_silent(pair: tuple[str, str], wanted: list[tuple[str, str]]) -> None:
    assert told(MAYBE, closed=Closed(pairs=frozenset({pair}))) == wanted


def test_it_joins_nothing() -> None:
    assert all(len(part) == 1 for part in components(TOWN, [MAYBE]))


def test_the_machine_marks_what_is_likely_enough_and_not_proposed() -> None:
    found = propose(TOWN)
    assert all(one.perhaps == (one.decision is Decision.CANDIDATE and one.confidence >= PERHAPS) for one in found)
    assert {one.decision for one in found} == {Decision.PROPOSED, Decision.CANDIDATE}


def test_opposite_acts_on_nearly_one_thing_are_no_perhaps() -> None:
    """They are left to readers, however like the words are."""
    rows = [
        profile("2012-13", "0001", "Establish a trust for the museum and library buildings of the town"),
        profile("2013-14", "0001", "Abolish the trust for the museum and theatre buildings of the town"),
    ]
    (one,) = propose(rows)
    assert one.confidence >= PERHAPS
    assert not one.joins
    assert not one.perhaps
