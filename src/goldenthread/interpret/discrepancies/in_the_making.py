"""A comment on something reported completed that tells of an earlier stage, or only of a time to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goldenthread.interpret.discrepancies.shared_phrases import (
    GOES_ON,
    PART,
    SENTENCE_END,
    SOON,
    STANDS,
    Span,
    claimed,
    is_next_step,
    sentence_before,
    sure,
)
from goldenthread.interpret.readings import DateStatement
from goldenthread.interpret.statements import claims_done, reported, speaks_of_future
from goldenthread.interpret.statements.acts import Act, decides, is_first_step, making_words
from goldenthread.interpret.statements.promised_acts import Promise, keeps, only_first_step
from goldenthread.language.clauses import sentence_around
from goldenthread.language.phrases import Phrase
from goldenthread.language.work_stages import stage

_ON_COURSE = Phrase("on_course_for")
_GOING = Phrase("begins_with_work_going_on")
_TOOK_PLACE = Phrase("took_place")
_TALK = Phrase("talk")
_MEETS = Phrase("goes_on_meeting")
_DONE = Phrase("a_past_participle")
_ALL_DONE = Phrase("begins_all_done")
_FEW = 3
"""Of a comment of more sentences, a time to come is that of a next step."""


def in_the_making(promise: Promise, said: Sequence[Act], comment: str) -> Span | None:
    """Where a thing is in the making of which nothing is reported as far as the stage that was promised.

    >>> from goldenthread.interpret.statements.promised_acts import promised
    >>> from goldenthread.interpret.statements.acts import acts
    >>> text = "Consultants have been appointed."
    >>> in_the_making(promised("Implement the parking policy"), acts(text), text)
    (22, 31)
    >>> in_the_making(promised("Appoint consultants"), acts(text), text)
    """
    if (stands := STANDS.search(comment)) and not PART.search(sentence_before(comment, stands.start())):
        return None
    if _ALL_DONE.match(comment):
        return None
    far, asked = _far(promise, said, comment), min(promise.stage, stage("delivered"))
    course = _ON_COURSE.search(comment)
    if (
        course
        and not promise.goes_on
        and far < max(asked, stage("agreed"))
        and not PART.search(sentence_before(comment, course.start()))
    ):
        return course.span()
    if promise.open_ended or promise.stage < 0 or took_place(comment):
        return None
    if far >= asked:
        return None
    if (going := _GOING.match(comment)) and not SENTENCE_END.search(comment):
        return going.span()
    for place in making_words(comment):
        if not is_next_step(comment, place[0]):
            return place
    return None if _other_done(comment, said) else _nothing_but_steps(promise, said, comment, far)


def _nothing_but_steps(promise: Promise, said: Iterable[Act], comment: str, far: int) -> Span | None:
    """Acts to come or going on in a short comment, or first steps, where nothing else is reported."""
    count = len(SENTENCE_END.findall(comment)) + 1
    for act in said:
        follows = act.stage > stage("delivered") or is_next_step(comment, act.start) or _is_decided(act, said, comment)
        if follows or GOES_ON.search(sentence_around(comment, act.start, act.end)):
            continue
        going = act.how == "going on" and act.stage < promise.stage and count == 1
        if (act.how == "to come" and count < _FEW) or going:
            return act.start, act.end
    if promise.stage > stage("delivered") or far >= stage("agreed"):
        return None
    for act in said:
        if act.how == "reached" and (is_first_step(act.verb) or act.stage == stage("started")):
            return act.start, act.end
    return None


def _is_decided(act: Act, said: Iterable[Act], comment: str) -> bool:
    """Whether an act to come is what a decision is about that was taken: ``It was agreed for a unit to be formed``."""
    begin = act.start - len(sentence_before(comment, act.start))
    return any(begin <= one.start < act.start and one.how == "reached" and decides(one.verb) for one in said)


def took_place(comment: str) -> bool:
    """Whether something took place that is more than talk."""
    return any(not _TALK.search(sentence_before(comment, found.start())) for found in _TOOK_PLACE.finditer(comment))


def _far(promise: Promise, said: Iterable[Act], comment: str) -> int:
    """The farthest stage that is reported; that somebody was found, or has begun, makes no plan and no draft."""
    makes = promise.stage in (stage("plan"), stage("draft"))
    idle = (stage("tendered"), stage("started")) if makes else ()
    return max(
        (
            max(act.stage, promise.stage) if keeps(act.verb, promise) else act.stage
            for act in said
            if act.how == "reached"
            and act.stage not in idle
            and not only_first_step(claimed(comment, act.end), promise)
        ),
        default=-1,
    )


def _other_done(comment: str, said: Iterable[Act]) -> bool:
    """Whether a comment reports something done by a verb that is of no stage, or a number achieved."""
    known = {comment[act.start : act.end].lower() for act in said}
    return any(match[1].lower() not in known for match in _DONE.finditer(comment)) or _achieved(comment)


def _achieved(comment: str) -> bool:
    return any(one.kind == "achieved" for one in reported(comment))


def _tells_of_done(said: Iterable[Act], comment: str, dates: Iterable[DateStatement]) -> bool:
    """Whether a comment reports anything done, by whatever words."""
    if claims_done(comment) or _DONE.search(comment) or _achieved(comment):
        return True
    reached = any(act.how == "reached" and act.stage >= stage("agreed") for act in said)
    return reached or any(one.kind == "completed-on" for one in dates)


def all_to_come(said: Iterable[Act], comment: str, dates: Sequence[DateStatement], told: date) -> Span | None:
    """Where a comment of few sentences speaks of a time to come, and of nothing done."""
    if _tells_of_done(said, comment, dates):
        return None
    count = len(SENTENCE_END.findall(comment)) + 1
    future = [
        one
        for one in sure(speaks_of_future(comment))
        if not (is_next_step(comment, one.start) or _MEETS.match(comment, one.end))
    ]
    ahead = [one for one in dates if one.kind != "completed-on" and one.date > told]
    if future and ((count == 1 and future[0].start < SOON) or (ahead and count <= _FEW)):
        return future[0].start, max(future[0].end, ahead[0].end if ahead else 0)
    return None
