"""Whatever ends the server, no process and no folder stays behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.serve.test_service import ENDLESS

pytestmark = pytest.mark.slow

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL)


def started(built: Path, folder: Path, *, ignored: Sequence[signal.Signals] = ()) -> subprocess.Popen[bytes]:
    """The command, whose processes can be told by the folder that they have in their environment.

    It ignores what is named and nothing else, however these tests were started.
    """
    environment = {**os.environ, "TMPDIR": str(folder)}
    command = [sys.executable, "-c", "from goldenthread.cli import main; main()", "serve"]
    before = {one: signal.signal(one, signal.SIG_IGN if one in ignored else signal.SIG_DFL) for one in ENDINGS[:-1]}
    try:
        return subprocess.Popen(
            [*command, "--build", str(built), "--port", "0", "--timeout", "5"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def port_of(process: subprocess.Popen[bytes]) -> int:
    """Where it answers, once it does."""
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    return int(line.partition("127.0.0.1:")[2].partition("/")[0])


def left(folder: Path) -> list[int]:
    """The processes that were started with a folder and still run."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            environment = (place / "environ").read_bytes()
            ended = (place / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] == "Z"
        except OSError:
            continue
        if f"TMPDIR={folder}".encode() + b"\0" in environment and not ended:
            found.append(int(place.name))
    return found


def nothing_is_left(process: subprocess.Popen[bytes], folder: Path, seconds: float = 10.0) -> None:
    _, told = process.communicate(timeout=seconds)
    assert b"Traceback" not in told
    end = time.monotonic() + seconds
    while left(folder) and time.monotonic() < end:
        time.sleep(0.05)
    assert left(folder) == []
    assert list(folder.iterdir()) == []


def ask(port: int, query: str) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=20)
    body = query.encode()
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    client.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    return client


@pytest.mark.parametrize("number", ENDINGS)
def test_ended_while_questions_are_answered(built: Path, tmp_path: Path, number: signal.Signals) -> None:
    process = started(built, tmp_path)
    port = port_of(process)
    with ask(port, ENDLESS), ask(port, ENDLESS), ask(port, "ASK {}") as client:
        assert b"200 OK" in client.recv(1000)
        assert len(left(tmp_path)) >= 4
        process.send_signal(number)
        nothing_is_left(process, tmp_path)
    if number != signal.SIGKILL:
        assert process.returncode == 0


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.6, 1.0, 1.5])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_ended_while_it_starts(built: Path, tmp_path: Path, number: signal.Signals, seconds: float) -> None:
    process = started(built, tmp_path)
    time.sleep(seconds)
    process.send_signal(number)
    nothing_is_left(process, tmp_path)


@pytest.mark.parametrize("said", [b"", b'{"dataset"', None], ids=["nothing", "half", "all"])
def test_a_keeper_whose_front_is_gone_ends_without_a_word(built: Path, said: bytes | None) -> None:
    holding = {
        "dataset": str(built / "dataset.nq"),
        "base": "https://example.org/data/",
        "pages": {},
        "asking": "",
        "memory": 1 << 30,
    }
    front, keeper = socket.socketpair()
    with front, keeper:
        front.sendall(json.dumps(holding).encode() + b"\n" if said is None else said)
        front.shutdown(socket.SHUT_RD if said is None else socket.SHUT_RDWR)  # all: it cannot be told that it is ready
        done = subprocess.run(
            [sys.executable, "-m", "goldenthread.serve.keeper", str(keeper.fileno())],
            pass_fds=[keeper.fileno()],
            capture_output=True,
            timeout=60,
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("ignored", [signal.SIGINT, signal.SIGHUP], ids=["&", "nohup"])
def test_what_is_ignored_does_not_end_it(built: Path, tmp_path: Path, ignored: signal.Signals) -> None:
    process = started(built, tmp_path, ignored=[ignored])
    port = port_of(process)
    process.send_signal(ignored)
    with ask(port, "ASK {}") as client:
        assert b"200 OK" in client.recv(1000)
    process.terminate()
    nothing_is_left(process, tmp_path)


def test_two_interrupts(built: Path, tmp_path: Path) -> None:
    process = started(built, tmp_path)
    port_of(process)
    process.send_signal(signal.SIGINT)
    time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    nothing_is_left(process, tmp_path)
    assert process.returncode == 0


def test_killed_children_are_replaced(built: Path, tmp_path: Path) -> None:
    process = started(built, tmp_path)
    port = port_of(process)
    for _ in range(2):
        with ask(port, "ASK {}") as client:
            assert b"200 OK" in client.recv(1000)
        for child in left(tmp_path):
            if child != process.pid:
                os.kill(child, signal.SIGKILL)
        time.sleep(0.1)
    with ask(port, "ASK {}") as client:
        assert b"200 OK" in client.recv(1000)
    process.terminate()
    nothing_is_left(process, tmp_path)


def test_nothing_listens_behind_the_front(built: Path, tmp_path: Path) -> None:
    process = started(built, tmp_path)
    port = port_of(process)
    with ask(port, ENDLESS):
        ports = set()
        for child in left(tmp_path):
            lines = Path(f"/proc/{child}/net/tcp").read_text(encoding="ascii").splitlines()[1:]
            sockets = set()
            for place in Path(f"/proc/{child}/fd").iterdir():
                with suppress(FileNotFoundError):  # closed while it was looked at
                    sockets.add(str(place.readlink()))
            for line in lines:
                fields = line.split()
                if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                    ports.add(int(fields[1].partition(":")[2], 16))
        assert ports == {port}
    process.terminate()
    nothing_is_left(process, tmp_path)
