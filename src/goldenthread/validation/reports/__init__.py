"""Findings as a report: for a terminal, for programs, for the pipelines that read SARIF or JUnit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from goldenthread.validation.findings import Finding, Severity
from goldenthread.validation.reports import json, junit, sarif, terminal_report

FORMATS: Mapping[str, Callable[[Sequence[Finding], Severity], str]] = MappingProxyType(
    {
        "terminal": terminal_report.render,
        "json": json.render,
        "sarif": sarif.render,
        "junit": junit.render,
    }
)
"""How findings can be written, by name: each takes them and the least severity that fails."""

__all__ = ["FORMATS"]
