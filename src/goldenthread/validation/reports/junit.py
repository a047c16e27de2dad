"""Findings as JUnit XML: for pipelines that show tests."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from goldenthread.validation.checks import load_checks
from goldenthread.validation.findings import Finding, Severity, fails
from goldenthread.validation.shape_records import GROUPS

_TITLE = 100
"""Letters of a title that are shown."""
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def render(findings: Sequence[Finding], fail_on: Severity = Severity.VIOLATION) -> str:
    """A suite for each group of checks, in it a case for each finding, and one for each check that found nothing.

    A finding fails where it is as grave as asked; an acknowledged one is skipped with its reason; a lesser one passes
    with its message in the output.
    """
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    suites = [_suite(group, by_code, fail_on) for group in GROUPS]
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n' + "".join(suites) + "</testsuites>\n"


def _suite(group: str, by_code: dict[str, list[Finding]], fail_on: Severity) -> str:
    codes = sorted({check.code for check in load_checks().values() if check.group == group})
    found = [finding for code in codes for finding in by_code.get(code, [])]
    quiet = [code for code in codes if code not in by_code]
    cases = [_case(finding, fail_on) for finding in found]
    cases += [f"  <testcase classname={quoteattr(code)} name={quoteattr('nothing found')}/>\n" for code in quiet]
    failed = sum(fails(finding, fail_on) for finding in found)
    skipped = sum(finding.acknowledged is not None for finding in found)
    head = f'name="{group}" tests="{len(cases)}" failures="{failed}" errors="0" skipped="{skipped}"'
    return f" <testsuite {head}>\n" + "".join(cases) + " </testsuite>\n"


def _case(finding: Finding, fail_on: Severity) -> str:
    place = f"{finding.edition}:{finding.line} {finding.focus.rpartition('/')[2]}"
    name = f"{place} {finding.iri.rpartition('/')[2]}"
    where = f" file={quoteattr(finding.source)} line={quoteattr(str(finding.line))}" if finding.source else ""
    head = f"  <testcase classname={quoteattr(finding.code)} name={quoteattr(name)}{where}>"
    known = f" (judged by: {finding.judged_by})" if finding.judged_by else ""
    message = _NOT_XML.sub("", finding.told(_TITLE) + known)
    if said := finding.acknowledged:
        inner = f"<skipped message={quoteattr(_NOT_XML.sub('', f'{said.reason} ({said.by})'))}/>"
    elif fails(finding, fail_on):
        kind = finding.severity.value
        inner = f"<failure type={quoteattr(kind)} message={quoteattr(message)}>{escape(finding.focus)}</failure>"
    else:
        inner = f"<system-out>{escape(message)}</system-out>"
    return f"{head}{inner}</testcase>\n"
