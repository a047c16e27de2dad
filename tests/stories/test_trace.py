"""The story of Marlow Vale's trees, in each voice."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from goldenthread.graph import dataset
from goldenthread.linking.changes import changes
from goldenthread.read.quantities import quantities
from goldenthread.store import EmbeddedStore
from goldenthread.stories.trace import Story, find, tell
from goldenthread.stories.voices import as_html, as_json, as_markdown, in_terminal
from tests.small_council import IDENTITIES, LINKS, MINTER, PLANS, PRINTED, THREADS, iri_of


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    found = changes(PLANS, iri_of, LINKS, THREADS, quantities=quantities)
    return EmbeddedStore.of(
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


@pytest.fixture(scope="module")
def story(store: EmbeddedStore) -> Story:
    return tell(store, find(store, "250 street trees").thread)


def test_chapters_say_what_changed(story: Story) -> None:
    assert [one.commitment["title"] for one in story.chapters] == ["Plant 200 street trees", "Plant 250 street trees"]
    assert "target raised since 2014-15 line 3: 200 street trees -> 250 street trees" in story.chapters[1].changes
    assert "unit changed since 2014-15 line 3: E&P -> PLACE" in story.chapters[1].changes


def test_a_moved_deadline_is_told_in_days_and_an_end_as_an_end(store: EmbeddedStore) -> None:
    milestone = tell(store, find(store, "Choose the streets", "milestone").thread)
    (moved,) = [one for one in milestone.chapters[1].changes if one.startswith("deadline")]
    assert moved.startswith("deadline moved by 365 days later since 2014-15 line 4: 2014-06-30 -> ")
    assert milestone.chapters[1].ends == ("this line ends here: reported completed",)


def test_what_was_dropped_is_told_as_dropped(store: EmbeddedStore) -> None:
    dropped = tell(store, find(store, "Plant the trees").thread)
    assert dropped.chapters[0].ends == (
        "this line ends here without a word: the next year's document does not take it up",
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
        assert f"- **changed**: {change}" in markdown
    for words in ("Plant 200 street trees", "target raised since 2014-15 line 3", "sources/plan.txt:3"):
        assert words in shown
