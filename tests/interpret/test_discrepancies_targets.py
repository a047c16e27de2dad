"""Results that a comment tells, beside the number that was promised; and words of other things."""

from __future__ import annotations

import pytest

from goldenthread.interpret.discrepancies.aside import is_aside
from goldenthread.interpret.discrepancies.results_below_promise import below_promise, number_reached
from goldenthread.interpret.statements.promised_acts import promised


@pytest.mark.parametrize(
    ("promise", "comment", "found"),
    [
        ("Reduce relet times to 21 days", "Year-end figure 24.5 days.", "24.5 days (promised: 21 days)"),
        ("Reduce relet times to 21 days", "20.1 days at year end, after 24.5 days in June.", ""),
        ("Reduce relet times to 21 days", "We expect 24 days next year.", ""),
        ("Resurface 12 km of road", "11.2 km resurfaced, the rest is for May.", "11.2 km (promised: 12 km)"),
        ("Resurface 12 km of road", "5 km resurfaced by June and 12.4 km by March.", ""),
        ("Cut emissions to 500 tonnes", "480 tonnes in the year.", ""),
        (
            "Cut emissions to 500 tonnes",
            "530 tonnes in the year, along 40 km of road.",
            "530 tonnes (promised: 500 tonnes)",
        ),
        ("Cut emissions by 50 tonnes", "35 tonnes saved.", "35 tonnes (promised: 50 tonnes)"),
        ("Resurface 12 km of road", "11.2 km resurfaced with 90 tonnes of stone.", "11.2 km (promised: 12 km)"),
        ("Recruit 15 new foster carers", "11 approved at panel.", "11 (promised: 15 new foster carers)"),
        ("Recruit 15 new foster carers", "17 approved at panel.", ""),
        ("Collect 98% of rents", "Collection stood at 97.1%.", "97.1% (promised: 98% of rents)"),
        ("Collect 98% of rents", "Rents rose by 2.1%.", ""),
        ("Increase loans by 5%", "Loans rose 2.5% in the year.", "2.5% (promised: 5%)"),
        ("Open 3 halls and 4 clubs", "2 opened.", ""),
        (
            "Reduce sickness absence to 8.0 days by 31 March 2016",
            "9.3 days at year end.",
            "9.3 days (promised: 8.0 days)",
        ),
        ("Reduce sickness absence to 8.0 days by 31 March 2016", "7.3 days at year end.", ""),
        ("Build 50 homes by 31 March 2016", "43 homes built.", "43 homes (promised: 50 homes)"),
        ("Collect 97% of rents by 31 March 2016", "95.4% collected.", "95.4% (promised: 97% of rents)"),
        (
            "Hold a fair with attendance of 3,000",
            "It ran in July. Attendance was put at 2,450.",
            "2,450 (promised: 3,000)",
        ),
        ("Fit lamps at 11 halls", "5 fitted at halls in May and 6 halls in June.", ""),
        ("Deliver at least 50 projects", "There have been 43 meetings held.", ""),
        (
            "Reach 84% of pupils",
            "81% of pupils, of whom 90% are in primary schools.",
            "81% of pupils (promised: 84% of pupils)",
        ),
        ("Fit lamps at 14 halls", "All fitted. 3 need new cables.", ""),
    ],
)
def test_a_result_worse_than_promised(promise: str, comment: str, found: str) -> None:
    assert below_promise(promise, comment) == found


@pytest.mark.parametrize(
    ("promise", "comment", "reached"),
    [
        ("Fit lamps at 14 halls", "Lamps fitted at 16 halls.", True),
        ("Fit lamps at 14 halls", "Lamps fitted at 12 halls.", False),
        ("Reduce relet times to 21 days", "20 days on average.", True),
        ("Fit lamps", "Lamps fitted at 16 halls.", False),
    ],
)
def test_a_number_that_is_reached(promise: str, comment: str, reached: bool) -> None:
    assert number_reached(promise, comment) is reached


@pytest.mark.parametrize(
    ("promise", "comment", "words", "aside"),
    [
        ("Award the grounds contract", "Contract awarded in May. Depot leases are still to be signed.", "still", True),
        ("Award the grounds contract", "Depot leases signed. The grounds contract is still to be let.", "still", False),
        ("Award the grounds contract", "Contract being drafted. Depot leases are still to be signed.", "still", False),
        ("Award the grounds contract", "Contract awarded in May. It is still to be signed.", "still", False),
        (
            "Build a weir",
            "Weir designed, approved and built in May. Depot leases are still to be signed.",
            "still",
            True,
        ),
        ("Build a weir", "Weir designed and approved in May. Depot leases are still to be signed.", "still", False),
        ("Fit out both halls", "First phase fitted out. Heating is still to be commissioned.", "still", False),
    ],
)
def test_words_of_another_thing(promise: str, comment: str, words: str, aside: bool) -> None:
    place = comment.index(words)
    assert is_aside(promised(promise), comment, (place, place + len(words))) is aside
