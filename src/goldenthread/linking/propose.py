"""What the machine proposes: candidate pairs scored twice, the second time knowing the neighbours, and then chosen.

The first pass scores each pair by itself and beside its rivals; the second also knows which commitments of the
editions around already belong to either, and with whose words theirs can be taken together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from goldenthread.linking.calibration import Level, Thresholds, default_level, fold_of, level_name, logistic
from goldenthread.linking.candidates import Group, Pair, add_rivals, groups
from goldenthread.linking.meaning import NOTHING, Meanings
from goldenthread.linking.profiles import Profile
from goldenthread.linking.reversals import undoings
from goldenthread.linking.weights import Vector, Vectors, cosine
from goldenthread.model import Decision, Link, Relation

KEPT = 5
"""How many that are not proposed are kept for review, for each commitment and earlier edition."""
JOINED = 0.4
"""First score from which the words of a neighbour are taken together with a commitment's own."""


def propose(
    profiles: Sequence[Profile], calibration: Mapping[str, Level] | None = None, meanings: Meanings = NOTHING
) -> list[Link]:
    """Proposed links and candidates between the editions of each body, one level at a time.

    Activities are compared with all earlier editions, from the nearest on; a link over a gap is proposed only where no
    nearer edition carries the commitment. Milestones are compared with the nearest earlier edition only.

    Args:
        profiles: the commitments of all editions.
        calibration: of each level; plain likeness where there is none.
        meanings: vectors of the wordings. A body of which too few are known is linked by its words alone.
    """
    calibration = calibration or {}
    links: list[Link] = []
    for kind, group in groups(profiles, meanings):
        by_meaning = calibration.get(level_name(kind, by_meaning=True)) if group.senses else None
        level = by_meaning or calibration.get(level_name(kind)) or default_level()
        score_pairs(group, level)
        links += undoings(group, level)  # what undoes competes with nothing that goes on
        chosen = choose(group.pairs, level.thresholds)
        links += _links(group, level, chosen)
    return sorted(links, key=lambda link: (link.later, link.earlier))


def score_pairs(group: Group, level: Level) -> None:
    """Scores the pairs of a group: once by themselves, and once more beside their neighbours."""
    folds = len(level.first)
    for pair in group.pairs:
        pair.model = fold_of(pair.later.iri, folds)
        pair.score = level.first[pair.model].score(pair.features)
    if not level.second:
        return
    add_neighbours(group)
    for pair in group.pairs:
        pair.score = level.second[pair.model].score(pair.features)


def add_neighbours(group: Group) -> None:
    """Adds to each pair what the first scores say of its rivals and of the commitments around it."""
    measures = group.measures
    neighbours: dict[str, list[tuple[Profile, float]]] = defaultdict(list)
    for pair in group.pairs:
        if pair.gap == 1 and pair.score >= JOINED:
            neighbours[pair.earlier.iri].append((pair.later, pair.score))
            neighbours[pair.later.iri].append((pair.earlier, pair.score))
    between: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    cache: dict[tuple[int, str, int], Vector] = {}

    def around(profile: Profile, but: int) -> list[tuple[str, float]]:
        return [(other.iri, score) for other, score in neighbours[profile.iri] if other.year != but]

    def widened(vectors: Vectors, profile: Profile, but: int) -> Vector:
        key = (id(vectors), profile.iri, but)
        if key not in cache:
            cache[key] = measures.widened(vectors, profile.iri, around(profile, but))
        return cache[key]

    for pair in group.pairs:
        between[pair.earlier.year, pair.later.year].append(pair)
        a, b, features = pair.earlier, pair.later, pair.features
        left = [a.iri, *(iri for iri, _ in around(a, b.year))]
        right = [b.iri, *(iri for iri, _ in around(b, a.year))]
        alone = len(left) == len(right) == 1  # its own words are all there is
        for name, own, vectors in (
            ("thread_title", "title", measures.titles),
            ("thread_whole", "whole", measures.wholes),
            ("thread_letters", "whole_letters", measures.whole_grams),
        ):
            wide = features[own] if alone else cosine(widened(vectors, a, b.year), widened(vectors, b, a.year))
            features[name] = wide
        for name, own, vectors in (
            ("thread_best_title", "title", measures.titles),
            ("thread_best_whole", "whole", measures.wholes),
        ):
            others = (cosine(vectors[i], vectors[j]) for i in left for j in right if (i, j) != (a.iri, b.iri))
            features[name] = max(features[own], max(others, default=0.0))
        names_left = {name for iri in left for name in measures.officers[iri]}
        features["thread_officer"] = float(any(name in names_left for iri in right for name in measures.officers[iri]))
        probability = min(max(pair.score, 1e-4), 1 - 1e-4)
        features["first_score"] = math.log(probability / (1 - probability))
    for pairs in between.values():
        add_rivals(pairs, "thread_", lambda f: f["thread_title"] + f["thread_whole"] + f["thread_letters"])
        add_rivals(pairs, "first_", lambda f: logistic(f["first_score"]))
        for pair in pairs:
            features = pair.features
            features["first_best_later"] = float(features["first_rank_later"] == 1)
            features["first_best_earlier"] = float(features["first_rank_earlier"] == 1)


