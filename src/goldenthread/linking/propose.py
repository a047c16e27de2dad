"""What the machine proposes: candidate pairs are scored level by level, assigned to each other, and chosen.

Activities come first; milestones know how likely their activities are linked; an activity and a milestone are linked
where that is likely enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goldenthread.linking.assignment import best_assignment
from goldenthread.linking.calibration import (
    CANDIDATE,
    LIMITS,
    PERHAPS,
    SHIPPED,
    Level,
    Limits,
    Weights,
    fold_of,
    level_name,
    load_calibration,
    probability,
)
from goldenthread.linking.candidates import LEVELS, Body, Pairs, bodies, candidates
from goldenthread.linking.features import measure
from goldenthread.linking.joined import parts
from goldenthread.linking.meaning import NOTHING, Meanings
from goldenthread.linking.profiles import Profile
from goldenthread.linking.reversals import Opposition, oppositions
from goldenthread.linking.structure import Known, structure
from goldenthread.linking.weights import Column, Places, places_within
from goldenthread.model import Decision, Link, Relation

Folding = Callable[[Body, int], Places]
"""The fold of each commitment of a body, as the later one of a pair, of so many."""
KEPT = 5
"""How many that are not proposed are kept for review, for each commitment and earlier edition."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The candidate pairs of one level with their scores.

    Attributes:
        pairs: the candidates.
        fold: of each the number of the model that scores it.
        score: of each the probability that it is linked.
    """

    pairs: Pairs
    fold: Places
    score: Column


def propose(
    profiles: Sequence[Profile],
    calibration: Mapping[str, Level] | None = None,
    meanings: Meanings = NOTHING,
    folding: Folding | None = None,
) -> list[Link]:
    """Proposed links and candidates between the editions of each body, one level at a time.

    Activities are compared with all earlier editions, from the nearest on; a link over a gap is proposed only where no
    nearer edition carries the commitment. All others are compared with the nearest earlier edition only.

    Args:
        profiles: the commitments of all editions.
        calibration: of each level; the one that ships where there is none.
        meanings: vectors of the wordings. A body of which too few are known is linked by its words alone.
        folding: which model scores the pairs of each later commitment; :func:`by_commitment` if not given.
    """
    levels = calibration or load_calibration(SHIPPED.parent)
    links: list[Link] = []
    for body in bodies(profiles, meanings):
        known = Known.nothing()
        for name in LEVELS:
            by_meaning = levels.get(level_name(name, by_meaning=True)) if body.senses else None
            if level := by_meaning or levels.get(name):
                scored = score(body, name, level, known, folding or by_commitment)
                if name == "activity":
                    known = Known.by(body, scored.pairs, scored.score)
                links += _links(body, level, scored, LIMITS[name])
    return sorted(links, key=lambda link: (link.later, link.earlier))


def by_commitment(body: Body, folds: int) -> Places:
    """Folds by a stable hash of the commitment."""
    if folds == 1:
        return np.zeros(len(body.profiles), dtype=np.int64)
    return np.array([fold_of(profile.iri, folds) for profile in body.profiles], dtype=np.int64)


def score(body: Body, name: str, level: Level, known: Known, folding: Folding = by_commitment) -> Scored:
    """The candidate pairs of a level, each scored by the model of its fold."""
    pairs = measured(body, name, known)
    fold = folding(body, len(level.models))[pairs.later]
    return Scored(pairs, fold, probability(odds(level.models, pairs.features, fold)))


def odds(models: Sequence[Weights], features: Mapping[str, Column], fold: Places) -> Column:
    """The log odds of pairs, each by the model of its fold."""
    out = np.zeros(len(fold))
    for number, model in enumerate(models):
        out = np.where(fold == number, model.odds(features, len(fold)), out)
    return out


def measured(body: Body, name: str, known: Known) -> Pairs:
    """The candidate pairs of a level with all their features."""
    pairs = candidates(body, name, known.likely if name == "milestone" else None)
    measure(body, pairs)
    structure(body, pairs, known)
    return pairs


def choose(body: Body, scored: Scored, limits: Limits) -> NDArray[np.bool_]:
    """Which pairs are proposed.

    Between neighbouring editions the commitments are assigned to each other one to one, so that the whole is as likely
    as can be; a pair beyond that must be surer: it is a split or a merger. Over a gap only the best of both sides
    counts, and only where neither is linked to a nearer edition already.
    """
    pairs, value = scored.pairs, scored.score
    chosen = np.zeros(len(pairs), dtype=bool)
    back, onward = np.zeros((2, len(body.profiles)), dtype=bool)
    for gap in np.unique(pairs.gap):
        here = np.flatnonzero(pairs.gap == gap)
        if gap == 1:
            assigned = assign(pairs.earlier[here], pairs.later[here], value[here])
            now = here[value[here] >= np.where(assigned, limits.one, limits.more)]
        else:
            best = np.ones(len(here), dtype=bool)
            for side, other in ((pairs.later, pairs.earlier), (pairs.earlier, pairs.later)):
                group = side[here] * (int(body.edition.max()) + 1) + body.edition[other[here]]
                best &= places_within(group, value[here]) == 0
            free = ~back[pairs.later[here]] & ~onward[pairs.earlier[here]]
            now = here[best & free & (value[here] >= limits.gap)]
        chosen[now] = True
        back[pairs.later[now]] = True
        onward[pairs.earlier[now]] = True
    return chosen


LEAST = 0.05
"""Pairs less likely than this are assigned to nobody."""


def assign(earlier: Places, later: Places, value: Column) -> NDArray[np.bool_]:
    """Which pairs are those of the likeliest one-to-one assignment of both sides to each other."""
    out = np.zeros(len(value), dtype=bool)
    likely = np.flatnonzero(value >= LEAST)
    if not len(likely):
        return out
    rows, i = np.unique(earlier[likely], return_inverse=True)
    columns, j = np.unique(later[likely], return_inverse=True)
    lines = zip(i.tolist(), (j + len(rows)).tolist(), strict=True)
    part = np.array(parts(len(rows) + len(columns), lines), dtype=np.int64)
    for members in _by_part(part[i]):
        a, row = np.unique(i[members], return_inverse=True)
        b, column = np.unique(j[members], return_inverse=True)
        gain = np.zeros((len(a), len(b)))
        gain[row, column] = np.log(value[likely[members]] / LEAST) + 1e-6
        matched = np.full(len(a), -1)
        row_of, column_of = best_assignment(gain)
        matched[row_of] = column_of
        out[likely[members]] = matched[row] == column
    return out


def _by_part(part: Places) -> Iterator[Places]:
    order = np.argsort(part, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(part[order])) + 1)


def _links(body: Body, level: Level, scored: Scored, limits: Limits) -> Iterator[Link]:
    """The chosen pairs as proposed links, and the best few others of each commitment as candidates.

    What undoes competes with nothing that goes on. Where both name the same thing it is proposed as a reversal; where
    that is not sure, the pair is left to readers.
    """
    pairs, value = scored.pairs, scored.score
    opposed = oppositions(body, pairs, value >= CANDIDATE)
    chosen = choose(body, replace(scored, score=np.where(opposed == Opposition.NONE.value, value, 0.0)), limits)
    reverses = opposed == Opposition.CERTAIN.value
    chosen |= reverses & (value >= limits.one)
    others = np.flatnonzero(~chosen & (value >= CANDIDATE))
    group = pairs.later[others] * (int(body.edition.max(initial=0)) + 1) + body.edition[pairs.earlier[others]]
    kept = others[places_within(group, value[others], pairs.earlier[others]) < KEPT]
    succeeds = odds(level.succeeds, pairs.features, scored.fold) >= 0
    for place in np.sort(np.concatenate([np.flatnonzero(chosen), kept])).tolist():
        goes_on = Relation.SUCCEEDS if succeeds[place] and not opposed[place] else Relation.CONTINUES
        yield Link(
            earlier=body.profiles[pairs.earlier[place]].iri,
            later=body.profiles[pairs.later[place]].iri,
            relation=Relation.REVERSES if reverses[place] else goes_on,
            decision=Decision.PROPOSED if chosen[place] else Decision.CANDIDATE,
            confidence=round(float(value[place]), 4),
            justification="semapv:CompositeMatching",
            parts=level.models[scored.fold[place]].parts(pairs.features, place),
            perhaps=bool(not chosen[place] and not opposed[place] and value[place] >= PERHAPS),
        )
