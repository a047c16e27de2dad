"""A review goes on where it stopped, takes back what it is told to, and never loses a decision."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path

import pytest

from goldenthread.linking.agreement import figures, kappa, labels
from goldenthread.linking.closings import edition_of, load_closing_file
from goldenthread.linking.decisions import COLUMNS, DecisionLine, dump_decisions, load_file
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.review import Question, Session, queue
from goldenthread.model import Decision, Kind, Relation
from goldenthread.namespaces import GT
from tests.linking.rows import BASE, TOWN, YEARS, link, profile

TREES, ROOF = link(TOWN[0], TOWN[3], Decision.PROPOSED), link(TOWN[1], TOWN[4], Decision.CANDIDATE)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    asked = queue([ROOF, TREES], [], TOWN)
    return Session(tmp_path / "links" / "mine.sssom.tsv", BASE, asked, "A reader", "2026-01-02")


def test_proposals_are_asked_first(session: Session) -> None:
    assert [one.link for one in session.questions] == [TREES, ROOF]


def test_a_decision_is_on_disk_at_once_and_is_not_asked_again(session: Session) -> None:
    session.decide(Decision.ACCEPTED, Relation.SUCCEEDS, reason="the same trees")
    (line,) = load_file(session.path, BASE)
    assert (line.decision, line.relation, line.reviewer) == (Decision.ACCEPTED, Relation.SUCCEEDS, "A reader")
    assert (line.reason, line.date, line.earlier_hash) == ("the same trees", "2026-01-02", TOWN[0].text_hash)
    assert [one.link for one in queue([ROOF, TREES], [line], TOWN)] == [ROOF]
    assert not list(session.path.parent.glob(".*"))


def test_undo_takes_back_the_last_step(session: Session) -> None:
    session.decide(Decision.REJECTED, Relation.CONTINUES)
    session.skip()
    assert session.place == 2
    assert session.undo()
    assert session.questions[session.place].link is ROOF
    assert session.undo()
    assert load_file(session.path, BASE) == []
    assert not session.undo()


def test_what_stood_in_the_file_stays(session: Session) -> None:
    session.decide(Decision.ACCEPTED, Relation.CONTINUES)
    again = Session(session.path, BASE, queue([ROOF], [], TOWN), "Another", "2026-01-03")
    again.decide(Decision.REJECTED, Relation.CONTINUES)
    assert {line.reviewer for line in load_file(session.path, BASE)} == {"A reader", "Another"}


def test_what_another_reviewer_writes_to_the_file_meanwhile_stays(session: Session) -> None:
    other = Session(session.path, BASE, session.questions, "Another", "2026-01-03")
    other.skip()
    other.decide(Decision.REJECTED, Relation.CONTINUES)
    session.decide(Decision.ACCEPTED, Relation.CONTINUES)
    assert {line.reviewer for line in load_file(session.path, BASE)} == {"A reader", "Another"}
    session.undo()
    assert {line.reviewer for line in load_file(session.path, BASE)} == {"Another"}
    assert (session.decided, other.decided) == (0, 1)


def test_the_pair_that_another_file_has_decided_meanwhile_is_known(session: Session) -> None:
    assert session.taken() is None
    theirs = line(0, 3, Decision.REJECTED)
    session.elsewhere = lambda: [theirs]
    assert session.taken() is theirs
    session.skip()
    assert session.taken() is None


def test_a_write_that_is_broken_off_leaves_the_old_file(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.decide(Decision.ACCEPTED, Relation.CONTINUES)
    before = session.path.read_bytes()

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("goldenthread.files.os.fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        session.decide(Decision.REJECTED, Relation.CONTINUES)
    assert session.path.read_bytes() == before
    assert [one.name for one in session.path.parent.iterdir()] == [session.path.name]


def line(earlier: int, later: int, decision: Decision, confidence: float = 0.9) -> DecisionLine:
    return DecisionLine(TOWN[later].iri, TOWN[earlier].iri, Relation.CONTINUES, decision, confidence, "", "", "")


def test_figures_count_required_optional_and_wrong() -> None:
    decisions = [
        line(0, 3, Decision.ACCEPTED),
        line(1, 4, Decision.ACCEPTED, 0.4),
        line(2, 5, Decision.REJECTED),
        line(1, 3, Decision.ACCEPTED),
    ]
    made = figures([TREES, link(TOWN[1], TOWN[4]), link(TOWN[2], TOWN[5])], decisions, TOWN, Kind.ACTIVITY)
    assert (made.required, made.hit, made.wrong) == (2, 1, 1)
    assert (made.precision, made.recall, made.f1, made.relation) == (0.5, 0.5, 0.5, 1.0)


def test_kappa_by_hand() -> None:
    # 20 pairs: both yes 8, both no 6, only the left yes 4, only the right yes 2; chance (12*10 + 8*10) / 400 = 0.5
    left = {(str(i), ""): "yes" if i < 12 else "no" for i in range(20)}
    right = {(str(i), ""): "yes" if i < 8 or i >= 18 else "no" for i in range(20)}
    both, value = kappa(left, right)
    assert both == 20
    assert value == pytest.approx(0.4)
    assert kappa({}, right) == (0, 0.0)


def test_a_decision_beats_the_machine_and_an_orphan_is_reported() -> None:
    gone = DecisionLine(f"{BASE}gone", TOWN[0].iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "", "", "", path="f")
    judged = apply_decisions([TREES], [line(0, 3, Decision.REJECTED), gone], TOWN)
    assert [one.decision for one in judged.links] == [Decision.REJECTED]
    assert [issue.code for issue in judged.issues] == ["decision-orphaned"]
    assert labels([line(0, 3, Decision.REJECTED)]) == {(TOWN[0].iri, TOWN[3].iri): "rejected"}


def test_several_reviewers_are_separated_as_in_every_sssom_table(tmp_path: Path) -> None:
    both = replace(line(0, 3, Decision.ACCEPTED), reviewer="A reader|Another")
    path = tmp_path / "both.sssom.tsv"
    path.write_text(dump_decisions([both], BASE, "both"), encoding="utf-8")
    assert "\tA reader|Another\t" in path.read_text(encoding="utf-8")
    (judged,) = apply_decisions([], load_file(path, BASE), TOWN).links
    assert judged.reviewer == "A reader, Another"


def test_columns_beyond_the_standard_are_declared_with_properties_of_the_ontology() -> None:
    header, _, _ = dump_decisions([], BASE, "none").partition("subject_id\t")
    ours = set(re.findall(r"slot_name: (\w+)", header))
    assert ours == {"subject_hash", "object_hash", "joins"}
    assert ours < set(COLUMNS)
    assert set(re.findall(r"property: gt:(\w+)", header)) <= GT.terms


def _decides(path: Path, questions: Sequence[Question], problems: Queue[str]) -> None:
    session = Session(path, BASE, list(questions), "One of two", "2026-01-02")
    while session.current is not None:
        try:
            if session.place % 3:
                session.decide(Decision.ACCEPTED, Relation.CONTINUES)
            else:
                session.close(session.current.later, edition_of(session.current.earlier.iri))
        except Exception as error:  # noqa: BLE001 - whatever one of them meets is what is asked
            problems.put(str(error))
            session.skip()


def test_two_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    rows = [profile(year, f"{n:04}", f"Plant {n} trees") for n in range(80) for year in YEARS[:2]]
    links = [link(rows[2 * n], rows[2 * n + 1], Decision.PROPOSED) for n in range(80)]
    asked = queue(links, [], rows)
    path = tmp_path / "both.sssom.tsv"
    problems: Queue[str] = multiprocessing.Queue()
    both = [multiprocessing.Process(target=_decides, args=(path, asked[half::2], problems)) for half in (0, 1)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert problems.empty()
    closed = load_closing_file(path.with_name("both.closed.tsv"), BASE)
    assert (len(load_file(path, BASE)), len(closed)) == (52, 28)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["both.closed.tsv", "both.sssom.tsv"]
