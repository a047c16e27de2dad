"""Who is found by a printed name."""

from __future__ import annotations

import pytest

from goldenthread.identity.directory import Directory
from goldenthread.model import Person

ANN = Person("wold", "0001", "Ann Reed", elected=True)
BEN = Person("wold", "0002", "Ben Moss")
OFFICER_ANN = Person("wold", "0003", "Ann Reed")


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Ann Reed", "0001"),
        ("Cllr Ann Reed", "0001"),
        ("Cllr. ANN REED", "0001"),
        ("Councillor Ann Reed", "0001"),
        ("Dr Ann Reed", ""),  # no title of a member: perhaps somebody else
        ("Mayor Ann Reed", ""),  # an office, and whoever holds it
        ("Cllr Reed", ""),
        ("Cllr Ben Moss", ""),  # an officer bears the name, and no member
        ("Ben Moss", "0002"),
    ],
)
def test_a_member_is_found_with_the_title_that_the_register_leaves_out(printed: str, key: str) -> None:
    assert Directory([ANN, BEN], [], []).person_key("wold", printed) == key
    assert Directory([ANN, BEN], [], []).person_key("elsewhere", printed) == ""


def test_a_title_tells_the_member_from_the_officer_of_one_name() -> None:
    known = Directory([ANN, OFFICER_ANN], [], [])
    assert known.person_key("wold", "Cllr Ann Reed") == "0001"
    assert known.bearers("wold", "Cllr Ann Reed") == ()
    assert known.person_key("wold", "Ann Reed") == ""
    assert set(known.bearers("wold", "Ann Reed")) == {"0001", "0003"}


def test_two_members_of_one_name_are_not_told_apart_by_their_title() -> None:
    twice = Directory([ANN, Person("wold", "0004", "Ann Reed", elected=True)], [], [])
    assert twice.person_key("wold", "Cllr Ann Reed") == ""
    assert set(twice.bearers("wold", "Cllr Ann Reed")) == {"0001", "0004"}
