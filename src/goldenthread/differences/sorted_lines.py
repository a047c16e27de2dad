"""A dataset of sorted N-Quads as lines: what two of them do not share, and what one says of a subject.

Neither is parsed whole: two sorted files are merged line by line, and a subject is found by halving.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from goldenthread.errors import BuildError


@dataclass(frozen=True, slots=True)
class SortedLines:
    """A file of sorted N-Quads.

    Attributes:
        path: the file, for messages.
        content: what it holds.
    """

    path: Path
    content: mmap.mmap | bytes

    def __iter__(self) -> Iterator[bytes]:
        """Its lines, in order.

        Raises:
            BuildError: they are not in order, or a line is without its end.
        """
        with self.path.open("rb") as stream:
            before = b""
            for number, line in enumerate(stream, start=1):
                if line <= before or not line.endswith(b" .\n"):
                    raise BuildError(
                        "these are no sorted N-Quads, a statement a line and each once, as 'goldenthread build' writes "
                        "them",
                        path=self.path,
                        line=number,
                    )
                before = line
                yield line

    def lines_held(self) -> int:
        """How many statements there are."""
        with self.path.open("rb") as stream:
            return sum(1 for _ in stream)

    def about(self, subject: str) -> list[Quad]:
        """What it says of a subject."""
        begins = f"<{subject}> ".encode()
        start = self._place_of(begins)
        end = start
        while self.content[end : end + len(begins)] == begins:
            end = self.content.find(b"\n", end) + 1
        return quads_of(self.content[start:end])

    def _place_of(self, begins: bytes) -> int:
        """Where the first line stands, or would stand, that is not below some bytes."""
        low, high = 0, len(self.content)
        while low < high:
            middle = self.content.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self.content[middle : middle + len(begins)] < begins:
                low = self.content.find(b"\n", middle) + 1
            else:
                high = middle
        return low


@contextmanager
def opened(path: Path) -> Iterator[SortedLines]:
    """A file of sorted N-Quads, as long as it is needed.

    Raises:
        BuildError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            if not path.stat().st_size:
                yield SortedLines(path, b"")
                return
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
                yield SortedLines(path, content)
    except OSError as problem:
        raise BuildError(f"cannot be read ({problem.strerror})", path=path) from problem


def unshared(old: SortedLines, new: SortedLines) -> tuple[list[bytes], list[bytes]]:
    """The lines that only the older file has, and those that only the newer one has, each in order.

    Raises:
        BuildError: a file is not in order.
    """
    removed: list[bytes] = []
    added: list[bytes] = []
    olds, news = iter(old), iter(new)
    one, other = next(olds, None), next(news, None)
    while one is not None and other is not None:
        if one == other:
            one, other = next(olds, None), next(news, None)
        elif one < other:
            removed.append(one)
            one = next(olds, None)
        else:
            added.append(other)
            other = next(news, None)
    for rest, first, out in ((olds, one, removed), (news, other, added)):
        if first is not None:
            out += [first, *rest]
    return removed, added


def quads_of(lines: bytes) -> list[Quad]:
    """Lines of N-Quads as quads.

    Raises:
        BuildError: they are none.
    """
    try:
        return list(parse(input=lines, format=RdfFormat.N_QUADS))
    except (SyntaxError, UnicodeDecodeError) as problem:
        raise BuildError(f"a statement cannot be read ({problem}): build again") from problem


def name_of(term: object) -> str:
    """The IRI of a resource, or the text of a literal."""
    return term.value if isinstance(term, NamedNode) else str(getattr(term, "value", term))
