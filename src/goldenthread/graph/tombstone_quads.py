"""Tombstones: what the address of something says that was published and is gone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, iri, truth
from goldenthread.model import Retired
from goldenthread.namespaces import DCTERMS, OWL


def tombstone_quads(context: Context, retired: Iterable[Retired], said: Container[str] = ()) -> Iterator[Quad]:
    """The graph of tombstones: each is deprecated, and leads on where something took its place.

    Args:
        context: mints the IRIs.
        retired: what is gone.
        said: threads of which the graph of threads says where they lead.
    """
    graph = context.minter.graph("tombstones")
    for one in retired:
        yield from about(
            graph,
            one.iri,
            (OWL.deprecated, truth(value=True)),
            (DCTERMS.isReplacedBy, iri(one.replaced_by) if one.replaced_by and one.iri not in said else None),
        )
