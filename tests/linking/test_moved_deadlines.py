"""What a later day is, on rows of our own making."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.interpret.readings import CommentReading, Readings, RowReading
from goldenthread.linking.changes import changes
from goldenthread.linking.moved_deadlines import (
    day_changed,
    reported_missed,
    stated_anew,
)
from goldenthread.model import Change, ChangeKind, Commitment, Kind, Progress, Relation
from tests.small_council import LINKS, MILESTONE_2014, OTHER_2014, PLANS, iri_of

MOVED, RENEWED, RESTATED = ChangeKind.DEADLINE_MOVED, ChangeKind.DEADLINE_RENEWED, ChangeKind.DEADLINE_RESTATED
NEXT_STAGE, STATED = ChangeKind.NEXT_STAGE_DUE, ChangeKind.NEW_DEADLINE_STATED
OVERDUE = Progress(status="overdue", status_printed="Late")
ON_TARGET = Progress(status="on target", status_printed="On track")
DONE = Progress(status="completed", status_printed="Done")
SILENT = Progress()


def row(due: str, progress: Progress = SILENT, text: str = "Dredge the mill pond") -> Commitment:
    days = tuple(date.fromisoformat(day) for day in due.split())
    return Commitment("m1", Kind.MILESTONE, "", text, "", 1, (1,), deadlines=days, progress=progress)


@pytest.mark.parametrize(
    ("progress", "before", "after", "relation", "kind"),
    [
        (OVERDUE, "2031-03-31", "2032-03-31", Relation.CONTINUES, MOVED),
        (OVERDUE, "2031-03-31", "2031-10-31", Relation.CONTINUES, MOVED),
        (OVERDUE, "2031-03-31", "2031-01-31", Relation.CONTINUES, MOVED),  # brought forward
        (ON_TARGET, "2031-03-31", "2031-10-31", Relation.CONTINUES, MOVED),
        (Progress(percent=99), "2031-03-31", "2032-03-31", Relation.CONTINUES, MOVED),
        (Progress(percent=100), "2031-03-31", "2032-03-31", Relation.CONTINUES, RENEWED),
        (Progress(status="overdue", percent=100), "2031-03-31", "2032-03-31", Relation.CONTINUES, MOVED),
        (Progress(rag="R"), "2031-03-31", "2032-03-31", Relation.CONTINUES, MOVED),
        (Progress(comment="Work goes on."), "2031-03-31", "2032-03-31", Relation.CONTINUES, MOVED),
        (DONE, "2031-03-31", "2031-10-31", Relation.CONTINUES, RENEWED),
        (DONE, "2031-03-31", "2032-03-31", Relation.SUCCEEDS, NEXT_STAGE),
        (OVERDUE, "2031-03-31", "2031-10-31", Relation.SUCCEEDS, NEXT_STAGE),
        (SILENT, "2031-03-31", "2031-10-31", Relation.SUCCEEDS, NEXT_STAGE),
        (SILENT, "2031-03-31", "2032-03-31", Relation.CONTINUES, RENEWED),
        (SILENT, "2031-03-31", "2034-03-31", Relation.CONTINUES, RENEWED),
        (SILENT, "2031-02-28", "2032-02-29", Relation.CONTINUES, RENEWED),
        (SILENT, "2031-03-31", "2032-03-30", Relation.CONTINUES, MOVED),
        (SILENT, "2031-03-31", "2031-10-31", Relation.CONTINUES, MOVED),
        (SILENT, "2030-09-30 2031-03-31", "2032-03-31", Relation.CONTINUES, RENEWED),  # the last day counts
        (SILENT, "2030-09-30 2031-03-31", "2031-09-30", Relation.CONTINUES, MOVED),
    ],
)
def test_what_a_later_day_is(progress: Progress, before: str, after: str, relation: Relation, kind: str) -> None:
    assert day_changed(row(before, progress), row(after), relation) == kind


@pytest.mark.parametrize(
    ("progress", "after", "kind"),
    [
        (OVERDUE, "2032-03-31", RENEWED),  # last year's fair cannot be held this year
        (OVERDUE, "2031-10-31", MOVED),
        (SILENT, "2031-10-31", RENEWED),
    ],
)
def test_what_comes_round_by_its_own_words(progress: Progress, after: str, kind: str) -> None:
    fair = "Hold the annual eel fair"
    assert day_changed(row("2031-03-31", progress, fair), row(after), Relation.CONTINUES) == kind
    assert day_changed(row("2031-03-31", progress), row(after, text=fair), Relation.CONTINUES) == kind


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("2032-02-15", RENEWED),  # 44 days less than a year
        ("2032-02-13", MOVED),  # 46
        ("2032-05-14", RENEWED),  # 45 more
        ("2032-05-16", MOVED),
        ("2034-04-30", RENEWED),  # three years
        ("2031-04-30", MOVED),  # no year between
    ],
)
@pytest.mark.parametrize("by", ["its words", "its reader", "its year"])
def test_a_round_falls_about_whole_years_later(after: str, kind: str, by: str) -> None:
    was, text, reason = {
        "its words": ("Count the eels yearly", "Count the eels yearly", ""),
        "its reader": ("Count the eels", "Count the eels", "Of the next year."),
        "its year": ("Count the eels of 2030/31", "Count the eels of 2031/32", ""),
    }[by]
    before = row("2031-03-31", OVERDUE, was)
    assert day_changed(before, row(after, text=text), Relation.CONTINUES, reason=reason) == kind
    assert day_changed(before, row(after, text=text), Relation.SUCCEEDS, reason=reason) == NEXT_STAGE


@pytest.mark.parametrize(("progress", "kind"), [(SILENT, RENEWED), (OVERDUE, MOVED)])
def test_of_what_a_plan_alone_states_a_reader_tells_a_round_on_any_day(progress: Progress, kind: str) -> None:
    told = day_changed(row("2031-03-31", progress), row("2032-06-30"), Relation.CONTINUES, reason="A yearly job.")
    assert told == kind


@pytest.mark.parametrize(("reviewer", "kind"), [("Somebody", RENEWED), ("", MOVED)])
@pytest.mark.parametrize("reason", ["Held again for the new year.", "The same pond."])
def test_the_words_of_the_reader_who_linked_two_rows_count(reviewer: str, kind: ChangeKind, reason: str) -> None:
    link = LINKS[1]
    rows = {iri_of(plan.edition, one.kind, one.key): one for plan in PLANS for one in plan.commitments}
    dated = {
        link.earlier: replace(rows[link.earlier], deadlines=(date(2031, 3, 31),), progress=OVERDUE),
        link.later: replace(rows[link.later], deadlines=(date(2032, 3, 31),)),
    }
    plans = tuple(
        replace(
            plan,
            commitments=tuple(dated.get(iri_of(plan.edition, one.kind, one.key), one) for one in plan.commitments),
        )
        for plan in PLANS
    )
    links = (replace(link, reviewer=reviewer, reason=reason, relation=Relation.CONTINUES),)
    (found,) = (one for one in changes(plans, iri_of, links) if one.kind in (MOVED, RENEWED))
    assert found.kind == (kind if "again" in reason else MOVED)


@pytest.mark.parametrize(
    ("progress", "as_of", "relation", "text", "kind"),
    [
        (ON_TARGET, "2030-09-30", Relation.CONTINUES, "", RESTATED),  # half a year before it was due
        (OVERDUE, "2030-09-30", Relation.CONTINUES, "", RESTATED),  # late already, but its day was still to come
        (SILENT, "", Relation.CONTINUES, "", RESTATED),  # a plan: nobody reported
        (SILENT, "2031-06-30", Relation.CONTINUES, "", RESTATED),  # a report that says nothing of it shows nothing
        (ON_TARGET, "2031-03-30", Relation.CONTINUES, "", RESTATED),
        (ON_TARGET, "2031-03-31", Relation.CONTINUES, "", RESTATED),  # the day itself was not over
        (OVERDUE, "2031-03-31", Relation.CONTINUES, "", MOVED),  # its own report calls it overdue on the day
        (ON_TARGET, "2031-04-01", Relation.CONTINUES, "", MOVED),  # the day had passed, and it was not done
        (Progress(percent=40.0), "2031-04-01", Relation.CONTINUES, "", MOVED),
        (Progress(comment="Six eels arrived."), "2031-04-01", Relation.CONTINUES, "", RESTATED),  # done or not: unsaid
        (Progress(status="✓", status_printed="✓"), "2031-04-01", Relation.CONTINUES, "", RESTATED),
        (Progress(status="discontinued", percent=40.0), "2031-04-01", Relation.CONTINUES, "", RESTATED),
        (DONE, "2031-04-01", Relation.CONTINUES, "", RENEWED),
        (DONE, "2030-09-30", Relation.CONTINUES, "", RENEWED),
        (ON_TARGET, "2030-09-30", Relation.SUCCEEDS, "", NEXT_STAGE),
        (ON_TARGET, "2030-09-30", Relation.CONTINUES, "Hold the annual eel fair", RENEWED),
    ],
)
def test_after_years_without_a_document_only_what_was_missed_before_has_moved(
    progress: Progress, as_of: str, relation: Relation, text: str, kind: str
) -> None:
    day = date.fromisoformat(as_of) if as_of else None
    earlier, later = row("2031-03-31", progress), row("2035-03-31", text=text)
    assert day_changed(earlier, later, relation, unseen=True, as_of=day) == kind
    if kind == RESTATED:
        assert day_changed(earlier, later, relation, as_of=day) in (MOVED, RENEWED)


@pytest.mark.parametrize(("percent", "missed"), [(0.0, True), (99.0, True), (100.0, False), (None, False)])
def test_what_was_all_done_by_its_percentage_did_not_miss_its_day(percent: float | None, missed: bool) -> None:
    pond = row("2031-03-31", Progress(percent=percent))
    assert reported_missed(pond, date(2031, 4, 1)) == missed
    assert not reported_missed(pond, date(2031, 3, 31))
    assert not reported_missed(pond, None)


@pytest.mark.parametrize(
    ("first", "last", "later", "kind"),
    [
        ("2014-04-01", "2015-03-31", "2015-04-01", MOVED),  # neighbours
        ("2014-04-01", "2015-03-31", "2016-04-01", RESTATED),  # one year is missing
        ("2014-04-01", "2016-03-31", "2016-04-01", MOVED),  # a document of two years covers it
        ("2014-04-01", "2016-03-31", "2017-04-01", RESTATED),
        ("2014-01-01", "2014-12-31", "2015-01-01", MOVED),
        ("2014-01-01", "2015-12-31", "2016-01-01", MOVED),
        ("2014-01-01", "2014-12-31", "2016-01-01", RESTATED),
    ],
)
def test_which_years_are_without_a_document(first: str, last: str, later: str, kind: str) -> None:
    begins, ends, begins_again = map(date.fromisoformat, (first, last, later))
    progress = Progress(status="on target", status_printed="On target")
    before = tuple(replace(c, progress=progress) if c.key == "m4" else c for c in PLANS[0].commitments)
    plans = (
        replace(PLANS[0], edition=replace(PLANS[0].edition, year_start=begins, year_end=ends), commitments=before),
        replace(PLANS[1], edition=replace(PLANS[1].edition, year_start=begins_again)),
    )
    onward = replace(LINKS[1], relation=Relation.CONTINUES)
    made = changes(plans, iri_of, (onward,))
    assert [one.kind for one in made if one.days] == [kind]


def test_a_document_between_that_is_silent_closes_no_gap_but_its_own_year() -> None:
    progress = Progress(status="on target", status_printed="On target")
    before = tuple(replace(c, progress=progress) if c.key == "m4" else c for c in PLANS[0].commitments)
    first = replace(PLANS[0], commitments=before)
    last = replace(PLANS[1], edition=replace(PLANS[1].edition, year_start=date(2016, 4, 1)))
    silent = replace(PLANS[1], edition=replace(PLANS[1].edition, label="between", document="plan"), commitments=())
    onward = replace(LINKS[1], relation=Relation.CONTINUES)
    for plans, kind in (((first, last), RESTATED), ((first, silent, last), MOVED)):
        assert [one.kind for one in changes(plans, iri_of, (onward,)) if one.days] == [kind]
    elsewhere = replace(silent, edition=replace(silent.edition, body="another-council"))
    assert [one.kind for one in changes((first, elsewhere, last), iri_of, (onward,)) if one.days] == [RESTATED]


def test_each_new_deadline_in_a_comment_is_a_change_of_its_own() -> None:
    stated = (date(2031, 9, 1), date(2031, 5, 31), date(2031, 9, 1), date(2031, 3, 31), date(2031, 3, 1))
    found = list(stated_anew(row("2030-12-31 2031-03-31"), "http://x/m1", stated))
    assert [(one.before, one.after, one.days) for one in found] == [
        ("2031-03-31", "2031-03-01", -30),
        ("2031-03-31", "2031-05-31", 61),
        ("2031-03-31", "2031-09-01", 154),
    ]
    assert {(one.earlier, one.later, one.kind) for one in found} == {("http://x/m1", "http://x/m1", STATED)}
    assert not list(stated_anew(row(""), "http://x/m1", stated))  # no day that could have moved


def test_stated_deadlines_stand_among_the_changes() -> None:
    stated = {MILESTONE_2014: (date(2014, 9, 30),), OTHER_2014: ()}
    readings = Readings({iri: RowReading(comment=CommentReading(due=days)) for iri, days in stated.items()})
    made = changes(PLANS, iri_of, LINKS, readings=readings)
    assert [one for one in made if one.kind == STATED] == [
        Change(MILESTONE_2014, MILESTONE_2014, STATED, "2014-06-30", "2014-09-30", 92)
    ]
