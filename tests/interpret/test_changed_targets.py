"""Targets of invented commitments: what is counted alike is compared, and nothing else."""

from __future__ import annotations

import pytest

from goldenthread.interpret.changed_targets import changed_targets
from goldenthread.interpret.quantities import quantities


def targets(before: str, after: str) -> list[tuple[str, str, str]]:
    return list(changed_targets(before, after, quantities(before), quantities(after)))


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("Plant 200 street trees", "Plant 250 street trees", ("raised", "200 street trees", "250 street trees")),
        ("Eight new ward pacts signed", "Sign 10 pacts", ("raised", "Eight new ward pacts", "10 pacts")),
        ("Support 50 apprentices", "Fund 25 rural apprenticeships", ("lowered", "50 apprentices", "25 rural")),
        ("75% of schools hold the award", "Award: 80% of all schools", ("raised", "75% of schools", "80% of all")),
        ("Recover £50k from fraud", "Recover £40k by work on fraud", ("lowered", "£50k", "£40k")),
        ("Cut waste by 25%", "Cut waste by 20%", ("lowered", "by 25%", "by 20%")),
        ("Train 5-15 wardens", "Train 5-20 wardens", ("raised", "5-15 wardens", "5-20 wardens")),
        ("Plant 200 trees", "Raise planting from 200 to 250 trees", ("raised", "200 trees", "from 200 to 250")),
        ("Offer 10 placements", "Go from 10 a year to 10 a quarter", ("raised", "10 placements", "10 a quarter")),
    ],
)
def test_the_same_thing_with_another_number(before: str, after: str, wanted: tuple[str, str, str]) -> None:
    ((kind, was, now),) = targets(before, after)
    assert kind == f"target {wanted[0]}"
    assert was.startswith(wanted[1])
    assert now.startswith(wanted[2])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Plant 200 trees", "Plant at least 200 trees"),
        ("Build 50 rented homes", "Build 80 private homes"),
        ("Build 50 homes", "Open 80 shops"),
        ("Recycle 45% of waste", "See that 60% of pupils pass"),
        ("Save 300 tonnes of coal", "Collect 500 tonnes of leaves"),
        ("Save £3m in the roads programme", "Spend £55,000 on lamps"),
        ("Cut waste by 25%", "Cut waste to 20%"),
        ("Repair 780 homes and build 819 new homes", "Look after 900 homes"),
        ("Offer 12 placements", "Go from 10 a year to 10 a quarter"),
        ("Deliver phase 1 of the 2012/13 plan", "Deliver phase 2 of the 2013/14 plan"),
    ],
)
def test_another_thing_or_the_same_number(before: str, after: str) -> None:
    assert targets(before, after) == []


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("8 a year", "2 a quarter", None),
        ("9 a year", "2 a quarter", "lowered"),
        ("12 a year", "1 a month", None),
        ("11 a year", "1 a month", "raised"),
        ("52 a year", "1 a week", None),
    ],
)
def test_rates_are_compared_by_the_year(was: str, now: str, kind: str | None) -> None:
    found = targets(f"Hold {was.split()[0]} open days", f"Go from {was} to {now}")
    assert [one[0].removeprefix("target ") for one in found] == ([kind] if kind else [])


def test_two_numbers_of_one_thing_are_told_apart_by_their_words() -> None:
    found = targets("Repair 780 homes, build 819 new homes", "Repair 700 homes, build 900 new homes")
    assert found == [
        ("target lowered", "780 homes", "700 homes"),
        ("target raised", "819 new homes", "900 new homes"),
    ]
