"""Threads, their members, and what changed on the way."""

from __future__ import annotations

from goldenthread.graph.thread_quads import change_quads, thread_quads
from goldenthread.namespaces import DCTERMS, GT
from tests.small_council import ACTIVITY_2014, ACTIVITY_2015, CHANGES, CONTEXT, MINTER, THREADS, said

QUADS = [*thread_quads(CONTEXT, THREADS), *change_quads(CONTEXT, CHANGES)]
THREAD = MINTER.thread("marlow-vale", "0001")


def test_members_lead_to_their_thread() -> None:
    for member in (ACTIVITY_2014, ACTIVITY_2015):
        assert said(QUADS, member, GT.inThread) == said(QUADS, member, DCTERMS.isVersionOf) == [THREAD]
    assert said(QUADS, THREAD, GT.memberCount) == ["2"]
    assert said(QUADS, THREAD, GT.level) == [GT.Activity]


def test_a_retired_thread_leads_to_the_one_that_stays() -> None:
    assert said(QUADS, MINTER.thread("marlow-vale", "0004"), DCTERMS.isReplacedBy) == [THREAD]


def test_a_change_has_a_before_and_an_after() -> None:
    change = MINTER.change("marlow-vale", ACTIVITY_2014, ACTIVITY_2015, "target changed")
    assert said(QUADS, ACTIVITY_2015, GT.hasChange) == [change]
    assert (said(QUADS, change, GT.before), said(QUADS, change, GT.after)) == (["200"], ["250"])
