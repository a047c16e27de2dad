"""Links of measures: the statement that two tables print one measure, and the record of who judged so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.links import body_of, expand, label_of
from goldenthread.graph.statements import about, day_or_text, decimal, iri, iris, text
from goldenthread.model import Decision, Link, Relation
from goldenthread.model.reviewers import kinds_of
from goldenthread.namespaces import GT, OWL, RDF, RDFS, SSSOM, kind_concept

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
            (RDFS.label, text(label_of(link))),
            (SSSOM.predicate_modifier, iri(SSSOM.NegatedPredicate) if link.decision is Decision.REJECTED else None),
            (OWL.annotatedProperty, iri(relation) if relation else None),
            (GT.laterMeasure, iri(link.later)),
            (GT.earlierMeasure, iri(link.earlier)),
            (GT.relation, text(link.relation.value)),
            (GT.decision, text(link.decision.value)),
            (GT.kind, iri(kind_concept("decision", link.decision.value))),
            (SSSOM.confidence, decimal(link.confidence)),
            (SSSOM.mapping_justification, iris(expand(link.justification))),
            (SSSOM.reviewer_label, text(link.reviewer)),
            (GT.judgedBy, iris(*(minter.reviewer(one.key) for one in link.reviewers))),
            (GT.reviewerKind, text(kinds_of(link.reviewers))),
            (SSSOM.mapping_date, day_or_text(link.date)),
            (RDFS.comment, text(link.reason)),
        )
