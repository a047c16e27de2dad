"""Labels of editions, and the times that they name."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.plan_years import contradiction, period_iri, usual_days, years_of


@pytest.mark.parametrize("label", ["2018-17", "2018-18", "2018-2018", "2018/19", "18-19", "2018-", "2018-9", "Q3", ""])
def test_what_is_no_label_is_refused_with_one_that_is(label: str) -> None:
    with pytest.raises(ValueError, match="'2024-25' for a financial year"):
        years_of(label)


@pytest.mark.parametrize(
    ("label", "start", "end", "fits"),
    [
        ("2031-32", date(2031, 4, 1), date(2032, 3, 31), True),
        ("2031-32", date(2031, 10, 1), date(2031, 12, 31), True),
        ("2031-32", date(2030, 4, 1), date(2031, 3, 31), False),
        ("2031-32", date(2032, 4, 1), date(2033, 3, 31), False),
        ("2031-34", date(2031, 4, 1), date(2034, 3, 31), True),
        ("2031-34", date(2031, 4, 1), date(2035, 3, 31), False),
        ("2031", date(2031, 1, 1), date(2031, 12, 31), True),
        ("2031", date(2030, 10, 1), date(2031, 9, 30), True),
        ("2031", date(2031, 4, 1), date(2032, 3, 31), False),
    ],
)
def test_label_and_days_are_two_statements_of_one_thing(label: str, start: date, end: date, *, fits: bool) -> None:
    assert (contradiction(label, start, end) == "") is fits


@pytest.mark.parametrize(
    ("start", "end", "iri"),
    [
        (date(2031, 4, 1), date(2032, 3, 31), "government-year/2031-2032"),
        (date(2031, 4, 1), date(2033, 3, 31), "gregorian-interval/2031-04-01T00:00:00/P731D"),
        (date(2031, 4, 2), date(2032, 3, 31), "gregorian-interval/2031-04-02T00:00:00/P365D"),
        (date(2031, 1, 1), date(2031, 12, 31), "year/2031"),
        (date(2031, 1, 1), date(2032, 12, 31), "gregorian-interval/2031-01-01T00:00:00/P731D"),
    ],
)
def test_only_a_government_year_is_called_one(start: date, end: date, iri: str) -> None:
    assert period_iri(start, end) == f"http://reference.data.gov.uk/id/{iri}"


@pytest.mark.parametrize("label", ["2031", "2031-32", "2031-34", "2031-2039", "2099-00"])
def test_the_usual_days_of_a_label_never_contradict_it(label: str) -> None:
    assert contradiction(label, *usual_days(label)) == ""
