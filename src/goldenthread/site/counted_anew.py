"""Whether a commentary says that something else is counted than before: then its figures are not compared."""

from __future__ import annotations

import re

from goldenthread.language.clauses import sentences
from goldenthread.site.page_words import measure_words

_APART = 6
"""Between what is counted by and the word that says it changed lie no more words."""
_BEFORE = 4
"""How many words before them may deny them."""
_FIGURE = re.compile(r"(?<![\w./])(?!(?:19|20)\d\d(?![.,]?\d))\d[\d,]*(?:\.\d+)?(?=%|\s|[.,;)]|$)")
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


def of_before(commentary: str, reached: float) -> bool:
    """Whether a commentary that says that the counting changed gives a result by either count, this one by the first.

    It gives the result before it says so, and then, in words of the new count, another figure first. Anything less
    leaves open which of the two a figure is.

    >>> told = "The rate was 12.5 percent. The definition changed in May. For the combined measure it was 19 percent."
    >>> of_before(told, 12.5), of_before(told, 19.0)
    (True, False)
    >>> of_before("The rate was 12.5 percent. The definition changed in May; under the old one it was 14.", 12.5)
    False
    """
    places = list(sentences(commentary))
    said = next((at for at, (a, b) in enumerate(places) if counted_anew(commentary[a:b])), None)
    if said is None or not any(reached in _numbers(commentary[a:b]) for a, b in places[:said]):
        return False
    for start, end in places[said:]:
        if found := _any("new_count").search(commentary[start:end].casefold()):
            numbers = _numbers(commentary[start:end][found.end() :])
            return bool(numbers) and numbers[0] != reached
    return False


def _numbers(text: str) -> list[float]:
    """The figures of a text; years, days and ordinals are none."""
    return [float(one.replace(",", "")) for one in _FIGURE.findall(text)]


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
