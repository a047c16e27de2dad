"""200 clients at once for a minute, on loopback: what they get, how long it takes, how much memory it needs.

``python bench/serve.py [BUILD] [--clients 200] [--seconds 60]``
"""

from __future__ import annotations

import argparse
import http.client
import random
import resource
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

from goldenthread.query import list_queries, runnable
from goldenthread.serve.front import Service

THREAD_PATHS = "SELECT ?thread { ?thread a <https://w3id.org/goldenthread/ns#Thread> } ORDER BY ?thread LIMIT 200"


def memory(pids: list[int]) -> float:
    """Megabytes that processes hold in memory."""
    total = 0
    for pid in pids:
        try:
            words = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
            total += int(words[1]) * resource.getpagesize()
        except OSError:
            continue
    return total / 1e6


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
            response.read()
            status = response.status
        except (OSError, http.client.HTTPException):
            connection.close()
            status = 0
        seen.append((status, time.monotonic() - began))


def main() -> None:
    """Runs it and prints what was seen."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("build", nargs="?", default="build")
    words.add_argument("--clients", type=int, default=200)
    words.add_argument("--seconds", type=float, default=60)
    given = words.parse_args()
    with Service(Path(given.build), seconds=30) as service:
        probe = http.client.HTTPConnection("127.0.0.1", service.port)
        probe.request("GET", f"/sparql?{urlencode({'query': THREAD_PATHS, 'format': 'csv'})}")
        origin = service.front.routes._documents.origin  # type: ignore[union-attr]
        threads = [line.removeprefix(origin) for line in probe.getresponse().read().decode().split()[1:]]
        requests = [(f"{path}.{suffix}", "*/*") for path in threads for suffix in ("html", "ttl")]
        requests += [
            (f"/sparql?{urlencode({'query': runnable(query)})}", "text/csv")
            for query in list_queries()
            if query.form == "SELECT"
        ]
        seen: list[tuple[int, float]] = []
        end = time.monotonic() + given.seconds
        clients = [
            threading.Thread(target=client, args=(service.port, end, requests, seen, seed))
            for seed in range(given.clients)
        ]
        for one in clients:
            one.start()
        while time.monotonic() < end:
            time.sleep(given.seconds / 6)
            print(f"{len(seen):7,} answers, servers hold {memory(service.engine.pids()):.0f} MB")
        for one in clients:
            one.join()
    times = sorted(taken for _, taken in seen)
    print(
        f"{len(seen):,} answers to {given.clients} clients in {given.seconds:g} s: {dict(Counter(s for s, _ in seen))}"
    )
    print(f"median {times[len(times) // 2]:.2f} s, 99 of 100 within {times[len(times) * 99 // 100]:.2f} s")
    print(f"this process held at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
