"""Two persons of one name: told apart by unit, edition or line, and never guessed at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.graph.agent_finder import Agents, complete
from goldenthread.identity.identity_review import unresolved_lines
from goldenthread.identity.identity_tables import NamesakeLine, Register, load_register
from goldenthread.identity.resolve import Identified, identify
from goldenthread.linking.changes import _compare
from goldenthread.minting import DEFAULT_BASE, Minter
from goldenthread.model import Person, Unit
from tests.identity.test_identity_tables import write
from tests.identity.thornby import FIRST, SECOND, plan, row

STREETS = Person("thornby", "0007", "Jo Reed", reason="Head of Streets.")
HOUSING = Person("thornby", "0008", "Jo Reed", ("Josephine Reed",), reason="The housing officer.")
BOTH = (STREETS, HOUSING)


def line(person: str, unit: str = "", edition: str = "", *lines: int) -> NamesakeLine:
    return NamesakeLine("thornby", "Jo Reed", person, unit, edition, lines, "By the staff list.")


def who(found: Identified, number: int, label: str = "2018-19") -> list[str]:
    (edition,) = (p for p in found.plans if p.edition.label == label)
    return [o.person for c in edition.commitments if c.line == number for o in c.officers]


def unsure(found: Identified) -> list[tuple[str, int, str]]:
    return [(i.edition, i.line, i.rule) for i in found.issues if i.code == "name-unsure"]


def test_a_name_that_nobody_decided_about_is_unsure_where_one_document_prints_two_units() -> None:
    found = identify([plan(FIRST, row(3, ("Jo Reed", "ENV")), row(5, ("Jo Reed", "HOMES")))], Register())
    assert unsure(found) == [("2018-19", 5, "one-name-two-units")]
    assert "Jo Reed  ENV 2018-19:3, HOMES 2018-19:5" in "\n".join(unresolved_lines(found))


@pytest.mark.parametrize(
    "rows",
    [
        [plan(FIRST, row(3, ("Jo Reed", "ENV")), row(5, ("Jo Reed", "ENV")))],  # one unit
        [plan(FIRST, row(3, ("Jo Reed", "ENV"))), plan(SECOND, row(3, ("Jo Reed", "HOMES")))],  # moved in a year
        [plan(FIRST, row(3, ("Jo Reed", "ENV")), row(5, ("Jo Reed", "")))],  # no second unit
        [  # the second code stands after another name
            plan(
                FIRST,
                row(3, ("Jo Reed", "ENV")),
                row(5, ("Jo Reed", "HOMES"), ("Al Fry", "HOMES"), cell="Jo Reed / Al Fry (HOMES)"),
            )
        ],
    ],
)
def test_what_does_not_show_two_persons_is_not_unsure(rows: list[object]) -> None:
    assert unsure(identify(rows, Register())) == []  # type: ignore[arg-type]


def test_a_service_and_the_directorate_that_it_is_part_of_are_no_two_units() -> None:
    units = (Unit("thornby", "env", "ENV"), Unit("thornby", "waste", "WASTE", part_of="env"))
    rows = [plan(FIRST, row(3, ("Jo Reed", "ENV")), row(5, ("Jo Reed", "WASTE")))]
    assert unsure(identify(rows, Register(units=units))) == []
    assert unsure(identify(rows, Register(units=(units[0], replace(units[1], part_of="")))))


def test_a_registered_name_is_one_person() -> None:
    rows = [plan(FIRST, row(3, ("Jo Reed", "ENV")), row(5, ("Jo Reed", "HOMES")))]
    assert unsure(identify(rows, Register((STREETS,)))) == []


def test_unit_edition_and_lines_tell_who_is_meant_and_the_first_line_that_fits_counts() -> None:
    lines = (line("0008", "", "2019-20", 7), line("0007", "ENV"), line("0008", "HOMES", "2018-19"))
    found = identify(
        [
            plan(FIRST, row(3, ("Jo Reed", "ENV")), row(5, ("JO REED", "HOMES"))),
            plan(SECOND, row(3, ("Jo Reed", "HOMES")), row(7, ("Jo Reed", "ENV")), row(9, ("Jo Reed", "ENV"))),
        ],
        Register(BOTH, namesakes=lines),
    )
    assert [who(found, 3), who(found, 5)] == [["0007"], ["0008"]]
    assert [who(found, at, "2019-20") for at in (3, 7, 9)] == [[""], ["0008"], ["0007"]]
    assert unsure(found) == [("2019-20", 3, "persons-of-one-name")]
    assert "2019-20  3  Jo Reed" in "\n".join(unresolved_lines(found))


def test_a_row_that_nobody_decided_about_is_neither_persons() -> None:
    found = identify(
        [plan(FIRST, row(3, ("Jo Reed", "ENV")), row(5, ("Jo Reed", "HOMES")), row(7, ("Josephine Reed", "HOMES")))],
        Register(BOTH, namesakes=(line("0007", "ENV"),)),
    )
    minter = Minter(DEFAULT_BASE)
    agents = Agents(minter, complete(found.identities, found.plans, minter))
    (document,) = found.plans
    named = [agents.agent("thornby", o.name, o.person) for c in document.commitments for o in c.officers]
    assert named[0] == minter.person("thornby", "0007")
    assert named[1] == minter.person("thornby", "jo-reed")
    sits = {(m.person, m.unit) for m in complete(found.identities, found.plans, minter).memberships}
    assert ("0007", "homes") not in sits


def test_of_lead_members_of_one_name_nobody_is_told_to_write_a_line_that_cannot_be_used() -> None:
    shared = row(3, ("Jo Reed", "ENV"), members=("Jo Reed",))
    found = identify([plan(FIRST, shared)], Register(BOTH, namesakes=(line("0007", "", "2018-19"),)))
    (issue,) = (one for one in found.issues if one.rule == "persons-of-one-name")
    assert (issue.field, issue.line) == ("lead_members", 3)
    assert "neither answers" in issue.message
    assert "namesakes.tsv" not in issue.message
    (issue,) = identify([plan(FIRST, row(3, ("Jo Reed", "ENV")))], Register(BOTH)).issues
    assert (issue.field, issue.message.endswith("say in namesakes.tsv who is meant here.")) == ("officers", True)


def test_both_in_one_cell_stay_two() -> None:
    lines = (line("0007", "ENV"), line("0008", "HOMES"))
    two = row(3, ("Jo Reed", "ENV"), ("Jo Reed", "HOMES"))
    assert who(identify([plan(FIRST, two)], Register(BOTH, namesakes=lines)), 3) == ["0007", "0008"]


def test_one_bearer_of_the_name_after_the_other_is_a_change_of_officer() -> None:
    lines = (line("0007", "", "2018-19"), line("0008", "", "2019-20"))
    rows = [plan(FIRST, row(3, ("Jo Reed", "ENV"))), plan(SECOND, row(3, ("Jo Reed", "ENV")))]

    def kinds(register: Register) -> list[str]:
        one, other = identify(rows, register).plans
        return [kind for kind, _, _ in _compare((one, one.commitments[0]), (other, other.commitments[0]), {})]

    assert kinds(Register(BOTH, namesakes=lines)) == ["officer changed"]
    assert kinds(Register(BOTH, namesakes=(replace(lines[1], person="0007"), lines[0]))) == []
    assert kinds(Register(BOTH)) == []


def test_the_register_lets_two_persons_bear_one_name_where_both_have_a_reason(tmp_path: Path) -> None:
    persons = ["t ; 0001 ; Jo Reed ;  ;  ; Streets.", "t ; 0002 ; Jo Reed ;  ;  ; Housing."]
    folder = write(tmp_path, persons=persons, namesakes=["t ; Jo Reed ; 0002 ;  ; 2019-20 ; 7 3 ; By the staff list."])
    (one,) = load_register(folder).namesakes
    assert (one.person, one.unit, one.edition, one.lines) == ("0002", "", "2019-20", (3, 7))


@pytest.mark.parametrize("second", ["t ; 0002 ; Jo Reed ;  ;  ; ", "t ; 0002 ; Al Fry ;  ; Jo Reed ; Printed."])
def test_a_name_is_taken_where_nothing_says_that_there_are_two(tmp_path: Path, second: str) -> None:
    with pytest.raises(DataError, match="name 'joreed' is taken on line 2"):
        load_register(write(tmp_path, persons=["t ; 0001 ; Jo Reed ;  ;  ; Streets.", second]))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("t ; Jo Reed ; 0009 ; ENV ;  ;  ; x", "'Jo Reed' is no name of a person '0009'"),
        ("t ; Al Fry ; 0001 ; ENV ;  ;  ; x", "'Al Fry' is no name of a person '0001'"),
        ("t ; Jo Reed ; 0001 ;  ;  ;  ; x", "name a unit or an edition"),
        ("t ; Jo Reed ; 0001 ; ENV ;  ; 3 ; x", "lines are those of an edition"),
        ("t ; Jo Reed ; 0001 ;  ; 2019-20 ; three ; x", "'lines' are line numbers"),
        ("t ; Jo Reed ; 0001 ; ENV ;  ;  ; ", "'reason' is empty"),
    ],
)
def test_what_a_line_may_not_say(tmp_path: Path, entry: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        load_register(write(tmp_path, persons=["t ; 0001 ; Jo Reed ;  ;  ; Streets."], namesakes=[entry]))
