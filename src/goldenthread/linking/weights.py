"""Words weighted by their rarity (TF-IDF), as sparse rows of one matrix.

Nothing here compares all with all: :func:`nearest` follows shared words, and leaves aside those that too many have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from goldenthread.folding import plain
from goldenthread.language.stems import STOP, stems
from goldenthread.linking.named_things import acronyms, named_things
from goldenthread.linking.profiles import Profile

Matrix: TypeAlias = "csr_array[Any, tuple[int, int]]"

Column = NDArray[np.float64]
"""A number for each of several pairs."""
Places = NDArray[np.int64]
"""Places of commitments among those of their body."""

AT_ONCE = 4096
"""Pairs of rows that are compared at once: of so many copies are made."""
COMMON = 200
"""Texts that may have a word for it to lead from one to another: a word in more of them tells nothing."""


def grams(text: str) -> list[str]:
    """The runs of four and five letters of a text's words: what inflections of one word share.

    >>> grams("homes")
    [' hom', 'home', 'omes', 'mes ', ' home', 'homes', 'omes ']
    """
    found: list[str] = []
    for word in re.findall(r"[a-z0-9]+", plain(text)):
        if word not in STOP:
            framed = f" {word[:9]} "
            for size in (4, 5):
                found += [framed[i : i + size] for i in range(max(1, len(framed) - size + 1))]
    return found


def terms(text: str) -> list[str]:
    """The stems of a text's words, and each pair of neighbours.

    >>> terms("Improve our parks and open spaces")
    ['improve', 'park', 'open', 'space', 'improve park', 'park open', 'open space']
    """
    words = stems(text)
    return words + [f"{left} {right}" for left, right in pairwise(words)]


def counted(bags: Iterable[Iterable[str]]) -> tuple[Matrix, tuple[str, ...]]:
    """How often each text has each term: a row for each text, a column for each term.

    Returns:
        The counts, and the terms in the order of their columns.
    """
    column: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    for bag in bags:
        columns += [column.setdefault(term, len(column)) for term in bag]
        ends.append(len(columns))
    shape = (len(ends) - 1, max(1, len(column)))
    counts = csr_array((np.ones(len(columns)), np.array(columns, dtype=np.int64), np.array(ends)), shape=shape)
    counts.sum_duplicates()
    return counts, tuple(column)


def rarity(counts: Matrix) -> Column:
    """How rare each term is: 1 where all texts have it, and more the fewer do."""
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    rare: Column = np.log((1 + counts.shape[0]) / (1 + having)) + 1
    return rare


def weighed(counts: Matrix, rare: Column) -> Matrix:
    """Rows of length 1: a term weighs by its rarity, and little more where it is repeated."""
    rows = counts.copy()
    rows.data = (1 + np.log(rows.data)) * rare[rows.indices]
    return unit_rows(rows)


def unit_rows(rows: Matrix) -> Matrix:
    """The same directions, of length 1."""
    length = np.sqrt(rows.multiply(rows).sum(axis=1))
    length[length == 0] = 1
    out = rows.copy()
    out.data = out.data / np.repeat(length, np.diff(out.indptr))
    return out


def cosine(left: Matrix, right: Matrix, i: Places, j: Places) -> Column:
    """The likeness of rows of length 1, pair by pair."""
    out = np.empty(len(i))
    for some in _blocks(len(i)):
        out[some] = left[i[some]].multiply(right[j[some]]).sum(axis=1)
    return out


def _blocks(many: int) -> Iterator[slice]:
    """So many pairs, as many of them as are compared at once after the other."""
    return (slice(begin, begin + AT_ONCE) for begin in range(0, many, AT_ONCE))


def covered(part: Matrix, whole: Matrix, i: Places, j: Places) -> Column:
    """How much of the weight of each row of one matrix stands in terms that the row of another has too."""
    squares = part.copy()
    squares.data = squares.data**2
    having = whole.copy()
    having.data = np.ones_like(having.data)
    return cosine(squares, having, i, j)


def rarest(left: Matrix, right: Matrix, rare: Column, i: Places, j: Places, count: int) -> Column:
    """The summed rarity of the rarest terms, so many at most, that both rows of each pair have."""
    out = np.empty(len(i))
    for some in _blocks(len(i)):
        shared = left[i[some]].multiply(right[j[some]]).tocsr()
        many = shared.shape[0]
        row = np.repeat(np.arange(many), np.diff(shared.indptr))
        value = rare[shared.indices]
        kept = places_within(row, value) < count
        out[some] = np.bincount(row[kept], weights=value[kept], minlength=many)
    return out


def nearest(rows: Matrix, i: Places, j: Places, count: int) -> tuple[Places, Places]:
    """The pairs of rows that are most like each other, the best few of each row from either side.

    Args:
        rows: rows of length 1.
        i: the rows of one side.
        j: those of the other.
        count: how many are kept for each row.
    """
    left, right = rows[i], rows[j]
    frequent = np.maximum(*(np.bincount(side.indices, minlength=rows.shape[1]) for side in (left, right))) > COMMON
    if frequent.any():
        left = left.copy()
        left.data[frequent[left.indices]] = 0
    like = (left @ right.T).tocoo()
    a, b = like.coords
    value = np.round(like.data, 12)
    seen = value > 0
    return best_of_each(i[a[seen]], j[b[seen]], value[seen], count)


def best_of_each(a: Places, b: Places, value: Column, count: int) -> tuple[Places, Places]:
    """Of pairs with a value those that are among the best few of either of their sides."""
    kept = (places_within(a, value, b) < count) | (places_within(b, value, a) < count)
    return a[kept], b[kept]


def places_within(group: Places, value: Column, tie: Places | None = None) -> Places:
    """The place of each value among those of its group, the greatest first, from 0.

    >>> places_within(np.array([7, 7, 8]), np.array([0.2, 0.9, 0.5])).tolist()
    [1, 0, 0]
    """
    order = np.lexsort((value, -value, group) if tie is None else (tie, -value, group))
    sorted_group = group[order]
    begins = np.flatnonzero(np.r_[True, sorted_group[1:] != sorted_group[:-1]]) if len(group) else np.zeros(0, int)
    sizes = np.diff(np.r_[begins, len(group)])
    out = np.empty(len(group), dtype=np.int64)
    out[order] = np.arange(len(group)) - np.repeat(begins, sizes)
    return out


def bags(texts: Sequence[str]) -> list[list[str]]:
    """The terms of each text; of a text that comes again they are found once."""
    known: dict[str, list[str]] = {}
    return [known[text] if text in known else known.setdefault(text, terms(text)) for text in texts]


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of places for each commitment, one after the other.

    Attributes:
        begins: where the list of each begins; one more at the end.
        places: all lists.
    """

    begins: Places
    places: Places

    def across(self, i: Places, j: Places) -> tuple[Places, Places, Places, Places, Places]:
        """All of the list of one with all of the list of the other, for each pair.

        Returns:
            The number of the pair, a place of the first list, where it stands there, and likewise of the second.
        """
        width = self.begins[j + 1] - self.begins[j]
        sizes = (self.begins[i + 1] - self.begins[i]) * width
        pair = np.repeat(np.arange(len(i)), sizes)
        within = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        row, column = np.divmod(within, width[pair])
        return pair, self.places[self.begins[i][pair] + row], row, self.places[self.begins[j][pair] + column], column


