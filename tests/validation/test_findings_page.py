"""The page of findings: every finding once, beside its row, found by its filters, readable by anybody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.export import export
from goldenthread.graph import nquads
from goldenthread.store import EmbeddedStore
from goldenthread.validation import (
    Acknowledgement,
    Finding,
    Severity,
    derive_facts,
    findings_to_quads,
    load_checks,
    validate,
)
from goldenthread.validation.finding_rows import Told, rows_of
from goldenthread.validation.reports.findings_page import PAGES, html
from tests import small_council as council
from tests.small_council import MINTER
from tests.validation.test_acknowledged import FOUND

EMPTY = frozenset({"meta", "link", "br", "img", "input"})


class Page(HTMLParser):
    """What the tests ask of a page: its elements in order, each with its attributes and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[int] = []
        self.feed(text)
        assert not self.open, "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in EMPTY:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for place in self.open:
            self.elements[place][2].append(data)

    def all(self, tag: str, of_class: str = "") -> list[tuple[dict[str, str], str]]:
        return [
            (attributes, " ".join(" ".join(text).split()))
            for name, attributes, text in self.elements
            if name == tag and (not of_class or of_class in attributes.get("class", "").split())
        ]


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    made = EmbeddedStore.of(council.quads())
    made.add(derive_facts(made, MINTER))
    return made


@pytest.fixture(scope="module")
def findings(store: EmbeddedStore) -> tuple[Finding, ...]:
    first, *rest = validate(store, MINTER)
    said = Acknowledgement("The <post> is vacant.", "Ada & Co", date(2016, 4, 1), first.code)
    return (replace(first, acknowledged=said), *rest)


@pytest.fixture(scope="module")
def page(store: EmbeddedStore, findings: tuple[Finding, ...]) -> Page:
    return Page(html(findings, Severity.VIOLATION, rows_of(store)))


def test_every_finding_stands_once_beside_its_row(page: Page, findings: tuple[Finding, ...]) -> None:
    rows = [text for _, text in page.all("tr", "finding")]
    assert len(rows) == len(findings)
    for finding in findings:
        assert any(" ".join(finding.message.split()) in row for row in rows), finding
    impossible = [row for row in rows if "31/06/2015" in row]
    assert any(row.startswith("5 Plant the trees") for row in impossible)


def test_the_counts_are_those_of_the_table_of_findings(
    page: Page, store: EmbeddedStore, findings: tuple[Finding, ...], tmp_path: Path
) -> None:
    dataset = tmp_path / "dataset.nq"
    dataset.write_bytes(nquads([*council.quads(), *findings_to_quads(findings, MINTER)]))
    export("csv", dataset, tmp_path / "tables")
    lines = (tmp_path / "tables" / "findings.csv").read_text(encoding="utf-8").splitlines()
    expected = Counter(line.split(",", 1)[0] for line in lines[1:])
    told: dict[str, int] = {}
    for _, text in page.all("tr"):
        code = text.split(" ", 1)[0]
        if code in expected:
            told[code] = int(text.rsplit(" ", 1)[-1])
    assert told == expected
    assert f"{len(findings)} findings in 2 documents; 1 acknowledged." in page.all("p")[0][1]


def test_what_is_acknowledged_says_by_whom_and_why(page: Page) -> None:
    ((_, said),) = page.all("span", "said")
    assert said == "Acknowledged by Ada & Co on 2016-04-01: The <post> is vacant."
    assert len(page.all("tr", "is-acknowledged")) == 1


def test_every_code_is_explained_and_every_link_leads_somewhere(page: Page, findings: tuple[Finding, ...]) -> None:
    ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for attributes, _ in page.all("a"):
        assert attributes["href"].removeprefix("#") in ids
    explained = " ".join(text for _, text in page.all("dd"))
    checks = load_checks()
    for finding in findings:
        assert checks[finding.shape].reason in explained
        assert checks[finding.shape].fix in explained


