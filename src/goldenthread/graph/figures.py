"""Quantities and dates in the words of a row, as data: the number, its unit and qualifier, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, day, decimal, iri, number, text, whole
from goldenthread.model import Plan
from goldenthread.namespaces import GT, RDF
from goldenthread.read.quantities import Quantity, quantities
from goldenthread.read.statements import date_statements, reported


def figure_quads(context: Context, plan: Plan) -> Iterator[Quad]:
    """What the titles promise in numbers, and what the comments report in numbers and dates."""
    graph = context.minter.graph("readings")
    edition = plan.edition
    for row in plan.commitments:
        subject = context.iri_of(edition, row.kind, row.key)
        comment = row.progress.comment
        standing = {found.quantity: found.standing for found in reported(comment)}
        found = [("title", quantity, "promised") for quantity in quantities(row.text)]
        found += [("comment", quantity, standing.get(quantity, "")) for quantity in quantities(comment)]
        for position, (where, quantity, how) in enumerate(found, start=1):
            yield from _quantity(
                graph, subject, context.minter.figure(subject, "quantity", position), where, quantity, how
            )
        for position, stated in enumerate(date_statements(comment, edition.year_start, edition.as_of), start=1):
            yield from about(
                graph,
                context.minter.figure(subject, "date", position),
                (RDF.type, iri(GT.StatedDate)),
                (GT.figureOf, iri(subject)),
                (GT.foundIn, text("comment")),
                (GT.standing, text(stated.kind)),
                (GT.day, day(stated.date)),
                (GT.precision, text(stated.precision)),
                (GT.printed, text(stated.printed)),
                (GT.fromCharacter, number(stated.start)),
                (GT.toCharacter, whole(stated.end)),
                (GT.position, whole(position)),
            )


def _quantity(graph: str, subject: str, figure: str, where: str, quantity: Quantity, standing: str) -> Iterator[Quad]:
    yield from about(
        graph,
        figure,
        (RDF.type, iri(GT.Quantity)),
        (GT.figureOf, iri(subject)),
        (GT.foundIn, text(where)),
        (GT.standing, text(standing)),
        (GT.value, decimal(quantity.number)),
        (GT.upper, decimal(quantity.upper)),
        (GT.unit, text(quantity.unit)),
        (GT.ofWhat, text(quantity.of)),
        (GT.qualifier, text(quantity.qualifier)),
        (GT.printed, text(quantity.printed)),
        (GT.fromCharacter, number(quantity.start)),
        (GT.toCharacter, whole(quantity.end)),
        (GT.position, whole(int(figure.rsplit("/", 1)[-1]))),
    )
