"""The deadline of a row: of its columns, and of what is struck out in them, what is in force."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from goldenthread.language.date_order import Order, reads_both_ways
from goldenthread.language.deadline_cells import Deadline, read_deadline
from goldenthread.language.lexicon import Lexicon
from goldenthread.read.raw import RawRow

BOTH_WAYS = "date-both-ways"
"""A day that may be another one, where nothing tells the order of day and month."""
REVISED = "revised deadline"
"""What stands for the words of a head in the note of a revised deadline that is no day."""


@dataclass(frozen=True, slots=True)
class RowDeadlines:
    """Reads the deadlines of one document.

    Attributes:
        order: of dates in figures.
        year_start: the first day of the plan year, where that is known.
        words: the language.
        unsure: whether nothing tells that order.
    """

    order: Order
    year_start: date | None
    words: Lexicon
    unsure: bool = False
    _read: dict[str, Deadline] = field(default_factory=dict, compare=False, repr=False)

    def read(self, row: RawRow) -> Deadline:
        """The deadline that is in force; one that is struck out or that another column revises is the first one."""
        deadline = self._cell(row.fields.get("deadline", ""))
        revised = self._cell(row.fields.get("revised_deadline", ""))
        if revised.dates:
            return replace(revised, original=max(deadline.dates, default=revised.original))
        struck = next((text for name, text in row.struck if name == "deadline"), "")
        if struck and not deadline.original:
            return replace(deadline, original=max(self._cell(struck).dates, default=None))
        return deadline

    def unread_revision(self, row: RawRow) -> Deadline | None:
        """A revised deadline that says something, but no day, so that the first one was left in force."""
        printed = row.fields.get("revised_deadline", "")
        revised = self._cell(printed)
        return None if revised.dates or not printed or self.words.holds("not_revised", printed) else revised

    def _cell(self, printed: str) -> Deadline:
        """What a cell says: a document of many rows prints few different ones."""
        if printed not in self._read:
            read = read_deadline(printed, order=self.order, year_start=self.year_start, words=self.words)
            both = self.unsure and read.dates and not read.problem and reads_both_ways(printed, words=self.words)
            self._read[printed] = replace(read, problem=BOTH_WAYS) if both else read
        return self._read[printed]
