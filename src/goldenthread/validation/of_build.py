"""The shapes over a finished build, with what its data folder has acknowledged."""

from __future__ import annotations

from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.minting import Minter
from goldenthread.store import EmbeddedStore
from goldenthread.store.summary import SUMMARY, summary_of
from goldenthread.validation import (
    ACKNOWLEDGED,
    ENGINES,
    Acknowledgement,
    Finding,
    acknowledge,
    load_acknowledged,
    validate,
    validate_by_parts,
)
from goldenthread.validation.acknowledged import from_data


def check(
    built: Path, data: Path | None = None, engine: str = ENGINES[0], jobs: int = 1
) -> tuple[tuple[Finding, ...], tuple[Acknowledgement, ...]]:
    """What the shapes report of a built graph, and which acknowledgements fit nothing of it.

    Args:
        built: the folder of the build.
        data: the data folder whose acknowledgements count; those that the build took in, where none is given.
        engine: what runs the shapes, one of :data:`ENGINES`.
        jobs: how many parts pySHACL checks at the same time.
    """
    store = EmbeddedStore.open(built)
    base, kept = acknowledged_in(built)
    minter = Minter(base)
    by_parts = engine == "pyshacl" and jobs > 1
    found = validate_by_parts(store, minter, jobs=jobs) if by_parts else validate(store, minter, engine=engine)
    return acknowledge(found, load_acknowledged(data / ACKNOWLEDGED, base) if data else kept)


def acknowledged_in(built: Path) -> tuple[str, tuple[Acknowledgement, ...]]:
    """The base of a build, and what was acknowledged in the data folder that it was made of.

    Raises:
        BuildError: the build has no summary, or it is damaged.
    """
    summary = summary_of(built)
    try:
        return str(summary["base"]), from_data(summary.get("acknowledged", []), str(summary["base"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BuildError("the summary of the build is missing or damaged: build again", path=built / SUMMARY) from None
