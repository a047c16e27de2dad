"""What became of the commitments of one document in the next."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.site.drawings import flow
from goldenthread.site.fates import fates
from goldenthread.site.holdings import Holdings
from goldenthread.site.pictures import Fate
from goldenthread.site.records import Link


def linked(
    held: Holdings, *pairs: tuple[str, str], relation: str = "continues", decision: str = "accepted"
) -> Holdings:
    """What is held, with these links and no others, between the ends of IRIs."""
    links = []
    for earlier, later in pairs:
        (a,) = [iri for iri in held.commitments if iri.endswith(earlier)]
        (b,) = [iri for iri in held.commitments if iri.endswith(later)]
        links.append(Link(f"{a} {b}", a, b, relation, decision, 0.9, "reader 1", ""))
    return replace(
        held,
        links_to={b: tuple(one for one in links if one.later == b) for b in {one.later for one in links}},
        links_from={a: tuple(one for one in links if one.earlier == a) for a in {one.earlier for one in links}},
    )


def counted(held: Holdings) -> dict[Fate, tuple[int, int]]:
    """How many fared how, before and after."""
    plan, report = held.editions.values()
    found: dict[Fate, tuple[int, int]] = {}
    for lot in fates(held, plan, report):
        before, after = found.get(lot.fate, (0, 0))
        found[lot.fate] = (before + len(lot.before), after + len(lot.after))
    return found


PLAN, REVIEW = "2018-19/plan/activity/000", "2019-20/year-end-report/activity/000"


def test_every_commitment_of_both_is_in_one_lot(held: Holdings) -> None:
    plan, report = held.editions.values()
    lots = fates(held, plan, report)
    for edition, side in ((plan, "before"), (report, "after")):
        mine = [one.iri for one in held.commitments.values() if one.edition == edition.iri and one.kind == "activity"]
        assert sorted(one.iri for lot in lots for one in getattr(lot, side)) == sorted(mine)


def test_without_links_all_ended_and_all_are_new(held: Holdings) -> None:
    plan, report = held.editions.values()
    activities = [one for one in held.commitments.values() if one.kind == "activity"]
    found = counted(linked(held))
    assert found == {
        Fate.ENDED: (sum(one.edition == plan.iri for one in activities), 0),
        Fate.NEW: (0, sum(one.edition == report.iri for one in activities)),
    }


def test_where_years_lie_between_what_was_unfinished_cannot_be_told(held: Holdings) -> None:
    plan, report = held.editions.values()
    late = replace(report, start=report.start.replace(year=2022), end=report.end.replace(year=2023))
    apart = replace(linked(held), editions={plan.iri: plan, report.iri: late})
    assert Fate.UNTOLD in counted(apart)
    assert Fate.ENDED not in counted(apart)


def test_kept_reworded_split_and_merged(held: Holdings) -> None:
    one = (f"{PLAN}1", f"{REVIEW}1")
    (a,) = [row for iri, row in held.commitments.items() if iri.endswith(one[0])]

    def worded(text: str) -> Holdings:
        rows = {iri: replace(row, text=text) if iri.endswith(one[1]) else row for iri, row in held.commitments.items()}
        return replace(linked(held, one), commitments=rows)

    assert counted(worded(f"{a.text}."))[Fate.KEPT] == (1, 1)
    assert counted(worded("Something in other words"))[Fate.REWORDED] == (1, 1)
    assert counted(linked(held, one, (f"{PLAN}1", f"{REVIEW}2")))[Fate.SPLIT] == (1, 2)
    assert counted(linked(held, one, (f"{PLAN}2", f"{REVIEW}1")))[Fate.MERGED] == (2, 1)


def test_a_rejected_link_joins_nothing(held: Holdings) -> None:
    found = counted(linked(held, (f"{PLAN}1", f"{REVIEW}1"), decision="rejected"))
    assert set(found) == {Fate.ENDED, Fate.NEW}


def test_what_becomes_a_step_has_not_ended(held: Holdings) -> None:
    (step, *_) = [one.iri for one in held.commitments.values() if "2019-20" in one.iri and one.kind == "milestone"]
    found = counted(linked(held, (f"{PLAN}1", step)))
    assert found[Fate.ELSEWHERE] == (1, 0)


def test_the_picture_of_it_adds_up(held: Holdings) -> None:
    editions = tuple(held.editions.values())
    drawn = flow(held, editions)
    assert drawn is not None
    (step,) = drawn.steps
    assert sum(one.before for one in step.streams) == drawn.documents[0].total
    assert sum(one.after for one in step.streams) == drawn.documents[1].total
    assert flow(held, editions[:1]) is None
