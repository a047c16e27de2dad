"""Themes, priorities and objectives: concepts of one scheme per edition."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context, kinds, line_numbers, order, parent_iri, sources
from goldenthread.graph.edition_quads import kind_iri
from goldenthread.graph.statements import about, iri, iris, text, whole, words
from goldenthread.model import Plan
from goldenthread.namespaces import GT, PROV, RDF, RDFS, SKOS


def heading_quads(context: Context, plan: Plan) -> Iterator[Quad]:
    """The headings of one edition, and the scheme that holds them."""
    edition = plan.edition
    graph = context.minter.edition_graph(edition)
    scheme, stated_in = context.minter.scheme(edition), context.minter.edition(edition)
    known, place = kinds(plan), order(plan)
    tops = []
    for heading in plan.headings:
        subject = context.iri_of(edition, heading.kind, heading.key)
        parent = parent_iri(context, plan, known, heading.parent)
        if not parent:
            tops.append(subject)
        yield from about(
            graph,
            subject,
            (RDF.type, iris(kind_iri(heading.kind), SKOS.Concept)),
            (RDFS.label, words(heading.text, edition.language)),
            (SKOS.prefLabel, words(heading.text, edition.language)),
            (SKOS.notation, text(heading.ref)),
            (SKOS.broader, iris(parent)),
            (SKOS.inScheme, iri(scheme)),
            (SKOS.topConceptOf, None if parent else iri(scheme)),
            (GT.statedIn, iri(stated_in)),
            (GT.order, whole(place[heading.key])),
            (GT.firstLine, whole(heading.line)),
            (GT.lineNumbers, text(line_numbers(heading.lines))),
            (GT.address, text(plan.address(heading.lines))),
            (PROV.hadPrimarySource, iris(*sources(context, edition, heading.lines))),
        )
    if plan.headings:
        yield from about(
            graph,
            scheme,
            (RDF.type, iri(SKOS.ConceptScheme)),
            (RDFS.label, words(f"Headings of {edition.title}")),
            (SKOS.prefLabel, words(f"Headings of {edition.title}")),
            (SKOS.hasTopConcept, iris(*tops)),
            (GT.statedIn, iri(stated_in)),
        )