def test_the_filters_name_what_is_there_and_need_nothing_else(page: Page, findings: tuple[Finding, ...]) -> None:
    assert not page.all("script")
    assert not page.all("link")
    style = page.all("style")[0][1]
    assert "url(" not in style
    assert "@import" not in style
    options = {attributes["value"] for attributes, _ in page.all("option")} - {""}
    assert {finding.code for finding in findings} <= options
    assert {"2014-15", "2015-16", "open", "acknowledged", "place", "none"} <= options
    for option in options:
        assert f'option[value="{option}"]:checked' in style
    labelled = {attributes["for"] for attributes, _ in page.all("label")}
    assert labelled == {attributes["id"] for attributes, _ in page.all("select")}
    assert any("unit-place" in attributes["class"] for attributes, _ in page.all("tr", "finding"))


def test_it_can_be_read_by_anybody(page: Page) -> None:
    assert page.elements[0][:2] == ("html", {"lang": "en-GB"})
    first, text = page.all("a")[0]
    assert (first["href"], text) == ("#findings", "Skip to the findings")
    assert len(page.all("h1")) == 1
    levels = [int(name[1]) for name, _, _ in page.elements if re.fullmatch(r"h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {attributes.get("scope") for attributes, _ in page.all("th")} == {"col", "row"}


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_light_and_dark_have_the_contrast_that_wcag_asks_for() -> None:
    folder = Path(str(files("goldenthread.validation.reports"))) / "templates"
    style = (folder / "findings.html").read_text(encoding="utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)")[:2]
    for scheme in (light, dark.split("body {")[0]):
        colours = dict(re.findall(r"--(\w+): #([0-9a-f]{3,6})\b", scheme))
        assert len(colours) == 10
        for ground in ("page", "band"):
            for ink in ("text", "quiet", "link", "violation", "warning", "info"):
                pair = sorted((luminance(colours[ground]), luminance(colours[ink])))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ground, ink)


def test_a_row_with_odd_signs_and_a_finding_without_a_row_do_no_harm() -> None:
    other = replace(FOUND, iri=FOUND.iri + "2", focus="https://example.org/a?<b>", line=0, edition="", message="<i>")
    rows = {FOUND.focus: Told("A <b>bold</b> | plan", (3, 4, 9), ("D&R",))}
    shown = Page(PAGES["html"]((FOUND, other), Severity.INFO, rows))
    texts = [text for _, text in shown.all("tr", "finding")]
    assert texts[0].startswith("3–4, 9 A <b>bold</b> | plan (D&R)")
    assert texts[1].startswith("– https://example.org/a?<b>")
    assert ["unit-none" in attributes["class"] for attributes, _ in shown.all("tr", "finding")] == [False, True]
    assert not shown.all("b")
    written = PAGES["markdown"]((FOUND, other), Severity.INFO, rows)
    assert r"| 3–4, 9 | A \<b>bold\</b> \| plan (D&R) |" in written
    assert "| nobody-named | violation | 1 | 1 | 2 |" in written


def test_nothing_found_is_said() -> None:
    shown = Page(PAGES["html"]((), Severity.VIOLATION, {}))
    assert "0 findings in 0 documents" in shown.all("p")[0][1]


@pytest.mark.parametrize(("fmt", "start"), [("html", "<!DOCTYPE html>"), ("markdown", "# Findings")])
def test_the_command_writes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], store: EmbeddedStore, fmt: str, start: str
) -> None:
    council.write_dataset(tmp_path / "dataset.nq")
    words = ["validate", "--build", str(tmp_path), "--data", str(tmp_path), "--format", fmt]
    run([*words, "--output", str(tmp_path / "page")])
    assert (tmp_path / "page").read_text(encoding="utf-8").startswith(start)
    assert "of severity violation" in capsys.readouterr().out
    run(words)
    assert capsys.readouterr().out == (tmp_path / "page").read_text(encoding="utf-8")
