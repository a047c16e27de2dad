"""Quads as sorted N-Quads: the same statements always give the same bytes, however many there are.

Many are sorted in pieces, which wait in a file until they are merged.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain, groupby, islice, pairwise
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

BATCH = 10_000
"""Quads that are sorted at a time, so that they need not all be in memory at once."""
_MOST = 4 << 20
"""Bytes of all pieces that are held while they are merged."""
_LEAST = 1 << 16
"""Bytes of one piece that are read at a time, however many pieces there are."""


def nquads(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads, one a line, each once, sorted by their bytes."""
    return b"".join(merged(*_pieces(quads)))


def nquads_aside(quads: Iterable[Quad], path: Path) -> None:
    """Writes the same, of more quads than should be in memory, into a file; for a while there is another beside it."""
    waiting = path.with_name(f"{path.name}.pieces")
    ends = [0]
    with waiting.open("w+b") as pieces, path.open("wb") as whole:
        for piece in _pieces(quads):
            pieces.write(piece)
            ends.append(pieces.tell())
        whole.writelines(_in_order([(pieces, *span) for span in pairwise(ends)]))
    waiting.unlink()


def merged(*texts: bytes | Path) -> Iterator[bytes]:
    r"""The lines of several sorted texts as one, each once, in order.

    Args:
        texts: as bytes, or as files, which are read as they are needed.

    >>> list(merged(b"a\nc\n", b"b\nc\nd\n"))
    [b'a\n', b'b\n', b'c\n', b'd\n']
    """
    with ExitStack() as stack:
        streams = [
            io.BytesIO(text) if isinstance(text, bytes) else stack.enter_context(text.open("rb")) for text in texts
        ]
        yield from _in_order([(stream, 0, stream.seek(0, io.SEEK_END)) for stream in streams])


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


def _pieces(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Quads as several sorted texts."""
    stream = iter(quads)
    while batch := list(islice(stream, BATCH)):
        lines = (serialize(batch, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
        yield b"".join(sorted(set(lines)))


def _in_order(pieces: Sequence[tuple[BinaryIO, int, int]]) -> Iterator[bytes]:
    """The lines of sorted pieces of files (each from one place to another) as one, each once, in order."""
    size = max(_LEAST, _MOST // max(1, len(pieces)))
    return chain.from_iterable(_together([_blocks(*piece, size) for piece in pieces]))


def _together(pieces: Sequence[Iterator[list[bytes]]]) -> Iterator[list[bytes]]:
    """The next lines of all pieces, in order: those up to where the first of the blocks that are held ends."""
    held: dict[int, list[bytes]] = {}
    while True:
        for number, blocks in enumerate(pieces):
            if not held.get(number):
                held[number] = next(blocks, [])
        ends = [block[-1] for block in held.values() if block]
        if not ends:
            return
        last, now = min(ends), list[bytes]()
        for block in held.values():
            place = bisect_right(block, last)
            now += block[:place]
            del block[:place]
        now.sort()  # of parts that are in order each
        yield [line for line, _ in groupby(now)]


def _blocks(stream: BinaryIO, begin: int, end: int, size: int) -> Iterator[list[bytes]]:
    """Whole lines of a piece of a file, of about so many bytes at a time."""
    while begin < end:
        stream.seek(begin)
        text = stream.read(min(size, end - begin))
        if not text.endswith(b"\n"):
            text += stream.readline()
        begin += len(text)
        yield text.splitlines(keepends=True)
