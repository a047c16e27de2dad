"""How many statements each named graph holds: counted once, and again after statements went."""

from __future__ import annotations

from goldenthread.graph import nquads, part_quads, recounted, statements_by_graph
from tests.small_council import MINTER, quads

PARTS = MINTER.graph("parts")


def dataset() -> list[bytes]:
    stated = nquads(quads()).splitlines(keepends=True)
    counts = nquads(part_quads(PARTS, statements_by_graph(stated))).splitlines(keepends=True)
    return sorted([*stated, *counts])


def counts(lines: list[bytes]) -> dict[str, int]:
    said = [line.decode().split() for line in lines if b"void#triples>" in line]
    return {subject[1:-1]: int(count.split('"')[1]) for subject, _, count, *_ in said}


def test_the_counts_count_themselves() -> None:
    lines = dataset()
    assert counts(lines) == dict(statements_by_graph(lines))
    assert counts(lines)[PARTS] == 3 * len(counts(lines))


def test_the_counts_are_true_again_when_statements_went() -> None:
    lines = dataset()
    links, issues = MINTER.graph("links"), b"/graph/issues> .\n"
    fewer = [line for line in lines if not line.endswith(issues)]
    dropped = next(line for line in fewer if line.endswith(f"<{links}> .\n".encode()))
    fewer.remove(dropped)
    now = recounted(fewer)
    assert now == sorted(now)
    assert all(line.endswith(b" .\n") for line in now)
    assert counts(now) == dict(statements_by_graph(now))
    assert counts(now)[links] == counts(lines)[links] - 1
    assert MINTER.graph("issues") not in counts(now)


def test_what_has_no_counts_gets_none() -> None:
    lines = nquads(quads()).splitlines(keepends=True)
    assert recounted(lines) == lines
