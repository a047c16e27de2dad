"""TriG: the dataset with its named graphs, for reading by eye."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat

from goldenthread.export.quads import abbreviated, read_in_order

NAME = "goldenthread.trig"


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes every named graph as one block, its subjects in order.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    (folder / NAME).write_bytes(abbreviated(read_in_order(dataset), RdfFormat.TRIG))
    return [NAME]
