"""The small server that clients speak to: loopback unless told otherwise, read-only always."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from goldenthread.errors import BuildError, QueryError, ServeError
from goldenthread.serve.documents import Documents
from goldenthread.serve.engine import LOOPBACK, Engine
from goldenthread.serve.proxy import LARGEST_REQUEST, Refusal
from goldenthread.serve.routes import Reply, Routes
from goldenthread.store import DATASET, base_of

_FORM = "application/x-www-form-urlencoded"
_MOST_CLIENTS = 512


class Front(ThreadingHTTPServer):
    """Listens, and hands each connection to a thread.

    Args:
        address: host and port; port 0 takes any that is free.
        cors: answers scripts of other sites too.
    """

    daemon_threads = True
    request_queue_size = 512
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], *, cors: bool) -> None:
        self.cors = cors
        self.routes: Routes | None = None
        self._room = threading.BoundedSemaphore(_MOST_CLIENTS)
        super().__init__(address, Handler)

    def process_request_thread(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        """Serves one connection, if there is room for it."""
        if not self._room.acquire(blocking=False):
            request.sendall(b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n")
            self.shutdown_request(request)
            return
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is nothing to report."""


class Handler(BaseHTTPRequestHandler):
    """Reads one request, sends one reply."""

    protocol_version = "HTTP/1.1"
    server_version = "goldenthread"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True
    server: Front
    methods: ClassVar[str] = "GET, HEAD, POST, OPTIONS"

    def do_GET(self) -> None:
        """GET."""
        self._reply(lambda routes, path, query, accept: routes.get(path, query, accept))

    def do_HEAD(self) -> None:
        """HEAD: the headers of GET."""
        self.do_GET()

    def do_POST(self) -> None:
        """POST: a query in a form, or by itself."""
        try:
            added = self._body()
        except Refusal as refusal:
            self.close_connection = True
            self._refuse(refusal)
            return
        self._reply(lambda routes, path, query, accept: routes.post(path, {**query, **added}, accept))

    def do_OPTIONS(self) -> None:
        """OPTIONS: what may be done, for scripts of other sites."""
        headers = {"Allow": self.methods}
        if self.server.cors:
            headers["Access-Control-Allow-Methods"] = self.methods
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        self._send(Reply(204, "text/plain", b"", headers=headers))

    def do_PUT(self) -> None:
        """PUT, DELETE and PATCH write, and nothing is written here."""
        self.close_connection = True
        self._refuse(Refusal(403, "this server is read-only"))

    do_DELETE = do_PUT  # noqa: N815
    do_PATCH = do_PUT  # noqa: N815

    def _reply(self, act: Callable[[Routes, str, dict[str, list[str]], str], Reply]) -> None:
        parts = urlsplit(self.path)
        try:
            if self.server.routes is None:
                raise Refusal(503, "the server is starting")
            query = parse_qs(parts.query, keep_blank_values=True, max_num_fields=100)
            reply = act(self.server.routes, parts.path, query, self.headers.get("Accept", ""))
        except Refusal as refusal:
            self._refuse(refusal)
        except (QueryError, ServeError) as problem:
            self._refuse(Refusal(503, str(problem)))
        except ValueError:
            self._refuse(Refusal(400, "the request cannot be understood"))
        else:
            self._send(reply)

    def _body(self) -> dict[str, list[str]]:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            raise Refusal(411, "send a Content-Length")
        if int(length) > LARGEST_REQUEST:
            raise Refusal(413, f"a request may have {LARGEST_REQUEST:,} bytes")
        try:
            body = self.rfile.read(int(length)).decode()
            kind = self.headers.get_content_type()
            if kind == _FORM:
                return parse_qs(body, keep_blank_values=True, max_num_fields=100)
        except ValueError:
            raise Refusal(400, "the request is no UTF-8 text, or has too many fields") from None
        if kind == "application/sparql-query":
            return {"query": [body]}
        if kind == "application/sparql-update":
            return {"update": [body]}
        raise Refusal(415, f"send a query as application/sparql-query or {_FORM}")

    def _refuse(self, refusal: Refusal) -> None:
        headers = {"Retry-After": "5"} if refusal.status == 503 else {}
        self._send(Reply(refusal.status, "text/plain; charset=utf-8", f"{refusal.message}\n".encode(), headers=headers))

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        if reply.status != 204:
            self.send_header("Content-Type", reply.kind)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.server.cors:
            self.send_header("Access-Control-Allow-Origin", "*")
        streamed = reply.rest is not None and self.request_version != "HTTP/1.0"
        if reply.rest is None:
            self.send_header("Content-Length", str(len(reply.body)))
        elif streamed:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.close_connection = True
        self.end_headers()
        if self.command == "HEAD" or reply.status == 204:
            return
        self._write(reply.body, streamed=streamed)
        if reply.rest is not None:
            try:
                for piece in reply.rest:
                    self._write(piece, streamed=streamed)
            except Refusal:  # too late for a status: the answer breaks off, and a client can see that
                self.close_connection = True
                return
            self._write(b"", streamed=streamed)

    def _write(self, piece: bytes, *, streamed: bool) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if streamed else piece)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        """No log: what is asked is nobody's business."""


class Service:
    """Everything that serves one build: ended by :meth:`stop`, or by leaving a ``with``.

    Args:
        build: the folder that ``build`` wrote.
        host: where to listen.
        port: 0 for any that is free.
        seconds: how long a query may take.
        cors: answer scripts of other sites.
        site: folder of static pages; ``site`` in the build folder where that exists.
        workers: how many SPARQL servers.
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
        workers: int = 2,
    ) -> None:
        dataset = build / DATASET
        if not dataset.is_file():
            raise BuildError(f"there is no graph in '{build}': run 'goldenthread build' first, or name its folder")
        try:
            self.front = Front((host, port), cors=cors)
        except OSError as problem:
            raise ServeError(f"{host}:{port} cannot be used ({problem.strerror}): choose another --port") from problem
        self.host, self.port = host, int(self.front.server_address[1])
        folder = site or (build / "site")
        try:
            self.engine = Engine(dataset, seconds=seconds, workers=workers)
        except BaseException:
            self.front.server_close()
            raise
        documents = Documents(base_of(build))
        self.front.routes = Routes(self.engine, documents, folder if folder.is_dir() else None, self.port)

    @property
    def address(self) -> str:
        """Where a browser goes."""
        return f"http://{self.host}:{self.port}"

    def run(self) -> None:
        """Serves until it is stopped."""
        self.front.serve_forever(poll_interval=0.2)

    def start(self) -> None:
        """Serves in a thread of its own."""
        threading.Thread(target=self.run, daemon=True).start()

    def stop(self) -> None:
        """Ends the servers; nothing stays behind."""
        self.front.shutdown()
        self.front.server_close()
        self.engine.stop()

    def __enter__(self) -> Service:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