def lists(parent: Places, *, itself: bool) -> Lists:
    """What stands below each commitment, the commitment itself first where asked for."""
    many = len(parent)
    below = np.flatnonzero(parent >= 0)
    owner = np.r_[np.arange(many) if itself else np.zeros(0, dtype=np.int64), parent[below]]
    places = np.r_[np.arange(many) if itself else np.zeros(0, dtype=np.int64), below]
    order = np.argsort(owner, kind="stable")
    begins = np.r_[0, np.cumsum(np.bincount(owner, minlength=many))]
    return Lists(begins, places[order])


class Words:
    """The words of the commitments of one body, as matrices with a row for each; of milestones also what is reported.

    Args:
        group: the commitments.
        parent: of each milestone the place of its activity, otherwise -1.
    """

    def __init__(self, group: Sequence[Profile], parent: Places) -> None:
        self.below, self.units = lists(parent, itself=False), lists(parent, itself=True)
        titles = [
            [*bag, *acronyms(one.text)] for bag, one in zip(bags([one.text for one in group]), group, strict=True)
        ]
        reported = [
            stems(one.comments) if above >= 0 else [] for one, above in zip(group, parent.tolist(), strict=True)
        ]
        counts, known = counted(titles + reported)
        self.counts, self.reported = counts[: len(group)], counts[len(group) :]
        self.rare = rarity(self.counts)
        self.titles = weighed(self.counts, self.rare)
        has = np.flatnonzero(parent >= 0)
        many = len(group)
        tied = csr_array((np.ones(len(has)), (has, parent[has])), shape=(many, many))
        self.whole_counts = (self.counts + (tied + tied.T) @ self.counts).tocsr()
        self.wholes = weighed(self.whole_counts, self.rare)
        single = self.titles.copy()
        single.data[np.array([" " in term for term in known] or [True])[single.indices]] = 0
        single.eliminate_zeros()
        self.single = unit_rows(single)
        self.letters = _plainly(grams(one.text) for one in group)
        self.names = _plainly(named_things(". ".join((one.text, *one.parts))) for one in group)
        self.officers = _plainly(one.officers for one in group)


def _plainly(found: Iterable[Iterable[str]]) -> Matrix:
    counts, _ = counted(found)
    return weighed(counts, rarity(counts))
