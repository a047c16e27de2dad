"""What a comparison of two builds without names says is proved against both of them.

A build holds the names of its officers under a seal, by which whatever is made of it is searched. A release holds none,
since whoever has it could try names against it; but it is handed out already, every text of it proved. So what is made
of it says nothing that its readers do not have, if its dataset is the very one that was proved: the catalogue beside it
names the dataset by its checksum.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from goldenthread.differences.released_datasets import dataset_in
from goldenthread.errors import BuildError
from goldenthread.redaction.folders import CATALOGUE, NOTE, is_redacted
from goldenthread.redaction.outputs import prove_made_of
from goldenthread.store.summary import SUMMARY, build_of


def refuse_one_redacted(old: Path, new: Path) -> None:
    """Refuses two builds of which only one names officers: what differs would be their names.

    Raises:
        BuildError: it is so, or one of them has no dataset.
    """
    hidden = [_is_redacted(one) for one in (old, new)]
    if hidden[0] != hidden[1]:
        without = (old, new)[hidden.index(True)]
        raise BuildError(
            "this one names no officer and the other one does, so that what differs would name them: compare two "
            "builds of one kind",
            path=without,
        )


def prove_comparison(old: Path, new: Path, files: Mapping[str, bytes]) -> None:
    """Searches what is said of two builds for the names that either of them hides; of releases, that they are whole.

    Raises:
        BuildError: a name is left, a seal is missing, or a dataset is not the one that was released.
    """
    for one in (old, new):
        if (_folder(one) / SUMMARY).is_file():
            prove_made_of(_folder(one), files.items())
        elif _is_redacted(one):
            _prove_as_released(one)


def _is_redacted(place: Path) -> bool:
    """Whether a build or release names no officer: as it says itself, or as its graph does, wherever that lies."""
    return bool(is_redacted(_folder(place))) or NOTE.encode() in dataset_in(place).read_bytes()


def _prove_as_released(place: Path) -> None:
    """Proves that a dataset is the one which its catalogue was written for."""
    dataset = dataset_in(place)
    for folder in (dataset.parent, dataset.parent.parent):
        catalogue = folder / CATALOGUE
        if catalogue.is_file() and build_of(dataset) in catalogue.read_text(encoding="utf-8", errors="replace"):
            return
    raise BuildError(
        "this names no officer, and it cannot be proved that nothing made of it does: it is no build with its seal, "
        f"and no release or export whose {CATALOGUE} names this very dataset; compare whole releases, or the builds",
        path=place,
    )


def _folder(place: Path) -> Path:
    return place.parent if place.is_file() else place
