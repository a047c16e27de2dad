"""The day of a date as it is printed: of a month, quarter, season or year the last one."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.language.calendar_days import Precision, full_year, month_end, plan_year_end, quarter_end, season_end
from goldenthread.language.lexicon import lexicon


def resolve(match: re.Match[str], shared_year: str, year_start: date, first: date) -> tuple[date, Precision] | None:
    """The day of a date in running text, and how exactly it is printed; none where it is no date.

    Args:
        match: what the pattern of dates in comments found.
        shared_year: the year that a later date of the same list prints for both; or empty.
        year_start: first day of the plan year.
        first: from when on a month without a year is sought.
    """
    try:
        return _within_a_month(match, shared_year, first) or _longer(match, year_start, first)
    except ValueError:
        return None


def _within_a_month(match: re.Match[str], shared_year: str, first: date) -> tuple[date, Precision] | None:
    """A day or a month; none where something longer is printed."""
    if match["day1"]:
        return date(full_year(match["year1"]), int(match["number"]), int(match["day1"])), "day"
    name = match["month2"] or match["month3"] or match["month4"] or match["month5"]
    if not name:
        return None
    month = lexicon().dates.numbers[name.lower()]
    year = match["year2"] or match["year3"] or match["year4"] or match["year5"] or shared_year
    end = month_end(full_year(year), month) if year else _next(month, first)
    if day := match["day2"] or match["day3"]:
        return end.replace(day=int(day)), "day"
    return end, "month"


def _longer(match: re.Match[str], year_start: date, first: date) -> tuple[date, Precision]:
    """A quarter, season or year."""
    if match["quarter"]:
        begins = full_year(re.split(r"[/-]", match["of_year"])[0]) if match["of_year"] else year_start.year
        end = quarter_end(begins, int(match["quarter"]), year_start)
        if not match["of_year"] and end < first:
            end = month_end(end.year + 1, end.month)
        return end, "quarter"
    if match["season"]:
        words = lexicon().dates
        month = (words.terms if match["term"] else words.seasons)[match["season"].lower()]
        return season_end(int(match["year6"]), month), "season"
    if match["calendar"]:
        return date(int(match["calendar"]), 12, 31), "year"
    start = int(match["plan_year"][:4]) if match["plan_year"] else year_start.year
    return plan_year_end(start, year_start), "year"


def _next(month: int, first: date) -> date:
    """The end of a month without a year: the first one from a day on."""
    return month_end(first.year + (month < first.month), month)
