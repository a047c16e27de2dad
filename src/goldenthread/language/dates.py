"""One grammar of a printed date: every form that plans and reports use, each read whole or not at all.

The forms are those of figures (``31/03/08``, ``30.06.25``, ``2025-03-31``, ``2025-03``), of names (``31 March 2025``,
``September 30, 2024``, ``Mar-25``), quarters, seasons, plan years and years. What a date of a cell means beside others
is told by :mod:`goldenthread.language.deadline_cells`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.language.calendar_days import (
    EARLIEST,
    LATEST,
    Precision,
    full_year,
    month_end,
    plan_year_end,
    quarter_end,
    season_end,
    within_plan_year,
)
from goldenthread.language.date_grammar import date_pattern
from goldenthread.language.date_order import Order
from goldenthread.language.lexicon import Lexicon, any_of, lexicon

Problem = Literal["", "date-impossible", "date-illegible"]
"""Why a printed date is no day."""

_NEAR = range(-3, 6)
"""Years from the plan year on in which ``June 12`` is a month of 2012."""
_LONGEST_PLAN = 30
"""Years that a plan of several years has at most."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """One date as it is printed.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        precision: how exactly it is printed.
        day: the day; of a month, quarter, season or year the last one; none where there is a problem.
        problem: why it is no day.
        suggested: what one that cannot be probably was.
    """

    start: int
    end: int
    precision: Precision
    day: date | None
    problem: Problem = ""
    suggested: tuple[date, ...] = ()


def printed_dates(
    text: str, *, order: Order = "dmy", year_start: date | None = None, words: Lexicon | None = None
) -> Iterator[PrintedDate]:
    """The dates that stand in a text, in printed order.

    Args:
        text: the text.
        order: of dates in figures.
        year_start: the first day of the plan year, which gives the year of a date without one; without it such a date
            is illegible.
        words: the language; English where left out.

    >>> [one.day.isoformat() for one in printed_dates("31/03/08 or 30.06.25 or 2025/06/15, 1st May 2019, Mar-25")]
    ['2008-03-31', '2025-06-30', '2025-06-15', '2019-05-01', '2025-03-31']
    >>> [one.day.isoformat() for one in printed_dates("September 30, 2024; Dec. 31, 2024; Spring 2025")]
    ['2024-09-30', '2024-12-31', '2025-05-31']
    >>> start = date(2024, 4, 1)
    >>> [one.day.isoformat() for one in printed_dates("Q3 2024/25; Quarter 4; 2024/25; 31 March", year_start=start)]
    ['2024-12-31', '2025-03-31', '2025-03-31', '2025-03-31']
    >>> list(printed_dates("31/09/17"))[0].problem, list(printed_dates("I1/09/2019"))
    ('date-impossible', [])
    """
    known = words or lexicon()
    matches = list(date_pattern(known.language).finditer(text))
    for place, match in enumerate(matches):
        if match["month"] and match["month"].islower() and match[0] != text.strip():  # "it may slip" is no month
            continue
        later = matches[place + 1] if place + 1 < len(matches) else None
        yield _Reader(match, order, _start_beside(match, later, known) or year_start, known).read()


def _start_beside(match: re.Match[str], later: re.Match[str] | None, words: Lexicon) -> date | None:
    """The first day of twelve months that end with the month of the date behind, where only that prints the year.

    ``June/July 2025`` are two months of 2025, ``Dec/Jan 2025`` one of 2024 and one of 2025.
    """
    yearless = match["month"] or (match["dmonth"] and not match["dyear"])
    if not yearless or later is None:
        return None
    between = match.string[match.end() : later.start()]
    year, name = next(
        ((later[y], later[m]) for y, m in (("byear", "bmonth"), ("dyear", "dmonth")) if later[y] and later[m]),
        ("", ""),
    )
    joined = rf"\s*(?:[/&,–-]|{any_of((*words.words('joining'), *words.words('span')))})\s*"
    if not year or not re.fullmatch(joined, between, re.IGNORECASE):
        return None
    month = words.dates.numbers[name.lower()]
    return date(full_year(year) - (month < 12), month % 12 + 1, 1)


class _Reader:
    """Reads one match of the grammar."""

    def __init__(self, match: re.Match[str], order: Order, year_start: date | None, words: Lexicon) -> None:
        self._match, self._order, self._start, self._words = match, order, year_start, words

    def read(self) -> PrintedDate:
        """The date, or why it is none."""
        found = self._match
        if found["iso"]:
            return self._figures(int(found["iso"]), int(found["iso2"]), int(found["iso3"]))
        if found["first"]:
            one, two, year = int(found["first"]), int(found["second"]), full_year(found["third"])
            return self._figures(year, one, two) if self._order == "mdy" else self._figures(year, two, one)
        for kind in "dmon":
            if name := found[f"{kind}month"]:
                return self._named_day(found[f"{kind}day"], name, found[f"{kind}year"])
        if found["bmonth"]:
            return self._month_and_year()
        return self._longer()

    def _longer(self) -> PrintedDate:
        """A quarter, season, year, or month alone."""
        found = self._match
        for quarter, year in (("quarter", "qyear"), ("lquarter", "lyear"), ("pquarter", "pyear")):
            if found[quarter]:
                return self._quarter(int(found[quarter]), found[year])
        if found["season"]:
            calendar = self._words.dates.terms if found["term"] else self._words.dates.seasons
            month = calendar.get(found["season"].lower())
            first = _season_year(found["syear"], month, term=bool(found["term"])) if month else None
            return self._is("season", season_end(first, month)) if first and month else self._illegible("season")
        if found["plan"]:
            return self._plan_year(found["plan"])
        if found["ymyear"]:
            return self._month(int(found["ymyear"]), int(found["ymmonth"]))
        if found["mymonth"]:
            return self._month(int(found["myyear"]), int(found["mymonth"]))
        if found["year"]:
            return self._is("year", date(int(found["year"]), 12, 31))
        if found["month"]:
            month = self._words.dates.numbers[found["month"].lower()]
            return self._month(within_plan_year(month, self._start), month) if self._start else self._illegible("month")
        if found["endyear"]:
            ends = found["endyear"]
            if not ends.isdigit():
                return self._plan_year(ends)
            return self._is("year", _year_end_within(int(ends), self._start or date(int(ends), 4, 1)))
        return (
            self._is("year", plan_year_end(self._start.year, self._start)) if self._start else self._illegible("year")
        )

    def _figures(self, year: int, month: int, day: int) -> PrintedDate:
        try:
            if not EARLIEST <= year <= LATEST:
                raise ValueError
            return self._is("day", date(year, month, day))
        except ValueError:
            return self._impossible("day", _probably(year, month, day))

    def _named_day(self, digits: str, name: str, year: str | None) -> PrintedDate:
        day, month = int(digits), self._words.dates.numbers[name.lower()]
        if not year and not self._start:
            return self._illegible("day")
        return self._figures(full_year(year) if year else within_plan_year(month, self._start or date.min), month, day)

    def _month_and_year(self) -> PrintedDate:
        """``June 2012``, and ``June 12``: a month of 2012, or the twelfth, which only the plan year can tell."""
        digits = self._match["byear"]
        month, year = self._words.dates.numbers[self._match["bmonth"].lower()], full_year(digits)
        dashed = re.search(r"['’./-]\d\d$", self._match[0])
        if len(digits) == 2 and not dashed and int(digits) <= 31:
            near = self._start is None or year - self._start.year in _NEAR
            if self._order == "mdy" or not near:
                return self._illegible("month")
        return self._month(year, month)

    def _month(self, year: int, month: int) -> PrintedDate:
        if not (1 <= month <= 12 and EARLIEST <= year <= LATEST):
            return self._impossible("month", ())
        return self._is("month", month_end(year, month))

    def _quarter(self, quarter: int, year: str | None) -> PrintedDate:
        if not self._start:
            return self._illegible("quarter")
        begins = _first_year(year) if year else self._start.year
        return self._is("quarter", quarter_end(begins, quarter, self._start))

    def _plan_year(self, printed: str) -> PrintedDate:
        """``2024/25`` is a plan year; ``2025-03`` is a month; ``2011-12`` may be either and is told by nobody."""
        first, second = re.split(r"\s?[/–-]\s?", printed)
        begins, last = full_year(first), int(second) % 100
        if last == (begins + 1) % 100:
            if "-" in printed and len(second) == 2 and 1 <= last <= 12 and self._start is None:
                return self._illegible("year")
            return self._is("year", plan_year_end(begins, self._start or date(begins, 4, 1)))
        if len(first) == 4 and len(second) == 2 and 1 <= last <= 12:
            return self._month(begins, last)
        ends = int(second) if len(second) == 4 else begins // 100 * 100 + last
        if begins < ends <= begins + _LONGEST_PLAN:  # a plan of several years
            return self._is("year", plan_year_end(ends - 1, self._start or date(begins, 4, 1)))
        return self._illegible("year")

    def _is(self, precision: Precision, day: date) -> PrintedDate:
        return PrintedDate(self._match.start(), self._match.end(), precision, day)

    def _illegible(self, precision: Precision) -> PrintedDate:
        return PrintedDate(self._match.start(), self._match.end(), precision, None, "date-illegible")

    def _impossible(self, precision: Precision, suggested: tuple[date, ...]) -> PrintedDate:
        return PrintedDate(self._match.start(), self._match.end(), precision, None, "date-impossible", suggested)


def _year_end_within(year: int, year_start: date) -> date:
    """The day within a year on which a plan year ends.

    >>> _year_end_within(2025, date(2024, 4, 1)), _year_end_within(2025, date(2024, 1, 1))
    (datetime.date(2025, 3, 31), datetime.date(2025, 12, 31))
    """
    ends = plan_year_end(year, year_start)
    return ends if ends.year == year else plan_year_end(year - 1, year_start)


def _first_year(printed: str) -> int:
    """The year in which a plan year begins, or a year.

    >>> _first_year("2024/25"), _first_year("24/25"), _first_year("2024")
    (2024, 2024, 2024)
    """
    return full_year(re.split(r"\s?[/–-]\s?", printed)[0])


def _season_year(printed: str, month: int, *, term: bool) -> int | None:
    """The year of a season; of a plan year or school year the one in which it lies, where that can be told.

    >>> _season_year("2024", 11, term=False), _season_year("2024/25", 2, term=False)
    (2024, 2024)
    >>> _season_year("24/25", 7, term=True)
    2025
    >>> _season_year("2024/25", 5, term=False) is None  # the spring at its beginning, or at its end
    True
    """
    first = _first_year(printed)
    if not re.search(r"[/–-]", printed):
        return first
    if term:
        return first + (month < 9)
    return None if month == 5 else first


def _probably(year: int, month: int, day: int) -> tuple[date, ...]:
    """What a day that does not exist probably was: the last of its month, or day and month the other way round."""
    if not EARLIEST <= year <= LATEST:
        return ()
    if 1 <= month <= 12 and 28 <= day <= 31:
        return (month_end(year, month),)
    if 1 <= day <= 12 < month <= 31:
        try:
            return (date(year, day, month),)
        except ValueError:
            return ()
    return ()
