"""The day of a date as it is printed: of a month, quarter, season or year the last one."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.interpret.readings import Precision
from goldenthread.read.values import MONTHS, month_end

_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_TERMS = {"spring": 3, "summer": 7, "autumn": 12, "winter": 12}
"""The last month of a term of schools."""


def resolve(match: re.Match[str], shared_year: str, year_start: date, first: date) -> tuple[date, Precision] | None:
    """The day of a printed date, and how exactly it is printed; none where it is no date."""
    try:
        if match["day1"]:
            return date(_year(match["year1"]), int(match["number"]), int(match["day1"])), "day"
        day = match["day2"] or match["day3"]
        if day:
            month = MONTHS[(match["month2"] or match["month3"]).lower()]
            year = match["year2"] or match["year3"] or shared_year
            end = month_end(_year(year), month) if year else _next(month, first)
            return end.replace(day=int(day)), "day"
        if named := match["month4"] or match["month5"]:
            month, year = MONTHS[named.lower()], match["year4"] or match["year5"] or shared_year
            return (month_end(_year(year), month) if year else _next(month, first)), "month"
        if match["quarter"]:
            year = re.split(r"[/-]", match["of_year"])[0].strip() if match["of_year"] else str(year_start.year)
            months = year_start.month - 1 + 3 * int(match["quarter"]) - 1
            end = month_end(_year(year) + months // 12, months % 12 + 1)
            if not match["of_year"] and end < first:
                end = month_end(end.year + 1, end.month)
            return end, "quarter"
        if match["season"]:
            month = (_TERMS if match["term"] else _SEASONS)[match["season"].lower()]
            return month_end(int(match["year6"]) + (month == 2), month), "season"
        if match["calendar"]:
            return date(int(match["calendar"]), 12, 31), "year"
        start = int(match["plan_year"][:4]) if match["plan_year"] else year_start.year
        months = year_start.month + 10
        return month_end(start + months // 12, months % 12 + 1), "year"
    except ValueError:
        return None


def _year(text: str) -> int:
    digits = text.strip("'’ ")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _next(month: int, first: date) -> date:
    """The end of a month without a year: the first one from a day on."""
    return month_end(first.year + (month < first.month), month)
