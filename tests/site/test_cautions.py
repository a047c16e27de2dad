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


def _plan_of(held: Holdings, start: int, reports: bool) -> list[str]:
    """What misleads about a plan without statuses whose year starts so many days after the report's."""
    report = held.editions[REPORT]
    begins = report.start + start * DAY
    plan = replace(
        report,
        iri="https://example.org/data/brackenford/2020-21/plan",
        label="2020-21",
        document="plan",
        start=begins,
        end=begins + 364 * DAY,
        as_of=None,
        prints=frozenset({"officer-activity", "member-activity"}),
    )
    heard = {REPORT: replace(report, prints=report.prints if reports else frozenset())}
    mine = replace(held, editions={**held.editions, **heard, plan.iri: plan})
    return [line for line in edition.view(mine, plan, 1).misleading if "is held" in line]


@pytest.mark.parametrize(("start", "told"), [(365, True), (366, True), (367, False), (1000, False)])
def test_a_plan_on_whose_year_nothing_reports_says_so_and_what_the_year_before_reports(
    held: Holdings, start: int, told: bool
) -> None:
    (line,) = _plan_of(held, start, reports=True)
    assert line.startswith("No report on 2020/21 is held: what share of it was delivered cannot be told.")
    assert ("The report of the year before, the 2019/20 year-end report, has " in line) is told
    rows = [one for one in held.commitments.values() if one.edition == REPORT and one.kind == "milestone"]
    done = sum(one.completed for one in rows)
    assert (f"{done} of {len(rows)} steps completed." in line) is told


def test_a_plan_of_a_year_that_a_report_covers_is_not_called_unheard(held: Holdings) -> None:
    assert _plan_of(held, 364, reports=True) == []
    assert len(_plan_of(held, 364, reports=False)) == 1
