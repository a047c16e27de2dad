"""Learning the calibration from decisions, by folds: no pair is scored by weights that saw a decision about it.

Logistic regression with a ridge penalty, by Newton's steps. What it says of years that it had not seen is as sure as it
says; setting its odds right beside that (Platt 1999) made it worse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.linking.agreement import SURE
from goldenthread.linking.calibration import Level, Weights, level_name, probability
from goldenthread.linking.candidates import LEVELS, Body, Pairs, bodies
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.evidence import OF_LEVEL, RELATION
from goldenthread.linking.meaning import NOTHING, Meanings
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import Folding, Scored, by_commitment, measured, odds, propose
from goldenthread.linking.structure import Known
from goldenthread.linking.weights import Column, Places
from goldenthread.model import Decision, Link, Relation

FOLDS = 5
Chosen = NDArray[np.bool_]
RIDGE = 3.0
"""Strength of the penalty, on features of variance 1."""


def by_edition(body: Body, _folds: int) -> Places:
    """Folds by the edition: what is learned of one pair of years is tried on another."""
    return body.edition


@dataclass(frozen=True, slots=True)
class Lesson:
    """The candidate pairs of one level of a body with what people decided of them.

    Attributes:
        body: the commitments.
        pairs: the candidates.
        label: of each pair: 1 to be linked, 0 not, -1 undecided by the readers themselves.
        succeeds: of each pair to be linked, whether it succeeds rather than continues.
        taught: of each pair, whether its editions were compared by people at all.
        absent: links to be found that no candidate is.
    """

    body: Body
    pairs: Pairs
    label: Places
    succeeds: Places
    taught: Places
    absent: int


def lesson(body: Body, pairs: Pairs, decisions: Sequence[DecisionLine], level: str) -> Lesson:
    """The candidates of a level with their decisions."""
    place = {profile.iri: i for i, profile in enumerate(body.profiles)}
    decided = {
        (place[line.earlier], place[line.later]): line
        for line in decisions
        if line.earlier in place and line.later in place
    }
    accepted = {pair for pair, line in decided.items() if _label(line) == 1 and _level(body, pair) == level}
    editions = {(int(body.edition[i]), int(body.edition[j])) for i, j in accepted}
    here = list(zip(pairs.earlier.tolist(), pairs.later.tolist(), strict=True))
    lines = [decided.get(pair) for pair in here]
    return Lesson(
        body,
        pairs,
        np.array([_label(line) for line in lines], dtype=np.int64),
        np.array([line is not None and line.relation is Relation.SUCCEEDS for line in lines], dtype=np.int64),
        np.array([(int(body.edition[i]), int(body.edition[j])) in editions for i, j in here], dtype=np.int64),
        len(accepted - set(here)),
    )


def _level(body: Body, pair: tuple[int, int]) -> str:
    tops = {bool(body.top[one]) for one in pair}
    return "between" if len(tops) > 1 else "activity" if tops == {True} else "milestone"


def _label(line: DecisionLine | None) -> int:
    if line is None or line.decision is Decision.REJECTED or line.relation is Relation.REVERSES:
        return 0
    return 1 if line.decision is Decision.ACCEPTED and line.confidence >= SURE else -1


def learn(
    profiles: Sequence[Profile],
    decisions: Sequence[DecisionLine],
    meanings: Meanings = NOTHING,
    *,
    folding: Folding = by_commitment,
    whole: bool = False,
) -> dict[str, Level]:
    """The calibration of each level on which somebody accepted links, from all bodies that have any.

    Where wordings have vectors, there is one calibration that knows their meaning, and one of words alone.

    Args:
        profiles: the commitments.
        decisions: those of readers.
        meanings: vectors of wordings.
        folding: how the pairs are divided: each is scored by a model that was learned from the others.
        whole: one model of everything, for the commitments of others, instead of one for each fold.
    """
    levels: dict[str, Level] = {}
    for by_meaning in (False, True) if meanings.vectors else (False,):
        taught = [
            body for body in bodies(profiles, meanings if by_meaning else NOTHING) if body.senses or not by_meaning
        ]
        for level, (made, _) in taught_levels(taught, decisions, folding, by_meaning=by_meaning, whole=whole).items():
            levels[level_name(level, by_meaning=by_meaning)] = made
    return levels


def unseen(profiles: Sequence[Profile], decisions: Sequence[DecisionLine], meanings: Meanings = NOTHING) -> list[Link]:
    """What would be proposed of the pairs of each later edition by what was learned from the other editions.

    Where the decisions are too few to learn from, the weights that ship propose.
    """
    levels: dict[str, Level] = learn(profiles, decisions, meanings, folding=by_edition)
    return propose(profiles, levels, meanings, folding=by_edition) if levels else propose(profiles, None, meanings)


def taught_levels(
    taught: Sequence[Body],
    decisions: Sequence[DecisionLine],
    folding: Folding,
    *,
    by_meaning: bool,
    whole: bool = False,
) -> dict[str, tuple[Level, list[tuple[Lesson, Scored]]]]:
    """Each level that can be learned, and what its models say of pairs that they have not seen."""
    known = [Known.nothing() for body in taught]
    out: dict[str, tuple[Level, list[tuple[Lesson, Scored]]]] = {}
    for level in LEVELS:
        names, relation = OF_LEVEL[level, by_meaning], RELATION[level, by_meaning]
        lessons = [
            lesson(body, measured(body, level, one), decisions, level) for body, one in zip(taught, known, strict=True)
        ]
        if sum(int((one.label == 1).sum()) for one in lessons) < FOLDS:
            continue
        made, scored = _learn_level(lessons, names, relation, folding, whole=whole)
        out[level] = made, list(zip(lessons, scored, strict=True))
        if level == "activity":
            known = [Known.by(body, its.pairs, its.score) for body, its in zip(taught, scored, strict=True)]
    return out


def _learn_level(
    lessons: Sequence[Lesson], names: Sequence[str], relation: Sequence[str], folding: Folding, *, whole: bool
) -> tuple[Level, list[Scored]]:
    weighed = dict.fromkeys((*names, *relation))
    features = {name: np.concatenate([one.pairs.features[name] for one in lessons]) for name in weighed}
    label = np.concatenate([one.label for one in lessons])
    usable = (label >= 0) & (np.concatenate([one.taught for one in lessons]) > 0)
    succeeds = np.concatenate([one.succeeds for one in lessons])
    folds = [folding(one.body, FOLDS)[one.pairs.later] for one in lessons]
    fold = np.concatenate(folds)
    target = (label == 1).astype(float)
    models = _by_fold(features, names, target, usable, fold)
    stages = _by_fold(features, relation, succeeds.astype(float), usable & (label == 1), fold)
    value = probability(odds(models, features, fold))
    ends = np.cumsum([0, *(len(one) for one in folds)])
    scored = [
        Scored(one.pairs, its, value[a:b]) for one, its, a, b in zip(lessons, folds, ends[:-1], ends[1:], strict=True)
    ]
    if whole:
        models = [fit(features, names, target, usable)]
        stages = [fit(features, relation, succeeds.astype(float), usable & (label == 1))]
    return Level(tuple(models), tuple(stages)), scored


def _by_fold(
    features: Mapping[str, Column], names: Sequence[str], target: Column, usable: Chosen, fold: Places
) -> list[Weights]:
    """One model a fold, from the usable pairs of all other folds."""
    return [fit(features, names, target, usable & (fold != number)) for number in range(int(fold.max(initial=0)) + 1)]


def fit(
    features: Mapping[str, Column], names: Sequence[str], target: Column, usable: Chosen, ridge: float = RIDGE
) -> Weights:
    """A logistic regression of features made to variance 1, told in the features' own units.

    Args:
        features: of each pair.
        names: of the features that are weighed.
        target: 1 or 0 of each pair.
        usable: which pairs are learned from.
        ridge: strength of the penalty on the weights; the bias goes free.

    Returns:
        The model; where there is nothing to learn from, one that finds nothing likely.
    """
    if not usable.any():
        return Weights(-30.0, {})
    x = np.column_stack([features[name][usable] for name in names])
    y = target[usable]
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-9] = 1.0
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.full(z.shape[1], ridge)
    penalty[0] = 1e-3
    weights = np.zeros(z.shape[1])
    for _ in range(50):
        p = probability(z @ weights)
        gradient = z.T @ (p - y) + penalty * weights
        hessian = (z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights -= step * min(1.0, 4 / float(np.abs(step).max() + 1e-12))
        if float(np.abs(step).max()) < 1e-6:
            break
    own = weights[1:] / spread
    return Weights(float(weights[0] - own @ mean), {name: float(value) for name, value in zip(names, own, strict=True)})
