"""Rows of tables that state one commitment a line: their cells by fields, mended where the mending is of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.issues import Issue
from goldenthread.model import Kind
from goldenthread.read.columns import lift_header_words, repair_column_shift
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import NOTED, FieldName, Table
from goldenthread.read.line_roles import Classified
from goldenthread.read.raw import RawRow
from goldenthread.read.text import breaks_off


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a table, and where it stands.

    Attributes:
        line: the classified line.
        table: the table that it stands in.
        under: key of the nearest heading above it.
        stretch: number of the stretch of lines under one table head or heading.
        page: number of the stretch of lines between blank lines.
        whole: whether its cells stand as they were: nothing is mended.
        heads: of columns that are kept as notes, the words of their head.
        lines: all the lines that it stands on, where they are several.
        taken: of a record of labels, the field that each of its lines went into.
    """

    line: Classified
    table: Table
    under: str
    stretch: int
    page: int
    whole: bool = False
    heads: Mapping[int, str] = field(default_factory=dict)
    lines: tuple[int, ...] = ()
    taken: tuple[FieldName, ...] = ()


HEADING_TABLE = Table(name="heading", states="activity", columns=("ref", "title"))
"""The table that a heading makes which is a commitment itself."""


def told_by_columns(table: Table) -> bool:
    """Whether the columns of a table tell its activities from its milestones, so that references need not."""
    return table is HEADING_TABLE or "activity" in table.columns


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
    last: Mapping[FieldName, str] = {}
    before: RawRow | None = None
    for one in placed:
        above = before if before and before.stretch == one.stretch else None
        last = last if above else {}
        rows.append(_raw_row(one, above, last, layout, edition))
        unders.append(one.under)
        if one.table is not HEADING_TABLE:
            before = rows[-1]
            last = {**last} | {name: text for name, text in before.fields.items() if text}
    return rows, unders


def _raw_row(one: Placed, above: RawRow | None, last: Mapping[FieldName, str], layout: Layout, edition: str) -> RawRow:
    cells, table, issues = (list(one.line.cells), one.table, []) if one.whole else in_columns(one, layout, edition)
    fields: dict[FieldName, str] = {
        name: cells[index] if index < len(cells) else ""
        for index, name in enumerate(table.columns)
        if name not in ("nothing", *NOTED)
    }
    fields |= _listed(one, table)
    issues += cells_beyond(one.line.number, cells, table, edition)
    repeat_above(fields, above, last, one, edition, issues)
    notes = tuple((head, cells[place]) for place, head in one.heads.items() if place < len(cells) and cells[place])
    struck, told = _struck(one, table, edition)
    lines = one.lines or (one.line.number,)
    torn = table.rows == "torn"
    states = _states(table, fields, layout)
    return RawRow(states, fields, lines, one.line.number, one.stretch, (*issues, *told), notes, struck, torn)


_LISTS: tuple[FieldName, ...] = ("officers", "lead_members")


def _listed(one: Placed, table: Table) -> dict[FieldName, str]:
    """Cells with a line for each of their parts: names, parted as names are that stand on one line, and milestones."""
    found: dict[FieldName, str] = {}
    for place, lines in one.line.broken:
        name: FieldName = table.columns[place] if place < len(table.columns) else "nothing"
        if one.whole and name in _LISTS and _are_names(lines):
            found[name] = "; ".join(lines)
        elif name == "milestones":
            found[name] = "\n".join(lines)
    return found


def _are_names(lines: Sequence[str]) -> bool:
    """Whether lines may be a name each: of several words, none that breaks off or goes on.

    >>> _are_names(["Ann Lee", "Roy Poe"]), _are_names(["Head of Parks and", "Open Spaces"]), _are_names(["Ann", "Lee"])
    (True, False, False)
    """
    ends = (line[-1].isalnum() and not breaks_off(line) for line in lines[:-1])
    return all(ends) and all(line[0].isalpha() and " " in line for line in lines)


def in_columns(one: Placed, layout: Layout, edition: str) -> tuple[list[str], Table, list[Issue]]:
    """The cells of a line in their columns, the table that they fit, and what was mended."""
    number, printed = one.line.number, " | ".join(one.line.cells[:5])
    issues: list[Issue] = []
    cells, lifted, table = lift_header_words(list(one.line.cells), one.table, layout.tables)
    if lifted:
        message = "Header words were lifted out of cells of data."
        rule = "lift-header-words"
        issues.append(Issue(edition, number, "cell-repaired", ", ".join(lifted), printed, rule=rule, message=message))
    cells, shift = repair_column_shift(cells, table)
    if shift:
        message = "The cells of the row had slid by one column."
        rule = "repair-column-shift"
        issues.append(Issue(edition, number, "cell-repaired", "deadline", printed, rule=rule, message=message))
    return cells, table, issues


def _states(table: Table, fields: Mapping[FieldName, str], layout: Layout) -> Kind:
    """What a row states: what its table does, unless its first cell says another."""
    states = Kind(table.states)
    for kind, pattern in layout.row_kinds.items():
        if not told_by_columns(table) and pattern.search(fields.get("ref", "") or fields.get("title", "")):
            states = Kind(kind)
    return states


def _struck(one: Placed, table: Table, edition: str) -> tuple[tuple[tuple[FieldName, str], ...], list[Issue]]:
    """What is struck out of a line, by its fields, and the issue that tells it."""
    struck: tuple[tuple[FieldName, str], ...] = tuple(
        (table.columns[place] if place < len(table.columns) else "nothing", text) for place, text in one.line.struck
    )
    if not struck:
        return (), []
    return struck, [struck_issue(one.line, edition, ", ".join(name for name, _ in struck))]


def struck_issue(line: Classified, edition: str, field: str = "") -> Issue:
    """The issue that tells what is struck out of a line."""
    message = "Words that are struck out are not in force."
    printed = " | ".join(text for _, text in line.struck)
    return Issue(edition, line.number, "struck-out", field, printed, rule="leave-struck-out", message=message)


def repeat_above(
    fields: dict[FieldName, str],
    above: RawRow | None,
    last: Mapping[FieldName, str],
    one: Placed,
    edition: str,
    issues: list[Issue],
) -> None:
    """Ditto cells, and blank ones of fields that repeat the cell above, filled; each leaves an issue."""
    for name in tuple(fields):
        printed = fields[name]
        ditto = _is_ditto(printed, one.table.ditto) and name not in ("ref", "title")
        said = above.fields.get(name, "") if above else ""
        if ditto and not said:  # below a blank cell, as merged ones come out, it means the last that is filled
            said = last.get(name, "")
        if said and (ditto or (not printed and name in one.table.repeats)):
            fields[name] = said
            message = "A blank or ditto cell repeats the cell above it."
            rule = "repeat-above"
            issues.append(Issue(edition, one.line.number, "cell-repeated", name, printed, said, rule, message))


def _is_ditto(printed: str, marks: Sequence[str]) -> bool:
    """Whether a cell is a ditto mark, also between dashes or stops: ``-"-``.

    >>> [_is_ditto(cell, ('"', "do.")) for cell in ('"', '-"-', '" "', "do.", "-", "")]
    [True, True, True, True, False, False]
    """
    bare = printed.strip(" -–—_.")
    return printed in marks or bare in marks or (bool(bare) and all(part in marks for part in bare.split()))
