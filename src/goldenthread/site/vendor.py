"""Code of others that runs in the browser: fetched by npm, never part of the repository, with its licence beside it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

FOLDER = "vendored"
"""The folder beside this module that ``make web`` fills, and that ships in the wheel."""


def minisearch() -> Path | None:
    """The file of MiniSearch, which searches, where this copy of the program carries it."""
    return _carried("minisearch.js")


def oxigraph() -> Path | None:
    """The file of Oxigraph, which answers SPARQL, where this copy of the program carries it."""
    return _carried("oxigraph.js")


def editor() -> tuple[Path, ...]:
    """The files of Yasqe, in which SPARQL is written: its script and its style sheet; none without it."""
    found = [path for name in ("yasqe.js", "yasqe.css") if (path := _carried(name)) is not None]
    return tuple(found) if len(found) == 2 else ()


def licences(of: str) -> tuple[Path, ...]:
    """The licences of what is carried, of one file or of what asks (``query``)."""
    folder = Path(str(files("goldenthread.site"))) / FOLDER
    return tuple(sorted(folder.glob(f"{of}.LICENSE*.txt")))


def _carried(name: str) -> Path | None:
    path = Path(str(files("goldenthread.site"))) / FOLDER / name
    return path if path.is_file() else None
