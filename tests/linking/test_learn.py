"""What the machine is taught by decisions, and that it never repeats what it was told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from goldenthread.linking.calibration import fold_of
from goldenthread.linking.candidates import bodies, candidates
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.learn import FOLDS, learn, lesson, unseen
from goldenthread.linking.propose import propose
from goldenthread.model import Decision, Kind, Relation
from tests.linking.rows import profile

EARLY = [profile("2012-13", f"000{i}", f"Plant {name} trees") for i, name in enumerate(("oak", "elm", "yew", "ash"))]
LATE = [profile("2013-14", f"000{i}", f"Plant {name} trees") for i, name in enumerate(("oak", "elm", "yew", "ash"))]
LAST = [profile("2014-15", "0000", "Plant oak trees")]


def line(
    a: int, b: int, decision: Decision = Decision.ACCEPTED, sure: float = 0.9, relation: Relation = Relation.CONTINUES
) -> DecisionLine:
    return DecisionLine(LATE[b].iri, EARLY[a].iri, relation, decision, sure, "ann", "2030-01-01", "")


def test_a_lesson_says_what_is_to_be_linked_and_where_people_looked() -> None:
    (body,) = bodies([*EARLY, *LATE, *LAST])
    gone = DecisionLine("x:gone", EARLY[0].iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "")
    lines = [
        line(0, 0),
        line(1, 1, sure=0.7, relation=Relation.SUCCEEDS),
        line(2, 2, sure=0.69),
        line(3, 3, Decision.CANDIDATE),
        line(0, 1, Decision.REJECTED),
        gone,
    ]
    pairs = candidates(body, "activity")
    found = lesson(body, pairs, lines, "activity")
    at = {(i, j): n for n, (i, j) in enumerate(zip(pairs.earlier.tolist(), pairs.later.tolist(), strict=True))}
    told = [int(found.label[at[a, 4 + b]]) for a, b in ((0, 0), (1, 1), (2, 2), (3, 3), (0, 1), (1, 0))]
    assert told == [1, 1, -1, -1, 0, 0]
    assert np.flatnonzero(found.succeeds).tolist() == [at[1, 5]]
    looked = {(int(body.year[i]), int(body.year[j])): bool(found.taught[n]) for (i, j), n in at.items()}
    assert looked == {(2012, 2013): True, (2013, 2014): False, (2012, 2014): False}
    assert not lesson(body, pairs, lines, "milestone").taught.any()  # nobody has linked milestones


NAMES = ("oak", "elm", "yew", "ash", "fir", "may", "box", "bay", "lime", "palm", "pine", "rowan")
YEARS = ("2012-13", "2013-14", "2014-15")
ROWS = [profile(year, f"{i:04d}", f"Plant {name} trees") for year in YEARS for i, name in enumerate(NAMES)]
LINES = [
    DecisionLine(b.iri, a.iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "")
    for a, b in zip(ROWS, ROWS[len(NAMES) :], strict=False)
]


def test_fewer_accepted_links_than_folds_teach_nothing() -> None:
    assert learn(ROWS, LINES[: FOLDS - 1]) == {}
    assert list(learn(ROWS, LINES[:FOLDS])) == ["activity"]


def test_where_nothing_can_be_learned_the_weights_that_ship_propose() -> None:
    assert unseen(ROWS, LINES[: FOLDS - 1]) == propose(ROWS) != []


def test_what_was_learned_finds_what_was_meant() -> None:
    levels = learn(ROWS, LINES)
    assert {len(one) for one in (levels["activity"].models, levels["activity"].succeeds)} == {FOLDS}
    for links in (propose(ROWS, levels), unseen(ROWS, LINES), propose(ROWS, learn(ROWS, LINES, whole=True))):
        found = {(one.earlier, one.later) for one in links if one.decision is Decision.PROPOSED}
        assert found == {(one.earlier, one.later) for one in LINES}
        assert {one.relation for one in links} == {Relation.CONTINUES}


def test_no_model_hears_a_decision_about_a_pair_that_it_scores() -> None:
    told = LINES[-1]
    turned = [*LINES[:-1], replace(told, decision=Decision.REJECTED)]
    models = [learn(ROWS, lines)["activity"].models for lines in (LINES, turned)]
    changed = [one != other for one, other in zip(*models, strict=True)]
    assert changed == [number != fold_of(told.later, FOLDS) for number in range(FOLDS)]


def test_the_levels_are_taught_apart() -> None:
    rows = [*ROWS, *(profile(year, "9000", "Plant oak trees", kind=Kind.MILESTONE) for year in YEARS)]
    assert list(learn(rows, LINES)) == ["activity"]
