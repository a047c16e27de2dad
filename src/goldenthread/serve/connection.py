"""One connection of a client: HTTP/1.1 by the h11 library, each step within its time.

h11 reads and writes the messages (RFC 9112) and refuses what is none; what is decided here is how long a client may
take, which requests are no business of a reader, and how an answer that fails half-way is broken off so that every
client sees it.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from pathlib import Path

import h11

from goldenthread.serve.replies import Refusal

LARGEST_REQUEST = 1024 * 1024
LONGEST_HEAD = 64 * 1024
LONGEST_TARGET = 32 * 1024
READING_SECONDS = 15.0
"""Seconds that a client has for a whole request, and between two of them."""
SLOWEST = 64 * 1024
"""Bytes in a second that a client must take of a file, beyond the time that a question may take."""
_PIECE = 64 * 1024
METHODS = "GET, HEAD, POST, OPTIONS"
_WITHOUT_BODY = ("GET", "HEAD", "OPTIONS", "DELETE", "TRACE")
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: hang up at once, so that the other end sees a reset


@dataclass(frozen=True, slots=True)
class Message:
    """A request as it came.

    Attributes:
        method: in capitals as sent.
        target: path and query as sent.
        headers: by name in lower case; several of one name are joined by commas.
        body: all of it.
        client: the address that it came from.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    client: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What is sent.

    Attributes:
        status: of HTTP.
        kind: media type; empty where there is no body.
        headers: further headers.
        body: all of it, a file, or pieces as they come.
        length: bytes of the body where they are known.
        seconds: how long the client may take for it.
        close: what is to be done when it was sent, or could not be.
    """

    status: int
    kind: str
    headers: Mapping[str, str]
    body: bytes | Path | AsyncIterator[bytes]
    length: int | None
    seconds: float
    close: Callable[[], None] = lambda: None


Answering = Callable[[Message], Awaitable[Sent]]


class Connection:
    """One connection, from its first byte to its last.

    Args:
        reader: what the client sends.
        writer: what it is sent.
        answering: gives the answer to a request; it raises no refusal.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answering: Answering) -> None:
        self._reader = reader
        self._writer = writer
        self._answering = answering
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=LONGEST_HEAD)
        self._version = b"1.1"
        self.waits_since: float | None = asyncio.get_running_loop().time()
        """Since when this client has not sent a whole request; nothing while it is served."""

    async def serve(self) -> None:
        """Reads requests and sends replies until one of both ends it."""
        try:
            while await self._once():
                self._http.start_next_cycle()
        except (ConnectionError, TimeoutError, asyncio.IncompleteReadError, h11.LocalProtocolError):
            pass
        finally:
            await self._hang_up()

    def abort(self) -> None:
        """Hang up at once."""
        self._writer.transport.abort()

    async def _once(self) -> bool:
        """One request and its reply; whether another may follow."""
        self.waits_since = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(READING_SECONDS):
                message = await self._read()
        except h11.RemoteProtocolError as fault:
            status = fault.error_status_hint if 400 <= fault.error_status_hint < 500 else 400
            await self._refuse(Refusal(status, f"this is no request of HTTP: {fault}"))
            return False
        except Refusal as refusal:
            await self._refuse(refusal)
            return False
        except TimeoutError:
            if self._http.their_state is h11.IDLE and not self._http.trailing_data[0]:
                return False
            await self._refuse(Refusal(408, f"a request has {READING_SECONDS:g} seconds to arrive"))
            return False
        if message is None:
            return False
        self.waits_since = None
        reply = await self._answering(message)
        await self._send(reply, bare=message.method == "HEAD")
        return self._http.our_state is h11.DONE and self._http.their_state is h11.DONE

    async def _read(self) -> Message | None:
        request = await self._event()
        if not isinstance(request, h11.Request):
            return None
        self._version = bytes(request.http_version)
        headers: dict[str, str] = {}
        for name, value in request.headers:
            key, said = name.decode("latin-1").lower(), value.decode("latin-1")
            headers[key] = f"{headers[key]}, {said}" if key in headers else said
        method = request.method.decode("latin-1")
        if len(request.target) > LONGEST_TARGET:
            raise Refusal(414, f"an address may have {LONGEST_TARGET:,} bytes: post a longer query")
        if sum(len(name) + len(value) for name, value in request.headers) > LONGEST_HEAD:
            raise Refusal(431, f"the headers may have {LONGEST_HEAD:,} bytes")
        _check(method, headers)
        if self._http.they_are_waiting_for_100_continue:
            await self._write(h11.InformationalResponse(status_code=100, headers=[]))
        body = bytearray()
        while not isinstance(event := await self._event(), h11.EndOfMessage):
            if not isinstance(event, h11.Data):
                return None
            body += event.data
            if len(body) > LARGEST_REQUEST:
                raise Refusal(413, f"a request may have {LARGEST_REQUEST:,} bytes")
        peer = self._writer.get_extra_info("peername") or ("",)
        return Message(method, request.target.decode("latin-1"), headers, bytes(body), str(peer[0]))

    async def _event(self) -> object:
        while (event := self._http.next_event()) is h11.NEED_DATA:
            self._http.receive_data(await self._reader.read(_PIECE))
        return event

    async def _refuse(self, refusal: Refusal) -> None:
        """Answers a request that was not read to its end; nothing can follow it."""
        if self._http.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        reply = refusal.reply()
        assert isinstance(reply.body, bytes)  # noqa: S101 - a refusal is a line
        headers = {**reply.headers, "Connection": "close"}
        await self._send(Sent(reply.status, reply.kind, headers, reply.body, len(reply.body), 5.0), bare=False)
        with suppress(OSError, TimeoutError):  # lets the client read it before the rest of what it sends meets a reset
            self._writer.write_eof()
            async with asyncio.timeout(1.0):
                while await self._reader.read(_PIECE):
                    pass

    async def _send(self, reply: Sent, *, bare: bool) -> None:
        headers = [("Date", formatdate(usegmt=True)), ("Server", "goldenthread"), *reply.headers.items()]
        if reply.kind:
            headers.append(("Content-Type", reply.kind))
        if reply.length is not None and reply.status not in (204, 304):
            headers.append(("Content-Length", str(reply.length)))
        head = h11.Response(status_code=reply.status, headers=headers, reason=HTTPStatus(reply.status).phrase)
        try:
            async with asyncio.timeout(reply.seconds):
                await self._write(head)
                if not bare:
                    async for piece in _pieces(reply.body):
                        await self._write(h11.Data(data=piece))
                await self._write(h11.EndOfMessage())
        except (Refusal, TimeoutError, OSError):
            self._break_off()
        finally:
            reply.close()

    async def _write(self, event: h11.Event) -> None:
        data = self._http.send(event)
        if data:
            self._writer.write(data)
            await self._writer.drain()

    def _break_off(self) -> None:
        """Ends an answer so that it does not look whole: without its last chunk, over HTTP/1.0 by a reset."""
        self._http.send_failed()
        kept: socket.socket | None = self._writer.get_extra_info("socket")
        if self._version < b"1.1" and kept is not None:
            with suppress(OSError):
                kept.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.abort()

    async def _hang_up(self) -> None:
        self._writer.close()
        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(5.0):
                await self._writer.wait_closed()
        self.abort()


def _check(method: str, headers: Mapping[str, str]) -> None:
    """Refuses what would leave two servers of different minds about where a request ends.

    Raises:
        Refusal: so it does.
    """
    length, coding = headers.get("content-length"), headers.get("transfer-encoding")
    if length is not None and coding is not None:
        raise Refusal(400, "send a Content-Length or a Transfer-Encoding, not both")
    if method in _WITHOUT_BODY and (coding is not None or (length or "0") != "0"):
        raise Refusal(400, f"{method} takes no body here")
    if length is not None and length.isdigit() and int(length[:20]) > LARGEST_REQUEST:
        raise Refusal(413, f"a request may have {LARGEST_REQUEST:,} bytes")
    if method == "POST" and length is None and coding is None:
        raise Refusal(411, "send a Content-Length")


async def _pieces(body: bytes | Path | AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    if isinstance(body, bytes):
        if body:
            yield body
    elif isinstance(body, Path):
        with body.open("rb") as opened:
            while piece := opened.read(_PIECE):
                yield piece
    else:
        async for piece in body:
            yield piece
