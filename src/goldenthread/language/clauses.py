"""Sentences of a comment, and the words that tell what is past, to come, or denied."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

from goldenthread.language.phrases import Phrase

FUTURE = Phrase("future")
"""Words that speak of a time to come."""

NEGATION = Phrase("negation")
"""Words that deny what follows them, or make it a condition."""

_END = Phrase("sentence_end")


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text begin and end.

    >>> text = "Approved on 5.4.16. Work costs approx. £2.5m; it will start soon"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Approved on 5.4.16. ', 'Work costs approx. £2.5m; ', 'it will start soon']
    """
    ends = [match.end() for match in _END.finditer(text)]
    cuts = [0, *ends, *([len(text)] if text and (not ends or ends[-1] < len(text)) else [])]
    return tuple(pairwise(cuts))


_CLAUSE_END = Phrase("clause_end")
_QUOTED = 160
"""Characters of a sentence that is quoted whole."""


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, that hold a place in a text.

    >>> sentence_around("Drafted. It will go to Cabinet.", 12, 16)
    'It will go to Cabinet.'
    """
    spans = _holding(text, start, end)
    return text[spans[0][0] : spans[-1][1]].strip() if spans else ""


def _holding(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences that hold a place in a text."""
    spans = sentences(text)
    first = max(0, bisect_right(spans, (start, len(text))) - 1)
    last = first
    while last < len(spans) and spans[last][0] < end:
        last += 1
    return tuple(span for span in spans[first:last] if span[1] > start)


def clause_around(text: str, start: int, end: int) -> str:
    """The words that hold a place in a text, to be quoted: its sentence, or of a long one its clause.

    >>> clause_around("Drafted. It will go to Cabinet.", 12, 16)
    'It will go to Cabinet'
    """
    spans = _holding(text, start, end)
    first, last = (spans[0][0], spans[-1][1]) if spans else (start, end)
    if last - first > _QUOTED:
        cuts = [first, *(match.end() for match in _CLAUSE_END.finditer(text, first, last)), last]
        first = max(cut for cut in cuts if cut <= start)
        last = min(cut for cut in cuts if cut >= end)
    return " ".join(text[first:last].split()).strip(" .,;:–-•")
