"""The pages in a real browser, from disk: when each type can be read, when the search is ready, how fast it answers.

``python bench/pages.py [BUILD]`` writes the site of a build, which is the first figure, and opens it in Chromium. Each
figure is the best and the median of some rounds.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from goldenthread.site.write import write_site

ROUNDS = 7
ASKED = ("homelessness stratgey", "anti-social behaviour", "temporary accomodation", "Mark Baigent")
ANSWERING = """query => {
  const form = document.getElementById("find"), times = [];
  form.elements.q.value = query;
  for (let round = 0; round < 20; round += 1) {
    const began = performance.now();
    form.dispatchEvent(new Event("input"));
    times.push(performance.now() - began);
  }
  return times;
}"""


def said(what: str, times: Sequence[float]) -> None:
    """One line of figures, in milliseconds."""
    sys.stdout.write(f"{what:42} best {min(times):6.0f} ms, median {statistics.median(times):6.0f} ms\n")


def opened(page: Page, path: Path, measure: Callable[[], float]) -> list[float]:
    """What is measured after a page was opened anew, some times."""
    times = []
    for _ in range(ROUNDS):
        page.goto(path.as_uri())
        times.append(measure())
    return times


def readable(page: Page) -> float:
    """When the page that is open could be read, in milliseconds."""
    return float(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))


def ready(page: Page) -> float:
    """How long the search of the page that is open took to be ready, in milliseconds."""
    page.locator("#results li").first.wait_for()
    return float(page.evaluate("performance.getEntriesByName('search ready')[0].duration"))


def main() -> None:
    """Measures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("build", nargs="?", type=Path, default=Path("build"))
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        site, began = Path(folder) / "site", time.perf_counter()
        write_site(asked.parse_args().build, site)
        sys.stdout.write(f"{'the site is written':42} {time.perf_counter() - began:.1f} s\n")
        browser = engine.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        largest = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)[-5:]
        for path in (site / "index.html", site / "commitments.html", *largest):
            kilobytes = path.stat().st_size // 1000
            said(f"{path.name}, {kilobytes} kB, is readable", opened(page, path, lambda: readable(page)))
        said("the search is ready", opened(page, site / "search.html", lambda: ready(page)))
        for query in ASKED:
            said(f"'{query}' is answered", page.evaluate(ANSWERING, query))
        browser.close()


if __name__ == "__main__":
    main()
