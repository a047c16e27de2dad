"""A folder is redacted or it is not: what is made without names never lies beside what is made with them."""

from __future__ import annotations

import json
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.store.summary import SUMMARY

CATALOGUE = "catalogue.ttl"
NOTE = "Officers are named by pseudonyms here; the documents themselves are left out."
"""What a redacted graph says of itself, of each council, and a redacted catalogue of its data."""


def is_redacted(built: Path) -> bool:
    """Whether the build in a folder names no officer; of such a build no source document may be published."""
    return _state(built) is True


def refuse_mixing(output: Path, *, redacted: bool) -> None:
    """Refuses a folder that holds a build or an export of the other kind.

    Raises:
        BuildError: it does.
    """
    state = _state(output)
    if state is not None and state != redacted:
        held, wanted = ("with", "without") if state else ("without", "with")
        raise BuildError(
            f"this folder holds what was made {held} redaction, and what is made {wanted} it never lies beside: "
            "name another",
            path=output,
        )


def _state(folder: Path) -> bool | None:
    """Whether what lies in a folder is redacted; none where nothing lies there that says so."""
    try:
        if (summary := folder / SUMMARY).is_file():
            return bool(json.loads(summary.read_text(encoding="utf-8")).get("redacted"))
        if (catalogue := folder / CATALOGUE).is_file():
            return NOTE in catalogue.read_text(encoding="utf-8")
    except (OSError, ValueError, AttributeError):
        raise BuildError("it cannot be told whether this folder is redacted: name another", path=folder) from None
    return None
