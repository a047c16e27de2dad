"""What a committee may ask of many rows: also of what was late, what fell short of its target, and what was lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.model import ChangeKind
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change, Finding
from goldenthread.site.rows_in_short import Found
from goldenthread.site.states import COMPLETED, DROPPED, UNDECIDED, UNHEARD, UNTOLD
from goldenthread.site.views.handout_questions import questions_of
from goldenthread.site.views.measure_list import row_of
from goldenthread.site.views.threads_page import Entry, entry
from tests.site.test_handouts import measured


@pytest.fixture
def one(held: Holdings) -> Entry:
    """A commitment that a report tells of."""
    return next(
        made for thread in held.threads.values() if (made := entry(held, thread)).told and thread.level == "activity"
    )


def late(held: Holdings, one: Entry, state: str, status: str = "overdue") -> Entry:
    row = replace(one.told[0], status=status, rag="", percent=80.0)
    return replace(one, told=(row,), state=state)


def test_what_was_late_last_is_asked_after_and_what_was_completed_is_not(held: Holdings, one: Entry) -> None:
    (asked,) = questions_of(held, [], [late(held, one, UNTOLD)], [])
    assert "it was last reported overdue, 80%, in 2019/20. Was it finished since, and when?" in asked
    assert f"line {one.last.line})" in asked
    assert questions_of(held, [], [late(held, one, COMPLETED)], []) == []


def test_what_was_reported_is_asked_of_the_row_that_was_reported_on(held: Holdings, one: Entry) -> None:
    """What it goes on in later may have other words, and may come from other rows too."""
    grown = replace(late(held, one, UNTOLD), label="Quite another thing", last=replace(one.last, line=99))
    (asked,) = questions_of(held, [], [grown], [])
    row = grown.told[0]
    assert asked.startswith(f"Of “{row.text}” (")
    assert f"line {row.line})" in asked
    assert "another thing" not in asked
    (asked,) = questions_of(held, [], [replace(grown, state=UNHEARD)], [])
    assert "it was last reported overdue, 80%, in 2019/20. Was it finished since" in asked


def ended_by(held: Holdings, one: Entry, judged_by: str) -> Holdings:
    """What is held, where somebody says of the last row that it ended without a word."""
    end = Change(one.last.iri, one.last.iri, ChangeKind.ENDED_WITHOUT_A_WORD, "", "", None, judged_by)
    return replace(held, changes_at={**held.changes_at, one.last.iri: (end,)})


def test_what_nobody_took_up_is_asked_after_by_what_was_said_last(held: Holdings, one: Entry) -> None:
    judged = ended_by(held, one, "person")
    (asked,) = questions_of(judged, [], [late(held, one, DROPPED, "on target")], [])
    assert asked.endswith("and no later document held takes it up. What became of it?")
    for silent, since in (
        (late(held, one, UNHEARD, "completed"), " since"),  # an earlier report tells of it
        (late(held, one, UNTOLD, "completed"), " since"),  # it was promised again, and that is what nobody tells of
        (replace(one, told=(), state=UNHEARD), ""),
        (replace(one, told=(), state=UNTOLD), ""),
    ):
        (asked,) = questions_of(judged, [], [silent], [])
        assert f"and no report held{since} tells of it. What became of it?" in asked
        assert "completed" not in asked


def test_of_what_nobody_can_tell_it_is_not_said_that_no_document_takes_it_up(held: Holdings, one: Entry) -> None:
    """The row may stand in a later report whose column is empty."""
    (asked,) = questions_of(held, [], [late(held, one, UNTOLD, "on target")], [])
    assert asked.endswith("in 2019/20, and no document held says what became of it. What did?")


def test_nothing_is_said_to_be_lost_that_no_reader_has_judged_so(held: Holdings, one: Entry) -> None:
    by_reader = ended_by(held, one, "language model")
    alone = ended_by(held, one, "the machine alone")
    dropped = replace(late(held, one, DROPPED, "on target"), line=(one.last,))
    planned = replace(one, told=(), state=UNHEARD, line=(one.last,))
    for made, entry_ in (
        (alone, dropped),
        (by_reader, replace(dropped, maybe=True)),
        (by_reader, replace(dropped, state=UNDECIDED)),
        (alone, planned),
        (by_reader, replace(planned, maybe=True)),
    ):
        (asked,) = questions_of(made, [], [entry_], [])
        assert "nobody has decided. Does it go on, and where?" in asked
        assert "takes it up. What" not in asked
    assert "nobody has decided" not in questions_of(by_reader, [], [dropped], [])[0]
    assert "nobody has decided" not in questions_of(by_reader, [], [planned], [])[0]


def test_what_the_program_alone_takes_from_an_update_is_asked_so(held: Holdings, one: Entry) -> None:
    row = one.told[0]
    wrong = Finding("f", "status-contradicts-comment", "warning", row.iri, 1, "", "", "as inferred from its words", "")
    (asked,) = questions_of(held, [Found(wrong, row)], [], [])
    assert asked.endswith("otherwise? (As inferred from its words, which nobody has judged: read it first.)")
    read = replace(wrong, source="as read by 3 language models")
    assert "inferred" not in questions_of(held, [Found(read, row)], [], [])[0]


def test_a_measure_that_missed_its_target_is_asked_after(held: Holdings) -> None:
    made, short = measured(held, "", "actual", "target")
    (asked,) = questions_of(made, [], [], [row_of(made, (short,))])
    assert "the measure “Ponds”" in asked
    assert "2018/19 came to 9, against a target of 10." in asked
    met = replace(short, values=tuple(replace(it, value=11.0, printed="11") for it in short.values))
    assert questions_of(made, [], [], [row_of(made, (met,))]) == []


def test_the_kinds_come_by_turns_and_a_measure_names_what_it_is_set_beside(held: Holdings, one: Entry) -> None:
    made, short = measured(held, "RED", "actual", "target")
    row = one.told[0]
    wrong = Finding("f", "red-measure-completed-activity", "warning", short.iri, 1, "", row.iri, "", "")
    found = [Found(wrong, short), Found(replace(wrong, code="percent-not-mean", focus=row.iri, value=""), row)]
    asked = questions_of(made, found, [late(held, one, UNTOLD)], [row_of(made, (short,))])
    assert asked[0].startswith("Of “Ponds”")
    assert f"printed for “{row.text}” (line {row.line})" in asked[0]
    assert "Was it finished since" in asked[1]
    assert "against a target" in asked[2]
    assert "percentage" in asked[3]
    accepted = [Found(replace(it.finding, acknowledged="Known."), it.thing) for it in found]
    assert questions_of(made, accepted, [], []) == []
