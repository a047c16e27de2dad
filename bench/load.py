"""How long a graph takes into servers on loopback, and how much is sent again: ``python -m bench.load [BUILD]``.

Into an empty Oxigraph and, where it is installed, an empty Virtuoso: once, once more unchanged, and once more after one
statement of one named graph is gone.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import servers

from goldenthread.store import base_of
from goldenthread.store.endpoints import endpoints
from goldenthread.store.load import load
from goldenthread.store.login import PASSWORD, USER


@contextmanager
def virtuoso() -> Iterator[str]:
    """The address of an empty Virtuoso server."""
    with tempfile.TemporaryDirectory() as folder, servers.virtuoso(Path(folder)) as address:
        os.environ.update({USER: "dba", PASSWORD: "dba"})
        yield address


def main(build: str = "build") -> None:
    """Loads three times into each server and prints the seconds."""
    folder = Path(build)
    dataset = folder / "dataset.nq"
    with tempfile.TemporaryDirectory() as aside:
        changed = Path(aside) / dataset.name
        lines = dataset.read_bytes().splitlines(keepends=True)
        dropped = next(place for place, line in enumerate(lines) if line.endswith(b"/graph/issues> .\n"))
        changed.write_bytes(b"".join(lines[:dropped] + lines[dropped + 1 :]))
        for name, server in {"oxigraph": servers.oxigraph, "virtuoso": virtuoso}.items():
            if name == "virtuoso" and servers.VIRTUOSO is None:
                print(servers.WITHOUT_VIRTUOSO)
                continue
            with server() as address:
                to = endpoints(address)
                for what, path in (("empty server", dataset), ("unchanged", dataset), ("one statement less", changed)):
                    began = time.perf_counter()
                    done = load(path, to, notes=f"{base_of(folder)}graph/loaded")
                    taken = time.perf_counter() - began
                    sent = f"{sum(done.written.values()):8,} statements of {len(done.written):2} graphs"
                    print(f"{name:9} {what:18} {sent} in {taken:5.2f} s, {len(done.kept)} graphs kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
