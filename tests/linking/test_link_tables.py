"""The tables of links beside decisions, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.link_tables import BEGIN, END, confusion_table, expected_error, put_between, reliability_table
from goldenthread.model import Decision, Link, Relation
from tests.linking.rows import TOWN, link

TREES, ROOF, CLUB, MORE_TREES, REPAIRS, MEALS, CARE, ROOF_AGAIN, BADGERS = TOWN


def decided(
    one: Link, decision: Decision = Decision.ACCEPTED, confidence: float = 0.9, relation: Relation = Relation.CONTINUES
) -> DecisionLine:
    return DecisionLine(one.later, one.earlier, relation, decision, confidence, "reader", "2026-11-30", "read")


def said(one: Link, confidence: float, relation: Relation = Relation.CONTINUES, *, perhaps: bool = False) -> Link:
    decision = Decision.PROPOSED if confidence >= 0.3 else Decision.CANDIDATE
    return replace(one, decision=decision, confidence=confidence, relation=relation, perhaps=perhaps)


def rows(table: str) -> dict[tuple[str, str], list[str]]:
    return {(cells[0], cells[1]): cells[2:] for cells in map(str.split, table.splitlines()[1:])}


def test_each_pair_stands_where_readers_and_the_machine_put_it() -> None:
    decisions = [
        decided(link(TREES, MORE_TREES), relation=Relation.SUCCEEDS),
        decided(link(ROOF, REPAIRS)),
        decided(link(ROOF, MEALS)),
        decided(link(CLUB, MEALS), Decision.CANDIDATE, 0.4),
        decided(link(CLUB, REPAIRS), relation=Relation.REVERSES),
        decided(link(TREES, REPAIRS), Decision.REJECTED),
    ]
    links = [
        said(link(TREES, MORE_TREES), 0.9),
        said(link(ROOF, REPAIRS), 0.2, perhaps=True),
        said(link(CLUB, MEALS), 0.8, Relation.SUCCEEDS),
        said(link(CLUB, REPAIRS), 0.5, Relation.REVERSES),
        said(link(TREES, REPAIRS), 0.4),
        said(link(CLUB, MORE_TREES), 0.05),
        said(link(MORE_TREES, CARE), 0.9),  # readers compared nothing there
    ]
    assert rows(confusion_table(links, decisions, TOWN)) == {
        ("activity", "continues"): ["-", "-", "-", "1", "1"],
        ("activity", "succeeds"): ["1", "-", "-", "-", "-"],
        ("activity", "reverses"): ["-", "-", "1", "-", "-"],
        ("activity", "doubtful"): ["-", "1", "-", "-", "-"],
        ("activity", "none"): ["1", "-", "-", "-", "-"],
        ("activity", "split"): ["-", "-", "-", "1", "1"],
    }


def test_confidence_stands_beside_how_often_it_was_right() -> None:
    decisions = [decided(link(TREES, MORE_TREES)), decided(link(CLUB, MEALS), Decision.CANDIDATE, 0.4)]
    links = [
        said(link(TREES, MORE_TREES), 0.95),
        said(link(ROOF, REPAIRS), 0.9),
        said(link(ROOF, MEALS), 0.2),
        said(link(CLUB, MEALS), 0.5),  # in doubt: neither right nor wrong
        said(link(CLUB, REPAIRS), 0.5, Relation.REVERSES),
    ]
    level, pairs, error, *cells = reliability_table(links, decisions, TOWN).splitlines()[1].split(maxsplit=3)
    assert (level, pairs, error) == ("activity", "3", f"{abs((0.95 + 0.9 + 0.2) / 3 - 1 / 3):.3f}")
    assert cells[0].split() == ["-", "0.20", "/", "0.00", "-", "-", "0.93", "/", "0.50"]


def test_the_expected_error_is_weighed_by_groups_of_thirty() -> None:
    sure, unsure = np.full(30, 0.9), np.full(30, 0.1)
    assert expected_error(np.r_[sure, unsure], np.r_[np.ones(30), np.zeros(30)]) == pytest.approx(0.1)
    assert expected_error(np.r_[sure[:29], unsure[:29]], np.r_[np.ones(29), np.zeros(29)]) == pytest.approx(0.0)
    assert expected_error(np.zeros(0), np.zeros(0)) == 0.0


def test_tables_take_the_place_of_those_before_and_of_nothing_else() -> None:
    page = f"# Links\n\n{BEGIN}\n```\nold\n```\n{END}\n\nafter\n"
    assert put_between(page, "new") == f"# Links\n\n{BEGIN}\n```\nnew\n```\n{END}\n\nafter\n"
    assert put_between(put_between(page, "new"), "new") == put_between(page, "new")
    for without in ("# Links", f"{BEGIN} and no more", f"{END} before {BEGIN}"):
        with pytest.raises(ValueError, match="there is no line"):
            put_between(without, "new")
