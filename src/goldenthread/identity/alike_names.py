"""Which printed names can be alike at all, without comparing each with each: by what alike names must share.

Two names are alike where all their words are, one by one (``likeness``). Words are alike where at most a share of 0.35
of the letters of the longer one is changed. Then each becomes the same by losing at most that share of *its own*
letters: the longer one by the rule, and the shorter one since each letter that it has less is itself a change in which
it loses nothing. So alike words meet in what is left of them without so many letters (deletion neighbourhoods: Mor and
Fraenkel 1982; SymSpell). A long word would leave too much; it is compared with the long words of the
names that share an initial with its own, all of them at once. What is found this way may still be unlike; what is not
found is unlike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations, product
from math import ceil

from rapidfuzz import process
from rapidfuzz.distance import OSA

from goldenthread.identity.likeness import bare, initials, strokes, words
from goldenthread.identity.offices import office_and_holder
from goldenthread.identity.spelling_candidates import WORTH_A_LOOK

_LONGEST = 11
"""Letters of the longest word that is taken apart, into 232 at most; longer ones are compared."""
_BESIDE_LONGER = ceil(WORTH_A_LOOK * (_LONGEST + 1))
"""Letters of the shortest word that can be like a longer one than that."""

_CUTOFF = WORTH_A_LOOK - 0.001
"""Likeness below which two long words are passed over; what is on the border is left to the comparison."""
_LONG, _LONGER = "long", "longer"
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
        self._long: dict[_Key, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))  # words, and their names

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
            for key in _both(word) | {("first letter", word[0])}:
                self._by[len(found), position, key].append(name)
            for shared, long in product(self._initials[name], _lengths(word)):
                words_there, names_there = self._long[len(found), position, shared, long]
                words_there.append(word)
                names_there.append(name)

    def near(self, name: str) -> set[str]:
        """The names that share an initial with a name and can be like it; itself among them if it was added."""
        holder = office_and_holder(name)[1]
        found = words(bare(holder))
        if not found:
            return set()
        alone = [self._at("whole", "".join(found)), self._at("surname", len(found) == 1, found[-1])]
        mine = frozenset(initials(holder))
        places = [
            [*(self._at(len(found), at, key) for key in _sought(word)), *self._compared(len(found), at, word, mine)]
            for at, word in enumerate(found)
        ]
        rarest = min(places, key=lambda lists: max(map(len, lists)))  # all words are alike: any of them finds the name
        return {other for other in set().union(*alone, *rarest) if mine & self._initials[other]}

    def _compared(self, many: int, position: int, word: str, mine: frozenset[str]) -> Iterator[Collection[str]]:
        """The names whose long word at a position is like a long word, of each initial that they may share."""
        if len(word) < _BESIDE_LONGER:
            return
        for shared in mine:
            there = self._long.get((many, position, shared, _LONG if len(word) > _LONGEST else _LONGER))
            if there:
                found = process.extract(
                    word, there[0], scorer=OSA.normalized_similarity, score_cutoff=_CUTOFF, limit=None
                )
                yield [there[1][place] for _, _, place in found]

    def _at(self, *key: object) -> Collection[str]:
        return self._by.get(key, ())


def _sought(word: str) -> set[_Key]:
    """The keys under which the words that can be like a word are found; of long ones see ``_lengths``."""
    return _both(word) | {("first letter" if len(word) == 1 else "left", word[0])}  # an initial is like what it begins


def _lengths(word: str) -> list[str]:
    """Among which long words one is held: those that a longer one can be like, and those that a shorter one can be."""
    return [_LONG] * (len(word) >= _BESIDE_LONGER) + [_LONGER] * (len(word) > _LONGEST)


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
