"""A plan and the reports on it belong to one year: compared with each other, in the order of their days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.profiles import Profile, profiles
from goldenthread.linking.propose import propose
from goldenthread.linking.threads import components
from goldenthread.model import Decision, Kind, Relation
from tests.linking.rows import profile
from tests.small_council import PLAN, PLANS, iri_of

TITLES = ("Clear the mill leat at Stow", "Count the newts of Fenwick Pond", "Wash the market stalls")


def document(label: str, within: int, titles: tuple[str, ...], kind: Kind = Kind.ACTIVITY) -> list[Profile]:
    made = [profile(label, f"{within}{i:03d}", title, kind=kind) for i, title in enumerate(titles, start=1)]
    return [replace(one, within=within) for one in made]


def numbers(known: list[Profile]) -> list[list[str]]:
    return [[one.iri[-4:] for one in part] for part in components(known, propose(known)) if len(part) > 1]


@pytest.mark.parametrize("kind", [Kind.ACTIVITY, Kind.MILESTONE])
def test_what_a_plan_promises_and_the_report_of_its_year_states_is_one_thread(kind: Kind) -> None:
    known = [*document("2031-32", 1, TITLES, kind), *document("2031-32", 0, TITLES, kind)]
    assert numbers(known) == [["0001", "1001"], ["0002", "1002"], ["0003", "1003"]]


def test_a_thread_goes_through_all_documents_of_a_year_and_on_to_the_next() -> None:
    known = [*document("2031-32", 0, TITLES), *document("2031-32", 1, TITLES), *document("2031-32", 2, TITLES)]
    known += document("2032-33", 0, TITLES)
    assert [len(part) for part in numbers(known)] == [4, 4, 4]
    assert numbers(known)[0][:3] == ["0001", "1001", "2001"]


def test_what_a_report_leaves_out_is_followed_to_the_next_plan() -> None:
    known = [*document("2031-32", 0, TITLES), *document("2031-32", 1, TITLES[:1]), *document("2032-33", 0, TITLES)]
    assert [len(part) for part in numbers(known)] == [3, 2, 2]


def test_a_document_is_not_compared_with_itself() -> None:
    assert numbers(document("2031-32", 0, (TITLES[0], TITLES[0]))) == []


@pytest.mark.parametrize(("later", "earlier", "fits"), [(1, 0, True), (0, 1, False), (1, 1, False)])
def test_a_decision_leads_from_an_earlier_document_of_a_year_to_a_later_one(
    later: int, earlier: int, fits: bool
) -> None:
    known = [*document("2031-32", 0, TITLES), *document("2031-32", 1, TITLES)]
    ends = [f"{known[0].iri[:-4]}{place}00{number}" for place, number in ((later, 1), (earlier, 2))]
    line = DecisionLine(ends[0], ends[1], Relation.CONTINUES, Decision.ACCEPTED, 0.9, "ann", "2030-01-01", "")
    judged = apply_decisions([], [line], known)
    assert [issue.code for issue in judged.issues] == ([] if fits else ["decision-orphaned"])


def editions(*days: date | None) -> dict[str, int]:
    """The places within its year of documents with these reporting days."""
    made = [replace(PLANS[0], edition=replace(PLAN, document=f"d{i}", as_of=day)) for i, day in enumerate(days)]
    assert all(one.commitments for one in made)
    found: dict[str, int] = {}
    for one in profiles(made, lambda edition, kind, key: f"{edition.document}/{iri_of(PLAN, kind, key)}"):
        found[one.iri.split("/")[0]] = one.within
    return found


def test_the_plan_comes_first_and_reports_by_their_days() -> None:
    assert editions(date(2015, 3, 31), None, date(2014, 9, 30)) == {"d0": 2, "d1": 0, "d2": 1}
    assert editions(None, None) == {"d0": 0, "d1": 1}
