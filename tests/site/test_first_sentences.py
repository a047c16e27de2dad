"""The sentence first, in each of its branches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.site.beginnings import first, origin
from goldenthread.site.course import Course, Ending, Stated
from goldenthread.site.first_sentences import (
    Sentence,
    began,
    branches,
    close,
    doubts,
    lede,
    presence,
    reports,
    slips,
    stages,
)
from goldenthread.site.records import Commitment, Edition, Finding


def edition(label: str, document: str = "year-end-report", *, reports: bool = True) -> Edition:
    """A document of Marlow Vale."""
    first = int(label[:4])
    return Edition(
        iri=f"https://example.org/{label}/{document}",
        body="https://example.org/marlow-vale",
        body_key="marlow-vale",
        body_name="Marlow Vale",
        label=label,
        document=document,
        title=label,
        start=date(first, 4, 1),
        end=date(first + 1, 3, 31),
        as_of=date(first + 1, 3, 31) if reports else None,
        file="sources/one.txt",
        checksum="",
        licence="",
        prints=frozenset({"status-activity", "percent-activity"} if reports else set()),
    )


def row(of: Edition, status: str = "", percent: float | None = None, due: date | None = None) -> Commitment:
    """A commitment in it."""
    return Commitment(
        iri=f"{of.iri}/activity/1",
        edition=of.iri,
        kind="activity",
        ref="",
        text="Plant trees",
        parent="",
        line=1,
        lines=(1,),
        order=1,
        deadlines=(due,) if due else (),
        deadline_printed="",
        suggested=(),
        status=status,
        status_printed=status.title(),
        rag="",
        percent=percent,
        percent_printed="",
        comment="",
        reported=bool(status),
        thread="t",
        names=(),
    )


def stated(
    of: Edition, *standings: str, after: frozenset[str] = frozenset(), ends: str = "", doubt: str = ""
) -> Stated:
    """What it states of one thread."""
    words = {"done": "completed", "late": "overdue", "open": "on target"}
    rows = tuple(row(of, words.get(one, ""), 100.0 if one == "done" else None) for one in standings)
    found = (Finding("f", doubt, "warning", rows[0].iri, 1, "message", "", "", ""),) if doubt else ()
    endings = tuple(Ending(ends, f"It ended: {ends}.") for _ in standings) if ends else ()
    return Stated(of, f"in-{of.label}", rows, standings, found, after, endings=endings)


def text(sentence: Sentence) -> str:
    """A sentence as a reader sees it."""
    return "".join(piece.text for piece in sentence)


PLAN = edition("2012-13", "plan", reports=False)
ONE, TWO, THREE = edition("2013-14"), edition("2014-15"), edition("2015-16")
NEXT_PLAN = edition("2016-17", "plan", reports=False)


@pytest.mark.parametrize(
    ("held", "in_which", "said"),
    [
        ((ONE,), (ONE,), "Promised in the only document that we hold, the 2013/14 year-end report."),
        ((ONE, TWO), (TWO,), "Promised in one of the two documents that we hold, the 2014/15 year-end report."),
        ((ONE, TWO), (ONE, TWO), "Promised in both documents that we hold, from 2013/14 to 2014/15."),
        ((PLAN, ONE, TWO), (PLAN, ONE, TWO), "Promised in all three documents that we hold, from 2012/13 to 2014/15."),
        (
            (PLAN, ONE, TWO),
            (PLAN, TWO),
            (
                "Promised in two of the three documents that we hold, from 2012/13 to 2014/15; "
                "the 2013/14 year-end report does not mention it."
            ),
        ),
        (
            (PLAN, ONE, TWO, THREE),
            (PLAN, THREE),
            (
                "Promised in two of the four documents that we hold, from 2012/13 to 2015/16; "
                "the 2013/14 year-end report and the 2014/15 year-end report do not mention it."
            ),
        ),
        (
            (edition("2013-14", "plan", reports=False), ONE),
            (edition("2013-14", "plan", reports=False), ONE),
            "Promised in both documents that we hold, for 2013/14.",
        ),
        ((ONE,), (), ""),
    ],
)
def test_in_which_documents_it_stands(held: tuple[Edition, ...], in_which: tuple[Edition, ...], said: str) -> None:
    course = Course(held, tuple(stated(one, "open") for one in in_which))
    assert text(presence(course)) == said


@pytest.mark.parametrize(
    ("course", "said"),
    [
        ((stated(PLAN, "plan"),), "Nothing is reported of it: it is a plan."),
        ((stated(PLAN, "plan"), stated(NEXT_PLAN, "plan")), "Nothing is reported of it: they are plans."),
        ((stated(ONE, "unreported"),), "The report has a column for how it stands, and nothing is printed in it."),
        ((stated(ONE, "late"),), "Last reported overdue, in 2013/14."),
        ((stated(ONE, "done"),), "Reported completed, in 2013/14."),
        ((stated(ONE, "done"), stated(TWO, "done")), "Twice reported completed, in 2013/14 and 2014/15."),
        (
            (
                stated(ONE, "done"),
                stated(TWO, "done", after=frozenset({ONE.iri})),
                stated(NEXT_PLAN, "plan", after=frozenset({TWO.iri})),
            ),
            "Twice reported completed, in 2013/14 and 2014/15, and twice promised again after that.",
        ),
        (
            (stated(ONE, "done"), stated(TWO, "late", after=frozenset({ONE.iri}))),
            "Reported completed, in 2013/14, and promised again after that; last reported overdue, in 2014/15.",
        ),
        (
            (
                stated(ONE, "done", "late"),
                stated(TWO, "done", after=frozenset({ONE.iri})),
                stated(NEXT_PLAN, "plan", after=frozenset({TWO.iri})),
            ),
            "Reported completed, in 2014/15, and promised again after that; in part also in 2013/14.",
        ),
        (
            (stated(ONE, "done", "late"), stated(TWO, "late", after=frozenset({ONE.iri}))),
            "Reported completed in part in 2013/14; last reported overdue, in 2014/15.",
        ),
        (
            (stated(ONE, "done"), stated(TWO, "done"), stated(THREE, "done")),
            "Reported completed three times, in 2013/14, 2014/15 and 2015/16.",
        ),
        ((stated(ONE, "done", "late"),), "Last reported completed in 1 of 2 parts, in 2013/14."),
        ((stated(ONE, "open", "late"),), "Last reported unfinished in all of its two parts, in 2013/14."),
    ],
)
def test_what_was_reported(course: tuple[Stated, ...], said: str) -> None:
    held = tuple(one.edition for one in course)
    assert text(reports(Course(held, course))).replace("completed, 100%", "completed") == said


def test_what_speaks_against_a_report_of_completion_is_said_of_the_latest() -> None:
    course = Course(
        (ONE, TWO),
        (
            stated(ONE, "done", doubt="completed-below-100"),
            stated(TWO, "done", doubt="status-contradicts-comment"),
        ),
    )
    assert text(doubts(course)) == ("In 2014/15 it was reported completed, 100%, while its own update says otherwise.")
    assert text(doubts(Course((ONE,), (stated(ONE, "done"),)))) == ""


def test_of_several_parts_one_alone_is_doubted() -> None:
    course = Course((ONE,), (stated(ONE, "done", "late", doubt="completed-over-unfinished"),))
    assert text(doubts(course)).startswith("In 2013/14 a part of it was reported completed, 100%,")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("split", "It was split on the way: 3 statements in all, which 2 judgements hold together."),
        ("merged", "Several were merged into it: 3 statements in all, which 2 judgements hold together."),
        (
            "split and merged",
            "It was split and merged on the way: 3 statements in all, which 2 judgements hold together.",
        ),
        ("unbroken", ""),
        ("", ""),
    ],
)
def test_what_branches_says_on_how_much_it_rests(kind: str, said: str) -> None:
    course = Course((ONE, TWO), (stated(ONE, "done"), stated(TWO, "open", "late")), kind=kind, judgements=2)
    assert text(branches(course)) == said


def test_a_single_line_is_not_said_to_branch() -> None:
    course = Course((ONE, TWO), (stated(ONE, "done"), stated(TWO, "open")), kind="merged", judgements=1)
    assert text(branches(course)) == ""


def test_the_next_stage_is_not_called_the_same_again() -> None:
    one = stated(ONE, "done")
    two, three = (replace(stated(edition, "open"), next_stage=True) for edition in (TWO, THREE))
    assert text(stages(Course((ONE,), (one,)))) == ""
    assert (
        text(stages(Course((ONE, TWO), (one, two))))
        == "What stands in 2014/15 is its next stage, by the judgement that stands beside it."
    )
    assert text(stages(Course((ONE, TWO, THREE), (one, two, three)))) == (
        "What stands in 2014/15 and 2015/16 is each time its next stage, by the judgement that stands beside it."
    )


def test_how_far_a_date_was_put_off() -> None:
    one = ("31 March 2014", "31 March 2015", 365, "in-2014-15")
    two = ("31 March 2015", "30 June 2015", 91, "in-2015-16")
    assert text(slips(Course((), ()))) == ""
    assert text(slips(Course((), (), (one,)))) == "Its date was put off by 1 year, from 31 March 2014 to 31 March 2015."
    assert text(slips(Course((), (), (one, two)))) == "Dates were put off two times, by up to 1 year."


@pytest.mark.parametrize(
    ("held", "last", "said"),
    [
        ((ONE,), stated(ONE, "late"), "No later document is held."),
        ((ONE,), stated(ONE, "done"), ""),
        (
            (PLAN,),
            stated(PLAN, "plan"),
            "Whether it was done cannot be told: the latest document that we hold is a plan.",
        ),
        ((ONE, TWO), stated(ONE, "done", ends="completed"), "No later document that we hold takes it up."),
        ((ONE, TWO), stated(ONE, "late", ends="ended without a word"), "It ended: ended without a word."),
        ((ONE, THREE), stated(ONE, "late", ends="not traceable"), "It ended: not traceable."),
        ((ONE, TWO), stated(ONE, "late"), ""),
    ],
)
def test_how_it_ended_or_that_nobody_can_tell(held: tuple[Edition, ...], last: Stated, said: str) -> None:
    assert text(close(Course(held, (last,)))) == said


def test_parts_that_end_differently_are_told_one_by_one() -> None:
    rows = Stated(
        ONE,
        "in-2013-14",
        (row(ONE), row(ONE)),
        ("done", "late"),
        endings=(Ending("completed", "a"), Ending("ended without a word", "b")),
    )
    assert text(close(Course((ONE, TWO), (rows,)))) == "How its parts ended is told below."


def test_of_a_plan_the_day_is_named_by_which_it_is_due() -> None:
    last = Stated(PLAN, "", (row(PLAN, due=date(2013, 3, 31)),), ("plan",))
    said = "Whether it was done by 31 March 2013 cannot be told: the latest document that we hold is a plan."
    assert text(close(Course((PLAN,), (last,)))) == said


def test_every_sentence_that_states_something_of_a_document_leads_to_its_place() -> None:
    course = Course((ONE, TWO), (stated(ONE, "done"), stated(TWO, "late", after=frozenset({ONE.iri}))))
    anchors = {piece.anchor for sentence in lede(course) for piece in sentence if piece.anchor}
    assert anchors == {"in-2013-14", "in-2014-15"}


def worded(of: Edition, *texts: str, next_stage: bool = False) -> Stated:
    """What a document states, in these words."""
    rows = tuple(replace(row(of), text=words) for words in texts)
    return Stated(of, "", rows, ("open",) * len(texts), next_stage=next_stage)


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (("Dredge the harbour", "Dredge the harbour"), "", "2013/14 year-end report"),
        (("Dredge the old harbour basin", "Dredge the harbour"), "", "2013/14 year-end report"),
        (
            ("Renew the ferry", "Dredge the harbour"),
            "",
            "2013/14 year-end report, in other words; the words of its title stand first in the 2014/15",
        ),
        (
            ("Dredge the river, the pond and the lake", "Dredge the harbour"),
            "",
            "2013/14 year-end report, in other words",
        ),
        (("Keep the harbour open", "Dredge the harbour"), "", "2013/14 year-end report"),
        (("Keep the harbour open", "Dredge the harbour"), "split", "2013/14 year-end report, in other words"),
    ],
)
def test_the_words_first_promised_are_those_of_the_title_or_said_to_be_others(
    words: tuple[str, str], kind: str, said: str
) -> None:
    made = tuple(worded(of, text) for of, text in zip((ONE, TWO), words, strict=True))
    told = first(Course((ONE, TWO), made, kind=kind, title=words[-1]))
    assert told == said if "other words" not in said else told.startswith(said)


def test_a_first_promise_of_which_the_rest_is_the_next_stage_says_so() -> None:
    made = (worded(ONE, "Dredge the harbour"), worded(TWO, "Dredge the harbour", next_stage=True))
    said = "2013/14 year-end report; what the 2014/15 year-end report states is its next stage"
    assert first(Course((ONE, TWO), made, title="Dredge the harbour")) == said
    assert first(Course((ONE,), made[:1], title="Dredge the harbour")) == "2013/14 year-end report"
    assert first(Course((ONE,), ())) == ""


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ((), ""),
        ((("activity", PLAN),), "a commitment of 2012/13"),
        ((("milestone", PLAN),), "a step of 2012/13"),
        ((("activity", ONE), ("milestone", PLAN)), "a step of 2012/13"),
        ((("activity", TWO),), ""),  # of the same document: it stood beside it, and not before
        ((("activity", THREE),), ""),
    ],
)
def test_what_comes_from_a_row_of_the_other_level_says_so_first(
    origins: tuple[tuple[str, Edition], ...], said: str
) -> None:
    course = Course((PLAN, ONE, TWO), (stated(TWO, "done"),), title="Plant trees", origins=origins)
    assert origin(course) == said
    assert first(course) == "2014/15 year-end report" + (f"; it comes from {said}" if said else "")
    assert "".join(map(text, lede(course))).startswith(
        "Promised in one of the three documents that we hold, the 2014/15 year-end report."
        + (f"It comes from {said}, by the judgement that stands beside it." if said else "Reported completed")
    )
    assert [piece.anchor for piece in began(course)[1]] == (["in-2014-15", ""] if said else [])
    assert origin(replace(course, stated=())) == ""
