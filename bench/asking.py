"""The whole graph asked in a real browser, from disk: the first answer, and how long each named question takes then.

``python bench/asking.py [BUILD]`` writes the site of a build with the graph and without it, says what the graph adds,
and asks in Chromium. A figure is the best and the median of some rounds; of the named questions the slowest are named.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from goldenthread.query import list_queries
from goldenthread.site.views.question_pages import asked_by_script
from goldenthread.site.whole_graph import FOLDER
from goldenthread.site.write import write_site

ROUNDS = 5
SHOWN = 5
FIRST = """() => new Promise((good) => {
  const said = document.getElementById("asked");
  const look = () => { if (/below|No /.test(said.textContent)) good(performance.now()); else setTimeout(look, 5); };
  look();
})"""
EACH = """async (questions) => {
  const times = [];
  for (const [name, question] of questions) {
    let best = Infinity;
    for (let round = 0; round < 3; round += 1) {
      const began = performance.now();
      await goldenThread.ask(goldenThread.written(question, new Map()));
      best = Math.min(best, performance.now() - began);
    }
    times.push([name, best]);
  }
  return times;
}"""


def weight(folder: Path) -> float:
    """Megabytes of what stands in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def written(build: Path, site: Path, *, graph: bool) -> None:
    """Writes a site and says how long that took and how large it is."""
    began, worked = time.perf_counter(), time.process_time()
    write_site(build, site, graph=graph)
    took = f"{time.perf_counter() - began:.1f} s, {time.process_time() - worked:.1f} s of a processor"
    sys.stdout.write(f"{'with' if graph else 'without'} the graph: {took}, {weight(site):.1f} MB\n")


def first(browser: Browser, page: Path) -> float:
    """Milliseconds from opening a page to the answer to the question in its address, in a fresh browser window."""
    context = browser.new_context(offline=True)
    tab = context.new_page()
    tab.goto(f"{page.as_uri()}#query=editions")
    took = float(tab.evaluate(FIRST))
    context.close()
    return took


def main() -> None:
    """Measures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("build", nargs="?", type=Path, default=Path("build"))
    build = asked.parse_args().build
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        written(build, Path(folder) / "without", graph=False)
        site = Path(folder) / "site"
        written(build, site, graph=True)
        for path in sorted((site / FOLDER).iterdir()):
            sys.stdout.write(f"  {path.name}: {path.stat().st_size / 1e6:.1f} MB\n")
        browser = engine.chromium.launch(executable_path=program, args=["--no-sandbox"])
        times = [first(browser, site / "ask.html") for _ in range(ROUNDS)]
        sys.stdout.write(f"first answer: best {min(times):.0f} ms, median {statistics.median(times):.0f} ms\n")
        tab = browser.new_page()
        tab.goto((site / "ask.html").as_uri())
        each = tab.evaluate(EACH, [[query.name, asked_by_script(query)] for query in list_queries()])
        slowest = sorted(each, key=lambda pair: -pair[1])[:SHOWN]
        sys.stdout.write(f"{len(each)} named questions: median {statistics.median(took for _, took in each):.0f} ms\n")
        sys.stdout.writelines(f"  {name}: {took:.0f} ms\n" for name, took in slowest)
        browser.close()


if __name__ == "__main__":
    main()
