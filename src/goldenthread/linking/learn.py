"""Learning the calibration from decisions, by folds: no pair is scored by weights that saw a decision about it.

Logistic regression with a ridge penalty, by Newton's steps. NumPy is needed here and only here: a build reads what was
learned from the calibration file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from goldenthread.linking.agreement import SURE
from goldenthread.linking.calibration import Level, Thresholds, Weights, fold_of, level_name
from goldenthread.linking.candidates import Group, Pair, groups
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.features import PARTS
from goldenthread.linking.meaning import NOTHING, Meanings
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import add_neighbours, choose
from goldenthread.model import Decision, Kind, Relation

FOLDS = 5
RIDGE = 30.0
"""Strength of the penalty, on features of variance 1."""
_WORDS = tuple(name for part, names in PARTS.items() if part not in ("meaning", "thread") for name in names)
_MEANING = PARTS["meaning"]
_THREAD = PARTS["thread"]
_RELATION = ("title", "whole", "title_order", "title_words", "title_to_milestone", "milestone_best", "names", "years")


@dataclass(frozen=True, slots=True)
class Lesson:
    """The candidate pairs of one level with what people decided of them.

    Attributes:
        group: the candidates of one body.
        label: of each pair: 1 to be linked, 0 not, -1 undecided by the readers themselves.
        succeeds: of each pair to be linked, whether it succeeds rather than continues.
        taught: of each pair, whether its editions were compared by people at all.
        absent: links to be found that no candidate is.
    """

    group: Group
    label: tuple[int, ...]
    succeeds: tuple[bool, ...]
    taught: tuple[bool, ...]
    absent: int


def lesson(group: Group, decisions: Sequence[DecisionLine]) -> Lesson:
    """The candidates of a group with their decisions."""
    known = {profile.iri: profile for profiles in group.by_year.values() for profile in profiles}
    decided = {(line.earlier, line.later): line for line in decisions if line.earlier in known and line.later in known}
    accepted = {pair for pair, line in decided.items() if _label(line) == 1}
    editions = {(known[a].edition, known[b].edition) for a, b in accepted}
    pairs = [(pair.earlier.iri, pair.later.iri) for pair in group.pairs]
    lines = [decided.get(pair) for pair in pairs]
    return Lesson(
        group,
        tuple(_label(line) for line in lines),
        tuple(line is not None and line.relation is Relation.SUCCEEDS for line in lines),
        tuple((pair.earlier.edition, pair.later.edition) in editions for pair in group.pairs),
        len(accepted - set(pairs)),
    )


def _label(line: DecisionLine | None) -> int:
    if line is None or line.decision is Decision.REJECTED or line.relation is Relation.REVERSES:
        return 0
    return 1 if line.decision is Decision.ACCEPTED and line.confidence >= SURE else -1


def learn(
    profiles: Sequence[Profile], decisions: Sequence[DecisionLine], meanings: Meanings = NOTHING
) -> dict[str, Level]:
    """The calibration of each level on which somebody accepted links, for the first body that has any.

    Where the body's wordings have vectors, there is one calibration that knows their meaning, and one of words alone
    for bodies without.
    """
    levels: dict[str, Level] = {}
    for kind, group in groups(profiles, meanings):
        one = lesson(group, decisions)
        if level_name(kind) not in levels and sum(label == 1 for label in one.label) >= FOLDS:
            levels[level_name(kind)] = _learn_level(one, kind, _WORDS)
            if group.senses:
                levels[level_name(kind, by_meaning=True)] = _learn_level(one, kind, (*_WORDS, *_MEANING))
    return levels


def _learn_level(one: Lesson, kind: Kind, names: Sequence[str]) -> Level:
    pairs = one.group.pairs
    for pair in pairs:
        pair.model = fold_of(pair.later.iri, FOLDS)
    usable = [i for i, label in enumerate(one.label) if label >= 0 and one.taught[i]]
    first = _by_fold(pairs, usable, [float(label) for label in one.label], names)
    for pair in pairs:
        pair.score = first[pair.model].score(pair.features)
    add_neighbours(one.group)
    second = _by_fold(pairs, usable, [float(label) for label in one.label], (*names, *_THREAD))
    for pair in pairs:
        pair.score = second[pair.model].score(pair.features)
    linked = [i for i in usable if one.label[i] == 1]
    succeeds = _by_fold(pairs, linked, [float(value) for value in one.succeeds], _RELATION)
    thresholds = tuple(_thresholds(one, fold, nearest_only=kind is Kind.MILESTONE) for fold in range(FOLDS))
    return Level(first, second, succeeds, thresholds)


def _by_fold(
    pairs: Sequence[Pair], usable: Sequence[int], target: Sequence[float], names: Sequence[str]
) -> tuple[Weights, ...]:
    """One model a fold, from the usable pairs of all other folds."""
    return tuple(
        fit(
            [[pairs[i].features.get(name, 0.0) for name in names] for i in usable if pairs[i].model != fold],
            [target[i] for i in usable if pairs[i].model != fold],
            names,
        )
        for fold in range(FOLDS)
    )


def fit(
    rows: Sequence[Sequence[float]], target: Sequence[float], names: Sequence[str], ridge: float = RIDGE
) -> Weights:
    """A logistic regression of features made to variance 1, told in the features' own units.

    Args:
        rows: the features of each pair.
        target: 1 or 0 of each.
        names: of the features.
        ridge: strength of the penalty on the weights; the bias goes free.
    """
    import numpy as np

    x = np.array(rows, dtype=float)
    y = np.array(target, dtype=float)
    mean, spread = x.mean(0), x.std(0)
    spread[spread < 1e-9] = 1.0
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.full(z.shape[1], ridge)
    penalty[0] = 1e-6
    weights = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(z @ weights, -30, 30)))
        gradient = z.T @ (p - y) + penalty * weights
        hessian = (z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    own = weights[1:] / spread
    return Weights(float(weights[0] - own @ mean), {name: float(value) for name, value in zip(names, own, strict=True)})


_GRID: tuple[tuple[float, ...], ...] = (
    (0.1, 0.15, 0.2, 0.3, 0.4, 0.5),
    (0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
    (0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
    (0.4, 0.6, 0.8),
    (0.4, 0.5, 0.6, 0.7),
)


def _thresholds(one: Lesson, fold: int, *, nearest_only: bool) -> Thresholds:
    """The thresholds that serve the pairs of all other folds best."""

    def worth(limits: Thresholds) -> float:
        chosen = choose(one.group.pairs, (limits,))
        hit = wrong = 0
        for i in chosen:
            if one.group.pairs[i].model != fold and one.taught[i]:
                hit += one.label[i] == 1
                wrong += one.label[i] == 0
        required = sum(label == 1 for label, pair in zip(one.label, one.group.pairs, strict=True) if pair.model != fold)
        return 2 * hit / (hit + wrong + required) if hit else 0.0

    return _climb(worth, _GRID if not nearest_only else _GRID[:4])


def _climb(worth: Callable[[Thresholds], float], grid: Sequence[Sequence[float]]) -> Thresholds:
    """The best thresholds, one after the other, until none gets better."""
    names = Thresholds.__slots__[: len(grid)]
    best = {name: getattr(Thresholds(), name) for name in names}
    value = worth(Thresholds(**best))
    for _, (name, steps) in product(range(3), list(zip(names, grid, strict=True))):
        for step in steps:
            found = worth(Thresholds(**{**best, name: step}))
            if found > value + 1e-9:
                best, value = {**best, name: step}, found
    return Thresholds(**best)
