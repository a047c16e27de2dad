"""How people use the site: three clicks to the evidence, by keyboard, without JavaScript, on paper, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.slow


def test_from_start_to_the_line_of_evidence_in_three_clicks(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("searchbox").last.fill("homelessness strategy")
    page.keyboard.press("Enter")
    result = page.locator("#results li", has_text="Tackle homelessness, including through improved prevention")
    result.locator(".excerpt a", has_text="2007/08").click()
    statement = page.locator(":target")
    expect(statement).to_contain_text("Review and redevelop Homelessness Strategy")
    statement.locator("summary", has_text="of the document").first.click()
    evidence = statement.locator(".line", has_text="Review and redevelop Homelessness Strategy")
    expect(evidence).to_be_visible()
    evidence.get_by_role("link", name="492").click()
    expect(page.locator(":target")).to_contain_text("Review and redevelop Homelessness Strategy")


def test_with_the_keyboard_alone(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text(re.compile("Skip"))
    expect(skip).to_be_in_viewport()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("homelessness")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?q=homelessness"))
    expect(page.locator("#results li").first).to_be_visible()
    _tab_to(page, "#results a")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("omeless")
    _tab_to(page, "main summary")
    before = page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is not before


def _tab_to(page: Page, selector: str) -> None:
    """Presses Tab until something of this kind has the focus, which must be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


@pytest.fixture
def plain(browser: Browser, site: Path) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    watched = Watched(context, site)
    yield watched.page()
    context.close()
    assert watched.outside == []


def test_without_javascript(plain: Page, site: Path) -> None:
    plain.goto((site / "index.html").as_uri())
    plain.get_by_role("searchbox").last.fill("homelessness")
    plain.keyboard.press("Enter")
    expect(plain.get_by_text("The search needs JavaScript")).to_be_visible()
    expect(plain.locator("#find")).to_be_hidden()
    plain.get_by_role("link", name="T", exact=True).click()
    plain.get_by_role("link", name=re.compile("^Tackle homelessness, including")).first.click()
    expect(plain.locator("h1")).to_contain_text("Tackle homelessness")
    expect(plain.locator("main")).to_contain_text("Review and redevelop Homelessness Strategy")


def test_every_type_of_page_is_read_without_javascript(plain: Page, types: dict[str, Path]) -> None:
    for name, path in types.items():
        plain.goto(path.as_uri())
        assert len(plain.locator("main").inner_text()) > 100, name


def test_on_paper(page: Page, types: dict[str, Path], tmp_path: Path) -> None:
    page.goto(types["thread"].as_uri())
    page.emulate_media(media="print", color_scheme="light")
    expect(page.locator("header.site nav")).to_be_hidden()
    expect(page.locator("header.site form")).to_be_hidden()
    printed_too = 0
    for closed in page.locator("main details:not([open]):not(.lines)").all()[:20]:
        if not closed.is_visible():  # the page says the same in another place, which is printed
            continue
        printed_too += 1
        inner = closed.locator(":scope > :not(summary)").first
        assert inner.evaluate("node => node.checkVisibility()"), closed.inner_text()
    assert printed_too
    printed = page.pdf(format="A4", path=tmp_path / "thread.pdf")
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1


def test_every_type_of_page_prints_on_a4_without_losing_its_right_side(page: Page, types: dict[str, Path]) -> None:
    page.set_viewport_size({"width": 680, "height": 1000})
    page.emulate_media(media="print")
    for name, path in types.items():
        page.goto(path.as_uri())
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        assert wide <= 680, (name, wide)


def test_what_is_said_to_be_two_pages_is_no_more(page: Page, site: Path) -> None:
    briefs = sorted(site.rglob("*-on-two-pages.html"))
    assert len(briefs) > 50
    for path in briefs:
        page.goto(path.as_uri())
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2, path.name


@pytest.mark.parametrize("wide", [320, 390])
def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, types: dict[str, Path], wide: int) -> None:
    page.set_viewport_size({"width": wide, "height": 700})
    for name, path in types.items():
        page.goto(path.as_uri())
        found = page.evaluate("document.scrollingElement.scrollWidth")
        assert found <= wide, (name, found)


def test_no_page_is_too_large(site: Path) -> None:
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}
    largest = max(sizes, key=lambda path: sizes[path])
    assert sizes[largest] < 500_000, largest
