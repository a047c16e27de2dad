"""Real SPARQL servers on loopback, started by tests and ended with them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VIRTUOSO = shutil.which("virtuoso-t")
WITHOUT_VIRTUOSO = "Virtuoso is not installed: apt-get install virtuoso-opensource-7"

_VIRTUOSO_SETTINGS = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
MaxQueryMem = 1G
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
EnabledGzipContent = 0
[SPARQL]
ResultSetMaxRows = 200000
MaxQueryExecutionTime = 120
MaxQueryCostEstimationTime = 4000
"""


def free_port() -> int:
    """A port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], seconds: float = 60.0) -> None:
    """Waits until a server answers anything at all."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server of {address} ended with {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no server answers at {address}")


def program() -> str:
    """The ``oxigraph`` program of the package of that name."""
    beside = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if beside is None:
        raise RuntimeError("the program 'oxigraph' is missing: install it with 'pip install oxigraph'")
    return beside


def start_oxigraph(port: int, folder: Path | None = None, *, union: bool = False) -> subprocess.Popen[bytes]:
    """An ``oxigraph serve``, which does not see named graphs unless told to; in memory where no folder is given."""
    where = ["--location", str(folder)] if folder else []
    seen = ["--union-default-graph"] if union else []
    process = subprocess.Popen(
        [program(), "serve", *where, *seen, "--bind", f"127.0.0.1:{port}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(f"http://127.0.0.1:{port}/", process)
    return process


@contextmanager
def oxigraph(*, union: bool = False) -> Iterator[str]:
    """The address of an empty Oxigraph server; one that sees named graphs where it is told to."""
    port = free_port()
    process = start_oxigraph(port, union=union)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of an empty Virtuoso server; its login is dba, dba."""
    http = free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO_SETTINGS.format(folder=folder, sql=free_port(), http=http), encoding="utf-8")
    process = subprocess.Popen(
        [str(VIRTUOSO), "+foreground", "+configfile", str(settings)],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{http}/sparql", process)
        yield f"http://127.0.0.1:{http}"
    finally:
        process.kill()
        process.wait()
