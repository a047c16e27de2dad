"""The directorates of a council document by document: rows, what was due by then, what is late, and who is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from goldenthread.site.answering import Answering
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import was_due
from goldenthread.site.records import Name
from goldenthread.site.views.unit_years import UnitYears, unit_years
from tests.site.reading import dead_links, read

BODY = "https://example.org/data/brackenford"
REPORT = f"{BODY}/2019-20/year-end-report"


def table(held: Holdings) -> UnitYears:
    found = unit_years(held, Answering.of(held), BODY)
    assert found
    return found


def test_every_row_counts_under_its_directorate_or_under_none(held: Holdings) -> None:
    found = table(held)
    assert not any(len({name.unit for name in one.names if name.unit}) > 2 for one in held.commitments.values())
    for at, all_of_it in enumerate(found.every):
        parts = [cells[at] for _, cells in found.units] + [found.none[at]]
        for what in ("rows", "told", "late", "due", "late_due"):
            again = getattr(found.twice[at], what)
            assert sum(getattr(one, what) for one in parts) - again == getattr(all_of_it, what), what
    assert all(one.rows for one in found.every)


def test_a_document_that_prints_no_directorate_is_said_to_and_counted(held: Holdings) -> None:
    rows = {iri: replace(one, names=()) if one.edition == REPORT else one for iri, one in held.commitments.items()}
    found = table(replace(held, commitments=rows))
    count = sum(one.edition == REPORT for one in rows.values())
    assert f"all {count} rows of the 2019/20 year-end report" in found.said
    assert found.none[1] == found.every[1]


def test_nothing_is_said_to_be_left_out_where_each_row_names_a_directorate(held: Holdings) -> None:
    name = Name("officer", "T", "T", "", f"{BODY}/unit/parks")
    rows = {iri: replace(one, names=(name,)) for iri, one in held.commitments.items()}
    assert table(replace(held, commitments=rows)).said == ""
    first = next(iter(rows))
    assert "1 of " in table(replace(held, commitments={**rows, first: replace(rows[first], names=())})).said


def test_a_row_of_two_directorates_is_said_to_count_twice(held: Holdings) -> None:
    names = tuple(Name("officer", "T", "T", "", f"{BODY}/unit/{unit}") for unit in ("parks", "env"))
    bare = {iri: replace(one, names=names[:1]) for iri, one in held.commitments.items()}
    assert table(replace(held, commitments=bare)).twice == ()
    first = next(iter(bare))
    rows = {**bare, first: replace(bare[first], names=names)}
    assert sum(one.rows for one in table(replace(held, commitments=rows)).twice) == 1


def test_where_no_row_names_a_directorate_there_is_no_table(held: Holdings) -> None:
    bare = replace(held, commitments={iri: replace(one, names=()) for iri, one in held.commitments.items()})
    assert unit_years(bare, Answering.of(bare), BODY) is None


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, True), (1, False), (None, False)])
def test_due_by_then_is_what_was_due_on_the_day_of_the_report(held: Holdings, days: int | None, due: bool) -> None:
    edition = replace(held.editions[REPORT], as_of=held.editions[REPORT].end)
    assert edition.as_of
    one = next(row for row in held.commitments.values() if row.edition == REPORT)
    dated = replace(one, text="Dredge", deadlines=() if days is None else (edition.as_of + timedelta(days=days),))
    assert was_due(edition, dated) is due
    assert not was_due(replace(edition, as_of=None), dated)


def test_the_page_has_the_table_with_what_was_due(held: Holdings, site: Path) -> None:
    page = read(site / "people.html")
    assert "directorates-by-document-1" in page.ids
    assert "No directorate told" in page.text
    assert "reports on nothing" in page.text
    assert "late: cannot be told" in page.text
    assert "due by the day of the report" in read(site / "brackenford/unit/parks.html").text
    assert dead_links(site) == []
