"""What became of the commitments of one document in a later one: kept, reworded, split, merged, ended, new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.fingerprints import squash
from goldenthread.model import ChangeKind
from goldenthread.pictures import Fate
from goldenthread.site.course import Ending, ending
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition, Link

_TOLD = (ChangeKind.COMPLETED, ChangeKind.DISCONTINUED, ChangeKind.ENDED_WITHOUT_A_WORD, "in no report held")
"""Ends that say what became of it; every other is open, not traceable or not decided."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Commitments of two documents that are one another's continuation, or one that has none.

    Attributes:
        fate: how they fared.
        before: those of the earlier document.
        after: those of the later document.
        end: how its line ended, where nothing continues it.
    """

    fate: Fate
    before: tuple[Commitment, ...]
    after: tuple[Commitment, ...]
    end: Ending | None = None


@lru_cache(maxsize=128)
def fates(held: Holdings, earlier: Edition, later: Edition, kind: str = "activity") -> tuple[Lot, ...]:
    """How the commitments of a document fared in a later one of the same council, each in one lot.

    Where documents lie between the two, a commitment is followed through them.

    Args:
        held: what is held.
        earlier: the earlier document.
        later: the later one.
        kind: ``activity`` or ``milestone``.
    """
    import networkx as nx

    before = [one for one in held.commitments.values() if one.edition == earlier.iri and one.kind == kind]
    after = [one for one in held.commitments.values() if one.edition == later.iri and one.kind == kind]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(one.iri for one in (*before, *after))
    there = {one.iri for one in after}
    graph.add_edges_from((one.iri, other) for one in before for other in carried(held, one, there))
    place = {one.iri: number for number, one in enumerate((*before, *after))}
    found = []
    for component in sorted(nx.connected_components(graph), key=lambda some: min(place[iri] for iri in some)):
        members = [held.commitments[iri] for iri in sorted(component, key=lambda iri: place[iri])]
        left = tuple(one for one in members if one.iri not in there)
        right = tuple(one for one in members if one.iri in there)
        found.append(_lot(held, left, right))
    return tuple(found)


def joining(links: Iterable[Link]) -> tuple[Link, ...]:
    """The judgements by which something goes on; what undoes it joins nothing."""
    return tuple(link for link in links if link.joins)


def led_on(held: Holdings, one: Commitment) -> bool:
    """Whether what carries a row on is its next stage alone."""
    return {link.relation for link in joining(held.links_from.get(one.iri, ()))} == {"succeeds"}


def carried(
    held: Holdings, one: Commitment, there: Collection[str], by: Callable[[Link], bool] = lambda _: True
) -> tuple[str, ...]:
    """The commitments of a later document at which a commitment arrives, through others of its kind between.

    Args:
        held: what is held.
        one: the commitment.
        there: the IRIs of the commitments of the later document.
        by: which judgements may carry it.
    """
    found: dict[str, None] = {}
    met, waiting = {one.iri}, [one.iri]
    while waiting:
        for link in filter(by, joining(held.links_from.get(waiting.pop(), ()))):
            if link.later in there:
                found[link.later] = None
            elif link.later not in met and held.commitments[link.later].kind == one.kind:
                met.add(link.later)
                waiting.append(link.later)
    return tuple(found)


def _lot(held: Holdings, left: tuple[Commitment, ...], right: tuple[Commitment, ...]) -> Lot:
    if left and not right and not joining(held.links_from.get(left[0].iri, ())):
        end = ending(held, left[0])
        return Lot(Fate.ENDED if end is not None and end.kind in _TOLD else Fate.UNTOLD, left, right, end)
    return Lot(_fate(held, left, right), left, right)


def _fate(held: Holdings, left: Sequence[Commitment], right: Sequence[Commitment]) -> Fate:
    if not left:
        return Fate.ELSEWHERE if joining(held.links_to.get(right[0].iri, ())) else Fate.NEW
    if not right:
        return Fate.ELSEWHERE
    if min(len(left), len(right)) > 1:
        return Fate.SPLIT
    if len(left) > len(right):
        return Fate.MERGED
    if len(right) > 1:
        return Fate.SPLIT
    return Fate.KEPT if squash(left[0].text) == squash(right[0].text) else Fate.REWORDED
