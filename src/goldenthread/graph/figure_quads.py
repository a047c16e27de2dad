"""Quantities and dates in the words of a row, as data: the number, its unit and qualifier, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, day, decimal, iri, number, text, whole
from goldenthread.interpret.readings import Figure, Readings
from goldenthread.model import Plan
from goldenthread.namespaces import GT, RDF, RDFS


def figure_quads(context: Context, plan: Plan, readings: Readings) -> Iterator[Quad]:
    """What the titles of one edition promise in numbers, and what its comments report in numbers and dates.

    Args:
        context: how IRIs are found.
        plan: what was read from the edition.
        readings: what its sentences mean.
    """
    graph = context.minter.graph("readings")
    for row in plan.commitments:
        subject = context.iri_of(plan.edition, row.kind, row.key)
        reading = readings.of(subject)
        for position, figure in enumerate(reading.figures, start=1):
            yield from _quantity(graph, subject, context.minter.figure(subject, "quantity", position), position, figure)
        for position, stated in enumerate(reading.dates, start=1):
            yield from about(
                graph,
                context.minter.figure(subject, "date", position),
                (RDF.type, iri(GT.StatedDate)),
                (RDFS.label, text(stated.printed)),
                (GT.figureOf, iri(subject)),
                (GT.foundIn, text("another comment" if reading.points else "comment")),
                (GT.standing, text(stated.kind)),
                (GT.day, day(stated.date)),
                (GT.precision, text(stated.precision)),
                (GT.printed, text(stated.printed)),
                (GT.fromCharacter, number(stated.start)),
                (GT.toCharacter, whole(stated.end)),
                (GT.position, whole(position)),
            )


def _quantity(graph: str, subject: str, iri_of_figure: str, position: int, figure: Figure) -> Iterator[Quad]:
    quantity = figure.quantity
    yield from about(
        graph,
        iri_of_figure,
        (RDF.type, iri(GT.Quantity)),
        (RDFS.label, text(quantity.printed)),
        (GT.figureOf, iri(subject)),
        (GT.foundIn, text(figure.place)),
        (GT.standing, text(figure.role)),
        (GT.value, decimal(quantity.number)),
        (GT.upper, decimal(quantity.upper)),
        (GT.unit, text(quantity.unit)),
        (GT.ofWhat, text(quantity.of)),
        (GT.qualifier, text(quantity.qualifier)),
        (GT.printed, text(quantity.printed)),
        (GT.fromCharacter, number(quantity.start)),
        (GT.toCharacter, whole(quantity.end)),
        (GT.position, whole(position)),
    )
