"""The keeper: holds the graph in memory and forks the workers that answer from it.

A process of its own, started by the front (:mod:`goldenthread.serve.worker_pool`) with one socket between them. It
holds one thread, so that it can fork; it ends, and its workers with it, as soon as the front's end of that socket is
closed, however the front ended. A worker that takes too much memory, or whose front's end is closed, is ended.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import GoldenThreadError
from goldenthread.serve import wire
from goldenthread.serve.paths import Addresses
from goldenthread.serve.routes import Routes
from goldenthread.serve.wire import Holding
from goldenthread.serve.worker import make_old, work
from goldenthread.store import EmbeddedStore

_LOOK_EVERY = 0.05  # seconds
_OLD = 0.03  # seconds of processor time that a worker has before others after the front has called it old
_NICE = 10  # of workers: the keeper and the front come before them


@dataclass(slots=True)
class _Child:
    pid: int
    channel: socket.socket
    number: int
    held: int
    old_after: float | None = None
    ending: bool = False

    def end(self) -> None:
        self.ending = True
        os.kill(self.pid, signal.SIGKILL)  # it is ours until it is waited for, so its number is nobody else's


class Keeper:
    """Forks workers, looks after them, and ends them.

    Args:
        control: the socket to the front.
        routes: what the workers answer.
        memory: bytes that all together may take beyond the graph; one may take half of it.
    """

    def __init__(self, control: socket.socket, routes: Routes, memory: int) -> None:
        self._control = control
        self._routes = routes
        self._memory = memory
        self._children: dict[int, _Child] = {}
        self._pid = os.getpid()
        self._looked = 0.0
        self._orders: list[tuple[int, socket.socket]] = []

    def keep(self) -> None:
        """Works until the front is gone."""
        woken, wakes = os.pipe()
        os.set_blocking(wakes, False)
        os.set_blocking(woken, False)
        signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        poll.register(woken, select.POLLIN)
        try:
            while True:
                waits = 0 if self._orders else _LOOK_EVERY * 1000 if self._children else None
                happened = dict(poll.poll(waits))
                if woken in happened:
                    with suppress(BlockingIOError):
                        os.read(woken, 4096)
                self._bury(poll)
                for place in happened.keys() & self._children.keys():
                    self._children[place].end()  # its front has hung up
                if self._control.fileno() in happened and not self._listen():
                    return
                if self._orders:
                    self._fork(poll, *self._orders.pop())  # the newest: in a rush the others have waited in vain
                self._look()
        finally:
            for child in self._children.values():
                child.end()
            for child in self._children.values():
                os.waitpid(child.pid, 0)

    def _listen(self) -> bool:
        """Hears all orders of the front, and does what is done at once; false where the front is gone."""
        while select.select([self._control], [], [], 0)[0]:
            try:
                message, given, _, _ = socket.recv_fds(self._control, wire.ORDER.size, 1)
                order, number = wire.ORDER.unpack(message)
            except (OSError, struct.error):
                return False
            if order == wire.FORK:
                self._orders.append((number, socket.socket(fileno=given[0])))
            for child in self._children.values():
                if order == wire.AGE and child.number == number:
                    child.old_after = _processor_time(child.pid) + _OLD
        return True

    def _fork(self, poll: select.poll, number: int, channel: socket.socket) -> None:
        if select.select([channel], [], [], 0)[0] and not channel.recv(1, socket.MSG_PEEK):
            channel.close()  # the front does not wait any more
            return
        pid = os.fork()
        if pid == 0:
            self._become(channel)
        self._children[channel.fileno()] = _Child(pid, channel, number, _resident(pid))
        poll.register(channel, 0)  # only that it was hung up

    def _become(self, channel: socket.socket) -> None:
        status = 1
        try:
            self._control.close()
            for channel_of_another in [child.channel for child in self._children.values()]:
                channel_of_another.close()
            os.nice(_NICE)
            work(channel, self._routes, memory=self._memory, parent=self._pid)
            status = 0
        except (BrokenPipeError, ConnectionResetError):
            status = 0
        finally:
            os._exit(status)

    def _bury(self, poll: select.poll) -> None:
        """Lets go of workers that have ended, so that the front sees it."""
        for place, child in list(self._children.items()):
            if os.waitpid(child.pid, os.WNOHANG)[0]:
                poll.unregister(child.channel)
                child.channel.close()
                del self._children[place]

    def _look(self) -> None:
        """Lets old workers give way to young ones, and ends those that hold too much."""
        if time.monotonic() < self._looked + _LOOK_EVERY:
            return
        self._looked = time.monotonic()
        for child in self._children.values():
            if child.old_after is not None and _processor_time(child.pid) > child.old_after:
                child.old_after = None
                make_old(child.pid)
        taken = [(_resident(child.pid) - child.held, child) for child in self._children.values() if not child.ending]
        together = sum(held for held, _ in taken)
        for held, child in sorted(taken, key=lambda one: -one[0]):
            if held <= self._memory // 2 and together <= self._memory:
                return
            child.end()
            together -= held


def _resident(pid: int) -> int:
    """Bytes of memory that a process holds, shared ones too, where the system tells."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _processor_time(pid: int) -> float:
    """Seconds that a process has computed; where the system does not tell, any time is too long."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return time.monotonic()


def _loaded(control: socket.socket, dataset: Path) -> EmbeddedStore:
    """The graph; the process ends where the front goes away meanwhile.

    Raises:
        GoldenThreadError: it cannot be read.
    """
    stores: list[EmbeddedStore] = []
    faults: list[GoldenThreadError] = []

    def load() -> None:
        try:
            store = EmbeddedStore.read(dataset, trusted=True)
            store.unite()  # so that a query which names graphs (FROM) is obeyed without a copy in each fork
            stores.append(store)
        except GoldenThreadError as fault:
            faults.append(fault)

    thread = threading.Thread(target=load, daemon=True)
    thread.start()
    while thread.is_alive():
        if select.select([control], [], [], 0)[0]:
            os._exit(0)
        thread.join(0.02)
    if faults:
        raise faults[0]
    return stores[0]


def _told(control: socket.socket, said: Mapping[str, object]) -> bool:
    """Says something to the front; whether it was still there to be told."""
    try:
        control.sendall(json.dumps(said).encode() + b"\n")
    except ConnectionError:
        return False
    return True


def main() -> None:
    """Reads what to hold from the socket that it was given, loads it, says so, and keeps."""
    control = socket.socket(fileno=int(sys.argv[1]))
    with control.makefile("rb") as lines:
        line = lines.readline()
    if not line.endswith(b"\n"):  # the front ended before it had said it
        return
    holding = Holding(**json.loads(line))
    try:
        store = _loaded(control, Path(holding.dataset))
        routes = Routes(store, Addresses(holding.base), holding.pages, holding.asking)
        routes.rehearse()
    except GoldenThreadError as fault:
        _told(control, {"fault": fault.code, "message": str(fault)})
        return
    gc.collect()
    gc.freeze()  # a fork shares what nobody writes to
    if _told(control, {"ready": True}):
        Keeper(control, routes, holding.memory).keep()


if __name__ == "__main__":
    main()
