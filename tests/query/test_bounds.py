"""Figures that rest on links, with their bounds: counts worked out by hand from what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from goldenthread.graph import dataset
from goldenthread.linking.measured import Accuracies, Accuracy
from goldenthread.model import Closing, Decision, Link, Progress, Relation, Reviewer, ReviewerKind
from goldenthread.query import ask, load
from goldenthread.store import EmbeddedStore, Table
from tests.small_council import (
    ACTIVITY_2014,
    ACTIVITY_2015,
    MILESTONE_2014,
    MILESTONE_2015,
    MINTER,
    PLANS,
    PRINTED,
    iri_of,
    with_facts,
)

CLERK = Reviewer("clerk", ReviewerKind.PERSON, "the clerk")
MEASURED = Accuracy(right=8, wrong=2, missed=5, ends_said=4, ends_wrong=1, onward_said=10, onward_wrong=3)
NEXT = ACTIVITY_2015.rsplit("/", 2)[0]


def link(earlier: str, later: str, decision: Decision, *reviewers: Reviewer) -> Link:
    return Link(earlier, later, Relation.CONTINUES, decision, 0.9, "semapv:MappingReview", reviewers=reviewers)


def made(
    *links: Link, closings: Sequence[Closing] = (), measured: Accuracy | None = MEASURED, done: bool = False
) -> EmbeddedStore:
    held = {("marlow-vale", level): measured for level in ("activity", "milestone")} if measured else {}
    plans = PLANS
    if done:
        rows = tuple(
            replace(one, progress=Progress(status="completed", status_printed="Completed")) if one.key == "a3" else one
            for one in PLANS[0].commitments
        )
        plans = (replace(PLANS[0], commitments=rows), *PLANS[1:])
    stated = dataset(
        plans,
        minter=MINTER,
        iri_of=iri_of,
        printed=PRINTED,
        links=links,
        closings=closings,
        accuracies=Accuracies("two documents", held),
    )
    return with_facts(EmbeddedStore.of(list(stated)))


def rows(store: EmbeddedStore, name: str, **values: str) -> list[dict[str, str]]:
    table = ask(store, load(name), values)
    assert isinstance(table, Table)
    return table.records()


def figure(store: EmbeddedStore, name: str, kind: str) -> tuple[str, ...]:
    found = rows(store, "how-sure-are-the-figures", kind=kind, edition="2014-15")
    (row,) = [one for one in found if one["figure"] == name]
    return row["counted"], row["of"], row["byTheMachineAlone"], row["least"], row["most"]


PROPOSED = link(MILESTONE_2014, MILESTONE_2015, Decision.PROPOSED)


def test_the_machine_alone_has_bounds() -> None:
    """One milestone of two ended: 1 less 1 x 1/4, and 1 more 1 x 3/10, each bound to the next whole row."""
    store = made(PROPOSED)
    assert figure(store, "ended without a word", "milestone") == ("1", "2", "2", "0", "2")
    assert figure(store, "carried on", "milestone") == ("1", "2", "2", "0", "2")


def test_what_never_was_wrong_has_no_bounds() -> None:
    store = made(PROPOSED, measured=replace(MEASURED, ends_wrong=0, onward_wrong=0))
    assert figure(store, "ended without a word", "milestone") == ("1", "2", "2", "1", "1")


def test_what_readers_decided_is_certain() -> None:
    accepted = link(ACTIVITY_2014, ACTIVITY_2015, Decision.ACCEPTED, CLERK)
    store = made(accepted)
    assert figure(store, "carried on", "activity") == ("1", "1", "0", "1", "1")
    closed = made(closings=[Closing(ACTIVITY_2014, NEXT, (CLERK,), "2030-01-01")])
    assert figure(closed, "ended without a word", "activity") == ("1", "1", "0", "1", "1")
    (note,) = {
        one["note"]
        for one in rows(store, "how-sure-are-the-figures", kind="activity", edition="2014-15")
        if one["figure"] == "carried on"
    }
    assert note == "decided by readers, nothing inferred"


def test_an_accepted_link_beside_a_proposed_one_is_certain() -> None:
    store = made(
        link(MILESTONE_2014, MILESTONE_2015, Decision.ACCEPTED, CLERK),
        link(MILESTONE_2014, ACTIVITY_2015, Decision.PROPOSED),
    )
    counted, _, alone, _, _ = figure(store, "carried on", "milestone")
    assert (counted, alone) == ("1", "1")  # the one that ended is by the machine alone


def test_where_nothing_was_measured_no_bound_is_made_up() -> None:
    store = made(PROPOSED, measured=None)
    assert figure(store, "ended without a word", "milestone")[3:] == ("", "")
    found = rows(store, "how-sure-are-the-figures", kind="milestone", edition="2014-15")
    assert {one["note"] for one in found if one["counted"] != "0"} == {
        "cannot be told: how often the machine is wrong was not measured"
    }


def test_what_was_completed_would_not_have_been_dropped() -> None:
    proposed = link(ACTIVITY_2014, ACTIVITY_2015, Decision.PROPOSED)
    assert figure(made(proposed), "carried on", "activity")[0] == "1"
    assert rows(made(proposed, done=True), "how-sure-are-the-figures", kind="activity", edition="2014-15") == []


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        ([PROPOSED], ("0", "1", "0", "1")),  # of 1 proposed 2/10 are wrong and 5/10 missed, to the next whole link
        ([link(MILESTONE_2014, MILESTONE_2015, Decision.ACCEPTED, CLERK)], ("1", "0", "0", "0")),
        ([replace(PROPOSED, decision=Decision.CANDIDATE)], ("0", "0", "0", "0")),
        ([replace(PROPOSED, relation=Relation.REVERSES)], ("0", "0", "0", "0")),
    ],
)
def test_what_is_to_be_expected_of_links(links: list[Link], wanted: tuple[str, ...]) -> None:
    (row,) = [one for one in rows(made(*links), "how-sure-are-the-links") if one["level"] == "milestone"]
    assert (row["accepted"], row["proposed"], row["expectedWrong"], row["expectedMissed"]) == wanted
    assert row["measuredOn"] == "two documents"


def test_a_level_of_which_nothing_is_linked_says_so() -> None:
    assert {one["note"] for one in rows(made(), "how-sure-are-the-links")} == {"nothing is linked"}
