"""The SPARQL 1.1 protocol, read-only: checks a request, passes the query on, streams the answer back.

The first part of an answer is held back until it is large or complete, so that a query which fails gets the status
of its failure; an answer that fails later is broken off, never ended as if it were whole.
"""

from __future__ import annotations

import http.client
import io
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlencode

from goldenthread.serve.engine import LOOPBACK, Engine, Worker
from goldenthread.store import RemoteStore
from goldenthread.store.tokens import form, plainly, tokens, undeclared

HELD_BACK = 256 * 1024
LARGEST_REQUEST = 1024 * 1024
_CHUNK = 64 * 1024
_CANCELLED = b"The SPARQL operation has been cancelled"
_GRACE = 1.5

TABLES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}
"""What ``format=`` may ask for of a table, for clients that cannot send an Accept header."""
GRAPHS = {
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "json": "application/ld+json",
    "jsonld": "application/ld+json",
    "xml": "application/rdf+xml",
}
"""The same for a graph."""


class Refusal(Exception):  # noqa: N818 - a status and a line for the client, most of them no error of ours
    """Why a request is not answered.

    Args:
        status: of HTTP.
        message: one plain line.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(slots=True)
class Answer:
    """The beginning of an answer, and the rest as it comes.

    Attributes:
        kind: media type.
        first: what was held back.
        rest: nothing where the answer is complete.
    """

    kind: str
    first: bytes
    rest: Iterator[bytes] | None


def checked(parameters: Mapping[str, Sequence[str]]) -> str:
    """The query of a request.

    Raises:
        Refusal: there is none, or it may not be run here.
    """
    if "update" in parameters:
        raise Refusal(403, "this endpoint is read-only: it runs queries, no updates")
    found = parameters.get("query", [])
    if len(found) != 1:
        raise Refusal(400, "send exactly one 'query'")
    query = found[0]
    if form(query) is None:
        words = {token.text for token in tokens(query) if token.kind == "word"}
        if words & {"INSERT", "DELETE", "DROP", "CLEAR", "LOAD", "CREATE", "COPY", "MOVE", "ADD"}:
            raise Refusal(403, "this endpoint is read-only: it runs queries, no updates")
        raise Refusal(400, "not a SELECT, CONSTRUCT, ASK or DESCRIBE query")
    if any(token.kind == "word" and token.text == "SERVICE" for token in tokens(query)):
        raise Refusal(403, "SERVICE is not followed here: ask the other server yourself")
    missing = undeclared(query)
    if missing:
        raise Refusal(400, f"the prefix '{missing[0]}:' is not declared: add PREFIX {missing[0]}: <...>")
    return query


def run(engine: Engine, parameters: Mapping[str, Sequence[str]], accept: str) -> Answer:
    """The answer to a query.

    Raises:
        Refusal: the query is malformed, takes too long, or may not be run.
    """
    query = checked(parameters)
    until = time.monotonic() + engine.seconds
    asked = [("query", query)]
    asked += [(name, graph) for name in ("default-graph-uri", "named-graph-uri") for graph in parameters.get(name, [])]
    formats = TABLES if form(query) in ("SELECT", "ASK") else GRAPHS
    wanted = formats.get((parameters.get("format") or [""])[0], accept)
    stream = _stream(engine, urlencode(asked).encode(), wanted, until)
    kind = next(stream).decode()
    held: list[bytes] = []
    size = 0
    for piece in stream:
        held.append(piece)
        size += len(piece)
        if size >= HELD_BACK:
            return Answer(kind, b"".join(held), stream)
    return Answer(kind, b"".join(held), None)


def _stream(engine: Engine, body: bytes, accept: str, until: float) -> Iterator[bytes]:
    """The media type of the answer, then the answer in pieces."""
    try:
        with engine.borrow(until) as worker:
            try:
                yield from _pieces(worker, body, accept, until)
            except TimeoutError:
                engine.retire(worker)
                raise
    except TimeoutError:
        raise _too_long(engine.seconds) from None
    except _Cancelled:
        raise _too_long(engine.seconds) from None
    except (OSError, http.client.HTTPException):
        raise Refusal(503, "the SPARQL server ended while it worked on this query: ask for less") from None


def _too_long(seconds: float) -> Refusal:
    return Refusal(504, f"the query took longer than the {seconds:g} seconds that one may take here: ask for less")


class _Cancelled(Exception):  # noqa: N818 - what the server did
    """The server gave up at its own time-out."""


def _pieces(worker: Worker, body: bytes, accept: str, until: float) -> Iterator[bytes]:
    connection = worker.connection(max(0.1, until - time.monotonic()) + _GRACE)
    whole = False
    try:
        response = _asked(connection, body, accept)
        if response.status != 200:
            said = response.read(2000).decode("utf-8", "replace")
            raise Refusal(response.status if response.status in (400, 406) else 500, _in_a_line(said))
        yield response.headers.get("content-type", "application/octet-stream").encode()
        tail = b""
        while piece := response.read1(_CHUNK):
            tail = (tail + piece)[-len(_CANCELLED) :]
            if tail == _CANCELLED:
                raise _Cancelled
            yield piece
            if time.monotonic() > until + _GRACE:
                raise TimeoutError
        response.read()  # nothing is left, but only this ends the response
        whole = True
    finally:
        if whole:
            worker.keep(connection)
        else:
            connection.close()


def _asked(connection: http.client.HTTPConnection, body: bytes, accept: str) -> http.client.HTTPResponse:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
    kept = connection.sock is not None
    try:
        connection.request("POST", "/query", body, headers)
        return connection.getresponse()
    except (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected):
        if not kept:
            raise
        connection.close()  # the server had closed it in the meantime: once more on a new one
        connection.request("POST", "/query", body, headers)
        return connection.getresponse()


def _in_a_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    line = lines[0] if lines else "the query cannot be run"
    return f"the query is malformed: {plainly(line)}" if line.startswith("error at") else line[:300]


class Behind(RemoteStore):
    """The servers behind the front as a store.

    Args:
        engine: runs the queries.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(f"http://{LOOPBACK}/query", seconds=engine.seconds, union=True)
        self._engine = engine

    def _ask(self, query: str, accept: str, graphs: Sequence[str]) -> tuple[IO[bytes], str]:
        answer = run(self._engine, {"query": [query], "default-graph-uri": graphs}, accept)
        return io.BytesIO(b"".join((answer.first, *(answer.rest or ())))), answer.kind.partition(";")[0]
