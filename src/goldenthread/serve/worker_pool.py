"""The front's hold on the keeper and its workers: a question goes to a worker of its own, and its answer comes back.

Whatever becomes of a question, its worker is closed or used again; closing the socket to it ends it.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from goldenthread.errors import BuildError, ServeError
from goldenthread.serve import wire
from goldenthread.serve.places import Place, Places
from goldenthread.serve.replies import Refusal, Request
from goldenthread.serve.wire import Holding

_GRACE = 0.5  # seconds that the front waits beyond the end of a worker's time
_KEPT = 16  # workers that wait for their next question
_SPARE = 4  # workers below which others are forked before they are asked for
_YOUNG = 0.15  # seconds after which a question gets what processor time the others leave
_START_SECONDS = 600.0
_LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "MALLOC_ARENA_MAX": "1"}
"""A fork copies the table of the keeper's pages, which is eight times faster where they are large."""
_FAULTS = {BuildError.code: BuildError, ServeError.code: ServeError}


@dataclass(slots=True, eq=False)
class _Worker:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    number: int
    ages: asyncio.Handle
    last: bool = False


@dataclass(slots=True, eq=False)
class Answer:
    """An answer whose body comes piece by piece; it must be closed.

    Attributes:
        status: of HTTP.
        kind: media type.
        headers: further headers.
        length: bytes of the body where it is known.
        pieces: the body; a :class:`Refusal` ends one that broke off.
        close: gives back what it was made with; more than once does no harm.
    """

    status: int
    kind: str
    headers: dict[str, str]
    length: int | None
    pieces: AsyncIterator[bytes]
    close: Callable[[], None]


