"""200 clients at once for a minute, on loopback: what they get, how long it takes, how much memory it needs.

``python bench/serve.py [BUILD] [--clients 200] [--seconds 60]``: ``goldenthread serve`` runs as a process of its own,
and what it and its keeper hold is read from ``/proc`` once a second.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from goldenthread.query import list_queries, runnable

THREADS = "SELECT ?thread { ?thread a <https://w3id.org/goldenthread/ns#Thread> } ORDER BY ?thread LIMIT 200"


def memory(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    try:
        words = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        return int(words[1]) * resource.getpagesize() / 1e6
    except OSError:
        return 0.0


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text(encoding="ascii").split())
    return sorted(found)


def client(port: int, end: float, requests: list[tuple[str, str]], seen: list[tuple[int, float]], seed: int) -> None:
    """Asks one thing after another until the time is over."""
    choice = random.Random(seed)  # noqa: S311
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.monotonic() < end:
        path, accept = choice.choice(requests)
        began = time.monotonic()
        try:
            connection.request("GET", path, headers={"Accept": accept})
            response = connection.getresponse()
            while response.read(65536):
                pass
            status = response.status
        except (OSError, http.client.HTTPException):
            connection.close()
            status = 0
        seen.append((status, time.monotonic() - began))


def started(build: str) -> tuple[subprocess.Popen[bytes], int]:
    """``goldenthread serve`` on a free port, when it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    program = [str(Path(sys.executable).with_name("goldenthread")), "serve", "--build", build, "--port", str(port)]
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return process, port
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"goldenthread serve ended with {process.returncode}")


def asked(port: int) -> list[tuple[str, str]]:
    """What the clients ask for: threads as pages and as Turtle, and every question as CSV."""
    probe = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    probe.request("GET", f"/sparql?{urlencode({'query': THREADS, 'format': 'csv'})}")
    threads = [urlsplit(line).path for line in probe.getresponse().read().decode().split()[1:]]
    requests = [(f"{path}.{suffix}", "*/*") for path in threads for suffix in ("html", "ttl")]
    return requests + [
        (f"/sparql?{urlencode({'query': runnable(query)})}", "text/csv")
        for query in list_queries()
        if query.form == "SELECT"
    ]


def main() -> None:
    """Runs it and prints what was seen."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("build", nargs="?", default="build")
    words.add_argument("--clients", type=int, default=200)
    words.add_argument("--seconds", type=float, default=60)
    given = words.parse_args()
    process, port = started(given.build)
    held: list[tuple[float, list[float]]] = []
    try:
        requests = asked(port)
        seen: list[tuple[int, float]] = []
        began = time.monotonic()
        end = began + given.seconds
        clients = [
            threading.Thread(target=client, args=(port, end, requests, seen, seed)) for seed in range(given.clients)
        ]
        for one in clients:
            one.start()
        while time.monotonic() < end:
            time.sleep(1)
            held.append((time.monotonic() - began, [memory(pid) for pid in (process.pid, *children(process.pid))]))
        for one in clients:
            one.join()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    print(f"load average {os.getloadavg()[0]:.1f}; megabytes held by the front, and by the keeper of the graph:")
    for place in sorted({round(step * (len(held) - 1) / 8) for step in range(9)}):
        at, figures = held[place]
        print(f"  after {at:4.0f} s: {', '.join(f'{figure:.0f}' for figure in figures)}")
    times = sorted(taken for _, taken in seen)
    print(
        f"{len(seen):,} answers to {given.clients} clients in {given.seconds:g} s: {dict(Counter(s for s, _ in seen))}"
    )
    print(f"median {times[len(times) // 2]:.2f} s, 99 of 100 within {times[len(times) * 99 // 100]:.2f} s")


if __name__ == "__main__":
    main()
