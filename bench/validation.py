"""How long the shapes take and how much memory they need, on one body and on many.

``python bench/validation.py BUILD [COPIES]`` loads a built graph, adds copies of it as other bodies, and checks them
all at once and part by part, each in a process of its own. Printed: statements, findings, seconds, seconds of the
processors, megabytes of the loaded store, and the most megabytes of the process and its children in each quarter of
the run: flat is flat.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import threading
import time
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from goldenthread.minting import Minter
from goldenthread.store import EmbeddedStore
from goldenthread.validation import validate, validate_by_parts

WAYS = {
    "by sets": lambda store, minter: validate(store, minter),
    "at once": lambda store, minter: validate(store, minter, engine="pyshacl"),
    "by parts": lambda store, minter: validate_by_parts(store, minter),
    "by parts, 2 jobs": lambda store, minter: validate_by_parts(store, minter, jobs=2),
}
PAGE = os.sysconf("SC_PAGE_SIZE")


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in path.read_text().split()]
    return found


def held() -> float:
    """Megabytes that this process and its children hold now."""
    pages = 0
    for pid in (os.getpid(), *children(os.getpid())):
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except OSError:
            continue  # it has ended
    return pages * PAGE / 1024 / 1024


class Watch(threading.Thread):
    """Looks at the memory ten times a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seen: list[tuple[float, float]] = []
        self.over = threading.Event()

    def run(self) -> None:
        """Looks until it is over."""
        while not self.over.wait(0.1):
            self.seen.append((time.perf_counter(), held()))

    def quarters(self) -> str:
        """The most megabytes in each quarter of the time."""
        first, last = self.seen[0][0], self.seen[-1][0]
        most = [0.0] * 4
        for at, megabytes in self.seen:
            quarter = min(3, int(4 * (at - first) / max(last - first, 1e-9)))
            most[quarter] = max(most[quarter], megabytes)
        return " ".join(f"{megabytes:5.0f}" for megabytes in most)


def loaded(build: Path, copies: int) -> EmbeddedStore:
    """The graph of a build, so many times over, each time with bodies of other names."""
    content = (build / "dataset.nq").read_bytes()
    base = json.loads((build / "summary.json").read_text(encoding="utf-8"))["base"].encode()
    store = EmbeddedStore()
    for copy in range(copies):
        other = content if not copy else content.replace(b"<" + base, b"<" + base + b"copy-%d/" % copy)
        store.add(parse(other, format=RdfFormat.N_QUADS))
    return store


def measure(way: str, build: Path, copies: int, answers: multiprocessing.Queue[str]) -> None:
    """Runs one way of checking and says what it took."""
    store = loaded(build, copies)
    before, watch = held(), Watch()
    watch.start()
    start, busy = time.perf_counter(), os.times()
    found = WAYS[way](store, Minter())
    took, after = time.perf_counter() - start, os.times()
    watch.over.set()
    watch.join()
    worked = sum(after[:4]) - sum(busy[:4])
    what = f"{way:<17} {copies:>2} {len(store):>9,} statements {len(found):>6,} findings"
    answers.put(f"{what} {took:6.1f} s {worked:6.1f} s busy {before:5.0f} MB loaded, then {watch.quarters()} MB")


def main() -> None:
    """Measures every way, on one copy and on several."""
    build = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    context = multiprocessing.get_context("spawn")
    for copies in (1, many):
        for way in WAYS:
            load = os.getloadavg()[0]
            answers: multiprocessing.Queue[str] = context.Queue()
            process = context.Process(target=measure, args=(way, build, copies, answers))
            process.start()
            process.join()
            print(answers.get() if not process.exitcode else f"{way}: failed", f"load {load:.1f}", flush=True)


if __name__ == "__main__":
    main()
