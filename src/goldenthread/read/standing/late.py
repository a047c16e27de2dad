"""The day before which a thing was not completed, as its comment tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from goldenthread.read.standing.stale import has_year
from goldenthread.read.statements import DateStatement

_LAST_OF_MANY = re.compile(r"\b(?:last|latest|most recent)\s+\w+\s+(?:was|were|took|has|have)\b[^.;]*$", re.IGNORECASE)
_HALF_A_YEAR = timedelta(days=183)


def completed(
    comment: str, dates: Iterable[DateStatement], deadline: date | None, told: date
) -> tuple[date, DateStatement] | None:
    """The last time of completion that a comment names, and its words; of a month or year its first day.

    ``The last meeting took place on`` a day tells of one among many and completes nothing. Without a year a month that
    would lie after the report is the one before; of a day that is so only where it is far from the deadline.
    """
    found = [
        (_first_day(_looking_back(one, deadline, told)), one)
        for one in dates
        if one.kind == "completed-on" and not _LAST_OF_MANY.search(comment[: one.start])
    ]
    return max(found, key=lambda pair: (pair[0], -pair[1].start), default=None)


def _looking_back(one: DateStatement, deadline: date | None, told: date) -> DateStatement:
    """A date that is printed without a year, in the year that is meant."""
    if one.date <= told or has_year(one):
        return one
    if one.precision == "day" and deadline is not None and abs(one.date - deadline) < _HALF_A_YEAR:
        return one
    return replace(one, date=one.date.replace(year=one.date.year - 1, day=min(one.date.day, 28)))


def _first_day(one: DateStatement) -> date:
    """The first day of the day, month, quarter, season or year that is named."""
    months = {"day": 0, "month": 1, "quarter": 3, "season": 3, "year": 12}[one.precision]
    if not months:
        return one.date
    count = one.date.year * 12 + one.date.month - months
    return date(count // 12, count % 12 + 1, 1)
