"""Roles of lines: what each was taken for at first sight."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.issues import Issue
from goldenthread.model import Kind
from goldenthread.read.formats.source_rows import Struck
from goldenthread.read.layout_parts import RecordPattern, Table
from goldenthread.read.measure_layout import MeasureTable


class Role(StrEnum):
    """What a line was taken for at first sight."""

    BLANK = "blank"
    FURNITURE = "furniture"
    HEADING = "heading"
    HEADER = "header"
    ROW = "row"
    LOOSE = "loose"
    PROSE = "prose"
    STRUCK = "struck"
    RECORD = "record"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Classified:
    """One line and its role.

    Attributes:
        number: 1-based.
        raw: the line as it stands.
        cells: its cells, cleaned.
        role: what it is.
        rule: the rule that said so.
        table: for a head, the table that it opens.
        kind: for a heading, its kind.
        ref: for a heading, its number.
        text: for a heading, its words.
        issues: what was mended on the way.
        table_number: the number of its table in a document with tables of its own, 0 between tables.
        struck: columns and what in them is struck out.
        record: for a line that begins a record of labels, how such records look.
        broken: columns whose cell has lines of its own, and these: not those of a page that is too narrow.
    """

    number: int
    raw: str
    cells: tuple[str, ...]
    role: Role
    rule: str
    table: Table | None = None
    measures: MeasureTable | None = None
    kind: Kind | None = None
    ref: str = ""
    text: str = ""
    issues: tuple[Issue, ...] = field(default=())
    table_number: int = 0
    struck: Struck = ()
    record: RecordPattern | None = None
    broken: tuple[tuple[int, tuple[str, ...]], ...] = ()
