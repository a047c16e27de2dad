"""Findings as SARIF 2.1.0: for code hosts and editors that show results beside the line they are about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from urllib.parse import quote

from goldenthread.validation.checks import Check, load_checks
from goldenthread.validation.findings import Finding, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ONTOLOGY = "https://w3id.org/goldenthread/ns"
_TITLE = 100
"""Letters of a title that are shown."""
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: Sequence[Finding], _fail_on: Severity = Severity.VIOLATION) -> str:
    """One run with a rule for each code; acknowledged findings are suppressed results."""
    rules = _rules()
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "goldenthread",
                        "version": version("goldenthread"),
                        "informationUri": ONTOLOGY,
                        "rules": rules,
                    }
                },
                "originalUriBaseIds": {"DATA": {"description": {"text": "The data folder."}}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, places[finding.code]) for finding in findings],
            }
        ],
    }
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _rules() -> list[dict[str, object]]:
    first: dict[str, Check] = {}
    for check in sorted(load_checks().values(), key=lambda check: (check.code, check.iri)):
        first.setdefault(check.code, check)
    return [
        {
            "id": code,
            "name": "".join(word.capitalize() for word in code.split("-")),
            "shortDescription": {"text": check.label},
            "fullDescription": {"text": check.reason or check.message},
            "help": {"text": check.fix or "A fault of the builder: please report it."},
            "defaultConfiguration": {"level": _LEVELS[Severity(check.severity)]},
            "properties": {"tags": [check.group]},
        }
        for code, check in first.items()
    ]


def _result(finding: Finding, rule: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.told(_TITLE)},
        "locations": [_location(finding)],
        "partialFingerprints": {"finding/v1": finding.iri.rpartition("/")[2]},
    }
    if finding.judged_by:
        result["properties"] = {"judgedBy": finding.judged_by}
    if said := finding.acknowledged:
        words = f"{said.reason} ({said.by}, {said.date.isoformat()})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
    return result


def _location(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": finding.focus, "kind": "resource"}]}
    if finding.source:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": quote(finding.source), "uriBaseId": "DATA"},
            "region": {"startLine": max(finding.line, 1)},
        }
    return location
