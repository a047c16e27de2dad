"""The story of Marlow Vale's trees, in each voice."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.errors import NothingFoundError
from goldenthread.graph import dataset
from goldenthread.interpret import interpret
from goldenthread.linking.changes import changes
from goldenthread.markdown_words import plain
from goldenthread.model import Decision, Link, Progress, Relation
from goldenthread.namespaces import DCTERMS, GT, RDF, RDFS
from goldenthread.store import EmbeddedStore
from goldenthread.stories.presentation import as_html, as_json, as_markdown, branches, facts, in_terminal, links
from goldenthread.stories.trace import Story, _end, _in_words, find, tell
from tests.small_council import (
    IDENTITIES,
    LINKS,
    MILESTONE_2015,
    MINTER,
    PLAN,
    PLANS,
    PRINTED,
    THREADS,
    iri_of,
    with_facts,
)


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    found = changes(PLANS, iri_of, LINKS, readings=interpret(PLANS, iri_of))
    return with_facts(
        EmbeddedStore.of(
            list(
                dataset(
                    PLANS,
                    minter=MINTER,
                    iri_of=iri_of,
                    printed=PRINTED,
                    identities=IDENTITIES,
                    links=LINKS,
                    threads=THREADS,
                    changes=found,
                )
            )
        )
    )


@pytest.fixture(scope="module")
def story(store: EmbeddedStore) -> Story:
    return tell(store, find(store, "250 street trees").thread)


def test_a_deadline_that_cannot_be_read_is_told_as_it_is_printed(story: Story) -> None:
    (chapter, *_) = story.chapters
    printed = replace(chapter, commitment={**chapter.commitment, "deadlines": "", "deadlinePrinted": "when ready"})
    assert ("deadline", "when ready") in facts(printed)
    both = replace(chapter, commitment={**chapter.commitment, "deadlines": "2014-03-31", "deadlinePrinted": "31/03"})
    assert ("deadline", "31 March 2014") in facts(both)


def test_the_address_of_a_merged_thread_leads_to_the_one_that_replaced_it() -> None:
    old = MINTER.thread("marlow-vale", "0099")
    threads = (replace(THREADS[0], replaces=(old,)), *THREADS[1:])
    stated = dataset(PLANS, minter=MINTER, iri_of=iri_of, printed=PRINTED, threads=threads)
    assert find(with_facts(EmbeddedStore.of(list(stated))), old).thread == THREADS[0].iri


def test_chapters_say_what_changed(story: Story) -> None:
    assert [one.commitment["title"] for one in story.chapters] == ["Plant 200 street trees", "Plant 250 street trees"]
    assert "target raised since 2014-15 line 3: 200 street trees -> 250 street trees" in story.chapters[1].changes
    assert "unit changed since 2014-15 line 3: E&P -> PLACE" in story.chapters[1].changes


def test_an_address_of_a_commitment_or_of_a_thread_leads_to_the_thread(store: EmbeddedStore) -> None:
    thread = THREADS[0]
    assert {find(store, iri).thread for iri in (thread.iri, *thread.members)} == {thread.iri}
    for other in (MINTER.unit("marlow-vale", "place"), f"{MINTER.base}marlow-vale/thread/none"):
        with pytest.raises(NothingFoundError, match="no commitment or thread"):
            find(store, other)


def test_a_moved_deadline_is_told_in_days_and_an_end_as_an_end(store: EmbeddedStore) -> None:
    milestone = tell(store, find(store, "Choose the streets", "milestone").thread)
    (due,) = [one for one in milestone.chapters[1].changes if "due" in one]
    assert due.startswith("its next stage, due 1 year later, compared with 2014-15 line 4: 30 June 2014 -> ")
    assert milestone.chapters[1].ends == ("this line ends here: reported completed",)


def retold(
    progress: Progress, relation: Relation = Relation.CONTINUES, *, reviewer: str = "", reason: str = ""
) -> Story:
    """The milestone line with another report in the first document, and a star that its title prints."""
    first, last = PLANS
    rows = tuple(replace(c, progress=progress) if c.key == "m4" else c for c in first.commitments)
    later = tuple(replace(c, text="Choose the *best* streets*") if c.key == "m5" else c for c in last.commitments)
    plans = (replace(first, commitments=rows), replace(last, commitments=later))
    links = (replace(LINKS[1], relation=relation, reviewer=reviewer, reason=reason),)
    found = changes(plans, iri_of, links)
    stated = dataset(plans, minter=MINTER, iri_of=iri_of, printed=PRINTED, links=links, threads=THREADS, changes=found)
    store = with_facts(EmbeddedStore.of(list(stated)))
    return tell(store, find(store, "Choose the streets", "milestone").thread)


@pytest.mark.parametrize(
    ("reviewer", "reason", "wanted"),
    [
        ("Somebody", "The choice of the next year.", "due again, another year’s round"),
        ("", "The choice of the next year.", "cannot be told: put off, or another year’s round"),
        ("Somebody", "The same choice.", "cannot be told: put off, or another year’s round"),
    ],
)
def test_the_reader_who_linked_two_rows_may_say_that_it_is_another_round(
    reviewer: str, reason: str, wanted: str
) -> None:
    due = retold(Progress(), reviewer=reviewer, reason=reason).chapters[1].changes[-1]
    assert due.startswith(wanted)


@pytest.mark.parametrize(
    ("progress", "wanted"),
    [
        (Progress(status="overdue", status_printed="Overdue", percent=100), "put off by 1 year, compared with 2014-15"),
        (Progress(status="completed", status_printed="Done at last"), "promised again after completion, new date, com"),
        (
            Progress(percent=100),
            "promised again after completion, new date, compared with 2014-15 line 4: 30 June 2014 -> 30",
        ),
    ],
)
def test_a_later_date_is_told_as_what_it_is(progress: Progress, wanted: str) -> None:
    reworded, due = retold(progress).chapters[1].changes
    assert reworded.startswith("reworded")
    assert due.startswith(wanted)


def test_where_a_line_begins_is_no_end(store: EmbeddedStore) -> None:
    chapters = tell(store, find(store, "250 street trees").thread).chapters
    assert [(one.begins, one.ends) for one in chapters] == [((), ()), ((), ())]
    late = [replace(one, members=one.members[-1:]) for one in THREADS[:1]]
    stated = dataset(
        PLANS, minter=MINTER, iri_of=iri_of, printed=PRINTED, threads=late, changes=changes(PLANS, iri_of, ())
    )
    alone = with_facts(EmbeddedStore.of(list(stated)))
    (chapter,) = tell(alone, find(alone, "250 street trees").thread).chapters
    assert (chapter.begins, chapter.ends) == (("no earlier document states it",), ())


def test_stars_of_the_print_are_no_mark_up_and_marked_words_are_marks() -> None:
    story = retold(Progress())
    assert r"## 2015-16: Choose the \*best\* streets\*" in as_markdown(story)
    page = as_html(story)
    assert "Choose the <mark>*best*</mark> streets*" in page
    assert '<a href="#c1">To 2014-15 line 4</a>' in page


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_a_terminal_of_any_width_gets_whole_lines(
    story: Story, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    in_terminal(story)
    told = capsys.readouterr().out.splitlines()
    assert story.thread in told  # an address is never broken
    assert told.count("") == len(story.chapters)  # one before each document
    lines = [line for line in told if "https://" not in line]
    assert max(map(len, lines)) <= columns
    assert [line for line in lines if line != line.rstrip() or "\x1b" in line] == []
    assert any(line.startswith("  changed     ") for line in lines)


def test_what_was_dropped_is_told_as_dropped(store: EmbeddedStore) -> None:
    dropped = tell(store, find(store, "Plant the trees").thread)
    (end,) = dropped.chapters[0].ends
    assert end == (
        "no row of a report was taken for it, and the next year's document does not take it up (as far as the program "
        "alone can tell: it found nothing alike)"
    )


def test_html_is_whole_and_escaped(store: EmbeddedStore) -> None:
    page = as_html(tell(store, find(store, 'Choose the "streets"').thread))
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag != "meta":
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Reader().feed(page)
    assert opened == []
    assert "<h1>Choose the &#34;streets&#34;</h1>" in page
    assert page.count("<article") == 2
    assert "sources/report.txt:5" in page


def test_markdown_json_and_terminal_tell_the_same(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(as_json(story))
    assert [chapter["commitment"]["edition"] for chapter in told["chapters"]] == ["2014-15", "2015-16"]
    markdown = as_markdown(story)
    in_terminal(story)
    shown = " ".join(capsys.readouterr().out.split())
    for change in told["chapters"][1]["changes"]:
        assert f"- **changed**: {plain(change)}" in markdown
    for words in ("Plant 200 street trees", "target raised since 2014-15 line 3", "sources/plan.txt:3"):
        assert words in shown


def test_words_of_a_document_are_no_links_and_no_pictures_in_markdown(story: Story) -> None:
    evil = replace(story, label="![x](https://e.org/a.png) <script> www.e.org\n# head")
    head = as_markdown(evil).splitlines()[0]
    assert head == r"# \!\[x\](https\://e.org/a.png) \<script> www\.e.org # head"


def judged(decision: Decision, link: Link = LINKS[0]) -> Story:
    """The line of the trees where one of its links was decided otherwise."""
    links = (replace(link, decision=decision), *LINKS[1:])
    stated = dataset(PLANS, minter=MINTER, iri_of=iri_of, printed=PRINTED, links=links, threads=THREADS)
    return tell(with_facts(EmbeddedStore.of(list(stated))), THREADS[0].iri)


def test_a_link_that_readers_rejected_is_never_told_as_one() -> None:
    first, last = judged(Decision.ACCEPTED).chapters
    assert [one["earlier"] for one in last.came_from] == [first.commitment["commitment"]]
    assert [one["later"] for one in first.goes_on] == [last.commitment["commitment"]]
    for chapter in judged(Decision.REJECTED).chapters:
        assert (chapter.came_from, chapter.goes_on) == ((), ())


def test_where_a_line_goes_on_within_another_thread_it_does_not_go_on_here() -> None:
    (first, _) = judged(Decision.ACCEPTED, replace(LINKS[0], later=MILESTONE_2015)).chapters
    assert first.goes_on == ()


@pytest.mark.parametrize(
    ("kind", "days", "doubt", "completed", "told"),
    [
        ("deadline moved", "1", "", "false", "put off by 1 day, compared with 2014-15 line 3"),
        ("deadline moved", "-1", "", "false", "brought forward by 1 day, compared with 2014-15 line 3"),
        ("deadline moved", "366", "", "false", "put off by 1 year, compared with 2014-15 line 3"),
        (
            "deadline moved",
            "366",
            "It is due on 2019-01-31.",
            "false",
            "how far cannot be told: one of the two dates is in doubt (It is due on 31 January 2019.)",
        ),
        ("deadline moved", "366", "It is late.", "true", "promised again after completion, new date, compared with"),
        ("deadline renewed", "365", "", "false", "cannot be told: put off, or another year’s round, compared with"),
        ("deadline renewed", "365", "", "true", "promised again after completion, new date, compared with"),
        (
            "deadline restated",
            "365",
            "",
            "false",
            "another date after years without a document, whether it was",
        ),
        ("new deadline stated", "-40", "", "false", "its update states a new date, 6 weeks sooner (as inferred from"),
        ("deadline moved", "", "", "false", "deadline moved, compared with 2014-15 line 3"),
        ("reworded", "", "", "false", "reworded since 2014-15 line 3: 2014-01-31 -> y"),
    ],
)
def test_a_change_is_told_in_the_words_of_the_pages(
    kind: str, days: str, doubt: str, completed: str, told: str
) -> None:
    change = {"changeKind": kind, "earlierEdition": "2014-15", "earlierLine": "3", "before": "2014-01-31", "after": "y"}
    told_of = {**change, "days": days, "doubt": doubt, "unlike": "", "completedBefore": completed}
    said = _in_words(told_of, {"title": "Plant trees"}, {"title": "Plant trees"})
    assert said.startswith(told)
    assert ("31 January 2014 -> y" in said) is (kind != "reworded")


@pytest.mark.parametrize(
    ("kind", "by", "sure", "told"),
    [
        ("completed", "", "", "this line ends here: reported completed"),
        ("ended without a word", "person", "", "does not take it up (as judged by: person)"),
        ("ended without a word", "the machine alone", "0.251", "(as far as the program alone can tell: 25% sure)"),
        ("ended without a word", "the machine alone", "", "alone can tell: it found nothing alike)"),
    ],
)
def test_an_end_says_who_says_so(kind: str, by: str, sure: str, told: str) -> None:
    row = {"status": "Overdue", "percent": ""}
    assert _end({"changeKind": kind, "endJudgedBy": by, "endSureness": sure}, row).endswith(told)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"status": "Overdue", "percent": ""}, "this line ends here without a word"),
        ({"status": "", "percent": "40"}, "this line ends here without a word"),
        ({"status": "", "percent": ""}, "no row of a report was taken for it"),
    ],
)
def test_what_stood_in_a_plan_only_was_never_reported_on(row: dict[str, str], told: str) -> None:
    change = {"changeKind": "ended without a word", "endJudgedBy": "person", "endSureness": ""}
    assert _end(change, row).startswith(told)


def test_words_that_are_only_half_held_lead_nowhere(store: EmbeddedStore) -> None:
    assert find(store, "streets choose", "milestone").thread == THREADS[1].iri  # no title holds them so
    with pytest.raises(NothingFoundError, match="fewer or other words"):
        find(store, "streets of gold and silver", "milestone")


def test_what_joins_or_splits_is_told_and_a_single_line_is_not(story: Story) -> None:
    one, last = story.chapters
    assert branches(last) == branches(one) == []
    assert branches(replace(last, came_from=last.came_from * 2)) == ["joins 2014-15 line 3 and 2014-15 line 3"]
    assert branches(replace(one, goes_on=one.goes_on * 2)) == ["splits into 2015-16 line 3 and 2015-16 line 3"]


def test_a_link_says_who_decided_and_why(story: Story) -> None:
    (said,) = links(story.chapters[1])
    assert said == "continues 2014-15 line 3 (confidence 0.93, A reader: person): The same trees."
    (row,) = story.chapters[1].came_from
    bare = replace(story.chapters[1], came_from=({**row, "reviewer": "", "reason": "", "confidence": ""},))
    assert links(bare) == ["continues 2014-15 line 3 (confidence 0.00, proposed by the machine, unreviewed)"]


def test_a_terminal_cuts_no_comment(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    (first, *_) = story.chapters
    long = replace(first, commitment={**first.commitment, "comment": "zzz " * 200 + "end"})
    in_terminal(replace(story, chapters=(long,)))
    told = capsys.readouterr().out
    assert told.count("z") == 600
    assert "end" in told


def test_a_terminal_names_five_more_threads_and_says_how_many_there_are(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    for count, words in ((0, ""), (1, "fit 1 more thread:"), (2, "fit 2 more threads:"), (6, "fit 6 more threads:")):
        in_terminal(story, [(f"Other {i}", f"x:{i}") for i in range(count)])
        told = capsys.readouterr().out
        assert words in told
        assert ("more thread" in told) is bool(count)
        assert told.count("Other ") == min(count, 5)


def test_a_commitment_in_a_terminal_stands_left_of_its_fields(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    in_terminal(story)
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("2014-15")] == ["2014-15  Plant 200 street trees"]
    assert "  source      sources/plan.txt:3" in lines


def test_a_whole_title_goes_before_a_longer_thread_that_holds_it(store: EmbeddedStore) -> None:
    graph, row = NamedNode(MINTER.graph("more")), NamedNode(f"{MINTER.base}marlow-vale/2016-17/plan/milestone/0001")
    thread = NamedNode(f"{MINTER.base}marlow-vale/thread/milestone-0009")
    said: list[tuple[NamedNode, str, NamedNode | Literal]] = [
        (row, RDF.type, NamedNode(GT.Milestone)),
        (row, DCTERMS.title, Literal("Choose the streets and tell the residents")),
        (row, GT.statedIn, NamedNode(MINTER.edition(PLAN))),
        (row, GT.firstLine, Literal(7)),
        (row, GT.inThread, thread),
        (thread, RDFS.label, Literal("Choose the streets and tell the residents")),
        (thread, GT.memberCount, Literal(9)),
    ]
    more = EmbeddedStore.of([*store.quads(), *(Quad(one, NamedNode(two), of, graph) for one, two, of in said)])
    assert find(more, "the streets", "milestone").thread == thread.value
    for text in ("Choose the streets", "choose THE streets"):
        found = find(more, text, "milestone")
        assert (found.thread, len(found.others)) == (THREADS[1].iri, 1), text


@pytest.mark.parametrize(
    ("kind", "unlike", "title", "told"),
    [
        (
            "deadline moved",
            "joined",
            "Plant trees",
            "cannot be told: joined with something that was reported completed",
        ),
        ("deadline moved", "number", "Plant trees", "cannot be told: put off, or another year’s round"),
        (
            "deadline moved",
            "unreported",
            "Plant trees",
            "another date with no report between, whether it was put off cannot be told",
        ),
        ("deadline moved", "", "Hold the yearly fair", "put off by 1 year"),
        ("deadline renewed", "", "Hold the yearly fair", "due again, another year’s round"),
    ],
)
def test_days_that_are_unlike_are_not_compared(kind: str, unlike: str, title: str, told: str) -> None:
    place = {"earlierEdition": "2014-15", "earlierLine": "3", "before": "x", "after": "y", "days": "365", "doubt": ""}
    change = {**place, "changeKind": kind, "unlike": unlike, "completedBefore": "false"}
    assert _in_words(change, {"title": title}, {"title": title}).startswith(f"{told}, compared with")


@pytest.mark.parametrize(
    ("earlier", "branched", "told"),
    [
        ("Keep the ferry in service", "false", "another date in other words, whether it was put off cannot be told"),
        ("Keep the harbour dredged for ships and boats", "false", "put off by 1 year"),
        ("Keep the harbour dredged for ships and boats", "true", "another date in other words"),
        ("Dredge the harbour", "true", "put off by 1 year"),
    ],
)
def test_other_words_may_promise_another_thing(earlier: str, branched: str, told: str) -> None:
    place = {"earlierEdition": "2014-15", "earlierLine": "3", "before": "x", "after": "y", "days": "365", "doubt": ""}
    change = {**place, "changeKind": "deadline moved", "unlike": "", "branched": branched, "completedBefore": "false"}
    assert _in_words(change, {"title": earlier}, {"title": "Dredge the harbour"}).startswith(told)
    assert _in_words(change | {"days": "-9"}, {"title": "Plant trees"}, {"title": "Dredge it"}).startswith(
        "another date"
    )
    joined = change | {"unlike": "joined"}
    assert "reported completed" in _in_words(joined, {"title": "Plant trees"}, {"title": "Dredge the harbour"})
