"""Which printed names can be alike at all, without comparing each with each: by what alike names must share.

Two names are alike where all their words are, one by one (``likeness``). Words are alike where at most a share of 0.35
of the letters of the longer one is changed. Then each becomes the same by losing at most that share of *its own*
letters: the longer one by the rule, and the shorter one since each letter that it has less is itself a change in which
it loses nothing. So alike words meet in what is left of them without so many letters (deletion neighbourhoods: Mor and
Fraenkel 1982; SymSpell). What is found this way may still be unlike; what is not found is unlike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations
from math import ceil

from goldenthread.identity.likeness import bare, initials, strokes, words
from goldenthread.identity.offices import office_and_holder
from goldenthread.identity.spelling_candidates import WORTH_A_LOOK

_LONGEST = 11
"""Letters of the longest word that is taken apart, into 232 at most; longer ones are found by their length alone."""
_BESIDE_LONGER = ceil(WORTH_A_LOOK * (_LONGEST + 1))
"""Letters of the shortest word that can be like a longer one than that."""

_Key = tuple[object, ...]


class AlikeNames:
    """Printed names of one council, found by those that they can be like.

    >>> names = AlikeNames()
    >>> for name in ("Ada Lark", "Ida Lerk", "Ben Moss", "Lark", "A. Lark"):
    ...     names.add(name)
    >>> sorted(names.near("Cllr Ada Lark"))
    ['A. Lark', 'Ada Lark', 'Ida Lerk', 'Lark']
    """

    def __init__(self) -> None:
        self._initials: dict[str, frozenset[str]] = {}
        self._by: dict[_Key, list[str]] = defaultdict(list)

    def __contains__(self, name: str) -> bool:
        return name in self._initials

    def add(self, name: str) -> None:
        """Takes up a name, as printed; one without a letter is like no other."""
        holder = office_and_holder(name)[1]
        found = words(bare(holder))
        if name in self or not found:
            return
        self._initials[name] = frozenset(initials(holder))
        self._by["whole", "".join(found)].append(name)
        self._by["surname", len(found) > 1, found[-1]].append(name)
        for position, word in enumerate(found):
            for key in _shown(word):
                self._by[len(found), position, key].append(name)

    def near(self, name: str) -> set[str]:
        """The names that share an initial with a name and can be like it; itself among them if it was added."""
        holder = office_and_holder(name)[1]
        found = words(bare(holder))
        if not found:
            return set()
        alone = [self._at("whole", "".join(found)), self._at("surname", len(found) == 1, found[-1])]
        places = [[self._at(len(found), position, key) for key in _sought(word)] for position, word in enumerate(found)]
        rarest = min(places, key=lambda lists: max(map(len, lists)))  # all words are alike: any of them finds the name
        mine = frozenset(initials(holder))
        return {other for other in set().union(*alone, *rarest) if mine & self._initials[other]}

    def _at(self, *key: object) -> Collection[str]:
        return self._by.get(key, ())


def _shown(word: str) -> set[_Key]:
    """The keys under which a word is found."""
    found = _both(word) | {("first letter", word[0])}
    if len(word) >= _BESIDE_LONGER:
        found.add(("long",))
    if len(word) > _LONGEST:
        found.add(("longest",))
    return found


def _sought(word: str) -> set[_Key]:
    """The keys under which the words that can be like a word are found."""
    found = _both(word) | {("first letter" if len(word) == 1 else "left", word[0])}  # an initial is like what it begins
    if len(word) > _LONGEST:
        found.add(("long",))
    elif len(word) >= _BESIDE_LONGER:
        found.add(("longest",))
    return found


def _both(word: str) -> set[_Key]:
    """Keys that two alike words have both: what is left of them, and how a scanner sees them."""
    return {("left", left) for left in _remainders(word)} | {("strokes", word[0], strokes(word))}


def _remainders(word: str) -> set[str]:
    """A word without as many letters as may be changed in it, and without fewer; none of a long word.

    >>> sorted(_remainders("ada")), _remainders("al")
    (['aa', 'ad', 'ada', 'da'], {'al'})
    """
    if len(word) > _LONGEST:
        return set()
    changed = int((1 - WORTH_A_LOOK) * len(word))
    return {"".join(left) for some in range(changed + 1) for left in combinations(word, len(word) - some)}
