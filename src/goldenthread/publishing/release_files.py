"""The files of a release: the graph in every format, each named graph alone, the terms and rules, compressed copies."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat

from goldenthread.errors import MissingExtraError
from goldenthread.export import FORMATS
from goldenthread.export.media import COMPRESSED, GRAPHS
from goldenthread.export.quads import abbreviated, read_in_order
from goldenthread.iris import slug
from goldenthread.resources import paths

DUMPS = ("nq", "trig", "ttl", "jsonld")
"""Formats of which a compressed copy stands beside."""
DEFINITIONS = "definitions"
"""The folder of the ontology and the shapes."""


def write_formats(dataset: Path, folder: Path) -> tuple[list[str], list[str]]:
    """Writes the dataset in every format that there is, each into a folder of its own.

    Returns:
        The files, by their paths within the folder, and in words which formats are left out.
    """
    names: list[str] = []
    left_out: list[str] = []
    with ThreadPoolExecutor(1) as beside:  # compressing needs no Python, and another core does it meanwhile
        copies: list[Future[None]] = []
        for format_, write in FORMATS.items():
            place = folder / format_
            place.mkdir()
            try:
                written = write(dataset, place)
            except MissingExtraError as missing:
                shutil.rmtree(place)
                left_out.append(str(missing))
                continue
            names += [f"{format_}/{name}" for name in written]
            if format_ in DUMPS:
                copies += [beside.submit(_compress, place / name) for name in written]
                names += [f"{format_}/{name}{COMPRESSED}" for name in written]
        for copy in copies:
            copy.result()
    return names, left_out


def _compress(path: Path) -> None:
    """Writes a compressed copy beside a file, without the clock and the name that gzip would note."""
    copy = path.with_name(f"{path.name}{COMPRESSED}")
    with path.open("rb") as given, copy.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as made:
        shutil.copyfileobj(given, made, 1 << 20)


def named_graph_file(graph: str, base: str) -> str:
    """What the file of a named graph is called.

    >>> named_graph_file("https://example.org/data/wexley/2013-14/plan/graph", "https://example.org/data/")
    'wexley-2013-14-plan.ttl'
    """
    name = graph.removeprefix(base).removesuffix("/graph").removeprefix("graph/")
    return f"{slug(name.replace('/', '-'))}.ttl"


def write_graphs(dataset: Path, folder: Path, base: str) -> list[str]:
    """Writes each named graph as a file of Turtle; their paths within the folder."""
    (folder / GRAPHS).mkdir()
    names = []
    for graph, quads in groupby(read_in_order(dataset), key=lambda quad: quad.graph_name):
        if isinstance(graph, NamedNode):
            name = f"{GRAPHS}/{named_graph_file(graph.value, base)}"
            (folder / name).write_bytes(abbreviated((quad.triple for quad in quads), RdfFormat.TURTLE))
            names.append(name)
    return names


def write_definitions(folder: Path) -> list[str]:
    """Copies the ontology and the shapes; their paths within the folder."""
    names = []
    for kind, files in (("ontology", paths("ontology", "*.ttl")), ("shapes", paths("shapes", "*.ttl"))):
        (folder / DEFINITIONS / kind).mkdir(parents=True)
        for path in files:
            shutil.copyfile(path, folder / DEFINITIONS / kind / path.name)
            names.append(f"{DEFINITIONS}/{kind}/{path.name}")
    return names


def files_in(folder: Path) -> Iterator[str]:
    """The files of a folder by their paths within, sorted."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
