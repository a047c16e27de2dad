"""Which page of a site stands for which IRI."""

from __future__ import annotations

import json
from pathlib import Path

from goldenthread.errors import BuildError

ASKING = "ask.html"
"""The page of a site on which anything can be asked; a server shows it in the place of its own plain one."""


def pages_of(site: Path, base: str) -> dict[str, str]:
    """The page of a site for each IRI, as the site itself lists them in ``iris.json``.

    Args:
        site: its folder.
        base: where the IRIs of the data begin.

    Raises:
        BuildError: the list is damaged, or the site was made for another base.
    """
    path = site / "iris.json"
    if not path.is_file():
        return {}
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
        pages = {str(key): str(page) for key, page in listed["pages"].items()}
        made_for = str(listed["base"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BuildError("the list of pages is damaged: make the site again", path=path) from None
    if made_for != base:
        raise BuildError(f"the site was made for {made_for}, the build for {base}: make the site again", path=path)
    return {key if ":" in key else base + key: page for key, page in pages.items()}
