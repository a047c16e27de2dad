"""The pages that ask, from a disk: the engine in the browser answers as that of the program does, or says why not."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page, expect
from pyoxigraph import RdfFormat

from goldenthread.cli import run
from goldenthread.query import NamedQuery, Parameter, as_csv, ask, bind, list_queries, load
from goldenthread.query.values import classes_of, values_of
from goldenthread.serve.service import Service
from goldenthread.site.views.question_pages import asked_by_script
from goldenthread.store import EmbeddedStore, Table
from goldenthread.store.base import text
from tests.browser.conftest import Watched
from tests.browser.machine import OXIGRAPH
from tests.query.engines import on_oxigraph, written

pytestmark = pytest.mark.slow

ANSWERED = re.compile("stands? below|No row|No statement|No answer|The answer is|A graph")
XSD = "http://www.w3.org/2001/XMLSchema#"
ALL_AT_ONCE = """async (asked) => {
  const found = [];
  for (const [question, values] of asked) {
    const query = goldenThread.written(question, new Map(values));
    try { found.push((await goldenThread.ask(query)).text); } catch (problem) { found.push("No answer: " + problem.message); }
  }
  return found;
}"""  # noqa: E501


@pytest.fixture(scope="module")
def pages(brackenford: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Brackenford, which can be asked."""
    if not OXIGRAPH.is_file():
        pytest.skip("the engine is missing: make web")
    out = tmp_path_factory.mktemp("asked") / "site"
    assert run(["site", "--build", str(brackenford), "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def store(brackenford: Path) -> EmbeddedStore:
    return EmbeddedStore.open(brackenford)


@pytest.fixture
def tab(browser: Browser, pages: Path) -> Iterator[Page]:
    """A tab without a network: nothing is said on the console, and nothing requested outside the folder."""
    context = browser.new_context(offline=True, viewport={"width": 1100, "height": 900})
    watched = Watched(context, pages)
    yield watched.page()
    context.close()
    assert watched.said == []
    assert [url for url in watched.outside if not url.startswith(("blob:null/", "about:"))] == []  # the worker itself


def opened(tab: Page, pages: Path, **address: str) -> str:
    """What the page says of the question in its address, once it is answered."""
    tab.goto("about:blank")
    tab.goto(f"{(pages / 'ask.html').as_uri()}#{urlencode(address, quote_via=quote)}")
    expect(tab.locator("#asked")).to_have_text(ANSWERED, timeout=60_000)
    return tab.inner_text("#asked")


def asked_of(store: EmbeddedStore, query: NamedQuery) -> Iterator[dict[str, str]]:
    """Values to ask a question with: none, each thing that it takes alone, and all of them at once."""
    given = {one.name: found for one in query.parameters if (found := _value(store, one))}
    yield {one.name: given[one.name] for one in query.parameters if one.required}
    for name, value in given.items():
        yield {name: value}
    if len(given) > 1:
        yield given


def _value(store: EmbeddedStore, parameter: Parameter) -> str:
    if classes := classes_of(parameter):
        answer = ask(store, load("find-by-name"))
        assert isinstance(answer, Table)
        return next((row["entity"] for row in answer.records() if row["kind"] in classes), "")
    if parameter.default:
        return parameter.default
    if parameter.kind == "date":
        return "2019-06-30"
    if ".." in parameter.type:
        return "1"
    if parameter.type == "text":
        return "the"
    return (values_of(store, parameter) or [""])[0]


def rows_of(answer: str) -> list[tuple[str, ...]]:
    """A table or a truth as :mod:`tests.query.engines` writes it."""
    given = json.loads(answer)
    if "boolean" in given:
        return [(str(given["boolean"]),)]
    names = given["head"]["vars"]
    return sorted(tuple(_term(row.get(name)) for name in names) for row in given["results"]["bindings"])


def _term(one: dict[str, str] | None) -> str:
    if one is None:
        return ""
    if one["type"] == "uri":
        return f"<{one['value']}>"
    return written(one["value"], one.get("datatype", f"{XSD}string"), one.get("xml:lang"))


def test_every_question_is_answered_as_the_program_does(tab: Page, pages: Path, store: EmbeddedStore) -> None:
    asked = [(query, values) for query in list_queries() for values in asked_of(store, query)]
    assert len(asked) > 1.6 * len(list_queries())
    tab.goto((pages / "ask.html").as_uri())
    found = tab.evaluate(ALL_AT_ONCE, [[asked_by_script(query), [*values.items()]] for query, values in asked])
    told = 0
    for (query, values), answer in zip(asked, found, strict=True):
        expected = on_oxigraph(store, query, bind(store, query, values))
        if query.form == "CONSTRUCT":
            statements = EmbeddedStore.parse(answer.encode(), RdfFormat.TURTLE)
            triples = ((str(one.subject), str(one.predicate), str(one.object)) for one in statements.quads())
            assert {triple[:2] for triple in triples} == {triple[:2] for triple in expected}, (query.name, values)
            assert len(statements) == len(expected), (query.name, values)
        else:
            assert rows_of(answer) == expected, (query.name, values)
        told += bool(expected)
    assert told > len(asked) / 2


def test_an_address_asks_and_its_answer_can_be_kept(tab: Page, pages: Path, store: EmbeddedStore) -> None:
    said = opened(tab, pages, query="how-commitments-ended", edition="2018-19", kind="activity")
    answer = ask(store, load("how-commitments-ended"), {"edition": "2018-19", "kind": "activity"})
    assert isinstance(answer, Table)
    assert f"{len(answer)} row" in said
    assert tab.locator("#asked-answer tbody tr").count() == len(answer)
    with tab.expect_download() as kept:
        tab.click("text=CSV")
    assert kept.value.suggested_filename == "how-commitments-ended.csv"
    table = Path(kept.value.path()).read_text(encoding="utf-8")
    assert table == as_csv(answer.columns, [tuple(map(text, row)) for row in answer])
    with tab.expect_download() as kept:
        tab.click("text=JSON")
    assert len(json.loads(Path(kept.value.path()).read_text(encoding="utf-8"))["results"]["bindings"]) == len(answer)


def test_links_lead_to_pages_of_the_site_and_nowhere_else(tab: Page, pages: Path) -> None:
    opened(tab, pages, query="SELECT ?what { VALUES ?what { <https://elsewhere.example/> <javascript:alert(1)> } }")
    assert tab.locator("#asked-answer td").all_inner_texts() == ["https://elsewhere.example/", "javascript:alert(1)"]
    assert tab.locator("#asked-answer td a").count() == 0
    opened(tab, pages, query="threads-by-length")
    links = tab.locator("#asked-answer td a").all()
    assert links
    for link in links:
        place = str(link.get_attribute("href")).partition("#")[0]
        assert (pages / place).is_file()


def test_text_that_means_harm_stays_text(tab: Page, pages: Path) -> None:
    harm = "<img src=x onerror=alert(1)>\"',\u202e\n=1+1"
    opened(tab, pages, query=f"SELECT ?a {{ VALUES ?a {{ {json.dumps(harm)} }} }}")
    assert tab.locator("#asked-answer td").text_content() == harm
    assert tab.locator("#asked-answer img").count() == 0
    with tab.expect_download() as kept:
        tab.click("text=CSV")
    kept_text = Path(kept.value.path()).read_text(encoding="utf-8")
    assert [*csv.reader(io.StringIO(kept_text))] == [["a"], [harm]]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }", "asks another server (SERVICE)"),
        ("SELECT * { service silent ?where { ?s ?p ?o } }", "asks another server (SERVICE)"),
        (r"SELECT * { \u0053ERVICE SILENT <http://elsewhere.example/> { ?s ?p ?o } }", "asks another server"),
        ("DELETE WHERE { ?s ?p ?o }", "is an update"),
        ("SELECT * { ?s ?p no:where }", "prefix"),
        ("SELECT * { ?s ?p }", "this is no SPARQL"),
        (f"ASK {'{' * 3000}{'}' * 3000}", "nested too deep"),
        ("quietly dropped", "No answer"),
    ],
)
def test_what_is_not_answered_is_refused_in_words(tab: Page, pages: Path, query: str, why: str) -> None:
    assert why in opened(tab, pages, query=query)
    assert tab.locator("#asked-answer table").count() == 0


