"""Reads all documents of a data folder: each by its layout, then its patches."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.issues import Issue
from goldenthread.model import Edition, Plan, PrintedFields
from goldenthread.read.layout import Layout, load_layout
from goldenthread.read.patches import Patch, apply_patches, load_patches
from goldenthread.read.reader import read_edition
from goldenthread.read.source_catalogue import CATALOGUE, Catalogue, read_source
from goldenthread.steps import Progress, silent
from goldenthread.termination import end_with

UNREAD = "document-unread"
"""The code of a document that was left out."""
Accounting = Mapping[Edition, Counter[str]]
"""What the lines of each document were taken for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a data folder.

    Attributes:
        plans: one of each edition, by body and year.
        printed: who and what each layout prints where.
        patched: how many patches were applied.
        unread: documents that cannot be read and were left out, each with what is wrong with it.
    """

    plans: tuple[Plan, ...]
    printed: Mapping[str, PrintedFields]
    patched: int
    unread: Mapping[Edition, Issue] = field(default_factory=dict)

    def taken_for(self) -> Accounting:
        """What the lines of each document were taken for."""
        return {plan.edition: Counter(claim.taken_for for claim in plan.claims) for plan in self.plans}


def by_label(lines: Accounting) -> dict[str, Counter[str]]:
    """What the lines of each document were taken for, under its edition's label, or more where others have it."""
    labels = Counter(edition.label for edition in lines)
    return {
        edition.label if labels[edition.label] == 1 else f"{edition.label} {edition.body} {edition.document}": counts
        for edition, counts in lines.items()
    }


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
    patches: Sequence[Patch] | None = None,
    jobs: int = 1,
    go_on: bool = False,
    progress: Progress = silent,
) -> Reading:
    """The plans of all documents of a catalogue.

    Args:
        data: the data folder.
        catalogue: what it holds.
        patches: readings to apply; those of ``data/patches`` if not given.
        jobs: how many documents are read at the same time.
        go_on: whether a document that cannot be read is left out, rather than all given up.
        progress: told before each document.

    Raises:
        SourceError: a document is missing, changed, empty, binary or not UTF-8, and ``go_on`` is not set.
        LayoutError: a layout is unknown or malformed.
        DataError: a patch file is malformed.
    """
    known = load_patches(data / "patches") if patches is None else patches
    editions = catalogue.editions()
    layouts = {
        name: load_layout(data / "layouts", name, data / CATALOGUE)
        for name in dict.fromkeys(e.layout for e in editions)
    }
    read = partial(_read_or_unread if go_on else _read_one, data)
    wanted = [layouts[edition.layout] for edition in editions]
    plans: list[Plan] = []
    unread: dict[Edition, Issue] = {}
    with ExitStack() as stack:
        apart = ProcessPoolExecutor(jobs, initializer=end_with, initargs=(os.getpid(),)) if jobs > 1 else None
        readings = stack.enter_context(apart).map(read, editions, wanted) if apart else map(read, editions, wanted)
        for place, edition in enumerate(editions):
            progress("reading", edition.title, place / len(editions))
            plan = next(readings)
            if isinstance(plan, Issue):
                unread[edition] = plan
            else:
                plans.append(plan)
    patched = [apply_patches(plan, known) for plan in plans]
    return Reading(
        plans=tuple(done.plan for done in patched),
        printed={name: printed_fields(layout) for name, layout in layouts.items()},
        patched=sum(done.applied for done in patched),
        unread=unread,
    )


def _read_one(data: Path, edition: Edition, layout: Layout) -> Plan:
    return read_edition(edition, read_source(data, edition), layout, data / edition.path)


def _read_or_unread(data: Path, edition: Edition, layout: Layout) -> Plan | Issue:
    try:
        return _read_one(data, edition, layout)
    except SourceError as error:
        message = f"{edition.path} was left out: {error.message}."
        return Issue("", 0, UNREAD, "document", edition.path, "", "read-document", message)
