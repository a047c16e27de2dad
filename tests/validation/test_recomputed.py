"""The findings about the documents of the data folder, against the same checks computed from the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.folder_tables import load_tables
from goldenthread.minting import Minter
from goldenthread.model import Commitment, Kind, Measure, Plan
from goldenthread.read.data_folder import Reading
from goldenthread.registers import RECORDS, assign, load_entries
from goldenthread.stages import link
from goldenthread.validation import Finding
from tests.validation.recomputed import Council, Found, recompute, red_over_completed, words

DATA = Path(__file__).parents[2] / "data"

WITHOUT_READING = (
    *("completed-below-100", "unfinished-at-100", "completed-over-unfinished", "percent-not-mean"),
    *("deadline-after-parent", "deadline-outside-plan-year", "deadline-impossible", "deadline-missing"),
    *("overdue-before-deadline", "on-target-after-deadline", "overdue-without-comment", "nobody-named"),
    *(
        "unit-missing",
        "status-missing",
        "percent-missing",
        "percent-illegible",
        "no-milestones",
        "same-twice",
        "copied-comment",
    ),
    *("deadline-moved", "repeated-after-completed", "ended-without-a-word", "uncheckable"),
    *("red-measure-completed-activity", "rating-contradicts-figures", "target-below-reached"),
    *("headline-differs-from-chart", "figures-differ", "forecast-differs"),
)


@pytest.fixture(scope="module")
def council(five_reading: tuple[Reading, Minter]) -> Council:
    reading, minter = five_reading
    keys = assign(reading.plans, load_entries(DATA / "registers" / RECORDS))
    named = keys.namer(minter)
    return Council(
        reading,
        link(load_tables(DATA), reading, keys, minter).links,
        lambda plan, kind, key: named(plan.edition, kind, key),
    )


@pytest.fixture(scope="module")
def expected(council: Council) -> set[Found]:
    return recompute(council) | red_over_completed(council, activities)


def activities(plan: Plan, measure: Measure) -> list[Commitment]:
    """The activities that a measure says it supports: by the whole title, or by the reference and nearly all words."""
    return [
        one
        for one in plan.commitments
        if one.kind is Kind.ACTIVITY
        and any(
            words(printed).endswith(words(one.text)) or printed == one.key or nearly(printed, one)
            for printed in measure.supports
        )
    ]


def nearly(printed: str, one: Commitment) -> bool:
    reference, _, title = printed.partition(" ")
    own = one.text.lower().split()
    return reference == one.ref and len(set(own) & set(title.lower().split())) >= 0.9 * len(set(own))


@pytest.mark.parametrize("code", WITHOUT_READING)
def test_what_is_found_is_what_the_rows_say(
    code: str, five_findings: tuple[Finding, ...], expected: set[Found]
) -> None:
    found = {finding.focus for finding in five_findings if finding.code == code}
    wanted = {focus for known, focus in expected if known == code}
    both = len(found & wanted)
    assert both >= 0.98 * len(found), sorted(found - wanted)
    assert both >= 0.98 * len(wanted), sorted(wanted - found)


def test_every_finding_has_its_line(five_findings: tuple[Finding, ...]) -> None:
    assert all(finding.edition and finding.line for finding in five_findings)
    assert Minter().base  # the data of the folder stand under the public base
    assert all(finding.focus.startswith("https://") for finding in five_findings)
