"""The documents line by line, and the way from a statement to its line and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site import quoted_lines
from goldenthread.site.addresses import page_of
from goldenthread.site.cutting import source_cuts
from goldenthread.site.excerpts import excerpt
from goldenthread.site.holdings import Holdings
from goldenthread.site.quoted_lines import Run
from goldenthread.site.views import source_pages
from goldenthread.site.write import write
from tests.cases.council import BRACKENFORD, PLAN
from tests.site.reading import read

BASE = "https://example.org/data/"
EDITION = f"{BASE}brackenford/2018-19/plan"


def test_every_line_of_the_document_is_there_as_printed(held: Holdings) -> None:
    lines = (BRACKENFORD / PLAN).read_text(encoding="utf-8").splitlines()
    assert [text for text in held.lines_of[EDITION].values() if text] == [line for line in lines if line.strip()]
    for number, text in held.lines_of[EDITION].items():
        assert text == lines[number - 1].strip("\n") or not lines[number - 1].strip()


def test_what_nothing_was_read_from_says_what_it_was_taken_for(held: Holdings) -> None:
    (page,) = [page for page in source_pages.pages(held) if page.path == "brackenford/2018-19/plan/source-1.html"]
    view = page.view()
    assert isinstance(view, source_pages.SourceView)
    assert [line.number for line in view.lines if not line.became and not line.taken_for] == []
    assert {line.taken_for for line in view.lines} >= {"page furniture", "names of columns", "blank"}


def test_a_line_says_where_it_stands_where_its_number_does_not(held: Holdings, site: Path, tmp_path: Path) -> None:
    name, place = "brackenford/2018-19/plan/source-1.html", "page=3&viewrect=40,80,440,20"
    assert not held.places
    assert "Below a line stands its place" not in (site / name).read_text(encoding="utf-8")
    write(replace(held, places={(EDITION, min(held.lines_of[EDITION])): place}), tmp_path / "site")
    page = (tmp_path / "site" / name).read_text(encoding="utf-8")
    assert page.count(place.replace("&", "&amp;")) == 1
    assert "Below a line stands its place" in page


def test_of_runs_that_begin_on_one_line_the_shortest_says_where() -> None:
    runs = [Run("", EDITION, 3, last, "", "", place) for last, place in ((4, "table=1&row=2 table=1&row=3"), (3, "x"))]
    assert quoted_lines.places(runs) == {(EDITION, 3): "x"}
    assert not quoted_lines.places([Run("", EDITION, 3, 3, "", "", place) for place in ("line=2,3", "row=3")])


def test_from_every_statement_to_its_line_and_back(held: Holdings, site: Path) -> None:
    for one in held.commitments.values():
        place = held.source_place(one.edition, one.line)
        page, _, anchor = place.partition("#")
        assert anchor in read(site / page).ids
        back = read(site / page).links
        assert any(link.endswith(held.place_of(one.iri).rpartition("/")[2]) for link in back), one.iri
        own = read(site / page_of(one.thread, held.base))
        assert any(link.endswith(f"source-1.html#L{one.line}") for link in own.links), one.iri


def test_a_long_source_is_cut_into_pages_and_every_line_is_on_one_of_them(held: Holdings) -> None:
    short = replace(held, source_parts={**held.source_parts, EDITION: (1, 10, 20)})
    pages = [page for page in source_pages.pages(short) if page.path.startswith("brackenford/2018-19")]
    views = [page.view() for page in pages]
    numbers = [line.number for view in views if isinstance(view, source_pages.SourceView) for line in view.lines]
    assert len(pages) == 3
    assert numbers == list(held.lines_of[EDITION])
    assert short.source_place(EDITION, 9) == "brackenford/2018-19/plan/source-1.html#L9"
    assert short.source_place(EDITION, 10, 2) == "brackenford/2018-19/plan/source-2.html#L10c2"
    assert short.source_place(EDITION, 9999) == ""
    assert short.source_beginning(EDITION) == "brackenford/2018-19/plan/source-1.html"


def test_a_source_begins_where_its_first_line_is_that_is_not_blank(held: Holdings) -> None:
    late = replace(held, lines_of={EDITION: {7: held.lines_of[EDITION][min(held.lines_of[EDITION])]}})
    assert late.source_beginning(EDITION) == held.source_place(EDITION, min(held.lines_of[EDITION])).partition("#")[0]
    assert replace(held, lines_of={}).source_beginning(EDITION) == ""


def test_a_redacted_site_has_no_sources(held: Holdings, tmp_path: Path) -> None:
    hidden = replace(held, redacted=True, lines_of={}, source_parts={})
    write(hidden, tmp_path / "site")
    pages = [path for path in (tmp_path / "site").rglob("*.html") if path.parent.name != "questions"]
    assert pages
    assert not [path for path in pages if path.name.startswith("source")]
    assert "not shown" in read(tmp_path / "site" / "documents.html").text


def test_every_marked_cell_of_an_excerpt_leads_to_its_cell_in_the_source(held: Holdings, site: Path) -> None:
    one = next(row for row in held.commitments.values() if row.deadlines)
    (cell,) = [cell for some in excerpt(held, one) for cell in some.cells if cell.said == "deadline"]
    links = read(site / page_of(one.thread, held.base)).links
    assert any(link.endswith(f"#L{one.line}c{cell.number}") for link in links)


@pytest.mark.parametrize("blank", [False, True])
def test_every_document_leads_to_its_lines_also_where_the_first_are_blank(
    held: Holdings, tmp_path: Path, blank: bool
) -> None:
    spoilt = {iri: ({0: "", **lines} if blank else lines) for iri, lines in held.lines_of.items()}
    cuts = {iri: tuple(source_cuts(lines)) for iri, lines in spoilt.items()}
    assert {starts[0] for starts in cuts.values()} == {0 if blank else 1}
    write(replace(held, lines_of=spoilt, source_parts=cuts), tmp_path / "site")
    for iri in held.editions:
        links = read(tmp_path / "site" / page_of(iri, held.base)).links
        assert any("/source-1.html#" in link for link in links), iri
