"""The site of the five documents, and a browser that tells what it did."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from goldenthread.site.holdings import Holdings
from goldenthread.site.question_answers import answered
from goldenthread.site.write import pages_of, write
from goldenthread.store import DATASET, EmbeddedStore, base_of
from tests.browser.machine import MINISEARCH

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


@pytest.fixture(scope="session")
def held(five_editions: Path) -> Holdings:
    """What the pages of the five documents speak of."""
    store = EmbeddedStore.open(five_editions)
    return replace(Holdings.of(store, base_of(five_editions)), answers=answered(store))


@pytest.fixture(scope="session")
def site(held: Holdings, five_editions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site, with its search."""
    if not MINISEARCH.is_file():
        pytest.skip("the search engine is missing: make web")
    out = tmp_path_factory.mktemp("pages") / "site"
    write(held, out, dataset=(five_editions / DATASET).read_bytes())
    return out


@pytest.fixture(scope="session")
def types(held: Holdings, site: Path) -> dict[str, Path]:
    """The largest page of each type, by the name of its template."""
    found: dict[str, list[Path]] = defaultdict(list)
    for page in pages_of(held):
        found[page.template].append(site / page.path)
    return {name: max(paths, key=lambda path: path.stat().st_size) for name, paths in sorted(found.items())}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, where it is installed."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no browser is installed: apt-get install chromium")
    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=program, args=list(FLAGS))
        yield running
        running.close()


class Watched:
    """A context in which nothing may go wrong: what the console says and what is requested is kept."""

    def __init__(self, context: BrowserContext, site: Path) -> None:
        self.context = context
        self.said: list[str] = []
        self.outside: list[str] = []
        self.inside = site
        context.on("request", lambda request: self._requested(request.url))
        context.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: self.said.append(str(error.error)))

    def _requested(self, url: str) -> None:
        if not url.startswith(self.inside.as_uri()):
            self.outside.append(url)

    def page(self) -> Page:
        """A new tab."""
        return self.context.new_page()


@pytest.fixture
def watched(browser: Browser, site: Path) -> Iterator[Watched]:
    """A fresh context; at the end nothing was said on the console, and nothing requested outside the folder."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    context.set_default_timeout(15_000)
    inside = Watched(context, site)
    yield inside
    context.close()
    assert inside.said == []
    assert inside.outside == []


@pytest.fixture
def page(watched: Watched) -> Page:
    """A tab in it."""
    return watched.page()
