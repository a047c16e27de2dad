"""Activities that a column beside their milestones names: a cell speaks for the rows below until another is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.fingerprints import squash
from goldenthread.issues import Issue
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.table_rows import HEADING_TABLE, Placed


class ActivityColumn:
    """Walks the rows of tables that print activities and milestones side by side.

    Args:
        edition: label of the edition, for issues.
    """

    def __init__(self, edition: str) -> None:
        self.edition = edition
        self.named: tuple[str, str] | None = None

    def rows(self, one: Placed) -> tuple[list[Placed], list[Issue]]:
        """The rows that a line states: the activity, where its cell names another one, and the milestone beside it.

        A line that names an activity and no milestone states the activity itself, with all its cells.

        Args:
            one: a line of a table, and where it stands.
        """
        if "activity" not in one.table.columns:
            return [one], []
        ref, said = _cell(one, "activity_ref"), _cell(one, "activity")
        if not said:
            return [one], self._told(one)
        if (named := (one.under, squash(f"{ref} {said}"))) == self.named:
            return [one], []
        self.named = named
        if not _cell(one, "title"):
            return [_itself(one, ref, said)], []
        line = replace(one.line, cells=(ref, said), struck=(), broken=())
        return [replace(one, line=line, table=HEADING_TABLE, whole=True, heads={}), one], []

    def _told(self, one: Placed) -> list[Issue]:
        """An issue where no activity is named since a heading, so that the milestone goes to one above it."""
        if self.named is None or self.named[0] == one.under:
            return []
        message = "No cell below the heading names the activity of this milestone: it was put under the one above."
        return [
            Issue(self.edition, one.line.number, "parent-missing", "parent", rule="activity-column", message=message)
        ]


def _cell(one: Placed, name: FieldName) -> str:
    """The cell of a row in the column of a field; empty where there is none."""
    place = one.table.columns.index(name) if name in one.table.columns else -1
    return one.line.cells[place] if 0 <= place < len(one.line.cells) else ""


def _itself(one: Placed, ref: str, said: str) -> Placed:
    """A row without a milestone as that of its activity."""
    cells = list(one.line.cells)
    for name, text in (("title", said), ("ref", ref)):
        if text and name in one.table.columns and one.table.columns.index(name) < len(cells):
            cells[one.table.columns.index(name)] = text
    table = one.table.model_copy(update={"states": "activity"})
    return replace(one, line=replace(one.line, cells=tuple(cells)), table=table)


def begun(cells: Sequence[str]) -> list[bool]:
    """Of each cell of a column, whether it says something else than the last that is filled above it.

    >>> begun(["Oil the lock", "", "Oil the lock", "Mend it", ""])
    [True, False, False, True, False]
    """
    last, found = "", []
    for cell in cells:
        found.append(bool(cell) and cell != last)
        last = cell or last
    return found
