"""Results that a comment reports against the direction, or the average, that its row promises."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.interpret.discrepancies.shared_phrases import Span
from goldenthread.interpret.statements.promised_acts import about
from goldenthread.language.clauses import sentences
from goldenthread.language.numbers import number
from goldenthread.language.phrases import Phrase

_AVERAGE = Phrase("above_average")
_BELOW_AVERAGE = Phrase("below_average")
_ELSEWHERE = Phrase("elsewhere")
_FIGURE = Phrase("labelled_figure")
_LESS = Phrase("promises_less")
_MORE = Phrase("promises_more")
_ROSE = Phrase("rose")
_FELL = Phrase("fell")


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
            reached = number(figure["number"])
            if not _ELSEWHERE.search(sentence):
                own.setdefault(label, (reached, (begin + figure.start(), begin + figure.end())))
            elif label in own and own[label][0] < reached:
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
