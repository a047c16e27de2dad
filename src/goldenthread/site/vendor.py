"""Code of others that runs in the browser: fetched by npm, never part of the repository, with its licence beside it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

FOLDER = "vendored"
"""The folder beside this module that ``make web`` fills, and that ships in the wheel."""


def minisearch() -> Path | None:
    """The file of MiniSearch, where this copy of the program carries it."""
    path = Path(str(files("goldenthread.site"))) / FOLDER / "minisearch.js"
    return path if path.is_file() else None


def licences() -> tuple[Path, ...]:
    """The licences of what is carried."""
    folder = Path(str(files("goldenthread.site"))) / FOLDER
    return tuple(sorted(folder.glob("*.LICENSE.txt")))
