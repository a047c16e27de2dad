"""Words of a comment that say how something stands: done, not done, to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.interpret.said.clauses import FUTURE, NEGATION, sentences


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


_THING = (
    r"(?:milestones?|activit(?:y|ies)|actions?|projects?|targets?|tasks?|works?|programme|review|strategy|deliverables?|"
    r"objectives?|this|it|all)"
)
_END = r"(?:completed?|achieved|met(?!\s+with)|exceeded|delivered|implemented|finished|reached|finali[sz]ed)"
_MORE = r"(?:now|all|fully|successfully|both|already|also|been|subsequently)"
_DONE_SURE = re.compile(
    rf"""^\W*(?:{_MORE}\s+)*(?:{_END}|done|approved|agreed|adopted|launched|established|in\splace)\b
    | \b{_THING}\s+(?:(?:is|are|has|have|was|were)\s+)?(?:{_MORE}\s+)*{_END}\b
    | \b{_THING}\s+(?:is|are)\s+(?:{_MORE}\s+)*in\splace\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DONE_SHORT = re.compile(
    rf"^\W*[\w'’-]+(?:\s[\w'’-]+){{0,4}}?\s(?:{_END}|approved|agreed|adopted|launched|established|published)"
    r"(?=\W*$|[.,;]|\s+(?:on|in|at|by|[A-Z]\w+\s\d)\b)",
    re.IGNORECASE,
)
_SHORT = 140
"""Characters of a comment that is one short statement."""
_DONE_WEAK = re.compile(
    rf"""\b(?:has|have|was|were)\s+(?:{_MORE}\s+)*(?:{_END}|launched|adopted|approved|established|agreed|published|held)\b
    | \b(?:is|are)\s+(?:{_MORE}\s+)*(?:completed?|operational|in\splace|up\sand\srunning)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTLY = re.compile(
    r"\b(?:partially|partly|mostly|nearly|almost|largely|some|most|substantially|being|\d+\s?%|except|apart from|"
    r"one of|many|several)(?:\s|$)",
    re.IGNORECASE,
)
_STATE = (
    r"completed?|achieved|met|started|commenced|begun|delivered|in place|happened|approved|agreed|finali[sz]ed|secured|"
    r"possible|finished|taken forward|taken place|progressed|implemented|available|developed|reached|able|been"
)
_NOT_DONE_SURE = re.compile(
    rf"""\b(?:not|n't)\s+(?:(?:yet|been|be|fully|all)\s+)*(?:{_STATE})\b
    | \bnot\s+yet\b | \byet\s+to\b | \bincomplete\b | \bwill\s+not\b
    | \b(?:delayed|slipp(?:ed|age)|overdue|behind\sschedule|on\shold|off[\s-]track|postponed|deferred|deprioriti[sz]ed|
        withdrawn|cancelled|abandoned|missed|suspended|discontinued|stalled)\b
    | \bdid\s+not\s+(?:meet|achieve|take|go|happen|start|proceed)\b
    | \bstill\s+(?:to\b|awaiting|outstanding|under|in\b|being)
    | \bpartially\s+(?:delivered|completed?|met|achieved)\b
    | \b[1-9]?\d\s?%\s+completed?\b(?!\s+(?:all|their|the|a|an|it|this)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_DONE_WEAK = re.compile(
    r"\b(?:delays?|outstanding|unable to|no longer|on-?\s?going|under\s?way|in progress|in development|in draft|"
    r"awaiting|awaited|(?:currently|is|are) being|continu(?:es|ing)|to follow|pending|"
    r"under (?:discussion|consideration|review|consultation))\b",
    re.IGNORECASE,
)
_PAST_BEFORE = re.compile(r"\b(?:was|were|had|been|than|as)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FUTURE_WEAK = re.compile(
    r"(?:should|could be|aims?|likely|proposed|will (?:need to )?(?:continue|remain|always|no longer)|"
    r"on (?:target|track|course)|to \w+|for (?:the )?\w+|(?!going to)\w+ing)\b",
    re.IGNORECASE,
)


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
                clause = re.split(r",\s|\sbut\s|\showever\b", sentence[max(0, match.start() - 60) : match.end()])[-1]
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
    return match.group().lower() in (
        "planned",
        "proposed",
        "expected",
        "projected",
        "forecast",
        "aim",
        "aims",
    ) and not re.match(r" (?:to|for|in|by|that)\b", after)


def _found(text: str, certain: re.Pattern[str], uncertain: re.Pattern[str]) -> tuple[Hint, ...]:
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
