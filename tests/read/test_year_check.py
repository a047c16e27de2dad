"""Documents of another year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.model import Commitment, Kind
from goldenthread.read.year_check import year_mismatch
from tests.read.test_any_text import PLAN_YEAR


def rows(*days: date) -> list[Commitment]:
    return [
        Commitment(f"m{n}", Kind.MILESTONE, "", "Do it", "", n, (n,), deadlines=(day,)) for n, day in enumerate(days)
    ]


WITHIN, BEFORE, AFTER = date(2014, 3, 31), date(2013, 3, 31), date(2014, 4, 1)


@pytest.mark.parametrize(
    "days",
    [
        (),
        (WITHIN, WITHIN, WITHIN),
        (WITHIN, WITHIN, AFTER, AFTER),
        (date(2013, 4, 1), AFTER, WITHIN),
        (AFTER, BEFORE),
    ],
)
def test_the_right_year(days: tuple[date, ...]) -> None:
    assert year_mismatch(PLAN_YEAR, rows(*days)) == ()


def test_another_year() -> None:
    (issue,) = year_mismatch(PLAN_YEAR, rows(WITHIN, BEFORE, AFTER, date(2014, 9, 30)))
    assert (issue.code, issue.line, issue.field) == ("year-mismatch", 0, "deadline")
    assert issue.printed == "3 of 4 deadlines"
    assert issue.value == "2014, 2013"
    assert "2013-04-01 to 2014-03-31" in issue.message


def test_a_document_without_a_year_fits_every_year() -> None:
    anytime = replace(PLAN_YEAR, year_start=date.min, year_end=date.max)
    assert year_mismatch(anytime, rows(BEFORE, AFTER, BEFORE, AFTER)) == ()
