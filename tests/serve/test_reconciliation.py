"""Reconciliation as OpenRefine asks for it (specification 0.2): manifest, batches, suggestions, previews."""

from __future__ import annotations

import http.client
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from goldenthread.cli import run
from goldenthread.serve.paths import Addresses
from goldenthread.serve.reconciliation import LONGEST, MOST_CANDIDATES, MOST_QUERIES
from goldenthread.serve.replies import Refusal, Reply, Request
from goldenthread.serve.routes import Routes
from goldenthread.serve.service import Service
from goldenthread.store import EmbeddedStore
from tests.redaction.invented import Hard, write_council
from tests.small_council import ACTIVITY_2015, MINTER

KEY = ACTIVITY_2015.removeprefix(MINTER.base)


def asked(routes: Routes, path: str = "/reconcile", method: str = "GET", **given: str) -> Reply:
    try:
        return routes.reply(Request(method, path, {name: [one] for name, one in given.items()}, "", "http://h:1"))
    except Refusal as refusal:
        return refusal.reply()


def said(reply: Reply) -> Any:
    assert (reply.status, reply.kind) == (200, "application/json"), reply.body
    assert isinstance(reply.body, bytes)
    return json.loads(reply.body)


def results(routes: Routes, query: dict[str, Any], method: str = "GET") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = said(asked(routes, method=method, queries=json.dumps({"q0": query})))["q0"]["result"]
    return found


def test_the_manifest_says_what_the_service_is(routes: Routes) -> None:
    manifest = said(asked(routes))
    assert manifest["versions"] == ["0.2"]
    assert manifest["identifierSpace"] == MINTER.base
    assert {"name", "schemaSpace", "defaultTypes", "view", "preview", "suggest"} <= manifest.keys()
    assert manifest["view"]["url"].replace("{{id}}", KEY) == f"http://h:1/data/{KEY}"
    assert {one["id"] for one in manifest["defaultTypes"]} == {"Commitment", "Thread", "Person", "Unit"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_batch_is_answered_under_its_keys(routes: Routes, method: str) -> None:
    batch = {
        "q0": {"query": "Ada Lark", "type": "Person", "limit": 3, "type_strict": "should"},
        "q1": {"query": "street trees", "type": "Commitment", "properties": [{"pid": "edition", "v": "2015-16"}]},
        "q2": {"query": "no such thing at all: zzzz"},
    }
    answer = said(asked(routes, method=method, queries=json.dumps(batch)))
    assert answer.keys() == batch.keys()
    (ada, *_) = answer["q0"]["result"]
    assert (ada["name"], ada["match"], ada["score"]) == ("Ada Lark", True, 100)
    assert ada["type"] == [{"id": "Person", "name": "A person"}]
    assert answer["q1"]["result"][0]["id"] == KEY
    assert answer["q2"]["result"] == []
    for one in (one for some in answer.values() for one in some["result"]):
        assert {"id", "name", "type", "score", "match", "features"} <= one.keys()
        assert all(feature.keys() == {"id", "value"} for feature in one["features"])
        assert 0 <= one["score"] <= 100


def test_other_spellings_and_codes_find_their_owner(routes: Routes) -> None:
    assert results(routes, {"query": "a. lark", "type": "Person"})[0]["name"] == "Ada Lark"
    found = results(routes, {"query": "E&P", "type": [{"id": "Unit"}]})
    assert (found[0]["name"], found[0]["match"]) == ("Environment and Parks", True)


def test_only_one_that_alone_bears_the_name_is_a_match(routes: Routes) -> None:
    near = results(routes, {"query": "Ada Larke", "type": "Person"})
    assert near[0]["name"] == "Ada Lark"
    assert (near[0]["match"], near[0]["score"] < 100) == (False, True)
    several = results(routes, {"query": "Plant 250 street trees"})
    assert [one["type"][0]["id"] for one in several if one["score"] == 100] == ["Commitment", "Thread"]
    assert not any(one["match"] for one in several)
    assert results(routes, {"query": "Plant 250 street trees", "type": "Thread"})[0]["match"]


def test_a_property_that_does_not_fit_is_no_match(routes: Routes) -> None:
    query = {"query": "Plant 250 street trees", "type": "Commitment"}
    fits = results(routes, {**query, "properties": [{"pid": "edition", "v": "2015-16"}]})[0]
    odd = results(routes, {**query, "properties": [{"pid": "edition", "v": "2014-15"}]})
    assert fits["match"]
    assert not any(one["match"] for one in odd)
    assert {one["id"]: one["score"] for one in odd}[KEY] < fits["score"]


@pytest.mark.parametrize(
    ("queries", "status"),
    [
        ("nonsense", 400),
        ("[]", 400),
        ('{"q0": "x"}', 400),
        ('{"q0": {}}', 400),
        ('{"q0": {"query": 7}}', 400),
        ('{"q0": {"query": " "}}', 400),
        ('{"q0": {"query": "x", "limit": 0}}', 400),
        ('{"q0": {"query": "x", "limit": true}}', 400),
        ('{"q0": {"query": "x", "type": "Dog"}}', 400),
        ('{"q0": {"query": "x", "type": 7}}', 400),
        ('{"q0": {"query": "x", "properties": "edition"}}', 400),
        ('{"q0": {"query": "x", "properties": [{"pid": "colour", "v": "red"}]}}', 400),
        ("[" * 100_000, 400),
        (json.dumps({"q0": {"query": "x" * (LONGEST + 1)}}), 413),
        (json.dumps({f"q{n}": {"query": "x"} for n in range(MOST_QUERIES + 1)}), 413),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(routes: Routes, queries: str, status: int) -> None:
    reply = asked(routes, queries=queries)
    assert reply.status == status
    assert isinstance(reply.body, bytes)
    assert reply.body.count(b"\n") == 1


def test_bounds_hold_up_to_their_ends(routes: Routes) -> None:
    most = {f"q{n}": {"query": "trees", "limit": 10_000} for n in range(MOST_QUERIES)}
    answer = said(asked(routes, queries=json.dumps(most)))
    assert len(answer) == MOST_QUERIES
    assert all(len(one["result"]) <= MOST_CANDIDATES for one in answer.values())
    assert len(results(routes, {"query": "trees", "limit": 1})) == 1
    assert results(routes, {"query": "x" * LONGEST}) == []
    assert said(asked(routes, queries="{}")) == {}


def test_suggestions_begin_so(routes: Routes) -> None:
    found = said(asked(routes, "/reconcile/suggest/entity", prefix="plant 2"))["result"]
    assert {one["name"] for one in found} == {"Plant 200 street trees", "Plant 250 street trees"}
    assert all({"id", "name", "description", "notable"} <= one.keys() for one in found)
    assert said(asked(routes, "/reconcile/suggest/entity", prefix=""))["result"] == []
    assert said(asked(routes, "/reconcile/suggest/entity"))["result"] == []


def test_a_preview_is_a_page_without_a_script(routes: Routes) -> None:
    reply = asked(routes, "/reconcile/preview", id=KEY)
    assert isinstance(reply.body, bytes)
    assert (reply.status, reply.kind) == (200, "text/html; charset=utf-8")
    assert b"Plant 250 street trees" in reply.body
    assert not re.search(rb"<script|<form", reply.body)
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert asked(routes, "/reconcile/preview", id="nothing/such").status == 404
    assert asked(routes, "/reconcile/preview").status == 400


def test_jsonp_is_refused_and_said_so(routes: Routes) -> None:
    assert asked(routes, callback="alert", queries="{}").status == 400


def test_no_officer_of_a_redacted_build_is_found(tmp_path: Path) -> None:
    write_council(tmp_path / "data", [Hard("Joy", "Zadrozny", "Joy Zadrozny")])
    words = ["build", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "out"), "--redact", "--quiet"]
    assert run(words) in (0, 1)
    base = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))["base"]
    hidden = Routes(EmbeddedStore.open(tmp_path / "out"), Addresses(base), {})
    for path in ("/reconcile/suggest/entity", "/reconcile"):
        given = {"prefix": "zadro"} if path.endswith("entity") else {"queries": '{"q0": {"query": "Joy Zadrozny"}}'}
        assert "Zadrozny" not in json.dumps(said(asked(hidden, path, **given)))


