"""Turtle: every statement once, whichever graph it stands in, for tools that know no named graphs."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat

from goldenthread.export.quads import abbreviated, read, triples_in_reading_order

NAME = "goldenthread.ttl"


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes the union of the named graphs.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    union = dict.fromkeys(quad.triple for quad in read(dataset))
    (folder / NAME).write_bytes(abbreviated(triples_in_reading_order(union), RdfFormat.TURTLE))
    return [NAME]
