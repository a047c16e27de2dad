"""The links of one page: relative, and only to what has a page; what has none is shown without a link."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup, escape

from goldenthread.site import plain
from goldenthread.site.addresses import relative
from goldenthread.site.holdings import Holdings
from goldenthread.templates import harmless


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one page.

    Attributes:
        page: its path.
        held: what the pages speak of.
        paths: every page that is written.
    """

    page: str
    held: Holdings
    paths: Collection[str]

    def to(self, path: str) -> str:
        """The link to a page, empty where it is not written."""
        return relative(self.page, path) if path.partition("#")[0].partition("?")[0] in self.paths else ""

    def href(self, iri: str) -> str:
        """The link to the page of an IRI, empty where it has none."""
        return self.to(self.held.place_of(iri)) if iri else ""

    def line(self, edition: str, line: int, cell: int = 0) -> str:
        """The link to a line of a source, empty where sources are not shown."""
        return self.to(self.held.source_place(edition, line, cell))

    def line_of(self, edition: str, line: int, text: object = "") -> Markup:
        """A line of a source by its number, as a link where it has a page."""
        return link_of(self.line(edition, line), text or f"line {line}")

    def place_of(self, edition: str, line: int) -> Markup:
        """The same with the name of its document."""
        return self.line_of(edition, line, f"{plain.named(self.held.editions[edition])}, line {line}")


def link_of(href: str, text: object) -> Markup:
    """A text as a link, or without one where there is nothing to lead to.

    What thousands of times stands on the pages is made here: as a macro of a template it takes four times as long.

    >>> link_of("a.html", "bread & butter"), link_of("", "<b>")
    (Markup('<a href="a.html"><bdi>bread &amp; butter</bdi></a>'), Markup('<bdi>&lt;b&gt;</bdi>'))
    """
    said = escape(harmless(text))
    return Markup(f'<a href="{escape(harmless(href))}"><bdi>{said}</bdi></a>' if href else f"<bdi>{said}</bdi>")  # noqa: S704 - escaped
