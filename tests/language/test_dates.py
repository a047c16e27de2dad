"""Dates with a month by name: what stands behind the name is read with it, or the date is not read."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.language.date_order import Order, order_of
from goldenthread.language.date_reading import read_date
from goldenthread.language.dates import dates_in_prose, printed_dates
from goldenthread.language.lexicon import lexicon

START = date(2026, 1, 1)


def read(text: str, order: Order = "dmy") -> list[tuple[str, str]]:
    found = printed_dates(text, order=order, year_start=START)
    return [(one.day.isoformat() if one.day else one.problem, one.precision) for one in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Apr 1", "2026-04-01"),
        ("Sept. 9", "2026-09-09"),
        ("by April 05", "2026-04-05"),
        ("April 5 2025", "2025-04-05"),
        ("April 15 2025", "2025-04-15"),
        ("April 15, 2025", "2025-04-15"),
        ("April 15th 2025", "2025-04-15"),
        ("1 April", "2026-04-01"),
    ],
)
def test_a_number_behind_a_month_is_read_with_it(text: str, day: str) -> None:
    assert read(text) == [(day, "day")]


@pytest.mark.parametrize("text", ["April 1/2", "April 0", "Apr 32 days"])
def test_a_month_is_not_read_without_the_number_behind_it(text: str) -> None:
    assert ("2026-04-30", "month") not in read(text)


@pytest.mark.parametrize(("order", "found"), [("dmy", ("2025-03-31", "month")), ("mdy", ("date-illegible", "month"))])
def test_a_month_with_two_figures_is_a_month_only_where_no_column_says_otherwise(
    order: Order, found: tuple[str, str]
) -> None:
    assert read("Mar 25", order) == [found]


def test_a_day_behind_a_month_tells_how_a_column_is_written() -> None:
    assert order_of(["Mar 25", "Apr 1"]) == "mdy"
    assert order_of(["Mar 25", "Apr 10"]) is None
    assert order_of(["Apr 1", "31/12/2025"]) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7 September - 30 October 2025", [("2025-09-07", "day"), ("2025-10-30", "day")]),
        ("7 September, 30 October 2025", [("2025-09-07", "day"), ("2025-10-30", "day")]),
        ("Dec/Jan 2025", [("2024-12-31", "month"), ("2025-01-31", "month")]),
        ("June or July 2025", [("2025-06-30", "month"), ("2025-07-31", "month")]),
        ("6 June - 45 stalls", [("2026-06-06", "day")]),
        ("6-9 October 2025", [("2025-10-09", "day")]),
        ("6th-9th October 2025", [("2025-10-09", "day")]),
        ("Q2 24-25", [("2024-09-30", "quarter")]),
        ("Q2 2024/25", [("2024-09-30", "quarter")]),
        ("Q2 2024", [("2024-06-30", "quarter")]),
        ("June 20,000", []),
        ("by the end of this year", [("2026-12-31", "year")]),
    ],
)
def test_what_stands_beside_a_date_is_part_of_it_or_not(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


def in_prose(text: str, since: date = START) -> list[tuple[str, str]]:
    found = [(one, read_date(one, lexicon(), year_start=START, since=since)) for one in dates_in_prose(text)]
    return [(text[one.start : one.end], read.day.isoformat() if read.day else read.problem) for one, read in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Opened Sat 9 May 2026, and it may close", [("Sat 9 May 2026", "2026-05-09")]),
        ("In May 7 mills opened", [("May", "2026-05-31")]),
        ("Moved to May 07", [("May 07", "date-illegible")]),
        ("Moved to May 27", [("May 27", "2027-05-31")]),
        ("In May, 27 mills opened", [("May", "2026-05-31")]),
        ("Opened on 16 May, 31 mills on 4 June", [("16 May", "2026-05-16"), ("4 June", "2026-06-04")]),
        ("It opened in July. 31 mills; in Sept. 27 again", [("July", "2026-07-31"), ("Sept. 27", "2027-09-30")]),
        ("By the end of May 53 mills ran, of June '27 all", [("May", "2026-05-31"), ("June '27", "2027-06-30")]),
        ("In May 250 mills opened, in June 20% of them", [("May", "2026-05-31"), ("June", "2026-06-30")]),
        ("the 3 may mills, march 2026", [("march 2026", "2026-03-31")]),
        ("mills of summer 26, of Summer 2026", [("Summer 2026", "2026-08-31")]),
        ("In 2026 the mills of 2025 and the 2020-25 plan, in 2026-27 again", [("2026", "2026-12-31")]),
        ("moved into 2026/27", [("2026/27", "2027-03-31")]),
        ("between 12/13 mills and 3-12 May", [("12 May", "2026-05-12")]),
        ("by year-end 25/26", [("year-end 25/26", "2026-03-31")]),
    ],
)
def test_dates_of_a_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert in_prose(text) == found


@pytest.mark.parametrize(
    ("text", "day"), [("by May", "2027-05-31"), ("by July", "2026-07-31"), ("in Q1", "2027-03-31")]
)
def test_a_date_without_a_year_is_sought_from_a_day_on(text: str, day: str) -> None:
    assert [one for _, one in in_prose(text, since=date(2026, 6, 15))] == [day]
