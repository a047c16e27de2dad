"""What the machine proposes on an invented council: the reader sees at once which lines go on."""

from __future__ import annotations

from goldenthread.linking.calibration import Level, Weights
from goldenthread.linking.propose import propose
from goldenthread.model import Decision
from tests.linking.rows import TOWN, profile

PLAIN = Level((Weights(-4.0, {"letters": 8.0}),), (Weights(-5.0, {}),))


def ends(decision: Decision = Decision.PROPOSED) -> set[tuple[str, str]]:
    return {
        (link.earlier.split("/")[4] + link.earlier[-2:], link.later.split("/")[4] + link.later[-2:])
        for link in propose(TOWN, {"activity": PLAIN})
        if link.decision is decision
    }


def test_the_trees_go_on_from_year_to_year_and_the_roof_over_a_gap() -> None:
    assert ends() == {("2012-1301", "2013-1401"), ("2013-1401", "2014-1501"), ("2012-1302", "2014-1502")}


def test_a_link_over_a_gap_gives_way_to_a_nearer_one() -> None:
    assert ("2012-1301", "2014-1501") not in ends()
    assert ("2012-1301", "2014-1501") in ends(Decision.CANDIDATE)


def test_links_stay_within_a_council() -> None:
    here = profile("2012-13", "0001", "Plant street trees in the Old Quarter")
    there = profile("2013-14", "0001", "Plant street trees in the Old Quarter", body="fenwick")
    assert propose([here, there]) == []


def test_a_score_is_told_in_parts_that_add_up() -> None:
    (one,) = [x for x in propose(TOWN, {"activity": PLAIN}) if x.earlier.endswith("2012-13/plan/activity/0002")][:1]
    odds = sum(value for _, value in one.parts)
    assert [name for name, _ in one.parts] == ["base", "title"]
    assert abs(1 / (1 + 2.718281828**-odds) - one.confidence) < 0.001


def test_each_pair_is_scored_by_the_weights_of_its_fold() -> None:
    deaf = Weights(-20.0, {})
    assert propose(TOWN, {"activity": Level((deaf, deaf), PLAIN.succeeds * 2)}) == []


def test_without_a_calibration_of_its_own_a_folder_is_linked_by_the_one_that_ships() -> None:
    proposed = {(one.earlier[-27:], one.later[-27:]) for one in propose(TOWN) if one.decision is Decision.PROPOSED}
    assert proposed == {
        ("/2012-13/plan/activity/0001", "/2013-14/plan/activity/0001"),
        ("/2013-14/plan/activity/0001", "/2014-15/plan/activity/0001"),
        ("/2012-13/plan/activity/0002", "/2014-15/plan/activity/0002"),
    }


def test_the_same_input_gives_the_same_links() -> None:
    assert propose(TOWN) == propose(tuple(reversed(TOWN)))
