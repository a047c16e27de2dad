"""Texts of the questions and updates that the program itself asks of a store."""

from __future__ import annotations

from goldenthread.resources import folder


def text_of(name: str) -> str:
    """A file of ``queries/`` by its path without ending: ``load/note``, a ``.rq`` or a ``.ru``."""
    for suffix in (".rq", ".ru"):
        path = folder("queries") / f"{name}{suffix}"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(name)
