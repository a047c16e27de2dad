"""``goldenthread query --at`` a server that means harm: one line, in time, and nobody else is asked."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.damages import ran
from tests.listener import Listener, listening, running

JSON_LD = "application/ld+json"
JSON, XML, RDF = "application/sparql-results+json", "application/sparql-results+xml", "application/rdf+xml"
BEGUN = b'{"head":{"vars":["a"]},"results":{"bindings":['
EMPTY = BEGUN + b"]}}"
ROW = b'{"a":{"type":"literal","value":"%s"}}'
SELECT, CONSTRUCT = "SELECT ?a { ?a ?b ?c }", "CONSTRUCT WHERE { ?a ?b ?c }"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a0 "haha">%s]>' % b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)
GRAPH = (
    b'%s<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:"><r:Description r:about="urn:a">'
)
GRAPH += b"<e:b>%s</e:b></r:Description></r:RDF>"
PATIENCE = 2
IN_VAIN = f"no answer within {PATIENCE + 0.5} seconds"
FEW = ("a context that is elsewhere", "a graph of entities", "a bomb", "elsewhere", "a head that drips")
"""What the fast tests try."""
Send = Callable[[BaseHTTPRequestHandler], object]


class Odd(ThreadingHTTPServer):
    """Answers what it has to as any server, and the question itself by what is set."""

    daemon_threads = True
    send: Send

    def handle_error(self, *_: object) -> None:
        """Nothing: the client hangs up."""


class Visit(BaseHTTPRequestHandler):
    """Answers one request."""

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        if asked.startswith(b"query=ASK") or b"ASK" in asked[:600]:
            answer(JSON, b'{"head":{},"boolean":%s}' % (b"false" if b"replaces" in asked else b"true"))(self)
        else:
            self.server.send(self)  # type: ignore[attr-defined]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        pass


def answer(kind: str, body: bytes, status: int = 200, **headers: str) -> Send:
    """Sends a whole answer."""

    def send(visit: BaseHTTPRequestHandler) -> None:
        visit.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            visit.send_header(name.replace("_", "-"), value)
        visit.end_headers()
        visit.wfile.write(body)

    return send


def without_end(head: bytes, piece: bytes, pause: float = 0.0, kind: str = JSON) -> Send:
    """Sends the same again and again."""

    def send(visit: BaseHTTPRequestHandler) -> None:
        visit.send_response(200)
        visit.send_header("Content-Type", kind)
        visit.end_headers()
        visit.wfile.write(head)
        with suppress(OSError):
            while True:
                visit.wfile.write(piece)
                time.sleep(pause)

    return send


def dripping_head(visit: BaseHTTPRequestHandler) -> None:
    """Sends headers that never end."""
    with suppress(OSError):
        visit.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while True:
            visit.wfile.write(b"X")
            time.sleep(0.1)


def dripping_refusal(visit: BaseHTTPRequestHandler) -> None:
    """Sends an error whose words never end."""
    visit.send_response(500)
    visit.end_headers()
    with suppress(OSError):
        while True:
            visit.wfile.write(b" ")
            time.sleep(0.1)


@pytest.fixture(scope="module")
def odd() -> Iterator[Odd]:
    with running(Odd(("127.0.0.1", 0), Visit)) as made:
        yield made


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with listening() as made:
        yield made


def asked(odd: Odd, folder: Path, text: str, send: Send, *options: str) -> tuple[int, str, float, int]:
    """How the command ends: its exit code, what it says, seconds of the clock, bytes at most."""
    odd.send = send
    question = folder / "question.rq"
    question.write_text(text, encoding="utf-8")
    run(["query", "--list"])  # what it imports is no part of the measure
    began = time.monotonic()
    words = ["query", str(question), "--at", f"http://127.0.0.1:{odd.server_port}/sparql", "--format", "nt"]
    words[-1] = "csv" if text == SELECT else "nt"
    code, said, _, memory = ran([*words, *options], folder / "said")
    return code, said, time.monotonic() - began, memory


def hostile(address: str) -> dict[str, tuple[str, Send, str]]:
    """Answers that mean harm, by what is odd: the question, the answer, and words of the line that is said."""
    context = b'{"@context":"%s","head":{"link":["%s"],"vars":["a"]},"results":{"bindings":[]}}'
    at = address.encode()
    bomb, link = gzip.compress(bytes(200_000_000), 1), b'<link href="%s">' % at
    base = b"@base <%s> . <a> <b> <c" % at
    outside = b'<!DOCTYPE x SYSTEM "%s" [<!ENTITY %% p SYSTEM "%s"> %%p; <!ENTITY q SYSTEM "%s">]>' % (at, at, at)
    return {
        "a context that is elsewhere": (CONSTRUCT, answer(JSON_LD, context % (at, at)), "not with a graph"),
        "an XML answer": (SELECT, answer(XML, outside + b"<sparql>&q;</sparql>"), "cannot be read"),
        "entities": (SELECT, answer(XML, LAUGHS + b"<sparql>&a11;</sparql>"), "cannot be read"),
        "a graph of entities": (CONSTRUCT, answer(RDF, GRAPH % (LAUGHS, b"&a11;")), ""),
        "a graph with things outside": (CONSTRUCT, answer(RDF, GRAPH % (outside, b"&q;")), "broke off"),
        "a graph with a base elsewhere": (CONSTRUCT, answer("text/turtle", base), "broke off"),
        "packed": (SELECT, answer(JSON, gzip.compress(EMPTY), Content_Encoding="gzip"), "cannot be read"),
        "a bomb": (SELECT, answer(JSON, bomb, Content_Encoding="gzip"), "cannot be read"),
        "elsewhere": (SELECT, answer(JSON, b"", 303, Location=address), "sends on to"),
        "elsewhere for good": (SELECT, answer(JSON, b"", 308, Location=address), "sends on to"),
        "elsewhere by a refresh": (SELECT, answer(JSON, b"no", 500, Refresh=f"0;url={address}"), "answered 500: no"),
        "elsewhere by a link": (SELECT, answer("text/html", link, Link=f"<{address}>"), "cannot be read"),
        "deep": (SELECT, answer(JSON, b'{"head":' + b"[" * 1_000_000), "cannot be read"),
        "many rows": (SELECT, without_end(BEGUN + ROW % b"x", (b"," + ROW % b"x") * 9_000), "more than 1,000 rows"),
        "a long value": (SELECT, without_end(BEGUN + b'{"a":{"type":"literal","value":"', b"x" * 1_000_000), ""),
        "a long name": (SELECT, without_end(b'{"head":{"vars":["', b"x" * 1_000_000), ""),
        "many names": (SELECT, without_end(b'{"head":{"vars":["a"', b',"a"' * 100_000), ""),
        "a long graph": (CONSTRUCT, without_end(b"<urn:a> <urn:b> '", b"x" * 1_000_000, kind="text/turtle"), ""),
        "many triples": (CONSTRUCT, without_end(b"", b"<urn:a> <urn:b> 1, [], [].\n" * 9_000, kind="text/turtle"), ""),
        "a drip": (SELECT, without_end(BEGUN, b" ", 0.1), IN_VAIN),
        "a drip of rows": (SELECT, without_end(BEGUN + ROW % b"x", b"," + ROW % b"x", 0.1), IN_VAIN),
        "a head that drips": (SELECT, dripping_head, IN_VAIN),
        "a refusal that drips": (SELECT, dripping_refusal, IN_VAIN),
        "silence": (SELECT, lambda _: time.sleep(4 * PATIENCE), f"gave no answer in {PATIENCE} seconds"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "what",
    [one if one in FEW else pytest.param(one, marks=pytest.mark.slow) for one in hostile("http://127.0.0.1:1/")],
)
def test_a_server_that_means_harm(odd: Odd, listener: Listener, tmp_path: Path, what: str) -> None:
    before = listener.visits
    text, send, words = hostile(listener.address)[what]
    code, said, seconds, memory = asked(odd, tmp_path, text, send, "--timeout", str(PATIENCE), "--max-rows", "1000")
    assert (code, said.count("\n"), words in said) == (2, 1, True), said
    assert said.startswith("goldenthread: ")
    assert seconds < 3 * PATIENCE
    assert memory < 1 << 30
    assert listener.visits == before


def test_an_answer_that_is_one(odd: Odd, tmp_path: Path) -> None:
    assert asked(odd, tmp_path, SELECT, answer(JSON, BEGUN + ROW % b"here" + b"]}}"))[:2] == (0, "a\nhere\n")
    told = asked(odd, tmp_path, CONSTRUCT, answer(RDF, GRAPH % (b'<!DOCTYPE x [<!ENTITY q "so">]>', b"&q;")))
    assert told[:2] == (0, '<urn:a> <urn:e:b> "so" .\n')
