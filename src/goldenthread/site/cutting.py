"""What is long on several pages, so that none grows beyond what a browser shows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from goldenthread.site.records import Commitment, Heading

T = TypeVar("T")

LARGEST = 300_000
"""Estimated bytes of what a page lists."""

LARGEST_SOURCE = 120_000
"""Characters of source text on one page: with numbers and links it stays under half a megabyte."""

LONGEST_PART = 200_000
"""Characters of a document, as its page shows it, after which the page ends at the next heading."""


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


def numbered_parts(first: str, count: int) -> tuple[tuple[str, str], ...]:
    """Name and page of each part of something long; none where it is whole.

    >>> numbered_parts("topic/trees.html", 2), numbered_parts("topic/trees.html", 1)
    ((('Part 1', 'topic/trees.html'), ('Part 2', 'topic/trees/part-2.html')), ())
    """
    return tuple((f"Part {n}", part_path(first, n)) for n in range(1, count + 1)) if count > 1 else ()


def source_page(edition_page: str, number: int) -> str:
    """The page that shows one part of a source.

    >>> source_page("marlow-vale/2014-15/plan.html", 2)
    'marlow-vale/2014-15/plan/source-2.html'
    """
    return f"{edition_page.removesuffix('.html')}/source-{number}.html"


def document_cuts(rows: Sequence[Heading | Commitment]) -> Iterable[int]:
    """The place of the first row of each page of a document: a page ends before a heading, or where it must."""
    size = 0
    for number, one in enumerate(rows):
        if not number or size >= (LONGEST_PART if isinstance(one, Heading) else 1.5 * LONGEST_PART):
            yield one.order
            size = 0
        size += 600 + len(one.text) + (len(one.comment) if isinstance(one, Commitment) else 0)


def source_cuts(texts: Mapping[int, str]) -> Iterable[int]:
    """The first line of each page, that of the document first, also where it is blank: as many lines as fit."""
    size = LARGEST_SOURCE + 1
    for number, text in texts.items():
        if size + len(text) > LARGEST_SOURCE:
            yield number
            size = 0
        size += len(text) + 80
