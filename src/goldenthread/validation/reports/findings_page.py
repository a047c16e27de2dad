"""Findings as a page that a person reads and prints: HTML that needs nothing else, or Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from goldenthread.iris import slug
from goldenthread.markdown_words import plain
from goldenthread.templates import templates
from goldenthread.validation.checks import Check, load_checks
from goldenthread.validation.finding_rows import Told
from goldenthread.validation.findings import Finding, Severity, fails
from goldenthread.validation.reports.terminal_report import judges

if TYPE_CHECKING:
    from goldenthread.templates import Template

_NO_EDITION = "no single document"


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as the page shows it."""

    finding: Finding
    told: Told
    fails: bool

    @property
    def lines(self) -> str:
        """The lines of the row, runs of them joined."""
        return _runs(self.told.lines or ((self.finding.line,) if self.finding.line else ()))

    @property
    def marks(self) -> str:
        """The classes by which the filters know it."""
        state = "acknowledged" if self.finding.acknowledged else "open"
        units = self.told.units or ("",)
        return " ".join((f"is-{state}", *(f"unit-{_mark(unit)}" for unit in units)))


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one code in one edition."""

    code: str
    checks: tuple[Check, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The findings of one edition, by code."""

    edition: str
    source: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page shows.

    Attributes:
        parts: the findings by edition and code.
        checks: the checks of each code that found something, the gravest code first.
        counts: how many there are, by code and edition; by code and the empty edition, how many in all.
        units: codes of the units that answer for some row; the empty one where a row names none.
        fail_on: the least severity that fails.
        failing: how many fail.
        acknowledged: how many are acknowledged.
        judges: how many rest on whose judgement, in words; empty where none does.
    """

    parts: tuple[Part, ...]
    checks: Mapping[str, tuple[Check, ...]]
    counts: Counter[tuple[str, str]]
    units: tuple[str, ...]
    fail_on: Severity
    failing: int
    acknowledged: int
    judges: str = ""

    @property
    def total(self) -> int:
        """How many findings there are."""
        return sum(count for (_, edition), count in self.counts.items() if not edition)


def report_of(findings: Sequence[Finding], fail_on: Severity, rows: Mapping[str, Told]) -> Report:
    """Findings as the page shows them: by edition, then by severity and code, then by line."""
    lines = [Line(finding, rows.get(finding.focus, Told()), fails(finding, fail_on)) for finding in findings]
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        counts.update([(line.finding.code, _edition(line)), (line.finding.code, "")])
    shapes = {line.finding.shape for line in lines}
    met = [check for check in load_checks().values() if check.iri in shapes]
    met.sort(key=lambda check: (Severity(check.severity).rank, check.code, check.iri))
    checks = {code: tuple(check for check in met if check.code == code) for code in dict.fromkeys(c.code for c in met)}
    units = {unit for line in lines for unit in (line.told.units or ("",))}
    place = {code: number for number, code in enumerate(checks)}
    lines.sort(key=lambda line: (_edition(line), place[line.finding.code], line.finding.line))
    return Report(
        parts=tuple(_part(edition, list(some), checks) for edition, some in groupby(lines, key=_edition)),
        checks=checks,
        counts=counts,
        units=tuple(sorted(units - {""})) + (("",) if "" in units else ()),
        fail_on=fail_on,
        failing=sum(line.fails for line in lines),
        acknowledged=sum(line.finding.acknowledged is not None for line in lines),
        judges=judges(line.finding for line in lines),
    )


def html(findings: Sequence[Finding], fail_on: Severity, rows: Mapping[str, Told]) -> str:
    """One page that needs no network and no script; its filters are plain CSS."""
    return _template("findings.html").render(report=report_of(findings, fail_on, rows), slug=_mark) + "\n"


def markdown(findings: Sequence[Finding], fail_on: Severity, rows: Mapping[str, Told]) -> str:
    """The same in Markdown."""
    return _template("findings.md").render(report=report_of(findings, fail_on, rows), cell=plain) + "\n"


PAGES = {"html": html, "markdown": markdown}
"""The formats that show the words of each row."""


def _part(edition: str, lines: list[Line], checks: Mapping[str, tuple[Check, ...]]) -> Part:
    kinds = [Kind(code, checks[code], tuple(some)) for code, some in groupby(lines, key=lambda line: line.finding.code)]
    source = next((line.finding.source for line in lines if line.finding.source), "")
    return Part(edition, source, tuple(kinds))


def _edition(line: Line) -> str:
    return line.finding.edition or _NO_EDITION


def _runs(lines: Sequence[int]) -> str:
    """Line numbers with their runs joined.

    >>> _runs((3, 4, 5, 9))
    '3–5, 9'
    """
    told: list[str] = []
    for _, run in groupby(enumerate(sorted(set(lines))), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        told.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}")
    return ", ".join(told)


def _mark(name: str) -> str:
    """A name as a part of classes and anchors of the page; ``none`` where nothing is named."""
    return slug(name) if name else "none"


def _template(name: str) -> Template:
    return templates("goldenthread.validation.reports").get_template(name)
