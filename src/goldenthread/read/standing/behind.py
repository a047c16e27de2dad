"""A comment on something reported as not done that says it is done, or on something late that it goes as it should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.read.standing.wording import SOON, STANDS, Span, is_next_step, sure
from goldenthread.read.statements import claims_done, claims_not_done, speaks_of_future
from goldenthread.read.statements.clauses import sentence_around, sentences
from goldenthread.read.statements.stages import Promise, about, acts, promised
from goldenthread.read.statements.vocabulary import stage
from goldenthread.read.values import MONTHS

_ON_COURSE = re.compile(
    r"\bon (?:target|track|course|schedule)\b(?! to go\b)|\b(?:going|proceeding) to plan\b", re.IGNORECASE
)
_TIME = re.compile(
    rf"\d|\b(?:{'|'.join(MONTHS)}|spring|summer|autumn|winter|christmas|next|year[\s-]end)\b", re.IGNORECASE
)
"""A time to come: ``on track for June`` is late, but in hand."""
_WHOLE = re.compile(
    r"^(?:this|it|(?:all |the )?(?:milestones?|activit(?:y|ies)|actions?|targets?|deadline)|completed?|"
    r"done|(?P<some>all|the))\b",
    re.IGNORECASE,
)
"""The beginning of a claim that speaks of the whole; of ``the`` plan only where the plan was promised."""
_RESERVE = re.compile(
    r"\b(?:delay\w*|hold|a?wait\w*|however|but|largely|mostly|most|except|partly|although|no|not|only|some|slipp\w*|"
    r"(?:is|are) to be|none|nor|neither|instead|apart from|outstanding|to follow|further|in progress|"
    r"underway|under way|ongoing|draft\w*|being(?! used)|yet|behind|"
    r"remaining|to date|so far|until|once|if|nearly|almost|"
    r"in principle|subject to|heads of terms|in (?:one|two|three|four|some|most|\d+) \w+)\b",
    re.IGNORECASE,
)
"""Words by which less than the whole is done."""
_AFTERWARDS = re.compile(
    r"\b(?:reassess\w*|review(?:ed)?|monitor\w*|evaluat\w+|annual|annually|each|every|updated?|refresh\w*|"
    r"report(?:ed)? back)\b",
    re.IGNORECASE,
)
"""What is done with a thing that is done: a time to come that takes nothing back."""
_IT = re.compile(
    r"\W*(?:this|these|it|however|but|although|the (?:rest|remainder|remaining|others?|second|third))\b",
    re.IGNORECASE,
)
"""The beginning of a sentence about what the one before it was about."""
_COUNT = re.compile(r"\b(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)", re.IGNORECASE)
_COUNTED = re.compile(rf"\W*{_COUNT.pattern}[\d,]*\s+[a-z]", re.IGNORECASE)
"""The beginning of a sentence that tells how many are done; where no number was promised, not whether all are."""
_BUT = re.compile(r"\b(?:but|however|although|except|apart from)\b", re.IGNORECASE)
"""Words that take back what stands before them."""


def against_behind(text: str, comment: str, *, in_hand: bool = False) -> Span | None:
    """Where a comment says that what is reported late is done, or as it should be.

    Args:
        text: the words of the row.
        comment: the comment on it.
        in_hand: whether it is reported as going as it should, so that only its being done says otherwise.

    >>> against_behind("Waste plan agreed", "Cabinet agreed the waste plan in May.")
    (8, 14)
    >>> against_behind("Waste plan agreed", "The waste plan has been drafted.")
    """
    promise = promised(text)
    undone = sure(claims_not_done(comment))
    future = [
        one
        for one in sure(speaks_of_future(comment))
        if not (is_next_step(comment, one.start) or _AFTERWARDS.search(sentence_around(comment, one.start, one.end)))
    ]
    against = [one.start for one in (*undone, *future)]
    for hint in sure(claims_done(comment)):
        whole = _WHOLE.match(hint.printed)
        named = promise.words & about(hint.printed) and not _RESERVE.search(comment, hint.end)
        taken_back = any(one > hint.start for one in against) or _BUT.search(comment, hint.end)
        if whole and (named or not whole["some"]) and not taken_back:
            return hint.start, hint.end
    if course := _ON_COURSE.search(comment):
        sentence = sentence_around(comment, *course.span())
        if in_hand or undone or _RESERVE.search(sentence) or _TIME.search(sentence):
            return None
        return course.span()
    if promise.open_ended:
        return None
    for place in _done(promise, comment):
        sentence = sentence_around(comment, *place)
        shared = len(promise.words & about(sentence))
        short = len(sentence) < SOON and (shared or any(act.verb in promise.verbs for act in acts(sentence)))
        if not short and shared * 2 < max(1, len(promise.words)):
            continue
        later = any(one > place[0] for one in against)
        some = _COUNTED.match(sentence) and not _COUNT.search(text)
        reserve = any(_RESERVE.search(one) for one in _after(promise, comment, place[1]))
        if not (later or some or _RESERVE.search(sentence) or reserve):
            return place
    return None


def _after(promise: Promise, comment: str, place: int) -> Iterator[str]:
    """The sentences after a place that are about what was promised."""
    for begin, end in sentences(comment):
        if begin >= place and _concerns(promise, comment[begin:end]):
            yield comment[begin:end]


def _concerns(promise: Promise, sentence: str) -> bool:
    """Whether a sentence is about what was promised, or about no other thing: ``It is not yet open``."""
    named = _IT.match(sentence) or promise.words & about(sentence)
    return bool(named) or any(act.verb in promise.verbs for act in acts(sentence))


def _done(promise: Promise, comment: str) -> Iterator[Span]:
    """Where a comment says that a thing stands, or that an act as far as the one promised is done."""
    yield from (match.span() for match in STANDS.finditer(comment))
    asked = min(max(promise.stage, stage("agreed")), stage("delivered"))
    yield from (
        (act.start, act.end)
        for act in acts(comment)
        if act.how == "reached" and (act.stage >= asked or (act.verb in promise.verbs and act.stage == promise.stage))
    )
