"""What lines between nodes join, and which of these lines alone hold it together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def parts(many: int, lines: Iterable[tuple[int, int]]) -> list[int]:
    """Of each of so many nodes the part that holds it, by the first node of that part.

    >>> parts(5, [(3, 1), (4, 3)])
    [0, 1, 2, 1, 1]
    """
    above = list(range(many))

    def top(node: int) -> int:
        while above[node] != node:
            above[node] = node = above[above[node]]
        return node

    for one, other in lines:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return [top(node) for node in range(many)]


def bridges(lines: Sequence[tuple[int, int]], many: int) -> Iterator[tuple[tuple[int, int], int]]:
    """The lines without which a graph that hangs together falls apart, and how many nodes the smaller half then has.

    A bridge is a line to a node from whose side no other line leads back (R. E. Tarjan, A note on finding the bridges
    of a graph, 1974).

    Args:
        lines: its lines, each once and in one direction.
        many: how many nodes it has: 0, 1, 2 and so on.

    >>> list(bridges([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)], 5))
    [((3, 4), 1), ((2, 3), 2)]
    """
    beside: list[list[tuple[int, int]]] = [[] for _ in range(many)]
    for number, (one, other) in enumerate(lines):
        beside[one].append((other, number))
        beside[other].append((one, number))
    met: dict[int, int] = {0: 0}
    back, size = [0] * many, [1] * many
    path = [(0, -1, iter(beside[0]))]
    while path:
        node, by, further = path[-1]
        for other, number in further:
            if number == by:
                continue
            if other in met:
                back[node] = min(back[node], met[other])
            else:
                back[other] = met[other] = len(met)
                path.append((other, number, iter(beside[other])))
                break
        else:
            path.pop()
            if path:
                above = path[-1][0]
                back[above] = min(back[above], back[node])
                size[above] += size[node]
                if back[node] == met[node]:
                    yield lines[by], min(size[node], many - size[node])
