"""What paper loses: where a link leads, and which document a line is of; and counts that add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.views import edition as editions
from goldenthread.site.views.documents_page import doubts
from tests.site.reading import read


def test_the_file_of_each_document_is_printed_with_its_name(held: Holdings, site: Path) -> None:
    documents, foot = read(site / "documents.html").text, read(site / "people.html").text
    for one in held.editions.values():
        assert f"source : {one.file}" in documents.replace("source:", "source :")
        assert f"{plain.named(one)}: {one.file}" in " ".join(foot.replace(" :", ":").split())


def test_outside_addresses_are_printed_and_rows_kept_whole(site: Path) -> None:
    style = (site / "assets/site.css").read_text(encoding="utf-8")
    paper = style[style.index("@media print") :]
    assert 'a[href^="http"]::after { content: " (" attr(href) ")"' in paper
    assert ".prow, .list > li { break-inside: avoid }" in paper


@pytest.mark.parametrize("headed", [True, False])
def test_findings_below_headings_in_measures_and_below_none_are_all(held: Holdings, headed: bool) -> None:
    made = held if headed else replace(held, headings={})
    for edition in made.editions.values():
        view = editions.view(made, edition, 1)
        below = sum(count for *_, count in view.outline)
        assert below + sum(view.doubts_besides) == view.doubts == doubts(made)[edition.iri]
    assert any(code(found.code).kind == DISAGREES for some in held.findings_of.values() for found in some)


def test_the_page_says_where_the_rest_is(held: Holdings, site: Path) -> None:
    for edition in held.editions.values():
        text = read(site / held.place_of(edition.iri).partition("#")[0]).text
        assert ("in its measures." in text) is bool(doubts(held)[edition.iri])
