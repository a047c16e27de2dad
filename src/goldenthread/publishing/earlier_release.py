"""An earlier release that a new one comes after: none of its addresses may be lost."""

from __future__ import annotations

import json
from pathlib import Path

from goldenthread.differences import compare_builds
from goldenthread.differences.comparison_told import address_says
from goldenthread.differences.proved_comparison import prove_comparison, refuse_one_redacted
from goldenthread.errors import BuildError

MARK = "release.json"
"""The file by which a release is known, and that says which one it is."""
_SHOWN = 20


def refuse_losing(earlier: Path, build: Path) -> None:
    """Refuses a build that would leave whoever cited something of an earlier release without an answer.

    Args:
        earlier: the release, or an export or build with its dataset.
        build: what is to be published.

    Raises:
        BuildError: an address of the earlier one is neither in the build nor marked as gone there; or the two cannot be
            compared: one of them names officers and the other does not, or they stand under different bases.
    """
    refuse_one_redacted(earlier, build)
    lost = compare_builds(earlier, build).lost
    if not lost:
        return
    told = [f"{one.kind} {one.iri}: {address_says(one)}" for one in lost]
    details = told[:_SHOWN] + ([f"... and {len(told) - _SHOWN:,} more"] if len(told) > _SHOWN else [])
    prove_comparison(earlier, build, {"lost": "\n".join(details).encode()})
    raise BuildError(
        f"{len(told):,} addresses of this earlier release would be lost, so nothing was written: the build neither has "
        "them nor says what became of them; 'goldenthread diff' tells all of it, and 'goldenthread register update' "
        "keeps keys of what is gone",
        path=earlier,
        details=details,
    )


def released_as(earlier: Path) -> str:
    """What an earlier release was called; empty where the folder is no release, or does not say so."""
    try:
        said = json.loads((earlier / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(said.get("release", "")) if isinstance(said, dict) else ""
