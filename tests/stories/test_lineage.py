"""The lineage questions on Marlow Vale, with one more milestone line that was completed and promised again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.graph import dataset
from goldenthread.interpret import interpret
from goldenthread.linking.changes import changes
from goldenthread.model import Decision, Kind, Link, Plan, Progress, Relation, Thread
from goldenthread.query import ask, load
from goldenthread.store import EmbeddedStore, Table
from tests.small_council import (
    ACTIVITY_2015,
    LINKS,
    MILESTONE_2014,
    MINTER,
    OTHER_2014,
    PLANS,
    PRINTED,
    THREADS,
    iri_of,
    with_facts,
)

DONE = Progress(status="completed", status_printed="Completed")
TEXTS = {"a3": "Plant 200 street trees a month", "m5": "Plant the trees"}


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    rows = tuple(
        replace(c, text=TEXTS.get(c.key, c.text), progress=DONE if c.key == "a3" else c.progress)
        for c in PLANS[0].commitments
    )
    later = tuple(
        replace(c, text="Plant 150 street trees a month") if c.key == "a3" else c for c in PLANS[1].commitments
    )
    plans = (replace(PLANS[0], commitments=rows), replace(PLANS[1], commitments=later))
    merged = Link(OTHER_2014, LINKS[1].later, Relation.CONTINUES, Decision.ACCEPTED, 0.6, "semapv:CompositeMatching")
    links = (LINKS[0], replace(LINKS[1], relation=Relation.CONTINUES), merged)
    bridge = replace(THREADS[1], bridges=((MILESTONE_2014, LINKS[1].later, 2),))
    threads = (THREADS[0], bridge, replace(THREADS[2], members=(OTHER_2014,)))
    return with_facts(
        EmbeddedStore.of(
            list(
                dataset(
                    plans,
                    minter=MINTER,
                    iri_of=iri_of,
                    printed=PRINTED,
                    links=links,
                    threads=threads,
                    changes=changes(plans, iri_of, links, readings=interpret(plans, iri_of)),
                    readings=interpret(plans, iri_of),
                )
            )
        )
    )


@pytest.mark.parametrize(
    ("name", "values", "column", "wanted"),
    [
        ("longest-threads", {}, "editions", ["2", "2"]),
        ("longest-threads", {"least": "3"}, "editions", []),
        ("most-moved-deadlines", {}, "days", ["365"]),
        ("most-moved-deadlines", {"least": "400"}, "days", []),
        ("targets-lowered", {}, "after", ["150 street trees"]),
        ("promised-again-after-completed", {}, "laterTitle", ["Plant 150 street trees a month"]),
        ("promised-again-after-completed", {"kind": "milestone"}, "laterTitle", []),
        ("splits-and-merges", {}, "changeKind", ["merged", "merged"]),
        ("quietly-dropped", {"edition": "2014-15"}, "title", []),
        ("quietly-dropped", {}, "lastReport", ["cannot be told"]),
        ("how-commitments-ended", {}, "end", ["completed", "still open"]),
        ("how-commitments-ended", {"end": "discontinued"}, "end", []),
        ("new-in-an-edition", {}, "title", []),
        ("recurring-commitments", {}, "recurs", ["monthly", "monthly"]),
        ("bridges-for-review", {}, "smallerPart", ["2"]),
    ],
)
def test_answers(store: EmbeddedStore, name: str, values: dict[str, str], column: str, wanted: list[str]) -> None:
    table = ask(store, load(name), values)
    assert isinstance(table, Table)
    assert table.column(column) == wanted


def told(plans: tuple[Plan, ...], links: tuple[Link, ...], threads: Sequence[Thread] = THREADS) -> EmbeddedStore:
    made = changes(plans, iri_of, links, readings=interpret(plans, iri_of))
    stated = dataset(
        plans,
        minter=MINTER,
        iri_of=iri_of,
        printed=PRINTED,
        links=links,
        threads=threads,
        changes=made,
        readings=interpret(plans, iri_of),
    )
    return with_facts(EmbeddedStore.of(list(stated)))


def column(store: EmbeddedStore, name: str, wanted: str, **values: str) -> list[str]:
    table = ask(store, load(name), values)
    assert isinstance(table, Table)
    return table.column(wanted)


def reported(progress: Progress) -> tuple[Plan, ...]:
    rows = tuple(replace(c, progress=progress) if c.key == "m4" else c for c in PLANS[0].commitments)
    return (replace(PLANS[0], commitments=rows), PLANS[1])


ONWARD = replace(LINKS[1], relation=Relation.CONTINUES)


def test_a_deadline_moves_where_what_was_open_goes_on() -> None:
    late = Progress(status="overdue", status_printed="Overdue", percent=100)
    assert column(told(reported(late), (ONWARD,)), "most-moved-deadlines", "days") == ["365"]
    next_stage = replace(ONWARD, relation=Relation.SUCCEEDS)
    assert column(told(reported(late), (next_stage,)), "most-moved-deadlines", "days") == []


@pytest.mark.parametrize("done", [DONE, Progress(percent=100)])
def test_what_was_completed_is_promised_again_and_has_not_moved(done: Progress) -> None:
    store = told(reported(done), (ONWARD,))
    assert column(store, "most-moved-deadlines", "days") == []
    assert column(store, "promised-again-after-completed", "earlierTitle") == ["Choose the streets"]


def test_what_was_never_reported_on_is_told_from_what_was_reported_open() -> None:
    open_ = told(reported(Progress(status="on target", status_printed="On target")), ())
    assert dict(zip(*(column(open_, "quietly-dropped", one) for one in ("title", "lastReport")), strict=True)) == {
        "Plant 200 street trees": "in no report held",
        "Choose the streets": "reported open",
        "Plant the trees": "in no report held",
        "(cannot be told of 1 open rows: the document of the next year is missing)": "cannot be told",
    }
    assert column(open_, "quietly-dropped", "title", lastReport="reported open") == ["Choose the streets"]


def test_the_same_promise_in_three_documents_and_not_the_next_stage_of_it() -> None:
    edition = replace(PLANS[1].edition, label="2016-17", year_start=date(2016, 4, 1), year_end=date(2017, 3, 31))
    plans = (*PLANS, replace(PLANS[1], edition=edition))
    last = iri_of(edition, Kind.MILESTONE, "m5")
    again = replace(ONWARD, earlier=ONWARD.later, later=last)
    assert column(told(plans, (ONWARD, again)), "recurring-commitments", "editions") == ["3", "3", "3"]
    assert column(told(plans, (LINKS[1], again)), "recurring-commitments", "editions") == []


def test_without_its_links_a_line_is_dropped_and_another_is_new() -> None:
    threads = [replace(thread, members=thread.members[:1]) for thread in THREADS]
    threads.append(replace(THREADS[0], iri=MINTER.thread("marlow-vale", "0009"), members=(ACTIVITY_2015,)))
    alone = with_facts(
        EmbeddedStore.of(
            list(
                dataset(
                    PLANS,
                    minter=MINTER,
                    iri_of=iri_of,
                    printed=PRINTED,
                    threads=threads,
                    changes=changes(PLANS, iri_of, ()),
                )
            )
        )
    )
    dropped, new = (ask(alone, load(name)) for name in ("quietly-dropped", "new-in-an-edition"))
    assert isinstance(dropped, Table)
    assert isinstance(new, Table)
    assert dropped.column("title")[:3] == ["Plant 200 street trees", "Choose the streets", "Plant the trees"]
    assert new.column("title") == ["Plant 250 street trees", 'Choose the "streets"']
