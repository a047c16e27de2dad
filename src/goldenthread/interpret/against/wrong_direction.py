"""Results that a comment reports against the direction, or the average, that its row promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.interpret.against.wording import Span
from goldenthread.interpret.said.clauses import sentences
from goldenthread.interpret.said.promised_acts import about

_AVERAGE = re.compile(
    r"\b(?:above|exceed\w*|better\s+than|higher\s+than|outperform\w*|over)\s+(?:the\s+)?(?P<whose>(?:\w+\s+){1,3}?)(?:averages?|levels?|rates?)\b",
    re.IGNORECASE,
)
_BELOW_AVERAGE = re.compile(
    r"\b(?:below|lower\s+than|worse\s+than|under|less\s+than|behind)\s+(?:the\s+)?(?:\w+\s+){0,3}?averages?\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:nation\w*|england|regional\w*|country|statistical neighbours)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?P<label>(?:[\w*-]+\s+){2,4})(?:is|was|were|are|of|at|stands? at|stood at)\s+(?P<number>\d[\d,]*(?:\.\d+)?)",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:reduc\w+|decreas\w+|cut|lower)\s+(?P<what>[^.;]{3,90})", re.IGNORECASE)
_MORE = re.compile(r"\b(?:increas\w+|raise|grow|boost|maximise)\s+(?P<what>[^.;]{3,90})", re.IGNORECASE)
_ROSE = re.compile(
    r"\b(?:has|have|had|were|was|figures?|numbers?|rates?|levels?|however)\s+(?:\w+\s+){0,3}?(?:increased|risen|rose|gone\s+up|grown)\b|"
    r"\b(?:rose|went\s+up)\s+(?:to|by|from)\b",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:has|have|had|were|was|figures?|numbers?|rates?|levels?|however)\s+(?:\w+\s+){0,3}?(?:decreased|fallen|fell|declined|dropped|reduced|gone\s+down)\b|"
    r"\b(?:fell|dropped|declined|went\s+down)\s+(?:to|by|from)\b",
    re.IGNORECASE,
)


def against_average(promise: str, comment: str) -> Iterator[Span]:
    """Where a comment shows that a result is below the average that it was to beat."""
    asked = _AVERAGE.search(promise)
    if not asked:
        return
    for word in _BELOW_AVERAGE.finditer(comment):
        yield word.span()
    own: dict[str, tuple[float, Span]] = {}
    for begin, finish in sentences(comment):
        sentence = comment[begin:finish]
        for figure in _FIGURE.finditer(sentence):
            label = " ".join(figure["label"].lower().split()[-2:])
            number = float(figure["number"].replace(",", ""))
            if not _ELSEWHERE.search(sentence):
                own.setdefault(label, (number, (begin + figure.start(), begin + figure.end())))
            elif label in own and own[label][0] < number:
                yield own[label][1]


def against_direction(promise: str, comment: str) -> Iterator[Span]:
    """Where a comment tells that what was to be reduced has grown, or what was to grow has become less.

    >>> text = "The number of complaints has increased to 40."
    >>> [text[slice(*place)] for place in against_direction("Reduce complaints about parking", text)]
    ['number of complaints has increased']
    >>> list(against_direction("Reduce complaints about parking", "Satisfaction has increased."))
    []
    """
    for wanted, contrary, right in ((_LESS, _ROSE, _FELL), (_MORE, _FELL, _ROSE)):
        asked = wanted.search(promise)
        if not asked:
            continue
        what = about(asked["what"])
        for begin, finish in sentences(comment):
            sentence = comment[begin:finish]
            turn = contrary.search(sentence)
            if turn and what & about(sentence[: turn.end()]) and not right.search(sentence):
                yield begin + turn.start(), begin + turn.end()
