"""A result beside that of the very year before, and what is no result at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.holdings import Holdings
from goldenthread.site.measure_sentences import result_of
from goldenthread.site.results import results, year_before
from goldenthread.site.states import AGAIN, TO_COME, last_reported, state
from goldenthread.site.views.measure_list import row_of
from tests.site.test_results import measure, value


@pytest.mark.parametrize(
    ("polarity", "before", "last", "said"),
    [
        ("higher", "8", "9", "better than the year before"),
        ("higher", "9", "8", "worse than the year before"),
        ("lower", "8", "9", "worse than the year before"),
        ("lower", "9", "8", "better than the year before"),
        ("lower", "9", "9", "the same as the year before"),
        ("", "8", "9", "higher than the year before, which is better is not said"),
        ("", "9", "8", "lower than the year before, which is better is not said"),
        ("higher", "B", "9", ""),
    ],
)
def test_a_result_is_set_beside_that_of_the_year_before(polarity: str, before: str, last: str, said: str) -> None:
    found = results([measure(value("2030/31", "actual", before), value("2031/32", "actual", last))])
    first, since = year_before(found, polarity)
    assert first is not None
    assert (first.printed, since) == (before, said)


def test_another_year_than_the_one_before_is_not_compared() -> None:
    apart = results([measure(value("2029/30", "actual", "8"), value("2031/32", "actual", "9"))])
    assert year_before(apart, "higher") == (None, "")
    assert year_before(apart[:1], "higher") == (None, "")
    ahead = value("2031/32", "actual", "9", basis="projection")
    told = year_before(results([measure(value("2030/31", "actual", "8"), ahead)]), "higher")[1]
    assert told == "by a figure that is not final, better than the year before"
    older = value("2031/32", "actual", "9", basis="2028/29")
    assert year_before(results([measure(value("2030/31", "actual", "8"), older)]), "higher")[1] == ""


@pytest.mark.parametrize("printed", ["The survey is published in May 2033", "results are due next spring"])
def test_a_remark_is_no_result_and_the_year_before_stands(held: Holdings, printed: str) -> None:
    one = measure(value("2030/31", "actual", "8"), value("2031/32", "actual", printed))
    shown = row_of(held, [replace(one, edition=next(iter(held.editions)))])
    assert (shown.last and shown.last.year, shown.reached, shown.before) == ("2030/31", "8", "")


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("projection", "projected: 12"),
        ("expected; at most", "expected: 12 (at most)"),
        ("provisional", "12 (provisional)"),
        ("", "12"),
    ],
)
def test_what_nobody_has_reached_yet_is_said_to_be_projected(basis: str, said: str) -> None:
    assert result_of(value("2031/32", "actual", "12", basis=basis)) == said


def test_what_a_report_knows_is_never_only_to_come(held: Holdings) -> None:
    plan, report = held.editions.values()
    rows = [one for one in held.commitments.values() if one.edition == report.iri][:2]
    late, bare = (
        replace(rows[0], status="overdue"),
        replace(rows[1], status="", rag="", percent=None, percent_printed=""),
    )
    ahead = replace(next(one for one in held.commitments.values() if one.edition == plan.iri), edition="later")
    later = replace(plan, iri="later", label="2031-32")
    made = replace(held, editions={report.iri: report, "later": later}, changes_at={})
    assert state(made, [late, bare, ahead]) == AGAIN
    assert last_reported([late, bare, ahead]) == (late,)
    assert state(made, [ahead]) == TO_COME
    assert last_reported([bare, ahead]) == ()
