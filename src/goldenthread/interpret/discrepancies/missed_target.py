"""What was reached where it is less than was promised."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.interpret.discrepancies.results_below_promise import below_promise
from goldenthread.interpret.discrepancies.shared_phrases import Span
from goldenthread.interpret.discrepancies.wrong_direction import against_average
from goldenthread.interpret.statements import reported
from goldenthread.language.clauses import clause_around, sentences
from goldenthread.language.numbers import number
from goldenthread.language.phrases import Phrase

_LOWER_IS_BETTER = Phrase("lower_is_better")
_BELOW = Phrase("below_target")
_ABOVE = Phrase("above_target")
_AGAINST = Phrase("against_a_target")
_NOT_MET = Phrase("not_met")
_TARGET = Phrase("target")
_ANY_TARGET = Phrase("any_target")
_CONDITION = Phrase("on_condition")
_NEAR_TARGET = 70
_MET_AFTER_ALL = Phrase("met_after_all")


def missed(promise: str, comment: str) -> str:
    """What was reached where it is less than was promised: figures of both, or the words of the comment.

    >>> missed("Deliver at least 50 projects", "There have been 43 projects undertaken.")
    '43 projects (promised: at least 50 projects)'
    >>> missed("Reduce sickness absence", "It is now 7.1 days, 0.6 above the target of 6.5 days.")
    'It is now 7.1 days, 0.6 above the target of 6.5 days'
    >>> missed("Cut carbon emissions", "They were well below the target of 30 tonnes.")
    ''
    """
    for one in reported(comment):
        if one.kind == "target missed":
            return one.quantity.printed
    for start, end in (*_against_target(promise, comment), *against_average(promise, comment)):
        return clause_around(comment, start, end)
    return below_promise(promise, comment)


def _against_target(promise: str, comment: str) -> Iterator[Span]:
    """Where a comment says that a target was not reached."""
    if not _ANY_TARGET.search(comment):
        return
    for begin, finish in sentences(comment):
        sentence = comment[begin:finish]
        lower = _LOWER_IS_BETTER.search(sentence) or _LOWER_IS_BETTER.search(promise)
        if side := (_ABOVE if lower else _BELOW).search(sentence):
            yield begin + side.start(), begin + side.end()
        if both := _AGAINST.search(sentence):
            got, asked = (number(both[name]) for name in ("got", "asked"))
            if got > asked if lower else got < asked:
                yield begin + both.start(), begin + both.end()
        for word in _NOT_MET.finditer(sentence):
            near = sentence[max(0, word.start() - _NEAR_TARGET) : word.end() + _NEAR_TARGET]
            aside = _MET_AFTER_ALL.search(sentence) or _CONDITION.search(sentence[: word.start()])
            if _TARGET.search(near) and not aside:
                yield begin + word.start(), begin + word.end()
