"""Findings as JSON: for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from goldenthread.validation.findings import Finding, Severity, fails


def render(findings: Sequence[Finding], fail_on: Severity = Severity.VIOLATION) -> str:
    """One object for each finding, in their order."""
    return json.dumps([_record(finding, fail_on) for finding in findings], indent=1, ensure_ascii=False) + "\n"


def _record(finding: Finding, fail_on: Severity) -> dict[str, object]:
    record: dict[str, object] = {
        "id": finding.iri,
        "code": finding.code,
        "severity": finding.severity.value,
        "fails": fails(finding, fail_on),
        "message": finding.message,
        "focus": finding.focus,
        "title": finding.title,
        "edition": finding.edition,
        "file": finding.source,
        "line": finding.line,
        "path": finding.path,
        "value": finding.value,
        "shape": finding.shape,
        "judgedBy": finding.judged_by,
    }
    if said := finding.acknowledged:
        record["acknowledged"] = {"reason": said.reason, "by": said.by, "date": said.date.isoformat()}
    return record
