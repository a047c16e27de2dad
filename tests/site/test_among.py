"""Who could be in a finding: never fewer than are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.among import Among, among
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import codes, look_first, worded
from goldenthread.site.records import Link


@pytest.mark.parametrize("code", sorted(worded()))
def test_every_code_has_its_denominator_and_it_holds_all_findings(held: Holdings, code: str) -> None:
    found = among(held, code)
    assert found is not None
    focuses = {focus for focus, some in held.findings_of.items() if any(one.code == code for one in some)}
    assert found.count >= len(focuses)
    assert found.words


def test_every_code_that_is_worded_is_one() -> None:
    assert set(worded()) <= set(codes())


def test_an_unknown_code_has_none(held: Holdings) -> None:
    assert among(held, "made-up") is None


def test_of_one_document_only_its_own_rows_are_counted(held: Holdings) -> None:
    plan, report = held.editions
    every = among(held, "no-milestones")
    parts = [among(held, "no-milestones", one) for one in (plan, report)]
    assert every == Among(sum(one.count for one in parts if one), "commitments")
    overdue = among(held, "overdue-without-comment", plan)
    assert overdue is not None
    assert overdue.count == 0


def test_nobody_is_missing_where_no_column_names_anybody(held: Holdings) -> None:
    bare = replace(held, editions={iri: replace(one, prints=frozenset()) for iri, one in held.editions.items()})
    for code in ("nobody-named", "unit-missing", "status-missing", "percent-missing", "deadline-missing"):
        found = among(bare, code)
        assert found is not None
        assert found.count == 0, code


def test_the_first_page_looks_at_codes_that_exist() -> None:
    assert set(look_first()) <= set(codes())


@pytest.mark.parametrize(
    ("status", "percent", "counted"),
    [("overdue", 100, 1), ("", None, 1), ("", 99, 1), ("completed", None, 0), ("", 100, 0)],
)
def test_only_what_was_not_reported_completed_could_have_its_date_moved(
    held: Holdings, status: str, percent: float | None, counted: int
) -> None:
    plan, report = held.editions
    earlier = next(one for one in held.commitments.values() if one.edition == plan and one.deadlines)
    later = next(one for one in held.commitments.values() if one.edition == report and one.deadlines)
    link = Link("l", earlier.iri, later.iri, "continues", "accepted", 0.9, "", "")
    rows = {**held.commitments, earlier.iri: replace(earlier, status=status, percent=percent)}
    found = among(replace(held, commitments=rows, links_to={later.iri: (link,)}), "deadline-moved")
    assert found is not None
    assert found.count == counted
