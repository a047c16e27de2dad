"""Changed since the last visit: told by the browser's own memory, on the page and on the first page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Watched

pytestmark = pytest.mark.slow


def changed(site: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of a site whose first page of a thread of two documents was written before the second came."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    pages = sorted(copy.rglob("thread/*.html"))
    page = next(one for one in pages if "-on-two-pages" not in one.name and len(documents(one)) > 1)
    return copy, page


def documents(page: Path) -> list[str]:
    return re.findall(r"&#34;(in-[\w-]+)&#34;", page.read_text())


def test_what_changed_is_said_once_and_the_first_visit_is_silent(watched: Watched, site: Path, tmp_path: Path) -> None:
    copy, path = changed(site, tmp_path)
    watched.inside, page = copy, watched.page()
    now = path.read_text()
    first, *_, last = documents(path)
    before = re.sub(r'data-state="\w+"', 'data-state="00000000"', now)
    before = re.sub(r'data-documents="[^"]*"', f'data-documents="[[&#34;{first}&#34;,&#34;first&#34;]]"', before)
    path.write_text(before)
    page.goto(path.as_uri())
    assert page.locator("#changed").is_hidden()
    path.write_text(now)
    page.goto((copy / "index.html").as_uri())
    page.wait_for_selector("#changed-since li")
    assert page.locator("#changed-since li a").get_attribute("href") == path.relative_to(copy).as_posix()
    page.goto(path.as_uri())
    said = page.locator("#changed")
    assert said.is_visible()
    assert said.inner_text().startswith("Changed since your last visit, on 2")
    assert said.locator("a").first.get_attribute("href") != f"#{first}"
    assert f"#{last}" in [one.get_attribute("href") for one in said.locator("a").all()]
    page.goto(path.as_uri())
    assert page.locator("#changed").is_hidden()
    page.goto((copy / "index.html").as_uri())
    assert page.locator("#changed-since").is_hidden()


def test_without_a_memory_nothing_is_said_and_nothing_fails(page: Page, site: Path) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})")
    for path in (site / "index.html", next(iter(sorted(site.rglob("thread/*.html"))))):
        page.goto(path.as_uri())
        assert page.locator("#changed, #changed-since").first.is_hidden()
    assert failures == []
