"""Reads all documents of a data folder: each by its layout, then its patches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from goldenthread.model import Edition, Plan, PrintedFields
from goldenthread.read.layout import Layout, load_layout
from goldenthread.read.patches import apply_patches, load_patches
from goldenthread.read.reader import read_edition
from goldenthread.read.source_catalogue import CATALOGUE, Catalogue, read_source


class Progress(Protocol):
    """Told at the beginning of each stage."""

    def __call__(self, stage: str, what: str, part: float = 0.0, /) -> None:
        """Told what is done now.

        Args:
            stage: its name.
            what: what it works on.
            part: how much of the stage is done, from 0 to 1.
        """


def silent(_stage: str, _what: str, _part: float = 0.0, /) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a data folder.

    Attributes:
        plans: one of each edition, by body and year.
        printed: who and what each layout prints where.
        patched: how many patches were applied.
    """

    plans: tuple[Plan, ...]
    printed: Mapping[str, PrintedFields]
    patched: int

    def accounting(self) -> dict[str, Counter[str]]:
        """What the lines of each document were taken for, under its edition's label, or more where others have it."""
        labels = Counter(plan.edition.label for plan in self.plans)
        lines_by_edition: dict[str, Counter[str]] = {}
        for plan in self.plans:
            edition = plan.edition
            alone = labels[edition.label] == 1
            name = edition.label if alone else f"{edition.label} {edition.body} {edition.document}"
            lines_by_edition[name] = Counter(claim.taken_for for claim in plan.claims)
        return lines_by_edition


def printed_fields(layout: Layout) -> PrintedFields:
    """Who and what a layout prints where."""
    printed = layout.printed
    return PrintedFields(
        officers_on=printed.officers,
        members_on=printed.members,
        units_on=printed.units,
        deadline_on=printed.deadline,
        status_on=printed.status,
        percent_on=printed.percent,
    )


def read_folder(
    data: Path,
    catalogue: Catalogue,
    *,
    patches: bool = True,
    jobs: int = 1,
    progress: Progress = silent,
) -> Reading:
    """The plans of all documents of a catalogue.

    Args:
        data: the data folder.
        catalogue: what it holds.
        patches: whether to apply the readings of ``data/patches``.
        jobs: how many documents are read at the same time.
        progress: told before each document.

    Raises:
        SourceError: a document is missing, changed, empty, binary or not UTF-8.
        LayoutError: a layout is unknown or malformed.
        DataError: a patch file is malformed.
    """
    known = load_patches(data / "patches") if patches else []
    editions = catalogue.editions()
    layouts = {
        name: load_layout(data / "layouts", name, data / CATALOGUE)
        for name in dict.fromkeys(e.layout for e in editions)
    }
    plans: list[Plan] = []
    if jobs > 1:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            todo = [pool.submit(_read_one, data, edition, layouts[edition.layout]) for edition in editions]
            for edition, done in zip(editions, todo, strict=True):
                progress("reading", edition.title, len(plans) / len(editions))
                plans.append(done.result())
    else:
        for edition in editions:
            progress("reading", edition.title, len(plans) / len(editions))
            plans.append(_read_one(data, edition, layouts[edition.layout]))
    patched = [apply_patches(plan, known) for plan in plans]
    return Reading(
        plans=tuple(done.plan for done in patched),
        printed={name: printed_fields(layout) for name, layout in layouts.items()},
        patched=sum(done.applied for done in patched),
    )


def _read_one(data: Path, edition: Edition, layout: Layout) -> Plan:
    return read_edition(edition, read_source(data, edition), layout, data / edition.path)
