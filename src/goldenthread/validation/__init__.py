"""Checks the graph against the shapes, and says what was found in records, in words and in triples.

The stages: :func:`derive_facts` (what compares several nodes, by the queries of ``queries/facts/``), then
:func:`validate` (the shapes of ``shapes/``), then :func:`findings_to_quads`.
"""

from goldenthread.validation.acknowledged import ACKNOWLEDGED, acknowledge, load_acknowledged
from goldenthread.validation.checks import Check, load_checks
from goldenthread.validation.engine import ENGINES, validate
from goldenthread.validation.facts import derive_facts
from goldenthread.validation.findings import (
    Acknowledgement,
    Finding,
    Severity,
    exit_code,
    failing,
    fails,
    findings_to_quads,
    report_quads,
)
from goldenthread.validation.parts import findings_by_part, validate_by_parts
from goldenthread.validation.quality import quality_quads
from goldenthread.validation.shape_records import GROUPS

__all__ = [
    "ACKNOWLEDGED",
    "ENGINES",
    "GROUPS",
    "Acknowledgement",
    "Check",
    "Finding",
    "Severity",
    "acknowledge",
    "derive_facts",
    "exit_code",
    "failing",
    "fails",
    "findings_by_part",
    "findings_to_quads",
    "load_acknowledged",
    "load_checks",
    "quality_quads",
    "report_quads",
    "validate",
    "validate_by_parts",
]
