"""A comment on something reported completed: the act still to come, denied, late, or a part of it left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goldenthread.interpret.discrepancies.shared_phrases import (
    GOES_ON,
    PART,
    SOON,
    Span,
    claimed,
    is_next_step,
    sentence_before,
    sure,
)
from goldenthread.interpret.readings import DateStatement
from goldenthread.interpret.statements import claims_done, claims_not_done
from goldenthread.interpret.statements.acts import LEADING, Act, completes, is_done_over_and_over
from goldenthread.interpret.statements.promised_acts import Promise, about, keeps, names_the_act, only_first_step
from goldenthread.language.clauses import sentence_around, sentences
from goldenthread.language.numbers import number
from goldenthread.language.phrases import Phrase
from goldenthread.language.work_stages import stage

_AGREED_ONLY = Phrase("only_agreed")
_WHOLLY, _EACH_AND_ALL = Phrase("wholly"), Phrase("each_and_all")
_FAILED = Phrase("begins_not_done")
_LATE = Phrase("begins_late")
_STILL = Phrase("begins_still")
_TARGET = Phrase("target")
_LEFT = Phrase("left_over")
_IN_THE_PROCESS, _AT_WORK = Phrase("in_the_process"), Phrase("still_at_work")
_WAITING = Phrase("waiting")
_SO_MANY = Phrase("so_many_of")
_TOLD_DONE = Phrase("told_done")
_OF_OTHERS = Phrase("counts_of_others")
_DUE = Phrase("is_due_to")
_TO_BIND, _IN_PRINCIPLE = Phrase("binds"), Phrase("only_in_principle")
_NAMED = 2
"""Words of a promise that a sentence about it names, where the promise has so many."""


def is_finished(promise: Promise, said: Iterable[Act], comment: str) -> bool:
    """Whether a comment says that what was promised is done, the whole of it and not a part.

    That something was agreed does not end what was to be delivered; whoever was to start has done so when it began.
    """
    delivers = promise.stage >= stage("delivered")
    claims = [
        one
        for one in sure(claims_done(comment))
        if not (delivers and _AGREED_ONLY.search(one.printed))
        and not only_first_step(claimed(comment, one.end), promise)
    ]
    done = [
        act.start
        for act in said
        if act.how == "reached"
        and (act.stage == promise.stage or keeps(act.verb, promise))
        and (keeps(act.verb, promise) or act.stage == stage("started"))
        and not only_first_step(claimed(comment, act.end), promise)
    ]
    return any(not PART.search(sentence_before(comment, place)) for place in (*done, *(one.end for one in claims)))


def same_act_to_come(promise: Promise, said: Sequence[Act], comment: str, *, finished: bool) -> Span | None:
    """The very act that is promised, where it is still to come and nothing says that it was done.

    Of another verb only what completes the same thing counts.
    """
    reached = {act.verb for act in said if act.how == "reached"}
    for act in said:
        before = sentence_before(comment, act.start)
        if not _is_open(act, promise) or not _is_the_same(act, promise, before, finished=finished):
            continue
        sentence = sentence_around(comment, act.start, act.end)
        if is_next_step(comment, act.start) or GOES_ON.search(sentence) or _TARGET.search(sentence):
            continue
        if act.how == "to come" and _of_another_thing(promise, said, comment, act, before):
            continue
        if act.verb not in reached or _WHOLLY.search(before):
            return act.start, act.end
    return None


def _is_open(act: Act, promise: Promise) -> bool:
    """Whether an act is to come or denied, or goes on though it is to end."""
    going = act.how == "going on" and not is_done_over_and_over(act.verb) and not promise.open_ended
    return act.how in ("to come", "denied") or going


def _is_the_same(act: Act, promise: Promise, before: str, *, finished: bool) -> bool:
    """Whether an act is the one promised, or completes the same thing, as the words before it in its sentence tell."""
    if act.verb in promise.verbs:
        return True
    ends = completes(act.verb) or (act.how == "denied" and act.stage >= stage("agreed"))
    same = bool(promise.words & about(before) or PART.search(before))
    return ends and same and not (finished or promise.open_ended)


def _of_another_thing(promise: Promise, said: Sequence[Act], comment: str, act: Act, before: str) -> bool:
    """Whether an act is that of a thing which was not promised, and what was promised is told done before it."""
    subject = about(LEADING.sub("", before))
    if not subject or promise.words & subject:
        return False
    earlier = (sentence_around(comment, one.start, one.end) for one in said if one.how == "reached")
    begin = act.start - len(before)
    return any(
        len(promise.words & about(one)) >= min(_NAMED, len(promise.words)) and comment.find(one) < begin
        for one in earlier
    )


def left_over(promise: Promise, comment: str) -> Iterator[Span]:
    """Where a comment says that a thing is in the process of being done, or that a part is left.

    >>> from goldenthread.interpret.statements.promised_acts import promised
    >>> text = "Six halls are open. The rest will follow."
    >>> [text[slice(*place)] for place in left_over(promised("Open eight halls"), text)]
    ['The rest will']
    """
    goes_on = () if promise.goes_on else (_AT_WORK,)
    for pattern in (_IN_THE_PROCESS, *goes_on, _LEFT, *((_WAITING,) if any(map(completes, promise.verbs)) else ())):
        for found in pattern.finditer(comment):
            yield found.span()


def some_of_all(text: str, promise: Promise, comment: str) -> Span | None:
    """So many of so many that are done, where nothing but the whole was promised: ``31 of 43 parishes have signed``."""
    every = _EACH_AND_ALL.search(text)
    for begin, end in sentences(comment)[:2]:
        sentence = comment[begin:end]
        counted = _SO_MANY.search(sentence)
        if not counted:
            continue
        got, whole = (number(counted[name]) for name in ("got", "whole"))
        told = _TOLD_DONE.search(sentence) or counted.start() == 0
        same = (every or names_the_act(sentence, promise)) and promise.words & about(sentence)
        if got < whole and told and same and not _OF_OTHERS.search(sentence):
            return begin + counted.start(), begin + counted.end()
    return None


def denied_or_late(
    promise: Promise, said: Iterable[Act], comment: str, dates: Iterable[DateStatement] = ()
) -> Span | None:
    """Words that say that something was not done, or is late; not of a target, nor where it was then done after all."""
    done = [act.start for act in said if act.how == "reached" and act.stage >= stage("agreed")]
    dated = any(one.kind == "completed-on" for one in dates)
    for hint in sure(claims_not_done(comment)):
        if promise.open_ended and _STILL.match(hint.printed):
            continue
        sentence = sentence_around(comment, hint.start, hint.end)
        if _TARGET.search(sentence):
            continue
        rest = comment[hint.end : comment.find(sentence) + len(sentence)]
        after_all = any(hint.end <= place < hint.end + len(rest) for place in done)
        if _FAILED.match(hint.printed) or (_LATE.match(hint.printed) and not (after_all or dated)):
            return hint.start, hint.end
    return None


def only_in_principle(text: str, comment: str) -> Span | None:
    """What stands before a contract, where the contract itself was promised: ``Heads of terms agreed``.

    >>> only_in_principle("Award the cleaning contract", "Preferred bidder chosen.")
    (0, 16)
    >>> only_in_principle("Agree heads of terms for the lease", "Heads of terms agreed.")
    """
    if not _TO_BIND.search(text) or _IN_PRINCIPLE.search(text):
        return None
    found = _IN_PRINCIPLE.search(comment)
    return found.span() if found else None


def due(comment: str, dates: Iterable[DateStatement], told: date) -> Span | None:
    """A thing that ``is due to`` happen on a day after the report."""
    ahead = [one for one in dates if one.kind == "future" and one.date > told]
    for word in _DUE.finditer(comment):
        if not is_next_step(comment, word.start()):
            for one in ahead:
                if 0 < one.start - word.end() < SOON:
                    return word.start(), one.end
    return None
