"""Findings in the terminal, as JSON, SARIF and JUnit, and the pages that explain them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from goldenthread.errors import QueryError
from goldenthread.validation import Acknowledgement, Finding, Severity, load_checks
from goldenthread.validation.pages import page, pages, write
from goldenthread.validation.reports import FORMATS
from goldenthread.validation.reports.terminal_report import render
from tests.validation.test_acknowledged import FOUND

DOCS = Path(__file__).parents[2] / "docs" / "findings"
FIRST = replace(FOUND, source="sources/plan & report.txt", message='Nobody is "named" & <told>.')
ACCEPTED = replace(
    FIRST,
    iri=FIRST.iri + "2",
    line=7,
    acknowledged=Acknowledgement("The post is vacant.", "Ada Lark", date(2016, 4, 1), "nobody-named"),
)
LESSER = replace(FIRST, iri=FIRST.iri + "3", code="unit-missing", severity=Severity.WARNING, line=9)
FINDINGS = (FIRST, ACCEPTED, LESSER)


def sarif(findings: tuple[Finding, ...]) -> dict[str, Any]:
    (run,) = json.loads(FORMATS["sarif"](findings, Severity.VIOLATION))["runs"]
    assert isinstance(run, dict)
    return run


def test_the_terminal_groups_by_kind_and_gives_lines() -> None:
    assert render(FINDINGS).splitlines() == [
        "violation: nobody-named (2)",
        '  2015-16:3  Nobody is "named" & <told>.',
        '  2015-16:7  Nobody is "named" & <told>. [acknowledged by Ada Lark on 2016-04-01: The post is vacant.]',
        "warning: unit-missing (1)",
        '  2015-16:9  Nobody is "named" & <told>.',
        "2 of severity violation, 1 of severity warning, 0 of severity info; 1 of them acknowledged",
    ]
    assert "  ... and 1 more (--show 0 prints all)" in render(FINDINGS, show=1).splitlines()


def test_a_title_stands_before_the_message_and_is_cut_to_fit() -> None:
    titled = replace(FIRST, message="Nobody is named.", title="Plant " + "tall " * 40 + "trees")
    (_, line, _) = render((titled,)).splitlines()
    assert line == "  2015-16:3  Plant tall tall tall tall tall tall tall tall…: Nobody is named."
    (result,) = sarif((titled,))["results"]
    assert result["message"]["text"].endswith("tall…: Nobody is named.")
    (record,) = json.loads(FORMATS["json"]((titled,), Severity.VIOLATION))
    assert (record["title"], record["message"]) == (titled.title, "Nobody is named.")


def test_json_says_what_fails() -> None:
    records = json.loads(FORMATS["json"](FINDINGS, Severity.VIOLATION))
    assert [record["fails"] for record in records] == [True, False, False]
    assert records[1]["acknowledged"]["by"] == "Ada Lark"
    assert records[0]["file"] == "sources/plan & report.txt"
    stricter = json.loads(FORMATS["json"](FINDINGS, Severity.WARNING))
    assert [record["fails"] for record in stricter] == [True, False, True]


def test_sarif_has_a_rule_for_every_code_and_a_line_for_every_result() -> None:
    run = sarif(FINDINGS)
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {check.code for check in load_checks().values()}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    assert ["suppressions" in result for result in run["results"]] == [False, True, False]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "sources/plan%20%26%20report.txt", "uriBaseId": "DATA"}
    assert place["region"] == {"startLine": 3}


def test_sarif_without_a_file_names_what_it_is_about() -> None:
    (result,) = sarif((FOUND,))["results"]
    assert "physicalLocation" not in result["locations"][0]
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == FOUND.focus


def test_junit_fails_skips_and_passes() -> None:
    told = replace(FIRST, message="bad \x0b sign")
    root = ElementTree.fromstring(FORMATS["junit"]((told, ACCEPTED, LESSER), Severity.VIOLATION))  # noqa: S314
    suites = {suite.attrib["name"]: suite for suite in root}
    completeness = suites["completeness"]
    assert completeness.attrib["failures"] == "1"
    assert completeness.attrib["skipped"] == "1"
    assert int(completeness.attrib["tests"]) == len(completeness)
    (failure,) = completeness.iter("failure")
    assert failure.attrib["message"] == "bad  sign"
    assert [case.attrib["line"] for case in completeness if "line" in case.attrib] == ["3", "7", "9"]
    assert "deadline-missing" in {case.attrib["classname"] for case in completeness}
    assert suites["structure"].attrib["failures"] == "0"


def test_every_code_has_its_page_and_the_pages_are_current() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")} == pages()


def test_a_page_tells_when_and_how() -> None:
    told = page("deadline-impossible")
    assert "A day such as 31 June" in told
    assert "Print a day that exists." in told
    for check in load_checks().values():
        assert check.fix or check.group == "structure", check.iri


def test_findings_of_a_catalogue_are_seen_and_mended_there() -> None:
    told = page("catalogue-file")
    assert "goldenthread validate --catalogue" in told
    assert "acknowledged" not in told


def test_an_unknown_code_gets_a_hint() -> None:
    with pytest.raises(QueryError, match="did you mean deadline-missing"):
        page("deadline-mising")


def test_writing_takes_away_old_pages(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("old", encoding="utf-8")
    assert write(tmp_path) == len(pages())
    assert not (tmp_path / "gone.md").exists()
