"""What a build says of itself in ``summary.json``, and whether its dataset is the one of which it says so."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread.errors import BuildError

DATASET = "dataset.nq"
"""The file of a build folder that holds the whole graph."""
SUMMARY = "summary.json"
"""The file of a build folder that says where its IRIs begin, and what its dataset is."""
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a dataset is known by.

    Attributes:
        statements: lines of N-Quads.
        sha256: of the file.
    """

    statements: int
    sha256: str

    def as_data(self) -> dict[str, object]:
        """As it stands in the summary, under ``dataset``."""
        return {"statements": self.statements, "sha256": self.sha256}


def fingerprint(dataset: Path) -> Fingerprint:
    """What a file of N-Quads is known by."""
    digest, statements = hashlib.sha256(), 0
    with dataset.open("rb") as stream:
        while some := stream.read(_AT_ONCE):
            digest.update(some)
            statements += some.count(b"\n")
    return Fingerprint(statements, digest.hexdigest())


def summary_of(build: Path) -> dict[str, Any]:
    """What a build says of itself.

    Raises:
        BuildError: the summary is missing or damaged.
    """
    try:
        said = json.loads((build / SUMMARY).read_text(encoding="utf-8"))
        if isinstance(said, dict):
            return said
    except (OSError, ValueError):
        pass
    raise BuildError(
        "the summary of the build is missing or damaged, or a build was broken off: build again", path=build / SUMMARY
    )


def base_of(build: Path) -> str:
    """Where the IRIs of a build begin, as its summary says.

    Raises:
        BuildError: the summary is missing or damaged, or does not say it.
    """
    base = summary_of(build).get("base")
    if not isinstance(base, str):
        raise BuildError("the summary of the build is damaged: build again", path=build / SUMMARY)
    return base


def whole_dataset(build: Path) -> Path:
    """The dataset of a build, when it is the one that was built: neither cut nor emptied nor another's.

    Raises:
        BuildError: there is no build, or its dataset is not what its summary says.
    """
    path = build / DATASET
    if not path.is_file():
        raise BuildError(f"there is no graph in '{build}': run 'goldenthread build' first, or name its folder")
    said = summary_of(build).get("dataset")
    if not isinstance(said, dict):
        raise BuildError(
            f"{SUMMARY} does not say what this is, so nobody can tell whether it is whole: "
            "run 'goldenthread build' again",
            path=path,
        )
    held = fingerprint(path)
    if held.as_data() != said:
        what = (
            f"it holds {held.statements:,} statements, and {said.get('statements')} were built"
            if held.statements != said.get("statements")
            else "its checksum is another"
        )
        raise BuildError(
            f"this is not the dataset that was built ({what}): it was cut, changed or mixed with another; "
            "run 'goldenthread build' again",
            path=path,
        )
    return path


def build_of(dataset: Path) -> str:
    """A name for the very bytes of a dataset (RFC 6920), by which files of one build are known."""
    with dataset.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
