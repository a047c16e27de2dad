"""Candidate pairs: which commitments of one body are looked at together, by level.

Nothing compares all with all by their words: a commitment meets those that share one of its weightier words, those that
are nearest in meaning, and what stands below the commitments that its own is likely to continue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goldenthread.linking.meaning import NOTHING, Meanings, Senses
from goldenthread.linking.profiles import Profile
from goldenthread.linking.weights import Column, Places, Words, nearest
from goldenthread.model import Kind

TOP = {"activity": 6, "milestone": 3, "between": 2}
"""How many candidates of each level are looked at for a commitment and another edition, from either side."""
LEVELS = tuple(TOP)
"""In the order in which they are scored: the later ones know what the earlier found."""


@dataclass(frozen=True, slots=True)
class Body:
    """The commitments of one body that have a title, and what is measured of each.

    Attributes:
        profiles: the commitments.
        edition: of each the place of its edition in time, from 0.
        year: of each the first year of its edition.
        top: of each, whether it is an activity.
        parent: of each milestone the place of its activity, otherwise -1.
        words: their words.
        senses: their meaning, where enough of it is known.
    """

    profiles: Sequence[Profile]
    edition: Places
    year: Places
    top: NDArray[np.bool_]
    parent: Places
    words: Words
    senses: Senses | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of one level of a body: columns of one length.

    Attributes:
        earlier: places of the earlier commitments in the body.
        later: places of the later ones.
        gap: how many editions lie from one to the other: 1 where they are neighbours.
        features: what is measured of them, by name.
    """

    earlier: Places
    later: Places
    gap: Places
    features: dict[str, Column] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.earlier)


def bodies(profiles: Sequence[Profile], meanings: Meanings = NOTHING) -> Iterator[Body]:
    """The commitments of each body that have a title, one body after the other."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.text:
            found[profile.body].append(profile)
    for _, members in sorted(found.items()):
        yield _body(members, meanings)


def _body(members: Sequence[Profile], meanings: Meanings) -> Body:
    place = {profile.iri: i for i, profile in enumerate(members)}
    documents = sorted({profile.order for profile in members})
    order = {document: i for i, document in enumerate(documents)}
    parent = np.array([place.get(profile.parent, -1) for profile in members], dtype=np.int64)
    return Body(
        members,
        np.array([order[p.order] for p in members], dtype=np.int64),
        np.array([p.year for p in members], dtype=np.int64),
        np.array([p.kind is Kind.ACTIVITY for p in members]),
        parent,
        Words(members, parent),
        Senses(members, meanings) if meanings.know(members) else None,
    )


def candidates(body: Body, level: str, likely: Pairs | None = None) -> Pairs:
    """The candidate pairs of a level.

    Activities are compared with all earlier editions, others with the nearest earlier one.

    Args:
        body: the commitments.
        level: one of :data:`LEVELS`.
        likely: pairs of activities whose milestones are compared with each other, all with all.
    """
    codes = [np.zeros(0, dtype=np.int64)]
    many = len(body.profiles)
    for first, second in combinations(range(int(body.edition.max(initial=-1)) + 1), 2):
        if second - first > 1 and level != "activity":
            continue
        for above, below in _TOPS[level]:
            earlier = np.flatnonzero((body.edition == first) & (body.top == above))
            later = np.flatnonzero((body.edition == second) & (body.top == below))
            codes += [i * many + j for i, j in _near(body, earlier, later, TOP[level])]
    if likely is not None:
        i, j = _below(body, likely)
        codes.append(i * many + j)
    earlier, later = np.divmod(np.unique(np.concatenate(codes)), max(1, many))
    return Pairs(earlier, later, body.edition[later] - body.edition[earlier])


_TOPS = {"activity": ((True, True),), "milestone": ((False, False),), "between": ((True, False), (False, True))}
"""Of each level, whether the earlier and the later commitment is an activity."""


def _near(body: Body, earlier: Places, later: Places, count: int) -> Iterator[tuple[Places, Places]]:
    """The pairs whose words or meanings are nearest: of titles, and of titles with what belongs to them."""
    if not len(earlier) or not len(later):
        return
    yield nearest(body.words.wholes, earlier, later, count)
    yield nearest(body.words.titles, earlier, later, (count + 1) // 2)
    for sense in (body.senses.wholes, body.senses.titles) if body.senses else ():
        yield sense.nearest(earlier, later, (count + 1) // 2)
        yield sense.nearest(later, earlier, (count + 1) // 2)[::-1]


def _below(body: Body, likely: Pairs) -> tuple[Places, Places]:
    """All milestones of the earlier commitment of each pair with all of the later one's."""
    _, i, _, j, _ = body.words.below.across(likely.earlier, likely.later)
    return i, j
