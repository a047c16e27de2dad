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
    words = lexicon().dates
    try:
        if match["day1"]:
            return date(full_year(match["year1"]), int(match["number"]), int(match["day1"])), "day"
        day = match["day2"] or match["day3"]
        if day:
            month = words.numbers[(match["month2"] or match["month3"]).lower()]
            year = match["year2"] or match["year3"] or shared_year
            end = month_end(full_year(year), month) if year else _next(month, first)
            return end.replace(day=int(day)), "day"
        if named := match["month4"] or match["month5"]:
            month, year = words.numbers[named.lower()], match["year4"] or match["year5"] or shared_year
            return (month_end(full_year(year), month) if year else _next(month, first)), "month"
        if match["quarter"]:
            begins = full_year(re.split(r"[/-]", match["of_year"])[0]) if match["of_year"] else year_start.year
            end = quarter_end(begins, int(match["quarter"]), year_start)
            if not match["of_year"] and end < first:
                end = month_end(end.year + 1, end.month)
            return end, "quarter"
        if match["season"]:
            month = (words.terms if match["term"] else words.seasons)[match["season"].lower()]
            return season_end(int(match["year6"]), month), "season"
        if match["calendar"]:
            return date(int(match["calendar"]), 12, 31), "year"
        start = int(match["plan_year"][:4]) if match["plan_year"] else year_start.year
        return plan_year_end(start, year_start), "year"
    except ValueError:
        return None


def _next(month: int, first: date) -> date:
    """The end of a month without a year: the first one from a day on."""
    return month_end(first.year + (month < first.month), month)
