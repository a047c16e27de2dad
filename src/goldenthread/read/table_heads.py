"""What the head of a table says of the columns below it."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.read.layout_parts import NOTED, FieldName, Table, head_word
from goldenthread.read.line_roles import Classified


def head_columns(
    cells: Sequence[str], table: Table, *, every: bool
) -> tuple[tuple[FieldName, ...], dict[int, str], str] | None:
    """The fields of the columns below a head, in the order in which it prints them.

    Args:
        cells: the head.
        table: the table that it opens.
        every: whether any head counts; else only one that is whole: no cell is blank, no field stands twice, the
            title is among them, and in torn text all its cells are names that the table knows.

    Returns:
        The fields, the head's words of each column that is kept as a note, and those of fields that stand twice.
    """
    known = [table.fields.get(head_word(cell), "nothing") if cell else "nothing" for cell in cells]
    used = [field for field in known if field != "nothing"]
    if not every:
        strange = len(used) < len(cells) and table.rows == "torn"
        if strange or "" in cells or len(set(used)) < len(used) or "title" not in used:
            return None
        if tuple(known) == table.columns[: len(known)]:  # further columns have no name in the head
            return None
    fields: list[FieldName] = []
    notes: dict[int, str] = {}
    twice: list[str] = []
    for place, (cell, name) in enumerate(zip(cells, known, strict=True)):
        if name != "nothing" and name in fields and name not in NOTED:
            twice.append(cell)
            name = "note"
        elif name == "nothing" and _is_unknown(cell, table, every=every):
            name = "note"
        if name in NOTED:
            notes[place] = cell or f"column {place + 1}"
        fields.append(name)
    return tuple(fields), notes, ", ".join(twice)


def _is_unknown(cell: str, table: Table, *, every: bool) -> bool:
    """Whether a column is kept as a note: its word is none of the table, or it has none where any head counts."""
    return bool(cell or every) and head_word(cell) not in table.fields


def with_head_above(line: Classified, above: Classified | None) -> tuple[str, ...]:
    """The words of a head; where it is printed on two lines, those of the upper one where the lower is blank.

    Args:
        line: the head.
        above: the head before it, if there is one; in Markdown a rule of dashes stands between the two.
    """
    if above is None or line.number - above.number > 2 or len(above.cells) != len(line.cells):
        return line.cells
    return tuple(cell or upper for cell, upper in zip(line.cells, above.cells, strict=True))