def choose(pairs: Sequence[Pair], thresholds: Sequence[Thresholds]) -> set[int]:
    """The places of the pairs that are proposed.

    The thresholds are stricter for a pair that is not the best of both its sides. Over a gap only the best of both
    counts, and only where neither is linked to a nearer edition already.
    """
    by_gap: dict[int, list[int]] = defaultdict(list)
    for i, pair in enumerate(pairs):
        by_gap[pair.gap].append(i)
    chosen: set[int] = set()
    back: set[str] = set()
    onward: set[str] = set()
    for gap in sorted(by_gap):
        best_later: dict[tuple[str, int], int] = {}
        best_earlier: dict[tuple[str, int], int] = {}
        for i in by_gap[gap]:
            pair = pairs[i]
            for best, key in (
                (best_later, (pair.later.iri, pair.earlier.year)),
                (best_earlier, (pair.earlier.iri, pair.later.year)),
            ):
                if key not in best or pair.score > pairs[best[key]].score:
                    best[key] = i
        now = []
        for i in by_gap[gap]:
            pair = pairs[i]
            limits = thresholds[min(pair.model, len(thresholds) - 1)]
            of_later = best_later[pair.later.iri, pair.earlier.year] == i
            of_earlier = best_earlier[pair.earlier.iri, pair.later.year] == i
            if gap > 1:
                free = pair.later.iri not in back and pair.earlier.iri not in onward
                if of_later and of_earlier and free and pair.score >= limits.gap:
                    now.append(i)
            elif pair.score >= _limit(limits, of_later=of_later, of_earlier=of_earlier):
                now.append(i)
        for i in now:
            chosen.add(i)
            back.add(pairs[i].later.iri)
            onward.add(pairs[i].earlier.iri)
    return chosen


def _limit(limits: Thresholds, *, of_later: bool, of_earlier: bool) -> float:
    if of_later and of_earlier:
        return limits.both
    if of_later:
        return limits.later
    return limits.earlier if of_earlier else limits.neither


def _links(group: Group, level: Level, chosen: set[int]) -> list[Link]:
    """The chosen pairs as proposed links, and the best few others of each commitment as candidates."""
    links: list[Link] = []
    kept: dict[tuple[str, int], int] = defaultdict(int)
    models = level.second or level.first
    order = sorted(range(len(group.pairs)), key=lambda i: (-group.pairs[i].score, i))
    for i in order:
        pair = group.pairs[i]
        place = (pair.later.iri, pair.earlier.year)
        least = level.thresholds[min(pair.model, len(level.thresholds) - 1)].candidate
        if i not in chosen:
            if pair.score < least or kept[place] >= KEPT:
                continue
            kept[place] += 1
        succeeds = level.succeeds[min(pair.model, len(level.succeeds) - 1)].score(pair.features)
        links.append(
            Link(
                earlier=pair.earlier.iri,
                later=pair.later.iri,
                relation=Relation.SUCCEEDS if succeeds >= 0.5 else Relation.CONTINUES,
                decision=Decision.PROPOSED if i in chosen else Decision.CANDIDATE,
                confidence=round(pair.score, 4),
                justification="semapv:CompositeMatching",
                parts=models[pair.model].parts(pair.features),
            )
        )
    return links
