"""Reads written pages as a browser does: their links, their anchors, their words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

VOID = frozenset("area base br col embed hr img input link meta source track wbr circle path rect line".split())  # noqa: SIM905


class Read(HTMLParser):
    """One page.

    Attributes:
        links: every address that it names.
        ids: every anchor on it, in order.
        heads: the text of each heading of the first rank.
        text: its words.
        open: the elements that are not closed yet.
        wrong: elements that were closed and not open.
        acts: attributes and elements that would run a script within the page.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.ids: list[str] = []
        self.heads: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.acts: list[str] = []
        self._text: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    @property
    def text(self) -> str:
        """The words of the page, blanks made single."""
        return " ".join(" ".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes links and anchors."""
        named = dict(attrs)
        self.links += [value for key in ("href", "src", "action") if (value := named.get(key))]
        if found := named.get("id"):
            self.ids.append(found)
        self.acts += [name for name in named if name.startswith("on")]
        self.acts += [tag] if tag == "script" and "src" not in named else []
        if tag not in VOID:
            self.open.append(tag)
        if tag == "h1":
            self.heads.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes links of an element that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Sees that it was open."""
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        """Takes words."""
        self._text.append(data)
        if "h1" in self.open:
            self.heads[-1] += data


def read(path: Path) -> Read:
    """One page."""
    return Read(path)


_NAMED = re.compile(r'\s(href|src|action|id)="([^"]*)"')
"""What leads somewhere, and what can be led to: templates quote every attribute, and no text holds a bare quote."""


def dead_links(folder: Path) -> list[str]:
    """Every link of a site that leads nowhere, or out of it."""
    inside = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    links: dict[str, set[str]] = {}
    anchors: dict[str, set[str]] = {}
    for name in sorted(name for name in inside if name.endswith(".html")):
        found = _NAMED.findall((folder / name).read_text(encoding="utf-8"))
        links[name] = {unescape(value) for key, value in found if key != "id"}
        anchors[name] = {unescape(value) for key, value in found if key == "id"}
    return [
        f"{name}: {link}"
        for name, some in links.items()
        for link in sorted(some)
        if not _leads(name, link, inside, anchors)
    ]


def _leads(name: str, link: str, inside: Collection[str], anchors: Mapping[str, Collection[str]]) -> bool:
    """Whether a link of a page leads to a file of the folder, and to a place that is there."""
    place, mark, anchor = link.partition("#")
    place = place.partition("?")[0]
    if not link or "//" in place:
        return False
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(place))) if place else name
    if target == "ask.html" and anchor.startswith("query="):  # what the page asks when it is opened
        return f"questions/{anchor.removeprefix('query=')}.html" in inside
    return target in inside and (not mark or target not in anchors or unquote(anchor) in anchors[target])
