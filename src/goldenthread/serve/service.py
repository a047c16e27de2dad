"""Everything that serves one build: sockets, connections and the loop in which they are answered."""

from __future__ import annotations

import asyncio
import ipaddress
import resource
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.errors import BuildError, ServeError
from goldenthread.redaction.folders import is_redacted
from goldenthread.serve.connection import Connection
from goldenthread.serve.front import LOOPBACK, Front
from goldenthread.serve.hosts import Hosts
from goldenthread.serve.paths import Addresses
from goldenthread.serve.site_pages import ASKING, pages_of
from goldenthread.serve.wire import Holding
from goldenthread.serve.worker_pool import Engine
from goldenthread.store import base_of, whole_dataset

if TYPE_CHECKING:
    from goldenthread.serve.review_desk import Desk

_MOST_CLIENTS = 2000


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
        desk: where links are reviewed; only on a loopback address, and beside no redacted build.

    Raises:
        BuildError: there is no graph, or it cannot be read; or a review of a redacted one.
        ServeError: the address cannot be used, or not for a review.
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
        desk: Desk | None = None,
    ) -> None:
        if desk is not None and is_redacted(build):
            raise BuildError(
                "this build is redacted, and a review shows names: review beside one that is not", path=build
            )
        if desk is not None and (cors or names):
            raise ServeError("a review is for this machine alone: leave out --cors and --name")
        dataset = whole_dataset(build)
        base = base_of(build)
        folder = (site or (build / "site")).resolve()
        pages = pages_of(folder, base)
        asking = f"/{ASKING}" if (folder / ASKING).is_file() else ""
        holding = Holding(str(dataset.resolve()), base, pages, asking, memory)
        self._socket = _listen(host, port)
        self.host, self.port = host, int(self._socket.getsockname()[1])
        try:
            if desk is not None and not _is_loopback(self._socket):
                raise ServeError(f"a review is for this machine alone: {host} is not a loopback address")
            self.engine = Engine(holding, seconds=seconds, places=places)
        except BaseException:
            self._socket.close()
            raise
        hosts = Hosts.of(host, names)
        self._front = Front(
            self.engine, Addresses(base), folder if folder.is_dir() else None, hosts, cors=cors, desk=desk
        )
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


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as problem:
        raise ServeError(f"{host}:{port} cannot be used ({problem.strerror}): choose another --port") from problem


def _is_loopback(listening: socket.socket) -> bool:
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def _room(places: int) -> int:
    """For how many clients this process may hold a socket, after it has asked the system for as many as it wants."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    others = 2 * places + 100
    if most < 0 or most > soft:
        soft = _MOST_CLIENTS + others if most < 0 else min(_MOST_CLIENTS + others, most)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))
    return max(16, min(_MOST_CLIENTS, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - others))
