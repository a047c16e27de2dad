"""What became of the commitments of one document in the next: kept, reworded, split, merged, ended, new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from goldenthread.namespaces import squash
from goldenthread.site.holdings import Holdings
from goldenthread.site.pictures import Fate
from goldenthread.site.records import Commitment, Edition, Link
from goldenthread.site.years import gap


@dataclass(frozen=True, slots=True)
class Lot:
    """Commitments of two documents that are one another's continuation, or one that has none.

    Attributes:
        fate: how they fared.
        before: those of the earlier document.
        after: those of the later document.
    """

    fate: Fate
    before: tuple[Commitment, ...]
    after: tuple[Commitment, ...]


def fates(held: Holdings, earlier: Edition, later: Edition, kind: str = "activity") -> tuple[Lot, ...]:
    """How the commitments of a document fared in a later one of the same council, each in one lot.

    Args:
        held: what is held.
        earlier: the earlier document.
        later: the later one.
        kind: ``activity`` or ``milestone``.
    """
    before = [one for one in held.commitments.values() if one.edition == earlier.iri and one.kind == kind]
    after = [one for one in held.commitments.values() if one.edition == later.iri and one.kind == kind]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(one.iri for one in (*before, *after))
    there = {one.iri for one in after}
    graph.add_edges_from(
        (one.iri, link.later)
        for one in before
        for link in held.links_from.get(one.iri, ())
        if link.holds and link.later in there
    )
    place = {one.iri: number for number, one in enumerate((*before, *after))}
    found = []
    for component in sorted(nx.connected_components(graph), key=lambda some: min(place[iri] for iri in some)):
        members = [held.commitments[iri] for iri in sorted(component, key=lambda iri: place[iri])]
        left = tuple(one for one in members if one.iri not in there)
        right = tuple(one for one in members if one.iri in there)
        found.append(Lot(_fate(held, left, right, earlier, later), left, right))
    return tuple(found)


def _fate(
    held: Holdings, left: Sequence[Commitment], right: Sequence[Commitment], earlier: Edition, later: Edition
) -> Fate:
    if not left:
        return Fate.ELSEWHERE if _linked(held.links_to.get(right[0].iri, ())) else Fate.NEW
    if not right:
        if _linked(held.links_from.get(left[0].iri, ())):
            return Fate.ELSEWHERE
        untold = gap(earlier, later) is not None and not left[0].completed and left[0].status != "discontinued"
        return Fate.UNTOLD if untold else Fate.ENDED
    if len(left) > len(right):
        return Fate.MERGED
    if len(right) > 1:
        return Fate.SPLIT
    return Fate.KEPT if squash(left[0].text) == squash(right[0].text) else Fate.REWORDED


def _linked(links: Iterable[Link]) -> bool:
    return any(link.holds for link in links)
