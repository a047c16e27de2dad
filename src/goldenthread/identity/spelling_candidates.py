"""Which unknown spellings may be a known person's: likeness of the names, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.identity.likeness import bare, name_likeness, words
from goldenthread.identity.offices import office_and_holder
from goldenthread.identity.printed_names import Mentions

SURE = 0.8
"""Likeness from which two spellings in one context are taken for one person."""
WORTH_A_LOOK = 0.65
"""Likeness from which a pair is shown to a person."""
_SURNAME_ALONE = 0.7
_NEAR = 15
"""Lines between two rows that still count as neighbours."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two spellings that may be one person.

    Attributes:
        body: slug of the council.
        name: the spelling that the register does not know.
        other: the spelling that it may belong to.
        likeness: of the two names, from 0 to 1.
        sure: whether the machine takes them for one person until somebody decides.
        why: the reasons, in words.
        places: edition label and line of the rows that print the first.
    """

    body: str
    name: str
    other: str
    likeness: float
    sure: bool
    why: str
    places: tuple[tuple[str, int], ...] = ()


def compare(one: Mentions, other: Mentions) -> Proposal | None:
    """What speaks for two spellings being one person, or none where they are too unlike or stand side by side."""
    if one.elected != other.elected or one.body != other.body:
        return None
    if other.name in one.beside or one.name in other.beside:
        return None
    left, right = office_and_holder(one.name)[1], office_and_holder(other.name)[1]
    likeness = name_likeness(left, right)
    a, b = words(bare(left)), words(bare(right))
    if likeness < WORTH_A_LOOK and min(len(a), len(b)) == 1 and len(a) != len(b) and a[-1:] == b[-1:]:
        likeness = _SURNAME_ALONE
    if likeness < WORTH_A_LOOK:
        return None
    reasons = [f"names alike at {likeness:.2f}"]
    around = list(_around(one, other))
    initial = likeness < 1 and any(min(len(x), len(y)) == 1 for x, y in zip(a, b, strict=False))
    sure = likeness == 1 or (likeness >= SURE and bool(around) and not initial)
    if initial:
        reasons.append("an initial can be anybody's")
    reasons += around or ["nothing around them agrees"]
    return Proposal(
        one.body,
        one.name,
        other.name,
        likeness,
        sure,
        "; ".join(reasons),
        tuple((edition.label, line) for edition, line in one.places),
    )


def _around(one: Mentions, other: Mentions) -> Iterable[str]:
    if units := sorted(one.units & other.units):
        yield f"both with {', '.join(units)}"
    if one.activities & other.activities:
        yield "both on rows of one activity"
    elif editions := sorted({e.label for e, _ in one.places} & {e.label for e, _ in other.places}):
        near = min(abs(a - b) for e, a in one.places for f, b in other.places if e == f)
        if near <= _NEAR:
            yield f"within {near} lines of each other in {editions[0]}"


def best(unknown: Mentions, others: Iterable[Mentions], distinct: Callable[[str, str, str], bool]) -> list[Proposal]:
    """The proposals for an unknown spelling, the most likely first.

    Args:
        unknown: the spelling that the register does not know.
        others: spellings that it may belong to.
        distinct: whether somebody has decided that two names are two persons.
    """
    found = [
        proposal
        for other in others
        if other.name != unknown.name
        and (proposal := compare(unknown, other)) is not None
        and not distinct(unknown.body, unknown.name, other.name)
    ]
    return sorted(found, key=lambda p: (not p.sure, -p.likeness, p.other))
