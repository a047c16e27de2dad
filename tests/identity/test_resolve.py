"""Who is meant: the register decides, the machine joins what it is sure of, and lists the rest."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from goldenthread.errors import DataError
from goldenthread.fingerprints import squash
from goldenthread.identity.directory import Directory
from goldenthread.identity.identity_review import register_lines, unresolved_lines
from goldenthread.identity.identity_tables import ChangeLine, Register, TenureLine
from goldenthread.identity.resolve import Identified, identify
from goldenthread.model import Person, Post, Unit
from tests.identity.thornby import FIRST, SECOND, plan, row

ADA = Person("thornby", "0001", "Ada Larkin", ("Ada Larkins",), reason="Printed both ways.")
FERN = Person("thornby", "0002", "Fern Hollis", ("Cllr Fern Hollis", "Deputy Mayor, Cllr Fern Hollis"), elected=True)
PARKS, PLACE = Unit("thornby", "parks", "P&G"), Unit("thornby", "place", "PLACE")


def persons(identified: Identified) -> dict[str, str]:
    """Printed or canonical name -> key of its person."""
    return {name: p.key for p in identified.identities.persons for name in (p.name, *p.aliases)}


def officers(identified: Identified, line: int, label: str = "2018-19") -> list[tuple[str, str, str]]:
    (found,) = (p for p in identified.plans if p.edition.label == label)
    (commitment,) = (c for c in found.commitments if c.line == line)
    return [(o.name, o.printed, o.directorate) for o in commitment.officers]


def test_the_register_gives_the_name_and_the_print_stays() -> None:
    found = identify([plan(FIRST, row(3, ("Ada Larkins", "P&G")))], Register((ADA,), units=(PARKS,)))
    assert officers(found, 3) == [("Ada Larkin", "Ada Larkins", "P&G")]
    assert (found.unregistered, found.proposals, found.issues, found.unknown_codes) == ((), (), (), ())


def test_a_misprint_of_a_registered_name_is_taken_for_it_and_said_so() -> None:
    rows = (row(3, ("Ada Larkin", "P&G")), row(40, ("Ada Larkim", "P&G")))
    found = identify([plan(FIRST, *rows)], Register((ADA,)))
    assert officers(found, 40) == [("Ada Larkin", "Ada Larkim", "P&G")]
    assert persons(found)["Ada Larkim"] == "0001"
    assert [(i.code, i.line, i.printed, i.value) for i in found.issues] == [
        ("name-matched", 40, "Ada Larkim", "Ada Larkin")
    ]


def test_alike_without_anything_in_common_is_left_to_a_person() -> None:
    rows = (row(3, ("Ada Larkin", "P&G")), row(60, ("Ada Larkim", "PLACE")))
    found = identify([plan(FIRST, *rows)], Register((ADA,)))
    assert officers(found, 60) == [("Ada Larkim", "Ada Larkim", "PLACE")]
    assert [(p.name, p.other, p.sure) for p in found.proposals] == [("Ada Larkim", "Ada Larkin", False)]
    assert [i.code for i in found.issues] == ["name-unsure"]
    assert any("Ada Larkim = Ada Larkin?" in line for line in unresolved_lines(found))


def test_names_in_one_cell_are_two_persons() -> None:
    found = identify([plan(FIRST, row(3, ("Ada Larkin", "P&G"), ("Ada Larkim", "P&G")))], Register((ADA,)))
    assert [name for name, _, _ in officers(found, 3)] == ["Ada Larkin", "Ada Larkim"]
    assert found.proposals == ()


def test_a_decision_that_two_are_distinct_ends_the_matter() -> None:
    rows = (row(3, ("Ada Larkin", "P&G")), row(40, ("Ada Larkim", "P&G")))
    two = frozenset({("thornby", frozenset({squash("Ada Larkin"), squash("Ada Larkim")}))})
    found = identify([plan(FIRST, *rows)], Register((ADA,), distinct=two))
    assert officers(found, 40)[0][0] == "Ada Larkim"
    assert found.proposals == ()


def test_an_initial_is_never_sure() -> None:
    rows = (row(3, ("Ada Larkin", "P&G")), row(5, ("A. Larkin", "P&G")))
    found = identify([plan(FIRST, *rows)], Register((ADA,)))
    assert [(p.name, p.sure) for p in found.proposals] == [("A. Larkin", False)]


def test_two_unknown_spellings_become_one_person_under_the_better() -> None:
    rows = (row(3, ("Ben Moss", "P&G")), row(4, ("Ben Moss", "P&G")), row(5, ("Ben Mosss", "P&G")))
    found = identify([plan(FIRST, *rows)], Register())
    assert [(p.name, p.aliases) for p in found.identities.persons] == [("Ben Moss", ("Ben Mosss",))]
    assert officers(found, 5) == [("Ben Moss", "Ben Mosss", "P&G")]


def test_what_lies_between_two_registered_persons_never_joins_them() -> None:
    one, other = Person("thornby", "0001", "Jo Marsden"), Person("thornby", "0002", "Jo Marston")
    rows = (row(3, ("Jo Marsden", "P&G")), row(4, ("Jo Marston", "P&G")), row(5, ("Jo Marsten", "P&G")))
    found = identify([plan(FIRST, *rows)], Register((one, other)))
    assert {persons(found)["Jo Marsden"], persons(found)["Jo Marston"]} == {"0001", "0002"}


def test_a_person_named_twice_in_a_cell_is_one_officer() -> None:
    found = identify([plan(FIRST, row(3, ("Ada Larkin", "P&G"), ("Ada Larkins", "P&G")))], Register((ADA,)))
    assert officers(found, 3) == [("Ada Larkin", "Ada Larkin", "P&G")]


def test_councillors_with_and_without_their_office() -> None:
    rows = (
        row(3, members=("Deputy Mayor, Cllr Fern Hollis",)),
        row(9, members=("Cllr Fern Hollis", "Cllr Fay Hollis")),
    )
    deputy = Post("thornby", "deputy-mayor", "Deputy Mayor", elected=True)
    found = identify([plan(FIRST, *rows)], Register((FERN,), (deputy,)))
    assert [(t.person, t.post, t.lines) for t in found.identities.tenures] == [("0002", "deputy-mayor", (3,))]
    assert [c.lead_members for c in found.plans[0].commitments] == [c.lead_members for c in rows]
    assert [m.name for m in found.unregistered] == ["Cllr Fay Hollis"]
    assert found.proposals == ()  # they stand side by side


def test_a_shared_code_does_not_seat_whom_it_contradicts() -> None:
    rows = (
        row(3, ("Ada Larkin", "P&G")),
        row(4, ("Ada Larkin", "PLACE"), ("Ben Moss", "PLACE"), cell="Ada Larkin / Ben Moss (PLACE)"),
        row(5, ("Cy Reed", "PLACE"), ("Ben Moss", "PLACE"), cell="Cy Reed and Ben Moss (PLACE)"),
    )
    found = identify([plan(FIRST, *rows)], Register((ADA,), units=(PARKS, PLACE)))
    assert officers(found, 4) == [("Ada Larkin", "Ada Larkin", ""), ("Ben Moss", "Ben Moss", "PLACE")]
    assert officers(found, 5)[0] == ("Cy Reed", "Cy Reed", "PLACE")
    assert [(i.code, i.line) for i in found.issues] == [("unit-contradicts", 4)]
    assert found.plans[0].commitments[1].directorates == ("PLACE",)


def test_crossed_codes_of_a_cell_are_put_right() -> None:
    rows = (
        row(3, ("Ada Larkin", "P&G")),
        row(4, ("Ada Larkin", "PLACE"), ("Ben Moss", "PLACE"), cell="Ada Larkin / Ben Moss (PLACE) (P&G)"),
        row(5, ("Ben Moss", "PLACE")),
    )
    crossed = replace(rows[1], directorates=("PLACE", "P&G"))
    register = Register((ADA, Person("thornby", "0003", "Ben Moss")), units=(PARKS, PLACE))
    found = identify([plan(FIRST, rows[0], crossed, rows[2])], register)
    assert [(name, code) for name, _, code in officers(found, 4)] == [("Ada Larkin", "P&G"), ("Ben Moss", "PLACE")]


def moving() -> tuple[list[Person], Identified, Register]:
    people = [Person("thornby", f"000{n}", name) for n, name in enumerate(("Ada Larkin", "Ben Moss", "Cy Reed"), 1)]
    register = Register(tuple(people), units=(PARKS, PLACE))
    plans = [
        plan(FIRST, *(row(n, (p.name, "P&G")) for n, p in enumerate(people, 3))),
        plan(SECOND, row(7, ("Ada Larkin", "PLACE")), row(8, ("Ben Moss", "PLACE")), row(9, ("Cy Reed", "PLACE"))),
    ]
    return people, identify(plans, register), register


def test_officers_who_move_together_show_a_change_of_units() -> None:
    _, found, _ = moving()
    assert [(m.before, m.after, m.year, m.persons, m.share) for m in found.moves] == [
        ("parks", "place", "2019-20", ("0001", "0002", "0003"), 1.0)
    ]
    assert any("parks -> place" in line for line in unresolved_lines(found))


def test_a_registered_change_carries_its_lines_and_those_of_who_moved() -> None:
    _, found, register = moving()
    line = ChangeLine(
        "thornby", "place-2019", "P&G becomes PLACE", ("parks",), ("place",), "2019-20", 0.9, (("2019-20", 50),), "..."
    )
    known = identify(found.plans, Register(register.persons, units=register.units, changes=(line,)))
    assert known.moves == ()
    (change,) = known.identities.changes
    assert change.evidence == ((FIRST, (3, 4, 5)), (SECOND, (7, 8, 9, 50)))
    assert "inferred, 0.90" in "\n".join(register_lines(known))


def test_evidence_that_is_not_there_stops_the_build() -> None:
    line = ChangeLine("thornby", "x", "x", (), ("place",), "2019-20", None, (("2019-20", 101),), "...")
    with pytest.raises(DataError, match="change 'x' cites 2019-20"):
        identify([plan(FIRST), plan(SECOND)], Register(units=(PLACE,), changes=(line,)))
    tenure = TenureLine("thornby", "deputy-mayor", "0002", "2030-31", (1,), "...")
    with pytest.raises(DataError, match="cites 2030-31"):
        identify([plan(FIRST)], Register(tenures=(tenure,)))


def test_the_register_of_another_council_decides_nothing_here() -> None:
    elsewhere = Person("elsewhere", "0001", "Ada Larkin", ("Ada Larkins",))
    line = ChangeLine("elsewhere", "x", "x", (), ("u",), "2019-20", None, (("2001-02", 1),), "...")
    found = identify([plan(FIRST, row(3, ("Ada Larkins", "")))], Register((elsewhere,), changes=(line,)))
    assert officers(found, 3)[0][0] == "Ada Larkins"
    assert found.identities.changes == ()


def test_names_are_found_whatever_their_marks() -> None:
    directory = Directory((ADA,), (Post("thornby", "head", "Head of Parks"),), (PARKS,))
    assert directory.name("thornby", "ada  LARKINS.") == "Ada Larkin"
    assert directory.name("thornby", "Head of parks") == "Head of Parks"
    assert directory.unit_key("thornby", "P & G") == "parks"
    assert [directory.name("thornby", "Nobody"), directory.unit_key("thornby", "X")] == ["", ""]


def test_every_pair_of_editions_gives_the_same_answer_in_any_order() -> None:
    _, found, _ = moving()
    for one, other in combinations(found.plans, 2):
        assert [m.persons for m in identify([one, other], Register(units=(PARKS, PLACE))).moves] == [
            m.persons for m in identify([other, one], Register(units=(PARKS, PLACE))).moves
        ]
