"""Who is meant by a printed name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.graph.agent_finder import PROVISIONAL, Agents, complete, is_person
from goldenthread.model import Identities
from tests.small_council import IDENTITIES, KNOWN, MINTER, PLANS

BODY = "marlow-vale"


def test_names_and_aliases_lead_to_one_person() -> None:
    agents = Agents(MINTER, IDENTITIES)
    assert agents.agent(BODY, "Ada Lark") == agents.agent(BODY, "a.lark") == MINTER.person(BODY, "ada-lark")
    assert agents.agent("elsewhere", "Ada Lark") == ""


def test_posts_and_units_are_found() -> None:
    agents = Agents(MINTER, IDENTITIES)
    assert agents.agent(BODY, "Head of Parks") == MINTER.post(BODY, "head-of-parks")
    assert agents.person(BODY, "Head of Parks") is None
    assert agents.unit(BODY, "E&P") == agents.unit(BODY, "Environment and Parks") == MINTER.unit(BODY, "e-and-p")


def test_what_the_register_does_not_know_is_provisional() -> None:
    new = set(KNOWN.persons) - set(IDENTITIES.persons)
    assert [(person.key, person.reason) for person in new] == [("ben-moss", PROVISIONAL)]
    assert [post.title for post in KNOWN.posts] == ["Head of Parks", "Cabinet Member for Parks"]
    assert KNOWN.posts[1].elected


def test_memberships_follow_from_the_rows() -> None:
    seen = {(m.person, m.unit, m.edition.label, m.lines) for m in KNOWN.memberships}
    assert seen == {
        ("ada-lark", "e-and-p", "2014-15", (3,)),
        ("ada-lark", "place", "2015-16", (3, 4)),
        ("ben-moss", "place", "2015-16", (5, 6)),
    }


def test_completing_twice_changes_nothing() -> None:
    assert complete(KNOWN, PLANS, MINTER) == KNOWN


def test_everybody_is_found_without_a_register() -> None:
    agents = Agents(MINTER, complete(Identities(), PLANS, MINTER))
    for plan in PLANS:
        for commitment in plan.commitments:
            for name in (*(officer.name for officer in commitment.officers), *commitment.lead_members):
                assert agents.agent(BODY, name)
            for code in commitment.directorates:
                assert agents.unit(BODY, code)


@pytest.mark.parametrize(
    ("name", "elected", "expected"),
    [
        ("Ada Lark", False, True),
        ("Divisional Director Parks", False, False),
        ("Service Head", False, False),
        ("Cllr Fern Hollis", True, True),
        ("Mayor Hollis", True, True),
        ("Executive Mayor", True, False),
        ("Mayor and Cabinet Member for Parks", True, False),
        ("Deputy Mayor", True, False),
    ],
)
def test_a_person_or_a_post(name: str, elected: bool, expected: bool) -> None:
    assert is_person(name, elected=elected) is expected


def test_marks_are_units_of_their_own() -> None:
    (row,) = PLANS[0].commitments[:1]
    plan = replace(PLANS[0], commitments=(replace(row, directorates=("✦", "✧", "✦", "R/S", "R.S"), officers=()),))
    known = complete(Identities(), [plan], MINTER)
    assert [unit.code for unit in known.units] == ["✦", "✧", "R/S"]
    assert len({MINTER.unit(BODY, unit.key) for unit in known.units}) == 3
    agents = Agents(MINTER, known)
    assert agents.unit(BODY, "✦") != agents.unit(BODY, "✧")
    assert agents.unit(BODY, "R/S") == agents.unit(BODY, "RS")
