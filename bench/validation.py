"""How long the shapes take and how much memory they need, on one body and on many.

``python bench/validation.py BUILD [COPIES]`` loads a built graph, adds copies of it as other bodies, and checks them
all at once and part by part, each in a process of its own. Printed: statements, seconds, and megabytes above those of
the loaded store.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from goldenthread.namespaces import Minter
from goldenthread.store import EmbeddedStore
from goldenthread.validation import validate, validate_by_parts

WAYS = {
    "at once": lambda store, minter: validate(store, minter),
    "by parts": lambda store, minter: validate_by_parts(store, minter),
    "by parts, 2 jobs": lambda store, minter: validate_by_parts(store, minter, jobs=2),
}


def peak() -> float:
    """Megabytes that this process and its largest child have held at most."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) / 1024


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
    before, start = peak(), time.perf_counter()
    found = WAYS[way](store, Minter())
    took, more = time.perf_counter() - start, peak() - before
    what = f"{way:<18} {copies:>3} {len(store):>10,} statements {len(found):>8,} findings"
    answers.put(f"{what} {took:7.1f} s {more:7.0f} MB more")


def main() -> None:
    """Measures every way, on one copy and on several."""
    build = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    context = multiprocessing.get_context("spawn")
    for copies in (1, many):
        for way in WAYS:
            answers: multiprocessing.Queue[str] = context.Queue()
            process = context.Process(target=measure, args=(way, build, copies, answers))
            process.start()
            process.join()
            print(answers.get() if not process.exitcode else f"{way}: failed", flush=True)


if __name__ == "__main__":
    main()
