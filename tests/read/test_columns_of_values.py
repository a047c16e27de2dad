"""Values that only their column tells, and cells that speak of the row above."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.model import Edition, Plan
from goldenthread.read.layout import Layout
from goldenthread.read.reader import read_edition

EDITION = Edition(
    body="ferrymouth",
    label="2020-21",
    document="year-end-report",
    title="Returns",
    path="sources/returns.txt",
    layout="returns",
    sha256="",
    publisher="",
    licence="",
    year_start=date(2020, 4, 1),
    year_end=date(2021, 3, 31),
)
TABLE = {
    "name": "actions",
    "states": "activity",
    "columns": ("title", "officers", "percent"),
    "header": {"Action": "title", "Who": "officers", "Done": "percent"},
}


def plan_of(*rows: tuple[str, str, str], **more: object) -> Plan:
    layout = Layout.model_validate({"name": "returns", "description": "x", "tables": (TABLE,), **more})
    text = "\n".join("\t".join(cells) for cells in (("Action", "Who", "Done"), *rows))
    return read_edition(EDITION, text.encode(), layout, Path("returns.txt"))


def percents(plan: Plan) -> list[float | None]:
    return [one.progress.percent for one in plan.commitments]


def codes(plan: Plan, code: str) -> list[tuple[int, str]]:
    return [(issue.line, issue.printed) for issue in plan.issues if issue.code == code]


ROWS = ("Gather the nets.", "Ida May"), ("Paint the buoys.", "Roy Poe")


@pytest.mark.parametrize(
    ("first", "second", "read", "scaled"),
    [
        ("0.4", "1", [40, 100], True),
        ("0.4%", "1%", [0.4, 1], False),
        ("40", "1", [40, 1], False),
        ("0", "0", [0, 0], False),
    ],
)
def test_fractions_are_told_by_their_column(first: str, second: str, read: list[float], *, scaled: bool) -> None:
    plan = plan_of((*ROWS[0], first), (*ROWS[1], second))
    assert percents(plan) == read
    assert bool(codes(plan, "percent-scaled")) is scaled


def test_a_fraction_among_larger_numbers_is_read_by_nobody() -> None:
    plan = plan_of((*ROWS[0], "0.4"), (*ROWS[1], "80"))
    assert percents(plan) == [None, 80]
    assert plan.commitments[0].progress.percent_suggested == 40
    assert codes(plan, "percent-illegible") == [(2, "0.4")]


def test_a_layout_says_what_percentages_count_to() -> None:
    assert percents(plan_of((*ROWS[0], "0.4"), (*ROWS[1], "1"), percent={"scale": 100})) == [0.4, 1]
    assert percents(plan_of((*ROWS[0], "0"), (*ROWS[1], "1"), percent={"scale": 1})) == [0, 100]


def test_a_cell_that_repeats_the_one_above() -> None:
    plan = plan_of((*ROWS[0], ""), ("Mend the slip.", "As above", ""), ("Sweep it.", "As before", ""))
    assert [[o.name for o in one.officers] for one in plan.commitments] == [["Ida May"]] * 3
    assert codes(plan, "name-repeated") == [(3, "As above"), (4, "As before")]


def test_a_cell_that_repeats_nobody() -> None:
    plan = plan_of(("Gather the nets.", "Vacant", ""), ("Mend the slip.", "Ditto", ""))
    assert [one.officers for one in plan.commitments] == [(), ()]
    assert codes(plan, "name-not-set") == [(2, "Vacant"), (3, "Vacant")]


@pytest.mark.parametrize(("least", "most", "numbers"), [(1, 1, ["2"]), (2, 2, []), (3, 9, ["2"]), (0, 2, [])])
def test_a_layout_expects_so_many_rows(least: int, most: int, numbers: list[str]) -> None:
    plan = plan_of((*ROWS[0], ""), (*ROWS[1], ""), expect={"activities": (least, most)})
    assert [printed for _, printed in codes(plan, "rows-unexpected")] == numbers


def test_a_document_that_gives_nothing_says_so() -> None:
    assert codes(plan_of(), "rows-unexpected") == [(0, "0")]
    assert not codes(plan_of((*ROWS[0], "")), "rows-unexpected")
