"""What became of the commitments of one document in the next."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.pictures import Fate
from goldenthread.site.drawings import flow
from goldenthread.site.fates import fates
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change, Link


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


def ended(held: Holdings, kind: str) -> Holdings:
    """What is held, where the graph says so of the end of every row."""
    return replace(held, changes_at={iri: (Change(iri, iri, kind, "", "", None),) for iri in held.commitments})


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
    for kind in ("completed", "discontinued", "ended without a word"):
        assert counted(ended(linked(held), kind)) == {
            Fate.ENDED: (sum(one.edition == plan.iri for one in activities), 0),
            Fate.NEW: (0, sum(one.edition == report.iri for one in activities)),
        }


def test_what_nobody_has_said_to_have_ended_cannot_be_told(held: Holdings) -> None:
    for kind in ("not traceable", "not decided", "still open"):
        found = counted(ended(linked(held), kind))
        assert Fate.UNTOLD in found, kind
        assert Fate.ENDED not in found, kind
    assert set(counted(replace(linked(held), changes_at={}))) == {Fate.UNTOLD, Fate.NEW}


def test_a_lot_says_how_it_ended(held: Holdings) -> None:
    plan, report = held.editions.values()
    lots = fates(ended(linked(held), "not traceable"), plan, report)
    assert {lot.end.kind for lot in lots if lot.before and lot.end} == {"not traceable"}
    assert all(lot.end is None for lot in lots if not lot.before)


def test_an_undoing_joins_nothing(held: Holdings) -> None:
    found = counted(ended(linked(held, (f"{PLAN}1", f"{REVIEW}1"), relation="reverses"), "completed"))
    assert set(found) == {Fate.ENDED, Fate.NEW}


def test_a_row_is_followed_through_the_documents_between(held: Holdings) -> None:
    plan, report = held.editions.values()
    joined = linked(held, (f"{PLAN}1", f"{PLAN}2"), (f"{PLAN}2", f"{REVIEW}1"))
    both = [lot for lot in fates(joined, plan, report) if lot.before and lot.after]
    assert [(len(lot.before), len(lot.after), lot.fate) for lot in both] == [(2, 1, Fate.MERGED)]


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
    found = counted(ended(linked(held, (f"{PLAN}1", f"{REVIEW}1"), decision="rejected"), "completed"))
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


def test_a_row_of_the_same_words_is_kept_whatever_else_is_joined_with_it(held: Holdings) -> None:
    """Of four rows in a chain the two in the middle have the same words: what remains is told apart."""
    pairs = ((f"{PLAN}1", f"{REVIEW}1"), (f"{PLAN}2", f"{REVIEW}1"), (f"{PLAN}1", f"{REVIEW}2"))
    made = linked(held, *pairs)
    plan, report = made.editions.values()

    def worded(first: str, second: str) -> dict[Fate, int]:
        words = {f"{PLAN}1": first, f"{REVIEW}1": second}
        rows = {
            iri: replace(one, text=next((text for end, text in words.items() if iri.endswith(end)), one.text))
            for iri, one in made.commitments.items()
        }
        lots = fates(replace(made, commitments=rows), plan, report)
        return {lot.fate: len(lot.before) for lot in lots if lot.before and lot.after}

    assert worded("Dredge the canal", "Paint the locks") == {Fate.SPLIT: 2}
    assert worded("Dredge the canal", "Dredge the canal.") == {Fate.SPLIT: 2}  # the others would stand on nothing
    apart = linked(held, *pairs[:2], (f"{PLAN}2", f"{REVIEW}2"))
    rows = {
        iri: replace(one, text="Dredge the canal") if iri.endswith((f"{PLAN}1", f"{REVIEW}1")) else one
        for iri, one in apart.commitments.items()
    }
    lots = [lot for lot in fates(replace(apart, commitments=rows), plan, report) if lot.before and lot.after]
    assert (lots[0].fate, len(lots[0].before), len(lots[0].after)) == (Fate.KEPT, 1, 1)
    assert len(lots) == 2


def told(held: Holdings, pairs: tuple[tuple[str, str], ...], words: dict[str, str]) -> list[tuple[Fate, int, int]]:
    """How rows with these links and words fared, of both documents together."""
    made = linked(held, *pairs)
    rows = {
        iri: replace(one, text=next((text for end, text in words.items() if iri.endswith(end)), one.text))
        for iri, one in made.commitments.items()
    }
    plan, report = made.editions.values()
    lots = fates(replace(made, commitments=rows), plan, report)
    met = {end for pair in pairs for end in pair}
    return [
        (lot.fate, len(lot.before), len(lot.after))
        for lot in lots
        if any(one.iri.endswith(end) for one in (*lot.before, *lot.after) for end in met)
    ]


def test_a_row_joined_to_two_pairs_of_the_same_words_keeps_a_join(held: Holdings) -> None:
    """Each pair would leave it to the other: it would stand on nothing, as if it were new."""
    pairs = ((f"{PLAN}1", f"{REVIEW}1"), (f"{PLAN}2", f"{REVIEW}2"))
    words = {f"{PLAN}1": "Dredge", f"{REVIEW}1": "Dredge", f"{PLAN}2": "Paint", f"{REVIEW}2": "Paint"}
    words[f"{REVIEW}3"] = "Dredge and paint"
    assert told(held, pairs, words) == [(Fate.KEPT, 1, 1)] * 2
    third = ((f"{PLAN}1", f"{REVIEW}3"), (f"{PLAN}2", f"{REVIEW}3"))
    assert told(held, (*pairs, *third), words) == [(Fate.SPLIT, 2, 3)]


def test_a_row_printed_twice_loses_no_join(held: Holdings) -> None:
    twice = {f"{PLAN}1": "Dredge", f"{PLAN}2": "Dredge", f"{REVIEW}1": "Dredge"}
    pairs = ((f"{PLAN}1", f"{REVIEW}1"), (f"{PLAN}2", f"{REVIEW}1"))
    more = (
        (f"{PLAN}1", f"{REVIEW}2"),
        (f"{PLAN}2", f"{REVIEW}3"),
        (f"{PLAN}3", f"{REVIEW}2"),
        (f"{PLAN}3", f"{REVIEW}3"),
    )
    assert told(held, pairs, twice) == [(Fate.MERGED, 2, 1)]
    ((fate, before, after),) = told(held, (*pairs, *more), twice)
    assert (fate, before, after) == (Fate.SPLIT, 3, 3)


def test_two_rows_printed_twice_in_both_are_kept_and_not_divided(held: Holdings) -> None:
    both = dict.fromkeys((f"{PLAN}1", f"{PLAN}2", f"{REVIEW}1", f"{REVIEW}2"), "Dredge")
    pairs = tuple((f"{PLAN}{one}", f"{REVIEW}{other}") for one in (1, 2) for other in (1, 2))
    assert told(held, pairs, both) == [(Fate.KEPT, 1, 1)] * 2
