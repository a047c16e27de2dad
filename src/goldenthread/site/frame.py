"""What stands around every page: the name of the site, its menu and its style sheets, and what the foot tells."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.site import decided, plain
from goldenthread.site.holdings import Holdings

MENU = (
    ("Commitments", "commitments.html"),
    ("Documents", "documents.html"),
    ("People", "people.html"),
    ("Dates", "dates.html"),
    ("Topics", "topics.html"),
    ("Measures", "measures.html"),
    ("What does not add up", "findings.html"),
    ("Compare", "compare.html"),
    ("Decisions", decided.PAGE),
    ("Questions", "questions.html"),
    ("Data", "data.html"),
)
"""What stands in the head of every page, where the page is there."""

SHEET = "assets/site.css"
"""The style sheet that comes before all others."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site.

    Attributes:
        name: what stands in the title of every window.
        bodies: the councils, in words.
        editions: the documents.
        licence: what the documents say of their licence, as a sentence.
        menu: name and path of each part.
        sheets: style sheets, in their order.
        searches: whether there is something to search with.
        asks: whether the graph and its engine lie beside the pages, so that they can be asked from a disk.
    """

    name: str
    bodies: str
    editions: tuple[object, ...]
    licence: str
    menu: tuple[tuple[str, str], ...]
    sheets: tuple[str, ...]
    searches: bool
    asks: bool


def site_of(held: Holdings, paths: set[str], assets: tuple[str, ...]) -> Site:
    """What every page knows of the site."""
    editions = tuple(held.editions.values())
    licences = sorted({one.licence for one in editions})
    unknown = not licences or licences == ["not stated"] or licences == [""]
    return Site(
        name="Golden Thread",
        bodies=plain.listed(sorted({one.body_name for one in editions})),
        editions=editions,
        licence="Their licence is not stated." if unknown else f"Licence: {plain.listed(licences)}.",
        menu=tuple((name, path) for name, path in MENU if path in paths),
        sheets=tuple(
            sorted((name for name in assets if name.endswith(".css")), key=lambda name: (name != SHEET, name))
        ),
        searches="search.html" in paths,
        asks=False,
    )
