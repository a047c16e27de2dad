"""The dataset of a build, of an export or of a release, and what its addresses stand under."""

from __future__ import annotations

import re
from pathlib import Path

from goldenthread.differences.sorted_lines import SortedLines
from goldenthread.errors import BuildError
from goldenthread.store.summary import DATASET, SUMMARY, whole_dataset

DUMP = "goldenthread.nq"
"""The dataset as an export or a release calls it."""
_GRAPH = re.compile(rb" <([^<>\s]*/)graph/(?:findings|links|ontology|parts|provenance|queries|threads)> \.\n")


def dataset_in(place: Path) -> Path:
    """The sorted N-Quads of a build, an export or a release; of a build they are whole.

    Args:
        place: its folder, or the file itself.

    Raises:
        BuildError: there are none, or several.
    """
    if place.is_file():
        return place
    if (place / SUMMARY).is_file() or (place / DATASET).is_file():
        return whole_dataset(place)
    found = sorted(path for path in place.rglob(DUMP) if path.is_file()) if place.is_dir() else []
    if len(found) != 1:
        what = f"it holds {len(found)} files {DUMP}" if found else f"it holds neither {DATASET} nor {DUMP}"
        raise BuildError(f"this is no build, and no release with its N-Quads ({what})", path=place)
    return found[0]


def base_in(lines: SortedLines) -> str:
    """What the IRIs of a dataset stand under, by the names of its graphs; empty where it names none of them."""
    found = _GRAPH.search(lines.content)
    return found[1].decode("utf-8", "replace") if found else ""
