"""Measures of performance, with their figures, as a plan states them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a performance measure.

    Attributes:
        period: as printed, ``2015/16``, ``Sep``.
        kind: ``actual``, ``minimum``, ``target``, ``outturn``.
        value: the number, or none for grades and cells of two figures.
        printed: the cell as printed.
        origin: ``headline`` or ``chart``.
        basis: ``expected``, ``approximate``, ``provisional`` ..., or empty.
        line: the line that it stands on.
    """

    period: str
    kind: str
    value: float | None
    printed: str
    origin: str
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
