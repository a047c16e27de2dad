"""Dates that changed: each row once, one count on every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.site import plain
from goldenthread.site.asks import questions
from goldenthread.site.caveats import caveat
from goldenthread.site.changed_days import How, moves_at, redated
from goldenthread.site.comparing import noted
from goldenthread.site.course import course_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change, Commitment, Finding, Link, Name
from goldenthread.site.redating import said
from goldenthread.site.views import dates_page, start
from goldenthread.site.write import pages_of, write
from goldenthread.site.years_held import without
from tests.site.reading import read

DUE, LATER, SOONER = date(2019, 3, 31), date(2020, 6, 30), date(2019, 1, 31)


def moved(
    held: Holdings, kind: str = "deadline moved", after: date = LATER, relation: str = "continues", **row: object
) -> Holdings:
    """A council in which the first row of the report carries on the first of the plan."""
    plan, report = held.editions
    earlier = next(one for one in held.commitments.values() if one.edition == plan and one.kind == "activity")
    later = next(one for one in held.commitments.values() if one.edition == report and one.kind == "activity")
    rows: dict[str, Commitment] = {
        earlier.iri: replace(earlier, deadlines=(DUE,), **{"status": "overdue", "reported": True, **row}),  # type: ignore[arg-type]
        later.iri: replace(later, deadlines=(after,)),
    }
    changes = (Change(earlier.iri, later.iri, kind, "", "", (after - DUE).days),) if kind else ()
    finding = Finding("f", "deadline-moved", "info", later.iri, 1, "", "", "", "")
    return replace(
        held,
        commitments={**held.commitments, **rows},
        links_to={later.iri: (Link("l", earlier.iri, later.iri, relation, "accepted", 0.9, "", ""),)},
        changes_at={later.iri: changes},
        findings_of={later.iri: (finding,)},
    )


@pytest.mark.parametrize(
    ("kind", "after", "how"),
    [
        ("deadline moved", LATER, How.PUT_OFF),
        ("deadline moved", SOONER, How.FORWARD),
        ("deadline renewed", LATER, How.EITHER),  # its words do not say that it comes round
        ("deadline restated", LATER, How.RESTATED),
        ("", LATER, How.LEVEL),  # no change is told between a commitment and a step
    ],
)
def test_what_another_day_is(held: Holdings, kind: str, after: date, how: How) -> None:
    (found,) = redated(moved(held, kind, after))
    assert (found.how, found.days) == (how, (after - DUE).days)


@pytest.mark.parametrize(
    ("reported", "due", "how"),
    [
        (True, DUE, How.PUT_OFF),
        (False, DUE, How.UNREPORTED),
        (False, date(2019, 4, 1), How.PUT_OFF),  # not due yet when the year of the later document began
    ],
)
def test_a_day_of_which_no_report_says_how_it_passed_is_no_slip(
    held: Holdings, reported: bool, due: date, how: How
) -> None:
    made = moved(held, reported=reported)
    later = next(iter(made.links_to))
    earlier = made.commitments[made.links_to[later][0].earlier]
    plan, report = (made.edition(made.commitments[iri]) for iri in (earlier.iri, later))
    made = replace(
        made,
        editions={**made.editions, report.iri: replace(report, start=date(2019, 4, 1))},
        commitments={**made.commitments, earlier.iri: replace(earlier, deadlines=(due,))},
    )
    (found,) = redated(made)
    assert found.how is how
    year = plain.year(plan.label)
    told = f"another date, whether it was put off cannot be told: there is no report for {year}"
    assert (said(found) == told) is (how is How.UNREPORTED)
    assert bool(course_of(made, (earlier, found.row)).slips) is (how is How.PUT_OFF)


def test_a_row_that_carries_on_several_stands_once_by_the_day_furthest_away(held: Holdings) -> None:
    made = moved(held)
    (later,) = made.links_to
    (link,) = made.links_to[later]
    first = made.commitments[link.earlier]
    later_edition = made.commitments[later].edition  # of the same document it would be a part of what is joined
    other = replace(first, iri=f"{first.iri}x", deadlines=(date(2018, 3, 31),))
    done = replace(
        first, iri=f"{first.iri}y", deadlines=(date(2010, 3, 31),), status="completed", edition=later_edition
    )
    several = replace(
        made,
        commitments={**made.commitments, other.iri: other, done.iri: done},
        links_to={later: (link, *(replace(link, earlier=one.iri) for one in (other, done)))},
        changes_at={later: tuple(Change(one.iri, later, "deadline moved", "", "", 1) for one in (first, other, done))},
    )
    (found,) = redated(several)
    assert (found.how, found.earlier) == (How.PUT_OFF, other)  # what was completed does not count


def test_a_next_stage_or_a_row_without_a_finding_has_no_other_day(held: Holdings) -> None:
    assert redated(moved(held, "next stage due", relation="succeeds")) == ()
    assert redated(replace(moved(held), findings_of={})) == ()


def test_every_page_counts_the_same(held: Holdings) -> None:
    """The page of dates, the first page and the page of the finding."""
    made = moved(held)
    pages = {page.path: page for page in pages_of(made)}
    view = pages["dates.html"].view()
    assert isinstance(view, dates_page.DatesView)
    assert (view.total, view.counts, view.far) == (1, ((How.PUT_OFF, 1),), 1)
    assert len(view.items) == 1
    assert (view.items[0].said, view.items[0].far) == ("put off by 15 months", dates_page.FURTHER)
    first = pages["index.html"].view()
    assert isinstance(first, start.StartView)
    (listing,) = (one for one in first.lists if one.title == "Put off furthest")
    assert "1 of the 1 row with another day" in listing.meaning
    (look,) = (one for one in first.looks if one.name == How.PUT_OFF.value)
    assert (look.count, look.of) == (1, "of 1 row due on another day than before")


def test_the_findings_of_dates_are_the_rows_of_their_page(held: Holdings) -> None:
    focuses = {focus for focus, some in held.findings_of.items() if any(one.code == "deadline-moved" for one in some)}
    assert {one.row.iri for one in redated(held)} == focuses


def test_what_is_put_off_by_a_year_is_not_put_off_by_more(held: Holdings) -> None:
    for after, far in ((date(2020, 3, 31), dates_page.LESS), (date(2020, 4, 2), dates_page.FURTHER)):
        view = {page.path: page for page in pages_of(moved(held, after=after))}["dates.html"].view()
        assert isinstance(view, dates_page.DatesView)
        assert view.items[0].far == far


def test_years_without_a_document_are_named_and_those_held_are_not(held: Holdings) -> None:
    plan, report = held.editions.values()
    late = replace(report, iri="late", start=date(2024, 4, 1), end=date(2025, 3, 31), label="2024-25")
    assert without(plan, report, (plan, report, late)) == ""
    assert without(plan, late, (plan, report, late)) == "2020/21 to 2023/24"
    assert without(plan, late, (plan, late)) == "2019/20 to 2023/24"


def doubted(held: Holdings, code: str, which: str, accepted: str = "") -> Holdings:
    """The same, with a finding on the earlier or the later row."""
    made = moved(held)
    (later,) = made.links_to
    iri = made.links_to[later][0].earlier if which == "earlier" else later
    finding = Finding("g", code, "warning", iri, 1, "", "", "", accepted)
    return replace(made, findings_of={**made.findings_of, iri: (*made.findings_of.get(iri, ()), finding)})


@pytest.mark.parametrize("which", ["earlier", "later"])
@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("deadline-outside-plan-year", "lies outside its plan year, perhaps a misprint"),
        ("deadline-impossible", "is no day of the calendar"),
        ("deadline-after-parent", "lies after that of the whole of which it is a step, perhaps a misprint"),
    ],
)
def test_a_slip_that_rests_on_a_doubted_date_is_none(held: Holdings, code: str, why: str, which: str) -> None:
    made = doubted(held, code, which)
    (found,) = redated(made)
    assert (found.how, said(found)) == (How.DOUBTED, f"the {which} date {why}: how far cannot be told")
    (again,) = moves_at(made, found.row)
    assert again == found
    assert "put off" not in noted(made, made.changes_at[found.row.iri][0])
    assert course_of(made, (found.earlier, found.row)).slips == ()
    first = next(page for page in pages_of(made) if page.path == "index.html").view()
    assert isinstance(first, start.StartView)
    assert all(one.title != "Put off furthest" for one in first.lists)


def test_a_date_with_another_finding_or_one_that_is_accepted_is_not_doubted(held: Holdings) -> None:
    for made in (
        doubted(held, "overdue-without-comment", "earlier"),
        doubted(held, "deadline-outside-plan-year", "earlier", "The work runs for two years."),
    ):
        (found,) = redated(made)
        assert (found.how, said(found)) == (How.PUT_OFF, "put off by 15 months")
        assert len(course_of(made, (found.earlier, found.row)).slips) == 1


@pytest.mark.parametrize("kind", ["deadline renewed", "deadline moved", "deadline restated"])
def test_what_was_completed_is_promised_again_and_neither_put_off_nor_a_round(held: Holdings, kind: str) -> None:
    made = moved(held, kind)
    (later,) = made.links_to
    earlier = made.commitments[made.links_to[later][0].earlier]
    done = replace(made, commitments={**made.commitments, earlier.iri: replace(earlier, status="completed")})
    (found,) = moves_at(done, done.commitments[later])
    assert (found.how, said(found)) == (How.AGAIN, "promised again after completion, new date")
    assert redated(done) == ()
    assert noted(done, done.changes_at[later][0]) == "promised again after completion, new date"
    assert course_of(done, (found.earlier, found.row)).slips == ()


def test_what_comes_round_by_its_words_is_another_round(held: Holdings) -> None:
    made = moved(held, "deadline renewed", text="Hold the yearly fair")
    assert [one.how for one in redated(made)] == [How.ROUND]
    assert [one.how for one in redated(moved(held, "deadline renewed", text="Hold the fair"))] == [How.EITHER]


@pytest.mark.parametrize(
    ("reviewer", "reason", "how"),
    [
        ("Somebody", "The yearly fair.", How.ROUND),
        ("Somebody", "The fair of the next year.", How.ROUND),
        ("Somebody", "The fair, held again for the new year.", How.ROUND),
        ("Somebody", "The fair, again.", How.EITHER),
        ("Somebody", "No longer a yearly fair.", How.EITHER),
        ("Somebody", "The fair, carried over into the middle of the next year.", How.EITHER),
        ("", "The yearly fair.", How.EITHER),  # the machine gives no reason that counts
    ],
)
def test_what_comes_round_by_the_words_of_its_reader_is_another_round(
    held: Holdings, reviewer: str, reason: str, how: How
) -> None:
    made = moved(held, "deadline renewed", text="Hold the fair")
    ((later, (link,)),) = made.links_to.items()
    judged = replace(made, links_to={later: (replace(link, reviewer=reviewer, reason=reason),)})
    assert [one.how for one in redated(judged)] == [how]


@pytest.mark.parametrize("kind", ["target raised", "target lowered"])
def test_another_number_with_another_day_may_be_another_round(held: Holdings, kind: str) -> None:
    made = moved(held)
    ((later, changes),) = made.changes_at.items()
    both = replace(made, changes_at={later: (*changes, replace(changes[0], kind=kind, days=None))})
    assert [one.how for one in redated(both)] == [How.EITHER]
    of_others = replace(changes[0], kind=kind, days=None, earlier="another")
    assert [one.how for one in redated(replace(made, changes_at={later: (*changes, of_others)}))] == [How.PUT_OFF]


@pytest.mark.parametrize(("status", "how"), [("completed", How.JOINED), ("overdue", How.PUT_OFF)])
def test_the_day_of_a_part_is_not_compared_with_that_of_the_whole(held: Holdings, status: str, how: How) -> None:
    made = moved(held)
    ((later, (link,)),) = made.links_to.items()
    part = replace(made.commitments[link.earlier], iri="part", status=status)
    joined = replace(
        made,
        commitments={**made.commitments, "part": part},
        links_to={later: (link, replace(link, iri="m", earlier="part"))},
    )
    assert [one.how for one in redated(joined)] == [how]
    rejected = {later: (link, replace(link, iri="m", earlier="part", decision="rejected"))}
    assert [one.how for one in redated(replace(joined, links_to=rejected))] == [How.PUT_OFF]


WORDS = "Dredge the inner harbour"


@pytest.mark.parametrize(
    ("before", "after", "branched", "how"),
    [
        (WORDS, WORDS, True, How.PUT_OFF),
        (WORDS, "Dredge the inner harbour and the quay beside", True, How.PUT_OFF),  # three words of five
        (WORDS, "Dredge the inner harbour, the quay, two piers and the channel", False, How.PUT_OFF),
        (WORDS, "Dredge the inner harbour, the quay, two piers and the channel", True, How.REWORDED),  # three of seven
        (WORDS, "Make the harbour safe", False, How.REWORDED),  # one of five
        (WORDS, "Make the harbour", False, How.PUT_OFF),  # one of four
        (WORDS, "Make the harbour", True, How.REWORDED),
        (WORDS, "Open a library", False, How.REWORDED),
    ],
)
@pytest.mark.parametrize("into", [True, False])
def test_other_words_may_promise_another_thing(
    held: Holdings, before: str, after: str, branched: bool, how: How, into: bool
) -> None:
    """Where one row became several, or several one, fewer words may change."""
    made = moved(held, text=before)
    ((later, (link,)),) = made.links_to.items()
    rows = {**made.commitments, later: replace(made.commitments[later], text=after)}
    to: dict[str, tuple[Link, ...]] = {later: (link,)}
    of: dict[str, tuple[Link, ...]] = {link.earlier: (link,)}
    if branched:
        near = replace(rows[later if into else link.earlier], iri="beside", status="overdue")
        rows["beside"] = near
        if into:
            of[link.earlier] = (link, replace(link, iri="m", later="beside"))
        else:
            to[later] = (link, replace(link, iri="m", earlier="beside"))
    made = replace(made, commitments=rows, links_to=to, links_from=of)
    (found,) = redated(made)
    assert found.how is how
    assert moves_at(made, found.row)[0].how is how
    assert ("put off by" in noted(made, made.changes_at[later][0])) is (how is How.PUT_OFF)
    assert len(course_of(made, (found.earlier, found.row)).slips) == (how is How.PUT_OFF)
    (finding,) = made.findings_of[later]
    told = caveat(made, finding)
    assert told.startswith("Put off by 15 months." if how is How.PUT_OFF else "Another date in other words, whether")
    assert (before in told) is (before != after)
    asked = [one.text for one in questions(made, (found.row,))]
    assert asked == (["Why was the date moved, and who agreed to it?"] if how is How.PUT_OFF else [])


@pytest.mark.parametrize(("relation", "decision"), [("succeeds", "accepted"), ("continues", "rejected")])
def test_a_next_stage_or_a_rejected_link_is_no_branch(held: Holdings, relation: str, decision: str) -> None:
    made = moved(held, text=WORDS)
    ((later, (link,)),) = made.links_to.items()
    rows = {**made.commitments, later: replace(made.commitments[later], text="Make the harbour")}
    rows["beside"] = replace(rows[later], iri="beside")
    second = replace(link, iri="m", later="beside", relation=relation, decision=decision)
    made = replace(made, commitments=rows, links_from={link.earlier: (link, second)})
    assert [one.how for one in redated(made)] == [How.PUT_OFF]


def test_an_entry_shows_both_wordings_and_who_judged(held: Holdings, tmp_path: Path) -> None:
    made = moved(held, text="Dredge the plantable harbour of trees")
    ((later, _),) = made.links_to.items()
    made = replace(made, commitments={**made.commitments, later: replace(made.commitments[later], text=WORDS)})
    write(made, tmp_path / "site")
    text = read(tmp_path / "site" / "dates.html").text
    for words in ("Dredge the plantable harbour of trees", WORDS, "90%: the program’s own certainty"):
        assert words in text
    first = {page.path: page for page in pages_of(made)}["index.html"].view()
    assert isinstance(first, start.StartView)
    (listing,) = (one for one in first.lists if one.title == "Put off furthest")
    assert "before, “Dredge the plantable harbour of trees” (" in listing.items[0].note


@pytest.mark.slow
def test_the_names_of_a_commitment_beside_its_step_are_said_to_be_its_own(held: Holdings, tmp_path: Path) -> None:
    made = moved(held)
    (iri,) = made.links_to
    row = made.commitments[iri]
    lead, wood = Name("officer", "Ilse Marl", "Ilse Marl", "", ""), Name("directorate", "Wood", "", "", "")
    whole = replace(row, iri=f"{iri}-whole", kind="activity", names=(lead,))
    for mine, lent in ((), True), ((wood,), True), ((replace(lead, printed="Odo Reed"),), False):
        step = replace(row, kind="milestone", parent=whole.iri, names=mine)
        spoilt = replace(made, commitments={**made.commitments, iri: step, whole.iri: whole})
        found = dates_page._who(spoilt, step)
        assert found.lent is lent
        assert [one.printed for one in found.names] == ["Ilse Marl" if lent else "Odo Reed"]
        write(spoilt, tmp_path / "site")
        assert ("(of its commitment)" in read(tmp_path / "site/dates.html").text) is lent
    assert not dates_page._who(made, replace(row, names=(), parent="")).lent
