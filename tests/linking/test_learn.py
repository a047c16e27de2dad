"""What the machine is taught by decisions, and which thresholds it keeps."""

from __future__ import annotations

import pytest

from goldenthread.linking.calibration import Thresholds
from goldenthread.linking.candidates import groups
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.learn import _climb, learn, lesson
from goldenthread.linking.propose import propose, score_pairs
from goldenthread.model import Decision, Relation
from tests.linking.rows import profile

EARLY = [profile("2012-13", f"000{i}", f"Plant {name} trees") for i, name in enumerate(("oak", "elm", "yew", "ash"))]
LATE = [profile("2013-14", f"000{i}", f"Plant {name} trees") for i, name in enumerate(("oak", "elm", "yew", "ash"))]
LAST = [profile("2014-15", "0000", "Plant oak trees")]


def line(
    a: int, b: int, decision: Decision = Decision.ACCEPTED, sure: float = 0.9, relation: Relation = Relation.CONTINUES
) -> DecisionLine:
    return DecisionLine(LATE[b].iri, EARLY[a].iri, relation, decision, sure, "ann", "2030-01-01", "")


def test_a_lesson_says_what_is_to_be_linked_and_where_people_looked() -> None:
    ((_, group),) = groups([*EARLY, *LATE, *LAST])
    gone = DecisionLine("x:gone", EARLY[0].iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "")
    lines = [
        line(0, 0),
        line(1, 1, sure=0.7, relation=Relation.SUCCEEDS),
        line(2, 2, sure=0.69),
        line(3, 3, Decision.CANDIDATE),
        line(0, 1, Decision.REJECTED),
        gone,
    ]
    found = lesson(group, lines)
    at = {(pair.earlier.iri, pair.later.iri): i for i, pair in enumerate(group.pairs)}

    def label(a: int, b: int) -> int:
        return found.label[at[EARLY[a].iri, LATE[b].iri]]

    assert [label(0, 0), label(1, 1), label(2, 2), label(3, 3), label(0, 1), label(1, 0)] == [1, 1, -1, -1, 0, 0]
    assert [i for i, succeeds in enumerate(found.succeeds) if succeeds] == [at[EARLY[1].iri, LATE[1].iri]]
    looked = {
        (pair.earlier.year, pair.later.year): taught for pair, taught in zip(group.pairs, found.taught, strict=True)
    }
    assert looked == {(2012, 2013): True, (2013, 2014): False, (2012, 2014): False}
    assert found.absent == 0
    group.pairs.pop(at[EARLY[0].iri, LATE[0].iri])
    assert lesson(group, lines).absent == 1


def test_fewer_accepted_links_than_folds_teach_nothing() -> None:
    pytest.importorskip("numpy")
    names = ("oak", "elm", "yew", "ash", "fir", "may", "box", "bay")
    before = [profile("2012-13", f"000{i}", f"Plant {name} trees") for i, name in enumerate(names)]
    after = [profile("2013-14", f"000{i}", f"Plant {name} trees") for i, name in enumerate(names)]
    lines = [
        DecisionLine(b.iri, a.iri, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "")
        for a, b in zip(before, after, strict=True)
    ]
    assert learn([*before, *after], lines[:4]) == {}
    assert list(learn([*before, *after], lines[:5])) == ["activity"]
    level = learn([*before, *after], lines)["activity"]
    ((_, group),) = groups([*before, *after])
    score_pairs(group, level)
    scores: dict[bool, list[float]] = {True: [], False: []}
    for pair in group.pairs:
        scores[pair.later.iri[-4:] == pair.earlier.iri[-4:]].append(pair.score)
    assert max(scores[False]) < min(scores[True])
    assert {one.relation.value for one in propose([*before, *after], {"activity": level})} == {"continues"}


def test_a_threshold_is_changed_only_for_the_better() -> None:
    grid = ((0.1, 0.5), (0.2, 0.6))
    assert _climb(lambda _: 1.0, grid) == Thresholds()
    assert _climb(lambda limits: limits.later, grid) == Thresholds(later=0.6)
    assert _climb(lambda limits: -abs(limits.both - 0.1) - abs(limits.later - 0.2), grid) == Thresholds(0.1, 0.2)
