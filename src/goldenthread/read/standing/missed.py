"""What was reached where it is less than was promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.read.quantities import Quantity, quantities
from goldenthread.read.standing.outturn import below_promise
from goldenthread.read.standing.results import against_average
from goldenthread.read.standing.wording import Span
from goldenthread.read.statements import reported
from goldenthread.read.statements.clauses import clause_around, sentence_around, sentences
from goldenthread.read.statements.stages import about

_TO_LESS = re.compile(r"\b(?:reduc\w+|decreas\w+|cut|lower)\b", re.IGNORECASE)
_STEM = 8
"""Letters by which two nouns are of one word: ``apprentices`` and ``apprenticeships``."""
_LEAST = frozenset({"", "at least", "more than", "about", "target", "to", "by"})
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
    rf"(?P<got>{_DIGITS})\s?(?:%|per\s?cent|[a-z]+)?\s[^.;\d]{{0,40}}?(?:\b(?:against|compared\s+(?:to|with)|versus|vs\.?)\s+"
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
    '43 projects of at least 50 projects'
    >>> missed("Reduce sickness absence", "It is now 7.1 days, 0.6 above the target of 6.5 days.")
    'It is now 7.1 days, 0.6 above the target of 6.5 days'
    >>> missed("Cut carbon emissions", "They were well below the target of 30 tonnes.")
    ''
    """
    if figures := _fewer(promise, comment):
        return figures
    for start, end in (*_against_target(promise, comment), *against_average(promise, comment)):
        return clause_around(comment, start, end)
    return below_promise(promise, comment)


def _fewer(promise: str, comment: str) -> str:
    """The number that was reached, where a greater one of the same thing was promised."""
    said = reported(comment)
    reached = [one.quantity for one in said if one.standing == "achieved"]
    for asked in quantities(promise):
        if asked.qualifier not in _LEAST:
            continue
        alike = [one for one in reached if _same_thing(asked, one)]
        best = max(alike, key=lambda one: one.number, default=None)
        if best is not None and best.number < asked.number:
            return f"{best.printed} of {asked.printed}"
    return next((one.quantity.printed for one in said if one.standing == "target missed"), "") or _more(
        promise, comment
    )


def _more(promise: str, comment: str) -> str:
    """The number that is still reached, where no more than a smaller one was promised; or the smaller change."""
    meant = {one.quantity for one in reported(comment) if one.standing in ("expected", "target", "target met")}
    reached = [one for one in quantities(comment) if one not in meant]
    for asked in quantities(promise):
        atmost = asked.qualifier in ("at most", "less than") or (asked.qualifier == "to" and _TO_LESS.search(promise))
        above = [one for one in reached if atmost and asked.unit not in ("%", "£") and _same_thing(asked, one)]
        if above and min(one.number for one in above) > asked.number:
            return f"{above[0].printed} of {asked.printed}"
        for one in reached:
            change = asked.qualifier == one.qualifier == "by" and asked.unit == one.unit == "%"
            if change and one.number < asked.number and about(promise) & about(_sentence(comment, one)):
                return f"{one.printed} of {asked.printed}"
    return ""


def _sentence(comment: str, one: Quantity) -> str:
    return sentence_around(comment, one.start, one.end)


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


def _same_thing(asked: Quantity, reached: Quantity) -> bool:
    """Whether two quantities count the same thing, by the last word of what they count."""
    if asked.unit in ("%", "£", "percentage points"):
        same = asked.unit == reached.unit and (asked.qualifier == "by") == (reached.qualifier == "by")
        return same and bool(_heads(asked.of) & _heads(reached.of))
    return any(
        one == other or (one[:_STEM] == other[:_STEM] and min(len(one), len(other)) >= _STEM)
        for one in _heads(asked.unit)
        for other in _heads(reached.unit)
    )


def _heads(noun: str) -> set[str]:
    """The last word of a noun, without its plural; of ``parents/ carers`` both."""
    return {part.split()[-1].lower().removesuffix("s") for part in noun.split("/") if part.split()}
