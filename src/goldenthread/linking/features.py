"""What speaks for and against a pair: measured likenesses of title, milestones, names, people and place.

Each feature belongs to one of the parts that a score is told in (:data:`PARTS`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from goldenthread.folding import plain
from goldenthread.linking.meaning import FAR_APART, TOLD
from goldenthread.linking.named_things import Names, named_things
from goldenthread.linking.profiles import Profile
from goldenthread.linking.weights import Vector, Vectors, cosine, covered, grams, together

Features = dict[str, float]
Table = Mapping[str, Mapping[str, float]]
"""Likeness of titles and milestones of one edition to those of another, where there is any."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title",
        "title_letters",
        "title_order",
        "title_words",
        "title_covered_more",
        "title_covered_less",
        "title_rare",
        "title_close",
        "title_and_whole",
        "title_far",
    ),
    "milestones": (
        "whole",
        "whole_letters",
        "whole_far",
        "with_comments",
        "title_in_whole_earlier",
        "title_in_whole_later",
        "title_to_milestone",
        "milestone_best",
        "milestone_mean",
        "milestone_share",
        "best_of_all",
        "shared_rare",
        "shared_many",
        "said_earlier",
        "said_later",
    ),
    "meaning": (
        *("sense_title", "sense_mean", "sense_whole", "sense_placed"),
        *("sense_best", "sense_milestones", "sense_to_milestone", "sense_all"),
        *("sense_nearest", "sense_close", "sense_title_and_whole", "sense_and_whole", "sense_and_officer"),
        *(f"{likeness}_far" for likeness in FAR_APART),
        *(f"{likeness}_margin_{side}" for likeness in TOLD for side in ("later", "earlier")),
    ),
    "names": ("names", "names_weight", "names_in_title", "names_in_comments"),
    "people": ("officers", "officer_shared", "officer_and_title", "officer_and_whole", "members"),
    "place": ("heading", "units"),
    "distance": ("years", "gap", "milestones_earlier", "milestones_later"),
    "rivals": ("margin_later", "margin_earlier", "rank_later", "rank_earlier"),
    "votes": ("votes_later", "votes_earlier", "votes_all"),
    "thread": (
        "first_score",
        "thread_title",
        "thread_whole",
        "thread_letters",
        "thread_best_title",
        "thread_best_whole",
        "thread_officer",
        "thread_margin_later",
        "thread_margin_earlier",
        "thread_rank_later",
        "thread_rank_earlier",
        "first_margin_later",
        "first_margin_earlier",
        "first_best_later",
        "first_best_earlier",
    ),
}
"""The parts of a score, and the features of each."""
PART_OF = {feature: part for part, names in PARTS.items() for feature in names}
FAR = 4
"""Years apart from which wordings are expected to have drifted."""


