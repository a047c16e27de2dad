"""How a thread stands by the last document that states it."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change
from goldenthread.site.states import COMPLETED, DROPPED, SEVERAL, TO_COME, UNFINISHED, UNHEARD, UNTOLD, state


def standing(held: Holdings, key: str) -> str:
    """The state of a thread of Brackenford."""
    return state(held, held.members(held.threads[f"https://example.org/data/brackenford/thread/{key}"]))


def test_the_states_of_brackenford(held: Holdings) -> None:
    for thread in held.threads.values():
        members = held.members(thread)
        last = held.edition(members[-1])
        found = state(held, members)
        if last.reports and all(one.completed for one in members if one.edition == last.iri):
            assert found == COMPLETED
        elif last.reports:
            assert found in (UNFINISHED, SEVERAL, UNTOLD)
        else:
            assert found in (UNHEARD, UNTOLD, SEVERAL)


def test_what_stands_in_the_latest_plan_is_to_come(held: Holdings) -> None:
    plan, _ = held.editions.values()
    alone = replace(held, editions={plan.iri: plan}, changes_at={})
    members = [one for one in held.commitments.values() if one.edition == plan.iri][:1]
    assert state(alone, members) == TO_COME
    assert state(alone, []) == ""


def test_a_thread_whose_parts_differ_says_so(held: Holdings) -> None:
    _, report = held.editions.values()
    rows = [one for one in held.commitments.values() if one.edition == report.iri]
    done = next(one for one in rows if one.completed)
    other = replace(done, status="overdue", percent=None)
    latest = replace(held, changes_at={})
    assert state(latest, [done, other]) == SEVERAL
    assert state(latest, [done]) == COMPLETED
    assert state(latest, [other]) == UNFINISHED
    assert state(latest, [replace(other, status="", rag="")]) == UNTOLD


def test_what_a_report_has_unfinished_is_told_from_what_only_a_plan_states(held: Holdings) -> None:
    """Two ways of not being taken up: only one of them is a silence about something reported."""
    plan, _ = held.editions.values()
    row = next(one for one in held.commitments.values() if one.edition == plan.iri)
    end = Change(row.iri, row.iri, "ended without a word", "", "", None, "person")
    dropped = replace(held, changes_at={row.iri: (end,)})
    for changed, wanted in (
        (replace(row, status="delayed", status_printed="Delayed"), DROPPED),
        (replace(row, percent=40.0), DROPPED),
        (replace(row, status="parked", status_printed="Parked"), DROPPED),
        (row, UNHEARD),
    ):
        assert state(replace(dropped, commitments={**held.commitments, row.iri: changed}), [changed]) == wanted
