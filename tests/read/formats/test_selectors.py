"""What selects a row really selects it in the bytes received."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree, html

from goldenthread.graph.fragments import fragment_of, path_of
from goldenthread.namespaces import RFC5147
from goldenthread.read.formats import SourceRow, read_rows

PAGES = {
    "a table between paragraphs": """<!DOCTYPE html><title>Steps</title><h2>Quays</h2><p>In short:<p>Two steps.
        <table><caption>Of this year<tr><th>Step<th>Who<tr><td>Oil the winch<td>Ina</table><h2>Nets</h2>words""",
    "rows with and without a body, one hidden": """<!DOCTYPE html><table><thead><tr><th>Step<th>Who</thead>
        <tr hidden><td>Gone<td>Ole</tr><tr><td>Oil the winch<td>Ina</tr><tbody><tr><td>Mend the net<td>Una</table>""",
    "a table in a table": """<!DOCTYPE html><h1>Harbour</h1><table><tr><td>Menu<td><h2>Nets</h2>
        <table><tr><td>Step<td>Who<tr><td>Mend the net<td>Una</table><p>Last words</table>
        <table><tr><td>Step<td>By<tr><td>Paint the hull<td>May</table>""",
    "cells that span rows": """<!DOCTYPE html><table><tr><td rowspan=3>Quays<td>Oil the winch<tr><td>Mend the ladder
        <tr><td>Light the pier</table><dl><dt>Due<dd>May</dl><ul><li>one<li>two<p>three</ul>""",
    "lines of bare words": "<!DOCTYPE html>First<br>second<div>third <b>and</b> on<div>fifth</div>sixth</div>end",
    "lines in elements that begin none": """<!DOCTYPE html>First <span>words<p>second</p>third</span> and
        <a href=x>on<div>fourth</div>fifth</a> <fish-quay>too<p>sixth</p></fish-quay>""",
    "no page around them": "<table><tr><td>Step<td>Who</tr><tr><td>Oil the winch<td>Ina</tr></table>",
}


def folded(*texts: str) -> str:
    return " ".join(" ".join(texts).split())


def holds(row: SourceRow, selected: str) -> bool:
    """Whether what was selected says each cell of a row; one that hangs down from a row above may be missing."""
    said = [folded(cell.lstrip("# ")) for cell in row.cells if cell]
    return all(cell in folded(selected) for cell in (said[-1:] if row.table else said))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_xpath_of_a_row_of_a_page_selects_it_alone(page: str) -> None:
    found = read_rows(page.encode(), Path("a.html")).rows
    assert found
    tree = html.document_fromstring(page)
    for row in found:
        (element,) = tree.xpath(row.selector)
        assert holds(row, " ".join(element.itertext())), row
        assert (element.tag == "tr") is bool(row.table)
    rows = [row.selector for row in found if row.table]
    assert len(set(rows)) == len(rows)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_so_it_does_in_a_browser_which_puts_in_what_is_implied(page: str) -> None:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no browser is installed: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api")
    found = read_rows(page.encode(), Path("a.html")).rows
    ask = """path => { const all = document.evaluate(path, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
        return [...Array(all.snapshotLength).keys()].map(n => [all.snapshotItem(n).localName,
            [...all.snapshotItem(n).childNodes].map(one => one.textContent).join(" ")]); }"""

    def check() -> None:
        with api.sync_playwright() as engine:
            browser = engine.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            shown = browser.new_page()
            shown.set_content(page)
            for row in found:
                ((tag, text),) = shown.evaluate(ask, row.selector)
                assert holds(row, text), (row, text)
                assert (tag == "tr") is bool(row.table)
            every = shown.evaluate(ask, path_of([row.selector for row in found]))
            assert len(every) == len({row.selector for row in found})
            browser.close()

    with ThreadPoolExecutor(1) as apart:  # another browser may be at work in the thread of the tests
        apart.submit(check).result()


@pytest.mark.parametrize("namespace", ["", 'xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"'])
def test_the_xpath_of_an_element_needs_no_namespace(namespace: str) -> None:
    objectives = "".join(f"<Objective><Name>{name}</Name></Objective>" for name in ("Oil it", "Mend it", "Light it"))
    text = f"""<StrategicPlan {namespace}><Name>Plan</Name><StrategicPlanCore><Goal><Name>Nets</Name>{objectives}</Goal>
        </StrategicPlanCore></StrategicPlan>"""
    rows = read_rows(text.encode(), Path("a.xml")).rows
    root = etree.fromstring(text.encode())
    stated = [row for row in rows if row.table and row.cells[1] != "Objective"]
    for row in stated:
        (element,) = root.xpath(row.selector)
        assert "".join(element.itertext()) == row.cells[1]
        assert row.address.startswith("xpath=/StrategicPlan/")
    both = root.xpath(path_of([row.selector for row in stated[1:]]))
    assert ["".join(element.itertext()) for element in both] == ["Mend it", "Light it"]


def test_rows_of_several_places_are_selected_together() -> None:
    page = PAGES["a table between paragraphs"]
    rows = read_rows(page.encode(), Path("a.html")).rows
    tree = html.document_fromstring(page)
    for first in range(len(rows)):
        for last in range(first, len(rows)):
            wanted = {row.selector for row in rows[first : last + 1]}
            assert len(tree.xpath(path_of([row.selector for row in rows[first : last + 1]]))) == len(wanted)


def test_a_row_of_markdown_is_a_line_of_its_text() -> None:
    text = "# Steps\n\n| Step | Who |\n| --- | --- |\n| Oil ~~it~~ the winch | Ina |\nSo much.\n"
    rows = read_rows(text.encode(), Path("a.md")).rows
    assert [row.selector for row in rows] == [f"line={n},{n + 1}" for n in range(6)]
    addresses, selectors = [row.address for row in rows], [row.selector for row in rows]
    assert rows[4].address == "table=1&row=2"
    assert fragment_of(5, 6, addresses[4:6], selectors[4:6]) == ("line=4,6", RFC5147)
    assert path_of(selectors) == ""
