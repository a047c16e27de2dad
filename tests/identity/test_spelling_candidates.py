"""What speaks for two spellings being one person: both sides of every bound, on names of our own making."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.identity.directory import Directory
from goldenthread.identity.identity_review import unresolved_lines
from goldenthread.identity.identity_tables import Register
from goldenthread.identity.printed_names import Mentions, codes, gather, has_own_code
from goldenthread.identity.resolve import identify
from goldenthread.identity.spelling_candidates import Proposal, best, compare
from goldenthread.identity.units import all_seats, own_seats
from goldenthread.model import Edition, Person, Unit
from tests.identity.thornby import FIRST, SECOND, plan, row


def mentions(
    name: str,
    line: int = 3,
    *,
    edition: Edition = FIRST,
    units: tuple[str, ...] = (),
    activity: str = "",
    beside: tuple[str, ...] = (),
    elected: bool = False,
) -> Mentions:
    return Mentions(
        edition.body, name, elected, [(edition, line)], set(units), {(edition, activity or name)}, set(beside)
    )


def both(one: Mentions, other: Mentions) -> Proposal | None:
    """The comparison, which has to be the same from either side."""
    left, right = compare(one, other), compare(other, one)
    assert (left and (left.likeness, left.sure, left.why)) == (right and (right.likeness, right.sure, right.why))
    return left


@pytest.mark.parametrize(
    ("other", "why", "sure"),
    [
        (mentions("Ada Larkim", 18), "within 15 lines of each other in 2018-19", True),
        (mentions("Ada Larkim", 19), "nothing around them agrees", False),
        (mentions("Ada Larkim", 4, edition=SECOND), "nothing around them agrees", False),
        (mentions("Ada Larkim", 60, units=("P&G", "X")), "both with P&G", True),
        (mentions("Ada Larkim", 60, units=("X",)), "nothing around them agrees", False),
        (mentions("Ada Larkim", 60, activity="a1"), "both on rows of one activity", True),
        (mentions("Ada Larkim", 5, activity="a1"), "both on rows of one activity", True),
        (mentions("A. Larkin", 5), "an initial can be anybody's; within 2 lines of each other in 2018-19", False),
        (mentions("Larkin", 5), "within 2 lines of each other in 2018-19", False),
        (mentions("ADA LARKIN", 60), "nothing around them agrees", True),
    ],
)
def test_what_stands_around_two_names_decides(other: Mentions, why: str, sure: bool) -> None:
    found = both(mentions("Ada Larkin", units=("P&G",), activity="a1"), other)
    assert found is not None
    assert (found.why.partition("; ")[2], found.sure) == (why, sure)


@pytest.mark.parametrize(
    "other",
    [
        mentions("Ada Larkim", elected=True),
        mentions("Ada Larkim", edition=replace(FIRST, body="elsewhere")),
        mentions("Ada Larkim", beside=("Ada Larkin",)),
        mentions("Ida Marsh"),
        mentions("Marsh"),
        mentions("Ada"),
        mentions("Ada Jane Larkin"),
    ],
    ids=lambda one: f"{one.name} {one.body} {one.elected} {one.beside}",
)
def test_who_cannot_be_one_person_is_not_proposed(other: Mentions) -> None:
    assert both(mentions("Ada Larkin"), other) is None


@pytest.mark.parametrize(("other", "sure"), [("Ada Larpp", None), ("Ada Larkq", True), ("Ada Lxrqn", None)])
def test_fewer_letters_than_the_bounds_are_no_likeness(other: str, sure: bool | None) -> None:
    found = both(mentions("Ada Larkn"), mentions(other))  # of five letters one is 0.8, two are 0.6
    assert (found and found.sure) == sure


def test_the_sure_come_first_and_then_the_most_alike() -> None:
    unknown = mentions("Ada Larkin", 3)
    others = [mentions("Ada Larkon", 60), mentions("Ada Larkan", 60), mentions("A. Larkin", 3), mentions("Ada Larkinn")]
    ranked = [one.other for one in best(unknown, [unknown, *others], lambda *_: False)]
    assert ranked == ["Ada Larkinn", "A. Larkin", "Ada Larkan", "Ada Larkon"]
    assert [one.other for one in best(unknown, others, lambda _, __, other: other == "Ada Larkinn")] == ranked[1:]


def test_mentions_keep_where_a_name_stands_and_with_whom() -> None:
    rows = (
        row(3, ("Ada Larkin", "P&G"), ("Ben Moss", "")),
        row(4, ("Ada Larkin", ""), parent="a3", members=("Ada Larkin", "Cllr Fay Hollis")),
    )
    found = gather([plan(FIRST, *rows)])
    officer, member = found["thornby", "Ada Larkin", False], found["thornby", "Ada Larkin", True]
    assert (officer.places, officer.units) == ([(FIRST, 3), (FIRST, 4)], {"P&G"})
    assert (officer.activities, officer.beside) == ({(FIRST, "a3")}, {"Ben Moss"})
    assert (member.units, member.activities, member.beside) == (set(), {(FIRST, "a3")}, {"Cllr Fay Hollis"})
    assert codes([plan(FIRST, *rows)]) == {("thornby", "P&G"): [(FIRST, 3)]}


@pytest.mark.parametrize(
    ("cell", "own"),
    [
        ("Ada Larkin (P&G), Ben Moss (PLACE)", (True, True)),
        ("Ada Larkin / Ben Moss (PLACE)", (False, True)),
        ("Ada Larkin ( P&G ) / Ben Moss", (True, False)),
    ],
)
def test_a_code_is_ones_own_right_after_the_name(cell: str, own: tuple[bool, bool]) -> None:
    shared = row(4, ("Ada Larkin", "P&G"), ("Ben Moss", "PLACE"), cell=cell)
    assert tuple(has_own_code(shared, officer) for officer in shared.officers) == own
    alone, bare = row(5, ("Ada Larkin", "P&G"), cell="P&G: Ada Larkin"), row(6, ("Ada Larkin", ""))
    assert has_own_code(alone, alone.officers[0])
    assert not has_own_code(bare, bare.officers[0])


UNITS = (Unit("thornby", "parks", "P&G"), Unit("thornby", "place", "PLACE"))


def moved(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str, tuple[str, ...], float]]:
    """The moves between two documents that print officers with codes."""
    names = sorted({*before, *after})
    people = tuple(Person("thornby", f"{n:04d}", name) for n, name in enumerate(names, 1))
    first, second = (
        plan(edition, *(row(n, (name, code)) for n, (name, code) in enumerate(said.items(), 3)))
        for edition, said in ((FIRST, before), (SECOND, after))
    )
    found = identify([first, second], Register(people, units=UNITS))
    return [(one.before, one.after, one.persons, one.share) for one in found.moves]


def test_two_who_move_together_are_enough_and_one_is_not() -> None:
    old = {"Ada Larkin": "P&G", "Ben Moss": "P&G", "Cy Reed": "P&G"}
    assert moved(old, {"Ada Larkin": "PLACE", "Ben Moss": "PLACE"}) == [("parks", "place", ("0001", "0002"), 1.0)]
    assert moved(old, {"Ada Larkin": "PLACE"}) == []
    assert moved(old, {"Ada Larkin": "PLACE", "Ben Moss": "PLACE", "Cy Reed": "P&G"}) == []  # the unit goes on
    assert moved(old, {"Ada Larkin": "P&G", "Ben Moss": "P&G"}) == []


def test_what_waits_is_listed_by_kind_and_nothing_is_said_plainly() -> None:
    assert list(unresolved_lines(identify([plan(FIRST)], Register()))) == ["Nothing waits for a decision."]
    known = Register((Person("thornby", "0001", "Ada Larkin"),))
    waiting = list(unresolved_lines(identify([plan(FIRST, row(3, ("Ada Larkin", "P&G")))], known)))
    assert waiting[0] == "Codes that no register knows (1)"
    new = "\n".join(unresolved_lines(identify([plan(FIRST, row(3, ("Ben Moss", "")))], Register())))
    assert new.startswith("Names that no register knows (1)")
    assert new.split()[-1] == "new"


@pytest.mark.parametrize(
    ("other", "verdict"), [("Ada Larkim", "taken for Ada Larkin"), ("A. Larkin", "perhaps Ada Larkin")]
)
def test_a_name_that_waits_says_whom_the_machine_takes_it_for(other: str, verdict: str) -> None:
    known = Register((Person("thornby", "0001", "Ada Larkin"),), units=(Unit("thornby", "parks", "P&G", "Parks"),))
    rows = (row(3, ("Ada Larkin", "P&G")), row(4, (other, "P&G")))
    waiting = list(unresolved_lines(identify([plan(FIRST, *rows)], known)))
    assert waiting[0] == "Names that no register knows (1)"
    assert f"{other}  " in waiting[1]
    assert verdict in waiting[1]


def test_one_person_registered_twice_stays_two_and_their_rows_keep_their_print() -> None:
    twice = Register((Person("thornby", "0001", "Ada Larkin"), Person("thornby", "0002", "Ada Larkim")))
    rows = (row(3, ("Ada Larkin", "P&G")), row(4, ("Ada Larkim", "P&G")), row(5, ("Ada Larkims", "P&G")))
    found = identify([plan(FIRST, *rows)], twice)
    assert [(p.key, p.name) for p in found.identities.persons] == [("0001", "Ada Larkin"), ("0002", "Ada Larkim")]
    first, second, _ = found.plans[0].commitments
    assert [one.name for one in (*first.officers, *second.officers)] == ["Ada Larkin", "Ada Larkim"]
    assert not any({p.name, p.other} == {"Ada Larkin", "Ada Larkim"} for p in found.proposals)


def test_whom_or_what_no_register_knows_sits_nowhere() -> None:
    known = Directory((Person("thornby", "0001", "Ada Larkin"),), (), UNITS[:1])
    rows = (row(3, ("Ada Larkin", "P&G")), row(4, ("Ben Moss", "P&G")), row(5, ("Ada Larkin", "X")))
    for seats in (all_seats, own_seats):
        found = seats([plan(FIRST, *rows)], known.person_key, known.unit_key)
        assert {at: dict(where) for at, where in found.items()} == {(FIRST, "0001"): {"parks": [3]}}
