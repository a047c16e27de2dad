"""What a page says to whoever compares documents: which report nothing, and which before their year was over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from goldenthread.site.holdings import Holdings
from goldenthread.site.views import edition
from goldenthread.site.yearly import caution

REPORT = "https://example.org/data/brackenford/2019-20/year-end-report"
DAY = timedelta(days=1)


@pytest.mark.parametrize(("early", "said"), [(-1, False), (0, False), (1, True), (90, True)])
def test_a_report_of_its_last_day_or_after_is_not_called_early(held: Holdings, early: int, said: bool) -> None:
    year = held.editions[REPORT]
    report = replace(year, as_of=year.end - early * DAY)
    rows = [one for one in held.commitments.values() if one.edition == REPORT]
    assert any("before its year was over" in line for line in caution([report], rows)) is said
    shown = edition.view(replace(held, editions={**held.editions, REPORT: report}), report, 1)
    assert any("in the middle of its year" in line for line in shown.misleading) is said


def test_a_report_of_no_known_day_is_not_called_early(held: Holdings) -> None:
    rows = [one for one in held.commitments.values() if one.edition == REPORT]
    assert list(caution([replace(held.editions[REPORT], as_of=None)], rows)) == []


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 0), (1, 1)])
def test_a_row_is_not_due_by_then_from_the_day_after_the_report_on(held: Holdings, days: int, count: int) -> None:
    """Of three rows two are due on the day, and one so many days after it."""
    told = held.editions[REPORT].end - 90 * DAY
    report = replace(held.editions[REPORT], as_of=told)
    some = [one for one in held.commitments.values() if one.edition == REPORT][:3]
    rows = [replace(some[0], deadlines=(told + days * DAY,)), *(replace(one, deadlines=(told,)) for one in some[1:])]
    (line,) = caution([report], rows)
    assert (f"{count} of 3 rows was not due by then" in line) is bool(count)
    assert ("not due" in line) is bool(count)
    others = {iri: one for iri, one in held.commitments.items() if one.edition != REPORT}
    mine = replace(
        held, editions={**held.editions, REPORT: report}, commitments={**others, **{one.iri: one for one in rows}}
    )
    shown = edition.view(mine, report, 1)
    assert any(f"Of 3 rows, {count} were not due by then" in line for line in shown.misleading)


def test_a_document_that_states_none_of_the_rows_is_not_spoken_of(held: Holdings) -> None:
    plan = next(one for one in held.editions.values() if not one.reports)
    mine = [one for one in held.commitments.values() if one.edition == plan.iri]
    others = [one for one in held.commitments.values() if one.edition != plan.iri]
    assert any("reports on nothing" in line for line in caution([plan], mine))
    assert list(caution([plan], others)) == []
