"""What the pictures of a thread are given: every move of a deadline, as the graph calls it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.pictures import Slips
from goldenthread.pictures.deadline_arrows import Move
from goldenthread.site.drawings import slippage
from goldenthread.site.holdings import Holdings


def of(held: Holdings, words: str) -> Slips | None:
    """The slips of the thread whose latest words are these."""
    thread = next(one for one in held.threads.values() if one.label == words)
    return slippage(held, held.members(thread))


def test_a_date_a_year_later_than_that_of_a_plan_is_a_round_or_a_slip(held: Holdings) -> None:
    """The plan is due on 31.03.2019, the review on 31-03-2020; nothing was reported between."""
    drawn = of(held, "Bring recycling to every flat in the borough")
    assert drawn is not None
    (slip,) = drawn.rows
    assert (slip.before, slip.after) == (date(2019, 3, 31), date(2020, 3, 31))
    assert slip.move is Move.EITHER
    assert drawn.caption.startswith("Another day than before: 1 of 1 ")


@pytest.mark.parametrize(
    ("kind", "move"),
    [
        ("deadline moved", Move.SLIP),
        ("deadline renewed", Move.EITHER),
        ("next stage due", Move.NEXT),
        ("deadline restated", Move.RESTATED),
    ],
)
def test_a_move_is_called_what_the_graph_calls_it(held: Holdings, kind: str, move: Move) -> None:
    kinds = ("deadline moved", "deadline renewed", "next stage due")
    changed = {
        later: tuple(replace(one, kind=kind) if one.kind in kinds else one for one in some)
        for later, some in held.changes_at.items()
    }
    reported = {iri: replace(one, reported=True) for iri, one in held.commitments.items()}
    made = replace(held, changes_at=changed, commitments=reported)
    drawn = of(made, "Bring recycling to every flat in the borough")
    assert drawn is not None
    assert [slip.move for slip in drawn.rows] == [move]


def test_a_move_that_the_graph_does_not_call_one_is_not_drawn(held: Holdings) -> None:
    assert of(replace(held, changes_at={}), "Bring recycling to every flat in the borough") is None


def test_where_nothing_moved_nothing_is_drawn(held: Holdings) -> None:
    for thread in held.threads.values():
        members = held.members(thread)
        if len({one.deadline for one in members}) == 1:
            assert slippage(held, members) is None


def test_every_row_leads_to_the_later_statement(held: Holdings) -> None:
    for thread in held.threads.values():
        members = held.members(thread)
        drawn = slippage(held, members)
        for slip in drawn.rows if drawn else ():
            assert slip.href in {f"#{held.anchor_of(one)}" for one in members if one.deadline == slip.after}


def test_what_was_completed_and_is_promised_again_is_drawn_as_such(held: Holdings) -> None:
    drawn = of(held, "Bring recycling to every flat in the borough")
    assert drawn is not None
    done = {
        iri: replace(one, status="completed") if one.deadline == drawn.rows[0].before else one
        for iri, one in held.commitments.items()
    }
    again = of(replace(held, commitments=done), "Bring recycling to every flat in the borough")
    assert again is not None
    assert [slip.move for slip in again.rows] == [Move.AGAIN]
