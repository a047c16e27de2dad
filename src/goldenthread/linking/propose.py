"""What the machine proposes: candidate pairs by shared words, one score with its parts, the best match each way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from goldenthread.linking.profiles import Profile
from goldenthread.linking.weights import Vectors, cosine
from goldenthread.model import Decision, Kind, Link, Relation

TOP = 5
"""How many candidates are kept for each commitment and earlier edition."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """From which score a pair is proposed, kept for review, or dropped."""

    proposed: float = 0.42
    candidate: float = 0.22
    weights: tuple[tuple[str, float], ...] = (("title", 0.45), ("whole", 0.4), ("spelling", 0.1), ("officer", 0.05))


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate pair with its score and the parts of it."""

    earlier: Profile
    later: Profile
    score: float
    parts: tuple[tuple[str, float], ...]


def score(earlier: Profile, later: Profile, titles: Vectors, wholes: Vectors, calibration: Calibration) -> Scored:
    """The score of one pair: a weighted sum of its parts, each from 0 to 1."""
    shared = earlier.officers & later.officers
    parts = {
        "title": cosine(titles[earlier.iri], titles[later.iri]),
        "whole": cosine(wholes[earlier.iri], wholes[later.iri]),
        "spelling": fuzz.token_sort_ratio(earlier.text.lower(), later.text.lower()) / 100,
        "officer": 1.0 if shared else 0.0,
    }
    total = sum(weight * parts[name] for name, weight in calibration.weights)
    return Scored(earlier, later, total, tuple((name, round(value, 4)) for name, value in parts.items()))


def propose(profiles: Sequence[Profile], calibration: Calibration | None = None) -> list[Link]:
    """Proposed links and candidates between the editions of each body, one level at a time.

    Activities are compared with all earlier editions, from the nearest on; a link over a gap is proposed only where no
    nearer edition carries the commitment. Milestones are compared with the nearest earlier edition only.
    """
    calibration = calibration or Calibration()
    groups: dict[tuple[str, Kind], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.text:
            groups[profile.body, profile.kind].append(profile)
    links: list[Link] = []
    for (_, kind), group in sorted(groups.items()):
        links += _propose_group(group, calibration, nearest_only=kind is Kind.MILESTONE)
    return sorted(links, key=lambda link: (link.later, link.earlier))


def _propose_group(group: Sequence[Profile], calibration: Calibration, *, nearest_only: bool) -> list[Link]:
    titles = Vectors((p.iri, p.text) for p in group)
    wholes = Vectors((p.iri, p.whole) for p in group)
    by_year: dict[int, list[Profile]] = defaultdict(list)
    for profile in group:
        by_year[profile.year].append(profile)
    years = sorted(by_year)
    pairs = sorted(combinations(years, 2), key=lambda pair: (years.index(pair[1]) - years.index(pair[0]), pair))
    linked_back: set[str] = set()
    linked_on: set[str] = set()
    links: list[Link] = []
    for earlier_year, later_year in pairs:
        gap = years.index(later_year) - years.index(earlier_year)
        if gap > 1 and nearest_only:
            break
        scored = _candidates(by_year[earlier_year], by_year[later_year], titles, wholes, calibration)
        best_back = _best(scored, later=True)
        best_on = _best(scored, later=False)
        for one in scored:
            mutual = best_back[one.later.iri] is one or best_on[one.earlier.iri] is one
            free = gap == 1 or (one.later.iri not in linked_back and one.earlier.iri not in linked_on)
            both = best_back[one.later.iri] is one and best_on[one.earlier.iri] is one
            holds = one.score >= calibration.proposed and free and (both if gap > 1 else mutual)
            links.append(_link(one, Decision.PROPOSED if holds else Decision.CANDIDATE))
        for link in links:
            if link.decision is Decision.PROPOSED:
                linked_back.add(link.later)
                linked_on.add(link.earlier)
    return links


def _candidates(
    earlier: Sequence[Profile], later: Sequence[Profile], titles: Vectors, wholes: Vectors, calibration: Calibration
) -> list[Scored]:
    """The best few earlier commitments that share weighty words with each later one."""
    index = wholes.index(profile.iri for profile in earlier)
    by_iri = {profile.iri: profile for profile in earlier}
    found: list[Scored] = []
    for profile in later:
        near = wholes.nearest(profile.iri, index, TOP * 2)
        scored = [score(by_iri[iri], profile, titles, wholes, calibration) for iri in near]
        scored = [one for one in scored if one.score >= calibration.candidate]
        found += sorted(scored, key=lambda one: (-one.score, one.earlier.iri))[:TOP]
    return found


def _best(scored: Iterable[Scored], *, later: bool) -> dict[str, Scored]:
    best: dict[str, Scored] = {}
    for one in scored:
        iri = one.later.iri if later else one.earlier.iri
        if iri not in best or one.score > best[iri].score:
            best[iri] = one
    return best


def _link(one: Scored, decision: Decision) -> Link:
    return Link(
        earlier=one.earlier.iri,
        later=one.later.iri,
        relation=Relation.CONTINUES,
        decision=decision,
        confidence=round(min(one.score, 1.0), 4),
        justification="semapv:CompositeMatching",
        parts=one.parts,
    )
