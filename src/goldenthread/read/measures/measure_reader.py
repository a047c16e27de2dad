"""The measures of one document: each table by the reader of its shape."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.model import Kind, Measure, Observation
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures.bullets import read_bullets
from goldenthread.read.measures.charts import chart_values
from goldenthread.read.measures.indicator_rows import read_indicators
from goldenthread.read.measures.measure_records import Draft, MeasuresRead, Met, headline_values, words_of
from goldenthread.read.measures.outturn_table import OutturnReader
from goldenthread.read.measures.target_table import read_targets
from goldenthread.read.measures.themes import Place


def read_measures(lines: Sequence[Classified], edition: str) -> MeasuresRead:
    """The performance measures of a document.

    Args:
        lines: its classified lines, in order. Those of measures are read and claimed; of the others only the theme
            headings matter, whose words name the themes of measures too.
        edition: label of the edition, for issues.
    """
    met = Met(edition)
    themes = [line.text for line in lines if line.role is Role.HEADING and line.kind is Kind.THEME]
    tables: dict[str, tuple[MeasureTable, list[Classified]]] = {}
    for line in lines:
        if line.role is Role.MEASURE and line.measures is not None:
            tables.setdefault(line.measures.name, (line.measures, []))[1].append(line)
    drafts: list[Draft] = []
    for table, of_table in tables.values():
        place = Place(themes)
        if table.shape == "bullets":
            drafts += read_bullets(of_table, table, place, met)
        elif table.shape == "outturn":
            drafts += OutturnReader(table, place, met).read(of_table)
        elif table.shape == "indicators":
            drafts += read_indicators(of_table, table, met)
        else:
            drafts += read_targets(of_table, table, place, met)
    measures = [_measure(draft, met) for draft in sorted(drafts, key=lambda draft: draft.line)]
    return MeasuresRead(tuple(measures), tuple(sorted(set(met.issues))), tuple(sorted(set(met.claims))))


def _measure(draft: Draft, met: Met) -> Measure:
    """The record of a measure."""
    observations = (*draft.given, *headline_values(draft, met), *_chart(draft, met))
    return Measure(
        key=draft.key,
        source_table=draft.table.name,
        name=draft.name,
        line=draft.line,
        lines=tuple(sorted(draft.lines)),
        markers=draft.markers,
        theme=draft.theme,
        priority=draft.priority,
        directorate=draft.directorate,
        lifecycle=draft.lifecycle,
        unit=draft.unit,
        polarity=draft.polarity,
        variance=draft.variance,
        direction=draft.direction,
        supports=draft.supports,
        commentary=" ".join(draft.commentary),
        observations=observations,
    )


def _chart(draft: Draft, met: Met) -> list[Observation]:
    """The values of a measure's chart."""
    if draft.chart is None:
        return []
    values, aside = chart_values(draft.chart, draft.table.series, words_of(draft))
    if aside:
        met.issue(
            draft.chart.line,
            "value-illegible",
            "chart-series",
            field="chart",
            printed=" | ".join(aside),
            message="A chart has several series of one kind; only the first was taken.",
        )
    if not values:
        met.issue(
            draft.chart.line,
            "measure-incomplete",
            "chart-values",
            field="chart",
            printed=draft.chart_title,
            message="The chart of this measure has no figures.",
        )
    return values
