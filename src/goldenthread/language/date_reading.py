"""What a printed date says, once the grammar has found it: its day, how exactly it is printed, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.language.calendar_days import (
    EARLIEST,
    LATEST,
    Precision,
    first_year,
    full_year,
    month_end,
    plan_year_end,
    quarter_end,
    season_end,
    season_year,
    within_plan_year,
)
from goldenthread.language.date_order import Order
from goldenthread.language.lexicon import Lexicon

Problem = Literal["", "date-impossible", "date-illegible"]
"""Why a printed date is no day."""
IMPOSSIBLE: Literal["date-impossible"] = "date-impossible"
ILLEGIBLE: Literal["date-illegible"] = "date-illegible"

_NEAR = range(-3, 6)
"""Years from the plan year on in which ``June 12`` is a month of 2012."""
_FINANCIAL = 4
"""Month in which a year begins that is printed as two, where the plan's own is a calendar year."""
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


_QUARTERS = (("q", "quarter"), ("l", "lquarter"), ("p", "pquarter"))
"""The forms of a quarter in the grammar: the letter of its groups, and the group of its number."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date that the grammar found in a text, to be read once its plan year is known.

    Attributes:
        match: what the grammar found.
        end: where it ends.
        month: the name of its month, as printed; empty where it prints none.
        day: the number of its day beside that name; or empty.
        year: its year beside that name; or empty.
        beside: the first day of twelve months that hold it, told by the date behind it; otherwise none.
        year_beside: the year of a quarter without one, told by the quarter beside it; or empty.
        ends_beside: whether that is a year which is named by its end.
    """

    match: re.Match[str]
    end: int
    month: str = ""
    day: str = ""
    year: str = ""
    beside: date | None = None
    year_beside: str = ""
    ends_beside: bool = False

    @classmethod
    def of(cls, match: re.Match[str]) -> FoundDate:
        """All that the grammar found in one place."""
        for kind in "dmonb":
            if name := match[f"{kind}month"]:
                day = "" if kind == "b" else match[f"{kind}day"]
                return cls(match, match.end(), name, day, match[f"{kind}year"] or "")
        return cls(match, match.end(), match["month"] or "")

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.match.start()

    @property
    def quarter(self) -> tuple[int, str, bool]:
        """The number of a quarter, its year, and whether that is named by its end; 0 where it is none."""
        for kind, name in _QUARTERS:
            if number := self.match[name]:
                year = self.match[f"{kind}year"] or ""
                return int(number), year or self.year_beside, bool(self.match[f"{kind}fy"]) or self.ends_beside
        return 0, "", False


def read_date(
    found: FoundDate, words: Lexicon, *, order: Order = "dmy", year_start: date | None = None, since: date | None = None
) -> PrintedDate:
    """What a date says that was found, or why it is none.

    Args:
        found: the date.
        words: the language.
        order: of dates in figures.
        year_start: the first day of the plan year; without it a date that prints no year is illegible.
        since: from when on a date that prints no year is sought, where that is not the first day of the plan year.
    """
    return _Reader(found, words, order, year_start, since).read()


