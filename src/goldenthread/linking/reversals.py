"""Undoing: whether a later wording promises the opposite of an earlier one, and what then becomes of a link.

An opposite is no continuation, however alike the words are. Where both name the same thing, the link says that the
later commitment *reverses* the earlier one; where the acts are opposite and the things only nearly the same, there is
no link.
"""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from goldenthread.language.signed_acts import SignedAct, signed_acts
from goldenthread.language.stopped_acts import stops
from goldenthread.linking.candidates import Body, Pairs
from goldenthread.linking.weights import Places

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
    if stops(earlier, later) or stops(later, earlier):
        return Opposition.CERTAIN
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
    left, right = one.thing | one.around, other.thing | other.around
    if not common:  # "let shops trade on Sundays", "Sunday trading by shops"
        return Opposition.UNSURE if left == right and len(left) > 1 else Opposition.NONE
    elsewhere = one.names and other.names and not one.names & other.names
    within = len(common) == min(len(one.thing), len(other.thing))
    if one.head != other.head or elsewhere:
        return Opposition.UNSURE if within or one.head == other.head else Opposition.NONE
    if one.by_degree or other.by_degree:
        same = one.thing == other.thing and len(left & right) >= SHARED * len(left | right)
    else:
        same = within and (len(common) > 1 or one.thing == other.thing)
    return Opposition.CERTAIN if same else Opposition.UNSURE


def _undoes(one: SignedAct, other: SignedAct) -> bool:
    """Whether an act undoes and says nothing else, and the other, of whatever kind, is about the same words."""
    if not one.undoing or -1 not in one.sides.values() or -1 in other.sides.values():
        return False
    words = other.thing | other.around
    common = (one.thing | one.around) & words
    return bool(one.thing & other.thing) or (bool(one.thing & words) and len(common) >= max(2, len(one.thing) / 2))


def oppositions(body: Body, pairs: Pairs, likely: NDArray[np.bool_]) -> Places:
    """Of pairs that are likely alike, whether their titles promise opposite acts: the values of :class:`Opposition`."""
    found = np.zeros(len(pairs), dtype=np.int64)
    for place in np.flatnonzero(likely).tolist():
        earlier, later = (body.profiles[side[place]].text for side in (pairs.earlier, pairs.later))
        found[place] = opposition(earlier, later).value
    return found
