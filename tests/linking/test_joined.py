"""What lines join and what alone holds it together, beside what networkx says of random graphs; and the solver."""

from __future__ import annotations

import random
import sys
from importlib.machinery import PathFinder

import networkx as nx
import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from goldenthread.linking import assignment
from goldenthread.linking.joined import bridges, parts


def drawn(seed: int, many: int, lines: int) -> nx.Graph[int]:
    """A random graph."""
    draw = random.Random(seed)  # noqa: S311 - a graph, no secret
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(many))
    graph.add_edges_from((draw.randrange(many), draw.randrange(many)) for _ in range(lines))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


@pytest.mark.parametrize("seed", range(60))
def test_parts_are_the_components(seed: int) -> None:
    graph = drawn(seed, 12, seed % 14)
    of = parts(12, list(graph.edges))
    assert [{node for node in graph if of[node] == first} for first in sorted(set(of))] == list(
        nx.connected_components(graph)
    )
    assert all(of[first] == first for first in of)


@pytest.mark.parametrize("seed", range(60))
def test_a_bridge_tells_the_smaller_half(seed: int) -> None:
    whole = drawn(seed, 14, 14 + seed % 9)
    largest = max((sorted(part) for part in nx.connected_components(whole)), key=lambda part: (len(part), part))
    graph = nx.relabel_nodes(whole.subgraph(largest), {old: new for new, old in enumerate(largest)})
    lines = [(one, other) if seed % 2 else (other, one) for one, other in graph.edges]
    expected = set()
    for line in lines:
        cut = nx.Graph(graph)
        cut.remove_edge(*line)
        halves = [len(half) for half in nx.connected_components(cut)]
        if len(halves) > 1:
            expected.add((frozenset(line), min(halves)))
    assert {(frozenset(line), smaller) for line, smaller in bridges(lines, len(largest))} == expected
    assert {line for line, _ in bridges(lines, len(largest))} <= set(lines)


def test_a_long_chain_needs_no_deep_stack() -> None:
    many = 3 * sys.getrecursionlimit()
    chain = [(i, i + 1) for i in range(many - 1)]
    assert max(smaller for _, smaller in bridges(chain, many)) == many // 2
    assert set(parts(many, chain)) == {0}


@pytest.mark.parametrize("shape", [(1, 1), (2, 5), (7, 3), (9, 9)])
def test_the_solver_alone_is_the_solver_of_its_package(shape: tuple[int, int]) -> None:
    for gain in (np.random.default_rng(3).random(shape), np.ones(shape)):
        alone = assignment.best_assignment(gain)
        assert [side.tolist() for side in alone] == [
            side.tolist() for side in linear_sum_assignment(gain, maximize=True)
        ]


def test_without_the_solver_alone_its_package_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PathFinder, "find_spec", lambda *_: None)
    assignment._solver.cache_clear()
    try:
        assert [side.tolist() for side in assignment.best_assignment(np.eye(2))] == [[0, 1], [0, 1]]
    finally:
        assignment._solver.cache_clear()
