"""What was reached where it is less than was promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.interpret.against.results_below_promise import below_promise
from goldenthread.interpret.against.wording import Span
from goldenthread.interpret.against.wrong_direction import against_average
from goldenthread.interpret.said import reported
from goldenthread.interpret.said.clauses import clause_around, sentences

_LOWER_IS_BETTER = re.compile(
    r"\b(?:reduc\w+|decreas\w+|lower(?:ed|ing|\s+the)|fewer|sickness|absen\w+|vacan\w+|voids?|complaints?|crimes?|offences|arrears|"
    r"waiting|turnaround|time taken|re-?let|days|emissions|casualties|accidents|homeless\w*|no more than|at most|"
    r"missed collections|unemployment|exclusions|debt|overcrowd\w+)\b",
    re.IGNORECASE,
)
_NOUN = r"(?:\w+[’'\w]*\s+){0,5}?(?:targets?|goal|ambition)\b"
_BELOW = re.compile(
    rf"\b(?:(?:below|short\s+of|lower\s+than|less\s+than|behind)|(?<=\s)(?:off|under))\s+{_NOUN}", re.IGNORECASE
)
_ABOVE = re.compile(rf"\b(?:above|over|higher\s+than|exceed(?:s|ed|ing)|more\s+than)\s+{_NOUN}", re.IGNORECASE)
_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_AGAINST = re.compile(
    rf"(?<![\w.,])(?P<got>{_DIGITS})\s?(?:%|per\s?cent|[a-z]+)?\s[^.;\d]{{0,40}}?(?:\b(?:against|compared\s+(?:to|with)|versus|vs\.?)\s+"
    rf"(?:\w+\s+){{0,5}}?|\()target:?\s+(?:\w+\s+){{0,3}}?£?(?P<asked>{_DIGITS})",
    re.IGNORECASE,
)
"""A result and its target: ``31 days against a target of 28 days``, ``44% (target 45%)``."""
_NOT_MET = re.compile(
    r"\b(?:not|n't|never)\s+(?:yet\s+|been\s+|be\s+|fully\s+|quite\s+)*(?:met|meet|achieved?|reach(?:ed)?|hit)\b|"
    r"\b(?:failed|failing|unable)\s+to\s+(?:meet|achieve|reach|hit)\b|\bmiss(?:ed|es|ing)\b|\bunder-?achieved\b|"
    r"\b(?:fell|fallen|falls|falling)\s+(?:\w+\s+)?short\b|\bshortfall\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\btargets?\b", re.IGNORECASE)
_ANY_TARGET = re.compile(r"target|goal|ambition", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:where|if|unless|when|should|in case)\b[^,;]*$", re.IGNORECASE)
_NEAR_TARGET = 70
_MET_AFTER_ALL = re.compile(
    r"\b(?:subsequently|since|now|later)\s+(?:been\s+)?(?:met|achieved|exceeded|reached)\b", re.IGNORECASE
)


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
            got, asked = (float(both[name].replace(",", "")) for name in ("got", "asked"))
            if got > asked if lower else got < asked:
                yield begin + both.start(), begin + both.end()
        for word in _NOT_MET.finditer(sentence):
            near = sentence[max(0, word.start() - _NEAR_TARGET) : word.end() + _NEAR_TARGET]
            aside = _MET_AFTER_ALL.search(sentence) or _CONDITION.search(sentence[: word.start()])
            if _TARGET.search(near) and not aside:
                yield begin + word.start(), begin + word.end()
