"""Text that means harm, in a browser: nothing runs, nothing is asked for, nothing breaks out of its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.browser.conftest import Watched
from tests.browser.machine import MINISEARCH
from tests.site.hostile_council import hostile_site

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not MINISEARCH.is_file():
        pytest.skip("the search engine is missing: make web")
    return hostile_site(tmp_path_factory.mktemp("hostile"))


def test_nothing_runs_and_nothing_is_asked_for(browser: Browser, hostile: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, offline=True)
    watched = Watched(context, hostile)
    page = watched.page()
    dialogs: list[str] = []

    def noted(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", noted)
    for path in sorted(hostile.rglob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, [onerror]').length") == 0, path
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, path
    context.close()
    assert (dialogs, watched.said, watched.outside) == ([], [], [])


def test_it_is_found_as_text(browser: Browser, hostile: Path) -> None:
    context = browser.new_context(offline=True)
    watched = Watched(context, hostile)
    page = watched.page()
    page.goto((hostile / "search.html").as_uri())
    page.locator("#find-q").fill("<script>alert(document.domain)</script>")
    expect(page.locator("#results li").first).to_contain_text("<script>alert(document.domain)</script>")
    for query in ("endless promises", "xxxxxxxxxx", "etc passwd", "terces"):
        page.locator("#find-q").fill(query)
        expect(page.locator("#results li").first).to_be_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    context.close()
    assert (watched.said, watched.outside) == ([], [])
