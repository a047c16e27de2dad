"""Performance measures and their values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pyoxigraph import Quad
from rapidfuzz.distance import Prefix

from goldenthread.graph.context import Context, kinds, line_numbers, sources
from goldenthread.graph.statements import about, decimal, iri, iris, text, texts, whole
from goldenthread.model import Kind, Measure, Plan
from goldenthread.namespaces import DCTERMS, GT, PROV, QB, RDF, squash

_TELLING = 20
"""A title of more letters than these is recognised behind a reference of any spelling."""
_WORD = 12
"""Letters of a word that may be left out of a title that is cited."""
_REF = re.compile(r"^\s*(?P<ref>[\d.]*\d\.?[a-z]?)\s*[:.)-]?\s+(?P<title>.*)$", re.IGNORECASE | re.DOTALL)


def measure_quads(context: Context, plan: Plan) -> Iterator[Quad]:
    """The measures of one edition, with their values."""
    edition = plan.edition
    graph = context.minter.edition_graph(edition)
    known, titles = kinds(plan), activities_by_title(plan)
    for place, measure in enumerate(plan.measures, start=1):
        subject = context.iri_of(edition, Kind.MEASURE, measure.key)
        lines = measure.lines or (measure.line,)
        supported = [key for key in (supported_key(one, known, titles) for one in measure.supports) if key]
        yield from about(
            graph,
            subject,
            (RDF.type, iris(GT.Measure, PROV.Entity)),
            (GT.statedIn, iri(context.minter.edition(edition))),
            (DCTERMS.title, text(measure.name)),
            (GT.sourceTable, text(measure.source_table)),
            (GT.order, whole(place)),
            (GT.firstLine, whole(measure.line)),
            (GT.lineNumbers, text(line_numbers(lines))),
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


def activities_by_title(plan: Plan) -> dict[str, str]:
    """The keys of the activities of a plan by their squashed titles; a title that stands twice names none."""
    activities = [c for c in plan.commitments if c.kind is Kind.ACTIVITY]
    often = Counter(squash(c.text) for c in activities)
    return {squash(c.text): c.key for c in activities if often[squash(c.text)] == 1}


def supported_key(printed: str, known: Mapping[str, Kind], titles: Mapping[str, str]) -> str:
    """The key of the activity that a measure says it supports, or empty where that is not certain.

    >>> supported_key("1.1.b: Plant trees", {}, {"planttrees": "a7"})
    'a7'
    >>> supported_key("2.1 a Plant trees in every street", {}, {"planttreesineverystreet": "a7"})
    'a7'
    >>> supported_key("2.1a Plant trees every street of the borough", {}, {"planttreesineverystreetoftheborough": "a7"})
    'a7'
    """
    if printed in known:
        return printed
    numbered, words = _REF.match(printed), squash(printed)
    title = squash(numbered["title"]) if numbered else words
    named = titles.get(words) or titles.get(title, "")
    named = named or next((key for one, key in titles.items() if len(one) > _TELLING and words.endswith(one)), "")
    return named or _alike(title, titles)


def _alike(title: str, titles: Mapping[str, str]) -> str:
    """The key of the one long title from which a word is left out, or into which one is put; or empty."""
    close = [key for one, key in titles.items() if len(one) > _TELLING and _but_for_a_word(title, one)]
    return close[0] if len(close) == 1 else ""


def _but_for_a_word(one: str, other: str) -> bool:
    """Whether of two squashed titles one has a word more, which is no number, and all before and after it is the same.

    >>> _but_for_a_word("planteverystreet", "plantineverystreet")
    True
    >>> _but_for_a_word("plant20trees", "plant30trees"), _but_for_a_word("buildinbow", "buildinboweast")
    (False, False)
    """
    short, long = sorted((one, other), key=len)
    before = Prefix.similarity(short, long)
    more = long[before : before + len(long) - len(short)]
    word = 1 < len(more) <= _WORD and more.isalpha()
    return word and before < len(short) and short[before:] == long[before + len(more) :]


def _values(context: Context, graph: str, subject: str, measure: Measure) -> Iterator[Quad]:
    """The values of one measure; a second one of the same period, kind and origin is numbered."""
    often: Counter[tuple[str, str, str]] = Counter()
    for place, value in enumerate(measure.observations, start=1):
        parts = (value.period, value.kind, value.origin)
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
