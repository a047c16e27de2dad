"""The register of reviewers: what it declares, what it refuses, and what is told of those it does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.linking.decisions import BY_LANGUAGE_MODEL, MANUAL, REVIEW, DecisionLine, justification, untrue
from goldenthread.model import Decision, Relation, Reviewer, ReviewerKind
from goldenthread.reviewer_register import Named, declare, load_reviewers, undeclared

HEAD = "key\tkind\tname\tdate\n"
ANN = Reviewer("Ann", ReviewerKind.PERSON, "Clerk to the scrutiny committee", "2026-02-01")
MODEL = Reviewer("m1", ReviewerKind.LANGUAGE_MODEL, "a model, version 3", "2026-02-02")
TOOL = Reviewer("matcher", ReviewerKind.SOFTWARE, "matcher 2.1", "2026-02-03")
REGISTER = {one.key: one for one in (ANN, MODEL, TOOL)}


def test_who_is_declared_is_read_back_in_order(tmp_path: Path) -> None:
    path = tmp_path / "reviewers.tsv"
    assert load_reviewers(path) == {}
    for one in (MODEL, ANN, TOOL):
        declare(path, one)
    assert list(load_reviewers(path).values()) == [MODEL, ANN, TOOL]
    assert [one.name for one in tmp_path.iterdir()] == ["reviewers.tsv"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("\tperson\tAnn\t2026-01-31", "the key is missing"),
        ("a|b\tperson\tAnn\t2026-01-31", "holds no '|'"),
        ("a\trobot\tR2\t2026-01-31", "the kind must be person, software or language model, not 'robot'"),
        ("a\tundeclared reader\tX\t2026-01-31", "the kind must be"),
        ("a\tperson\t \t2026-01-31", "the name is missing"),
        ("a\tperson\tAnn\tyesterday", "'date' must be a day"),
        ("ok\tperson\tOh Kay\t2026-01-31", "declared above already"),
    ],
)
def test_a_line_that_declares_nobody_is_refused_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "reviewers.tsv"
    path.write_text(f"# note\n{HEAD}ok\tperson\tOh Kay\t2026-01-31\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=said) as refused:
        load_reviewers(path)
    assert str(refused.value).startswith(f"{path}:4: ")


def test_keys_that_the_register_does_not_hold_are_told_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "links" / "review.sssom.tsv"
    places = [Named(("Ann",), path, 20), Named(("Ghost", "Ann"), path, 21), Named(("Ghost",), path, 30)]
    (issue,) = undeclared(places, REGISTER)
    assert issue.code == "reviewer-undeclared"
    assert issue.message.startswith("links/review.sssom.tsv:21 (and on 1 more lines): the reviewer 'Ghost'")
    (nobody,) = undeclared([Named((), path, 7)], REGISTER)
    assert "links/review.sssom.tsv:7: no reviewer is named" in nobody.message
    assert undeclared(places[:1], REGISTER) == []


@pytest.mark.parametrize(
    ("reviewers", "wanted"),
    [
        ((ANN,), MANUAL),
        ((ANN, MODEL), MANUAL),
        ((MODEL,), BY_LANGUAGE_MODEL),
        ((TOOL,), REVIEW),
        ((MODEL, TOOL), REVIEW),
        ((Reviewer("who"),), REVIEW),
        ((), REVIEW),
    ],
)
def test_only_a_person_curates_by_hand(reviewers: tuple[Reviewer, ...], wanted: str) -> None:
    assert justification(reviewers) == wanted


def test_a_file_that_says_a_person_curated_and_names_none_is_told() -> None:
    def line(reviewer: str, why: str, number: int) -> DecisionLine:
        return DecisionLine(
            *("later", "earlier", Relation.CONTINUES, Decision.ACCEPTED, 0.9, reviewer, "", ""),
            path="links/a.sssom.tsv",
            justification=why,
            line=number,
        )

    lines = [line("Ann", MANUAL, 3), line("m1|Ann", MANUAL, 4), line("Ghost", MANUAL, 5), line("m1", REVIEW, 6)]
    assert untrue(lines, REGISTER) == []
    (issue,) = untrue([*lines, line("m1", MANUAL, 7), line("m1|matcher", MANUAL, 8)], REGISTER)
    assert issue.code == "justification-untrue"
    assert issue.message.startswith("links/a.sssom.tsv:7 (and 1 more lines)")
    (alone,) = untrue([line("m1", MANUAL, 7)], REGISTER)
    assert alone.message.startswith("links/a.sssom.tsv:7 says ")
