"""How long a graph takes into an Oxigraph server on loopback, and how much is sent again: ``python bench/load.py``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.servers import oxigraph

from goldenthread.store import base_of
from goldenthread.store.endpoints import endpoints
from goldenthread.store.load import load


def main(build: str = "build") -> None:
    """Loads twice and prints the seconds."""
    folder = Path(build)
    with oxigraph() as address:
        to = endpoints(address)
        for _ in range(2):
            began = time.perf_counter()
            done = load(folder / "dataset.nq", to, notes=f"{base_of(folder)}graph/loaded")
            taken = time.perf_counter() - began
            print(f"{sum(done.written.values()):,} statements in {taken:.2f} s, {len(done.kept)} graphs kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
