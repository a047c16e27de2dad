"""Reads written pages as a browser does: their links, their anchors, their words."""

from __future__ import annotations

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


def dead_links(folder: Path) -> list[str]:
    """Every link of a site that leads nowhere, or out of it."""
    pages = {path: read(path) for path in sorted(folder.rglob("*.html"))}
    dead = []
    for path, page in pages.items():
        for link in page.links:
            place, mark, anchor = link.partition("#")
            target = (path.parent / unquote(place)).resolve() if place else path
            outside = "//" in place or not target.is_relative_to(folder.resolve())
            lost = not target.is_file() or (mark and target in pages and unquote(anchor) not in pages[target].ids)
            if outside or lost:
                dead.append(f"{path.relative_to(folder)}: {link}")
    return dead
