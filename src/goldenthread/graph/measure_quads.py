"""Performance measures and their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, Quad

from goldenthread.fingerprints import digest
from goldenthread.graph.context import Context, kinds, line_numbers, sources
from goldenthread.graph.statements import about, decimal, iri, iris, text, texts, whole, words
from goldenthread.iris import readable
from goldenthread.language.same_name import same_name
from goldenthread.model import Edition, Kind, Measure, Observation, Plan
from goldenthread.namespaces import CUBE, DCTERMS, GT, PROV, QB, RDF, RDFS, kind_concept


def measure_quads(context: Context, plan: Plan, cited: Mapping[str, Sequence[str]]) -> Iterator[Quad]:
    """The measures of one edition, with their values.

    Args:
        context: how IRIs are found.
        plan: what was read from the edition.
        cited: keys of the activities that a measure cites in words, by the IRI of the measure.
    """
    edition = plan.edition
    graph = context.minter.edition_graph(edition)
    known = kinds(plan)
    for place, measure in enumerate(plan.measures, start=1):
        subject = context.iri_of(edition, Kind.MEASURE, measure.key)
        lines = measure.lines or (measure.line,)
        supported = (*(one for one in measure.supports if one in known), *cited.get(subject, ()))
        yield from about(
            graph,
            subject,
            (RDF.type, iris(GT.Measure, PROV.Entity)),
            (RDFS.label, text(measure.name or "measure without a name")),
            (GT.statedIn, iri(context.minter.edition(edition))),
            (DCTERMS.title, text(measure.name)),
            (GT.nameKey, text(digest(same_name(measure.name)) if measure.name else "")),
            (GT.sourceTable, text(measure.source_table)),
            (GT.order, whole(place)),
            (GT.firstLine, whole(measure.line)),
            (GT.lineNumbers, text(line_numbers(lines))),
            (GT.address, text(plan.address(lines))),
            (PROV.hadPrimarySource, iris(*sources(context, edition, lines))),
            (GT.marker, texts(measure.markers)),
            (GT.underTheme, text(measure.theme)),
            (GT.underPriority, text(measure.priority)),
            (GT.directoratePrinted, text(measure.directorate)),
            (
                GT.directorate,
                iris(context.agents.unit(edition.body, measure.directorate) if measure.directorate else ""),
            ),
            (GT.lifecycle, text(measure.lifecycle)),
            (GT.unit, text(measure.unit)),
            (GT.polarity, text(measure.polarity)),
            (GT.variance, text(measure.variance)),
            (GT.direction, text(measure.direction)),
            (GT.commentary, text(measure.commentary)),
            (GT.supportsPrinted, texts(one for one in measure.supports if one not in known)),
            (GT.supports, iris(*(context.iri_of(edition, known[key], key) for key in supported))),
        )
        yield from _values(context, graph, subject, measure, edition)
    yield from _cubes(context, graph, plan)


def _values(context: Context, graph: str, subject: str, measure: Measure, edition: Edition) -> Iterator[Quad]:
    """The values of one measure; a second one of the same period, kind and origin is numbered."""
    often: Counter[tuple[str, ...]] = Counter()
    for place, value in enumerate(measure.observations, start=1):
        parts = tuple(map(readable, (value.period, value.kind, value.origin)))
        often[parts] += 1
        number = (str(often[parts]),) if often[parts] > 1 else ()
        yield from about(
            graph,
            context.minter.observation(subject, (*parts, *number)),
            (RDF.type, iri(QB.Observation)),
            (RDFS.label, text(f"{value.period} {value.kind}: {_printed(value)}")),
            (QB.dataSet, iri(context.minter.cube(edition, _cube_of(value)))),
            (GT.kind, iri(kind_concept("value", value.kind))),
            (GT.occurrence, whole(often[parts])),
            (GT.observes, iri(subject)),
            (GT.order, whole(place)),
            (GT.period, text(value.period)),
            (GT.valueKind, text(value.kind)),
            (GT.origin, text(value.origin)),
            (GT.value, decimal(value.value)),
            (GT.printed, Literal(value.printed) if value.printed or value.value is None else None),
            (GT.basis, text(value.basis)),
            (GT.firstLine, whole(value.line)),
        )


def _printed(value: Observation) -> str:
    """What stands in the cell; a chart may give a number that is printed nowhere."""
    if value.printed:
        return value.printed
    return "an empty cell" if value.value is None else f"{value.value:g}"


def _cube_of(value: Observation) -> str:
    """Which cube of its edition holds a value: a cell of a Data Cube has a value of its measure (IC-14)."""
    return "words" if value.value is None else "numbers"


def _cubes(context: Context, graph: str, plan: Plan) -> Iterator[Quad]:
    """The cubes that hold the values of one edition, each with its structure (``ontology/cube.ttl``)."""
    edition = plan.edition
    for name in sorted({_cube_of(value) for measure in plan.measures for value in measure.observations}):
        yield from about(
            graph,
            context.minter.cube(edition, name),
            (RDF.type, iri(QB.DataSet)),
            (RDFS.label, words(f"Measures of {edition.title}: {name}")),
            (QB.structure, iri(CUBE + name)),
            (GT.statedIn, iri(context.minter.edition(edition))),
        )
