"""Undoing: whether a later wording promises the opposite of an earlier one, and what then becomes of a link.

An opposite is no continuation, however alike the words are. Where both name the same thing, the link says that the
later commitment *reverses* the earlier one; where the acts are opposite and the things only nearly the same, there is
no link.
"""

from __future__ import annotations

from enum import Enum

from goldenthread.language.signed_acts import SignedAct, signed_acts
from goldenthread.linking.calibration import Level
from goldenthread.linking.candidates import Group, Pair
from goldenthread.model import Decision, Link, Relation

SHARED = 0.7
"""Share of all their words that two wordings have in common which speak of the amount of one thing."""


class Opposition(Enum):
    """Whether two wordings promise opposite acts: not, on things that are nearly the same, or on the same thing."""

    NONE = 0
    UNSURE = 1
    CERTAIN = 2


def opposition(earlier: str, later: str) -> Opposition:
    """Whether one wording promises the opposite of the other.

    >>> opposition("Open a toy library", "Close the toy library")
    <Opposition.CERTAIN: 2>
    >>> opposition("Oppose the closure of the toy library", "Keep the toy library")
    <Opposition.NONE: 0>
    """
    found = Opposition.NONE
    for one in signed_acts(earlier):
        for other in signed_acts(later):
            alike = _same_thing(one, other)
            shared = one.sides.keys() & other.sides.keys()
            if shared and any(one.sides[about] == other.sides[about] for about in shared):
                if alike is not Opposition.NONE:
                    return Opposition.NONE  # what is promised again is not undone, whatever else is done
                continue
            if not shared or alike is Opposition.NONE:
                alike = Opposition.UNSURE if _undoes(one, other) or _undoes(other, one) else Opposition.NONE
            found = max(found, alike, key=lambda each: each.value)
    return found


def _same_thing(one: SignedAct, other: SignedAct) -> Opposition:
    """Whether two acts are done to the same thing: not, nearly, or certainly."""
    common = one.thing & other.thing
    if not common:
        return Opposition.NONE
    elsewhere = one.names and other.names and not one.names & other.names
    within = len(common) == min(len(one.thing), len(other.thing))
    if one.head != other.head or elsewhere:
        return Opposition.UNSURE if within or one.head == other.head else Opposition.NONE
    if one.by_degree or other.by_degree:
        left, right = one.thing | one.around, other.thing | other.around
        same = one.thing == other.thing and len(left & right) >= SHARED * len(left | right)
    else:
        same = within and (len(common) > 1 or one.thing == other.thing)
    return Opposition.CERTAIN if same else Opposition.UNSURE


def _undoes(one: SignedAct, other: SignedAct) -> bool:
    """Whether an act undoes and says nothing else, and the other, of whatever kind, is about the same words."""
    if not one.undoing or -1 not in one.sides.values() or -1 in other.sides.values():
        return False
    common = one.thing & (other.thing | other.around)
    return bool(one.thing & other.thing) or len(common) >= max(2, len(one.thing) / 2)


def undoings(group: Group, level: Level) -> list[Link]:
    """The pairs of opposites, taken out of a group that is scored: what undoes, and what no link can be.

    What undoes is proposed where its score reaches the lowest threshold of its level. Where it is not sure that the
    thing is the same, the pair is left to readers, as a candidate.
    """
    links: list[Link] = []
    others: list[Pair] = []
    models = level.second or level.first
    for pair in group.pairs:
        found = opposition(pair.earlier.text, pair.later.text)
        if found is Opposition.NONE:
            others.append(pair)
            continue
        limits = level.thresholds[min(pair.model, len(level.thresholds) - 1)]
        certain = found is Opposition.CERTAIN
        if pair.score < limits.candidate:
            continue
        links.append(
            Link(
                earlier=pair.earlier.iri,
                later=pair.later.iri,
                relation=Relation.REVERSES if certain else Relation.CONTINUES,
                decision=Decision.PROPOSED if certain and pair.score >= limits.both else Decision.CANDIDATE,
                confidence=round(pair.score, 4),
                justification="semapv:CompositeMatching",
                parts=models[pair.model].parts(pair.features),
            )
        )
    group.pairs[:] = others
    return links
