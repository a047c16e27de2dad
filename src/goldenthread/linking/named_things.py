"""Things that a text names: acronyms, places, schemes, whatever is written with a capital in mid-sentence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from goldenthread.language.phrases import Phrase
from goldenthread.language.stems import STOP, stem

_RUN = Phrase("name_of_a_thing")


def named_things(text: str) -> frozenset[str]:
    """The stems of the words of every name, and each name of several words.

    A single capitalised word that begins a sentence is no name, unless it is an acronym.

    >>> sorted(named_things("Open the Book Barn in Marlow Market. Improve ESOL"))
    ['barn', 'book', 'book barn in marlow market', 'esol', 'market', 'marlow']
    """
    found: set[str] = set()
    for match in _RUN.finditer(text):
        words = match.group(0).split()
        before = text[: match.start()].rstrip()[-1:]
        if before in ("", ".", ":", ";", "(") and not words[0].isupper():
            words = words[1:]
        while words and words[0].lower() in STOP:
            words = words[1:]
        found |= {stem(word.lower().strip("'")) for word in words if word[:1].isupper() and word.lower() not in STOP}
        if len(words) > 1:
            found.add(" ".join(words).lower())
    return frozenset(found)


class Names:
    """Sets of names, compared by how rare the shared ones are.

    Args:
        bags: the names of each commitment.
    """

    def __init__(self, bags: Mapping[str, Iterable[str]]) -> None:
        self._bags = {iri: frozenset(bag) for iri, bag in bags.items()}
        frequency = Counter(name for bag in self._bags.values() for name in bag)
        self._weight = {name: math.log((1 + len(bags)) / (1 + n)) ** 2 for name, n in frequency.items()}
        self._size = {iri: math.fsum(self._weight[name] for name in bag) for iri, bag in self._bags.items()}

    def __getitem__(self, iri: str) -> frozenset[str]:
        """The names of a commitment."""
        return self._bags[iri]

    def shared(self, left: str, right: str) -> float:
        """The weight of the names that both have."""
        return math.fsum(self._weight[name] for name in self._bags[left] & self._bags[right])

    def likeness(self, left: str, right: str) -> float:
        """The weight of the shared names beside that of all, from 0 to 1."""
        size = self._size[left] * self._size[right]
        return self.shared(left, right) / math.sqrt(size) if size > 0 else 0.0
