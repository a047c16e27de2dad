"""What hangs on a decision, worked out by hand: ends, beginnings, threads, groups, and what answers teach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.linking.closings import edition_of
from goldenthread.linking.decisions import DecisionLine, load_file
from goldenthread.linking.profiles import Profile
from goldenthread.linking.review import Question, Session, queue
from goldenthread.linking.stakes import Stake, Stakes, cut_off
from goldenthread.model import Decision, Kind, Link, Relation
from tests.linking.rows import BASE, link, profile

YEARS = ("2012-13", "2013-14", "2014-15", "2015-16")
LANES = tuple(profile(year, "0001", "Mend the lanes") for year in YEARS)
PONDS = tuple(profile(year, "0002", "Dig the ponds") for year in YEARS)


def made(earlier: Profile, later: Profile, confidence: float, decision: Decision = Decision.PROPOSED) -> Link:
    return replace(link(earlier, later, decision), confidence=confidence)


def stakes(*links: Link, settled: Sequence[Link] = ()) -> Stakes:
    rows = [*LANES, *PONDS, *below("0001"), *below("0002")]
    return Stakes(queue(links, [], rows), [*links, *settled], rows)


def below(key: str) -> list[Profile]:
    """Two steps under the activities of a key, in the first two years."""
    return [
        replace(
            profile(year, f"{key}{step}", f"Step {step}", kind=Kind.MILESTONE),
            parent=f"{BASE}marlow/{year}/plan/activity/{key}",
        )
        for year in YEARS[:2]
        for step in (1, 2)
    ]


def hangs(found: Stakes, place: int = 0) -> Stake:
    return found.of(found.questions[place])


def test_a_proposal_decides_whether_a_row_ended_and_another_began() -> None:
    stake = hangs(stakes(made(LANES[0], LANES[1], 0.75)))
    assert (stake.ends, stake.begins, stake.cut, stake.below) == (True, True, 0, 0)
    assert stake.chance == pytest.approx(0.25)
    assert stake.worth == pytest.approx(0.5)


def test_nothing_ends_where_another_link_carries_the_row_on() -> None:
    first, second = made(LANES[0], LANES[1], 0.9), made(LANES[0], PONDS[1], 0.2, Decision.CANDIDATE)
    found = stakes(first, second)
    both = {one.link.confidence: found.of(one) for one in found.questions}
    assert (both[0.9].ends, both[0.9].begins) == (True, True)  # a candidate carries nothing
    assert (both[0.2].ends, both[0.2].begins) == (False, True)
    assert both[0.2].chance == pytest.approx(0.2)  # where it is not proposed, it is wrong by what speaks for it
    accepted = stakes(first, settled=[made(LANES[0], PONDS[1], 0.9, Decision.ACCEPTED)])
    assert (hangs(accepted).ends, hangs(accepted).begins) == (False, True)
    other_year = stakes(first, settled=[made(LANES[0], PONDS[2], 0.9, Decision.ACCEPTED)])
    assert hangs(other_year).ends  # it is towards this document that it would have ended


def test_a_link_that_holds_a_thread_together_is_asked_first() -> None:
    held = [made(LANES[0], LANES[1], 0.9, Decision.ACCEPTED), made(LANES[2], LANES[3], 0.9, Decision.ACCEPTED)]
    bridge, other = made(LANES[1], LANES[2], 0.7), made(PONDS[0], PONDS[1], 0.6)
    found = stakes(bridge, other, settled=held)
    assert cut_off(found.profiles, found.links) == {(LANES[1].iri, LANES[2].iri): 2}
    assert cut_off(found.profiles, [*found.links, made(LANES[1], below("0002")[2], 0.9)]).keys() == {
        (LANES[1].iri, LANES[2].iri)
    }  # a link between levels joins nothing
    assert [one.link for one in found.questions] == [other, bridge]  # by odds alone
    assert [one.link for one in found.arranged(found.questions)] == [bridge, other]  # 0.3 of 4 rows, 0.4 of 2
    assert found.of(found.questions[1]).worth == pytest.approx(0.3 * 4)


def test_the_steps_of_two_activities_follow_them() -> None:
    lanes, ponds = below("0001"), below("0002")
    top, far = made(LANES[0], LANES[1], 0.5), made(ponds[0], ponds[2], 0.7)
    steps = [made(lanes[0], lanes[2], 0.8), made(lanes[1], lanes[3], 0.85)]
    found = stakes(top, *steps, far)
    asked = {id(one.link): one for one in found.questions}
    assert found.of(asked[id(top)]).below == 2
    assert [one.link for one in found.arranged(found.questions)] == [top, far, *steps]
    rest = [asked[id(one)] for one in (far, *steps)]
    assert [one.link for one in found.arranged(rest, asked[id(top)])] == [*steps, far]
    rest = [asked[id(one)] for one in (far, steps[1])]  # the group is not left before it is through
    assert [one.link for one in found.arranged(rest, asked[id(steps[0])])] == [steps[1], far]
    assert [one.link for one in found.arranged(rest, asked[id(far)])] == [far, steps[1]]


def test_a_step_that_is_sure_waits() -> None:
    lanes, ponds = below("0001"), below("0002")
    top, far = made(LANES[0], LANES[1], 0.5), made(ponds[0], ponds[2], 0.7)
    sure = made(lanes[0], lanes[2], 0.88)  # 0.24 of a row is expected wrong
    found = stakes(top, sure, far)
    asked = {id(one.link): one for one in found.questions}
    assert [one.link for one in found.arranged(found.questions, asked[id(top)])] == [top, far, sure]


def test_each_row_is_expected_wrong_once_and_an_answer_takes_it_out() -> None:
    found = stakes(
        made(LANES[0], LANES[1], 0.8),
        made(LANES[0], PONDS[1], 0.3, Decision.CANDIDATE),
        made(PONDS[0], PONDS[1], 0.1, Decision.CANDIDATE),
    )
    # the lanes by 0.2 on either side; the ponds of the second year are not new by 0.3, those of the first go on by 0.1
    assert found.expected() == pytest.approx(0.2 + 0.2 + 0.3 + 0.1)


def answered(found: Stakes, path: Path) -> Session:
    return Session(path / "a.sssom.tsv", BASE, found.arranged(found.questions), "ann", "2026-01-02", order=found)


def test_a_session_asks_next_what_its_answers_left_worth_asking(tmp_path: Path) -> None:
    found = stakes(
        made(LANES[0], LANES[1], 0.6),
        made(LANES[0], PONDS[1], 0.5, Decision.CANDIDATE),
        made(PONDS[2], PONDS[3], 0.8),
    )
    session = answered(found, tmp_path)
    before = found.expected()
    assert session.current is not None
    assert session.current.link.confidence == 0.6
    session.decide(Decision.ACCEPTED, Relation.CONTINUES)
    assert found.expected() < before
    assert [one.link.confidence for one in session.questions] == [0.6, 0.5, 0.8]  # that the ponds are new is open
    session.close(session.questions[1].later, edition_of(LANES[0].iri))
    assert [one.link.confidence for one in session.questions] == [0.6, 0.5, 0.8]
    assert not found.of(session.questions[1]).begins
    assert session.undo()
    assert session.undo()
    assert load_file(session.path, BASE) == []
    assert found.expected() == pytest.approx(before)


@pytest.mark.parametrize(
    ("given", "surer"), [(Decision.ACCEPTED, True), (Decision.REJECTED, False), (Decision.CANDIDATE, False)]
)
def test_answers_teach_how_sure_the_machine_can_be(given: Decision, surer: bool) -> None:
    found = stakes(made(LANES[0], LANES[1], 0.5), made(PONDS[0], PONDS[1], 0.5))
    first, second = found.questions
    session = answered(found, Path("none"))
    line = replace(_line(first), decision=given)
    found.answer(first, line)
    assert (found.of(second).chance < 0.5) is surer
    assert found.of(second).chance != pytest.approx(0.5)
    found.answer(first, None)
    assert found.of(second).chance == pytest.approx(0.5)
    assert session.current is first


def test_what_is_answered_of_activities_teaches_nothing_of_steps() -> None:
    lanes = below("0001")
    found = stakes(made(LANES[0], LANES[1], 0.5), made(lanes[0], lanes[2], 0.5))
    top, step = sorted(found.questions, key=lambda one: one.later.kind.value)
    found.answer(top, _line(top))
    assert found.of(step).chance == pytest.approx(0.5)


def _line(question: Question) -> DecisionLine:
    return DecisionLine(
        question.later.iri, question.earlier.iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2026-01-02", ""
    )
