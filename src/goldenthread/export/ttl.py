"""Turtle: every statement once, whichever graph it stands in, for tools that know no named graphs."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Quad, RdfFormat

from goldenthread.export.quads import abbreviated, in_reading_order, read

NAME = "goldenthread.ttl"


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes the union of the named graphs.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    union = dict.fromkeys(quad.triple for quad in read(dataset))
    quads = in_reading_order([Quad(t.subject, t.predicate, t.object) for t in union])
    (folder / NAME).write_bytes(abbreviated((quad.triple for quad in quads), RdfFormat.TURTLE))
    return [NAME]
