"""Parts of a layout: patterns, lines without content, headings, and tables and records of commitments."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

FieldName = Literal[
    "ref",
    "title",
    "officers",
    "directorates",
    "lead_members",
    "leads",
    "deadline",
    "status",
    "rated_status",
    "percent",
    "comment",
    "milestones",
    "theme",
    "priority",
    "objective",
    "activity",
    "activity_ref",
    "revised_deadline",
    "start",
    "bodies",
    "note",
    "nothing",
]


NOTED: tuple[FieldName, ...] = ("note", "start", "bodies")
"""Fields that are kept as notes, under the words of their head."""


States = Literal["activity", "milestone", "block", "nothing"]


def _pattern(value: object) -> object:
    if isinstance(value, str):
        try:
            return re.compile(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from None
    return value


Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]


class Strict(BaseModel):
    """A part of a layout that refuses what it does not know."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, ignored_types=(cached_property,)
    )


class Furniture(Strict):
    """Lines that carry no content: page heads, legends, rules.

    Attributes:
        name: what they are, in words.
        pattern: found in the cleaned line.
        until: where given, all lines from the first match up to the line that matches this are furniture.
        alone: whether no other cell of the line may be filled.
    """

    name: str
    pattern: Pattern
    until: Pattern | None = None
    alone: bool = False


class HeadingPattern(Strict):
    """How a heading of one kind is printed.

    Attributes:
        kind: theme, priority, objective, or ``activity`` where the heading is the commitment itself.
        pattern: matched against the line's leading cells joined by blanks, as printed; group ``text``, and ``ref``
            where a number is printed.
        alone: whether no other cell may be filled (a stray trace after an empty cell is set aside).
        over: whether only a line counts that stands right above another line of one cell, as the bar of a theme
            stands above the bar of its first priority.
        beside: whether its number stands in a cell of its own, and its words in the next; then no other is filled.
    """

    kind: Literal["theme", "priority", "objective", "activity"]
    pattern: Pattern
    alone: bool = True
    over: bool = False
    beside: bool = False

    @cached_property
    def fits_anything(self) -> bool:
        """Whether any words fit the pattern, so that only the place of a line tells that it is a heading."""
        return self.pattern.search("~") is not None


def head_word(cell: str) -> str:
    """The words of a cell of a table head as heads are compared: blanks folded, in small letters, no marks at the end.

    >>> head_word("LEAD  Officer:"), head_word("By when?"), head_word("Ref."), head_word("#")
    ('lead officer', 'by when', 'ref', '#')
    """
    folded = " ".join(cell.split()).casefold()
    return folded.rstrip(" :.?*†‡") or folded


class Table(Strict):
    """A kind of table: what its rows state, and which field stands in which column.

    Attributes:
        name: for messages.
        states: ``activity``, ``milestone``, ``block`` (an activity and its milestones side by side over several
            lines), ``nothing`` (a running page head).
        columns: the fields of a row's cells, from the left; needed only where no head is printed or it is torn.
        header: printed header names and the field that each stands for. A head that is read sets the columns, in
            whatever order it prints them; a column that it does not name here is kept as a note.
        rows: ``whole`` where nothing is put together, as in all formats with cells of their own; ``torn`` where a
            row may have been broken anywhere. Where left out, a text has a line joined to its row only if it holds
            nothing but words that go on a sentence.
        ends: a line at which the table ends; ``^$`` is a blank line.
        repeats: fields of which a blank cell repeats the cell above it; a ditto cell does so anyway.
        ditto: what stands in a cell for the cell above it.
    """

    name: str
    states: States
    columns: tuple[FieldName, ...] = ()
    header: dict[str, FieldName] = {}
    rows: Literal["whole", "torn"] | None = None
    ends: Pattern | None = None
    repeats: tuple[FieldName, ...] = ()
    ditto: tuple[str, ...] = ('"', "″", "〃", "''")

    @model_validator(mode="after")
    def _has_columns(self) -> Table:
        if not self.columns and not self.header:
            raise ValueError('a table needs the words of its head, header = { "Action" = "title" }, or its columns')
        return self

    @cached_property
    def fields(self) -> dict[str, FieldName]:
        """Header names as heads are compared, and the field of each."""
        return {head_word(name): field for name, field in self.header.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """The header names in lower case."""
        return frozenset(self.fields)

    @cached_property
    def noted(self) -> dict[int, str]:
        """The columns that are kept as notes, each with the head's words for its field, or else its number."""
        found = {}
        for place, field in enumerate(self.columns):
            names = [name for name, known in self.header.items() if known == field]
            if field in NOTED:
                alone = len(names) == 1 and self.columns.count(field) == 1
                found[place] = names[0] if alone else f"column {place + 1}"
        return found


class RecordPattern(Strict):
    """Records printed as labels and values, one below the other: ``Due date: 31 March 2025``.

    Attributes:
        begins: the line that begins a record, with the groups ``title`` and, where a number is printed, ``ref``.
        labels: printed labels, without their colon, and the field that each stands for.
        states: what a record states.
    """

    begins: Pattern
    labels: dict[str, FieldName]
    states: Literal["activity", "milestone"] = "activity"
