"""The machine alone on the five documents, by folds: no pair is scored by weights that saw a decision about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.linking.agreement import Figures, figures
from goldenthread.linking.calibration import load_calibration
from goldenthread.linking.decisions import DecisionLine, load_decisions
from goldenthread.linking.learn import unseen
from goldenthread.linking.meaning import NOTHING, Meanings, load_meanings, missing
from goldenthread.linking.profiles import Profile, profiles
from goldenthread.linking.propose import propose
from goldenthread.registers import RECORDS, assign, load_entries
from goldenthread.stages import read, who_is_who

DATA = Path(__file__).parent.parent.parent / "data"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def known() -> tuple[list[Profile], list[DecisionLine]]:
    reading, minter = read(DATA)
    reading, _ = who_is_who(DATA, reading)
    keys = assign(reading.plans, load_entries(DATA / "registers" / RECORDS))
    return profiles(reading.plans, keys.namer(minter)), load_decisions(DATA / "links", minter.base)


def alone(known: tuple[list[Profile], list[DecisionLine]], meanings: Meanings, level: str = "activity") -> Figures:
    found, decisions = known
    return figures(propose(found, load_calibration(DATA / "links"), meanings), decisions, found, level)


def test_with_meaning_the_machine_reaches_what_is_asked(known: tuple[list[Profile], list[DecisionLine]]) -> None:
    meanings = load_meanings(DATA / "links")
    assert missing(known[0], meanings) == ()
    for level, least in (("activity", 0.88), ("milestone", 0.745)):
        assert alone(known, meanings, level).f1 >= least
    between = alone(known, meanings, "between")
    assert between.precision >= 0.8
    assert between.recall >= 0.37
    relations = {level: alone(known, meanings, level).relation for level in ("activity", "milestone", "between")}
    assert all(
        relations[level] >= least for level, least in (("activity", 0.86), ("milestone", 0.78), ("between", 0.8))
    )


def test_years_that_the_weights_have_not_seen_are_linked_nearly_as_well(
    known: tuple[list[Profile], list[DecisionLine]],
) -> None:
    found, decisions = known
    meanings = load_meanings(DATA / "links")
    links = unseen(found, decisions, meanings)
    for level in ("activity", "milestone"):
        assert figures(links, decisions, found, level).f1 >= alone(known, meanings, level).f1 - 0.03


def test_by_words_alone_it_still_finds_most(known: tuple[list[Profile], list[DecisionLine]]) -> None:
    assert alone(known, NOTHING).f1 >= 0.82
