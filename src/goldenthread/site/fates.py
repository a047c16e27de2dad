"""What became of the commitments of one document in a later one: kept, reworded, split, merged, ended, new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from goldenthread.fingerprints import squash
from goldenthread.model import ChangeKind
from goldenthread.pictures import Fate
from goldenthread.site.course import Ending, ending
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition, Link

if TYPE_CHECKING:
    import networkx as nx

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
    graph.remove_edges_from(_beside_the_same_words(held, graph, before))
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


def _beside_the_same_words(held: Holdings, graph: nx.Graph[str], before: Sequence[Commitment]) -> list[tuple[str, str]]:
    """Which joins of a document with a later one count for less than a row of the same words.

    A row whose very words stand in both is told as kept, and what else joins either of the two is left out, where the
    other end of that has another join to stand on: one that is itself not left out.
    """
    beside: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in before:
        for first, second in _same_words(held, graph, one):
            edges = [(first, iri) for iri in graph[first] if iri != second]
            beside[first, second] = edges + [(iri, second) for iri in graph[second] if iri != first]
    while beside:
        left = {edge for edges in beside.values() for edge in edges}
        joined = {iri: list(graph.edges(iri)) for edge in left for iri in edge}
        bare = {iri for iri, edges in joined.items() if all({edge, edge[::-1]} & left for edge in edges)}
        standing = {pair: edges for pair, edges in beside.items() if not any(bare & {*edge} for edge in edges)}
        if len(standing) == len(beside):
            return sorted(left)
        beside = standing
    return []


def _same_words(held: Holdings, graph: nx.Graph[str], one: Commitment) -> tuple[tuple[str, str], ...]:
    """The pair of a row and the one of the same words in the later document; none where nobody can say which is which.

    Of rows printed twice in both, each joined with each, the first goes with the first.
    """
    words = squash(one.text)
    same = [iri for iri in graph[one.iri] if squash(held.commitments[iri].text) == words]
    twins = {tuple(sorted(iri for iri in graph[it] if squash(held.commitments[iri].text) == words)) for it in same}
    if not words or len(twins) != 1:
        return ()
    (mine,) = twins
    if len(mine) != len(same):
        return ()
    first, second = (sorted(some, key=lambda iri: (held.commitments[iri].order, iri)) for some in (mine, same))
    return ((one.iri, second[first.index(one.iri)]),)


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
