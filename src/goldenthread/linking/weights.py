"""Words weighted by their rarity (TF-IDF), as sparse vectors with an inverted index.

Nothing here compares all with all: a commitment is compared only with those that share one of its weightier words.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from operator import mul

from goldenthread.folding import plain
from goldenthread.language.stems import STOP, stems

Vector = Mapping[str, float]

COMMON = 200
"""Postings of a word after which the index no longer follows it: a word in so many texts tells nothing."""


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


class Vectors:
    """TF-IDF vectors of named texts, each of length 1.

    Args:
        texts: name and text of each.
        split: what a text is split into.
    """

    def __init__(self, texts: Iterable[tuple[str, str]], split: Callable[[str], list[str]] | None = None) -> None:
        split = split or terms
        counts = {name: Counter(split(text)) for name, text in texts}
        frequency = Counter(term for bag in counts.values() for term in bag)
        total = len(counts)
        self._idf = {term: math.log((1 + total) / (1 + n)) + 1 for term, n in frequency.items()}
        self._vectors = {name: self._vector(bag) for name, bag in counts.items()}

    def _vector(self, bag: Counter[str]) -> dict[str, float]:
        idf, log = self._idf, math.log
        raw = {term: idf[term] if n == 1 else (1 + log(n)) * idf[term] for term, n in bag.items()}
        norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {term: value / norm for term, value in raw.items()}

    def __contains__(self, name: str) -> bool:
        """Whether a text is known."""
        return name in self._vectors

    def rarity(self, term: str) -> float:
        """How rare a term is: 1 where all texts have it, and more the fewer do."""
        return self._idf[term]

    def __getitem__(self, name: str) -> Vector:
        """The vector of a text."""
        return self._vectors[name]

    def index(self, names: Iterable[str]) -> dict[str, list[str]]:
        """For each term the texts that have it; terms that too many texts have are left out."""
        postings: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for term in self._vectors[name]:
                postings[term].append(name)
        return {term: found for term, found in postings.items() if len(found) <= COMMON}

    def nearest(self, name: str, index: Mapping[str, list[str]], count: int) -> list[str]:
        """The texts of an index that are most like one, best first."""
        likeness: dict[str, float] = defaultdict(float)
        for term, value in self._vectors[name].items():
            for other in index.get(term, ()):
                likeness[other] += value * self._vectors[other][term]
        return sorted(likeness, key=lambda other: (-likeness[other], other))[:count]


def covered(part: Vector, whole: Vector) -> float:
    """How much of one text's weight stands in words that another has too, pairs of words left aside.

    >>> covered({"park": 1.0, "tree": 1.0, "park tree": 1.0}, {"park": 0.2})
    0.5
    """
    shared = math.fsum([part[term] ** 2 for term in part.keys() & whole.keys() if " " not in term])
    if not shared:
        return 0.0
    return shared / sum([value * value for term, value in part.items() if " " not in term])


def together(vectors: Iterable[tuple[float, Vector]]) -> dict[str, float]:
    """The weighted sum of several vectors, of length 1."""
    out: dict[str, float] = defaultdict(float)
    for weight, vector in vectors:
        for term, value in vector.items():
            out[term] += weight * value
    norm = math.sqrt(sum(value * value for value in out.values())) or 1.0
    return {term: value / norm for term, value in out.items()}


def cosine(left: Vector, right: Vector) -> float:
    """The likeness of two vectors of length 1.

    >>> cosine({"a": 1.0}, {"a": 1.0}), cosine({"a": 1.0}, {"b": 1.0})
    (1.0, 0.0)
    """
    shared = left.keys() & right.keys()
    return math.fsum(map(mul, map(left.__getitem__, shared), map(right.__getitem__, shared)))  # in any order
