"""A server on loopback that nobody should come to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar

AServer = TypeVar("AServer", bound=ThreadingHTTPServer)


class Listener(ThreadingHTTPServer):
    """Counts who comes."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.visits = 0

    def verify_request(self, request: object, client_address: object) -> bool:
        self.visits += 1
        return True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/data/"


class Visit(BaseHTTPRequestHandler):
    """Answers with an empty table."""

    def do_POST(self) -> None:
        body = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        pass


@contextmanager
def running(server: AServer) -> Iterator[AServer]:
    """A server that runs, and ends soon after it is told to: by default it would look every half second."""
    with server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener that runs."""
    with running(Listener()) as made:
        yield made
