"""Marlow Vale as a build leaves it: measures that are rated, facts, findings, figures, and counts of its parts."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Quad

from goldenthread.graph import nquads, part_quads, statements_by_graph
from goldenthread.model import Measure, Observation, Origin, ValueKind
from goldenthread.store import EmbeddedStore
from goldenthread.validation import derive_facts, findings_to_quads, quality_quads, report_quads, validate
from tests.small_council import MINTER, PLAN_2014, REPORT_2015, REPORT_LINES, quads

MEASURE_LINES = (
    "Trees planted in the year | Number | higher | PLACE | 212 | 220 | 250 | 231 | AMBER | up | Plant 250 street trees",
    "Streets with a tree | % | higher | PLACE | | 55 | 60 | 48 | RED | down | 1.1 Plant 250 street trees; Parks all",
    "Frost killed a fifth of them.",
    "Residents content with parks | Grade | higher | PLACE | | | | B | | |",
)
"""What the report prints behind its commitments, from line 7: last year, minimum, target, actual, rating, direction."""


def _value(period: str, kind: ValueKind, value: float, line: int) -> Observation:
    return Observation(period, kind, value, f"{value:g}", Origin.HEADLINE, line)


MEASURES = (
    Measure(
        key="s7",
        source_table="outturn",
        name="Trees planted in the year",
        line=7,
        lines=(7,),
        theme="A Green Place",
        directorate="PLACE",
        unit="Number",
        polarity="higher",
        variance="AMBER",
        direction="up",
        supports=("Plant 250 street trees",),
        observations=(
            _value("2014/15", ValueKind.ACTUAL, 212, 7),
            _value("2015/16", ValueKind.MINIMUM, 220, 7),
            _value("2015/16", ValueKind.TARGET, 250, 7),
            _value("2015/16", ValueKind.ACTUAL, 231, 7),
        ),
    ),
    Measure(
        key="s8",
        source_table="outturn",
        name="Streets with a tree",
        line=8,
        lines=(8, 9),
        theme="A Green Place",
        directorate="PLACE",
        unit="%",
        polarity="higher",
        variance="RED",
        direction="down",
        supports=("1.1 Plant 250 street trees", "Parks all"),
        commentary="Frost killed a fifth of them.",
        observations=(
            _value("2015/16", ValueKind.MINIMUM, 55, 8),
            _value("2015/16", ValueKind.TARGET, 60, 8),
            _value("2015/16", ValueKind.ACTUAL, 48, 8),
        ),
    ),
    Measure(
        key="s10",
        source_table="outturn",
        name="Residents content with parks",
        line=10,
        lines=(10,),
        directorate="PLACE",
        unit="Grade",
        polarity="higher",
        observations=(Observation("2015/16", ValueKind.ACTUAL, None, "B", Origin.HEADLINE, 10),),
    ),
)

PLANS = (PLAN_2014, replace(REPORT_2015, lines=(*REPORT_LINES, *MEASURE_LINES), measures=MEASURES))


def everything() -> list[Quad]:
    """All that a build writes, without the questions."""
    stated = quads(PLANS)
    store = EmbeddedStore.of(stated)
    judged = list(derive_facts(store, MINTER))
    store.add(judged)
    found = findings_to_quads(validate(store, MINTER), MINTER)
    found += report_quads(MINTER, conforms=not found)
    store.add(found)
    every = [*stated, *judged, *found, *quality_quads(store, MINTER)]
    counts = statements_by_graph(nquads(every).splitlines())
    return [*every, *part_quads(MINTER.graph("parts"), counts)]
