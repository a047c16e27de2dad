"""Decision files: what a line may say, whose it is, and what nobody has decided yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.linking.decisions import (
    BY_LANGUAGE_MODEL,
    MANUAL,
    REVIEW,
    DecisionLine,
    dump_decisions,
    justification,
    load_decisions,
    rekeyed,
    untrue,
)
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.review import queue
from goldenthread.model import Decision, Kind, Link, Relation, Reviewer, ReviewerKind
from tests.linking.rows import BASE, TOWN, link, profile

A, B, C = TOWN[0], TOWN[3], TOWN[6]
LINE = DecisionLine(B.iri, A.iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "same")
REGISTER = {
    key: Reviewer(key, kind, key)
    for key, kind in (
        ("ann", ReviewerKind.PERSON),
        ("bot", ReviewerKind.LANGUAGE_MODEL),
        ("fit", ReviewerKind.SOFTWARE),
    )
}


def loaded(folder: Path, *files: str) -> list[DecisionLine]:
    for number, text in enumerate(files):
        (folder / f"{number}.sssom.tsv").write_text(text, encoding="utf-8")
    return load_decisions(folder, BASE)


@pytest.mark.parametrize("decision", [Decision.ACCEPTED, Decision.REJECTED, Decision.CANDIDATE])
@pytest.mark.parametrize("relation", Relation)
def test_a_decision_comes_back_as_it_was_written(tmp_path: Path, decision: Decision, relation: Relation) -> None:
    written = replace(LINE, decision=decision, relation=relation)
    (read,) = loaded(tmp_path, dump_decisions([written], BASE, "x"))
    assert replace(read, path="", line=0) == written


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_confidence_reaches_from_nought_to_one(tmp_path: Path, confidence: float) -> None:
    (read,) = loaded(tmp_path, dump_decisions([replace(LINE, confidence=confidence)], BASE, "x"))
    assert read.confidence == confidence


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("\t0.9\t", "\t1.01\t", "between 0 and 1"),
        ("\t0.9\t", "\t-0.01\t", "between 0 and 1"),
        ("\t0.9\t", "\tsure\t", "this line is no decision"),
        (
            "\tgt:continues\t",
            "\tgt:follows\t",
            "must be one of gt:continues, gt:succeeds, gt:reverses, not 'gt:follows'",
        ),
    ],
)
def test_a_line_that_is_no_decision_is_refused(tmp_path: Path, before: str, after: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        loaded(tmp_path, dump_decisions([LINE], BASE, "x").replace(before, after))


def test_two_files_may_agree_and_may_not_disagree(tmp_path: Path) -> None:
    one = dump_decisions([LINE], BASE, "x")
    assert len(loaded(tmp_path, one, dump_decisions([replace(LINE, reviewer="bo")], BASE, "x"))) == 1
    for other in (replace(LINE, decision=Decision.REJECTED), replace(LINE, relation=Relation.SUCCEEDS)):
        with pytest.raises(DataError, match="are decided differently"):
            loaded(tmp_path, one, dump_decisions([other], BASE, "x"))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("ann",), MANUAL),
        (("ann", "bot"), MANUAL),
        (("bot",), BY_LANGUAGE_MODEL),
        (("bot", "fit"), REVIEW),
        (("fit",), REVIEW),
        ((), REVIEW),
    ],
)
def test_a_decision_is_justified_by_who_took_it(names: tuple[str, ...], said: str) -> None:
    assert justification(REGISTER[name] for name in names) == said


@pytest.mark.parametrize(
    ("reviewer", "said", "wrong"),
    [
        ("bot", MANUAL, True),
        ("bot|fit", MANUAL, True),
        ("bot", REVIEW, False),
        ("ann", MANUAL, False),
        ("bot|ann", MANUAL, False),
        ("bot|nobody-knows", MANUAL, False),  # who may be a person
        ("", MANUAL, False),
    ],
)
def test_a_machine_does_not_curate_by_hand(reviewer: str, said: str, wrong: bool) -> None:
    line = replace(LINE, reviewer=reviewer, justification=said, path="links/a.sssom.tsv", line=9)
    assert [issue.code for issue in untrue([line], REGISTER)] == (["justification-untrue"] if wrong else [])


def test_several_lines_of_one_file_are_one_issue() -> None:
    lines = [replace(LINE, reviewer="bot", justification=MANUAL, path="links/a.tsv", line=n) for n in (9, 11, 12)]
    (issue,) = untrue(lines, REGISTER)
    assert issue.message.startswith("links/a.tsv:9 (and 2 more lines) says")
    (issue,) = untrue(lines[:1], REGISTER)
    assert issue.message.startswith("links/a.tsv:9 says")


def test_prefixes_of_the_file_are_known_and_data_stands_under_the_base(tmp_path: Path) -> None:
    text = dump_decisions([LINE], "https://old.example/", "x").replace(
        LINE.later, "t:marlow/2013-14/plan/activity/0001"
    )
    text = text.replace("#  data: ", "#  t: https://example.org/\n#  data: ").replace(LINE.earlier, "data:x/1")
    (read,) = loaded(tmp_path, text)
    assert (read.later, read.earlier) == (LINE.later, f"{BASE}x/1")
    now = rekeyed(text, BASE)
    assert "#  data: https://example.org/\n" in now
    assert "#mapping_set_id: https://example.org/mappings/x\n" in now
    assert "data:marlow/2013-14/plan/activity/0001\t" in now
    (again,) = loaded(tmp_path, now)
    assert (again.later, again.earlier) == (read.later, read.earlier)


def test_a_review_asks_what_nobody_decided_the_least_sure_after_what_is_proposed() -> None:
    def scored(earlier: int, score: float, decision: Decision = Decision.CANDIDATE, later: int = 3) -> Link:
        return replace(link(TOWN[earlier], TOWN[later], decision), confidence=score)

    links = [
        scored(0, 0.9),
        scored(1, 0.4),
        scored(2, 0.2, Decision.PROPOSED),
        scored(0, 0.5, Decision.ACCEPTED, 4),
        scored(1, 0.5, Decision.REJECTED, 4),
        replace(link(profile("2012-13", "0099", "Gone"), B, Decision.CANDIDATE), confidence=0.5),
        replace(link(A, profile("2013-14", "0099", "Gone"), Decision.CANDIDATE), confidence=0.5),
    ]

    def asked(**options: object) -> list[float]:
        return [one.link.confidence for one in queue(links, [], TOWN, **options)]  # type: ignore[arg-type]

    assert asked() == [0.2, 0.4, 0.9]
    assert asked(least=0.4) == [0.4, 0.9]
    assert asked(level=Kind.MILESTONE) == []
    assert asked(level=Kind.ACTIVITY) == [0.2, 0.4, 0.9]
    assert [one.link.confidence for one in queue(links, [LINE], TOWN)] == [0.2, 0.4]


def test_a_decision_about_other_words_is_told_and_still_holds() -> None:
    for mark in ({"later_hash": "0" * 12}, {"earlier_hash": "0" * 12}):
        judged = apply_decisions([], [replace(LINE, **mark)], TOWN)  # type: ignore[arg-type]
        assert [issue.code for issue in judged.issues] == ["decision-outdated"]
        assert [one.decision for one in judged.links] == [Decision.ACCEPTED]
    fits = replace(LINE, later_hash=B.text_hash, earlier_hash=A.text_hash)
    assert apply_decisions([], [fits], TOWN).issues == ()


def test_a_decision_keeps_what_the_machine_measured_and_names_who_decided() -> None:
    machine = replace(link(A, B, Decision.PROPOSED), parts=(("title", 1.0),))
    (judged,) = apply_decisions([machine], [replace(LINE, reviewer="")], TOWN).links
    assert (judged.parts, judged.reviewer, [one.kind for one in judged.reviewers]) == (
        (("title", 1.0),),
        "",
        [ReviewerKind.UNDECLARED],
    )
