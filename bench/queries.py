"""How long each shipped query takes on the embedded store, warm: ``python bench/queries.py [BUILD]``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from goldenthread.query import ask, list_queries
from goldenthread.store import EmbeddedStore

BAR = 0.1


def main(build: str = "build") -> None:
    """Prints one line a query: rows, milliseconds, a mark where the bar is missed."""
    store = EmbeddedStore.open(Path(build))
    for query in list_queries():
        best = float("inf")
        rows = 0
        for _ in range(5):
            began = time.perf_counter()
            rows = len(ask(store, query))
            best = min(best, time.perf_counter() - began)
        print(f"{query.name:40} {rows:7,} rows {best * 1000:7.1f} ms{'  over the bar' if best > BAR else ''}")


if __name__ == "__main__":
    main(*sys.argv[1:])
