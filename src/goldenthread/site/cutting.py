"""Long answers on several pages, so that none grows beyond what a browser shows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

LARGEST = 300_000
"""Estimated bytes of what a page lists."""


def cut(items: Sequence[T], size: Callable[[T], int], most: int = LARGEST) -> list[Sequence[T]]:
    """Items in their order, in as few runs as fit; one run at least.

    >>> cut(["aa", "b", "cccc", "d"], len, 3)
    [['aa', 'b'], ['cccc'], ['d']]
    >>> cut([], len, 3)
    [[]]
    """
    runs: list[Sequence[T]] = []
    first, total = 0, 0
    for place, item in enumerate(items):
        total += size(item)
        if total > most and place > first:
            runs.append(items[first:place])
            first, total = place, size(item)
    return [*runs, items[first:]]


def part_path(first: str, number: int) -> str:
    """The page of one run: the first is the page itself.

    >>> part_path("findings/a.html", 1), part_path("findings/a.html", 2)
    ('findings/a.html', 'findings/a/part-2.html')
    """
    return first if number == 1 else f"{first.removesuffix('.html')}/part-{number}.html"
