"""Whether two wordings are near enough that what is said of both may be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.folding import plain
from goldenthread.language.stems import STOP, stem

LEAST = 0.25
"""Share of the words of both that they must have in common."""
LEAST_BRANCHED = 0.5
"""The same where one wording stands for several, or several for one."""


def shared(one: str, other: str) -> float:
    """The share of the words of two texts, without endings and those that tell nothing, that both have: 0 to 1.

    >>> shared("Open the new library", "Opening a library"), shared("Open a pool", "Plant trees")
    (0.6666666666666666, 0.0)
    >>> shared("Review completed", "Complete the review"), shared("", "")
    (1.0, 1.0)
    >>> shared("Άνοιγμα βιβλιοθήκης", "άνοιγμα βιβλιοθήκης")
    1.0
    """
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right) if left | right else 1.0


def other_words(one: str, other: str, *, branched: bool = False) -> bool:
    """Whether two texts hardly share their words, so that they may promise different things.

    Args:
        one: a text.
        other: another.
        branched: whether one of the two stands for several of the other document.

    >>> other_words("Repair the wall", "Repair the wall, the quay and two roads")
    False
    >>> other_words("Repair the wall", "Repair the wall, the quay and two roads", branched=True)
    True
    """
    return shared(one, other) < (LEAST_BRANCHED if branched else LEAST)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """Stems also without the last "e": "completed" and "complete" are one word."""
    return frozenset(stem(word).removesuffix("e") for word in re.findall(r"[^\W_]+", plain(text)) if word not in STOP)
