"""How long questions about one entity take on a graph of ten million statements.

``python bench/large.py BUILD FOLDER [--statements 10000000] [--keep]``

The graph is that of BUILD over and over, each time under another, invented council whose name stands behind every
title, so that no two councils share an entity or a title. It is loaded from disk into the ``oxigraph`` program, in
FOLDER, and asked over HTTP. What was written is removed afterwards; with ``--keep`` a second run only asks.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from goldenthread.namespaces import DCTERMS, FOAF, GT, OA, ORG
from goldenthread.query import ask, list_queries
from goldenthread.store import DATASET, RemoteStore, base_of

OXIGRAPH = shutil.which("oxigraph") or "oxigraph"
BAR = 2.0
RUNS = 5
_SYLLABLES = (
    ("Ash", "Brack", "Cold", "Dun", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Kes", "Lin", "Moss"),
    ("bury", "combe", "ford", "ham", "mere", "ton", "wick", "worth"),
)
_TITLED = tuple(
    f" <{iri}> ".encode() for iri in (DCTERMS.title, DCTERMS.description, OA.exact, FOAF.name, GT.before, GT.after)
)
_LITERAL = re.compile(rb'^(\S+ \S+ "(?:[^"\\]|\\.)*)"')
_ACTIVITY = b"/activity/"
_ANY = ("officer", "thread", "unit", "measure")
_SHARED = (b"/graph/ontology> .", b"/graph/queries> .")

EXAMPLES = {
    "officer": GT.leadOfficer,
    "thread": GT.inThread,
    "unit": GT.directorate,
    "commitment": GT.supports,
    "statement": DCTERMS.isPartOf,
    "measure": GT.observes,
}
"""For each kind of entity the property whose values are such: the one that is named most often is asked about."""


def body_of(lines: list[bytes]) -> bytes:
    """The IRI of the council that a graph is about, without brackets."""
    mark = f"> <{ORG.FormalOrganization}> ".encode()
    return next(line.split(b">", 1)[0][1:] for line in lines if mark in line)


def examples(lines: list[bytes], body: bytes) -> dict[str, str]:
    """For each kind of entity the one that has most to tell."""
    found: dict[str, str] = {}
    for kind, iri in EXAMPLES.items():
        mark = f" <{iri}> <".encode()
        counted = Counter(line.split(mark, 1)[1].split(b">", 1)[0] for line in lines if mark in line)
        wanted = {one: n for one, n in counted.items() if one.startswith(body) and (kind in _ANY or _ACTIVITY in one)}
        found[kind] = max(sorted(wanted), key=lambda one: wanted[one]).decode()
    return found


def names() -> Iterator[str]:
    """Names of councils that there are not."""
    return (first + second for second, first in product(_SYLLABLES[1], _SYLLABLES[0]))


def multiply(lines: list[bytes], body: bytes, base: bytes, folder: Path, statements: int) -> list[str]:
    """Writes one file for each invented council until there are enough statements."""
    own = [line for line in lines if not line.rstrip().endswith(_SHARED)]
    made: list[str] = []
    for name in islice(names(), -(-statements // len(own))):
        slug = name.lower().encode()
        with (folder / f"{name.lower()}.nq").open("wb") as stream:
            for line in own:
                new = line.replace(b"<" + body, b"<" + base + slug).replace(
                    b"<" + base + b"finding/", b"<" + base + b"finding/" + slug + b"-"
                )
                if any(mark in line for mark in _TITLED):
                    new = _LITERAL.sub(lambda found: found[1] + b", " + name.encode() + b'"', new)  # noqa: B023
                stream.write(new)
        made.append(name.lower())
    return made


def fill(build: Path, folder: Path, statements: int) -> None:
    """Makes the graph and loads it."""
    lines = (build / DATASET).read_bytes().splitlines(keepends=True)
    parts = folder / "parts"
    parts.mkdir(parents=True)
    began = time.perf_counter()
    made = multiply(lines, body_of(lines), base_of(build).encode(), parts, statements)
    print(f"{len(made)} councils written in {time.perf_counter() - began:.0f} s", flush=True)
    began = time.perf_counter()
    for name in made:
        file = parts / f"{name}.nq"
        command = [OXIGRAPH, "load", "--location", str(folder / "store"), "--lenient", "--file", str(file)]
        subprocess.run(command, check=True, capture_output=True)
        file.unlink()
    print(f"loaded in {time.perf_counter() - began:.0f} s", flush=True)
    subprocess.run([OXIGRAPH, "optimize", "--location", str(folder / "store")], check=True, capture_output=True)
    size = sum(file.stat().st_size for file in (folder / "store").rglob("*"))
    print(f"optimized, {time.perf_counter() - began:.0f} s with loading; {size / 1e6:,.0f} MB on disk", flush=True)


def measure(build: Path, store: RemoteStore) -> None:
    """Asks each question that takes an entity about one of the councils, and prints a table."""
    lines = (build / DATASET).read_bytes().splitlines(keepends=True)
    body = body_of(lines)
    asked = base_of(build) + next(islice(names(), 1, None)).lower()
    entities = {kind: iri.replace(body.decode(), asked) for kind, iri in examples(lines, body).items()}
    print("| question | about | rows | first, ms | warm, ms |\n| --- | --- | --- | --- | --- |")
    for query in list_queries():
        for parameter in query.parameters:
            if parameter.kind != "iri" or parameter.name not in entities:
                continue
            taken: list[float] = []
            rows = 0
            for _ in range(RUNS):
                began = time.perf_counter()
                rows = len(ask(store, query, {parameter.name: entities[parameter.name]}))
                taken.append(time.perf_counter() - began)
            over = " (over the bar)" if taken[0] > BAR else ""
            about = entities[parameter.name].removeprefix(base_of(build))
            times = f"{taken[0] * 1000:.0f}{over} | {min(taken) * 1000:.0f}"
            print(f"| {query.name} | `{about}` | {rows:,} | {times} |", flush=True)


def main() -> None:
    """Fills a store unless it is there, serves it on loopback, and asks."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("build", type=Path)
    words.add_argument("folder", type=Path)
    words.add_argument("--statements", type=int, default=10_000_000)
    words.add_argument("--keep", action="store_true")
    given = words.parse_args()
    if not (given.folder / "store").is_dir():
        fill(given.build, given.folder, given.statements)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    where = ["--location", str(given.folder / "store"), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([OXIGRAPH, "serve-read-only", *where, "--union-default-graph"])
    try:
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        measure(given.build, RemoteStore(f"http://127.0.0.1:{port}/query", seconds=60, union=True))
    finally:
        server.kill()
        server.wait()
        if not given.keep:
            shutil.rmtree(given.folder)


if __name__ == "__main__":
    main()
