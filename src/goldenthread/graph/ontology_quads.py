"""The ontology and the concept schemes, as a graph of the dataset: terms and data travel together."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad, RdfFormat, parse

from goldenthread.graph.statements import iri
from goldenthread.minting import Minter
from goldenthread.resources import paths


def ontology_quads(minter: Minter) -> Iterator[Quad]:
    """Every statement of ``ontology/*.ttl``."""
    graph = iri(minter.graph("ontology"))
    for path in paths("ontology", "*.ttl"):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
