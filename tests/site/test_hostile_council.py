"""Whatever a document prints stays text, in its place, on every page and in every file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.site.hostile_council import ESCAPING, FORMULA, SCRIPT, TEMPLATE, hostile_site
from tests.site.reading import dead_links, read

KNOWN = frozenset(
    [
        "html",
        "noscript",
        "optgroup",
        "textarea",
        "datalist",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "noscript",
        "body",
        "header",
        "nav",
        "main",
        "footer",
        "section",
        "article",
        "aside",
        "div",
        "form",
        "fieldset",
        "legend",
        "label",
        "input",
        "select",
        "option",
        "button",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "span",
        "bdi",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "details",
        "summary",
        "blockquote",
        "ins",
        "del",
        "mark",
        "br",
        "hr",
        "code",
        "pre",
        "time",
        "textarea",
        "small",
        "abbr",
        "svg",
        "desc",
        "defs",
        "pattern",
        "g",
        "path",
        "rect",
        "circle",
        "line",
        "text",
        "tspan",
    ]
)
"""The elements that templates and pictures write."""


class Tags(HTMLParser):
    """Every element of a page, with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps it."""
        self.met.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a council whose documents print all of it."""
    return hostile_site(tmp_path_factory.mktemp("hostile"))


ISOLATING = ("bdi", "text", "title", "desc", "option", "h1")
"""Elements whose text keeps its direction to itself: by themselves, or because they hold nothing else."""


@pytest.fixture(scope="module")
def texts(hostile: Path) -> dict[str, str]:
    """Every page."""
    return {path.relative_to(hostile).as_posix(): path.read_text(encoding="utf-8") for path in _pages(hostile)}


def _pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def test_the_hostile_texts_are_on_the_pages(hostile: Path) -> None:
    everything = " ".join(read(path).text for path in _pages(hostile))
    for text in (SCRIPT, FORMULA, ESCAPING, TEMPLATE, "onerror=alert(1)", "\u202eterces", "x" * 1200):
        assert text in everything, text


def test_none_of_them_becomes_markup(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        for tag, attributes in Tags(text).met:
            assert tag in KNOWN, (name, tag)
            assert not [key for key in attributes if key.startswith("on")], (name, attributes)
            assert tag != "script" or attributes.get("src"), name


def test_every_script_sheet_and_feed_is_one_of_ours(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        for tag, attributes in Tags(text).met:
            if tag in ("script", "link"):
                feed = attributes.get("rel") == "alternate"
                ours = r"(\.\./)*(?!\.)[\w./-]+\.atom" if feed else r"(\.\./)*assets/[\w./-]+"
                assert re.fullmatch(ours, attributes.get("src") or attributes.get("href") or ""), name


def test_no_link_runs_anything_or_leaves_the_folder(hostile: Path, texts: dict[str, str]) -> None:
    assert dead_links(hostile) == []
    for name, text in texts.items():
        for _, attributes in Tags(text).met:
            assert not re.match(r"\s*(javascript|data|vbscript):", attributes.get("href") or "", re.IGNORECASE), name


def test_every_file_name_is_plain_and_in_the_folder(hostile: Path) -> None:
    names = [part for path in hostile.rglob("*") for part in path.relative_to(hostile).parts]
    assert names
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name), name
        assert ".." not in name
        assert len(name) < 100
    assert not (hostile.parent / "etc").exists()


def test_what_runs_backwards_stands_in_a_place_of_its_own(texts: dict[str, str]) -> None:
    """Every override stands in an element that isolates it, so that the page around it keeps its direction."""
    for name, text in texts.items():
        for match in re.finditer("\u202e", text):
            before = text[: match.start()]
            opened = max(before.rfind(f"<{tag}") for tag in ISOLATING)
            closed = max(before.rfind(f"</{tag}>") for tag in ISOLATING)
            assert opened > closed, (name, text[match.start() - 200 : match.end() + 40])
