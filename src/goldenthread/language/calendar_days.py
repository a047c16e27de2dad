"""Days of the calendar: the last day of a month, quarter, season or year, however it is printed."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "quarter", "season", "year"]
"""How exactly a date is printed."""

EARLIEST, LATEST = 1990, 2100
"""Years of which plans speak: what lies outside is no year."""


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2013, 2)
    datetime.date(2013, 2, 28)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def months_on(first: date, months: int) -> date:
    """The last day of the month that lies some months after that of another day.

    >>> months_on(date(2024, 4, 1), 11)
    datetime.date(2025, 3, 31)
    """
    count = first.month - 1 + months
    return month_end(first.year + count // 12, count % 12 + 1)


def full_year(digits: str) -> int:
    """A year of two digits or four.

    >>> full_year("08"), full_year("'19"), full_year("2012")
    (2008, 2019, 2012)
    """
    number = digits.strip("'’ ")
    return int(number) if len(number) == 4 else 2000 + int(number)


def plan_year_end(year: int, year_start: date) -> date:
    """The last day of the plan year that begins in a year.

    >>> plan_year_end(2024, date(2007, 4, 1)), plan_year_end(2024, date(2007, 1, 1))
    (datetime.date(2025, 3, 31), datetime.date(2024, 12, 31))
    """
    return months_on(year_start.replace(year=year, day=1), 11)


def quarter_end(year: int, quarter: int, year_start: date) -> date:
    """The last day of a quarter of the plan year that begins in a year.

    >>> quarter_end(2024, 3, date(2007, 4, 1)), quarter_end(2024, 4, date(2007, 4, 1))
    (datetime.date(2024, 12, 31), datetime.date(2025, 3, 31))
    """
    return months_on(year_start.replace(year=year, day=1), 3 * quarter - 1)


def season_end(year: int, month: int) -> date:
    """The last day of a season; a winter that ends in February is that of the year before.

    >>> season_end(2025, 5), season_end(2025, 2)
    (datetime.date(2025, 5, 31), datetime.date(2026, 2, 28))
    """
    return month_end(year + (month <= 2), month)


def within_plan_year(month: int, year_start: date) -> int:
    """The year of a month without one: that in which the plan year has it.

    >>> within_plan_year(3, date(2024, 4, 1)), within_plan_year(4, date(2024, 4, 1))
    (2025, 2024)
    """
    return year_start.year + (month < year_start.month)


def first_year(printed: str) -> int:
    """The year in which a plan year begins, or a year.

    >>> first_year("2024/25"), first_year("24/25"), first_year("2024")
    (2024, 2024, 2024)
    """
    return full_year(re.split(r"\s?[/–-]\s?", printed)[0])


def season_year(printed: str, month: int, *, term: bool) -> int | None:
    """The year of a season; of a plan year or school year the one in which it lies, where that can be told.

    >>> season_year("2024", 11, term=False), season_year("2024/25", 2, term=False)
    (2024, 2024)
    >>> season_year("24/25", 7, term=True)
    2025
    >>> season_year("2024/25", 5, term=False) is None  # the spring at its beginning, or at its end
    True
    """
    first = first_year(printed)
    if not re.search(r"[/–-]", printed):
        return first
    if term:
        return first + (month < 9)
    return None if month == 5 else first
