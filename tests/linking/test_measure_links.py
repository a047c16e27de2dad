"""Which rows of different tables print one measure: by name, by figures that agree, and as readers decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.linking.decisions import load_decisions
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.measure_links import MeasureRow, agreement, propose_measures
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Kind, Link

DATA = Path(__file__).parents[2] / "data"
FIGURES = {("2031/32", False): 26.7, ("2032/33", True): 27.0}


def row(table: int, number: int, name: str, figures: dict[tuple[str, bool], float] | None = None) -> MeasureRow:
    iri = f"https://example.org/marlow/203{table}-3{table + 1}/plan/measure/{number:04d}"
    blank = frozenset[str]()
    profile = Profile(iri, "marlow", f"203{table}", 100 * table + number, Kind.MEASURE, name, (), "", blank, blank)
    return MeasureRow(profile, table, figures or {})


def told(links: list[Link]) -> list[tuple[str, str]]:
    return [(link.earlier[-4:], link.later[-4:]) for link in links]


OTHERS = (row(1, 8, "Books lent by libraries"), row(2, 9, "Visits to the swimming pool"))


def test_one_name_is_one_measure() -> None:
    links = propose_measures([row(1, 1, "Homes made warm"), row(2, 2, "Homes made warm"), *OTHERS])
    assert told(links) == [("0001", "0002")]
    assert links[0].decision is Decision.PROPOSED


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({("2031/32", False): 26.7}, [("0001", "0002")]),
        ({("2031/32", False): 26.8}, [("0001", "0002")]),  # within a rounding
        ({("2031/32", False): 27.4}, []),
        ({("2031/32", True): 26.7}, []),  # a target is no result
        ({("2030/31", False): 26.7}, []),
        ({("2031/32", False): 26.7, ("2032/33", True): 31.0}, []),  # one agrees, one does not
    ],
)
def test_another_name_needs_figures_that_agree(figures: dict[tuple[str, bool], float], found: list[object]) -> None:
    earlier = row(1, 1, "Rubbish of households that is composted", FIGURES)
    later = row(2, 2, "Share of households' rubbish made into compost", figures)
    assert told(propose_measures([earlier, later, *OTHERS])) == found


def test_of_two_alike_the_better_is_taken_by_its_figures() -> None:
    earlier = row(1, 1, "Trees alive after a year", FIGURES)
    first, second = row(2, 2, "Trees alive after a year"), row(2, 3, "Trees alive after a year (share)", FIGURES)
    assert told(propose_measures([earlier, first, second, *OTHERS])) == [("0001", "0003")]


def test_over_a_gap_only_what_no_nearer_table_carries() -> None:
    rows = [row(1, 1, "Homes made warm"), row(1, 2, "Ponds dug"), row(2, 3, "Homes made warm"), *OTHERS]
    rows += [row(3, 4, "Homes made warm"), row(3, 5, "Ponds dug")]
    assert told(propose_measures(rows)) == [("0001", "0003"), ("0003", "0004"), ("0002", "0005")]


def test_figures_are_compared_where_both_print_them() -> None:
    one, other = row(1, 1, "a", FIGURES), row(2, 2, "b", {**FIGURES, ("2033/34", True): 1.0})
    assert agreement(one, other) == (2, 0)
    assert agreement(one, row(2, 2, "b", {("2031/32", False): 1.0})) == (0, 1)


def test_a_decision_stands_above_a_proposal_and_one_about_other_words_is_told() -> None:
    rows = [row(1, 1, "Homes made warm"), row(2, 2, "Homes made warm"), *OTHERS]
    (link,) = propose_measures(rows)
    (line, *_) = load_decisions(DATA / "links" / "measures", "https://example.org/")
    rejected = replace(line, earlier=link.earlier, later=link.later, decision=Decision.REJECTED, later_hash="0" * 12)
    judged = apply_decisions([link], [rejected], [one.profile for one in rows])
    assert [one.decision for one in judged.links] == [Decision.REJECTED]
    assert [one.code for one in judged.issues] == ["decision-outdated"]


def test_every_row_of_results_is_decided_to_be_one_of_the_targets() -> None:
    """As the document of 2016/17 prints them: 51 rows of results, of which each has targets for the year after."""
    lines = load_decisions(DATA / "links" / "measures", "https://example.org/")
    within = [one for one in lines if one.decision is Decision.ACCEPTED and "/2016-17/" in one.earlier]
    results = {one.earlier for one in within if one.earlier[-4:] <= "0051"}
    assert len(results) == 51
    assert all(one.later[-4:] > "0051" for one in within)
    assert all(one.reviewers == ("reader 8",) and one.reason for one in lines)
