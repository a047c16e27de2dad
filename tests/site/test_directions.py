"""Which direction of a measure is better, where two tables print it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.directions import agreed, direction
from goldenthread.site.records import DISPUTED, Link, Measure
from goldenthread.site.results import Verdict, results, year_before
from tests.site.test_results import measure, value

REACHED = value("2031/32", "actual", "9")
ONE = replace(measure(value("2030/31", "actual", "8"), REACHED, value("2031/32", "target", "10")), iri="urn:one")
OTHER = replace(ONE, iri="urn:other")


def link(decision: str = "accepted", relation: str = "continues") -> Link:
    words = dict.fromkeys(Link.__dataclass_fields__, "")
    words |= {"earlier": ONE.iri, "later": OTHER.iri, "decision": decision, "relation": relation}
    return Link(**words)  # type: ignore[arg-type] # what is not read here is empty


def told(one: str, other: str, judged: Link) -> list[Measure]:
    rows = [replace(ONE, polarity=one), replace(OTHER, polarity=other)]
    return list(agreed({row.iri: row for row in rows}, [judged]).values())


def test_what_two_tables_print_otherwise_of_one_measure_is_disputed() -> None:
    rows = told("lower", "higher", link())
    assert [(row.polarity, row.printed_polarity) for row in rows] == [(DISPUTED, "lower"), (DISPUTED, "higher")]
    assert year_before(results(rows[:1]), direction(rows[:1]))[1] == (
        "higher than the year before, the tables do not agree which is better"
    )
    (last,) = (one for one in results(rows[:1]) if one.reached is REACHED)
    assert (last.verdict, last.why) == (Verdict.UNTOLD, "the tables do not agree which direction is better")


@pytest.mark.parametrize(
    ("one", "other", "judged"),
    [
        ("lower", "lower", link()),
        ("lower", "", link()),
        ("lower", "higher", link("rejected")),
        ("lower", "higher", link("proposed")),
        ("lower", "higher", link(relation="succeeds")),
    ],
)
def test_otherwise_each_row_says_what_it_prints(one: str, other: str, judged: Link) -> None:
    assert [row.polarity for row in told(one, other, judged)] == [one, other]


@pytest.mark.parametrize(
    ("said", "which"),
    [(["lower", ""], "lower"), (["", ""], ""), (["lower", "higher"], DISPUTED), ([DISPUTED, ""], DISPUTED)],
)
def test_a_measure_has_the_direction_that_its_rows_agree_on(said: list[str], which: str) -> None:
    assert direction([replace(ONE, polarity=one) for one in said]) == which
