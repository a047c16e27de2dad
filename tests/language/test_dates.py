"""Dates with a month by name: what stands behind the name is read with it, or the date is not read."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.language.date_order import Order, order_of
from goldenthread.language.dates import printed_dates

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
