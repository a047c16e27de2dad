"""How well links agree with decisions, and two readers with each other: precision, recall, F1, Cohen's kappa."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Link, Relation

SURE = 0.7
"""Confidence from which an accepted link is required; less sure ones are optional."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of links has of the required ones.

    Attributes:
        required: links that should be there.
        hit: those that are there.
        wrong: links that should not be there.
        relation_right: hits whose relation is right too.
    """

    required: int
    hit: int
    wrong: int
    relation_right: int

    @property
    def precision(self) -> float:
        """Of the links that count, how many are right."""
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of the required links, how many are there."""
        return self.hit / self.required if self.required else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def relation(self) -> float:
        """Of the hits, how many have the right relation."""
        return self.relation_right / self.hit if self.hit else 0.0


def figures(
    links: Iterable[Link], decisions: Sequence[DecisionLine], profiles: Sequence[Profile], level: str
) -> Figures:
    """The figures of the links of one level that join: ``activity``, ``milestone``, or ``between`` the two.

    Only pairs of editions between which somebody accepted a link are counted: elsewhere nobody may have looked.
    Accepted decisions of at least :data:`SURE` are required; those that are less sure, and those that do not join,
    are optional, neither right nor wrong. What readers call undoing is wrong as a continuation.
    """
    edition_of = {profile.iri: profile.edition for profile in profiles}
    kind_of = {profile.iri: profile.kind for profile in profiles}

    def here(one: Link | DecisionLine) -> bool:
        kinds = [kind_of[iri] for iri in (one.earlier, one.later) if iri in kind_of]
        return len(kinds) == 2 and level == (kinds[0].value if kinds[0] is kinds[1] else "between")

    decisions = [line for line in decisions if here(line)]
    required = {
        (line.earlier, line.later): line.relation
        for line in decisions
        if line.decision is Decision.ACCEPTED and line.confidence >= SURE and line.relation is not Relation.REVERSES
    }
    optional = {
        (line.earlier, line.later)
        for line in decisions
        if line.decision is not Decision.REJECTED and line.relation is not Relation.REVERSES
    } - set(required)
    looked_at = {(edition_of[earlier], edition_of[later]) for earlier, later in required}
    held = {(link.earlier, link.later): link.relation for link in links if link.joins and here(link)}
    counted = {pair for pair in held if (edition_of.get(pair[0]), edition_of.get(pair[1])) in looked_at}
    hit = counted & set(required)
    return Figures(
        required=len(required),
        hit=len(hit),
        wrong=len(counted - set(required) - optional),
        relation_right=sum(held[pair] is required[pair] for pair in hit),
    )


def kappa(left: Mapping[tuple[str, str], str], right: Mapping[tuple[str, str], str]) -> tuple[int, float]:
    """Cohen's kappa of two readers over the pairs that both decided.

    Returns:
        How many pairs both decided, and kappa: 1 is full agreement, 0 what chance would give.

    >>> kappa({("a", "b"): "yes", ("a", "c"): "no"}, {("a", "b"): "yes", ("a", "c"): "no"})
    (2, 1.0)
    """
    both = sorted(set(left) & set(right))
    if not both:
        return 0, 0.0
    agreed = sum(left[pair] == right[pair] for pair in both) / len(both)
    labels = {left[pair] for pair in both} | {right[pair] for pair in both}
    chance = (
        sum(sum(left[pair] == label for pair in both) * sum(right[pair] == label for pair in both) for label in labels)
        / len(both) ** 2
    )
    return len(both), 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def labels(decisions: Iterable[DecisionLine], *, relations: bool = False) -> dict[tuple[str, str], str]:
    """What each pair was decided as: ``accepted``, ``rejected``, ``candidate``; the relation too where asked for."""
    return {
        (line.earlier, line.later): f"{line.decision.value} {line.relation.value}"
        if relations and line.decision is Decision.ACCEPTED
        else line.decision.value
        for line in decisions
    }


def accepted_as(decisions: Iterable[DecisionLine], relation: Relation) -> dict[tuple[str, str], str]:
    """Whether each pair was accepted with a relation: ``yes`` or ``no``."""
    return {
        (line.earlier, line.later): "yes" if line.decision is Decision.ACCEPTED and line.relation is relation else "no"
        for line in decisions
    }


def agreement_of(left: Sequence[DecisionLine], right: Sequence[DecisionLine]) -> Iterator[str]:
    """How far two readers agree, in lines: on the decision, on the relation with it, and on each relation."""
    for what, relations in (("decision", False), ("decision and relation", True)):
        pairs, value = kappa(labels(left, relations=relations), labels(right, relations=relations))
        yield f"{what}: Cohen's kappa {value:.3f} over {pairs} pairs that both decided"
    for relation in Relation:
        one, other = (accepted_as(lines, relation) for lines in (left, right))
        said = [sum(each[pair] == "yes" for pair in one.keys() & other.keys()) for each in (one, other)]
        if any(said):
            _, value = kappa(one, other)
            yield f"{relation.value}: Cohen's kappa {value:.3f}, said of {said[0]} and {said[1]} of these pairs"
