"""Sorted N-Quads in pieces: whatever the pieces and blocks are, the bytes are those of one sort."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph import merged, nquads, nquads_aside, writing

GRAPH = NamedNode("http://x/g")


def drawn(seed: int, many: int) -> Iterator[Quad]:
    """Quads in no order, many of them twice, some long, some with every kind of break in their text."""
    draw = random.Random(seed)  # noqa: S311 - texts, no secrets
    for _ in range(many):
        words = draw.choice(("", "a\nb", "c\r\u2028d\x0b", "é" * draw.randrange(200))) + str(draw.randrange(30))
        yield Quad(NamedNode(f"http://x/{draw.randrange(9)}"), NamedNode("http://x/p"), Literal(words), GRAPH)


@pytest.mark.parametrize("batch", [1, 3, 50, 10_000])
@pytest.mark.parametrize("least", [1, 90, 1 << 16])
def test_pieces_and_blocks_of_any_size_give_the_same_bytes(
    batch: int, least: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(writing, "BATCH", batch)
    monkeypatch.setattr(writing, "_MOST", least)
    monkeypatch.setattr(writing, "_LEAST", least)
    for many in (0, 1, 120):
        quads = list(drawn(many, many))
        whole = b"".join(sorted({f"{quad} .\n".encode() for quad in quads}))
        assert nquads(quads) == whole
        nquads_aside(iter(quads), aside := tmp_path / "aside")
        assert aside.read_bytes() == whole
        assert b"".join(merged(aside, whole, b"")) == whole
        assert list(tmp_path.iterdir()) == [aside]


def test_a_file_is_merged_more_than_once_and_at_the_same_time(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_bytes(b"a\nc\n")
    assert list(zip(merged(one, b"b\nc\n"), merged(one, b"d\n"), strict=True)) == [
        (b"a\n", b"a\n"),
        (b"b\n", b"c\n"),
        (b"c\n", b"d\n"),
    ]
