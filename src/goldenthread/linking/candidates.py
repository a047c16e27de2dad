"""Candidate pairs: which commitments are looked at together, and what is measured of them before any is scored.

Nothing compares all with all: a commitment meets only those that share one of its weightier words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from operator import itemgetter

from goldenthread.linking.features import Features, Measures, transposed
from goldenthread.linking.meaning import NOTHING, TOLD, Meanings, Senses
from goldenthread.linking.profiles import Profile
from goldenthread.model import Kind

TOP = {Kind.ACTIVITY: 6, Kind.MILESTONE: 3}
"""How many candidates are looked at for each commitment and other edition, from either side."""


@dataclass(slots=True)
class Pair:
    """A candidate pair while it is being scored."""

    earlier: Profile
    later: Profile
    gap: int
    features: Features
    score: float = 0.0
    model: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The commitments of one body and one level, with what is measured between them."""

    years: tuple[int, ...]
    by_year: Mapping[int, Sequence[Profile]]
    measures: Measures
    senses: Senses | None = None
    pairs: list[Pair] = field(default_factory=list)


def groups(profiles: Sequence[Profile], meanings: Meanings = NOTHING) -> Iterator[tuple[Kind, Group]]:
    """The commitments of each body and level with their candidate pairs, not yet scored; one group at a time."""
    found: dict[tuple[str, Kind], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.text:
            found[profile.body, profile.kind].append(profile)
    for (body, kind), members in sorted(found.items()):
        below = found.get((body, Kind.MILESTONE), []) if kind is Kind.ACTIVITY else []
        by_year: dict[int, list[Profile]] = defaultdict(list)
        for profile in members:
            by_year[profile.year].append(profile)
        senses = Senses(members, meanings) if meanings.know(members) else None
        group = Group(tuple(sorted(by_year)), by_year, Measures(members, below), senses)
        _fill(group, nearest_only=kind is Kind.MILESTONE)
        yield kind, group


def _fill(group: Group, *, nearest_only: bool) -> None:
    """The candidate pairs of a group, with all that is measured before any is scored."""
    measures = group.measures
    for earlier_year, later_year in combinations(group.years, 2):
        gap = group.years.index(later_year) - group.years.index(earlier_year)
        if gap > 1 and nearest_only:
            continue
        earlier, later = group.by_year[earlier_year], group.by_year[later_year]
        table = measures.table(earlier, later)
        votes_later = measures.votes(later, earlier, transposed(table))
        votes_earlier = measures.votes(earlier, later, table)
        pairs = []
        for a, b in _candidates(earlier, later, measures):
            features = measures.pair(a, b, table, gap=gap > 1)
            features["votes_later"] = votes_later.get((b.iri, a.iri), 0.0)
            features["votes_earlier"] = votes_earlier.get((a.iri, b.iri), 0.0)
            features["votes_all"] = math.log1p(3 * (features["votes_later"] + features["votes_earlier"]))
            if group.senses:
                features |= group.senses.pair(a, b)
                features["sense_and_whole"] = features["sense_whole"] * features["whole"]
                features["sense_and_officer"] = features["sense_whole"] * features["officer_shared"]
            pairs.append(Pair(a, b, gap, features))
        add_rivals(pairs, "", lambda f: f["title"] + f["whole"] + 0.5 * f["milestone_mean"] + 0.5 * f["whole_letters"])
        for likeness in TOLD if group.senses else ():
            add_rivals(pairs, f"{likeness}_", itemgetter(likeness))
        group.pairs.extend(pairs)


def _candidates(
    earlier: Sequence[Profile], later: Sequence[Profile], measures: Measures
) -> list[tuple[Profile, Profile]]:
    """The pairs whose words are nearest, by title and milestones and by title alone, seen from either side."""
    top = TOP[later[0].kind] if later else 0
    places: dict[tuple[str, str], tuple[Profile, Profile]] = {}
    for vectors, count in ((measures.wholes, top), (measures.titles, (top + 1) // 2)):
        for source, target, forward in ((later, earlier, True), (earlier, later, False)):
            index = vectors.index(profile.iri for profile in target)
            by_iri = {profile.iri: profile for profile in target}
            for profile in source:
                for other in vectors.nearest(profile.iri, index, count):
                    pair = (by_iri[other], profile) if forward else (profile, by_iri[other])
                    places[pair[0].iri, pair[1].iri] = pair
    return [places[key] for key in sorted(places)]


def add_rivals(pairs: Sequence[Pair], prefix: str, likeness: Callable[[Features], float]) -> None:
    """How far each pair stands before, or behind, the best other pair of its later and of its earlier commitment."""
    values = [likeness(pair.features) for pair in pairs]
    for side, key in (("later", _later), ("earlier", _earlier)):
        rivals: dict[str, list[float]] = defaultdict(list)
        for pair, value in zip(pairs, values, strict=True):
            rivals[key(pair)].append(value)
        for found in rivals.values():
            found.sort(reverse=True)
        for pair, value in zip(pairs, values, strict=True):
            found = rivals[key(pair)]
            other = found[0] if found[0] > value else found[1] if len(found) > 1 else 0.0
            pair.features[f"{prefix}margin_{side}"] = value - other
            pair.features[f"{prefix}rank_{side}"] = 1 / (1 + found.index(value))


def _later(pair: Pair) -> str:
    return pair.later.iri


def _earlier(pair: Pair) -> str:
    return pair.earlier.iri
