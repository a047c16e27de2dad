"""The server that clients speak to: loopback unless told otherwise, read-only always."""

from __future__ import annotations

import asyncio
import email.message
import ipaddress
import json
import resource
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlsplit

from goldenthread.errors import BuildError, ServeError
from goldenthread.serve import statics
from goldenthread.serve.addresses import CLOSED, ENDPOINTS, VOID, Addresses
from goldenthread.serve.connection import METHODS, SLOWEST, Connection, Message, Sent
from goldenthread.serve.engine import Engine
from goldenthread.serve.hosts import Hosts
from goldenthread.serve.replies import Refusal, Reply, Request
from goldenthread.serve.wire import Holding
from goldenthread.store import base_of, whole_dataset

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
_MOST_CLIENTS = 2000


class Front:
    """Decides what is answered to a request, from the graph or from a file.

    Args:
        engine: answers from the graph.
        addresses: knows the IRIs.
        site: folder of static pages.
        hosts: the names of this server.
        cors: answers scripts of other sites too.
    """

    def __init__(self, engine: Engine, addresses: Addresses, site: Path | None, hosts: Hosts, *, cors: bool) -> None:
        self._engine = engine
        self._addresses = addresses
        self._site = site
        self._hosts = hosts
        self._cors = cors

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
        host = parts.netloc or message.headers.get("host", "")
        if host and not self._hosts.knows(host):  # HTTP/1.0 may name none, and no browser speaks that
            raise Refusal(421, "this server is not known under this name: serve with --name to make it so")
        path = parts.path or "/"
        if message.method == "OPTIONS":
            return self._whole(Reply(204, "", b"", self._options()))
        if path in CLOSED:
            raise Refusal(403, "this server is read-only")
        if message.method not in METHODS.split(", "):
            raise Refusal(405, "this server is read-only", {"Allow": METHODS})
        parameters = _fields(parts.query)
        if message.method == "POST":
            if path not in ENDPOINTS:
                raise Refusal(405, "only queries can be posted here, to /sparql", {"Allow": "GET, HEAD, OPTIONS"})
            for name, values in _posted(message).items():
                parameters.setdefault(name, []).extend(values)
        if path.startswith(statics.ASSETS):
            return self._file(statics.asset(path, message.headers))
        if (path in (*ENDPOINTS, *VOID) or self._addresses.holds(path)) and not self._is_file(path):
            here = f"http://{host or LOOPBACK}"
            request = Request(message.method, path, parameters, message.headers.get("accept", ""), here)
            answer = await self._engine.ask(request, _client(message.client))
            seconds = self._engine.seconds + 2
            return Sent(answer.status, answer.kind, answer.headers, answer.pieces, answer.length, seconds, answer.close)
        if path == "/" and not (self._site and (self._site / "index.html").is_file()):
            return self._whole(Reply(302, "text/plain; charset=utf-8", b"", {"Location": "/sparql"}))
        return self._file(statics.found(self._site, path, message.headers))

    def _is_file(self, path: str) -> bool:
        """Whether a page of the site stands where a base that is the root of its host has its IRIs."""
        if urlsplit(self._addresses.base).path != "/" or path in (*ENDPOINTS, *VOID):
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


class Service:
    """Everything that serves one build: ended by :meth:`stop`, or by leaving a ``with``.

    Args:
        build: the folder that ``build`` wrote.
        host: where to listen.
        port: 0 for any that is free.
        seconds: how long a question may take.
        cors: answer scripts of other sites.
        site: folder of static pages; ``site`` in the build folder where that exists.
        places: how many questions may be answered at once.
        memory: bytes that they may take together beyond the graph; one may take half of it.
        names: further names under which clients know this server.

    Raises:
        BuildError: there is no graph, or it cannot be read.
        ServeError: the address cannot be used.
    """

    def __init__(
        self,
        build: Path,
        *,
        host: str = LOOPBACK,
        port: int = 0,
        seconds: float = 30.0,
        cors: bool = False,
        site: Path | None = None,
        places: int = 128,
        memory: int = 2 << 30,
        names: Sequence[str] = (),
    ) -> None:
        dataset = whole_dataset(build)
        base = base_of(build)
        folder = (site or (build / "site")).resolve()
        pages = pages_of(folder, base)
        self._socket = _listen(host, port)
        self.host, self.port = host, int(self._socket.getsockname()[1])
        try:
            self.engine = Engine(Holding(str(dataset.resolve()), base, pages, memory), seconds=seconds, places=places)
        except BaseException:
            self._socket.close()
            raise
        hosts = Hosts.of(host, names)
        self._front = Front(self.engine, Addresses(base), folder if folder.is_dir() else None, hosts, cors=cors)
        self._most = _room(places)
        self._connections: set[Connection] = set()
        self._serving: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = asyncio.Event()
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Where a browser goes."""
        host = {"0.0.0.0": LOOPBACK, "::": "::1"}.get(self.host, self.host)  # noqa: S104 - compared, not bound
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def start(self) -> None:
        """Serves in a thread of its own."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(self._loop,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the server and all its processes; nothing stays behind."""
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join()
            self._loop = self._thread = None
        self._socket.close()
        self.engine.stop()

    def __enter__(self) -> Service:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._connected, sock=self._socket, backlog=1024)
        await self._over.wait()
        server.close()
        for connection in list(self._connections):
            connection.abort()
        self.engine.close()
        if self._serving:
            await asyncio.wait(self._serving, timeout=2)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving = asyncio.current_task()
        if serving is not None:
            self._serving.add(serving)
            serving.add_done_callback(self._serving.discard)
        connection = Connection(reader, writer, self._front.answer)
        if len(self._connections) >= self._most:
            waiting = [(one.waits_since, id(one), one) for one in self._connections if one.waits_since is not None]
            if not waiting:
                connection.abort()
                return
            waits = min(waiting)[2]
            self._connections.discard(waits)
            waits.abort()
        self._connections.add(connection)
        try:
            await connection.serve()
        finally:
            self._connections.discard(connection)


def pages_of(site: Path, base: str) -> dict[str, str]:
    """The page of a site for each IRI, as the site itself lists them in ``iris.json``.

    Args:
        site: its folder.
        base: where the IRIs of the data begin; a site of another base has no pages for them.

    Raises:
        BuildError: the list is damaged.
    """
    path = site / "iris.json"
    if not path.is_file():
        return {}
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
        pages = {str(key): str(page) for key, page in listed["pages"].items()}
        made_for = str(listed["base"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BuildError("the list of pages is damaged: make the site again", path=path) from None
    if made_for != base:
        raise BuildError(f"the site was made for {made_for}, the build for {base}: make the site again", path=path)
    return {key if ":" in key else base + key: page for key, page in pages.items()}


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as problem:
        raise ServeError(f"{host}:{port} cannot be used ({problem.strerror}): choose another --port") from problem


def _room(places: int) -> int:
    """For how many clients this process may hold a socket, after it has asked the system for as many as it wants."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    others = 2 * places + 100
    if most < 0 or most > soft:
        soft = _MOST_CLIENTS + others if most < 0 else min(_MOST_CLIENTS + others, most)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))
    return max(16, min(_MOST_CLIENTS, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - others))
