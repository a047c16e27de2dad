"""The day before which a thing was not completed, as its comment tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from goldenthread.interpret.discrepancies.open_pieces import pieces
from goldenthread.interpret.discrepancies.out_of_date import has_year
from goldenthread.interpret.discrepancies.shared_phrases import claimed
from goldenthread.interpret.readings import DateStatement
from goldenthread.interpret.statements import claims_done
from goldenthread.interpret.statements.acts import acts, completes, is_done_over_and_over
from goldenthread.interpret.statements.promised_acts import Promise, about, keeps, only_first_step, promised, root
from goldenthread.language.clauses import sentence_around, sentences
from goldenthread.language.phrases import Phrase
from goldenthread.language.work_stages import stage

_LAST_OF_MANY = Phrase("last_of_many")
_HALF_A_YEAR = timedelta(days=183)
_VERB = Phrase("done_verbs")
_CLAUSE = Phrase("joins_clauses")
_THE_END = Phrase("the_end")
_FARTHEST = 300
"""Letters before a date within which the words stand that say of what it is the date."""
_HEARD = Phrase("only_heard")
_IN_DRAFT = Phrase("in_draft")
_FIRST = Phrase("begins_first_of")
_AGAIN = Phrase("and_again")
_PARTICIPLE = Phrase("a_past_participle")
_WORD = re.compile(r"[a-z-]{4,}", re.IGNORECASE)


def completed(
    text: str, comment: str, dates: Iterable[DateStatement], deadline: date | None, told: date
) -> tuple[date, DateStatement] | None:
    """The time of completion that a comment names, and its words; of a month or year its first day.

    Of several the last one, unless what was promised was done by an earlier one and the later one tells of something
    else: ``Submitted on 26 June, approved in September`` of a bid that was to be submitted. ``The last meeting took
    place on`` a day tells of one among many and completes nothing. Without a year a month that would lie after the
    report is the one before; of a day that is so only where it is far from the deadline.

    Args:
        text: the words of the row.
        comment: the comment.
        dates: the dates that it states.
        deadline: the last deadline of the row, or none.
        told: the reporting date.
    """
    promise, names = promised(text), pieces(text)
    found = [
        (_first_day(_looking_back(one, deadline, told)), one)
        for one in dates
        if one.kind == "completed-on"
        and not _LAST_OF_MANY.search(comment[: one.start])
        and not (promise.stage >= stage("tendered") and _only_heard(promise, comment, one))
    ]
    done = _done_at(promise, comment, (one for day, one in found if deadline is not None and day <= deadline))

    def after_the_act(one: DateStatement) -> bool:
        before = done.start < one.start if done else _told_as_done(promise, comment, one)
        return before and not _is_of_the_same(promise, names, comment, one, done)

    late = [(day, one) for day, one in found if not after_the_act(one)]
    return max(late, key=lambda pair: (pair[0], -pair[1].start), default=None)


def _only_heard(promise: Promise, comment: str, one: DateStatement) -> bool:
    """Whether something was only received or talked about on a date, not done: ``considered by Cabinet in May``."""
    begin = _sentence_start(comment, one)
    verbs = list(_VERB.finditer(comment, begin, one.start))
    return bool(verbs and _HEARD.fullmatch(verbs[-1].group())) and not any(
        act.how == "reached" and keeps(act.verb, promise) and begin <= act.start < one.start for act in acts(comment)
    )


def _done_at(promise: Promise, comment: str, in_time: Iterable[DateStatement]) -> DateStatement | None:
    """The first date in time on which more than a first step was done, or nothing."""
    for one in in_time:
        verb = _verb_end(comment, one)
        if not (only_first_step(claimed(comment, verb), promise) or _IN_DRAFT.search(comment[verb : one.start])):
            return one
    return None


def _told_as_done(promise: Promise, comment: str, one: DateStatement) -> bool:
    """Whether a sentence before the one of a date tells that the act that was promised is done."""
    begin = _sentence_start(comment, one)
    return any(
        act.how == "reached"
        and act.end <= begin
        and act.verb in promise.verbs
        and (not is_done_over_and_over(act.verb) or about(sentence_around(comment, act.start, act.end)) & promise.words)
        and not only_first_step(claimed(comment, act.end), promise)
        for act in acts(comment)
    )


def _is_of_the_same(
    promise: Promise, names: Sequence[frozenset[str]], comment: str, one: DateStatement, done: DateStatement | None
) -> bool:
    """Whether the clause of a date tells of the act that was promised, of the end, or of another part of the whole."""
    before = comment[max(_sentence_start(comment, one), one.start - _FARTHEST) : one.start]
    clause = _CLAUSE.split(before)[-1]
    if done is None and about(sentence_around(comment, one.start, one.end)) & promise.words:
        return True
    if not _VERB.search(clause):
        if done and done.start >= _sentence_start(comment, one):
            return bool(_AGAIN.search(before))
        clause = before
    known = about(sentence_around(comment, done.start, done.end)) if done else frozenset()
    return bool(
        {act.verb for act in acts(clause) if act.how == "reached"} & promise.verbs
        or any(root(word) == promise.opening for word in _WORD.findall(clause))
        or (_THE_END.search(clause) and not _FIRST.match(clause))
        or (done and any(piece & about(clause) and not piece & known for piece in names))
    )


def _verb_end(comment: str, one: DateStatement) -> int:
    """Where the last verb of completion before a date ends, or the date itself begins."""
    begin = _sentence_start(comment, one)
    return max((match.end() for match in _VERB.finditer(comment, begin, one.start)), default=one.start)


def _sentence_start(comment: str, one: DateStatement) -> int:
    return max(start for start, _ in sentences(comment) if start <= one.start)


def _looking_back(one: DateStatement, deadline: date | None, told: date) -> DateStatement:
    """A date that is printed without a year, in the year that is meant."""
    if one.date <= told or has_year(one):
        return one
    if one.precision == "day" and deadline is not None and abs(one.date - deadline) < _HALF_A_YEAR:
        return one
    leap_day = (one.date.month, one.date.day) == (2, 29)
    return replace(one, date=one.date.replace(year=one.date.year - 1, day=28 if leap_day else one.date.day))


def _first_day(one: DateStatement) -> date:
    """The first day of the day, month, quarter, season or year that is named."""
    months = {"day": 0, "month": 1, "quarter": 3, "season": 3, "year": 12}[one.precision]
    if not months:
        return one.date
    count = one.date.year * 12 + one.date.month - months
    return date(count // 12, count % 12 + 1, 1)


def states_completion(text: str, words: str) -> bool:
    """Whether the words beside a late day state completion, or tell of the act that was promised.

    What somebody else approved, or was told, on that day may have been done before.

    Args:
        text: the words of the row.
        words: those of its comment in which the day stands.

    >>> states_completion("Write the tree strategy", "Written and sent to all parishes in June")
    True
    >>> states_completion("Write the tree strategy", "The parishes were told of it in June")
    False
    """
    promise, named = promised(text), {act.verb for act in acts(text)}
    return (
        any(hint.sure for hint in claims_done(words))
        or any(root(found[1]) == promise.opening for found in _PARTICIPLE.finditer(words))
        or any(
            act.how == "reached" and (completes(act.verb) or keeps(act.verb, promise) or act.verb in named)
            for act in acts(words)
        )
    )
