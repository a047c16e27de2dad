"""How well links agree with decisions, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.linking.agreement import Figures, agreement_of, figures, kappa, labels
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Kind, Relation
from tests.linking.rows import link, profile

A1, A2, A3 = (profile("2012-13", f"000{i}", "Trees") for i in (1, 2, 3))
B1, B2, B3 = (profile("2013-14", f"000{i}", "Trees") for i in (1, 2, 3))
C1 = profile("2014-15", "0001", "Trees")
M1, M2 = (profile(year, "0009", "Trees", kind=Kind.MILESTONE) for year in ("2012-13", "2013-14"))
ROWS = [A1, A2, A3, B1, B2, B3, C1, M1, M2]


def said(earlier: Profile, later: Profile, decision: Decision = Decision.ACCEPTED, sure: float = 0.9) -> DecisionLine:
    return DecisionLine(later.iri, earlier.iri, Relation.CONTINUES, decision, sure, "ann", "2030-01-01", "")


def counted(links: list[tuple[Profile, Profile]], *lines: DecisionLine) -> tuple[int, int, int]:
    found = figures([link(*pair) for pair in links], [said(A1, B1), *lines], ROWS, "activity")
    return found.required, found.hit, found.wrong


@pytest.mark.parametrize(
    ("links", "line", "wanted"),
    [
        ([(A1, B1)], None, (1, 1, 0)),
        ([], None, (1, 0, 0)),
        ([(A1, B1), (A2, B2)], None, (1, 1, 1)),
        ([(A2, B2)], said(A2, B2, sure=0.7), (2, 1, 0)),
        ([(A2, B2)], said(A2, B2, sure=0.69), (1, 0, 0)),  # less sure: neither right nor wrong
        ([(A2, B2)], said(A2, B2, Decision.CANDIDATE), (1, 0, 0)),
        ([(A2, B2)], said(A2, B2, Decision.REJECTED), (1, 0, 1)),
        ([(B1, C1)], None, (1, 0, 0)),  # between these editions nobody looked
        ([(B2, C1)], said(B1, C1), (2, 0, 1)),
        ([(M1, M2)], said(M1, M2), (1, 0, 0)),  # of another level
        ([(A1, M2)], said(A1, M2), (1, 0, 0)),
        ([(M1, B2)], said(M1, B2), (1, 0, 0)),
    ],
)
def test_what_is_required_hit_and_wrong(
    links: list[tuple[Profile, Profile]], line: DecisionLine | None, wanted: tuple[int, int, int]
) -> None:
    assert counted(links, *([line] if line else [])) == wanted


def test_rows_that_are_not_there_are_not_counted() -> None:
    gone = profile("2013-14", "0077", "Gone")
    assert counted([(A1, gone)], said(A1, gone)) == (1, 0, 0)
    early = profile("2012-13", "0077", "Gone")
    assert counted([(early, B1)], said(early, B1)) == (1, 0, 0)


def test_links_that_do_not_hold_count_for_nothing_and_the_relation_is_told() -> None:
    doubtful = link(A1, B1, Decision.CANDIDATE)
    assert figures([doubtful], [said(A1, B1)], ROWS, "activity") == Figures(1, 0, 0, 0)
    assert figures([link(A1, B1)], [said(A1, B1)], ROWS, "activity") == Figures(1, 1, 0, 1)
    next_stage = replace(link(A1, B1), relation=Relation.SUCCEEDS)
    assert figures([next_stage], [said(A1, B1)], ROWS, "activity") == Figures(1, 1, 0, 0)


def test_rates_and_what_they_are_of_nothing() -> None:
    found = Figures(required=4, hit=2, wrong=1, relation_right=1)
    assert (found.precision, found.recall, found.relation) == pytest.approx((2 / 3, 0.5, 0.5))
    assert found.f1 == pytest.approx(4 / 7)
    nothing = Figures(0, 0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.relation, nothing.f1) == (0.0, 0.0, 0.0, 0.0)
    assert (Figures(1, 0, 0, 0).precision, Figures(1, 0, 1, 0).precision) == (0.0, 0.0)


def test_agreement_beyond_chance() -> None:
    left = dict(zip((("a", "b"), ("a", "c"), ("a", "d"), ("a", "e")), ("yes", "yes", "no", "no"), strict=True))
    right = dict(zip(left, ("yes", "no", "no", "no"), strict=True))
    assert kappa(left, {**right, ("x", "y"): "no"}) == pytest.approx((4, 0.5))  # 0.75 seen, 0.5 by chance
    assert kappa(left, {}) == (0, 0.0)
    assert kappa({("a", "b"): "yes"}, {("a", "b"): "yes"}) == (1, 1.0)


def test_a_relation_is_told_of_what_was_accepted_only() -> None:
    lines = [said(A1, B1), said(A2, B2, Decision.REJECTED)]
    assert list(labels(lines).values()) == ["accepted", "rejected"]
    assert list(labels(lines, relations=True).values()) == ["accepted continues", "rejected"]


def test_agreement_is_told_of_each_relation_that_anybody_chose() -> None:
    pairs = [(A1, B1), (A1, B2), (A2, B1), (A2, B2)]
    left = [said(*pairs[0]), said(*pairs[1]), *(said(*pair, Decision.REJECTED) for pair in pairs[2:])]
    right = [said(*pairs[0]), *(said(*pair, Decision.REJECTED) for pair in pairs[1:])]
    assert list(agreement_of(left, [*right, said(B1, A1)])) == [
        "decision: Cohen's kappa 0.500 over 4 pairs that both decided",
        "decision and relation: Cohen's kappa 0.500 over 4 pairs that both decided",
        "continues: Cohen's kappa 0.500, said of 2 and 1 of these pairs",
    ]
    later = [replace(right[0], relation=Relation.SUCCEEDS), *right[1:]]
    assert list(agreement_of(left, later))[2:] == [
        "continues: Cohen's kappa 0.000, said of 2 and 0 of these pairs",
        "succeeds: Cohen's kappa 0.000, said of 0 and 1 of these pairs",
    ]
