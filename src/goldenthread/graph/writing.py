"""Quads as sorted N-Quads: the same statements always give the same bytes."""

from __future__ import annotations

import heapq
import io
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

BATCH = 20_000
"""Quads that are serialised at a time, so that they need not all be in memory at once."""


def nquads(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads, one a line, each once, sorted by their bytes."""
    lines: set[bytes] = set()
    stream = iter(quads)
    while batch := list(islice(stream, BATCH)):
        lines.update((serialize(batch, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    return b"".join(sorted(lines))


def merged(*texts: bytes) -> Iterator[bytes]:
    """The lines of several sorted texts as one, each once, in order."""
    for line, _ in groupby(heapq.merge(*map(io.BytesIO, texts))):
        yield line


def write_nquads(quads: Iterable[Quad], stream: BinaryIO) -> int:
    """Writes quads as sorted N-Quads.

    Args:
        quads: what to write.
        stream: a binary stream.

    Returns:
        How many quads were written.
    """
    written = nquads(quads)
    stream.write(written)
    return written.count(b"\n")
