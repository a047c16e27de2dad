"""What changed along the readers' links of the five documents, as read in them: editions and lines."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from goldenthread.interpret import interpret
from goldenthread.linking.changes import changes
from goldenthread.linking.decisions import load_decisions
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.profiles import profiles
from goldenthread.minting import Minter
from goldenthread.model import Change
from goldenthread.read.data_folder import Reading
from goldenthread.registers import RECORDS, Keys, assign, load_entries
from goldenthread.stages import read, who_is_who

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture(scope="module")
def documents() -> tuple[Reading, Keys, Minter]:
    reading, minter = read(DATA)
    return reading, assign(reading.plans, load_entries(DATA / "registers" / RECORDS)), minter


@pytest.fixture(scope="module")
def where(documents: tuple[Reading, Keys, Minter]) -> dict[str, tuple[str, int]]:
    """IRI of each commitment -> edition and line."""
    reading, keys, minter = documents
    iri_of = keys.namer(minter)
    return {
        iri_of(plan.edition, row.kind, row.key): (plan.edition.label, row.line)
        for plan in reading.plans
        for row in plan.commitments
    }


@pytest.fixture(scope="module")
def made(documents: tuple[Reading, Keys, Minter]) -> list[Change]:
    reading, keys, minter = documents
    reading, identified = who_is_who(DATA, reading)
    known = profiles(reading.plans, keys.namer(minter))
    judged = apply_decisions([], load_decisions(DATA / "links", minter.base), known)
    assert judged.issues == ()
    return changes(
        reading.plans,
        keys.namer(minter),
        judged.links,
        readings=interpret(reading.plans, keys.namer(minter)),
        identities=identified.identities,
    )


def test_targets_that_were_raised_or_lowered(made: list[Change], where: dict[str, tuple[str, int]]) -> None:
    found = {
        (*where[one.earlier], *where[one.later], one.kind.removeprefix("target "), one.before, one.after)
        for one in made
        if one.kind.startswith("target")
    }
    assert found == {
        ("2007-08", 400, "2012-13", 227, "raised", "75% of schools", "89% of schools"),
        ("2012-13", 22, "2013-14", 34, "raised", "1457 homes", "1774 homes"),
        ("2012-13", 49, "2013-14", 186, "raised", "Eight new Neighbourhood Agreements", "10 Neighbourhood Agreements"),
        ("2012-13", 228, "2013-14", 498, "lowered", "50 schools", "25 schools"),
        ("2012-13", 283, "2013-14", 607, "raised", "47 apprentices", "50 Apprentices"),
        ("2013-14", 607, "2016-17", 116, "lowered", "50 Apprentices", "25 corporate apprenticeships"),
        ("2016-17", 253, "2017-18", 170, "raised", "10 leaving care internships", "10 per quarter"),
    }


def test_a_unit_in_another_spelling_has_not_changed(made: list[Change]) -> None:
    pairs = {(one.before, one.after) for one in made if one.kind == "unit changed"}
    assert pairs
    assert not pairs & {("CE's", "CE"), ("Resources", "RES"), ("Resource", "Resources")}
    assert ("D&R", "PLACE") in pairs


def test_headings_that_were_reworded_have_not_moved(made: list[Change]) -> None:
    moved: dict[str, set[str]] = defaultdict(set)
    for one in made:
        if one.kind == "moved heading":
            moved[one.before].add(one.after)
    engaged, jobs = "Engaged, resilient and cohesive communities", "More residents in good-quality, well-paid jobs"
    assert "Communities are engaged, resilient and cohesive" not in moved[engaged]
    assert "Residents in good-quality, well-paid jobs" not in moved[jobs]
    health = "Reduce health inequalities and promote healthy lifestyles"
    assert health in moved["Focus on crime and anti social behaviour"]


def test_how_often_things_are_promised_in_the_last_three_documents(
    documents: tuple[Reading, Keys, Minter], where: dict[str, tuple[str, int]]
) -> None:
    reading, keys, minter = documents
    readings = interpret(reading.plans, keys.namer(minter))
    found = {(*where[iri], rhythm) for iri, row in readings.rows.items() for rhythm in row.rhythms}
    assert {one for one in found if one[0] >= "2013"} == {
        ("2013-14", 222, "yearly"),
        ("2013-14", 278, "weekly"),
        ("2013-14", 291, "yearly"),
        ("2013-14", 454, "quarterly"),
        ("2013-14", 533, "daily"),
        ("2013-14", 602, "yearly"),
        ("2013-14", 604, "quarterly"),
        ("2013-14", 632, "monthly"),
        ("2016-17", 375, "monthly"),
        ("2016-17", 375, "quarterly"),
        ("2016-17", 434, "yearly"),
        ("2016-17", 442, "yearly"),
        ("2017-18", 14, "yearly"),
        ("2017-18", 99, "yearly"),
        ("2017-18", 170, "quarterly"),
        ("2017-18", 228, "twice a year"),
        ("2017-18", 270, "quarterly"),
        ("2017-18", 290, "weekly"),
        ("2017-18", 300, "fortnightly"),
        ("2017-18", 361, "yearly"),
    }
