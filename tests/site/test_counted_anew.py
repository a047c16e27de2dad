"""A commentary that gives a result by the count before and by the new one: then that before is compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.counted_anew import of_before
from goldenthread.site.holdings import Holdings
from goldenthread.site.results import Verdict, results
from tests.site.test_handouts import measured

CHANGED = "The definition of a pond was revised in May 2019."


@pytest.mark.parametrize(
    ("commentary", "reached", "told"),
    [
        (f"We dug 9 ponds. {CHANGED} By the new definition there are 14.", 9.0, True),
        (f"We dug 9 ponds. {CHANGED} For this combined measure it was 14, of which 9 are ponds.", 9.0, True),
        (f"We dug 9 ponds. {CHANGED} By the new definition there are 9.", 9.0, False),
        (f"We dug 9 ponds. {CHANGED} By the new definition there are 9, where 40 people helped.", 9.0, False),
        (f"We dug 9 ponds. {CHANGED} By the old one there were 14.", 9.0, False),  # 9 may be by the new one
        (f"We dug 9 ponds. {CHANGED}", 9.0, False),
        (f"{CHANGED} We dug 9 ponds; by the new definition there are 14.", 9.0, False),
        ("We dug 9 ponds. By another definition of lakes there are 14.", 9.0, False),  # nothing changed
        (f"We dug 1,250 ponds. {CHANGED} By the new definition there are 2,000.", 1250.0, True),
        (f"It was 2019. {CHANGED} By the new definition there are 14.", 2019.0, False),  # a year is no figure
    ],
)
def test_both_figures_must_be_given_this_one_first(commentary: str, reached: float, told: bool) -> None:
    assert of_before(commentary, reached) is told


@pytest.mark.parametrize(
    ("commentary", "verdict"),
    [
        (f"We dug 9 ponds. {CHANGED} By the new definition there are 14.", Verdict.MISSED),
        (f"We dug 9 ponds. {CHANGED}", Verdict.UNTOLD),
    ],
)
def test_a_result_by_the_count_before_is_set_beside_its_target(
    held: Holdings, commentary: str, verdict: Verdict
) -> None:
    _, one = measured(held, "", "actual", "target")
    (found,) = results([replace(one, commentary=commentary)])
    assert found.verdict is verdict
    assert (found.before or found.anew) == CHANGED
    assert bool(found.before) is (verdict is Verdict.MISSED)
