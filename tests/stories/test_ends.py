"""One definition of how lines end: what is decided, what the machine alone says, and what cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.graph import dataset
from goldenthread.model import Closing, Decision, Link, Plan, Progress, Relation, Reviewer, ReviewerKind
from goldenthread.query import ask, load
from goldenthread.store import EmbeddedStore, Table
from goldenthread.stories.trace import tell
from goldenthread.validation import Finding, validate
from tests.small_council import (
    ACTIVITY_2014,
    ACTIVITY_2015,
    MILESTONE_2014,
    MILESTONE_2015,
    MINTER,
    OTHER_2014,
    PLANS,
    PRINTED,
    THREADS,
    iri_of,
    with_facts,
)

MODEL = Reviewer("m1", ReviewerKind.LANGUAGE_MODEL, "a model")
CLERK = Reviewer("clerk", ReviewerKind.PERSON, "the clerk")
OPEN = Progress(status="on target", status_printed="On target")
NEXT = ACTIVITY_2015.rsplit("/", 2)[0]


def plans(progress: Progress = OPEN, year: int = 2015) -> tuple[Plan, Plan]:
    rows = tuple(replace(c, progress=progress) if c.key == "m4" else c for c in PLANS[0].commitments)
    edition = replace(PLANS[1].edition, year_start=date(year, 4, 1), year_end=date(year + 1, 3, 31))
    return replace(PLANS[0], commitments=rows), replace(PLANS[1], edition=edition)


def told(
    links: Sequence[Link] = (),
    closings: Sequence[Closing] = (),
    progress: Progress = OPEN,
    year: int = 2015,
) -> EmbeddedStore:
    stated = dataset(
        plans(progress, year),
        minter=MINTER,
        iri_of=iri_of,
        printed=PRINTED,
        links=links,
        threads=THREADS,
        closings=closings,
    )
    return with_facts(EmbeddedStore.of(list(stated)))


def rows(store: EmbeddedStore, name: str, **values: str) -> list[dict[str, str]]:
    table = ask(store, load(name), values)
    assert isinstance(table, Table)
    return table.records()


def silent(store: EmbeddedStore) -> list[Finding]:
    return [one for one in validate(store, MINTER) if one.code == "ended-without-a-word"]


def end(store: EmbeddedStore, commitment: str) -> tuple[str, str, str, str]:
    (row,) = [one for one in rows(store, "how-commitments-ended") if one["commitment"] == commitment]
    return row["end"], row["lastReport"], row["judgedBy"], row["sureness"]


def pair(decision: Decision, *reviewers: Reviewer, score: float = 0.9) -> Link:
    return Link(
        MILESTONE_2014, MILESTONE_2015, Relation.CONTINUES, decision, score, "semapv:MappingReview", reviewers=reviewers
    )


def test_the_machine_alone_says_so_and_how_sure_it_is() -> None:
    assert end(told(), MILESTONE_2014) == ("ended without a word", "reported open", "the machine alone", "")
    unsure = told([pair(Decision.CANDIDATE, score=0.17)])
    assert end(unsure, MILESTONE_2014) == ("ended without a word", "reported open", "the machine alone", "0.83")
    (finding,) = silent(unsure)
    assert (finding.judged_by, finding.focus) == ("the machine alone", MILESTONE_2014)
    assert "as far as the machine alone can tell (0.83 sure)" in finding.message


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.CANDIDATE])
def test_a_row_of_which_readers_only_rejected_links_is_not_accused(decision: Decision) -> None:
    store = told([pair(decision, CLERK)])
    assert end(store, MILESTONE_2014) == ("not decided", "reported open", "", "")
    assert silent(store) == []
    assert MILESTONE_2014 not in [one["commitment"] for one in rows(store, "quietly-dropped")]
    assert [one["end"] for one in rows(store, "what-was-dropped") if one["commitment"] == MILESTONE_2014] == [
        "not decided"
    ]
    (waiting,) = [one for one in rows(store, "what-waits") if "rejected" in one["what"]]
    assert (waiting["waiting"], waiting["command"]) == ("1", "goldenthread links review --reviewer KEY")


@pytest.mark.parametrize(
    ("reviewers", "kinds"),
    [((MODEL,), "language model"), ((CLERK,), "person"), ((MODEL, CLERK), "person and language model")],
)
def test_a_closing_decides_and_says_of_what_kind_the_readers_are(reviewers: tuple[Reviewer, ...], kinds: str) -> None:
    store = told([pair(Decision.REJECTED, *reviewers)], [Closing(MILESTONE_2014, NEXT, reviewers)])
    assert end(store, MILESTONE_2014) == ("ended without a word", "reported open", kinds, "")
    (finding,) = silent(store)
    assert finding.judged_by == kinds
    assert f"as judged by: {kinds}" in finding.message


def test_a_closing_does_not_end_what_goes_on() -> None:
    store = told([pair(Decision.ACCEPTED, CLERK)], [Closing(MILESTONE_2014, NEXT, (CLERK,))])
    assert MILESTONE_2014 not in [one["commitment"] for one in rows(store, "how-commitments-ended")]


@pytest.mark.parametrize(
    ("progress", "wanted"),
    [
        (Progress(status="completed", status_printed="Completed"), "completed"),
        (Progress(status="discontinued", status_printed="Stopped"), "discontinued"),
        (Progress(percent=100), "completed"),
    ],
)
def test_what_the_document_says_needs_no_judge(progress: Progress, wanted: str) -> None:
    assert end(told(progress=progress), MILESTONE_2014) == (wanted, "", "the document", "")


def test_where_the_next_document_is_missing_every_question_says_that_it_cannot_be_told() -> None:
    store = told(year=2019)
    assert end(store, MILESTONE_2014) == ("not traceable", "reported open", "", "")
    assert silent(store) == []
    dropped = rows(store, "quietly-dropped", edition="2014-15")
    assert {(one["kind"], one["lastReport"], one["commitment"]) for one in dropped} == {
        ("activity", "cannot be told", ""),
        ("milestone", "cannot be told", ""),
    }
    assert {"(cannot be told of 2 open rows: the document of the next year is missing)"} == {
        one["title"] for one in dropped if one["kind"] == "milestone"
    }


def test_of_the_latest_document_nobody_can_tell_yet() -> None:
    last = told([pair(Decision.ACCEPTED, CLERK)])
    for name in ("quietly-dropped", "what-was-dropped"):
        found = rows(last, name, edition="2015-16", kind="activity")
        assert [one["title"][:15] for one in found] == ["(cannot be told"], name
    assert end(last, ACTIVITY_2015)[0] == "still open"


def test_the_four_agree() -> None:
    store = told([pair(Decision.CANDIDATE, score=0.2)], [Closing(ACTIVITY_2014, NEXT, (MODEL,))])

    def named(name: str, **values: str) -> set[str]:
        return {one["commitment"] for one in rows(store, name, **values) if one["commitment"]}

    ended = named("how-commitments-ended", end="ended without a word")
    assert ended == {ACTIVITY_2014, MILESTONE_2014, OTHER_2014}
    assert named("quietly-dropped") == named("what-was-dropped", end="ended without a word") == ended
    assert {one.focus for one in silent(store)} == named("quietly-dropped", lastReport="reported open")


def test_who_judged_is_counted_by_kind() -> None:
    store = told([pair(Decision.REJECTED, MODEL, CLERK)], [Closing(ACTIVITY_2014, NEXT, (MODEL,))])
    found = [(one["label"], one["kind"], one["rejected"], one["closed"]) for one in rows(store, "reviewers")]
    assert found == [("m1", "language model", "1", "1"), ("clerk", "person", "1", "0")]
    types = store.select(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?label ?type WHERE { ?one rdfs:label ?label ; a ?type }"
    ).records()
    kinds = {(one["label"], one["type"].rpartition("#")[2]) for one in types if one["label"] in ("m1", "clerk")}
    assert {("m1", "SoftwareAgent"), ("m1", "LanguageModel"), ("clerk", "Person")} <= kinds
    assert ("m1", "Person") not in kinds
    assert ("clerk", "SoftwareAgent") not in kinds


def test_an_end_that_perhaps_goes_on_has_ended_and_says_so() -> None:
    maybe = replace(pair(Decision.CANDIDATE, score=0.22), perhaps=True)
    store = told([maybe])
    assert end(store, MILESTONE_2014) == ("ended without a word", "reported open", "the machine alone", "0.78")
    (row,) = [one for one in rows(store, "quietly-dropped") if one["commitment"] == MILESTONE_2014]
    assert row["perhaps"] == "0.22"
    (found,) = silent(store)
    assert found.message.endswith(
        "as far as the machine alone can tell (0.78 sure); "
        "perhaps another row continues it (confidence 0.22, not decided)."
    )
    (likeness,) = rows(store, "perhaps-continued")
    assert (likeness["commitment"], likeness["later"], likeness["confidence"], likeness["end"]) == (
        MILESTONE_2014,
        MILESTONE_2015,
        "0.22",
        "ended without a word",
    )
    assert rows(store, "perhaps-continued", least="0.23") == []
    assert rows(store, "perhaps-continued", edition="2015-16") == []
    assert rows(store, "perhaps-continued", kind="activity") == []


def test_an_end_with_a_candidate_that_is_no_perhaps_says_nothing_of_it() -> None:
    store = told([pair(Decision.CANDIDATE, score=0.09)])
    (row,) = [one for one in rows(store, "quietly-dropped") if one["commitment"] == MILESTONE_2014]
    assert (row["sureness"], row["perhaps"]) == ("0.91", "")
    assert "perhaps" not in silent(store)[0].message


def test_a_story_tells_what_is_perhaps_on_both_sides() -> None:
    maybe = replace(pair(Decision.CANDIDATE, score=0.22), perhaps=True)
    store = told([maybe])
    thread = rows(store, "thread-of-a-commitment", commitment=MILESTONE_2014)[0]["thread"]
    said = {chapter.commitment["commitment"]: chapter.perhaps for chapter in tell(store, thread).chapters}
    assert said[MILESTONE_2014] == ('continued by 2015-16 line 5: Choose the "streets" (confidence 0.22, not decided)',)
    assert said[MILESTONE_2015] == ("continues 2014-15 line 4: Choose the streets (confidence 0.22, not decided)",)
