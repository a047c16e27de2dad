"""What a command costs, in loadings of the graph: seconds are of a machine and of who else works on it."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from pyoxigraph import RdfFormat, Store

LOADING = 1.2
"""Seconds that pyoxigraph takes to load the five documents on the machine of docs/performance.md, at rest."""


def loading(dataset: Path) -> float:
    """Seconds of the processor in which pyoxigraph loads a dataset, here and now."""
    began = time.process_time()
    Store().load(path=dataset, format=RdfFormat.N_QUADS, lenient=True)
    return time.process_time() - began


def seconds(dataset: Path, *words: str) -> float:
    """Seconds of the processor that a command takes, as on that machine: the least of three, each beside a loading."""
    found = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "goldenthread", *words], capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append(spent * LOADING / loading(dataset))
    return min(found)
