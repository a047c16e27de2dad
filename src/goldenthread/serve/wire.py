"""How the front and a worker speak over the socket between them: lengths and bytes.

A request is one frame of JSON. An answer is a frame of JSON (status, media type, headers), frames of its body, and
an empty frame, or :data:`LAST` from a worker that has grown too large to be asked again. An answer that fails after its
beginning ends in :data:`BROKEN`, so that it never looks whole. The front tells the keeper what to do in orders of a
letter and the number of a worker.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from goldenthread.errors import QueryError
from goldenthread.serve.replies import Output, Refusal, Reply, Request

_LENGTH = struct.Struct("!I")
LENGTH_BYTES = _LENGTH.size
BROKEN = 0xFFFFFFFF
LAST = 0xFFFFFFFE
ORDER = struct.Struct("!cI")
FORK, AGE = b"f", b"a"
"""Orders to the keeper: fork a worker for the socket that comes along; let a worker give way to others."""
HELD_BACK = 256 * 1024
"""An answer that fails before so many bytes were made gets the status of its failure."""
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Holding:
    """What a keeper holds.

    Attributes:
        dataset: the file of quads.
        base: where the IRIs of the data begin.
        pages: the page of the site for an IRI, by IRI.
        asking: path of the page of the site on which questions are asked, or empty.
        memory: bytes that all workers together may take beyond the graph.
    """

    dataset: str
    base: str
    pages: dict[str, str]
    asking: str
    memory: int

    def written(self) -> bytes:
        """As it is sent to the keeper."""
        return json.dumps(asdict(self)).encode()


def packed(data: bytes) -> bytes:
    """Some bytes as a frame."""
    return _LENGTH.pack(len(data)) + data


def length_of(head: bytes) -> int:
    """How long the frame is that begins with this head; 0 or :data:`LAST` at the end, :data:`BROKEN` where it fails."""
    return int(_LENGTH.unpack(head)[0])


def written(request: Request, seconds: float) -> bytes:
    """A request as a frame."""
    return packed(json.dumps({"seconds": seconds, **asdict(request)}).encode())


def receive(channel: socket.socket) -> tuple[Request, float] | None:
    """The next request and the seconds that it may take, or nothing where the front has hung up."""
    head = _exactly(channel, LENGTH_BYTES)
    body = _exactly(channel, length_of(head)) if head else b""
    if not body:
        return None
    fields: dict[str, Any] = json.loads(body)
    seconds = float(fields.pop("seconds"))
    return Request(**fields), seconds


def send(channel: socket.socket, reply: Reply, again: Callable[[], bool]) -> None:
    """A reply, its body as it is made.

    Args:
        channel: the socket to the front.
        reply: the reply.
        again: tells at the end whether this worker can be asked again.
    """
    held = _Held(channel, reply, again)
    if isinstance(reply.body, bytes):
        held.write(reply.body)
        held.end()
        return
    try:
        reply.body(held)
    except Refusal as refusal:
        _fail(held, refusal)
    except QueryError as problem:
        _fail(held, Refusal(500, problem.message))
    else:
        held.end()


def _fail(held: _Held, refusal: Refusal) -> None:
    if held.begun:
        held.channel.sendall(_LENGTH.pack(BROKEN))
    else:
        send(held.channel, refusal.reply(), held.again)


def _head(reply: Reply, length: int | None) -> bytes:
    said: Mapping[str, object] = {
        "status": reply.status,
        "kind": reply.kind,
        "headers": dict(reply.headers),
        "length": length,
    }
    return packed(json.dumps(said).encode())


class _Held(Output):
    """Holds back the beginning of an answer, then passes it on in large pieces."""

    def __init__(self, channel: socket.socket, reply: Reply, again: Callable[[], bool]) -> None:
        self.channel = channel
        self.again = again
        self.begun = False
        self._reply = reply
        self._bytes = bytearray()

    def write(self, data: bytes, /) -> int:
        self._bytes += data
        if len(self._bytes) >= (_PIECE if self.begun else HELD_BACK):
            self._pass_on(None)
        return len(data)

    def flush(self) -> None:
        """Nothing: pieces are passed on when they are large."""

    def end(self) -> None:
        """The answer is whole."""
        self._pass_on(None if self.begun else len(self._bytes))
        self.channel.sendall(packed(b"") if self.again() else _LENGTH.pack(LAST))

    def _pass_on(self, whole: int | None) -> None:
        head = b"" if self.begun else _head(self._reply, whole)
        self.begun = True
        self.channel.sendall(head + (packed(bytes(self._bytes)) if self._bytes else b""))
        self._bytes.clear()


def _exactly(channel: socket.socket, count: int) -> bytes:
    made = bytearray()
    while len(made) < count:
        piece = channel.recv(count - len(made))
        if not piece:
            return b""
        made += piece
    return bytes(made)
