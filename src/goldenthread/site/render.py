"""Turns pages into files: one environment of templates, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from goldenthread.site import plain
from goldenthread.site.addresses import relative, root_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.templates import harmless, templates

if TYPE_CHECKING:
    from goldenthread.templates import Template


class Renderer:
    """Renders pages, knowing which pages there are: what has no page is shown without a link.

    Args:
        held: what the pages speak of.
        paths: every page that is written.
        shared: what every template may use besides.
    """

    def __init__(self, held: Holdings, paths: Collection[str], shared: Mapping[str, object]) -> None:
        self._held = held
        self._paths = frozenset(paths)
        self._templates: dict[str, Template] = {}
        self._environment = templates("goldenthread.site", {"shortened": plain.shortened})
        self._environment.globals.update(shared, held=held, plain=plain)

    def render(self, page: Page) -> str:
        """The text of one page."""
        template = self._templates.get(page.template)
        if template is None:
            template = self._templates[page.template] = self._environment.get_template(f"{page.template}.html.j2")
        links: dict[str, Callable[..., str]] = {
            "link_of": link_of,
            "to": partial(self._to, page.path),
            "href": partial(self._href, page.path),
            "line_href": partial(self._line, page.path),
            "line_of": partial(self._line_of, page.path),
            "place_of": partial(self._place_of, page.path),
        }
        return template.render(page=page, root=root_of(page.path), view=page.view(), **links) + "\n"

    def _to(self, page: str, path: str) -> str:
        """The link to a page, empty where it is not written."""
        return relative(page, path) if path.partition("#")[0].partition("?")[0] in self._paths else ""

    def _href(self, page: str, iri: str) -> str:
        """The link to the page of an IRI, empty where it has none."""
        return self._to(page, self._held.place_of(iri)) if iri else ""

    def _line(self, page: str, edition: str, line: int, cell: int = 0) -> str:
        """The link to a line of a source, empty where sources are not shown."""
        return self._to(page, self._held.source_place(edition, line, cell))

    def _line_of(self, page: str, edition: str, line: int, text: object = "") -> Markup:
        """A line of a source by its number, as a link where it has a page."""
        return link_of(self._line(page, edition, line), text or f"line {line}")

    def _place_of(self, page: str, edition: str, line: int) -> Markup:
        """The same with the name of its document."""
        return self._line_of(page, edition, line, f"{plain.named(self._held.editions[edition])}, line {line}")


def link_of(href: str, text: object) -> Markup:
    """A text as a link, or without one where there is nothing to lead to.

    What thousands of times stands on the pages is made here: as a macro of a template it takes four times as long.

    >>> link_of("a.html", "bread & butter"), link_of("", "<b>")
    (Markup('<a href="a.html"><bdi>bread &amp; butter</bdi></a>'), Markup('<bdi>&lt;b&gt;</bdi>'))
    """
    said = escape(harmless(text))
    return Markup(f'<a href="{escape(harmless(href))}"><bdi>{said}</bdi></a>' if href else f"<bdi>{said}</bdi>")  # noqa: S704 - escaped
