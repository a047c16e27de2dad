"""The question page over the five documents, from a disk: the same answers as the program's, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pyoxigraph import RdfFormat

from goldenthread.query import bind, list_queries
from goldenthread.site.views.question_pages import asked_by_script
from goldenthread.store import EmbeddedStore
from tests.browser.conftest import Watched
from tests.browser.machine import OXIGRAPH
from tests.browser.test_anything import asked_of, rows_of
from tests.costs import LOADING
from tests.query.engines import on_oxigraph

pytestmark = pytest.mark.slow

ONE = """async ([question, values]) => {
  const query = goldenThread.written(question, new Map(values)), began = performance.now();
  const { text } = await goldenThread.ask(query);
  return [text, (performance.now() - began) / 1000];
}"""


def test_the_first_answer_comes_soon_and_every_answer_is_the_same(
    browser: Browser, site: Path, five_editions: Path
) -> None:
    """Bounds are twice the three seconds and the one of a machine at rest, and longer where its own loading is."""
    if not OXIGRAPH.is_file():
        pytest.skip("the engine is missing: make web")
    began = time.monotonic()
    store = EmbeddedStore.open(five_editions)
    slower = max(1.0, (time.monotonic() - began) / LOADING)
    asked = [(query, values) for query in list_queries() for values in asked_of(store, query)]
    assert len(asked) > 200
    context = browser.new_context(offline=True)
    watched = Watched(context, site)
    page = watched.page()
    page.goto((site / "ask.html").as_uri())
    slow, differing = [], []
    for number, (query, values) in enumerate(asked):
        answer, seconds = page.evaluate(ONE, [asked_by_script(query), [*values.items()]])
        if seconds > (1 if number else 3) * 2 * slower:
            slow.append((query.name, values, seconds))
        expected = on_oxigraph(store, query, bind(store, query, values))
        if query.form == "CONSTRUCT":
            same = len(EmbeddedStore.parse(answer.encode(), RdfFormat.TURTLE)) == len(expected)
        else:
            same = rows_of(answer) == expected
        if not same:
            differing.append((query.name, values))
    context.close()
    assert watched.said == []
    assert [url for url in watched.outside if not url.startswith(("blob:null/", "about:"))] == []  # the worker itself
    assert differing == []
    assert slow == []