class _Reader:
    """Reads one date that was found."""

    def __init__(
        self, found: FoundDate, words: Lexicon, order: Order, year_start: date | None, since: date | None
    ) -> None:
        self._found, self._match, self._words, self._order = found, found.match, words, order
        self._start = year_start
        self._since = found.beside or since or year_start

    def read(self) -> PrintedDate:
        """The date, or why it is none."""
        found = self._match
        if found["iso"]:
            return self._figures(int(found["iso"]), int(found["iso2"]), int(found["iso3"]))
        if found["first"]:
            one, two, year = int(found["first"]), int(found["second"]), full_year(found["third"])
            if self._order == "ymd" and len(found["third"]) == 2 == len(found["first"]):
                return self._figures(full_year(found["first"]), two, int(found["third"]))
            return self._figures(year, one, two) if self._order == "mdy" else self._figures(year, two, one)
        if self._found.month:
            return self._with_a_month(self._words.dates.numbers[self._found.month.lower()])
        return self._longer()

    def _longer(self) -> PrintedDate:
        """A quarter, a season, a year, or a month in figures."""
        found = self._match
        quarter, year, by_end = self._found.quarter
        if quarter:
            return self._quarter(quarter, year, named_by_its_end=by_end)
        if found["fyear"]:
            return self._financial_year(full_year(found["fyear"]))
        if found["season"]:
            calendar = self._words.dates.terms if found["term"] else self._words.dates.seasons
            month = calendar.get(found["season"].lower())
            first = season_year(found["syear"], month, term=bool(found["term"])) if month else None
            return self._is("season", season_end(first, month)) if first and month else self._illegible("season")
        if found["plan"]:
            return self._plan_year(found["plan"])
        if found["ymyear"]:
            return self._month(int(found["ymyear"]), int(found["ymmonth"]))
        if found["mymonth"]:
            return self._month(int(found["myyear"]), int(found["mymonth"]))
        if found["year"]:
            return self._is("year", date(int(found["year"]), 12, 31))
        if found["endyear"]:
            ends = found["endyear"]
            if not ends.isdigit():
                return self._plan_year(ends)
            return self._is("year", _year_end_within(int(ends), self._start_of(ends)))
        return (
            self._is("year", plan_year_end(self._start.year, self._start)) if self._start else self._illegible("year")
        )

    def _with_a_month(self, month: int) -> PrintedDate:
        """A day or a month by name; one without a year lies within the twelve months in which it is sought."""
        day, year = self._found.day, self._found.year
        if year and not day:
            return self._month_and_year(month, year)
        if not year and not self._since:
            return self._illegible("day" if day else "month")
        number = full_year(year) if year else within_plan_year(month, self._since or date.min)
        return self._figures(number, month, int(day)) if day else self._month(number, month)

    def _figures(self, year: int, month: int, day: int) -> PrintedDate:
        try:
            if not EARLIEST <= year <= LATEST:
                raise ValueError
            return self._is("day", date(year, month, day))
        except ValueError:
            return self._impossible("day", _probably(year, month, day))

    def _month_and_year(self, month: int, digits: str) -> PrintedDate:
        """``June 2012``, and ``June 12``: a month of 2012, or the twelfth, which only the plan year can tell."""
        year = full_year(digits)
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

    def _financial_year(self, year: int) -> PrintedDate:
        """``FY26`` mostly is the year that ends in 2026, and for some the one that begins in it."""
        suggested = () if self._start is None else (_year_end_within(year, self._start),)
        return PrintedDate(self._found.start, self._found.end, "year", None, ILLEGIBLE, suggested)

    def _quarter(self, quarter: int, year: str | None, *, named_by_its_end: bool) -> PrintedDate:
        if year and named_by_its_end and re.fullmatch(r"\d+", year):
            suggested = () if self._start is None else (quarter_end(full_year(year) - 1, quarter, self._start),)
            return PrintedDate(self._found.start, self._found.end, "quarter", None, ILLEGIBLE, suggested)
        if year and (within := self._of_the_calendar(quarter, year)):
            return PrintedDate(self._found.start, self._found.end, "quarter", None, ILLEGIBLE, (within,))
        if year:
            return self._is("quarter", quarter_end(first_year(year), quarter, self._start_of(year)))
        if not self._start:
            return self._illegible("quarter")
        end = quarter_end(self._start.year, quarter, self._start)
        passed = self._since and end < self._since
        return self._is("quarter", month_end(end.year + 1, end.month) if passed else end)

    def _of_the_calendar(self, quarter: int, year: str) -> date | None:
        """The end of a quarter of the calendar, where only that lies in the plan year: ``Q1 2026`` in 2025/26."""
        if self._start is None or not re.fullmatch(r"\d{4}", year):
            return None
        ends = plan_year_end(self._start.year, self._start)
        of_plan, of_calendar = quarter_end(int(year), quarter, self._start), month_end(int(year), 3 * quarter)
        return of_calendar if self._start <= of_calendar <= ends < of_plan else None

    def _plan_year(self, printed: str) -> PrintedDate:
        """``2024/25`` is a plan year; ``2025-03`` is a month; ``2011-12`` may be either and is told by nobody."""
        first, second = re.split(r"\s?[/–-]\s?", printed)
        begins, last = full_year(first), int(second) % 100
        if last == (begins + 1) % 100:
            if "-" in printed and len(second) == 2 and 1 <= last <= 12 and self._start is None:
                return self._illegible("year")
            return self._is("year", plan_year_end(begins, self._start_of(printed)))
        if len(first) == 4 and len(second) == 2 and 1 <= last <= 12:
            return self._month(begins, last)
        ends = int(second) if len(second) == 4 else begins // 100 * 100 + last
        calendar = self._start is not None and self._start.month == 1  # "2026-29" may end on 31 March or 31 December
        if begins < ends <= begins + _LONGEST_PLAN and not calendar:  # a plan of several years
            return self._is("year", plan_year_end(ends - 1, self._start_of(printed)))
        return self._illegible("year")

    def _start_of(self, printed: str) -> date:
        """The day of the year on which a printed year begins: that of the plan; ``2026/27`` is no calendar year."""
        if self._start and (self._start.month > 1 or printed.isdigit()):
            return self._start
        return date(first_year(printed), _FINANCIAL, 1)

    def _is(self, precision: Precision, day: date) -> PrintedDate:
        return PrintedDate(self._found.start, self._found.end, precision, day)

    def _illegible(self, precision: Precision) -> PrintedDate:
        return PrintedDate(self._found.start, self._found.end, precision, None, ILLEGIBLE)

    def _impossible(self, precision: Precision, suggested: tuple[date, ...]) -> PrintedDate:
        return PrintedDate(self._found.start, self._found.end, precision, None, IMPOSSIBLE, suggested)


def _year_end_within(year: int, year_start: date) -> date:
    """The day within a year on which a plan year ends.

    >>> _year_end_within(2025, date(2024, 4, 1)), _year_end_within(2025, date(2024, 1, 1))
    (datetime.date(2025, 3, 31), datetime.date(2025, 12, 31))
    """
    ends = plan_year_end(year, year_start)
    return ends if ends.year == year else plan_year_end(year - 1, year_start)


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
