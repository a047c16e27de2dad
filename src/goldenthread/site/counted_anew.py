"""Whether a commentary says that something else is counted than before: then its figures are not compared."""

from __future__ import annotations

import re

from goldenthread.language.clauses import sentences
from goldenthread.site.page_words import measure_words

_APART = 6
"""Between what is counted by and the word that says it changed lie no more words."""
_BEFORE = 4
"""How many words before them may deny them."""
_WORD = re.compile(r"[\w'’-]+")


def counted_anew(commentary: str) -> str:
    """The sentence in which a commentary says that what is counted changed; empty where none does.

    >>> counted_anew("A good year. The definition of a pond was revised in May.")
    'The definition of a pond was revised in May.'
    >>> counted_anew("The definition of a pond was not revised."), counted_anew("The method shows a change.")
    ('', '')
    """
    for start, end in sentences(commentary):
        sentence = commentary[start:end].strip()
        if _says_so(" ".join(_WORD.findall(sentence.casefold().replace("’", "'")))):
            return sentence
    return ""


def _says_so(sentence: str) -> bool:
    if _any("counted_anew").search(sentence):
        return True
    counting, changing = _any("counting"), _any("changing")
    return any(
        len(sentence[min(one.end(), other.end()) : max(one.start(), other.start())].split()) <= _APART
        and not _denied(sentence, min(one.start(), other.start()), max(one.end(), other.end()))
        for one in counting.finditer(sentence)
        for other in changing.finditer(sentence)
    )


def _denied(sentence: str, start: int, end: int) -> bool:
    """Whether a word among those of a place, or of a few before it, denies them or speaks of another time."""
    words = (*sentence[:start].split()[-_BEFORE:], *sentence[start:end].split())
    return any(word in measure_words("denying") for word in words)


def _any(name: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, measure_words(name)))
    return re.compile(rf"(?<![\w'-])(?:{words})(?![\w'-])")
