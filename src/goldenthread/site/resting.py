"""On how many readers it rests that rows of one document stand in another: two or more, one alone, or the program."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from goldenthread.site import plain
from goldenthread.site.fates import carried
from goldenthread.site.holdings import Holdings
from goldenthread.site.judged import readers
from goldenthread.site.records import Commitment, Link


@dataclass(frozen=True, slots=True)
class Rests:
    """Rows of the earlier document that stand in the later too, by the weakest judgement on their strongest way there.

    Attributes:
        alone: those that rest on one reader alone.
        unjudged: those that rest on the program alone.
        all: how many there are.
    """

    alone: int
    unjudged: int
    all: int


def rests(held: Holdings, rows: Iterable[Commitment], there: Collection[str]) -> Rests:
    """Counts rows by how many readers judged that they go on in a later document.

    Args:
        held: what is held.
        rows: those of the earlier document that stand in the later.
        there: the IRIs of the rows of the later.
    """
    judged = [_readers(held, one, there) for one in rows]
    return Rests(judged.count(1), judged.count(0), len(judged))


def rests_said(given: Rests) -> str:
    """The same as a sentence; empty where there are none."""
    if not given.all:
        return ""
    ways = []
    if given.alone:
        ways.append(f"{given.alone:,} of these {given.all:,} on the judgement of one reader alone")
    if given.unjudged:
        ways.append(f"{given.unjudged:,} of these {given.all:,} on the program alone, unjudged")
    if not ways:
        return "That they go on there rests on two readers or more for each."
    return f"That they go on there rests for {plain.listed(ways, 'and for')}."


def _readers(held: Holdings, one: Commitment, there: Collection[str]) -> int:
    """By how many readers each step of the best way is judged at least: 2 stands for two or more."""
    return next((least for least in (2, 1) if carried(held, one, there, partial(_judged_by, least))), 0)


def _judged_by(least: int, link: Link) -> bool:
    """Whether so many readers judged; one who is named twice is one."""
    return len(set(readers(link))) >= least
