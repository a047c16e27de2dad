"""Things that a text names: acronyms, places, schemes, whatever is written with a capital in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.language.phrases import Phrase
from goldenthread.language.stems import STOP, stem

LEAST = 3
"""Letters of an acronym that is told from the words of a name."""
_RUN = Phrase("name_of_a_thing")


def named_things(text: str) -> frozenset[str]:
    """The stems of the words of every name, each name of several words, and what it may be called by its initials.

    A single capitalised word that begins a sentence is no name, unless it is an acronym.

    >>> sorted(named_things("Open the Book Barn in Marlow Market. Improve ESOL"))
    ['barn', 'bbmm', 'bmm', 'book', 'book barn in marlow market', 'esol', 'market', 'marlow']
    """
    found: set[str] = set()
    for words in _names(text):
        found |= {stem(word.lower().strip("'")) for word in words if word[:1].isupper() and word.lower() not in STOP}
        if len(words) > 1:
            found.add(" ".join(words).lower())
            found |= initials(words)
    return frozenset(found)


def _names(text: str) -> Iterator[list[str]]:
    """The words of each name."""
    for match in _RUN.finditer(text):
        words = match.group(0).split()
        before = text[: match.start()].rstrip()[-1:]
        if before in ("", ".", ":", ";", "(") and not words[0].isupper():
            words = words[1:]
        while words and words[0].lower() in STOP:
            words = words[1:]
        yield words


def initials(words: Sequence[str]) -> set[str]:
    """The acronyms by which a name of several words may be called elsewhere.

    >>> sorted(initials("Marlow Council Housing and Repairs Forum".split()))
    ['chrf', 'hrf', 'mchrf']
    """
    letters = "".join(word[0] for word in words if word[:1].isupper()).lower()
    return {letters[begin:] for begin in range(len(letters) - LEAST + 1)}


def acronyms(text: str) -> list[str]:
    """The acronyms by which what a text names may be called, without those that it prints.

    >>> acronyms("Support the Marlow Housing Forum (MHF) and Repairs On Time")
    ['rot']
    """
    printed = {word.strip("()").lower() for word in text.split()}
    return sorted({one for words in _names(text) for one in initials(words)} - printed)
