"""What is answered to each request of a client: read-only, but for the review where the server was started for it."""

from __future__ import annotations

import asyncio
import email.message
import ipaddress
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urlsplit

from goldenthread.serve import statics
from goldenthread.serve.connection import METHODS, SLOWEST, Message, Sent
from goldenthread.serve.hosts import Hosts
from goldenthread.serve.paths import ASKED, CLOSED, POSTED, VOID, Addresses
from goldenthread.serve.replies import Refusal, Reply, Request
from goldenthread.serve.worker_pool import Engine

if TYPE_CHECKING:
    from goldenthread.serve.review_desk import Desk

LOOPBACK = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of all pages."""
_ALWAYS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Content-Security-Policy": POLICY}
_FORM = "application/x-www-form-urlencoded"
_DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
_MOST_FIELDS = 100
LARGEST_FORM = 16 * 1024
"""Bytes of an answer of a review."""


class Front:
    """Decides what is answered to a request, from the graph or from a file.

    Args:
        engine: answers from the graph.
        addresses: knows the IRIs.
        site: folder of static pages.
        hosts: the names of this server.
        cors: answers scripts of other sites too.
        desk: where links are reviewed; without one nothing can be written.
    """

    def __init__(
        self,
        engine: Engine,
        addresses: Addresses,
        site: Path | None,
        hosts: Hosts,
        *,
        cors: bool,
        desk: Desk | None = None,
    ) -> None:
        self._engine = engine
        self._addresses = addresses
        self._site = site
        self._hosts = hosts
        self._cors = cors
        self._desk = desk

    async def answer(self, message: Message) -> Sent:
        """The answer to a request."""
        try:
            reply = await self._answer(message)
        except Refusal as refusal:
            reply = self._whole(refusal.reply())
        headers = {**_ALWAYS, **reply.headers}
        if self._cors:
            headers["Access-Control-Allow-Origin"] = "*"
        return Sent(reply.status, reply.kind, headers, reply.body, reply.length, reply.seconds, reply.close)

    async def _answer(self, message: Message) -> Sent:
        parts = _split(message.target)
        host = self._named(parts, message)
        path = parts.path or "/"
        if self._desk is not None and self._desk.holds(path):
            return await self._reviewed(self._desk, message, parts, host)
        if message.method == "OPTIONS":
            return self._whole(Reply(204, "", b"", self._options()))
        if path in CLOSED:
            raise Refusal(403, "this server is read-only")
        if message.method not in METHODS.split(", "):
            raise Refusal(405, "this server is read-only", {"Allow": METHODS})
        parameters = _fields(parts.query)
        if message.method == "POST":
            if path not in POSTED:
                raise Refusal(405, "only queries can be posted here, to /sparql", {"Allow": "GET, HEAD, OPTIONS"})
            for name, values in _posted(message).items():
                parameters.setdefault(name, []).extend(values)
        if path.startswith(statics.ASSETS):
            return self._file(statics.asset(path, message.headers))
        if (path in (*ASKED, *VOID) or self._addresses.holds(path)) and not self._is_file(path):
            here = f"http://{host or LOOPBACK}"
            request = Request(message.method, path, parameters, message.headers.get("accept", ""), here)
            answer = await self._engine.ask(request, _client(message.client))
            seconds = self._engine.seconds + 2
            return Sent(answer.status, answer.kind, answer.headers, answer.pieces, answer.length, seconds, answer.close)
        if path == "/" and not (self._site and (self._site / "index.html").is_file()):
            return self._whole(Reply(302, "text/plain; charset=utf-8", b"", {"Location": "/sparql"}))
        return self._file(statics.found(self._site, path, message.headers))

    def _named(self, parts: SplitResult, message: Message) -> str:
        """The name under which this server is asked; HTTP/1.0 may give none, and no browser speaks that.

        Raises:
            Refusal: it is none of this server's.
        """
        host = parts.netloc or message.headers.get("host", "")
        if host and not self._hosts.knows(host):
            raise Refusal(421, "this server is not known under this name: serve with --name to make it so")
        return host

    async def _reviewed(self, desk: Desk, message: Message, parts: SplitResult, host: str) -> Sent:
        """The answer of the review, which may wait for the lock of a file."""
        posts = message.method == "POST"
        if posts and len(message.body) > LARGEST_FORM:
            raise Refusal(413, f"a form may have {LARGEST_FORM:,} bytes")
        fields = _posted(message) if posts else _fields(parts.query)
        return self._whole(
            await asyncio.to_thread(desk.answer, message.method, parts.path, fields, message.headers, host)
        )

    def _is_file(self, path: str) -> bool:
        """Whether a page of the site stands where a base that is the root of its host has its IRIs."""
        if urlsplit(self._addresses.base).path != "/" or path in (*ASKED, *VOID):
            return False
        with suppress(Refusal):
            return isinstance(statics.found(self._site, path, {}), statics.File)
        return False

    def _file(self, found: statics.File | Reply) -> Sent:
        if isinstance(found, Reply):
            return self._whole(found)
        seconds = self._engine.seconds + found.size / SLOWEST
        return Sent(200, found.kind, found.headers, found.path, found.size, seconds)

    def _whole(self, reply: Reply) -> Sent:
        assert isinstance(reply.body, bytes)  # noqa: S101 - what the front itself says is short
        return Sent(reply.status, reply.kind, reply.headers, reply.body, len(reply.body), self._engine.seconds)

    def _options(self) -> dict[str, str]:
        headers = {"Allow": METHODS}
        if self._cors:
            headers["Access-Control-Allow-Methods"] = METHODS
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        return headers


def _split(target: str) -> SplitResult:
    """A target in its parts; one that is a whole address brings its host along (RFC 9112, 3.2.2).

    Raises:
        Refusal: it is none.
    """
    try:
        if target == "*" or target.startswith("/"):
            path, _, query = target.partition("#")[0].partition("?")
            return SplitResult("", "", path, query, "")
        parts = urlsplit(target)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError(target)
    except ValueError:
        raise Refusal(400, "the address of the request cannot be understood") from None
    return parts


def _fields(text: str) -> dict[str, list[str]]:
    """The fields of a query or form, each with its values.

    Raises:
        Refusal: there are too many, or they are not UTF-8.
    """
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise Refusal(400, f"the request has more than {_MOST_FIELDS} fields, or is no UTF-8 text") from None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _posted(message: Message) -> dict[str, list[str]]:
    """What a body asks (SPARQL 1.1 Protocol, 2.1.2 and 2.1.3).

    Raises:
        Refusal: it is of no kind that asks anything, or is not UTF-8.
    """
    said = email.message.Message()
    said["content-type"] = message.headers.get("content-type", "application/octet-stream")
    kind = said.get_content_type()
    if str(said.get_param("charset") or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Refusal(415, "send UTF-8")
    try:
        body = message.body.decode()
    except UnicodeDecodeError:
        raise Refusal(400, "the body is no UTF-8 text") from None
    if kind == _FORM:
        return _fields(body)
    if kind in _DIRECT:
        return {_DIRECT[kind]: [body]}
    raise Refusal(415, f"send a query as application/sparql-query or {_FORM}")


def _client(address: str) -> str:
    """Whom an address counts for: all of one IPv6 network for one."""
    with suppress(ValueError):
        found = ipaddress.ip_address(address)
        if found.version == 6 and found.ipv4_mapped is None:
            return str(ipaddress.ip_network((found, 64), strict=False))
    return address
