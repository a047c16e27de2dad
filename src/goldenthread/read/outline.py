"""The outline of a document: headings above tables, tables above rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from goldenthread.issues import Issue
from goldenthread.model import Claim, Heading, Kind
from goldenthread.namespaces import squash
from goldenthread.read.classify import Classified, Role
from goldenthread.read.columns import lift_header_words, repair_column_shift
from goldenthread.read.layout import FieldName, Layout, Table
from goldenthread.read.raw import RawRow


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a table, and where it stands.

    Attributes:
        line: the classified line.
        table: the table that it stands in.
        under: key of the nearest heading above it.
        stretch: number of the stretch of lines under one table head or heading.
        page: number of the stretch of lines between blank lines.
    """

    line: Classified
    table: Table
    under: str
    stretch: int
    page: int


@dataclass(slots=True)
class Outline:
    """What one pass over the classified lines gives."""

    headings: list[Heading] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


_ABOVE = {Kind.THEME: (), Kind.PRIORITY: (Kind.THEME,), Kind.OBJECTIVE: (Kind.PRIORITY, Kind.THEME)}
_BELOW = {Kind.THEME: (Kind.PRIORITY, Kind.OBJECTIVE), Kind.PRIORITY: (Kind.OBJECTIVE,), Kind.OBJECTIVE: ()}


class Outliner:
    """Walks the lines of one document in order.

    Args:
        layout: the layout.
        edition: label of the edition.
    """

    def __init__(self, layout: Layout, edition: str) -> None:
        self.layout = layout
        self.edition = edition
        self.outline = Outline()
        self.current: dict[Kind, Heading] = {}
        self.table: Table | None = None
        self.stretch = 0
        self.page = 0
        self.fresh_heading = False
        self.keys: set[str] = set()

    def walk(self, lines: Iterable[Classified]) -> Outline:
        """The outline of the lines."""
        for line in lines:
            self.outline.issues += line.issues
            match line.role:
                case Role.BLANK:
                    self.page += 1
                    continue
                case Role.FURNITURE:
                    self._claim(line, "furniture")
                case Role.HEADING:
                    self._heading(line)
                case Role.HEADER:
                    self._header(line)
                case Role.MEASURE:
                    continue
                case _:
                    self._row(line)
        return self.outline

    def _claim(self, line: Classified, taken_for: str, owner: str = "", rule: str = "") -> None:
        self.outline.claims.append(Claim(line.number, taken_for, rule or line.rule, owner))

    def _heading(self, line: Classified) -> None:
        kind = line.kind or Kind.THEME
        known = self.current.get(kind)
        self.stretch += 1
        if known and squash(known.text) == squash(line.text) and known.ref == line.ref:
            self._claim(line, "furniture", known.key, "heading-again")
            return
        parent = next((self.current[above].key for above in _ABOVE[kind] if above in self.current), "")
        heading = Heading(self._key(kind, line.number), kind, line.ref, line.text, parent, (line.number,))
        for below in _BELOW[kind]:
            self.current.pop(below, None)
        self.current[kind] = heading
        self.outline.headings.append(heading)
        self._claim(line, "heading", heading.key)
        self.fresh_heading = True
        self.table = line.table or self.layout.table("activity") or self.layout.table("block") or self.table

    def _header(self, line: Classified) -> None:
        self._claim(line, "header")
        table = line.table
        if table is None or table.states == "nothing":
            return
        self.stretch += 1
        if self.layout.header_without_heading == "theme" and not self.fresh_heading:
            for kind in (Kind.OBJECTIVE, Kind.PRIORITY):
                if self.current.pop(kind, None):
                    self.outline.issues.append(
                        Issue(
                            self.edition,
                            line.number,
                            "heading-missing",
                            rule="header-without-heading",
                            message=f"The table stands under no {kind.value} of its own: its rows belong to the theme.",
                        )
                    )
        self.fresh_heading = False
        self.table = table

    def _row(self, line: Classified) -> None:
        if self.table is None or self.table.states == "nothing":
            self._claim(line, "unclaimed", rule="no-table")
            self.outline.issues.append(
                Issue(
                    self.edition,
                    line.number,
                    "line-unclaimed",
                    printed=line.raw[:200],
                    rule="no-table",
                    message="The line stands under no table head that the layout knows.",
                )
            )
            return
        self.fresh_heading = False
        under = next(
            (self.current[k].key for k in (Kind.OBJECTIVE, Kind.PRIORITY, Kind.THEME) if k in self.current), ""
        )
        self.outline.placed.append(Placed(line, self.table, under, self.stretch, self.page))

    def _key(self, kind: Kind, number: int) -> str:
        key = f"{kind.value[0]}{number}"
        while key in self.keys:
            key += "x"
        self.keys.add(key)
        return key


def cells_beyond(number: int, cells: Sequence[str], table: Table, edition: str) -> list[Issue]:
    """An issue where a line has cells beyond the last column of its table."""
    beyond = [cell for cell in cells[len(table.columns) :] if cell]
    if not beyond:
        return []
    message = "Cells beyond the last column of the table were set aside."
    rule = "cells-beyond-the-table"
    return [Issue(edition, number, "stray-text", printed=" | ".join(beyond), rule=rule, message=message)]


def raw_rows(placed: Iterable[Placed], layout: Layout, edition: str) -> tuple[list[RawRow], list[str]]:
    """Rows of tables that state one commitment a line, with the heading that each stands under.

    Cells are mended here where the mending is a matter of columns: a fused header is lifted, a slid row put back.
    """
    rows: list[RawRow] = []
    unders: list[str] = []
    for one in placed:
        issues: list[Issue] = []
        cells, lifted, table = lift_header_words(one.line.cells, one.table, layout.tables)
        if lifted:
            issues.append(
                Issue(
                    edition,
                    one.line.number,
                    "cell-repaired",
                    ", ".join(lifted),
                    " | ".join(one.line.cells[:5]),
                    rule="lift-header-words",
                    message="Header words were lifted out of cells of data.",
                )
            )
        cells, shift = repair_column_shift(cells, table)
        if shift:
            issues.append(
                Issue(
                    edition,
                    one.line.number,
                    "cell-repaired",
                    "deadline",
                    " | ".join(one.line.cells[:5]),
                    rule="repair-column-shift",
                    message="The cells of the row had slid by one column.",
                )
            )
        fields: dict[FieldName, str] = {
            name: cells[index] if index < len(cells) else ""
            for index, name in enumerate(table.columns)
            if name != "nothing"
        }
        issues += cells_beyond(one.line.number, cells, table, edition)
        states = Kind(table.states)
        for kind, pattern in layout.row_kinds.items():
            if pattern.search(fields.get("ref", "") or fields.get("title", "")):
                states = Kind(kind)
        rows.append(RawRow(states, fields, (one.line.number,), one.line.number, one.stretch, tuple(issues)))
        unders.append(one.under)
    return rows, unders
