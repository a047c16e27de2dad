"""Changes between linked commitments, read off Marlow Vale's plan and report by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.interpret import interpret
from goldenthread.language.rhythms import rhythms
from goldenthread.linking.changes import changes, marked
from goldenthread.model import Change, Identities, Kind, Link, Officer, Plan, Progress, Relation, Unit
from tests.small_council import (
    ACTIVITY_2014,
    ACTIVITY_2015,
    LINKS,
    MILESTONE_2014,
    MILESTONE_2015,
    OTHER_2014,
    PLANS,
    iri_of,
)


def found(plans: tuple[Plan, ...] = PLANS, links: tuple[Link, ...] = LINKS) -> dict[tuple[str, str, str], Change]:
    made = changes(plans, iri_of, links, readings=interpret(plans, iri_of))
    return {(one.earlier, one.later, one.kind): one for one in made}


def test_the_trees_are_more_and_another_unit_answers() -> None:
    kinds = {kind for earlier, later, kind in found() if (earlier, later) == (ACTIVITY_2014, ACTIVITY_2015)}
    assert kinds == {"reworded", "target raised", "officer changed", "unit changed"}
    target = found()[ACTIVITY_2014, ACTIVITY_2015, "target raised"]
    assert (target.before, target.after) == ("200 street trees", "250 street trees")
    unit = found()[ACTIVITY_2014, ACTIVITY_2015, "unit changed"]
    assert (unit.before, unit.after) == ("E&P", "PLACE")


def test_another_deadline_is_told_by_days_and_both_days_are_kept() -> None:
    due = found()[MILESTONE_2014, MILESTONE_2015, "next stage due"]
    assert (due.before, due.after, due.days) == ("2014-06-30", "2015-04-30 | 2015-06-30", 365)


def test_quotation_marks_are_no_rewording() -> None:
    assert (MILESTONE_2014, MILESTONE_2015, "reworded") not in found()


def test_candidates_and_rejected_links_change_nothing() -> None:
    assert not [key for key in found() if key[:2] == (OTHER_2014, MILESTONE_2015)]
    assert not [key for key in found() if key[:2] == (ACTIVITY_2014, MILESTONE_2015)]


def test_two_that_become_one_are_merged() -> None:
    other = Link(OTHER_2014, MILESTONE_2015, Relation.CONTINUES, LINKS[0].decision, 0.9, "x")
    made = found(links=(*LINKS[:2], other))
    merged = made[OTHER_2014, MILESTONE_2015, "merged"]
    assert merged.before == "Choose the streets | Plant the trees"
    assert (MILESTONE_2014, MILESTONE_2015, "merged") in made


@pytest.mark.parametrize(
    ("before", "after", "forked", "unlike"),
    [
        ("Mend the wall", "Mend the wall", False, False),
        ("Mend the wall", "Mend the wall, the quay and two roads", False, False),  # two words of five
        ("Mend the wall", "Mend the wall, the quay and two roads", True, True),
        ("Mend the wall", "Keep a pool for swimmers", False, True),
        ("Mend the wall", "Mend the wall", True, False),
    ],
)
def test_a_moved_deadline_in_other_words_is_marked(before: str, after: str, forked: bool, unlike: bool) -> None:
    late = Progress(status="overdue", comment="Late.")

    def stated(plan: Plan, key: str, text: str, year: int) -> Plan:
        due = (date(year, 5, 31),)
        rows = [
            replace(one, text=text, deadlines=due, progress=late) if one.key == key else one for one in plan.commitments
        ]
        return replace(plan, commitments=tuple(rows))

    keys = [next(c.key for c in plan.commitments if iri_of(plan.edition, c.kind, c.key) == iri)
            for plan, iri in zip(PLANS, (MILESTONE_2014, MILESTONE_2015), strict=True)]  # fmt: skip
    plans = (stated(PLANS[0], keys[0], before, 2014), stated(PLANS[1], keys[1], after, 2015))
    pair = Link(MILESTONE_2014, MILESTONE_2015, Relation.CONTINUES, LINKS[0].decision, 0.9, "x")
    other = (Link(OTHER_2014, MILESTONE_2015, Relation.CONTINUES, LINKS[0].decision, 0.9, "x"),) if forked else ()
    edition = replace(PLANS[0].edition, as_of=date(2015, 3, 31))
    made = changes((replace(plans[0], edition=edition), plans[1]), iri_of, (pair, *other))
    [moved] = [one for one in made if one.kind == "deadline moved" and one.earlier == MILESTONE_2014]
    assert moved.other_words is unlike


@pytest.mark.parametrize(("after", "changed"), [("e & p.", False), ("Env. & Planning", False), ("PLACE", True)])
def test_two_codes_of_one_unit_are_no_change(after: str, changed: bool) -> None:
    rows = tuple(replace(c, directorates=(after,)) for c in PLANS[1].commitments)
    plans = (PLANS[0], replace(PLANS[1], commitments=rows))
    units = (Unit("marlow-vale", "ep", "E&P", aliases=("Env. & Planning",)),)
    made = changes(plans, iri_of, LINKS, identities=Identities(units=units))
    kinds = {one.kind for one in made if (one.earlier, one.later) == (ACTIVITY_2014, ACTIVITY_2015)}
    assert ("unit changed" in kinds) == changed


def under(heading: str) -> Plan:
    headings = tuple(replace(one, text=heading) if one.kind is Kind.PRIORITY else one for one in PLANS[1].headings)
    return replace(PLANS[1], headings=headings)


@pytest.mark.parametrize("heading", ["Streets are greener", "GREENER STREETS", "Clean air and greener streets for all"])
def test_a_heading_in_other_words_is_the_same_heading(heading: str) -> None:
    assert (ACTIVITY_2014, ACTIVITY_2015, "moved heading") not in found((PLANS[0], under(heading)))


@pytest.mark.parametrize("heading", ["Better parks", "Safer streets"])
def test_another_heading_is_a_move_and_both_are_told(heading: str) -> None:
    moved = found((PLANS[0], under(heading)))[ACTIVITY_2014, ACTIVITY_2015, "moved heading"]
    assert (moved.before, moved.after) == ("Greener streets", heading)


def test_what_joins_a_thread_from_nowhere_is_new() -> None:
    late = replace(PLANS[1].commitments[1], key="m6", text="Ask the neighbours")
    later = replace(PLANS[1], commitments=(*PLANS[1].commitments, late))
    iri = iri_of(later.edition, Kind.MILESTONE, "m6")
    made = {(one.earlier, one.kind) for one in changes((PLANS[0], later), iri_of, LINKS)}
    assert (iri, "new") in made
    assert (MILESTONE_2015, "new") not in made  # an earlier document states it
    assert (MILESTONE_2014, "new") not in made  # there is no earlier document


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("Open the park", "Open the park", "Open the park", "Open the park"),
        ("Open the park", "Open the new park", "Open the park", "Open the [new] park"),
        ("", "Open", "", "[Open]"),
        (
            "Open the park - with residents",
            "Open the new park with residents*",
            "Open the park - with residents",
            "Open the [new] park with residents*",
        ),
    ],
)
def test_words_that_differ_are_marked(before: str, after: str, left: str, right: str) -> None:
    assert marked(before, after) == (left, right)


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Publish monitoring reports every six months", ("twice a year",)),
        ("Hold a meeting each quarter", ("quarterly",)),
        ("Meet four times a year", ("quarterly",)),
        ("Report by June and 3 monthly after that", ("quarterly",)),
        ("Report monthly to the board", ("monthly",)),
        ("Visit two homes a month", ("monthly",)),
        ("Hold an annual conference", ("yearly",)),
        ("Catch a dealer a day", ("daily",)),
        ("The panel meets monthly and the forum quarterly", ("quarterly", "monthly")),
        ("Open all year round", ()),
        ("Train 50 staff", ()),
        ("Hold a day of action and a week of events", ()),
        ("Write a year 6 lesson plan", ()),
        ("Insulate the depot, saving 30 tonnes of coal and £5,000 a year", ()),
        ("Cut the annual cost by a quarter", ()),
        ("Raise placements from 10 a year to 10 a quarter", ("quarterly",)),
    ],
)
def test_how_often_is_read_from_the_words(text: str, often: tuple[str, ...]) -> None:
    assert rhythms(text) == often


def test_recurring_commitments_have_their_rhythm() -> None:
    rows = tuple(
        replace(c, text="Count trees quarterly") if c.kind is Kind.ACTIVITY else c for c in PLANS[0].commitments
    )
    readings = interpret((replace(PLANS[0], commitments=rows),), iri_of)
    assert {iri: one.rhythms for iri, one in readings.rows.items() if one.rhythms} == {ACTIVITY_2014: ("quarterly",)}


def altered(before: dict[str, object], after: dict[str, object]) -> set[str]:
    """The kinds of change along the line of the trees, with other values in its first and in its second row."""
    first, last = (
        replace(
            plan,
            commitments=tuple(replace(c, **more) if c.kind is Kind.ACTIVITY else c for c in plan.commitments),  # type: ignore[arg-type]
        )
        for plan, more in zip(PLANS, (before, after), strict=True)
    )
    made = changes((first, last), iri_of, LINKS[:1])
    return {one.kind for one in made if (one.earlier, one.later) == (ACTIVITY_2014, ACTIVITY_2015)}


@pytest.mark.parametrize(
    ("before", "after", "carried"),
    [
        ("overdue", "overdue", True),
        ("completed", "completed", False),
        ("overdue", "delayed", False),
        ("", "", False),
        ("overdue", "", False),
    ],
)
def test_a_status_is_carried_where_it_stays_and_is_not_done(before: str, after: str, carried: bool) -> None:
    kinds = altered({"progress": Progress(status=before)}, {"progress": Progress(status=after)})
    assert ("status carried" in kinds) is carried


@pytest.mark.parametrize(
    ("field", "kind"),
    [("officers", "officer changed"), ("directorates", "unit changed"), ("lead_members", "member changed")],
)
def test_nobody_named_is_no_hand_over(field: str, kind: str) -> None:
    def value(name: str) -> object:
        return (Officer(name, name, ""),) if field == "officers" else (name,)

    assert kind in altered({field: value("Ada Lark")}, {field: value("Bo Fenn")})
    assert kind not in altered({field: value("Ada Lark")}, {field: value("ADA LARK")})
    assert kind not in altered({field: ()}, {field: value("Bo Fenn")})
    assert kind not in altered({field: value("Ada Lark")}, {field: ()})


def test_one_that_goes_on_in_two_is_split_and_one_in_each_of_two_documents_is_not() -> None:
    twin = replace(PLANS[1].commitments[0], key="a7", text="Plant 40 hedges")
    later = replace(PLANS[1], commitments=(*PLANS[1].commitments, twin))
    both = (LINKS[0], replace(LINKS[0], later=iri_of(later.edition, Kind.ACTIVITY, "a7")))
    split = found((PLANS[0], later), both)[ACTIVITY_2014, ACTIVITY_2015, "split"]
    assert (split.before, split.after) == ("Plant 200 street trees", "Plant 250 street trees | Plant 40 hedges")
    other = replace(PLANS[1], edition=replace(PLANS[1].edition, label="2016-17"), commitments=(twin,))
    apart = (LINKS[0], replace(LINKS[0], later=iri_of(other.edition, Kind.ACTIVITY, "a7")))
    assert not [key for key in found((*PLANS, other), apart) if key[2] == "split"]


def test_another_council_has_a_first_document_of_its_own() -> None:
    elsewhere = replace(PLANS[1], edition=replace(PLANS[1].edition, body="fenwick"))
    assert not [one for one in changes((PLANS[0], elsewhere), iri_of, ()) if one.kind == "new"]
    assert [one for one in changes(PLANS, iri_of, ()) if one.kind == "new"]
