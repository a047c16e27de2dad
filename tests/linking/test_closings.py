"""A decision is about its pair; only a closing silences the machine, and it is about words that are still there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.linking.closings import (
    Closed,
    ClosingLine,
    apply_closings,
    dump_closings,
    edition_of,
    load_closings,
)
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.review import Session, queue
from goldenthread.model import Decision, Link, Relation, ReviewerKind
from tests.linking.rows import BASE, TOWN, link, profile

KNOWN = {one.iri: one for one in TOWN}
FIRST, SECOND = TOWN[:3], TOWN[3:6]
PROPOSED = [link(earlier, later, Decision.PROPOSED) for earlier in FIRST for later in SECOND]


def rejected(earlier: int, later: int) -> DecisionLine:
    return DecisionLine(
        *(SECOND[later].iri, FIRST[earlier].iri, Relation.CONTINUES, Decision.REJECTED, 0.9, "Ann", "", "")
    )


def closing(row: int, towards: int) -> ClosingLine:
    edition = edition_of(TOWN[towards].iri)
    return ClosingLine(TOWN[row].iri, edition, "Ann", "2026-03-01", "", TOWN[row].text_hash, "f", 3)


def proposals(decisions: list[DecisionLine], closed: Closed | None = None) -> set[tuple[str, str]]:
    links: tuple[Link, ...] = apply_decisions(PROPOSED, decisions, TOWN, closed).links
    return {(one.earlier, one.later) for one in links if one.decision is Decision.PROPOSED}


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.CANDIDATE, Decision.ACCEPTED])
def test_a_decision_silences_no_other_proposal(decision: Decision) -> None:
    assert len(proposals([])) == 9
    assert proposals([replace(rejected(0, 0), decision=decision)]) == proposals([]) - {(FIRST[0].iri, SECOND[0].iri)}


def test_rejecting_what_is_wrong_costs_nothing_that_is_right() -> None:
    wrong = [rejected(a, b) for a in range(3) for b in range(3) if a != b]
    assert proposals(wrong) == {(FIRST[i].iri, SECOND[i].iri) for i in range(3)}


def test_a_closing_of_the_earlier_row_silences_what_would_continue_it() -> None:
    closed = apply_closings([closing(0, 3)], KNOWN, {})
    assert closed.issues == ()
    assert proposals([], closed) == {(a.iri, b.iri) for a in FIRST[1:] for b in SECOND}


def test_a_closing_of_the_later_row_silences_what_it_would_continue() -> None:
    closed = apply_closings([closing(4, 0)], KNOWN, {})
    assert proposals([], closed) == {(a.iri, b.iri) for a in FIRST for b in SECOND if b is not SECOND[1]}


def test_a_closing_does_not_reach_beyond_its_edition() -> None:
    assert len(proposals([], apply_closings([closing(0, 6)], KNOWN, {}))) == 9


def test_an_accepted_link_stands_whatever_is_closed() -> None:
    accepted = replace(rejected(0, 0), decision=Decision.ACCEPTED)
    links = apply_decisions(PROPOSED, [accepted], TOWN, apply_closings([closing(0, 3)], KNOWN, {})).links
    assert [one.later for one in links if one.earlier == FIRST[0].iri and one.holds] == [SECOND[0].iri]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (replace(closing(0, 3), mark="0" * 12), "decision-outdated"),
        (replace(closing(0, 3), commitment=f"{BASE}marlow/2012-13/plan/activity/0099"), "decision-orphaned"),
        (replace(closing(0, 3), edition=f"{BASE}marlow/1999-00/plan"), "decision-orphaned"),
        (closing(0, 0), "decision-orphaned"),
    ],
)
def test_a_closing_that_does_not_fit_is_told_and_closes_nothing(line: ClosingLine, code: str) -> None:
    closed = apply_closings([line], KNOWN, {})
    assert [one.code for one in closed.issues] == [code]
    assert "f:3 closes" in closed.issues[0].message
    assert len(proposals([], closed)) == 9


def test_a_closing_towards_another_body_is_told() -> None:
    other = profile("2013-14", "0001", "Plant trees", body="tilling")
    line = replace(closing(0, 3), edition=edition_of(other.iri))
    for known in ({**KNOWN, other.iri: other}, KNOWN):  # its rows may not be here at all
        (told,) = apply_closings([line], known, {}).issues
        assert (told.code, told.message.endswith("another body's.")) == ("decision-orphaned", True)


def test_a_file_of_closings_is_read_as_it_was_written(tmp_path: Path) -> None:
    lines = [closing(4, 0), replace(closing(0, 3), reason="read\twhole")]
    (tmp_path / "mine.closed.tsv").write_text(dump_closings(lines, BASE), encoding="utf-8")
    read = load_closings(tmp_path, BASE)
    assert [(one.commitment, one.edition, one.keys, one.reason) for one in read] == [
        (TOWN[0].iri, edition_of(TOWN[3].iri), ("Ann",), "read whole"),
        (TOWN[4].iri, edition_of(TOWN[0].iri), ("Ann",), ""),
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("data:marlow/2012-13/plan/activity/0001\t\tAnn\t2026-03-01\t\tabc", "edition is missing"),
        (
            "data:marlow/2012-13/plan/activity/0001\tdata:marlow/2013-14/plan\t\t2026-03-01\t\tabc",
            "reviewers is missing",
        ),
        ("data:marlow/2012-13/plan/activity/0001\tdata:marlow/2013-14/plan\tAnn\t2026-03-01\t\t", "mark is missing"),
        ("data:marlow/2012-13/plan/activity/0001\tdata:marlow/2013-14/plan\tAnn\tMay\t\tabc", "'date' must be a day"),
    ],
)
def test_a_line_that_closes_nothing_is_refused_with_its_place(tmp_path: Path, cells: str, said: str) -> None:
    path = tmp_path / "mine.closed.tsv"
    path.write_text(f"commitment\tedition\treviewers\tdate\treason\tmark\n{cells}\n", encoding="utf-8")
    with pytest.raises(DataError, match=said) as refused:
        load_closings(tmp_path, BASE)
    assert str(refused.value).startswith(f"{path}:2: ")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    asked = queue(PROPOSED, [], TOWN)
    return Session(tmp_path / "a.sssom.tsv", BASE, asked, "m1", "2026-03-01", kind=ReviewerKind.LANGUAGE_MODEL)


def test_a_review_closes_a_row_asks_no_more_of_it_and_takes_it_back(session: Session) -> None:
    first = session.questions[0]
    session.close(first.earlier, edition_of(first.later.iri), reason="nothing alike")
    (line,) = session.closings()
    assert (line.commitment, line.keys, line.mark) == (first.earlier.iri, ("m1",), first.earlier.text_hash)
    assert [one.earlier is first.earlier for one in session.questions if session.is_closed(one)] == [True] * 3
    assert not session.path.exists()
    closed = apply_closings([line], KNOWN, {})
    assert all(one.earlier is not first.earlier for one in queue(PROPOSED, [], TOWN, closed=closed))
    assert session.undo()
    assert session.closings() == []
    assert not any(map(session.is_closed, session.questions))


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (ReviewerKind.PERSON, "semapv:ManualMappingCuration"),
        (ReviewerKind.LANGUAGE_MODEL, "semapv:MappingReview"),
        (ReviewerKind.SOFTWARE, "semapv:MappingReview"),
    ],
)
def test_the_file_says_of_whom_the_decision_is(session: Session, kind: ReviewerKind, wanted: str) -> None:
    session.kind = kind
    session.decide(Decision.REJECTED, Relation.CONTINUES)
    assert [one.justification for one in session.lines.values()] == [wanted]
