"""Days that the words of a row name, beside the date that is printed for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import meant, not_due, own_day, passed, sooner
from goldenthread.site.records import Commitment, Finding

START = date(2019, 4, 1)
REPORT = date(2019, 9, 30)


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


@pytest.mark.parametrize(("day", "gone"), [(date(2019, 6, 29), False), (date(2019, 6, 30), True)])
def test_what_is_due_by_its_own_words_counts_as_due_from_that_day_on(
    held: Holdings, row: Commitment, day: date, gone: bool
) -> None:
    edition = replace(held.edition(row), start=START, as_of=day)
    assert (passed(edition, row), not_due(edition, row)) == (gone, not gone)
    assert not_due(edition, replace(row, text="Open the lido"))
    assert not not_due(replace(edition, as_of=None), row)


@pytest.mark.parametrize(
    ("text", "printed", "known"),
    [
        ("Open the lido by May 2020", date(2020, 5, 31), True),
        ("Open the lido by May 2020", date(2020, 6, 30), False),
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
