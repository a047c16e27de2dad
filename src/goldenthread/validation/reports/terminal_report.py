"""Findings grouped by kind, with edition and line: for people at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from goldenthread.validation.findings import Finding, Severity

_TITLE = 50
"""Letters of a title that are shown."""


def render(findings: Sequence[Finding], _fail_on: Severity = Severity.VIOLATION, *, show: int = 0) -> str:
    """Findings by severity and kind, each with its place; then how many there are.

    Args:
        findings: what was found.
        show: how many of each kind to print; 0 for all.
    """
    lines: list[str] = []
    ordered = sorted(findings, key=lambda f: (f.severity.rank, f.group, f.code, f.edition, f.line))
    for (severity, code), group in groupby(ordered, key=lambda f: (f.severity, f.code)):
        found = list(group)
        judged = judges(found)
        lines.append(f"{severity.value}: {code} ({len(found)}{f'; judged by: {judged}' if judged else ''})")
        lines += [
            f"  {_place(finding)}  {finding.told(_TITLE)}{_accepted(finding)}" for finding in found[: show or None]
        ]
        if show and len(found) > show:
            lines.append(f"  ... and {len(found) - show} more (--show 0 prints all)")
    lines.append(counts(findings))
    return "\n".join(lines) + "\n"


def counts(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity, and how many of all are acknowledged."""
    known = list(findings)
    judged = judges(known)
    resting = f"\nresting on judgements, by who judged: {judged}" if judged else ""
    told = [f"{sum(one.severity is severity for one in known)} of severity {severity.value}" for severity in Severity]
    return ", ".join(told) + f"; {sum(one.acknowledged is not None for one in known)} of them acknowledged{resting}"


def judges(findings: Iterable[Finding]) -> str:
    """Whose judgement findings rest on, and how many on each; empty where all rest on what is printed alone.

    What is printed alone needs no judge, and is not counted.
    """
    found = Counter(one.judged_by for one in findings if one.judged_by)
    return ", ".join(f"{kind} {count:,}" for kind, count in sorted(found.items()))


def _place(finding: Finding) -> str:
    return f"{finding.edition}:{finding.line}" if finding.edition else finding.focus


def _accepted(finding: Finding) -> str:
    said = finding.acknowledged
    return f" [acknowledged by {said.by} on {said.date.isoformat()}: {said.reason}]" if said else ""
