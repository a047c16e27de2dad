"""A colour that a report gives to whatever is not due yet is no warning, and every line that shows it says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.site import plain
from goldenthread.site.colours import LEAST, explained, usages
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.yearly import caution

REPORT = date(2031, 9, 30)
BEFORE, AFTER = date(2031, 6, 30), date(2031, 12, 31)


def council(held: Holdings, waiting: str, gone: str, late_amber: int = 0) -> tuple[Edition, list[Commitment]]:
    """A report of many rows: some not due, of these colours, and some due; and perhaps amber ones that were due."""
    edition = replace(next(one for one in held.editions.values() if one.reports), as_of=REPORT)
    row = replace(
        next(one for one in held.commitments.values() if one.edition == edition.iri),
        status="",
        percent=None,
        comment="",
    )
    days = [(colour, AFTER) for colour in waiting] + [(colour, BEFORE) for colour in gone + "A" * late_amber]
    rows = [replace(row, iri=f"r{n}", rag=colour, deadlines=(day,)) for n, (colour, day) in enumerate(days)]
    return edition, rows


@pytest.mark.parametrize(
    ("waiting", "late_amber", "told"),
    [
        ("A" * LEAST, 0, True),
        ("A" * (LEAST - 1), 0, False),  # too few to tell
        ("A" * 38 + "RR", 0, True),  # 95 in a hundred
        ("A" * 38 + "GGG", 0, False),  # others are not due either, and are not amber: amber says more
        ("A" * 38, 2, True),
        ("A" * 38, 3, False),  # some were due: amber says something else
        ("G" * 40, 0, False),  # green warns of nothing anyway
    ],
)
def test_amber_is_the_date_where_it_goes_with_the_date_both_ways(
    held: Holdings, waiting: str, late_amber: int, told: bool
) -> None:
    edition, rows = council(held, waiting, "GGGRR", late_amber)
    found = explained({edition.iri: edition}, rows)
    assert any(one.colour_says for one in found.values()) is told
    assert all(one.rag == "A" for one in found.values() if one.colour_says)
    assert ("in that report: not due yet" in plain.reported(found["r0"])) is told
    assert any("warns of nothing" in said for said in caution([edition], list(found.values()))) is told


def test_of_a_plan_and_of_rows_without_a_date_nothing_is_told(held: Holdings) -> None:
    edition, rows = council(held, "A" * 40, "")
    assert usages(replace(edition, as_of=None), rows) == ()
    assert not any(use.of_the_date for use in usages(edition, [replace(one, deadlines=()) for one in rows]))
    assert "not due yet" not in plain.reported(rows[0])
