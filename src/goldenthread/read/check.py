"""What a layout makes of one document, line by line: for people who write layouts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.model import Edition
from goldenthread.read.layout import load_layout
from goldenthread.read.reader import read_edition


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line, and what it was taken for."""

    number: int
    taken_for: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """All lines of a document, and how many were taken for what."""

    lines: tuple[CheckedLine, ...]
    counts: Mapping[str, int]


def check_layout(file: Path, layouts: Path, name: str) -> Checked:
    """Reads a document by a layout without a catalogue.

    Raises:
        SourceError: the file is missing or is no text.
        LayoutError: the layout is unknown or malformed.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SourceError(f"the document cannot be read: {error.strerror}", path=file) from None
    layout = load_layout(layouts, name)
    edition = Edition(
        body="body",
        label="0000-01",
        document="document",
        title=file.name,
        path=file.name,
        layout=name,
        sha256="",
        publisher="",
        licence="",
        year_start=date(1, 1, 1),
        year_end=date(1, 12, 31),
    )
    plan = read_edition(edition, content, layout, file)
    taken = {}
    for claim in plan.claims:  # sorted: a line of several milestones is shown for the last
        taken[claim.line] = claim
    lines = tuple(
        CheckedLine(number, claim.taken_for, claim.rule, plan.lines[number - 1].replace("\t", " | "))
        for number, claim in sorted(taken.items())
    )
    return Checked(lines, Counter(line.taken_for for line in lines))
