"""A time that a comment calls future though it had passed when the document reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from goldenthread.interpret.discrepancies.shared_phrases import Span
from goldenthread.interpret.readings import DateStatement
from goldenthread.interpret.statements.words_around_dates import RANGE
from goldenthread.language.clauses import FUTURE, sentence_around
from goldenthread.language.phrases import Phrase

_YEAR_AFTER = Phrase("year_after")
_FAR = timedelta(days=200)
_TURN_OF_YEAR = Phrase("turn_of_year")
_BY = Phrase("by_a_day")
_SPRING = 6
"""A report made up to this month looks back at the turn of the year."""


def stale(comment: str, dates: Iterable[DateStatement], deadline: date | None, told: date) -> Span | None:
    """Where a comment announces a time that had passed.

    A month without a year is the last one where the next is far, unless the comment names a nearer time to come, or
    the deadline lies ahead too. The first day of a period says nothing while the period lasts.

    Args:
        comment: the comment.
        dates: the dates that it states.
        deadline: the last deadline of the row, or none.
        told: the reporting date.
    """
    stated = _without_lasting(comment, list(dates), told)
    near = any(one.kind != "completed-on" and told < one.date <= told + _FAR for one in stated)
    near = near or (deadline is not None and deadline > told)
    for one in stated:
        known = has_year(one) or _YEAR_AFTER.match(comment, one.end)
        passed = one.date < told or (not known and not near and one.date > told + _FAR)
        just = one.date == told and (one.precision in ("year", "season") or _BY.search(comment[: one.start]))
        if (one.kind == "future" and (passed or just)) or (one.kind == "new-deadline" and passed):
            return one.start, one.end
    if told.month <= _SPRING:
        for turn in _TURN_OF_YEAR.finditer(comment):
            sentence = sentence_around(comment, *turn.span())
            if FUTURE.search(sentence):
                return turn.span()
    return None


def _without_lasting(comment: str, dates: list[DateStatement], told: date) -> list[DateStatement]:
    """Dates without those that only begin a period that was not over: January to June, told in March."""
    to_come = [one for one in dates if one.date >= told]
    return [
        one
        for one in dates
        if not any(other.start > one.end and RANGE.fullmatch(comment, one.end, other.start) for other in to_come)
    ]


def has_year(one: DateStatement) -> bool:
    """Whether a date is printed with its year."""
    return bool(re.search(r"\d{4}|\d\d$|['’]\d\d", one.printed))