def test_what_only_looks_like_a_service_is_answered(tab: Page, pages: Path) -> None:
    query = (
        'PREFIX service: <urn:service> # SERVICE\nSELECT ?service { VALUES ?service { "SERVICE <x> {}" service:a } }'
    )
    assert "2 rows" in opened(tab, pages, query=query)


def test_graphs_are_seen_as_one_and_can_be_chosen(tab: Page, pages: Path, store: EmbeddedStore) -> None:
    graph = store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").column("g")[0]
    counts = []
    tab.goto((pages / "ask.html").as_uri())
    for source in ("", f"FROM <{graph}>", "FROM <urn:none>", ""):  # the last of an engine that met a FROM
        query = f"SELECT (COUNT(*) AS ?n) {source} {{ ?s ?p ?o }}"
        answer = tab.evaluate("query => goldenThread.ask(query)", query)
        counts.append(int(json.loads(answer["text"])["results"]["bindings"][0]["n"]["value"]))
    inside = store.select(f"SELECT ?s {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    assert counts == [len(store), len(inside), 0, len(store)]


def test_what_takes_too_long_is_ended_and_the_next_is_answered(tab: Page, pages: Path) -> None:
    opened(tab, pages, query="ASK {}")
    tab.evaluate("goldenThread.seconds = 1")
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    asked = "query => { location.hash = 'query=' + encodeURIComponent(query) }"
    tab.evaluate(asked, endless)
    expect(tab.locator("#asked")).to_contain_text("no answer after 1 second", timeout=60_000)
    tab.evaluate("goldenThread.seconds = 600")
    tab.evaluate(asked, f"{endless} # again")
    tab.click("#ask-stop")
    expect(tab.locator("#asked")).to_contain_text("stopped", timeout=60_000)
    tab.evaluate(asked, "ASK { ?a ?b ?c }")
    expect(tab.locator("#asked")).to_contain_text("The answer is yes", timeout=60_000)


def test_the_form_of_a_question_asks_from_a_disk(tab: Page, pages: Path) -> None:
    tab.goto((pages / "questions/how-commitments-ended.html").as_uri())
    tab.fill("input[name=edition]", "2018-19")
    tab.fill("input[name=kind]", "step")  # in the words of the pages
    tab.click("#ask-now")
    expect(tab.locator("#asked")).to_contain_text("stands below", timeout=60_000)
    assert "edition=2018-19&kind=milestone" in tab.url
    rows = tab.locator("#asked-answer tbody tr").all_inner_texts()
    assert rows
    assert all("2018-19" in row and "milestone" in row for row in rows)
    tab.goto("about:blank")
    tab.goto(f"{(pages / 'questions/how-commitments-ended.html').as_uri()}#edition=2018-19&kind=milestone")
    expect(tab.locator("#asked")).to_contain_text("stands below", timeout=60_000)
    assert tab.input_value("input[name=kind]") == "step"
    tab.click("#ask-change")
    expect(tab.locator("#asked")).to_contain_text("stands below", timeout=60_000)
    assert tab.locator("#asked-answer tbody tr").count() == len(rows)


def test_a_name_is_looked_up_in_the_graph(tab: Page, pages: Path, store: EmbeddedStore) -> None:
    found = ask(store, load("find-by-name"), {"kind": "gt:Thread"})
    assert isinstance(found, Table)
    threads = {row["label"]: row["entity"] for row in found.records()}
    label, iri = max(threads.items())
    assert len(threads) > 2
    tab.goto((pages / "questions/history-of-a-thread.html").as_uri())
    tab.fill("input[name=thread]", label.upper())
    tab.click("#ask-now")
    expect(tab.locator("#asked")).to_contain_text("stands below", timeout=60_000)
    assert urlencode({"thread": iri}) in tab.url
    tab.fill("input[name=thread]", "e")
    tab.click("#ask-now")
    expect(tab.locator("#asked")).to_contain_text("different things: choose one", timeout=60_000)
    assert iri in tab.locator("#choices-thread option").evaluate_all("them => them.map(one => one.dataset.value)")
    tab.fill("input[name=thread]", "no thread is called so")
    tab.click("#ask-now")
    expect(tab.locator("#asked")).to_contain_text("there is no thread “no thread is called so”", timeout=60_000)


def test_the_editor_adds_the_prefixes_that_are_used(tab: Page, pages: Path) -> None:
    assert "The answer is yes" in opened(tab, pages, query="ASK { ?a a gt:Activity ; dcterms:description ?b }")
    lines = tab.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()").splitlines()
    assert lines[:2] == [
        "PREFIX gt: <https://w3id.org/goldenthread/ns#>",
        "PREFIX dcterms: <http://purl.org/dc/terms/>",
    ]


def test_where_it_is_served_the_server_answers(browser: Browser, brackenford: Path, pages: Path) -> None:
    context = browser.new_context()
    tab = context.new_page()
    requested: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    with Service(brackenford, seconds=20, site=pages) as service:
        tab.goto(f"{service.address}/sparql?{urlencode({'query': 'SELECT ?a { VALUES ?a { 1 2 } }'})}")
        expect(tab.locator("#asked")).to_contain_text("2 rows", timeout=60_000)
        assert "/ask.html#query=" in tab.url
        tab.evaluate("location.hash = 'query=' + encodeURIComponent('SELECT * { ?s ?p }')")
        expect(tab.locator("#asked")).to_contain_text("No answer", timeout=60_000)
        assert all(url.startswith(service.address) for url in requested)
        assert not [url for url in requested if url.endswith(("graph.js", "oxigraph.js"))]
    context.close()


def test_the_editor_completes_what_is_in_the_graph(tab: Page, pages: Path) -> None:
    tab.goto((pages / "ask.html").as_uri())
    for begun, wanted in (
        ("SELECT * { ?a a gt:Mile", "gt:Milestone"),
        ("SELECT * { ?a gt:deadl", "gt:deadline"),
        ("PREFIX sko", "skos: <http://www.w3.org/2004/02/skos/core#>"),
    ):
        text = begun if begun.startswith("PREFIX") else f"PREFIX gt: <https://w3id.org/goldenthread/ns#>\n{begun}"
        tab.evaluate(
            "text => { const it = document.querySelector('.CodeMirror').CodeMirror;"
            " it.setValue(text); it.setCursor(it.lineCount(), 0); it.focus(); it.autocomplete(); }",
            text,
        )
        expect(tab.locator(".CodeMirror-hints")).to_contain_text(wanted)
        tab.keyboard.press("Escape")
    tab.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('')")
    tab.keyboard.type("SELECT * { ?a foaf:n", delay=20)
    expect(tab.locator(".CodeMirror-code")).to_contain_text("PREFIX foaf: <http://xmlns.com/foaf/0.1/>")
