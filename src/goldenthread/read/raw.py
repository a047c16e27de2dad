"""Rows between their lines and their records: fields as printed, and what was mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.issues import Issue
from goldenthread.model import Kind
from goldenthread.read.layout_parts import FieldName

TEXT_FIELDS: tuple[FieldName, ...] = ("title", "comment", "milestones")
"""Fields that run over several printed lines; all others are anchors, which a row prints once."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of a table, each field as printed.

    Attributes:
        states: activity or milestone.
        fields: field -> cleaned text.
        lines: the lines that it stands on.
        begins: the line where its own text begins.
        stretch: number of the stretch of rows under one table head; a repair never reaches over it.
        issues: what was mended.
        notes: cells of columns that are no field, each with the words of its head.
        struck: fields and what in them is struck out.
        torn: whether a row of its table may have been broken anywhere.
    """

    states: Kind
    fields: Mapping[FieldName, str]
    lines: tuple[int, ...]
    begins: int
    stretch: int
    issues: tuple[Issue, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    struck: tuple[tuple[FieldName, str], ...] = ()
    torn: bool = False

    @property
    def title(self) -> str:
        """The title as read so far."""
        return self.fields.get("title", "")

    @property
    def comment(self) -> str:
        """The comment as read so far."""
        return self.fields.get("comment", "")

    @property
    def anchors(self) -> dict[FieldName, str]:
        """The filled fields that a row prints once: officers, deadline, status, percentage."""
        return {
            name: text
            for name, text in self.fields.items()
            if text and name not in TEXT_FIELDS and name not in ("ref", "nothing")
        }

    def with_fields(self, issue: Issue | None = None, **changes: str) -> RawRow:
        """The row with other field texts, and the issue that says why."""
        fields: dict[FieldName, str] = {**self.fields, **changes}  # type: ignore[dict-item]
        return replace(self, fields=fields, issues=(*self.issues, issue) if issue else self.issues)

    def with_lines(self, *more: int) -> RawRow:
        """The row with further lines that contribute to it."""
        return replace(self, lines=tuple(sorted({*self.lines, *more})))

    def with_issue(self, issue: Issue) -> RawRow:
        """The row with one more issue."""
        return replace(self, issues=(*self.issues, issue))


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know of the document.

    Attributes:
        edition: label, for issues.
        known: words that stand whole in the document.
        openers: words that begin titles, with their counts.
        small_tells: whether a small letter at the start of a title says that it goes on with another.
        loose: whether rows of a title without officer, date or status are nothing rare.
    """

    edition: str
    known: Collection[str]
    openers: Counter[str]
    small_tells: bool = True
    loose: bool = False

    def issue(
        self, row: RawRow, code: str, rule: str, message: str, *, field: str = "", printed: str = "", value: str = ""
    ) -> Issue:
        """An issue at the line where a row begins."""
        return Issue(self.edition, row.begins, code, field, printed, value, rule, message, row.lines)


Rule = Callable[[Sequence[RawRow], Context], list[RawRow]]
"""Takes the rows of one document in order, and gives the rows as they must have been printed."""
