"""Turns pages into files: one environment of templates, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from goldenthread.site import plain
from goldenthread.site.addresses import root_of
from goldenthread.site.cited import above, of_commitment
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import due_then, own_words
from goldenthread.site.page import Page
from goldenthread.site.page_links import Links, link_of
from goldenthread.site.row_cells import RowCells
from goldenthread.templates import templates

if TYPE_CHECKING:
    from goldenthread.templates import Template


class Renderer:
    """Renders pages, knowing which pages there are.

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
        self._environment.globals.update(shared, held=held, plain=plain, above=above, of_commitment=of_commitment)
        self._environment.globals.update(due_then=lambda one: due_then(held.edition(one), one))
        self._environment.globals.update(own_words=lambda one: own_words(held.edition(one), one))

    def render(self, page: Page) -> str:
        """The text of one page."""
        template = self._templates.get(page.template)
        if template is None:
            template = self._templates[page.template] = self._environment.get_template(f"{page.template}.html.j2")
        links = Links(page.path, self._held, self._paths)
        offered: dict[str, Callable[..., str]] = {
            "link_of": link_of,
            "to": links.to,
            "href": links.href,
            "line_href": links.line,
            "line_of": links.line_of,
            "place_of": links.place_of,
            "row_cells": RowCells(self._held, links),
        }
        return template.render(page=page, root=root_of(page.path), view=page.view(), **offered) + "\n"
