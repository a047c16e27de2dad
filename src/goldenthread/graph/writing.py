"""Quads as sorted N-Quads: the same statements always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize


def nquads(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads, one a line, each once, sorted by their bytes."""
    written = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return b"".join(line + b"\n" for line in sorted(set(written.split(b"\n"))) if line)


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
