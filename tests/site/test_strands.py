"""What one document states more than once is no single promise, and is not ranked beside one."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Link
from goldenthread.site.search import entries
from goldenthread.site.speaking import spoken
from goldenthread.site.states import AGAIN, COMPLETED, ONWARD, TO_COME, UNHEARD, UNTOLD, stated
from goldenthread.site.strands import joined, tangled, weakest, weakest_said
from goldenthread.site.synonyms import Topic
from goldenthread.site.views import handouts, question_pages, start
from goldenthread.site.views.threads_page import entry as entry_of
from goldenthread.site.views.threads_page import others_of
from goldenthread.site.write import pages_of


def tangle(held: Holdings) -> tuple[Holdings, str]:
    """A council in which a thread of both documents joins two statements of the later one, by two links."""
    plan, report = held.editions
    rows = [one for one in held.commitments.values() if one.kind == "activity"]
    first = next(one for one in rows if one.edition == plan)
    second, third = [one for one in rows if one.edition == report][:2]
    iri, thread = next((iri, one) for iri, one in held.threads.items() if one.level == "activity")
    links = {
        later.iri: (Link(f"l{later.iri}", first.iri, later.iri, "continues", "accepted", sure, "Ada Lark", ""),)
        for later, sure in ((second, 0.9), (third, 0.55))
    }
    made = replace(
        held,
        threads={**held.threads, iri: replace(thread, members=(first.iri, second.iri, third.iri))},
        links_to={**held.links_to, **links},
    )
    return made, iri


def listed(held: Holdings, iri: str) -> dict[str, str]:
    """What each list of the first page says of a thread."""
    return {some.title: item.note for some in start.view(held).lists for item in some.items if item.iri == iri}


def test_a_tangle_stands_in_a_list_of_its_own_with_its_weakest_link(held: Holdings) -> None:
    made, iri = tangle(held)
    members = made.members(made.threads[iri])
    assert (tangled(members), joined(members)) == (True, "3 statements joined under one title")
    link = weakest(made, members)
    assert link is not None
    assert link.confidence == 0.55
    lists = listed(made, iri)
    assert not {"Promised longest", "Adds up least"} & set(lists)
    note = lists["Several strands under one title"]
    assert note.startswith("3 statements joined under one title in 2 documents, ")
    assert "least sure of these to belong together: 2018/19 “" in note
    assert note.endswith("55% sure (the reader’s own estimate)")


def test_a_single_promise_is_ranked_with_how_many_statements_it_joins(held: Holdings) -> None:
    made, iri = tangle(held)
    thread = made.threads[iri]
    single = replace(made, threads={iri: replace(thread, members=thread.members[:2])})
    assert not tangled(single.members(single.threads[iri]))
    lists = listed(single, iri)
    assert lists["Promised longest"] == "in 2 documents, 2 statements taken for one promise"
    assert "Several strands under one title" not in lists


def test_without_a_sureness_on_record_that_is_said(held: Holdings) -> None:
    made, iri = tangle(held)
    unsure = {later: tuple(replace(one, confidence=None) for one in some) for later, some in made.links_to.items()}
    said = weakest_said(replace(made, links_to=unsure), made.members(made.threads[iri]))
    assert said == "how sure it is that these belong together, nobody has put on record"
    rejected = {
        later: tuple(replace(one, decision="rejected") for one in some) for later, some in made.links_to.items()
    }
    assert weakest(replace(made, links_to=rejected), made.members(made.threads[iri])) is None


def test_rows_in_quite_other_words_stand_with_their_own_under_a_title(held: Holdings) -> None:
    made, iri = tangle(held)
    some = ("Open a boating pond", "Mend the old towpath", "MEND the towpath. *", "open a boating pond")
    rows = [
        replace(row, iri=f"{row.iri}/{at}", text=text)
        for at, (row, text) in enumerate(zip(made.members(made.threads[iri]) * 2, some, strict=False))
    ]
    assert others_of(rows[2].text, rows) == (rows[0],)
    assert others_of(rows[2].text, rows[1:3]) == ()
    longer = [replace(rows[0], text="Mend the towpath, and rent boats to schools")]
    assert others_of(rows[2].text, longer) == ()
    assert others_of(rows[2].text, longer, branched=True) == tuple(longer)


def test_a_subject_lists_a_row_that_speaks_of_it_by_its_own_words_too(held: Holdings) -> None:
    plan, report = held.editions
    first = next(row for row in held.commitments.values() if row.edition == plan and row.kind == "activity")
    last = next(row for row in held.commitments.values() if row.edition == report and row.kind == "activity")
    iri = next(iri for iri, one in held.threads.items() if one.level == "activity")
    first, last = replace(first, thread=iri, text="Plant an orchard"), replace(last, thread=iri, text="Mend the weir")
    thread = replace(held.threads[iri], label=last.text, members=(first.iri, last.iri))
    made = replace(
        held,
        commitments={**held.commitments, first.iri: first, last.iri: last},
        threads={**held.threads, iri: thread},
    )
    assert handouts._entry(made, thread, [first]).others == (first,)
    assert handouts._entry(made, thread, [last]).others == ()


def test_a_title_of_several_strands_says_how_many_rows_it_stands_for(held: Holdings) -> None:
    made, iri = tangle(held)
    single = replace(made, threads={iri: replace(made.threads[iri], members=made.threads[iri].members[:2])})
    assert question_pages._called(made, iri).endswith(" (one title for 3 rows)")
    assert " (one title" not in question_pages._called(single, iri)
    notes = [one.note for one in entries(made, pages_of(made)) if one.href == made.place_of(iri)]
    assert [note.endswith(" · one title for 3 rows") for note in notes] == [True]


def test_a_row_of_a_subject_that_goes_on_elsewhere_says_how(held: Holdings) -> None:
    """Its line goes on in a row that speaks of something else: the latest document does not report this one."""
    made, iri = tangle(held)
    first, second, third = made.members(made.threads[iri])
    late = replace(first, status="overdue", status_printed="Overdue", reported=True)
    rows = {late.iri: late}
    onward = {first.iri: tuple(link for row in (second, third) for link in made.links_to[row.iri])}
    went = replace(made, commitments={**made.commitments, **rows}, links_from={**made.links_from, **onward})
    entry = handouts._entry(went, went.threads[iri], [late])
    assert entry.state == entry.said == ONWARD
    assert [row for row, _ in entry.onward] == [second.iri, third.iri]
    assert all(how.startswith("2019/20: ") for _, how in entry.onward)
    alone = replace(went, links_from={}, changes_at={})
    entry = handouts._entry(alone, alone.threads[iri], [late])
    assert (entry.state, entry.onward) == (UNTOLD, ())
    done = replace(late, status="completed")
    finished = replace(went, commitments={**went.commitments, done.iri: done})
    entry = handouts._entry(finished, finished.threads[iri], [done])
    assert entry.state == COMPLETED
    assert entry.onward


def test_what_was_reported_on_before_is_not_called_never_reported_on(held: Holdings) -> None:
    made, iri = tangle(held)
    thread = made.threads[iri]
    one = replace(entry_of(made, thread), state=UNHEARD)
    assert replace(one, told=()).said == UNHEARD
    assert replace(one, told=(one.last,)).said == f"{UNHEARD} since"


def test_a_row_that_nothing_carries_on_is_the_last_of_its_line_or_the_only_one(held: Holdings) -> None:
    made, iri = tangle(held)
    first, second, _ = made.members(made.threads[iri])
    assert stated(made, second) == "last"
    assert stated(made, first) == "only"
    assert stated(made, replace(first, kind="milestone")) == "step, only"


def test_what_the_latest_plan_plans_stands_first_on_two_pages(held: Holdings) -> None:
    rows = {
        one.iri: replace(one, text=f"Dredge the basin {at}")
        for at, one in enumerate(held.commitments.values())
        if one.kind == "activity"
    }
    plan, report = held.editions.values()
    later = replace(plan, start=report.start.replace(year=report.start.year + 1))
    threads = {
        iri: replace(
            one, members=tuple(row for row in one.members if at % 2 or held.commitments[row].edition == report.iri)
        )
        for at, (iri, one) in enumerate(held.threads.items())
        if one.level == "activity"
    }
    planned = replace(
        held,
        editions={report.iri: report, later.iri: later},
        commitments={**held.commitments, **rows},
        threads={iri: one for iri, one in threads.items() if one.members},
        changes_at={},
        links_from={},
        links_to={},
    )
    found = handouts.view(planned, spoken(planned, Topic("basin", "Basin", ("basin",))), "", "").commitments
    planned_first = [one.state in (TO_COME, AGAIN) for one in found]
    assert planned_first == sorted(planned_first, reverse=True)
    assert len({*planned_first}) == 2
