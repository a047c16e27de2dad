"""What stands beside the rows of a thread, words that no title has, and what came after a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.errors import NothingFoundError
from goldenthread.store import EmbeddedStore
from goldenthread.stories.beside_rows import beside
from goldenthread.stories.later_chapters import after
from goldenthread.stories.presentation import as_html, as_json, as_markdown, in_terminal
from goldenthread.stories.thread_search import find_anywhere, other_names, suggestions
from goldenthread.stories.trace import tell
from tests.query.council import everything
from tests.small_council import ACTIVITY_2014, ACTIVITY_2015, MILESTONE_2014, THREADS

TREES = THREADS[0].iri
SAME = (("forest", "trees"), ("rubbish", "refuse"))


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.of(everything())


def test_milestones_measures_and_findings_stand_beside_their_row(store: EmbeddedStore) -> None:
    around = beside(store, TREES)
    planned, reported = around[ACTIVITY_2014], around[ACTIVITY_2015]
    assert [one.split(" (")[0] for one in planned.milestones] == ["Choose the streets", "Plant the trees"]
    assert planned.milestones[1] == "Plant the trees (line 5; due 31/06/2015)"
    assert planned.findings == ()
    (found,) = reported.findings
    said, answer = found.split(" Answered, ")
    assert said == "violation: It is reported overdue, and no comment says why. [overdue-without-comment]"
    assert answer.startswith(
        "about the finding 'overdue-without-comment': “The nursery failed.” (Green Scrutiny Committee"
    )
    (one,) = [measure for measure in reported.measures if measure.startswith("Trees planted")]
    assert one == (
        "Trees planted in the year (line 7): actual 2014/15: 212; minimum 2015/16: 220; target 2015/16: 250; "
        "actual 2015/16: 231; rated AMBER"
    )


def test_every_form_tells_them(store: EmbeddedStore, capsys: pytest.CaptureFixture[str]) -> None:
    story = tell(store, TREES)
    in_terminal(story)
    terminal = " ".join(capsys.readouterr().out.split())
    for told in (as_json(story), as_markdown(story), as_html(story), terminal):
        for words in ("Choose the streets", "Trees planted in the year", "no comment says why"):
            assert words in told


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("street trees", ""),
        ("street forest", "no title has 'street forest': found by 'street trees', another name of it"),
        ("Greener streets", "no title has 'Greener streets': 'Greener streets' stands in the heading"),
    ],
)
def test_what_no_title_has_is_found_elsewhere_and_said(store: EmbeddedStore, words: str, how: str) -> None:
    found = find_anywhere(store, words, same=SAME)
    assert found.thread == TREES
    assert found.how.startswith(how)
    assert bool(found.how) is bool(how)


def test_a_comment_is_found_by_its_words(store: EmbeddedStore) -> None:
    comments = store.select(
        "SELECT ?w { ?p a <https://w3id.org/goldenthread/ns#ProgressReport> ; "
        "<http://www.w3.org/2000/01/rdf-schema#comment> ?w } ORDER BY ?w"
    ).column("w")
    assert comments
    found = find_anywhere(store, comments[0])
    assert "stands in a comment of 2015-16" in found.how


@pytest.mark.parametrize("before", ["", "data:"])
def test_a_key_is_a_name_of_its_thread_alone(store: EmbeddedStore, before: str) -> None:
    body, _, key = TREES.rpartition("/thread/")
    written = f"{before}{body.rsplit('/', 1)[-1]}/thread/{key}" if before else key
    assert find_anywhere(store, written).thread == TREES
    with pytest.raises(NothingFoundError):
        find_anywhere(store, f"{written}9")


def test_words_that_stand_nowhere_are_refused(store: EmbeddedStore) -> None:
    with pytest.raises(NothingFoundError, match="in its title, a comment or a heading"):
        find_anywhere(store, "hovercraft", same=SAME)
    with pytest.raises(NothingFoundError, match="there is no commitment or thread"):
        find_anywhere(store, "https://example.org/none", same=SAME)


def test_only_whole_words_have_other_names() -> None:
    assert list(other_names("the forest", SAME)) == ["the trees"]
    assert list(other_names("deforested", SAME)) == []
    assert list(other_names("street", SAME)) == []


def test_headings_are_offered_behind_names(store: EmbeddedStore) -> None:
    assert suggestions(store, "green", lambda begun: [f"{begun} gables"])[0] == "green gables"
    assert "Greener streets" in suggestions(store, "green", lambda _: [])
    assert suggestions(store, "hovercraft", lambda _: []) == []


def test_other_names_and_comments_are_offered_too(store: EmbeddedStore) -> None:
    offered = suggestions(store, "forest", lambda begun: [f"{begun} lane"], SAME)
    assert offered[:2] == ["forest lane", "trees lane"]
    assert "trees lane" not in suggestions(store, "forest", lambda begun: [f"{begun} lane"])
    assert suggestions(store, "at last", lambda _: []) == ['Choose the "streets"']


def test_what_came_after_a_document(store: EmbeddedStore) -> None:
    story = tell(store, TREES)
    later = after(store, story, "2014/15")
    assert [one.commitment["edition"] for one in later.chapters] == ["2015-16"]
    assert later.since == "only what came after 2014-15 (1 row of 2014-15 and before left out)"
    none = after(store, story, "2015-16")
    assert none.chapters == ()
    assert "no document later than 2015-16 is held" in none.since
    assert "only what came after" in as_markdown(later)
    assert "only what came after" in as_html(later)
    assert '"since"' in as_json(later)
    assert '"since"' not in as_json(story)
    with pytest.raises(NothingFoundError, match="the years are 2014-15, 2015-16"):
        after(store, story, "1999-00")


def test_a_line_that_stops_says_that_no_later_document_states_it(store: EmbeddedStore) -> None:
    (thread,) = store.select(
        f"SELECT ?t {{ <{MILESTONE_2014}> <https://w3id.org/goldenthread/ns#inThread> ?t }}"
    ).column("t")
    story = tell(store, thread)
    if {one.commitment["edition"] for one in story.chapters} == {"2014-15"}:
        assert "no document later than 2014-15 states it" in after(store, story, "2014-15").since


def test_the_command_says_by_what_it_found(brackenford: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["trace", "hovercraft", "--build", str(brackenford)]) == 2
    assert "in its title, a comment or a heading" in capsys.readouterr().err


def test_what_committees_decided_is_told_whatever_is_left_out(decided: Path) -> None:
    store = EmbeddedStore.open(decided)
    found = find_anywhere(store, "Plant a further 500 street trees")
    story = tell(store, found.thread)
    assert [one.split(" (")[0] for one in story.decided] == [
        "recalled until 1 March 2019: “Bring the list of streets.”",
        "accepted as completed",
    ]
    assert after(store, story, "2019-20").chapters == ()
    assert after(store, story, "2019-20").decided == story.decided
    for said in (as_json(story), as_markdown(story), as_html(story)):
        assert "accepted as completed (Homes" in said.replace("&amp;", "&")


def test_an_answer_stands_behind_the_finding_that_it_is_about(decided: Path) -> None:
    store = EmbeddedStore.open(decided)
    story = tell(store, find_anywhere(store, "Build 60 council homes at Mill Yard").thread)
    every = [one for chapter in story.chapters for one in chapter.beside.findings]
    (answered,) = [one for one in every if "Answered" in one]
    assert "[percent-missing] Answered, about the finding 'percent-missing': “A nought was meant.”" in answered
    assert len(every) > 1


def test_where_nothing_was_decided_nothing_is_said(brackenford: Path) -> None:
    store = EmbeddedStore.open(brackenford)
    story = tell(store, find_anywhere(store, "Plant a further 500 street trees").thread)
    assert story.decided == ()
    assert "decided" not in as_json(story)
    assert "Beside the documents" not in as_markdown(story) + as_html(story)


@pytest.mark.parametrize(("begun", "offered"), [("fores", True), ("for", True), ("fo", False), ("forestry", False)])
def test_a_name_that_is_begun_leads_to_its_other_names(store: EmbeddedStore, begun: str, offered: bool) -> None:
    assert ("trees lane" in suggestions(store, begun, lambda name: [f"{name} lane"], SAME)) is offered
