"""Days that the words of a row name, beside the date that is printed for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.site.changed_days import doubted
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import later, meant, not_due, on_the_day, own_day, passed, sooner
from goldenthread.site.page_words import code
from goldenthread.site.records import Commitment, Finding
from goldenthread.site.views import date_doubts

START = date(2019, 4, 1)
REPORT = date(2019, 9, 30)
OUTSIDE = code(date_doubts.OUTSIDE).name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Open the lido by June 2019", date(2019, 6, 30)),
        ("Open the lido before 3 June 2019.", date(2019, 6, 3)),
        ("Open the lido by March", date(2020, 3, 31)),
        ("Review the lido of June 2019", None),
        ("Open the lido by June 2019 and the baths", None),  # what else is meant, nobody can tell
        ("Open the lido by June 2019, the baths by July 2019", None),
        ("Teach 60 swimmers (30 by June 2019)", None),
        ("Open the lido", None),
    ],
)
def test_a_row_names_its_day_at_its_end(text: str, day: date | None) -> None:
    found = own_day(text, START)
    assert (found[0] if found else None) == day


@pytest.fixture
def row(held: Holdings) -> Commitment:
    edition = next(one for one in held.editions.values() if one.reports)
    mine = next(one for one in held.commitments.values() if one.edition == edition.iri and one.kind == "activity")
    return replace(mine, text="Open the lido by June 2019", deadlines=(date(2020, 3, 31),))


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (date(2020, 3, 31), "by June 2019"),
        (date(2019, 7, 1), "by June 2019"),
        (date(2019, 6, 30), ""),
        (date(2019, 5, 31), ""),
    ],
)
def test_the_words_are_told_where_they_name_a_sooner_day(
    held: Holdings, row: Commitment, printed: date, words: str
) -> None:
    edition = replace(held.edition(row), start=START, as_of=REPORT)
    assert sooner(edition, replace(row, deadlines=(printed,))) == words


@pytest.mark.parametrize(
    ("text", "printed", "words"),
    [
        ("Open the lido by June 2019", date(2019, 5, 31), "by June 2019"),
        ("Open the lido by June 2019", date(2019, 6, 1), ""),  # the same month
        ("Open the lido for completion in June 2019", date(2019, 1, 31), "for completion in June 2019"),
        ("Open the lido of June 2019", date(2019, 1, 31), ""),
        ("Open the lido by autumn 2019", date(2019, 10, 31), ""),  # of a season the last day says little
    ],
)
def test_the_words_are_told_where_they_name_a_later_month(
    held: Holdings, row: Commitment, text: str, printed: date, words: str
) -> None:
    edition = replace(held.edition(row), start=START, as_of=REPORT)
    assert later(edition, replace(row, text=text, deadlines=(printed,))) == words
    assert later(edition, replace(row, text=text, deadlines=())) == ""


@pytest.mark.parametrize(("day", "on"), [(date(2019, 6, 30), True), (date(2019, 7, 1), False)])
def test_a_report_of_the_very_day_is_none_after_it(held: Holdings, row: Commitment, day: date, on: bool) -> None:
    assert on_the_day(replace(held.edition(row), start=START, as_of=day), row) is on


@pytest.mark.parametrize(("day", "gone"), [(date(2019, 6, 29), False), (date(2019, 6, 30), True)])
def test_what_is_due_by_its_own_words_counts_as_due_from_that_day_on(
    held: Holdings, row: Commitment, day: date, gone: bool
) -> None:
    edition = replace(held.edition(row), start=START, as_of=day)
    assert (passed(edition, row), not_due(edition, row)) == (gone, not gone)
    assert not_due(edition, replace(row, text="Open the lido"))
    assert not not_due(replace(edition, as_of=None), row)


def test_by_a_day_before_the_plan_year_nothing_is_late(held: Holdings, row: Commitment) -> None:
    """The words were printed after that day: the year that is meant may be another than the one that is printed."""
    edition = replace(held.edition(row), start=START, as_of=REPORT)
    wrong = replace(row, text="Open the lido by March 2019")
    assert (sooner(edition, wrong), passed(edition, wrong), not_due(edition, wrong)) == ("by March 2019", False, True)
    assert passed(edition, replace(row, text="Open the lido by April 2019"))


@pytest.mark.parametrize(
    ("text", "printed", "known"),
    [
        ("Open the lido by May 2020", date(2020, 5, 31), True),
        ("Open the lido by May 2020", date(2020, 6, 30), False),
        ("Teach 30 swimmers by June 2019 and 90 by May 2020", date(2020, 5, 31), True),
        ("Open the lido in time for 31 May 2020", date(2020, 5, 31), True),
        ("Open the lido by 30 May", date(2020, 5, 30), False),  # the year is the program's addition
        ("Open the lido", date(2020, 5, 31), False),
        ("Open the lido by May 2018", date(2018, 5, 31), False),  # before its year: it was past when it was promised
    ],
)
def test_a_day_after_the_year_is_meant_where_the_words_name_it(
    held: Holdings, row: Commitment, text: str, printed: date, known: bool
) -> None:
    edition = replace(held.edition(row), start=START, end=date(2020, 3, 31))
    mine = replace(row, text=text, deadlines=(printed,))
    made = replace(
        held, editions={**held.editions, edition.iri: edition}, commitments={**held.commitments, row.iri: mine}
    )
    finding = Finding("f", "deadline-outside-plan-year", "warning", row.iri, 1, "", "", "", "")
    assert meant(made, finding) is known
    assert not meant(made, replace(finding, code="deadline-after-parent"))
    found = replace(made, findings_of={row.iri: (finding,)})
    assert doubted(found, mine) == ("" if known else "lies outside its plan year, perhaps a misprint")
    (line,) = (it for one in date_doubts.view(found).editions for it in one.lines if it.kind == OUTSIDE)
    assert line.why.endswith(date_doubts.MEANT) is known
