"""A siege of ``goldenthread serve`` on loopback: what ordinary clients get while others do their worst.

``python bench/siege.py [BUILD] [--seconds 180] [--timeout 10]``: 20 clients ask questions that never end, 20 ask for
millions of rows and do not read them, 20 take a few bytes of theirs every few seconds, and 700 hold connections on
which half a request stands. Meanwhile ten ordinary clients ask bound questions, one after another. Memory of the server
and all its processes is read from ``/proc`` (PSS: what is shared counts once).
"""

from __future__ import annotations

import argparse
import http.client
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote, urlencode

BOUND = (
    "SELECT ?l { <%s> <http://www.w3.org/2000/01/rdf-schema#label> ?l }",
    "SELECT ?s { ?s <https://w3id.org/goldenthread/ns#inThread> <%s> } LIMIT 50",
    "DESCRIBE <%s>",
)
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), 'x') = STR(?i)) }",
)
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 5000000"


def ask(port: int, query: str, seconds: float = 60.0) -> tuple[int | str, float]:
    """A query by POST: its status, or what went wrong, and the seconds that it took."""
    began = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        form = urlencode({"query": query})
        connection.request("POST", "/sparql", form, {"Content-Type": "application/x-www-form-urlencoded"})
        response = connection.getresponse()
        while response.read(65536):
            pass
        return response.status, time.monotonic() - began
    except (OSError, http.client.HTTPException) as problem:
        return type(problem).__name__, time.monotonic() - began
    finally:
        connection.close()


def until(end: float, act: object, *arguments: object) -> threading.Thread:
    """A thread that does something again and again."""

    def run() -> None:
        while time.monotonic() < end:
            act(*arguments)  # type: ignore[operator]

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def greedy(port: int, hold: float, every: float) -> None:
    """Asks for much, and reads a little every so many seconds, or nothing."""
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(5)
        end = time.monotonic() + hold
        try:
            client.connect(("127.0.0.1", port))
            client.sendall(f"GET /sparql?format=csv&query={quote(HUGE)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            while time.monotonic() < end:
                time.sleep(every)
                if every < hold and not client.recv(200):
                    return
        except OSError:
            time.sleep(0.1)


def half_open(port: int, hold: float) -> None:
    """A connection on which half a request stands, a byte more of it every two seconds."""
    with socket.socket() as client:
        client.settimeout(5)
        end = time.monotonic() + hold
        try:
            client.connect(("127.0.0.1", port))
            client.sendall(b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX-")
            while time.monotonic() < end:
                time.sleep(2)
                client.sendall(b"a")
        except OSError:
            time.sleep(0.5)


def family(pid: int) -> list[int]:
    """A process and all that it started, directly or not."""
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text(encoding="ascii").split())
        except OSError:
            continue
    return found


def memory(pid: int) -> float:
    """Megabytes that a process and its family hold, what they share counted once."""
    total = 0
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


def started(build: str, timeout: float) -> tuple[subprocess.Popen[bytes], int]:
    """``goldenthread serve`` on a free port, when it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    program = str(Path(sys.executable).with_name("goldenthread"))
    command = [program, "serve", "--build", build, "--port", str(port), "--timeout", str(timeout)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        if ask(port, "ASK {}")[0] == 200:
            return process, port
        time.sleep(0.1)
    raise SystemExit(f"goldenthread serve ended with {process.returncode}")


def threads_of(port: int) -> list[str]:
    """IRIs to ask about."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    query = "SELECT ?t { ?t a <https://w3id.org/goldenthread/ns#Thread> } ORDER BY ?t LIMIT 200"
    connection.request("GET", f"/sparql?{urlencode({'query': query, 'format': 'csv'})}")
    return connection.getresponse().read().decode().split()[1:]


def main() -> None:
    """Starts the server, besieges it, and tells what ordinary clients got."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("build", nargs="?", default="build")
    words.add_argument("--seconds", type=float, default=180)
    words.add_argument("--timeout", type=float, default=10)
    words.add_argument("--peace", action="store_true", help="only the ordinary clients")
    given = words.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    threading.stack_size(256 * 1024)
    server, port = started(given.build, given.timeout)
    things = threads_of(port)
    end = time.monotonic() + given.seconds
    seen: list[tuple[int | str, float]] = []
    others: Counter[int | str] = Counter()
    if not given.peace:
        for number in range(20):
            until(end, lambda query=ENDLESS[number % 2]: others.update([ask(port, query)[0]]))
            until(end, greedy, port, 60.0, 61.0)
            until(end, greedy, port, 60.0, 5.0)
        for _ in range(700):
            until(end, half_open, port, 600.0)

    def ordinary(client: int) -> None:
        number = client
        while time.monotonic() < end:
            query = BOUND[number % len(BOUND)] % things[number % len(things)]
            seen.append(ask(port, query))
            number += 7
            time.sleep(0.1)

    clients = [threading.Thread(target=ordinary, args=(number,)) for number in range(10)]
    for client in clients:
        client.start()
    began = time.monotonic()
    while time.monotonic() < end:
        time.sleep(min(15.0, max(0.1, end - time.monotonic())))
        print(f"{time.monotonic() - began:4.0f} s: {len(family(server.pid))} processes, {memory(server.pid):.0f} MB")
    for client in clients:
        client.join()
    times = sorted(taken for _, taken in seen)
    statuses = dict(Counter(status for status, _ in seen))
    worst, middle = times[int(len(times) * 0.99)], times[len(times) // 2]
    print(f"ordinary: {len(seen)} answers {statuses}, median {middle:.3f} s, 99 of 100 within {worst:.3f} s,", end=" ")
    print(f"all within {times[-1]:.3f} s")
    print(f"endless questions: {dict(others)}")
    server.send_signal(signal.SIGTERM)
    server.wait()


if __name__ == "__main__":
    main()
