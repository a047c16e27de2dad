"""The SPARQL servers behind the front: ``oxigraph`` over a copy of the graph that is open to be read only.

A query can defeat the server's own time-out (an aggregation over a product of everything never looks at the clock).
So there are several servers over the same files; one that does not answer in time gets no further query, another
takes its place, and it is ended as soon as its other queries had their time.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from goldenthread.errors import BuildError, ServeError

LOOPBACK = "127.0.0.1"
_START_SECONDS = 20.0
_AT_ONCE = 6


class Worker:
    """One ``oxigraph`` process.

    Args:
        files: the folder of its store.
        seconds: its time-out.
    """

    def __init__(self, files: Path, seconds: float) -> None:
        self.port = _free_port()
        self.running = 0
        self.retired = False
        self._idle: list[http.client.HTTPConnection] = []
        # It looks only now and then at its clock, so the front's own time-out comes a little later.
        self.process = subprocess.Popen(  # noqa: S603 - our own program with arguments of our own
            [
                *(str(program()), "serve-read-only", "--location", str(files), "--union-default-graph"),
                *("--bind", f"{LOOPBACK}:{self.port}", "--timeout-s", str(max(1, round(seconds)))),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait_until_ready(self) -> None:
        """Waits for its first answer.

        Raises:
            ServeError: it does not start.
        """
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(OSError), socket.create_connection((LOOPBACK, self.port), timeout=1):
                return
            time.sleep(0.02)
        self.stop()
        raise ServeError("the oxigraph server does not start: install goldenthread again, or look for free memory")

    def connection(self, seconds: float) -> http.client.HTTPConnection:
        """A connection, one that was used before where there is one."""
        try:
            kept = self._idle.pop()
        except IndexError:
            return http.client.HTTPConnection(LOOPBACK, self.port, timeout=seconds)
        if kept.sock is not None:
            kept.sock.settimeout(seconds)
        return kept

    def keep(self, connection: http.client.HTTPConnection) -> None:
        """Take back a connection whose answer was read to its end."""
        self._idle.append(connection)

    def stop(self) -> None:
        """End it."""
        while self._idle:
            self._idle.pop().close()
        self.process.kill()
        self.process.wait()


class Engine:
    """The servers over one graph.

    Args:
        dataset: the file of quads.
        seconds: how long a query may take.
        workers: how many servers.
        memory: bytes that each may hold; one that holds more is ended, and another takes its place.
    """

    def __init__(self, dataset: Path, *, seconds: float, workers: int = 2, memory: int = 2 << 30) -> None:
        self.seconds = seconds
        self._memory = memory
        self._folder = Path(tempfile.mkdtemp(prefix="goldenthread-serve-"))
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._slots = threading.BoundedSemaphore(workers * _AT_ONCE)
        self._workers: list[Worker] = []
        self._leaving: list[Worker] = []
        try:
            _fill(self._folder / "store", dataset)
            self._workers = [self._start() for _ in range(workers)]
            for worker in self._workers:
                worker.wait_until_ready()
        except BaseException:
            self.stop()
            raise
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        """Ends a server that holds too much; a limit of the system would count what is only reserved."""
        while not self._over.wait(0.25):
            for worker in (*self._workers, *self._leaving):
                if _held(worker.process.pid) > self._memory:
                    worker.process.kill()

    def _start(self) -> Worker:
        return Worker(self._folder / "store", self.seconds)

    @contextmanager
    def borrow(self, until: float) -> Iterator[Worker]:
        """A server for one query, the least busy one.

        Args:
            until: the moment (of :func:`time.monotonic`) until which to wait for one.

        Raises:
            TimeoutError: all are busy until then.
        """
        if not self._slots.acquire(timeout=max(0.0, until - time.monotonic())):
            raise TimeoutError
        try:
            worker = self._least_busy()
            try:
                yield worker
            finally:
                with self._lock:
                    worker.running -= 1
                self._end_retired()
        finally:
            self._slots.release()

    def _least_busy(self) -> Worker:
        with self._lock:
            for place, worker in enumerate(self._workers):
                if worker.process.poll() is not None:  # it died, for want of memory perhaps
                    self._workers[place] = self._start()
                    self._workers[place].wait_until_ready()
            worker = min(self._workers, key=lambda one: one.running)
            worker.running += 1
            return worker

    def retire(self, worker: Worker) -> None:
        """Put another in the place of a server that keeps working on a query nobody waits for."""
        with self._lock:
            if worker.retired or worker not in self._workers:
                return
            worker.retired = True
            fresh = self._start()
            fresh.wait_until_ready()
            self._workers[self._workers.index(worker)] = fresh
            self._leaving.append(worker)
        threading.Timer(self.seconds + 2, self._end, (worker,)).start()

    def _end_retired(self) -> None:
        for worker in [one for one in self._leaving if one.running <= 0]:
            self._end(worker)

    def _end(self, worker: Worker) -> None:
        with self._lock:
            if worker not in self._leaving:
                return
            self._leaving.remove(worker)
        worker.stop()

    def pids(self) -> list[int]:
        """The processes that run."""
        return [worker.process.pid for worker in (*self._workers, *self._leaving)]

    def stop(self) -> None:
        """End all servers and remove their files."""
        self._over.set()
        with self._lock:
            for worker in (*self._workers, *self._leaving):
                worker.stop()
            self._leaving.clear()
        shutil.rmtree(self._folder, ignore_errors=True)


def program() -> Path:
    """The ``oxigraph`` program that was installed with this one.

    Raises:
        ServeError: it is not there.
    """
    for folder in (Path(sysconfig.get_path("scripts")), Path(sys.executable).parent):
        for name in ("oxigraph", "oxigraph.exe"):
            if (folder / name).is_file():
                return folder / name
    found = shutil.which("oxigraph")
    if found is None:
        raise ServeError("the program 'oxigraph' is missing: install it with 'pip install oxigraph'")
    return Path(found)


def _fill(files: Path, dataset: Path) -> None:
    try:
        store = Store(str(files))
        store.bulk_load(path=str(dataset), format=RdfFormat.N_QUADS, lenient=True)
        store.optimize()
        store.flush()
    except SyntaxError as problem:
        raise BuildError(
            f"not a graph that can be read ({problem}): run 'goldenthread build' again", path=dataset
        ) from problem
    except OSError as problem:
        raise BuildError(f"cannot be copied for serving ({problem})", path=dataset) from problem


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _held(pid: int) -> int:
    """Bytes of memory that a process holds, where the system tells."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
