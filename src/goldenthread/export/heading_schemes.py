"""SKOS: the headings of each document as a concept scheme of its own, with what is above and below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat

from goldenthread.export.neighbour_files import SKOS as SCHEMES
from goldenthread.export.quads import abbreviated, in_reading_order, read
from goldenthread.namespaces import RDF, SKOS


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes the concept schemes of headings; narrower and top concepts are said too, which the graph leaves to infer.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    quads = {Quad(quad.subject, quad.predicate, quad.object) for quad in _schemes(read(dataset))}
    ordered = in_reading_order(sorted(quads, key=str))
    (folder / SCHEMES).write_bytes(abbreviated((quad.triple for quad in ordered), RdfFormat.TURTLE))
    return [SCHEMES]


def _schemes(quads: list[Quad]) -> Iterator[Quad]:
    mine = {
        quad.subject
        for quad in quads
        if quad.predicate.value == RDF.type and quad.object in _CLASSES and _is_of_a_document(quad)
    }
    about = [quad for quad in quads if quad.subject in mine and _is_of_a_document(quad)]
    above = {quad.subject for quad in about if quad.predicate.value == SKOS.broader}
    for quad in about:
        yield quad
        if quad.predicate.value == SKOS.broader and isinstance(quad.object, NamedNode):
            yield Quad(quad.object, NamedNode(SKOS.narrower), quad.subject)
        if quad.predicate.value == SKOS.inScheme and quad.subject not in above and isinstance(quad.object, NamedNode):
            yield Quad(quad.object, NamedNode(SKOS.hasTopConcept), quad.subject)
            yield Quad(quad.subject, NamedNode(SKOS.topConceptOf), quad.object)


def _is_of_a_document(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith("/graph")


_CLASSES = frozenset((NamedNode(SKOS.Concept), NamedNode(SKOS.ConceptScheme)))
