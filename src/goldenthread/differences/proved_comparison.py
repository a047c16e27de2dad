"""What a comparison of two builds without names says is proved against both of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.redaction.folders import is_redacted
from goldenthread.redaction.outputs import prove_made_of


def refuse_one_redacted(old: Path, new: Path) -> None:
    """Refuses two builds of which only one names officers: what differs would be their names.

    Raises:
        BuildError: it is so.
    """
    hidden = [is_redacted(_folder(one)) for one in (old, new)]
    if hidden[0] != hidden[1]:
        without = (old, new)[hidden.index(True)]
        raise BuildError(
            "this one names no officer and the other one does, so that what differs would name them: compare two "
            "builds of one kind",
            path=without,
        )


def prove_comparison(old: Path, new: Path, files: Mapping[str, bytes]) -> None:
    """Searches what is said of two builds for the names that either of them hides.

    Raises:
        BuildError: a name is left, or a seal is missing.
    """
    for one in (old, new):
        prove_made_of(_folder(one), files.items())


def _folder(place: Path) -> Path:
    return place.parent if place.is_file() else place
