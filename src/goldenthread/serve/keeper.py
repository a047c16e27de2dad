"""The keeper: holds the graph in memory and forks the workers that answer from it.

A process of its own, started by the front (:mod:`goldenthread.serve.engine`) with one socket between them. It holds
one thread, so that it can fork; it ends, and its workers with it, as soon as the front's end of that socket is
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
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import GoldenThreadError
from goldenthread.serve import wire
from goldenthread.serve.addresses import Addresses
from goldenthread.serve.routes import Routes
from goldenthread.serve.wire import Holding
from goldenthread.serve.worker import work
from goldenthread.store import EmbeddedStore

_LOOK_EVERY = 0.1  # seconds
_MOST_NICE = 19


@dataclass(slots=True)
class _Child:
    pid: int
    channel: socket.socket
    number: int
    held: int


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
                happened = dict(poll.poll(_LOOK_EVERY * 1000 if self._children else None))
                if woken in happened:
                    with suppress(BlockingIOError):
                        os.read(woken, 4096)
                self._bury(poll)
                for place in happened.keys() & self._children.keys():
                    os.kill(self._children[place].pid, signal.SIGKILL)  # its front has hung up
                if self._control.fileno() in happened and not self._obey(poll):
                    return
                self._look()
        finally:
            for child in self._children.values():
                with suppress(ProcessLookupError):
                    os.kill(child.pid, signal.SIGKILL)
            for child in self._children.values():
                os.waitpid(child.pid, 0)

    def _obey(self, poll: select.poll) -> bool:
        """Does what the front orders; false where the front is gone."""
        try:
            message, given, _, _ = socket.recv_fds(self._control, wire.ORDER.size, 1)
            order, number = wire.ORDER.unpack(message)
        except (OSError, struct.error):
            return False
        if order == wire.FORK:
            self._fork(poll, socket.socket(fileno=given[0]), number)
        for child in self._children.values():
            if order == wire.AGE and child.number == number:
                with suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, child.pid, _MOST_NICE)
        return True

    def _fork(self, poll: select.poll, channel: socket.socket, number: int) -> None:
        pid = os.fork()
        if pid == 0:
            self._become(channel)
        self._children[channel.fileno()] = _Child(pid, channel, number, _resident(pid))
        poll.register(channel, 0)  # only that it was hung up

    def _become(self, channel: socket.socket) -> None:
        status = 1
        try:
            self._control.close()
            for child in self._children.values():
                child.channel.close()
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
        """Ends those that hold too much."""
        if time.monotonic() < self._looked + _LOOK_EVERY:
            return
        self._looked = time.monotonic()
        taken = {child.pid: _resident(child.pid) - child.held for child in self._children.values()}
        together = sum(taken.values())
        for pid, held in sorted(taken.items(), key=lambda one: -one[1]):
            if held <= self._memory // 2 and together <= self._memory:
                return
            os.kill(pid, signal.SIGKILL)
            together -= held


def _resident(pid: int) -> int:
    """Bytes of memory that a process holds, shared ones too, where the system tells."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


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


def main() -> None:
    """Reads what to hold from the socket that it was given, loads it, says so, and keeps."""
    control = socket.socket(fileno=int(sys.argv[1]))
    with control.makefile("rb") as lines:
        holding = Holding(**json.loads(lines.readline()))
    try:
        store = _loaded(control, Path(holding.dataset))
        routes = Routes(store, Addresses(holding.base), holding.pages)
        routes.rehearse()
    except GoldenThreadError as fault:
        control.sendall(json.dumps({"fault": fault.code, "message": str(fault)}).encode() + b"\n")
        return
    gc.collect()
    gc.freeze()  # a fork shares what nobody writes to
    control.sendall(b'{"ready": true}\n')
    Keeper(control, routes, holding.memory).keep()


if __name__ == "__main__":
    main()
