"""Words of a comment that say how something stands: done, not done, to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.language.clauses import FUTURE, NEGATION, sentences
from goldenthread.language.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that say how something stands.

    Attributes:
        printed: the words.
        start: where they begin in the text.
        end: where they end.
        sure: whether they speak of the thing itself and without reserve; ``ongoing`` does not.
    """

    printed: str
    start: int
    end: int
    sure: bool


_DONE_SURE = Phrase("surely_done")
_DONE_SHORT = Phrase("done_in_short")
_SHORT = 140
"""Characters of a comment that is one short statement."""
_DONE_WEAK = Phrase("something_done")
_PARTS_A_DONE_CLAIM = Phrase("parts_a_done_claim")
_MAY_DESCRIBE, _LEADS_ON = Phrase("may_describe"), Phrase("leads_on")
_PARTLY = Phrase("partly")
_NOT_DONE_SURE = Phrase("surely_not_done")
_NOT_DONE_WEAK = Phrase("perhaps_not_done")
_PAST_BEFORE = Phrase("past_before")
_FUTURE_WEAK = Phrase("an_aim_or_habit")


def claims_done(text: str) -> tuple[Hint, ...]:
    """Words that say that something is done; sure where the whole is meant.

    >>> [(hint.printed, hint.sure) for hint in claims_done("Milestone complete. Two reports have been published.")]
    [('Milestone complete', True), ('have been published', False)]
    >>> claims_done("It will be completed by May, once the plan has been agreed."), claims_done("80% complete")
    ((), ())
    """
    found: list[Hint] = []
    for begin, end in sentences(text):
        sentence = text[begin:end]
        for pattern, sure in ((_DONE_SURE, True), (_DONE_SHORT, True), (_DONE_WEAK, False)):
            for match in pattern.finditer(sentence):
                if pattern is _DONE_SHORT and (begin or len(text) > _SHORT):
                    continue
                clause = _PARTS_A_DONE_CLAIM.split(sentence[max(0, match.start() - 60) : match.end()])[-1]
                if FUTURE.search(clause) or NEGATION.search(clause) or (sure and _PARTLY.search(clause)):
                    continue
                found.append(_hint(text, begin, match, sure=sure))
    return _apart(found)


def claims_not_done(text: str) -> tuple[Hint, ...]:
    """Words that say that something is not done, late or given up; not sure where it may only go on.

    >>> [(hint.printed, hint.sure) for hint in claims_not_done("Not yet agreed, work is ongoing.")]
    [('Not yet agreed', True), ('ongoing', False)]
    """
    return _found(text, _NOT_DONE_SURE, _NOT_DONE_WEAK)


def speaks_of_future(text: str) -> tuple[Hint, ...]:
    """Words that speak of a time to come; not sure where they state an aim or a habit.

    >>> [(hint.printed, hint.sure) for hint in speaks_of_future("A report will be presented in May.")]
    [('will', True)]
    >>> speaks_of_future("It was due in May and has been completed.")
    ()
    """
    found: list[Hint] = []
    for begin, end in sentences(text):
        sentence = text[begin:end]
        for match in FUTURE.finditer(sentence):
            if _PAST_BEFORE.search(sentence[max(0, match.start() - 40) : match.start()]) or _describes(sentence, match):
                continue
            sure = not _FUTURE_WEAK.match(sentence, match.start())
            found.append(_hint(text, begin, match, sure=sure))
    return tuple(found)


def _describes(sentence: str, match: re.Match[str]) -> bool:
    """Whether a word only describes a thing: ``planned works``, ``the proposed scheme``."""
    after = sentence[match.end() : match.end() + 12].lower()
    return bool(_MAY_DESCRIBE.fullmatch(match.group())) and not _LEADS_ON.match(after)


def _found(text: str, certain: Phrase, uncertain: Phrase) -> tuple[Hint, ...]:
    found = [_hint(text, 0, match, sure=True) for match in certain.finditer(text)]
    return _apart(found + [_hint(text, 0, match, sure=False) for match in uncertain.finditer(text)])


def _hint(text: str, begin: int, match: re.Match[str], *, sure: bool) -> Hint:
    start, end = begin + match.start(), begin + match.end()
    return Hint(text[start:end], start, end, sure)


def _apart(hints: list[Hint]) -> tuple[Hint, ...]:
    """Hints in their order, of those that overlap the sure one."""
    kept: list[Hint] = []
    for hint in sorted(hints, key=lambda one: (one.start, not one.sure, -one.end)):
        if not kept or hint.start >= kept[-1].end:
            kept.append(hint)
        elif hint.sure and not kept[-1].sure:
            kept[-1] = hint
    return tuple(kept)
