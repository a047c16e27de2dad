"""Who is who in the five documents, as a careful reader finds it: the expectations come from reading, row by row."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from goldenthread.graph import Agents, complete
from goldenthread.identity.identity_tables import Register, load_register
from goldenthread.identity.resolve import Identified, identify
from goldenthread.minting import Minter
from goldenthread.model import Identities, Plan
from goldenthread.stages import read

DATA = Path(__file__).parents[2] / "data"
BODY = "tower-hamlets"
MINTER = Minter()

ONE_PERSON = (
    {"Maureen McElenny", "Maureen McElenev", "Maureen McEleney"},
    {"Andy Bamber", "Andy Barriber"},
    {"Louise Russell", "Louise Bussell"},
    {"Heather Bonfield", "Healther Bonfield"},
    {"Ann Sutcliffe", "Ann Suttcliffe"},
    {"Roy Ormsby", "Roy Ormbsy"},
    {"Judith St John", "Judith St. John"},
    {"Esther Trenchard-Mabere", "Esther Trenchard Mabere"},
    {"Cllr Ohid Ahmed", "Deputy Mayor Ohid Ahmed", "Deputy Mayor, Cllr Ohid Ahmed"},
)
ONE_POST = (
    {"Cabinet Member for Strategic Development", "Cabinet Member Strategic Development"},
    {"Deputy Mayor Education and Children's Services", "Deputy Mayor for Education and Children's Services"},
    {"Cabinet Member for Resources", "Cabinet member for Resources"},
)
"""All that the documents print more than one way; every other two names are two persons or posts."""


@pytest.fixture(scope="module")
def plans() -> tuple[Plan, ...]:
    return read(DATA)[0].plans


@pytest.fixture(scope="module")
def found(plans: tuple[Plan, ...]) -> Identified:
    return identify(plans, load_register(DATA / "identities"))


@pytest.fixture(scope="module")
def known(found: Identified) -> Identities:
    return complete(found.identities, found.plans, MINTER)


def names(plans: tuple[Plan, ...]) -> list[str]:
    rows = [c for plan in plans for c in plan.commitments]
    officers = {officer.printed for row in rows for officer in row.officers}
    return sorted(officers | {member for row in rows for member in row.lead_members})


def pairs_under_one_iri(plans: tuple[Plan, ...], known: Identities) -> set[frozenset[str]]:
    agents = Agents(MINTER, known)
    return {
        frozenset(pair)
        for pair in combinations(names(plans), 2)
        if len({agents.agent(BODY, name) for name in pair}) == 1
    }


def pairs_as_read() -> set[frozenset[str]]:
    return {frozenset(pair) for group in (*ONE_PERSON, *ONE_POST) for pair in combinations(sorted(group), 2)}


def f1(found: set[frozenset[str]], wanted: set[frozenset[str]]) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def test_all_spellings_of_one_under_one_iri_and_no_two_under_one(plans: tuple[Plan, ...], known: Identities) -> None:
    assert f1(pairs_under_one_iri(plans, known), pairs_as_read()) >= 0.99


def test_the_machine_alone_joins_nothing_wrongly_and_lists_what_it_leaves(plans: tuple[Plan, ...]) -> None:
    alone = identify(plans, Register())
    joined = pairs_under_one_iri(plans, complete(alone.identities, alone.plans, MINTER))
    persons = {frozenset(pair) for group in ONE_PERSON for pair in combinations(sorted(group), 2)}
    assert joined <= pairs_as_read()
    assert len(joined & persons) >= 0.7 * len(persons)
    listed = {frozenset((p.name, p.other)) for p in alone.proposals if not p.sure}
    assert persons - joined <= listed


def test_nothing_waits_for_a_decision(found: Identified) -> None:
    assert (found.unregistered, found.unknown_codes, found.moves) == ((), (), ())
    assert [p for p in found.proposals if not p.sure] == []


@pytest.mark.parametrize(
    ("label", "line", "name", "printed"),
    [
        ("2007-08", 350, "Maureen McEleney", "Maureen McElenev"),
        ("2012-13", 132, "Heather Bonfield", "Healther Bonfield"),
        ("2013-14", 431, "Andy Bamber", "Andy Barriber"),
        ("2017-18", 299, "Roy Ormsby", "Roy Ormbsy"),
        ("2017-18", 355, "Judith St John", "Judith St. John"),
    ],
)
def test_rows_carry_the_canonical_name(found: Identified, label: str, line: int, name: str, printed: str) -> None:
    (plan,) = (p for p in found.plans if p.edition.label == label)
    officers = [(o.name, o.printed) for c in plan.commitments if c.line == line for o in c.officers]
    assert (name, printed) in officers


def seats(known: Identities, name: str) -> set[tuple[str, str]]:
    (person,) = (p for p in known.persons if p.name == name)
    return {(m.edition.label, m.unit) for m in known.memberships if m.person == person.key}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Denise Radley", {("2017-18", "hac")}),  # line 298 prints PLACE after two names
        ("Sharon Godman", {("2016-17", "gov"), ("2017-18", "gov")}),  # line 365: codes stand crossed
        ("Neville Murton", {("2016-17", "resources"), ("2017-18", "resources")}),
        (
            "Judith St John",
            {("2016-17", "cs"), ("2017-18", "cs"), ("2017-18", "hac")},
        ),  # line 108 prints (HAC) after her
        ("Luke Addams", {("2016-17", "as"), ("2016-17", "hac"), ("2017-18", "hac")}),
        ("Simon Kilbey", {("2012-13", "resources"), ("2013-14", "resources")}),  # Resource, Resources
        ("Mary Durkin", {("2012-13", "csf")}),  # CSF, CS&F
        ("Louise Russell", {("2012-13", "ce"), ("2013-14", "ce")}),  # CE's, CE
        ("Somen Banerjee", {("2013-14", "public-health"), ("2016-17", "as"), ("2017-18", "hac")}),
        ("Deb Clarke", set()),
    ],
)
def test_where_they_sat(known: Identities, name: str, wanted: set[tuple[str, str]]) -> None:
    assert seats(known, name) == wanted


def test_every_membership_change_and_tenure_leads_to_source_lines(plans: tuple[Plan, ...], known: Identities) -> None:
    length = {plan.edition: len(plan.lines) for plan in plans}
    cited = [(m.edition, m.lines) for m in known.memberships] + [(t.edition, t.lines) for t in known.tenures]
    assert known.changes
    for change in known.changes:
        assert change.evidence
        cited += change.evidence
    for edition, lines in cited:
        assert lines
        assert all(1 <= line <= length[edition] for line in lines)


def test_an_inferred_change_says_so_and_a_stated_one_stands_in_the_report(known: Identities) -> None:
    by_key = {change.key: change for change in known.changes}
    assert by_key["ah-and-w-established"].confidence is None
    assert by_key["place-2016"].confidence == 0.95
    who = {p.name: p.key for p in known.persons}
    moved = {(m.edition.label, m.unit) for m in known.memberships if m.person == who["Andy Scott"]}
    assert {("2013-14", "d-and-r"), ("2016-17", "place")} <= moved


def test_who_held_a_post_only_where_a_document_says_so(known: Identities) -> None:
    names = {p.key: p.name for p in known.persons}
    assert {(t.post, names[t.person], t.edition.label) for t in known.tenures} == {
        ("deputy-mayor", "Ohid Ahmed", "2012-13"),
        ("mayor", "Mayor Rahman", "2012-13"),
        (
            "statutory-deputy-mayor-and-cabinet-member-for-housing-management-and-performance",
            "Cllr Islam",
            "2016-17",
        ),
    }


def test_elected_members_and_officers(known: Identities) -> None:
    assert sorted(p.name for p in known.persons if p.elected) == [
        "Alibor Choudhury",
        "Asad",
        "Cllr Islam",
        "Mayor Rahman",
        "Ohid Ahmed",
        "Oliur Rahman",
        "Rabina Khan",
        "Rania Khan",
        "Rofique Ahmed",
        "Shafiqul Haque",
        "Shahed Ali",
    ]
