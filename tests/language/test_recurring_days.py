"""Days that come again and again are no firm deadlines."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.language.deadline_cells import read_deadline

MARCH = date(2032, 3, 31)


@pytest.mark.parametrize(
    ("cell", "dates", "problem"),
    [
        ("31 March annually", (), "date-not-set"),
        ("annually by 31 March", (), "date-not-set"),
        ("every 31 March", (), "date-not-set"),
        ("Ongoing - 31 March each year", (), "date-not-set"),
        ("31 March (annual)", (), "date-not-set"),
        ("31 March 2032 each year", (MARCH,), "date-doubtful"),
        ("31/03/2032 and annually thereafter", (MARCH,), "date-doubtful"),
        ("31 March", (MARCH,), ""),
        ("Annual report, 31 March", (MARCH,), ""),
        ("31 March 2032, reviewed annually", (MARCH,), ""),
    ],
)
def test_a_day_that_comes_again_is_no_firm_deadline(cell: str, dates: tuple[date, ...], problem: str) -> None:
    read = read_deadline(cell, year_start=date(2031, 4, 1))
    assert (read.dates, read.problem) == (dates, problem)
    assert read.suggested == (() if dates else (MARCH,))


@pytest.mark.parametrize(
    ("cell", "dates", "problem"),
    [
        ("not March 2032", (), "date-illegible"),
        ("no longer March 2032", (), "date-illegible"),
        ("not later than March 2032", (MARCH,), ""),
        ("not before March 2032", (), "date-not-a-deadline"),
        ("March 2032, not June 2031", (MARCH,), ""),
    ],
)
def test_a_day_that_is_denied_is_no_deadline(cell: str, dates: tuple[date, ...], problem: str) -> None:
    read = read_deadline(cell)
    assert (read.dates, read.problem) == (dates, problem)