def test_the_server_answers_it(service: Service) -> None:
    client = http.client.HTTPConnection(service.host, service.port, timeout=20)
    try:
        body = urlencode({"queries": json.dumps({"q0": {"query": "Ada Lark"}})})
        for method, path, sent in (
            ("GET", "/reconcile", None),
            ("POST", "/reconcile", body),
            ("GET", f"/reconcile/preview?id={quote(KEY)}", None),
            ("GET", "/reconcile/suggest/entity?prefix=ada", None),
        ):
            client.request(method, path, sent, {"Content-Type": "application/x-www-form-urlencoded"} if sent else {})
            reply = client.getresponse()
            text = reply.read().decode()
            assert reply.status == 200, text
            assert reply.headers["Access-Control-Allow-Origin"] == "*"
            if sent:
                assert json.loads(text)["q0"]["result"][0]["name"] == "Ada Lark"
        client.request("POST", "/reconcile/preview", "id=x", {"Content-Type": "application/x-www-form-urlencoded"})
        assert client.getresponse().status == 405
    finally:
        client.close()


def test_names_that_begin_so_are_suggested_before_those_with_such_a_word(routes: Routes) -> None:
    found = said(asked(routes, "/reconcile/suggest/entity", prefix="p", limit="50"))["result"]
    begins = [one["name"].casefold().startswith("p") for one in found]
    assert set(begins) == {True, False}
    assert begins == sorted(begins, reverse=True)


@pytest.mark.parametrize(("wanted", "same"), [("Plant 200 street trees", 100.0), ("Plant 200 street tree", 0.0)])
def test_whether_the_names_are_the_same_is_a_part_of_the_score(routes: Routes, wanted: str, same: float) -> None:
    first = results(routes, {"query": wanted})[0]
    assert first["name"] == "Plant 200 street trees"
    assert {"id": "same-name", "value": same} in first["features"]
