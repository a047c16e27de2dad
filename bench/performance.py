"""Measures stages of a build against peers in one run, and invented councils against what is true of them.

``make bench`` writes ``docs/performance.md``; ``python bench/performance.py --help`` names what can be chosen. BUILD is
a build of DATA by this program. All figures are of this machine and of this run; each step is a process of its own, and
what is quoted is the median of its runs.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import councils

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
PROGRAM = (sys.executable, "-m", "goldenthread")
SETTING = "import gc; gc.disable(); from pathlib import Path; path = Path({path!r});"
STEPS = {
    "rdflib parses the result": "from rdflib import Dataset; Dataset().parse(path / 'dataset.nq', format='nquads')",
    "pyoxigraph loads it": (
        "from pyoxigraph import Store, RdfFormat; Store().load(path=path / 'dataset.nq', format=RdfFormat.N_QUADS)"
    ),
    "this program opens it, checked": "from goldenthread.store import EmbeddedStore; EmbeddedStore.open(path)",
    "polars reads its lines as one column": (
        "import polars as pl; pl.scan_csv(path / 'dataset.nq', has_header=False, separator='\\x01', quote_char=None)"
        ".collect()"
    ),
    "this program's lines, sorted and merged": (
        "from goldenthread.graph import merged; text = (path / 'dataset.nq').read_bytes();"
        "sum(1 for line in merged(text, text))"
    ),
    "this program checks all shapes": (
        "from goldenthread.store import EmbeddedStore, base_of; from goldenthread.minting import Minter;"
        "from goldenthread.validation import validate; validate(EmbeddedStore.open(path), Minter(base_of(path)))"
    ),
}
PYSHACL = (
    "import pyshacl; from rdflib import Dataset, Graph; from goldenthread.resources import folder;"
    "data = Graph(); [data.add(quad[:3]) for quad in Dataset().parse(path / 'dataset.nq', format='nquads').quads()];"
    "shapes = Graph(); [shapes.parse(folder('shapes') / f'{name}.ttl') for name in ('structure', 'completeness')];"
    "pyshacl.validate(data, shacl_graph=shapes, inference='none', inplace=True)"
)


@dataclass(frozen=True)
class Ran:
    """One run of a process: seconds of the clock and of the processor, and megabytes at the most."""

    wall: float
    cpu: float
    peak: float


def ran(words: Sequence[object]) -> Ran:
    """Runs a process to its end, as installed: its code is compiled once and kept, as that of the peers is."""
    began = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        list(map(str, words)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
    )
    _, state, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(state) not in (0, 1):
        raise SystemExit(f"this ended with {os.waitstatus_to_exitcode(state)}: {' '.join(map(str, words))}")
    return Ran(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(runs: Iterable[Ran], of: Callable[[Ran], float]) -> float:
    """The median of one figure."""
    return statistics.median(map(of, runs))


def code(build: Path, step: str) -> list[object]:
    """The words that run a step on a build."""
    return [sys.executable, "-c", f"{SETTING.format(path=str(build))} {step}"]


def steps(data: Path, build: Path, folder: Path, runs: int) -> list[str]:
    """The steps in turn, run by run, as rows of a table."""
    words: dict[str, list[object]] = {
        "whole build": [*PROGRAM, "build", "--data", data, "--out", folder / "out", "--quiet", "--fresh"],
        "build, nothing changed": [*PROGRAM, "build", "--data", data, "--out", folder / "out", "--quiet"],
        **{name: code(build, step) for name, step in STEPS.items()},
        "question, process and all": [*PROGRAM, "query", "threads-by-length", "--build", build],
    }
    taken: dict[str, list[Ran]] = {name: [] for name in words}
    for _ in range(runs):
        for name, some in words.items():
            taken[name].append(ran(some))
    whole = median(taken["rdflib parses the result"], lambda one: one.cpu)
    return [
        f"| {name} | {median(done, lambda one: one.wall):.2f} | {(cpu := median(done, lambda one: one.cpu)):.2f} | "
        f"{cpu / whole:.2f} | {median(done, lambda one: one.peak):,.0f} |"
        for name, done in taken.items()
    ]


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """One exported table."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def scores(found: set[tuple[str, ...]], true: set[tuple[str, ...]]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / max(1, len(true))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def invented(folder: Path, editions: int, many: int) -> str:
    """Builds invented councils, and holds links and planted findings against the truth: a row of a table."""
    place = folder / f"{many}x{editions}"
    councils.write(place, many, editions)
    done = ran([*PROGRAM, "build", "--data", place / "data", "--out", place / "build", "--quiet"])
    ran([*PROGRAM, "export", "--format", "csv", "--build", place / "build", "--output", place / "csv"])
    rows = {
        row["id"]: (row["body"].rsplit("/", 1)[-1], row["edition"], row["text"])
        for row in table(place / "csv", "commitments")
    }
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    labels = sorted({row[1] for row in rows.values()})
    beside = set(pairwise(labels))
    links: set[tuple[str, ...]] = {
        (*rows[row["from"]], *rows[row["to"]])
        for row in table(place / "csv", "links")
        if row["decision"] == "proposed" and (rows[row["from"]][1], rows[row["to"]][1]) in beside
    }
    findings: set[tuple[str, ...]] = {
        (*rows[row["focus"]], row["code"])
        for row in table(place / "csv", "findings")
        if row["code"] in councils.PLANTED and row["focus"] in rows
    }
    link = scores(links, {(*one, *other) for one, other in truth["links"]})
    finding = scores(findings, {tuple(one) for one in truth["findings"]})
    statements = json.loads((place / "build" / "summary.json").read_text(encoding="utf-8"))["dataset"]["statements"]
    shutil.rmtree(place)
    documents = many * editions
    return (
        f"| {many} x {editions} | {documents} | {len(rows):,} | {statements:,} | {done.cpu:.1f} | "
        f"{1000 * done.cpu / documents:.0f} | {done.peak:,.0f} | {link[0]:.3f} | {link[1]:.3f} | {link[2]:.3f} | "
        f"{finding[0]:.3f} | {finding[1]:.3f} |"
    )


def main() -> None:
    """Measures, and writes the page."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--data", type=Path, default=ROOT / "data")
    words.add_argument("--build", type=Path, default=ROOT / "build")
    words.add_argument("--sizes", default="10x1,10x5,10x10")
    words.add_argument("--runs", type=int, default=3)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        first = steps(given.data, given.build.resolve(), folder, given.runs)
        peer = ran(code(given.build.resolve(), PYSHACL))
        sizes = [tuple(map(int, one.split("x"))) for one in given.sizes.split(",")]
        second = [invented(folder, editions, many) for many, editions in sizes]
    packages = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib", "pyshacl", "polars"))
    told = (ROOT / "bench" / "performance.template.md").read_text(encoding="utf-8")
    PAGE.write_text(
        told.replace("{machine}", f"{os.cpu_count()} processors, {platform.machine()}, {platform.system()}")
        .replace("{versions}", f"Python {platform.python_version()}, {packages}")
        .replace("{runs}", str(given.runs))
        .replace("{load}", f"{os.getloadavg()[2]:.1f}")
        .replace("{steps}", "\n".join(first))
        .replace("{pyshacl}", f"{peer.cpu:.1f} s of the processor, {peer.peak:,.0f} MB")
        .replace("{invented}", "\n".join(second)),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
