"""What a brief shows of both sides: what is late by name, what updates say, and later days that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldenthread.briefs.content import Block, Brief, Note, Paragraph, texts
from goldenthread.briefs.evidence_parts import late, late_beside, others_say, updates
from goldenthread.briefs.put_off_parts import put_off
from goldenthread.site.records import Change, Link, StatedDate
from goldenthread.site.told import Commitment, Holdings, Topic, gist

DUE = date(2020, 3, 31)


def said(blocks: Iterable[Block]) -> str:
    return "\n".join(texts(Brief("", "", "en", DUE, tuple(blocks))))


@pytest.fixture
def row(held: Holdings) -> Commitment:
    """The first commitment of the report that has steps."""
    return next(one for one in held.commitments.values() if held.edition(one).reports and held.milestones_of[one.iri])


def so(held: Holdings, row: Commitment, **changed: object) -> Holdings:
    """The same, with one row otherwise."""
    return replace(held, commitments={**held.commitments, row.iri: replace(row, **changed)})  # type: ignore[arg-type]


def steps(held: Holdings, row: Commitment) -> Iterator[Commitment]:
    return (held.commitments[iri] for iri in held.milestones_of[row.iri])


@pytest.mark.parametrize("status", ["overdue", "delayed"])
def test_a_late_row_is_named_with_its_line(held: Holdings, row: Commitment, status: str) -> None:
    mine = replace(row, status=status, rag="", percent=80.0)
    told = said(late(held, [mine]))
    assert f"reported {status}, 80%" in told
    assert f"line {row.line}" in told


def test_of_rows_that_are_not_late_nothing_is_said(held: Holdings, row: Commitment) -> None:
    assert list(late(replace(held, milestones_of={}), [replace(row, status="completed", rag="G")])) == []


def test_a_late_step_or_whole_stands_beside_rows_that_are_not_late(held: Holdings, row: Commitment) -> None:
    step = next(steps(held, row))
    plain = replace(held, commitments={iri: replace(one, status="", rag="G") for iri, one in held.commitments.items()})
    assert late_beside(plain, [row]) == ()
    below = so(plain, step, status="overdue")
    assert [one.iri for one in late_beside(below, [row])] == [step.iri]
    assert "None of these rows is reported overdue" in said(late(below, [replace(row, status="completed")]))
    above = so(plain, row, status="overdue")
    assert [one.iri for one in late_beside(above, [step])] == [row.iri]
    assert late_beside(above, [step, above.commitments[row.iri]]) == ()


def test_what_is_done_and_what_is_not_are_quoted_by_turns(held: Holdings, row: Commitment) -> None:
    done = [replace(row, iri=f"d{n}", status="completed", comment=f"Done {n}.") for n in range(3)]
    open_ = replace(row, iri="o", status="overdue", comment="Not done.")
    told = said(updates(held, [*done, open_], 2))
    assert told.index("Not done.") < told.index("Done 0.")
    assert "Done 1." not in told
    assert "2 more updates are not quoted." in told


@pytest.mark.parametrize(
    ("bare", "words"), [(0, ""), (1, "Of 3 rows reported completed, 1 has no update, or the word of the status again.")]
)
def test_what_is_completed_without_a_word_is_counted(held: Holdings, row: Commitment, bare: int, words: str) -> None:
    rows = [replace(row, iri=f"d{n}", status="completed", comment="" if n < bare else "Done.") for n in range(3)]
    (note,) = (one.text for one in updates(held, rows) if isinstance(one, Note))
    assert note.endswith(words)
    assert ("no update" in note) is bool(words)


@pytest.mark.parametrize(
    ("comment", "told"), [("Completed.", False), ("completed", False), ("Completed in May.", True)]
)
def test_an_update_that_repeats_the_status_is_none(held: Holdings, row: Commitment, comment: str, told: bool) -> None:
    mine = replace(row, status="completed", status_printed="Completed", rag="", percent=None, comment=comment)
    assert ("themselves no update is printed." not in said(updates(held, [mine]))) is told


def test_updates_that_alone_speak_of_a_subject_are_quoted_where_they_do(held: Holdings, row: Commitment) -> None:
    topic = Topic("ponds", "Ponds", ("pond",))
    mine = replace(row, comment=f"{'We met. ' * 60}A pond was dug. {'We met. ' * 60}")
    assert "A pond was dug." in said(others_say(held, [mine], topic))
    assert "counts nowhere here" in said(others_say(held, [mine], topic))
    assert list(others_say(held, [row], topic)) == []


@pytest.mark.parametrize(
    ("standing", "day", "status", "named"),
    [
        ("future", date(2020, 7, 31), "overdue", True),
        ("new-deadline", date(2020, 7, 31), "overdue", True),
        ("future", DUE, "overdue", False),
        ("completed-on", date(2020, 7, 31), "overdue", False),
        ("future", date(2020, 7, 31), "completed", False),
    ],
)
def test_a_later_day_in_the_update_of_an_unfinished_row_is_told(
    held: Holdings, row: Commitment, standing: str, day: date, status: str, named: bool
) -> None:
    mine = replace(row, status=status, deadlines=(DUE,), comment="")
    stated = StatedDate(row.iri, standing, day, "month", "July 2020.")
    made = replace(held, dates_in={row.iri: (stated,)}, links_to={}, findings_of={})
    told = list(put_off(made, [mine], gist(made, [mine])))
    words = "The update of an unfinished row names a later day or year, as inferred from the words:"
    assert (Paragraph(words) in told) is named
    assert ("its update speaks of “July 2020”." in said(told)) is named


def test_the_year_after_in_the_update_of_an_unfinished_row_is_told(held: Holdings, row: Commitment) -> None:
    mine = replace(row, status="overdue", deadlines=(DUE,), comment="It goes on in 2020/21.")
    made = replace(held, dates_in={}, links_to={}, findings_of={})
    assert "speaks of “2020/21”" in said(put_off(made, [mine], gist(made, [mine])))
    this_year = replace(mine, comment="It went on in 2019/20.")
    assert "speaks of" not in said(put_off(made, [this_year], gist(made, [this_year])))


@pytest.mark.parametrize(
    ("words", "days", "status", "told"),
    [
        ("Draft the pond plan", 90, "", True),
        ("Draft the pond plan", -90, "", False),  # it was due later than its next stage
        ("Draft the pond plan", 90, "completed", False),  # a report tells how it went
        ("Buy two boats", 90, "", False),  # another piece of work comes later as a rule
    ],
)
def test_a_next_stage_in_like_words_that_is_due_later_is_told(
    held: Holdings, row: Commitment, words: str, days: int, status: str, told: bool
) -> None:
    plan = next(iter(held.editions))
    mine = replace(row, text="Adopt the pond plan", deadlines=(DUE,))
    before = replace(
        row, iri="b", edition=plan, text=words, deadlines=(DUE - timedelta(days),), status=status, rag="", percent=None
    )
    link = Link("l", "b", row.iri, "succeeds", "accepted", 0.9, "Ada Lark", "")
    made = replace(
        held,
        commitments={**held.commitments, row.iri: mine, "b": replace(before, percent_printed="")},
        links_to={row.iri: (link,)},
    )
    assert ("the stage before, of which no report tells" in said(put_off(made, [mine], gist(made, [mine])))) is told


def test_that_nothing_is_promised_lower_is_said_and_what_cannot_be_told_too(held: Holdings, row: Commitment) -> None:
    none = said(put_off(replace(held, changes_at={}), [row], gist(replace(held, changes_at={}), [row])))
    assert "No row was found that promises a lower number" in none
    plan = next(one for one in held.commitments.values() if not held.edition(one).reports)
    other = so(held, plan, text="Mend fifty boats")
    change = Change("target lowered", "", "", "", "", None, "", None)
    lower = replace(change, earlier=plan.iri, later=row.iri, kind="target lowered", before="50 boats", after="25 trees")
    made = replace(other, changes_at={row.iri: (lower,)})
    told = said(put_off(made, [row], gist(made, [row])))
    assert "cannot be told: 50 boats (" in told
    assert "then 25 trees (" in told
    alike = so(made, plan, text=row.text)
    assert "cannot be told: 50 boats" not in said(put_off(alike, [row], gist(alike, [row])))
