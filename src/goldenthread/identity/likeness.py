"""How alike two printed names are: letter by letter, as shapes that a scanner confuses, and by initials."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from goldenthread.language.name_words import name_words

_TITLES = sorted(name_words().courtesy | name_words().elected - name_words().elected_offices)
_COURTESY = re.compile(rf"^(?:{'|'.join(_TITLES)})\.?\s+", re.IGNORECASE)
_ELECTED = re.compile(
    rf"^(?:{'|'.join(sorted(name_words().elected - name_words().elected_offices))})\.?\s+", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STROKES = (("w", "vv"), ("m", "rn"), ("n", "ri"), ("h", "li"), ("d", "cl"))
"""Letters and the pairs that a scanner takes them for, in the order in which they are unfolded."""
_INITIAL = 0.85
"""How much an initial says of the word that it begins."""


@lru_cache(maxsize=1 << 16)  # each name is compared with many
def bare(name: str) -> str:
    """A name without the courtesy titles before it.

    >>> bare("Cllr Ada Lark"), bare("Dr. Ben Moss")
    ('Ada Lark', 'Ben Moss')
    """
    previous = ""
    while name != previous:
        previous, name = name, _COURTESY.sub("", name.strip())
    return name


@lru_cache(maxsize=1 << 16)
def without_elected_title(name: str) -> str:
    """A name without the title of an elected member before it.

    >>> without_elected_title("Cllr. Ada Lark"), without_elected_title("Dr Ada Lark")
    ('Ada Lark', 'Dr Ada Lark')
    """
    return _ELECTED.sub("", name.strip())


def words(name: str) -> list[str]:
    """The words of a name in lower case, without accents, points and hyphens.

    >>> words("Esme St. John-Lark")
    ['esme', 'st', 'john', 'lark']
    """
    return list(_words(name))


@lru_cache(maxsize=1 << 16)
def _words(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(word.casefold() for word in _WORDS.findall(plain))


def initials(name: str) -> list[str]:
    """The first letters of the first and the last word: two spellings of one name share one of them at least.

    >>> initials("Cllr Ada Lark"), initials("Lark")
    (['first a', 'last l'], ['first l', 'last l'])
    """
    found = words(bare(name))
    return [f"first {found[0][0]}", f"last {found[-1][0]}"] if found else []


@lru_cache(maxsize=1 << 16)
def strokes(word: str) -> str:
    """A word as the strokes that a scanner sees, so that letters which it confuses come out alike.

    >>> strokes("bamber") == strokes("barriber"), strokes("clark") == strokes("dark")
    (True, True)
    """
    for letter, pair in _STROKES:
        word = word.replace(letter, pair)
    return word


def word_likeness(one: str, other: str) -> float:
    """How alike two words of names are, from 0 to 1.

    >>> word_likeness("russell", "bussell") > 0.85, word_likeness("bamber", "barriber"), word_likeness("a", "ada")
    (True, 1.0, 0.85)
    """
    if one == other:
        return 1.0
    if min(len(one), len(other)) == 1:
        return _INITIAL if one[0] == other[0] else 0.0
    return max(
        OSA.normalized_similarity(one, other),
        1.0 if strokes(one) == strokes(other) and one[0] == other[0] else 0.0,
    )


def name_likeness(one: str, other: str) -> float:
    """How alike two names are: as alike as their least alike words, since one other word is another person.

    >>> round(name_likeness("Rania Moss", "Rabina Moss"), 2), round(name_likeness("Dave Plank", "Deb Planke"), 2)
    (0.67, 0.25)
    >>> name_likeness("Edith St Ives", "Edith St. Ives"), round(name_likeness("A. Lark", "Ada Lark"), 2)
    (1.0, 0.85)
    """
    left, right = words(bare(one)), words(bare(other))
    if not left or not right:
        return 0.0
    if "".join(left) == "".join(right):
        return 1.0
    if len(left) != len(right):
        return 0.0
    return min(word_likeness(a, b) for a, b in zip(left, right, strict=True))
