"""A brief in Markdown and in HTML: every block in order, and what documents print is text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from goldenthread.briefs.plain_formats import html, markdown
from tests.briefs.sample import HOSTILE, sample


def test_markdown_holds_every_block() -> None:
    said = markdown(sample())
    assert said.startswith("# Title: Plain words\n\nSubtitle: Plain words\n\n## Heading: Plain words\n\n")
    assert "**Lead: Plain words** Paragraph: Plain words\n\n### Below: Plain words\n\n> “Quoted: Plain words”\n" in said
    assert "- **Before: Plain words** Item: Plain words · Where: Plain words\n- Second item\n" in said
    assert "\n| First | Second |\n| --- | --- |\n| Head of row: Plain words | Cell: Plain words |\n| b | – |\n" in said
    assert "\n| 2019/20 | 4 | 5 |" in said
    assert said.endswith("*Note: Plain words*\n")
    assert not re.search(r"[ \t]\n|\n\n\n", said)


def test_nothing_that_a_document_prints_is_a_mark_in_markdown() -> None:
    said = markdown(sample(HOSTILE))
    for mark in ("[click](", "![p]", " | cell | ", "<script", "<b>", "*bold*", "`code`", " https://", "\u202e"):
        assert not re.search(rf"(?<!\\){re.escape(mark)}", said), mark
    lines = said.splitlines()
    assert sum(line.startswith("#") for line in lines) == 3
    assert sum(line.startswith("- ") for line in lines) == 2


class Tags(HTMLParser):
    """The tags of a page, with the words outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def tags(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    return found


def test_html_is_one_page_that_asks_for_nothing() -> None:
    page = html(sample())
    read = tags(page)
    assert '<html lang="en-GB">' in page
    assert '<th scope="col">First</th>' in page
    assert '<th scope="row"><bdi>b</bdi></th>' in page
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="picture"' in page
    assert 'role="img" aria-labelledby="measure-1-t measure-1-d"' in page
    assert {"script", "link", "img", "iframe", "object"} & set(read.tags) == set()
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    assert page.count("<h1>") == 1


def test_nothing_that_a_document_prints_is_markup_in_html() -> None:
    plain, hostile = tags(html(sample())), tags(html(sample(HOSTILE)))
    assert [tag for tag in hostile.tags if tag not in ("tspan", "title")] == [
        tag for tag in plain.tags if tag not in ("tspan", "title")
    ]
    assert any("<script>alert(1)</script>" in words for words in hostile.words)
    assert any("{{ 7 * 7 }}{% raw %}" in words for words in hostile.words)
