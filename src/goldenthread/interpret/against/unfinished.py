"""A comment on something reported completed: the act still to come, denied, late, or a part of it left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goldenthread.interpret.against.wording import (
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
from goldenthread.interpret.said import claims_done, claims_not_done
from goldenthread.interpret.said.acts import Act, is_done_over_and_over
from goldenthread.interpret.said.clauses import sentence_around, sentences
from goldenthread.interpret.said.promised_acts import Promise, about, keeps, names_the_act, only_first_step
from goldenthread.interpret.said.stage_words import stage

_AGREED_ONLY = re.compile(r"\b(?:agreed|approved|adopted|endorsed)$", re.IGNORECASE)
_ENDS = frozenset({"complete", "finalise", "finalize", "finish", "conclude"})
_FAILED = re.compile(
    r"^(?:not(?! (?:yet )?(?:be |been )?(?:possible|available)| (?:be |been )?(?:complete$|be$|been$))|n't|"
    r"did not|still to|withdrawn|cancel|"
    r"deprioriti|abandon|discontinued|partially|outstanding|[1-9]?\d\s?%)",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"^(?:behind|delay|slipp|postpon|defer|on hold|stalled|suspended|overdue)",
    re.IGNORECASE,
)
_STILL = re.compile(r"still\b", re.IGNORECASE)
_TARGET = re.compile(r"\btargets?\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:not|n't)\s+(?:yet\s+)?(?:fully|been fully|wholly|entirely)\s+(?!understood|aware)\w+|"
    r"\b(?:months?|weeks?) remain\b|\bno progress\b|\bremains? (?:to be|outstanding)\b|"
    r"\bno longer (?:required|needed|going ahead|proceeding|to be)\b|\bnot (?:been )?taken forward\b|"
    r"\b(?:remaining|outstanding) \w+(?: \w+){0,4}? "
    r"(?:will|to be|(?:are|is|being|been) (?:being )?(?:carried|rolled|due|moved))\b|"
    r"\bthe (?:rest|remainder|others)(?: \w+){0,4}? (?:will|to be|to follow|"
    r"(?:is|are) (?:now|being|due|to|held|planned|programmed|scheduled|expected))\b|"
    r"\b(?:remaining|outstanding|final|last|other) (?:\w+|two|three)\b[^.;]{0,110}?\b(?:await\w*|held (?:over|"
    r"back)|put back|"
    r"(?:is|are) (?:programmed|scheduled|planned|still|to be)|(?:programmed|scheduled|due) for|has still|"
    r"have still|not yet|carried)\b|"
    r"(?<!\breport )(?<!\bcase )\bto follow\b(?! up| on| the)|\b(?:is|are) at draft\b|"
    r"\bonce\b[^.;]*\b(?:can|will)(?: then)? (?:start|begin|commence|be \w+ed)\b|"
    r"\bno \w+(?: \w+)? (?:has|have) (?:yet )?been "
    r"(?:made|undertaken|carried out|reached|agreed|received|found|appointed|identified)\b|"
    r"\b(?:put|pushed) back\b|\brescheduled\b|\bwithout success\b|\bunsuccessful\w*|"
    r"\bunable to (?:appoint|recruit|secure|proceed|complete|progress|agree|deliver)\b",
    re.IGNORECASE,
)
"""Words by which a part, or all, is left."""
_IN_THE_PROCESS = re.compile(
    r"\bas yet not\b|\bin the process of being (?:completed|finali[sz]ed|developed|identified)\b|"
    r"\b(?:is|are) preparing to\b|\b(?:is|are|still) in the (?:first|early) (?:phase|stage)s? of\b|"
    r"\b(?:a?waiting|still|yet) to be \w+ed\b|\bthis (?:is|continues to be|remains) (?:a )?work in progress\b|"
    r"^\W*to be (?!confirmed)\w+ed\b|\b(?:this|it|milestone) will now be \w+ed\b",
    re.IGNORECASE,
)
"""Words by which a thing is in the making, whatever else of it is done."""
_WAITING = re.compile(r"\b(?:in progress|commencing|waiting for)\b", re.IGNORECASE)
"""Words that leave a part open where the promise was to complete the whole."""
_SO_MANY = re.compile(
    r"(?<![\d.,/%])(?P<got>\d[\d,]*)\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?(?P<whole>\d[\d,]*)(?![\d/%])\s+[a-z]",
    re.IGNORECASE,
)
"""So many of so many of something."""
_TOLD_DONE = re.compile(r"\b(?:\w{2,}ed|done|complete|running|live|in place|built|let|run|met|signed)\b", re.IGNORECASE)
"""Words that tell of something done."""
_OF_OTHERS = re.compile(
    r"\b(?:attend\w*|respon\w*|return\w*|members?|recommend\w*|rated|voted|scored|awarded|target)\b", re.IGNORECASE
)
"""Words of counts that are no part of what was promised: of answers, of persons, of marks."""
_DUE = re.compile(r"\b(?:is|are) due to (?!meet|report)\b", re.IGNORECASE)


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
        going = act.how == "going on" and not is_done_over_and_over(act.verb) and not promise.open_ended
        if act.how not in ("to come", "denied") and not going:
            continue
        before = sentence_before(comment, act.start)
        ends = act.verb in _ENDS or (act.how == "denied" and act.stage >= stage("agreed"))
        whole = not (finished or promise.open_ended) and bool(promise.words & about(before) or PART.search(before))
        if not (act.verb in promise.verbs or (ends and whole)):
            continue
        sentence = sentence_around(comment, act.start, act.end)
        if is_next_step(comment, act.start) or GOES_ON.search(sentence) or _TARGET.search(sentence):
            continue
        if act.verb not in reached or re.search(r"\bfully\b", before):
            return act.start, act.end
    return None


def left_over(promise: Promise, comment: str) -> Iterator[Span]:
    """Where a comment says that a thing is in the process of being done, or that a part is left.

    >>> from goldenthread.interpret.said.promised_acts import promised
    >>> text = "Six halls are open. The rest will follow."
    >>> [text[slice(*place)] for place in left_over(promised("Open eight halls"), text)]
    ['The rest will']
    """
    for pattern in (_IN_THE_PROCESS, _LEFT, *((_WAITING,) if "complete" in promise.verbs else ())):
        for found in pattern.finditer(comment):
            yield found.span()


def some_of_all(text: str, promise: Promise, comment: str) -> Span | None:
    """So many of so many that are done, where nothing but the whole was promised: ``31 of 43 parishes have signed``."""
    every = re.search(r"\b(?:all|every|each|both)\b", text, re.IGNORECASE)
    for begin, end in sentences(comment)[:2]:
        sentence = comment[begin:end]
        counted = _SO_MANY.search(sentence)
        if not counted:
            continue
        got, whole = (int(counted[name].replace(",", "")) for name in ("got", "whole"))
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


def due(comment: str, dates: Iterable[DateStatement], told: date) -> Span | None:
    """A thing that ``is due to`` happen on a day after the report."""
    ahead = [one for one in dates if one.kind == "future" and one.date > told]
    for word in _DUE.finditer(comment):
        if not is_next_step(comment, word.start()):
            for one in ahead:
                if 0 < one.start - word.end() < SOON:
                    return word.start(), one.end
    return None