class Engine:
    """Answers questions from a graph that a keeper holds.

    Args:
        holding: what the keeper holds.
        seconds: how long a question may take, from its arrival to the last byte of its answer.
        places: how many may be answered at once.

    Raises:
        BuildError: the graph cannot be read.
        ServeError: the keeper does not start.
    """

    def __init__(self, holding: Holding, *, seconds: float, places: int) -> None:
        self.seconds = seconds
        self._holding = holding
        self._places = Places(places)
        self._idle: deque[_Worker] = deque()
        self._busy: set[_Worker] = set()
        self._forked = 0
        self._starting = asyncio.Lock()
        self._keeper, self._control = _start(holding)

    @property
    def keeper(self) -> int:
        """The process that holds the graph."""
        return self._keeper.pid

    @property
    def busy(self) -> int:
        """How many questions are being answered."""
        return len(self._busy)

    async def ask(self, request: Request, client: str) -> Answer:
        """The answer to a request.

        Args:
            request: what is asked.
            client: who asks; places are shared between clients.

        Raises:
            Refusal: there is none.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + self.seconds
        try:
            place = await self._places.take(client, until)
        except TimeoutError:
            raise Refusal(503, "too many questions are being answered: ask again later") from None
        worker: _Worker | None = None
        try:
            worker = await self._worker()
            place.on_loss = worker.writer.transport.abort
            self._busy.add(worker)
            worker.ages = loop.call_later(_YOUNG, self._age, worker)
            worker.writer.write(wire.written(request, until - loop.time()))
            head = json.loads(await self._frame(worker, place, until))
        except BaseException:
            self._end(worker, place)
            raise
        pieces = self._pieces(worker, place, until)
        close = partial(self._end, worker, place)
        return Answer(head["status"], head["kind"], head["headers"], head["length"], pieces, close)

    async def _pieces(self, worker: _Worker, place: Place, until: float) -> AsyncIterator[bytes]:
        while piece := await self._frame(worker, place, until):
            yield piece
        self._end(worker, place, whole=True)

    async def _frame(self, worker: _Worker, place: Place, until: float) -> bytes:
        """The next frame; nothing at the end.

        Raises:
            Refusal: the worker has ended, or time has.
        """
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout_at(until + _GRACE):
                length = wire.length_of(await worker.reader.readexactly(wire.LENGTH_BYTES))
                if length == wire.LAST:
                    worker.last = True
                    return b""
                if length == wire.BROKEN:
                    raise Refusal(500, "the query failed")
                return await worker.reader.readexactly(length)
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            if place.lost:
                raise Refusal(503, "this question made way for those of others: ask for less, or later") from None
            if loop.time() >= until - 0.05:
                said = f"the query took longer than the {self.seconds:g} seconds that one may take here: ask for less"
                raise Refusal(504, said) from None
            raise Refusal(
                503, "the engine broke down over this question, for want of memory perhaps: ask for less"
            ) from None

    def _end(self, worker: _Worker | None, place: Place, *, whole: bool = False) -> None:
        """Gives the place back; the worker of a whole answer that took little is used again."""
        if place.over:
            return
        place.over = True
        if worker is not None:
            worker.ages.cancel()
            self._busy.discard(worker)
            if whole and not place.lost and not worker.last and len(self._idle) < _KEPT:
                self._idle.append(worker)
            else:
                worker.writer.transport.abort()
        self._places.leave(place)

    def _age(self, worker: _Worker) -> None:
        """Lets a question that takes long give way to others."""
        with suppress(OSError):
            self._control.send(wire.ORDER.pack(wire.AGE, worker.number))

    async def _worker(self) -> _Worker:
        """A worker: one that was asked before, or a spare one, or another."""
        if len(self._idle) <= _SPARE:
            self._idle.appendleft(await self._another())
        while self._idle:
            kept = self._idle.pop()
            if not kept.reader.at_eof() and not kept.writer.transport.is_closing():
                return kept
            kept.writer.transport.abort()
        return await self._another()

    async def _another(self) -> _Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            number = self._forked = (self._forked + 1) % (1 << 32)
            order = wire.ORDER.pack(wire.FORK, number)
            try:
                socket.send_fds(self._control, [order], [theirs.fileno()])
            except OSError:
                await self._restart()
                socket.send_fds(self._control, [order], [theirs.fileno()])
        reader, writer = await asyncio.open_unix_connection(sock=ours, limit=wire.HELD_BACK)
        return _Worker(reader, writer, number, asyncio.get_running_loop().call_soon(int))

    async def _restart(self) -> None:
        """Another keeper in the place of one that has ended."""
        async with self._starting:
            if self._keeper.poll() is None:
                return
            self._control.close()
            try:
                self._keeper, self._control = await asyncio.to_thread(_start, self._holding)
            except (BuildError, ServeError) as problem:
                raise Refusal(503, f"the graph is not to be had: {problem}") from None

    def close(self) -> None:
        """Ends all workers; in the loop."""
        for worker in (*self._idle, *self._busy):
            worker.writer.transport.abort()

    def stop(self) -> None:
        """Ends the keeper and its workers."""
        self._control.close()
        try:
            self._keeper.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()


def _start(holding: Holding) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """A keeper that has loaded its graph, and the socket to it."""
    ours, theirs = socket.socketpair()
    with theirs:
        keeper = subprocess.Popen(  # noqa: S603 - our own program with arguments of our own
            [sys.executable, "-P", "-m", "goldenthread.serve.keeper", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | _LARGE_PAGES,
            start_new_session=True,  # what a terminal sends to the front is not sent to it
        )
    try:
        ours.sendall(holding.written() + b"\n")
        ours.settimeout(_START_SECONDS)
        with ours.makefile("rb") as lines:
            said: dict[str, Any] = json.loads(lines.readline() or b"{}")
        ours.settimeout(None)
        if "fault" in said:
            raise _FAULTS.get(said["fault"], ServeError)(said["message"])
        if not said.get("ready"):
            raise ServeError("the graph cannot be held: look for free memory, or install goldenthread again")
    except BaseException as fault:
        ours.close()
        with suppress(subprocess.TimeoutExpired):
            keeper.wait(timeout=1)
        keeper.kill()
        keeper.wait()
        if isinstance(fault, OSError | ValueError):
            raise ServeError(f"the process that holds the graph does not start ({fault})") from fault
        raise
    return keeper, ours
