"""Derives what shapes cannot compare for themselves: one named CONSTRUCT for each kind of fact."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from goldenthread.errors import QueryError
from goldenthread.minting import Minter
from goldenthread.resources import paths
from goldenthread.store import EmbeddedStore


def derive_facts(store: EmbeddedStore, minter: Minter) -> list[Quad]:
    """The facts that follow from what is stated, for the named graph ``graph/facts``.

    Each query of ``queries/facts/`` sees only what the store holds, never another's facts, so that their order
    does not matter.

    Args:
        store: the graph without facts.
        minter: names the graph.

    Raises:
        QueryError: a query is malformed.
    """
    graph = NamedNode(minter.graph("facts"))
    derived: set[Quad] = set()
    for path in paths("queries", "facts/*.rq"):
        try:
            triples = store.triples(path.read_text(encoding="utf-8"))
        except QueryError as problem:
            raise QueryError(problem.message, path=path) from problem
        derived.update(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
    return sorted(derived, key=str)
