"""The outline of a document: headings above tables, tables above rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from goldenthread.fingerprints import squash
from goldenthread.issues import Issue
from goldenthread.language.lexicon import Lexicon
from goldenthread.model import Claim, Heading, Kind, TakenFor
from goldenthread.read.activity_columns import ActivityColumn
from goldenthread.read.label_records import LabelRecord
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import Table
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.table_ends import HEADING_FIELDS, begins_another_table, is_prose
from goldenthread.read.table_heads import head_columns, with_head_above
from goldenthread.read.table_rows import HEADING_TABLE, Placed, struck_issue


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
        words: the language of the document.
        tabular: whether the document is of a format with cells of its own.
    """

    def __init__(self, layout: Layout, edition: str, words: Lexicon, *, tabular: bool = False) -> None:
        self.layout = layout
        self.edition = edition
        self.words = words
        self.tabular = tabular
        self.heads: Mapping[int, str] = {}
        self.width = self.table_number = 0
        self.after_break = True
        self.after_blank = self.fresh_heading = False
        self.lone: Placed | None = None
        self.record: LabelRecord | None = None
        self.head: Classified | None = None
        self.under_columns: dict[tuple[Kind, str, str], Heading] = {}
        self.heading_commitment: tuple[str, str] | None = None
        self.stated: int | None = None
        self.outline = Outline()
        self.current: dict[Kind, Heading] = {}
        self.table: Table | None = None
        self.stretch = self.page = 0
        self.keys: set[str] = set()
        self.activities = ActivityColumn(edition)

    def walk(self, lines: Iterable[Classified]) -> Outline:
        """The outline of the lines."""
        for line in lines:
            self.outline.issues += line.issues
            self._end_table(line)
            if self.record and line.role in (Role.LOOSE, Role.PROSE, Role.ROW) and self.record.take(line):
                continue
            if line.role not in (Role.BLANK, Role.FURNITURE):
                self._end_record()
            match line.role:
                case Role.BLANK:
                    self.page += 1
                    self.after_break = self.after_blank = True
                    continue
                case Role.STRUCK:
                    continue
                case Role.RECORD:
                    self.record = LabelRecord(line)
                case Role.PROSE:
                    self._prose(line)
                case Role.FURNITURE:
                    self._claim(line, TakenFor.FURNITURE)
                case Role.HEADING:
                    self._heading(line)
                case Role.HEADER:
                    self._header(line)
                case Role.MEASURE:
                    continue
                case _:
                    self._row(line)
        self._end_record()
        return self.outline

    def _end_table(self, line: Classified) -> None:
        """A table ends where another begins, or at the line by which its layout says so."""
        if self.table and self.table.ends and self.table.ends.search(line.raw.strip()):
            self.table = None
        if self.tabular and line.table_number and line.table_number != self.table_number:
            if self.table_number and len(line.cells) != self.width:
                self.table = None
            self.table_number, self.width = line.table_number, len(line.cells)

    def _end_record(self) -> None:
        if self.record:
            placed = self.record.row()
            self.stretch += 1
            self.outline.placed.append(
                Placed(
                    placed.line,
                    placed.table,
                    self._under(),
                    self.stretch,
                    self.page,
                    whole=True,
                    heads=placed.heads,
                    lines=placed.lines,
                    taken=placed.taken,
                )
            )
            self.outline.issues += [
                Issue(self.edition, number, "column-twice", printed=name, rule="keep-as-note", message=message)
                for number, name, message in placed.twice
            ]
            self.record = None

    def _prose(self, line: Classified) -> None:
        self.after_break = self.after_blank = True
        self._unclaimed(
            line, "prose", "The line is running text, and no row, heading or furniture that the layout knows."
        )

    def _unclaimed(self, line: Classified, rule: str, message: str) -> None:
        self._claim(line, TakenFor.UNCLAIMED, rule=rule)
        self.outline.issues.append(
            Issue(self.edition, line.number, "line-unclaimed", printed=line.raw[:200], rule=rule, message=message)
        )

    def _claim(self, line: Classified, taken_for: TakenFor, owner: str = "", rule: str = "") -> None:
        self.outline.claims.append(Claim(line.number, taken_for, rule or line.rule, owner))

    def _heading(self, line: Classified) -> None:
        kind = line.kind or Kind.THEME
        self.after_break, self.after_blank = True, False
        if kind is Kind.ACTIVITY:
            self._stated_by_heading(line)
            return
        known = self.current.get(kind)
        self.stretch += 1
        if known and squash(known.text) == squash(line.text) and known.ref == line.ref:
            self._claim(line, TakenFor.FURNITURE, known.key, "heading-again")
            return
        parent = next((self.current[above].key for above in _ABOVE[kind] if above in self.current), "")
        heading = Heading(self._key(kind, line.number), kind, line.ref, line.text, parent, (line.number,))
        for below in _BELOW[kind]:
            self.current.pop(below, None)
        self.current[kind] = heading
        self.outline.headings.append(heading)
        self._claim(line, TakenFor.HEADING, heading.key)
        self.fresh_heading = True
        opened = line.table or self.layout.table_of("activity") or self.layout.table_of("block") or self.table
        if not self.tabular and opened and opened.columns:
            self.table, self.heads = opened, opened.noted

    def _stated_by_heading(self, line: Classified) -> None:
        """A heading that is the commitment itself; its repeat on the next page is furniture."""
        if self.heading_commitment == (line.ref, squash(line.text)):
            self._claim(line, TakenFor.FURNITURE, rule="heading-again")
            return
        self.heading_commitment = (line.ref, squash(line.text))
        self.stated = len(self.outline.placed)
        self.stretch += 2
        stated = replace(line, cells=(line.ref, line.text), struck=())
        self.outline.placed.append(
            Placed(stated, HEADING_TABLE, self._under(), self.stretch - 1, self.page, whole=True)
        )
        self.table = self.layout.table_of("milestone") if not self.tabular else self.table
        if self.table and not self.table.columns:
            self.table = None

    def _header(self, line: Classified) -> None:
        self._claim(line, TakenFor.HEADER)
        table = line.table
        if table is None or table.states == "nothing":
            return
        again = bool(self.table and self.table.fields == table.fields and not self.after_break)
        self.stretch += not (again and self.tabular)
        if self.layout.header_without_heading == "theme" and not self.fresh_heading and not again:
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
        self.after_break = self.after_blank = False
        self.table, self.heads = table, table.noted
        cells = with_head_above(line, self.head)
        self.head = replace(line, cells=cells)
        if columns := head_columns(cells, table, every=self.tabular or not table.columns):
            fields, self.heads, twice = columns
            self.table = table.model_copy(update={"columns": fields})
            if twice:
                message = "Two columns of the table are the same field: the second is kept as a note."
                issue = Issue(self.edition, line.number, "column-twice", "", twice, "", "keep-as-note", message)
                self.outline.issues.append(issue)

    def _row(self, line: Classified) -> None:
        if self.table is None and (table := self.layout.headless):
            fits = self.table_number < 2 or len(line.cells) >= len(table.columns)
            self.table, self.heads = (table, table.noted) if fits else (None, {})
        if self.table is None or self.table.states == "nothing":
            self._unclaimed(line, "no-table", "The line stands under no table head that the layout knows.")
            return
        if is_prose(line, self.table, tabular=self.tabular, after_blank=self.after_blank, after_break=self.after_break):
            self._prose(line)
            return
        if self._ends_the_table(line, self.table):
            return
        lone = self.after_blank and line.cells.count("") + 1 == len(line.cells)
        self.after_break = self.after_blank = self.fresh_heading = False
        self.heading_commitment = None if self.table.states == "activity" else self.heading_commitment
        self._headings_of(line, self.table)
        if self.stated is not None and set(HEADING_FIELDS) & set(self.table.columns):
            stated = self.outline.placed[self.stated]  # it stands under what the first of its rows prints
            self.outline.placed[self.stated] = replace(stated, under=self._under())
        self.stated = None
        if line.struck and self.table.states == "block":
            self.outline.issues.append(struck_issue(line, self.edition))
        whole = self.table.rows == "whole" or (self.table.rows is None and self.tabular)
        placed, told = self.activities.rows(
            Placed(line, self.table, self._under(), self.stretch, self.page, whole, self.heads)
        )
        self.outline.placed += placed
        self.outline.issues += told
        self.lone = self.outline.placed[-1] if lone else None

    def _ends_the_table(self, line: Classified, table: Table) -> bool:
        """Whether a line is the head of another table; what stands alone above it is the title of that table."""
        apart = self.after_break or self.lone is not None
        if not apart or self.layout.headless or not begins_another_table(line, table, self.words):
            return False
        message = "Words stand where the table has its dates or figures: another table begins."
        if self.lone is not None and self.outline.placed[-1:] == [self.lone]:
            self.outline.placed.pop()
            self._unclaimed(self.lone.line, "another-table", message)
        self.table = None
        self._unclaimed(line, "another-table", message)
        return True

    def _under(self) -> str:
        return next((self.current[k].key for k in (Kind.OBJECTIVE, Kind.PRIORITY, Kind.THEME) if k in self.current), "")

    def _headings_of(self, line: Classified, table: Table) -> None:
        """The headings that columns of a row print: a blank cell goes on under the one above."""
        for kind in (Kind.THEME, Kind.PRIORITY, Kind.OBJECTIVE):
            if kind.value not in table.columns:
                continue
            place = table.columns.index(kind.value)
            printed = line.cells[place] if place < len(line.cells) else ""
            if not printed:
                continue
            ref, text = self._parted(kind, printed)
            parent = next((self.current[above].key for above in _ABOVE[kind] if above in self.current), "")
            known = self.under_columns.get((kind, parent, squash(f"{ref} {text}")))
            if known is None:
                known = Heading(self._key(kind, line.number), kind, ref, text, parent, (line.number,))
                self.under_columns[kind, parent, squash(f"{ref} {text}")] = known
                self.outline.headings.append(known)
            if self.current.get(kind) is not known:
                for below in _BELOW[kind]:
                    self.current.pop(below, None)
                self.current[kind] = known

    def _parted(self, kind: Kind, printed: str) -> tuple[str, str]:
        """The number and the words of a heading in a cell, by the layout's pattern for its kind."""
        for pattern in self.layout.headings:
            if pattern.kind == kind.value and (match := pattern.pattern.search(printed)):
                groups = match.groupdict()
                ref = (groups.get("ref") or "").strip(" .:")
                return self.layout.number_words.get(ref.casefold(), ref), (groups.get("text") or printed).strip(" :")
        return "", printed

    def _key(self, kind: Kind, number: int) -> str:
        key = f"{kind.value[0]}{number}"
        while key in self.keys:
            key += "x"
        self.keys.add(key)
        return key
