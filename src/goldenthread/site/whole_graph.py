"""The whole graph beside the pages, so that a browser asks it from a disk: the dataset of the build, byte for byte.

A page that is opened from a disk may fetch nothing, so that all comes in classic scripts: the dataset compressed, the
engine, its editor, and the page of each IRI. Only a page that asks loads them, and only when it is asked.
"""

from __future__ import annotations

import base64
import gzip
import json
import shutil
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.site import vendor

FOLDER = "assets/query"
GRAPH = f"{FOLDER}/graph.js"
"""The script that sets ``goldenThreadGraph`` to the dataset: N-Quads, by gzip, in base64."""
PAGES = f"{FOLDER}/pages.js"
"""The script that sets ``goldenThreadPages`` to the JSON text of ``iris.json``."""
ENGINE = f"{FOLDER}/oxigraph.js"
_SETS = 'self.goldenThreadGraph = "'
_ENDS = '";\n'
_LEVEL = 6
"""Of the five documents: 3.2 MB in 0.4 s; level 9 takes ten times as long for a twentieth less."""


def unread() -> frozenset[str]:
    """What no search for names reads: the packed graph, which is the dataset, and the code of others that ships."""
    others = (*vendor.editor(), *vendor.licences("query"))
    return frozenset((GRAPH, ENGINE, *(f"{FOLDER}/{path.name}" for path in others)))


def write_editor(out: Path) -> None:
    """Writes what a page needs to ask a server: the editor, where this copy of the program carries it."""
    for path in (*vendor.editor(), *(vendor.licences("query") if vendor.editor() or vendor.oxigraph() else ())):
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, out / FOLDER / path.name)


def write_graph(dataset: bytes, out: Path) -> None:
    """Writes the graph and the engine that answers from it, where this copy of the program carries one.

    Args:
        dataset: N-Quads.
        out: the root of the site.
    """
    engine = vendor.oxigraph()
    if engine is None:
        return
    (out / FOLDER).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(engine, out / ENGINE)
    packed = base64.b64encode(gzip.compress(dataset, _LEVEL, mtime=0)).decode()
    (out / GRAPH).write_text(f"{_SETS}{packed}{_ENDS}", encoding="ascii")


def dataset_in(script: Path) -> bytes:
    """The dataset that a script of the graph holds: what a browser will read.

    Raises:
        BuildError: it holds none.
    """
    text = script.read_text(encoding="ascii")
    if not text.startswith(_SETS) or not text.endswith(_ENDS):
        raise BuildError("this is no script of a graph", path=script)
    return gzip.decompress(base64.b64decode(text[len(_SETS) : -len(_ENDS)]))


def write_pages(listed: str, out: Path) -> None:
    """Writes the page of each IRI as a script.

    Args:
        listed: the text of ``iris.json``.
        out: the root of the site.
    """
    (out / FOLDER).mkdir(parents=True, exist_ok=True)
    (out / PAGES).write_text(f"self.goldenThreadPages = {json.dumps(listed, ensure_ascii=False)};\n", encoding="utf-8")


def missing() -> str:
    """What is missing for asking in this copy of the program, as a sentence; empty where it is whole."""
    if vendor.oxigraph() is None:
        return (
            "the SPARQL engine is missing: 'make web' fetches it (npm); until then pages from a disk cannot ask, "
            "and 'goldenthread query' and 'goldenthread serve' do"
        )
    return (
        "" if vendor.editor() else "the SPARQL editor is missing: 'make web' fetches it (npm); a plain field stands in"
    )
