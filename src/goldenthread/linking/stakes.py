"""What hangs on a decision about a link, and so what to ask next: rows that end or begin, threads that fall apart.

What the machine says of a pair is wrong by a known chance. A row that hangs on the pair stands by that chance in the
wrong heap: ended although it goes on, or carried on although it ended. How many rows that are is what a decision buys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from goldenthread.linking.calibration import probability
from goldenthread.linking.closings import ClosingLine, edition_of
from goldenthread.linking.profiles import Profile
from goldenthread.linking.review import Done, Question
from goldenthread.linking.threads import bridges, components
from goldenthread.linking.weights import Column
from goldenthread.model import Decision, Link, Relation

Pair = tuple[str, str]
TOGETHER = 0.25
"""Rows expected wrong from which a step is asked with the activity above it; those that are sure wait."""
_SURE = 0.001
"""Nothing is surer than this to be one way or the other, before a reader has said so."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on one decision.

    Attributes:
        chance: how likely the machine is wrong about the pair.
        ends: whether it decides if the earlier row has ended there.
        begins: whether it decides if the later row is new.
        cut: how many rows would be cut off a thread without the link.
        below: pairs of steps of the two that nobody has decided either.
    """

    chance: float
    ends: bool
    begins: bool
    cut: int
    below: int

    @property
    def worth(self) -> float:
        """How many rows are expected to stand wrongly for want of the decision."""
        return self.chance * (self.ends + self.begins + self.cut)


@dataclass(slots=True)
class Stakes:
    """What hangs on the pairs of a review, as it stands after the answers given.

    Attributes:
        questions: all pairs that are asked.
        links: the links under the decisions that readers took before.
        profiles: the commitments.
        answers: of each pair answered, whether it joins.
        closed: rows that were closed, each with the edition of the other.
    """

    questions: Sequence[Question]
    links: Sequence[Link]
    profiles: Sequence[Profile]
    answers: dict[Pair, bool] = field(default_factory=dict)
    closed: set[Pair] = field(default_factory=set)
    _cut: dict[Pair, int] = field(default_factory=dict)
    _below: dict[Pair, list[Pair]] = field(default_factory=dict)
    _settled: set[Pair] = field(default_factory=set)
    _closings: dict[Pair, set[Pair]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        asked = {pair_of(one) for one in self.questions}
        self._cut = cut_off(self.profiles, self.links)
        for one in self.questions:
            if one.earlier.parent and one.later.parent:
                self._below.setdefault((one.earlier.parent, one.later.parent), []).append(pair_of(one))
        for link in self.links:
            if link.joins and (link.earlier, link.later) not in asked:
                self._settled |= set(_sides((link.earlier, link.later)))

    def answer(self, question: Question, done: Done) -> None:
        """Takes note of an answer; of none, where it was taken back."""
        pair = pair_of(question)
        self.answers.pop(pair, None)
        self.closed -= self._closings.pop(pair, set())
        if isinstance(done, ClosingLine):
            self._closings[pair] = {(done.commitment, done.edition)}
            self.closed |= self._closings[pair]
        elif done:
            self.answers[pair] = done.decision is Decision.ACCEPTED and done.relation is not Relation.REVERSES

    def of(self, question: Question) -> Stake:
        """What hangs on the decision about a pair."""
        return self._stake(question, self._carriers(), self._shift())

    def steps_below(self, question: Question, waiting: Sequence[Question]) -> list[Question]:
        """Of the pairs that wait those of steps of the two activities of a question, the likeliest first."""
        below = set(self._below.get(pair_of(question), ()))
        return sorted((one for one in waiting if pair_of(one) in below), key=lambda one: -one.link.confidence)

    def arranged(self, waiting: Sequence[Question], last: Question | None = None) -> list[Question]:
        """Pairs in the order in which they are to be asked: by what hangs on each.

        Args:
            waiting: the pairs.
            last: the pair answered last; the steps below it are asked next, as a group.
        """
        carriers, shift = self._carriers(), self._shift()
        above = [one.parent or one.iri for one in (last.earlier, last.later)] if last else ["", ""]
        group = set(self._below.get((above[0], above[1]), ()))
        worth = {pair_of(one): round(self._stake(one, carriers, shift).worth, 9) for one in waiting}
        return sorted(
            waiting,
            key=lambda one: (
                not (pair_of(one) in group and worth[pair_of(one)] >= TOGETHER),
                -worth[pair_of(one)],
                abs(one.link.confidence - 0.5),
                one.link.later,
                one.link.earlier,
            ),
        )

    def expected(self) -> float:
        """How many rows are expected to be taken for ended, or for carried on, or for new, where they are not.

        Each row counts once towards each document: by its surest proposal, or by its best candidate where it has none.
        """
        shift = self._shift()
        doubt: dict[Pair, tuple[bool, float]] = {}
        for one in self.questions:
            if pair_of(one) in self.answers:
                continue
            proposed = one.link.decision is Decision.PROPOSED
            likely = _likely(one, shift)
            for side in _sides(pair_of(one)):
                doubt[side] = max(doubt.get(side, (False, 0.0)), (proposed, likely))
        over = (
            self._settled
            | self.closed
            | {side for pair, joins in self.answers.items() if joins for side in _sides(pair)}
        )
        return sum(1 - likely if proposed else likely for side, (proposed, likely) in doubt.items() if side not in over)

    def _stake(self, one: Question, carriers: Mapping[Pair, set[Pair]], shift: Mapping[str, float]) -> Stake:
        pair = pair_of(one)
        likely = _likely(one, shift)
        proposed = one.link.decision is Decision.PROPOSED
        ends, begins = (
            not (carriers[side] - {pair} or side in self._settled or side in self.closed) for side in _sides(pair)
        )
        below = sum(each not in self.answers for each in self._below.get(pair, ()))
        cut = self._cut.get(pair, 0) if proposed else 0
        return Stake(1 - likely if proposed else likely, ends, begins, cut, below)

    def _carriers(self) -> dict[Pair, set[Pair]]:
        """Of each row towards each document the pairs that carry it on there: accepted now, or proposed."""
        found: dict[Pair, set[Pair]] = defaultdict(set)
        for one in self.questions:
            pair = pair_of(one)
            if self.answers.get(pair, one.link.decision is Decision.PROPOSED):
                for side in _sides(pair):
                    found[side].add(pair)
        return found

    def _shift(self) -> dict[str, float]:
        """By how much the log odds of a level are too low, as the answers say: learned anew after each of them."""
        given: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for one in self.questions:
            if pair_of(one) in self.answers:
                given[_level(one)].append((_odds(one), float(self.answers[pair_of(one)])))
        return {level: shifted(*np.array(some).T) for level, some in given.items()}


def shifted(odds: Column, joins: Column) -> float:
    """The shift of log odds that answers make likeliest, held to none by a normal prior of variance 1.

    >>> round(shifted(np.zeros(4), np.ones(4)), 2)
    1.04
    """
    found = 0.0
    for _ in range(20):
        likely = probability(odds + found)
        found += float((joins - likely).sum() - found) / float((likely * (1 - likely)).sum() + 1)
    return found


def cut_off(profiles: Sequence[Profile], links: Sequence[Link]) -> dict[Pair, int]:
    """How many rows each link holds to its thread: those of the smaller part into which it falls without the link."""
    parts = components(profiles, links)
    part_of = {one.iri: number for number, part in enumerate(parts) for one in part}
    within: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        number = part_of.get(link.earlier)
        if link.joins and number is not None and number == part_of.get(link.later):  # between levels nothing is joined
            within[number].append(link)
    return {
        (earlier, later): size
        for number, some in within.items()
        for earlier, later, size in bridges(parts[number], some)
    }


def pair_of(question: Question) -> Pair:
    """The two rows of a question."""
    return question.earlier.iri, question.later.iri


def _sides(pair: Pair) -> tuple[Pair, Pair]:
    """Either row of a pair, with the edition of the other."""
    return (pair[0], edition_of(pair[1])), (pair[1], edition_of(pair[0]))


def _level(one: Question) -> str:
    return f"{one.earlier.kind.value} {one.later.kind.value}"


def _odds(one: Question) -> float:
    likely = min(max(one.link.confidence, _SURE), 1 - _SURE)
    return float(np.log(likely / (1 - likely)))


def _likely(one: Question, shift: Mapping[str, float]) -> float:
    return float(probability(np.array(_odds(one) + shift.get(_level(one), 0.0))))
