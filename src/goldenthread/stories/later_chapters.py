"""A story from one document on: what came after it, and how much is left out."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.errors import NothingFoundError
from goldenthread.store import Store
from goldenthread.stories.asked_rows import rows
from goldenthread.stories.trace import Story


def after(store: Store, story: Story, edition: str) -> Story:
    """The chapters of a story that later documents state; it says how many are left out.

    Args:
        store: the graph.
        story: all of it.
        edition: the year of a document, ``2013-14`` or ``2013/14``; what it states itself is left out.

    Raises:
        NothingFoundError: no document is of that year.
    """
    years = list(dict.fromkeys(row["edition"] for row in rows(store, "editions")))
    year = edition.strip().replace("/", "-")
    if year not in years:
        raise NothingFoundError(f"there is no document of '{edition}': the years are {', '.join(years)}")
    later = set(years[years.index(year) + 1 :])
    kept = tuple(one for one in story.chapters if one.commitment["edition"] in later)
    left = len(story.chapters) - len(kept)
    named = f"{left} {'row' if left == 1 else 'rows'} of {year} and before left out"
    if not later:
        said = f"no document later than {year} is held: nothing can be told of what came after"
    elif not kept:
        said = f"no document later than {year} states it"
    else:
        said = f"only what came after {year}"
    return replace(story, chapters=kept, since=f"{said} ({named})")
