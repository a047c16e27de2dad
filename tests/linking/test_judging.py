"""Decisions of readers above the machine's links: which of them can be about what is in the data."""

from __future__ import annotations

import pytest

from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Relation
from tests.linking.rows import TOWN, profile

FENWICK = profile("2013-14", "0001", "Plant street trees", body="fenwick")
EARLY, LATE = TOWN[0], TOWN[3]


@pytest.mark.parametrize(
    ("later", "earlier", "fits"),
    [(LATE, EARLY, True), (FENWICK, EARLY, False), (EARLY, LATE, False), (LATE, TOWN[4], False)],
    ids=["a year later", "another body", "backwards", "the same year"],
)
def test_a_decision_joins_rows_of_one_body_from_an_earlier_year_to_a_later_one(
    later: Profile, earlier: Profile, fits: bool
) -> None:
    line = DecisionLine(later.iri, earlier.iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "")
    judged = apply_decisions([], [line], [*TOWN, FENWICK])
    assert [issue.code for issue in judged.issues] == ([] if fits else ["decision-orphaned"])
    assert [one.decision for one in judged.links] == ([Decision.ACCEPTED] if fits else [])


@pytest.mark.parametrize("letters", [119, 120, 121, 400])
def test_a_decision_about_other_words_is_told_with_the_beginning_of_those_that_stand_there_now(letters: int) -> None:
    words = ("Plant lime trees " * 30)[:letters]
    reworded = profile("2013-14", "0042", words)
    line = DecisionLine(
        reworded.iri, EARLY.iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "", later_hash="0" * 8
    )
    (told,) = apply_decisions([], [line], [*TOWN, reworded]).issues
    assert (told.code, told.value) == ("decision-outdated", words[:120])


def test_a_decision_about_a_row_of_another_body_is_told_as_that_where_its_rows_are_not_there() -> None:
    line = DecisionLine(LATE.iri, FENWICK.iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "")
    (told,) = apply_decisions([], [line], TOWN).issues
    assert (told.edition, told.message) == (
        LATE.edition,
        apply_decisions([], [line], [*TOWN, FENWICK]).issues[0].message,
    )
    assert "two bodies" in told.message
