"""Turns of phrase as data: a pattern by its name, in whatever language a text is written in.

The order of words, the forms of verbs and what stands between them are a language's own, so that the file of a language
holds whole patterns and not only their words. Its ``[phrases]`` are written so:

* a list holds words and phrases, each found as a whole word; one string holds a pattern that stands as it is;
* both are regular expressions in letters of either size, in which a blank stands for any blanks;
* ``<name>`` stands for any of the words of that group, phrase, month (``<month>``), season, ordinal or number;
* where a string is broken into several lines, the breaks and the blanks around them say nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache

from goldenthread.language.lexicon import ENGLISH, Lexicon, any_of, lexicon

_REFERENCE = re.compile(r"(?<!\(\?P)<(\w+)>")
_NEVER = "(?!)"


class Phrase:
    """A turn of phrase by its name; in a language that does not know it, it is never found.

    It is sought in English, unless its pattern is asked for in another language.

    Args:
        name: its name in the files of languages.

    >>> Phrase("took_place").search("The fair took  place in May")
    <re.Match object; span=(9, 20), match='took  place'>
    """

    __slots__ = ("_patterns", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self._patterns: dict[str, re.Pattern[str]] = {}

    def of(self, language: str = ENGLISH) -> re.Pattern[str]:
        """Its pattern in a language."""
        found = self._patterns.get(language)
        if found is None:
            found = self._patterns[language] = pattern(language, self.name)
        return found

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place where it stands."""
        return self.of().search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """It, where a text begins with it."""
        return self.of().match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """It, where a text is nothing else."""
        return self.of().fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every place where it stands."""
        return self.of().finditer(text, start, end)

    def split(self, text: str) -> list[str]:
        """What stands between its places."""
        return self.of().split(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, most: int = 0) -> str:
        """A text with something else in its places: the first ``most`` of them, or all."""
        return self.of().sub(by, text, most)

    def subn(self, by: str | Callable[[re.Match[str]], str], text: str) -> tuple[str, int]:
        """A text with something else in its places, and how many these are."""
        return self.of().subn(by, text)


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """The pattern of a turn of phrase in a language; of one that the language does not know, none that ever fits."""
    words = lexicon(language)
    return re.compile(_expanded(words, name) if name in words.phrases else _NEVER, re.IGNORECASE)


def _expanded(words: Lexicon, name: str) -> str:
    """A turn of phrase as a regular expression of its own."""
    written = words.phrases[name]
    if not isinstance(written, str):
        return rf"\b(?:{'|'.join(_regex(words, one) for one in written)})\b"
    return _regex(words, written)


def _regex(words: Lexicon, written: str) -> str:
    """A regular expression as Python knows it."""
    if "\n" in written:
        written = re.sub(r"\s*\n\s*", "", written.strip())
    written = re.sub(r" (?=[?*+{])", r"\\s", written).replace(" ", r"\s+")
    return _REFERENCE.sub(lambda found: _any(words, found[1]), written)


def _any(words: Lexicon, name: str) -> str:
    """Any of the words for which a name stands."""
    if known := words.named(name):
        return any_of(known)
    written = words.phrases[name]
    parts = [written] if isinstance(written, str) else written
    return f"(?:{'|'.join(_regex(words, one) for one in parts)})"
