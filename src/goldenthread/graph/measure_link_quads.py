"""Links of measures: the statement that two tables print one measure, and the record of who judged so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.link_quads import body_of, judgement
from goldenthread.graph.statements import about, iri
from goldenthread.model import Link, Relation
from goldenthread.namespaces import GT, OWL, RDF

_PROPERTY = {Relation.CONTINUES: GT.continuesMeasure, Relation.SUCCEEDS: GT.succeedsMeasure}


def measure_link_quads(context: Context, links: Iterable[Link]) -> Iterator[Quad]:
    """The links of measures in the graph of links: those that hold as statements, every judgement as a record.

    What reverses is no relation of measures: it is recorded, and states nothing.
    """
    minter = context.minter
    graph = minter.graph("links")
    for link in links:
        relation = _PROPERTY.get(link.relation)
        if link.holds and relation:
            yield from about(graph, link.later, (relation, iri(link.earlier)))
        yield from about(
            graph,
            minter.link(body_of(minter, link.later), link.earlier, link.later),
            (RDF.type, iri(GT.MeasureLink)),
            (OWL.annotatedProperty, iri(relation) if relation else None),
            (GT.laterMeasure, iri(link.later)),
            (GT.earlierMeasure, iri(link.earlier)),
            *judgement(minter, link),
        )
