"""What structure says of a pair: how likely what stands above both is linked, and how it stands among its siblings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.linking.candidates import Body, Pairs
from goldenthread.linking.weights import Column, Places, cosine, places_within

LIKELY = 0.2
"""Score of a pair of activities from which their milestones are compared all with all."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the activities of a body when its milestones are scored.

    Attributes:
        codes: pairs of neighbouring activities as one number each, sorted.
        scores: of each its score.
        likely: those that are likely linked.
    """

    codes: Places
    scores: Column
    likely: Pairs

    @staticmethod
    def nothing() -> Known:
        """What is known before any level is scored."""
        none = np.zeros(0, dtype=np.int64)
        return Known(none, np.zeros(0), Pairs(none, none, none))

    @staticmethod
    def by(body: Body, pairs: Pairs, score: Column) -> Known:
        """What the scores of pairs of activities say."""
        near = pairs.gap == 1
        likely = near & (score >= LIKELY)
        kept = Pairs(pairs.earlier[likely], pairs.later[likely], pairs.gap[likely])
        return Known(pairs.earlier[near] * len(body.profiles) + pairs.later[near], score[near], kept)

    def of(self, body: Body, earlier: Places, later: Places) -> Column:
        """The score of each pair of activities, 0 where they were not compared."""
        if not len(self.codes):
            return np.zeros(len(earlier))
        code = earlier * len(body.profiles) + later
        place = np.minimum(np.searchsorted(self.codes, code), len(self.codes) - 1)
        known = (self.codes[place] == code) & (earlier >= 0) & (later >= 0)
        return np.where(known, self.scores[place], 0.0)


def structure(body: Body, pairs: Pairs, known: Known) -> None:
    """Adds to the pairs what the activities above them (of an activity it itself), and the siblings there, say."""
    f, many = pairs.features, len(body.profiles)
    above = np.where(body.top, np.arange(many), body.parent)
    earlier, later = above[pairs.earlier], above[pairs.later]
    f["parent"] = known.of(body, earlier, later)
    siblings = pairs.earlier * (many + 1) + later
    f["above_words"] = cosine(body.words.titles, body.words.titles, earlier, later)
    if body.senses:
        f["above_sense"] = body.senses.titles.likeness(earlier, later)
    f["sibling_earlier"] = 1 / (1 + places_within(siblings, np.round(f["words"], 9)))
