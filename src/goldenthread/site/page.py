"""A page before it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

FACETS = "assets/scripts/facets.js"
"""The script that chooses among the rows of a page, also where the pages lie on a disk."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    Attributes:
        path: where it lies under the root of the site, ``marlow-vale/thread/activity-0001.html``.
        template: name of its template, without ``.html.j2``.
        title: what stands in the window and in lists.
        view: makes what the template shows; called once, when the page is written.
        section: path of the page in the head of every page under which it is found, or empty.
        redactable: whether it may stand in a site of a redacted build.
        scripts: scripts that it uses, relative to the root of the site, in their order; it is whole without them.
        feed: path of the feed by which it is followed, or empty.
    """

    path: str
    template: str
    title: str
    view: Callable[[], object]
    section: str = ""
    redactable: bool = True
    scripts: tuple[str, ...] = ()
    feed: str = ""
