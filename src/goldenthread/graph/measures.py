"""Performance measures and their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Quad

from goldenthread.fingerprints import digest
from goldenthread.graph.context import Context, kinds, line_numbers, sources
from goldenthread.graph.statements import about, decimal, iri, iris, text, texts, whole
from goldenthread.iris import readable
from goldenthread.language.same_name import same_name
from goldenthread.model import Kind, Measure, Plan
from goldenthread.namespaces import DCTERMS, GT, PROV, QB, RDF


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
        yield from _values(context, graph, subject, measure)


def _values(context: Context, graph: str, subject: str, measure: Measure) -> Iterator[Quad]:
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
            (GT.observes, iri(subject)),
            (GT.order, whole(place)),
            (GT.period, text(value.period)),
            (GT.valueKind, text(value.kind)),
            (GT.origin, text(value.origin)),
            (GT.value, decimal(value.value)),
            (GT.printed, text(value.printed)),
            (GT.basis, text(value.basis)),
            (GT.firstLine, whole(value.line)),
        )
