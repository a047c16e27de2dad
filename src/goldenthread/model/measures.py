"""Measures of performance, with their figures, as a plan states them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ValueKind(StrEnum):
    """What a value of a measure is: the notations of ``kinds/value`` in ``ontology/kinds.ttl``."""

    ACTUAL = "actual"
    MINIMUM = "minimum"
    TARGET = "target"
    OUTTURN = "outturn"
    BENCHMARK = "benchmark"


class Origin(StrEnum):
    """Where a value is printed: in the row of its measure, or in a chart within it."""

    HEADLINE = "headline"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a performance measure.

    Attributes:
        period: as printed, ``2015/16``, ``Sep``.
        kind: what it is.
        value: the number, or none for grades and cells of two figures.
        printed: the cell as printed.
        origin: where it is printed.
        basis: ``expected``, ``approximate``, ``provisional`` ..., whose figure a benchmark is, or empty.
        line: the line that it stands on.
    """

    period: str
    kind: ValueKind
    value: float | None
    printed: str
    origin: Origin
    line: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A performance measure with its values, as one table of one edition prints it."""

    key: str
    source_table: str
    name: str
    line: int
    lines: tuple[int, ...]
    markers: tuple[str, ...] = ()
    theme: str = ""
    priority: str = ""
    directorate: str = ""
    lifecycle: str = ""
    unit: str = ""
    polarity: str = ""
    variance: str = ""
    direction: str = ""
    supports: tuple[str, ...] = ()
    commentary: str = ""
    observations: tuple[Observation, ...] = ()
