"""The page of a thread: what each document states, in words that can be checked against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.site import dismissed
from goldenthread.site.addresses import page_of
from goldenthread.site.agent_records import Denied
from goldenthread.site.asks import elsewhere, questions
from goldenthread.site.course import course_of
from goldenthread.site.events import events
from goldenthread.site.holdings import Holdings
from goldenthread.site.plain import named
from goldenthread.site.records import Change, Commitment, Finding, Link, StatedDate, Thread
from goldenthread.site.views import thread_pages
from goldenthread.site.write import write
from goldenthread.site.years_held import Gap
from tests.site.reading import read
from tests.site.test_fates import PLAN, REVIEW, linked


def joined(held: Holdings, relation: str = "continues") -> Holdings:
    """The first commitment of the plan and the first of the review as one thread."""
    made = linked(held, (f"{PLAN}1", f"{REVIEW}1"), relation=relation)
    (a,) = [one for iri, one in held.commitments.items() if iri.endswith(f"{PLAN}1")]
    (b,) = [one for iri, one in held.commitments.items() if iri.endswith(f"{REVIEW}1")]
    b = replace(b, thread=a.thread, text=f"{a.text} and every fourth lamp")
    one = replace(held.threads[a.thread], members=(a.iri, b.iri))
    return replace(made, commitments={**held.commitments, b.iri: b}, threads={a.thread: one})


def test_every_page_of_brackenford_states_its_rows(held: Holdings, site: Path) -> None:
    for one in held.threads.values():
        page = read(site / page_of(one.iri, held.base))
        for member in held.members(one):
            assert " ".join(member.text.split()) in page.text
            assert held.anchor_of(member) in page.ids
            for name in member.names:
                assert name.name in page.text or name.printed in page.text


def going_on_as_a_step(held: Holdings, relation: str) -> tuple[Holdings, Thread, Commitment]:
    """The first commitment of the plan, which goes on as a step of the report that names an officer."""
    step = next(
        one
        for one in held.commitments.values()
        if one.kind == "milestone" and "/2019-20/" in one.iri and one.of_role("officer")
    )
    made = linked(held, (f"{PLAN}1", step.iri), relation=relation)
    (earlier,) = made.links_from
    return made, made.threads[made.commitments[earlier].thread], step


def test_a_commitment_goes_on_elsewhere_as_a_step_but_not_where_that_undoes_it(held: Holdings) -> None:
    made, thread, step = going_on_as_a_step(held, "succeeds")
    assert elsewhere(made, held.members(thread)) == (step,)
    undone, thread, _ = going_on_as_a_step(held, "reverses")
    assert elsewhere(undone, held.members(thread)) == ()


@pytest.mark.slow
def test_the_head_of_a_page_says_where_it_goes_on_and_who_is_named_there(held: Holdings, tmp_path: Path) -> None:
    made, thread, step = going_on_as_a_step(held, "succeeds")
    write(made, tmp_path / "site")
    text = read(tmp_path / "site" / page_of(thread.iri, held.base)).text
    assert f"Goes on as a step of 2019/20 {step.text} ; named there: {step.of_role('officer')[0].name}" in text


def test_changed_words_headings_and_judgement_stand_with_the_later_statement(held: Holdings) -> None:
    made = joined(held)
    view = thread_pages.view(made, next(iter(made.threads.values())))
    first, second = view.parts
    assert isinstance(first, thread_pages.Part)
    assert isinstance(second, thread_pages.Part)
    assert {piece.kind for piece in first.rows[0].words} == {"same"}
    assert {piece.kind for piece in second.rows[0].words} >= {"new"}
    (origin,) = second.rows[0].origins
    assert origin.earlier == first.rows[0].commitment
    assert view.documents == view.held == 2


def test_years_without_a_document_are_part_of_the_story(held: Holdings) -> None:
    made = joined(held)
    plan, report = made.editions.values()
    late = replace(report, label="2022-23", start=date(2022, 4, 1), end=date(2023, 3, 31))
    view = thread_pages.view(
        replace(made, editions={plan.iri: plan, report.iri: late}), next(iter(made.threads.values()))
    )
    assert view.parts[1] == Gap("2019/20", "2021/22", 3)
    assert any("no document is held for 2019/20 to 2021/22" in one for one in view.told.untold)


def test_a_slip_is_a_slip_and_a_round_is_none(held: Holdings) -> None:
    made = joined(held)
    one = next(iter(made.threads.values()))
    earlier, later = one.members
    reported = replace(made.commitments[earlier], reported=True)
    made = replace(made, commitments={**made.commitments, earlier: reported})
    for kind, slipped in (
        ("deadline moved", True),
        ("deadline renewed", False),
        ("deadline restated", False),
        ("next stage due", False),
    ):
        told = {**made.commitments, earlier: replace(made.commitments[earlier], reported=True)}
        change = Change(earlier, later, kind, "2019-03-31", "2020-03-31", 366)
        changed = replace(made, commitments=told, changes_at={later: (change,)})
        said = "".join(piece.text for some in thread_pages.view(changed, one).told.lede for piece in some)
        assert ("put off by 1 year, from 31 March 2019 to 31 March 2020" in said) is slipped


def test_findings_stand_beside_their_rows_and_make_questions(held: Holdings) -> None:
    made = joined(held)
    one = next(iter(made.threads.values()))
    later = one.members[1]
    found = Finding("f", "overdue-without-comment", "violation", later, 3, "It says nothing.", "", "", "")
    view = thread_pages.view(replace(made, findings_of={later: (found,)}), one)
    last = view.parts[-1]
    assert isinstance(last, thread_pages.Part)
    assert last.rows[0].findings == (found,)
    assert [question.text for question in view.told.questions] == [
        "Why was it overdue in 2019/20? The report does not say."
    ]
    accepted = replace(found, acknowledged="known")
    assert thread_pages.view(replace(made, findings_of={later: (accepted,)}), one).told.questions == ()


def test_a_rejected_pair_is_told_and_joins_nothing(held: Holdings) -> None:
    made = joined(held)
    one = next(iter(made.threads.values()))
    earlier, later = one.members
    link = Link("l", earlier, later, "continues", "rejected", None, "reader 2", "another roof")
    apart = replace(made, links_to={later: (link,)}, links_from={earlier: (link,)})
    view = thread_pages.view(apart, one)
    assert [origin.link for origin in view.rejected] == [link]
    last = view.parts[-1]
    assert isinstance(last, thread_pages.Part)
    assert last.rows[0].origins == ()


def test_events_are_dated_and_in_order_and_say_what_is_inferred(held: Holdings) -> None:
    one = next(row for row in held.commitments.values() if row.deadlines and held.edition(row).as_of)
    stated = StatedDate(one.iri, "completed-on", date(2019, 10, 31), "month", "October")
    found = events(replace(held, dates_in={one.iri: (stated,)}), [one])
    assert [event.day for event in found] == sorted(event.day for event in found)
    (inferred,) = [event for event in found if event.inferred]
    assert inferred.when == "October (by 31 October 2019)"
    assert any(event.what.startswith("due, by the ") for event in found)
    assert any(event.what.startswith("reported ") for event in found)


def test_what_is_asked_of_a_step_names_the_step_and_doubts_only_the_step(held: Holdings) -> None:
    one = next(row for row in held.commitments.values() if held.milestones_of.get(row.iri) and held.edition(row).as_of)
    step = held.commitments[held.milestones_of[one.iri][0]]
    done = {**held.commitments, one.iri: replace(one, status="completed")}
    found = Finding("f", "status-contradicts-comment", "warning", step.iri, 3, "m", "", "", "")
    view = thread_pages.view(
        replace(held, commitments=done, findings_of={step.iri: (found,)}), held.threads[one.thread]
    )
    (question,) = view.told.questions
    assert question.text.startswith(f"Of the step “{step.text[:20]}")
    said = "".join(piece.text for some in view.told.lede for piece in some)
    assert "while its own update" not in said
    own = replace(found, focus=one.iri)
    view = thread_pages.view(replace(held, commitments=done, findings_of={one.iri: (own,)}), held.threads[one.thread])
    assert "while its own update" in "".join(piece.text for some in view.told.lede for piece in some)
    assert not view.told.questions[0].text.startswith("Of ")


def test_what_is_carried_on_is_no_next_stage_though_it_is_that_of_another_row(held: Holdings) -> None:
    """Of one row no page says both that it was put off and that it is the next stage."""
    made = joined(held, "succeeds")
    one = next(iter(made.threads.values()))
    earlier, later = one.members
    (link,) = made.links_to[later]
    aside = replace(link, iri="aside", relation="continues", earlier=held.commitments[earlier].iri)
    assert [each.next_stage for each in course_of(made, made.members(one)).stated] == [False, True]
    for more, stage in ((aside, False), (replace(aside, decision="rejected"), True)):
        both = replace(made, links_to={later: (link, more)})
        assert [each.next_stage for each in course_of(both, both.members(one)).stated] == [False, stage]


def test_of_a_next_stage_the_unfinished_stage_before_is_asked_after(held: Holdings) -> None:
    for relation, status, percent, asked in (
        ("succeeds", "overdue", 50.0, True),
        ("succeeds", "delayed", None, True),
        ("succeeds", "completed", 100.0, False),
        ("succeeds", "discontinued", None, False),
        ("succeeds", "", None, False),
        ("continues", "overdue", 50.0, False),
    ):
        made = joined(held, relation)
        one = next(iter(made.threads.values()))
        earlier = replace(made.commitments[one.members[0]], status=status, percent=percent, percent_printed="")
        made = replace(made, commitments={**made.commitments, earlier.iri: earlier}, findings_of={})
        texts = [question.text for question in questions(made, made.members(one))]
        assert any("What became of the stage before" in text for text in texts) is asked, (relation, status)


def test_a_finding_that_names_a_commitment_stands_beside_that_one_alone(held: Holdings) -> None:
    first, second, third = [one for one in held.commitments.values() if one.kind == "activity"][:3]
    found = Finding("f", "red-measure-completed-activity", "warning", "m", 3, "It is red.", first.iri, "", "")
    other = replace(found, iri="g", code="rating-contradicts-figures", value="")
    made = replace(
        held,
        findings_of={"m": (found, other)},
        measures_of={first.iri: ("m",), second.iri: ("m",)},
        supported_by={"m": (first.iri, second.iri)},
    )
    assert made.findings_around(first) == (found, other)
    assert made.findings_around(second) == (other,)
    assert made.findings_around(third) == ()


def test_what_undoes_a_promise_stands_with_it_and_is_none_of_its_statements(held: Holdings, tmp_path: Path) -> None:
    made = linked(held, (f"{PLAN}1", f"{REVIEW}1"), relation="reverses")
    (earlier,) = [one for iri, one in held.commitments.items() if iri.endswith(f"{PLAN}1")]
    (later,) = [one for iri, one in held.commitments.items() if iri.endswith(f"{REVIEW}1")]
    before, after = thread_pages.row(made, earlier), thread_pages.row(made, later)
    assert ([one.earlier for one in before.undone], before.undoes) == ([later], ())
    assert ([one.earlier for one in after.undoes], after.undone) == ([earlier], ())
    assert before.onward == before.others == after.origins == after.others == ()
    write(made, tmp_path)
    page = read(tmp_path / page_of(earlier.thread, held.base)).text
    assert f"Undone by {named(made.edition(later))}: {later.text}" in page
    assert f"It undoes what {named(made.edition(earlier))} promised: {earlier.text}" in page


def test_what_was_judged_of_an_update_and_a_day_by_its_own_words_stand_at_the_row(
    held: Holdings, tmp_path: Path
) -> None:
    """A reader looks at the row: a judgement that its update says nothing else stands there, with who judged."""
    report = next(one for one in held.editions.values() if one.reports)
    row = next(one for one in held.commitments.values() if one.edition == report.iri and one.completed)
    told = replace(row, text=f"Open the lido by {report.start:%B %Y}", deadlines=(report.end,))
    denied = Denied(row.iri, "status-contradicts-comment", "language model", "It promised progress, and no permission")
    made = replace(
        held,
        commitments={**held.commitments, row.iri: told},
        denied={"status-contradicts-comment": (denied,)},
    )
    write(made, tmp_path / "site")
    page = read(tmp_path / "site" / made.place_of(row.iri).partition("#")[0])
    assert "It promised progress, and no permission" in page.text
    assert "(judged by: language model" in page.text
    assert f"but “ by {report.start:%B %Y} ” by its own words" in page.text
    before = replace(made, denied={}, commitments=held.commitments)
    assert dismissed.at_row(made, told) == (denied,)
    assert dismissed.at_row(before, row) == ()
