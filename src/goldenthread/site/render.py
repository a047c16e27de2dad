"""Turns pages into files: one environment of templates, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from goldenthread.site import plain
from goldenthread.site.addresses import relative, root_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.templates import templates

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
            "to": partial(self._to, page.path),
            "href": partial(self._href, page.path),
            "line_href": partial(self._line, page.path),
        }
        return template.render(page=page, root=root_of(page.path), view=page.view(), **links) + "\n"

    def _to(self, page: str, path: str) -> str:
        """The link to a page, empty where it is not written."""
        return relative(page, path) if path.partition("#")[0] in self._paths else ""

    def _href(self, page: str, iri: str) -> str:
        """The link to the page of an IRI, empty where it has none."""
        return self._to(page, self._held.place_of(iri)) if iri else ""

    def _line(self, page: str, edition: str, line: int, cell: int = 0) -> str:
        """The link to a line of a source, empty where sources are not shown."""
        return self._to(page, self._held.source_place(edition, line, cell))