class Measures:
    """Likenesses between the commitments of one body and one level.

    Args:
        group: the commitments that are compared.
        milestones: the milestones below them, where they are activities.
    """

    def __init__(self, group: Sequence[Profile], milestones: Sequence[Profile] = ()) -> None:
        self.group = {profile.iri: profile for profile in group}
        self.titles = Vectors((p.iri, p.text) for p in group)
        self.wholes = Vectors((p.iri, p.whole) for p in group)
        self.comments = Vectors((p.iri, f"{p.whole} . {p.comments}") for p in group)
        self.title_grams = Vectors(((p.iri, p.text) for p in group), grams)
        self.whole_grams = Vectors(((p.iri, p.whole) for p in group), grams)
        self.headings = Vectors((p.iri, p.heading) for p in group)
        self.units = Vectors(
            [(p.iri, p.text) for p in (*group, *milestones)] + [(_whole(p.iri), p.whole) for p in group]
        )
        self.names = Names({p.iri: named_things(". ".join((p.text, *p.parts))) for p in group})
        self.title_names = Names({p.iri: named_things(p.text) for p in group})
        self.comment_names = Names({p.iri: named_things(". ".join((p.text, *p.parts, p.comments))) for p in group})
        self.officers = Names({p.iri: p.officers for p in group})
        self.members = Names({p.iri: p.members for p in group})
        self.children = {p.iri: tuple(one for one in p.children if one in self.units) for p in group}

    def table(self, source: Sequence[Profile], target: Sequence[Profile]) -> dict[str, dict[str, float]]:
        """How like the titles and milestones of one edition are to those of another, where they share a word."""
        postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for unit in self._units(target):
            for term, value in self.units[unit].items():
                postings[term].append((unit, value))
        out: dict[str, dict[str, float]] = {}
        for unit in self._units(source):
            row: dict[str, float] = {}
            for term, value in self.units[unit].items():
                for other, weight in postings.get(term, ()):
                    row[other] = row.get(other, 0.0) + value * weight
            out[unit] = row
        return out

    def _units(self, group: Sequence[Profile]) -> list[str]:
        return [unit for p in group for unit in (p.iri, *self.children[p.iri])]

    def pair(self, earlier: Profile, later: Profile, table: Table, *, gap: bool) -> Features:
        """What is measured of one pair by itself.

        Args:
            earlier: the earlier commitment.
            later: the later one.
            table: the likenesses between their editions, from the earlier to the later.
            gap: whether an edition lies between theirs.
        """
        a, b = earlier.iri, later.iri
        title, whole = cosine(self.titles[a], self.titles[b]), cosine(self.wholes[a], self.wholes[b])
        best, mean, share = self._milestones(a, b, table)
        to_milestone = self._title_to_milestones(a, b, table)
        covering = sorted((covered(self.titles[b], self.titles[a]), covered(self.titles[a], self.titles[b])))
        officer = 1.0 if earlier.officers & later.officers else 0.0
        far = 1.0 if later.year - earlier.year >= FAR else 0.0
        shared = sorted(map(self.wholes.rarity, self.wholes[a].keys() & self.wholes[b].keys()), reverse=True)
        rare = max(map(self.titles.rarity, self.titles[a].keys() & self.titles[b].keys()), default=0.0)
        left, right = plain(earlier.text), plain(later.text)
        return {
            "title": title,
            "title_letters": cosine(self.title_grams[a], self.title_grams[b]),
            "title_order": fuzz.token_sort_ratio(left, right) / 100,
            "title_words": fuzz.token_set_ratio(left, right) / 100,
            "title_covered_more": covering[1],
            "title_covered_less": covering[0],
            "title_rare": rare / 6,
            "title_close": max(0.0, title - 0.3),
            "title_and_whole": title * whole,
            "title_far": far * title,
            "whole": whole,
            "whole_letters": cosine(self.whole_grams[a], self.whole_grams[b]),
            "whole_far": far * whole,
            "with_comments": cosine(self.comments[a], self.comments[b]),
            "title_in_whole_earlier": cosine(self.units[a], self.units[_whole(b)]),
            "title_in_whole_later": cosine(self.units[b], self.units[_whole(a)]),
            "title_to_milestone": to_milestone,
            "milestone_best": best,
            "milestone_mean": mean,
            "milestone_share": share,
            "best_of_all": max(title, to_milestone, best),
            "shared_rare": sum(shared[:4]) / 28,
            "shared_many": math.log1p(len(shared)) / 4,
            "said_earlier": covered(self.titles[a], self.wholes[b]),
            "said_later": covered(self.titles[b], self.wholes[a]),
            "names": self.names.likeness(a, b),
            "names_weight": math.log1p(self.names.shared(a, b)) / 5,
            "names_in_title": self.title_names.likeness(a, b),
            "names_in_comments": self.comment_names.likeness(a, b),
            "officers": self.officers.likeness(a, b),
            "officer_shared": officer,
            "officer_and_title": officer * title,
            "officer_and_whole": officer * whole,
            "members": self.members.likeness(a, b),
            "heading": cosine(self.headings[a], self.headings[b]),
            "units": 1.0 if earlier.units & later.units else 0.0,
            "years": math.log(max(1, later.year - earlier.year)),
            "gap": 1.0 if gap else 0.0,
            "milestones_earlier": math.log1p(len(self.children[a])) / 3,
            "milestones_later": math.log1p(len(self.children[b])) / 3,
        }

    def _milestones(self, a: str, b: str, near: Table) -> tuple[float, float, float]:
        """Of the milestones of both: the best likeness, the mean of the best of each, and that of the better side."""
        table = [[near[i].get(j, 0.0) for j in self.children[b]] for i in self.children[a]]
        if not table or not table[0]:
            return 0.0, 0.0, 0.0
        rows = [max(row) for row in table]
        columns = [max(column) for column in zip(*table, strict=True)]
        left, right = sum(rows) / len(rows), sum(columns) / len(columns)
        return max(rows), (left + right) / 2, max(left, right)

    def _title_to_milestones(self, a: str, b: str, table: Table) -> float:
        """The best likeness of one's title to a milestone of the other."""
        return max(
            (
                *(table[a].get(j, 0.0) for j in self.children[b]),
                *(table[i].get(b, 0.0) for i in self.children[a]),
            ),
            default=0.0,
        )

    def votes(self, source: Sequence[Profile], target: Sequence[Profile], table: Table) -> dict[tuple[str, str], float]:
        """How the titles and milestones of one edition share out their likeness among the commitments of another.

        Args:
            source: the commitments that vote.
            target: those that are voted for.
            table: the likenesses between both, from the source to the target.

        Returns:
            (of the source, of the target) -> the share of the source's votes, from 0 to 1.
        """
        holder = {unit: p.iri for p in target for unit in (p.iri, *self.children[p.iri])}
        out: dict[tuple[str, str], float] = defaultdict(float)
        for p in source:
            voters = (p.iri, *self.children[p.iri])
            total = len(voters) + 1
            for unit in voters:
                for winner, weight in _vote(table.get(unit, {}), holder):
                    out[p.iri, winner] += (2 if unit == p.iri else 1) * weight / total
        return out

    def widened(self, vectors: Vectors, iri: str, neighbours: Sequence[tuple[str, float]]) -> Vector:
        """A commitment's words together with those of the commitments that it is already linked to."""
        if not neighbours:
            return vectors[iri]
        return together([(1.0, vectors[iri]), *((0.7 * score, vectors[other]) for other, score in neighbours)])


def transposed(table: Table) -> dict[str, dict[str, float]]:
    """A table seen from the other side.

    >>> transposed({"a": {"x": 1.0, "y": 0.5}, "b": {"x": 0.2}})
    {'x': {'a': 1.0, 'b': 0.2}, 'y': {'a': 0.5}}
    """
    out: dict[str, dict[str, float]] = {}
    for name, row in table.items():
        for other, value in row.items():
            out.setdefault(other, {})[name] = value
    return out


def _vote(likeness: Mapping[str, float], holder: Mapping[str, str]) -> list[tuple[str, float]]:
    """How one vote is shared out among the holders of what is most like."""
    best: dict[str, float] = {}
    for unit, value in likeness.items():
        iri = holder[unit]
        if value > best.get(iri, 0.0):
            best[iri] = value
    top = sorted(best.items(), key=lambda one: (-one[1], one[0]))[:6]
    total = math.exp(8 * 0.25) + sum(math.exp(8 * value) for _, value in top)
    return [(iri, math.exp(8 * value) / total) for iri, value in top]


def _whole(iri: str) -> str:
    return f"whole {iri}"
