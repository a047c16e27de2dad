"""What each line is: blank, furniture, heading, table head, or a row of the table that it stands in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from goldenthread.issues import Issue
from goldenthread.language.lexicon import ENGLISH, lexicon
from goldenthread.markup import in_force
from goldenthread.read.formats import Source, SourceRow
from goldenthread.read.formats.source_rows import Struck
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import head_word
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.page_heads import is_page_number, running_titles
from goldenthread.read.printed_headings import HeadingReader
from goldenthread.read.table_rows import struck_issue
from goldenthread.read.text import bare_ref, clean


def _cells(raw: str) -> tuple[str, ...]:
    return tuple(clean(cell) for cell in raw.split("\t"))


def _in_force(printed: str, row: SourceRow | None) -> tuple[str, Struck]:
    """A line without what is struck out of its cells, by their format or between pairs of tildes."""
    struck = list(row.struck) if row else []
    if "~~" not in printed:
        return printed, tuple(struck)
    parted = [in_force(cell) for cell in printed.split("\t")]
    struck += [(place, gone) for place, (_, gone) in enumerate(parted) if gone]
    return "\t".join(said for said, _ in parted), tuple(struck)


def _broken(row: SourceRow | None, form: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The cells of a row that have lines of their own; those of a PDF are only as wide as their column."""
    if row is None or form == "pdf" or not any("\n" in cell for cell in row.cells):
        return ()
    parted = ((place, tuple(filter(None, map(clean, cell.split("\n"))))) for place, cell in enumerate(row.cells))
    return tuple((place, lines) for place, lines in parted if len(lines) > 1)


def _has_words(cells: Sequence[str]) -> bool:
    """Whether one of some cells has words, and is no figure."""
    return any(sum(map(str.isalpha, cell)) > 3 for cell in cells)


_NO_ROWS = (Role.HEADING, Role.HEADER, Role.FURNITURE, Role.MEASURE)
"""Roles of lines whose struck-out words no row tells."""


class Classifier:
    """Classifies the lines of one document by one layout.

    Args:
        layout: the layout.
        edition: label of the edition, for issues.
        known: words that stand whole in the document, for words cut in two.
        language: whose words number pages and head sums.
    """

    def __init__(self, layout: Layout, edition: str, known: Collection[str], language: str = ENGLISH) -> None:
        self.layout = layout
        self._language = language
        self.edition = edition
        self._headings = HeadingReader(layout, edition, known)
        self._until: re.Pattern[str] | None = None
        self._until_name = ""
        self._measures: MeasureTable | None = None
        self._left: MeasureTable | None = None
        self._running: Mapping[str, int] = {}

    def rows(self, lines: Sequence[str], source: Source) -> Iterator[Classified]:
        """All lines of a document: those of a text, or the rows of a format with cells of its own."""
        below = self._lone_below(lines, source)
        self._running = {} if source.tabular else running_titles(map(_cells, lines), self.layout.width, self._language)
        for number, printed in enumerate(lines, start=1):
            row = source.rows[number - 1] if source.tabular else None
            raw, struck = _in_force(printed, row)
            line = self.classify(number, raw, row, over=below[number], struck=struck)
            line = replace(
                line, table_number=row.table if row else 0, struck=struck, broken=_broken(row, source.format)
            )
            told = (struck_issue(line, self.edition),) if struck and line.role in _NO_ROWS else ()
            yield replace(line, issues=(*line.issues, *told)) if told else line

    def _lone_below(self, lines: Sequence[str], source: Source) -> list[bool]:
        """Of each line, from 1, whether one filled cell stands on the next one that is no furniture and no head."""
        found = [False] * (len(lines) + 1)
        if not any(heading.over for heading in self.layout.headings):
            return found
        lone = False
        for number in range(len(lines), 0, -1):
            found[number] = lone
            row = source.rows[number - 1] if source.tabular else None
            cells = tuple(lines[number - 1].split("\t"))
            filled = [text for cell in cells if (text := clean(cell))]
            plain = " ".join(filled)
            furniture = is_page_number(plain, self._language) or any(
                one.pattern.search(plain) for one in self.layout.furniture
            )
            if filled and not furniture and not (row and row.furniture) and not self.layout.header_of(cells):
                lone = len(filled) == 1
        return found

    def classify(
        self, number: int, raw: str, row: SourceRow | None = None, *, over: bool = False, struck: Struck = ()
    ) -> Classified:
        """One line; lines must come in their order.

        Args:
            number: 1-based.
            raw: its text, a tab between its cells.
            row: the row that it is, in a format with cells of its own.
            over: whether a line of one cell stands right below.
            struck: what in it is struck out, which its text leaves out.
        """
        cells = _cells(raw)
        if not any(cells):
            return self._empty(number, raw, cells, struck)
        plain = " ".join(cell for cell in cells if cell)
        role = Role.ROW if len(cells) > 1 else Role.LOOSE
        return (
            self._outside(number, raw, cells, plain, row)
            or self._sums(number, raw, cells)
            or self._headings.read(number, raw, cells, over=over, whole=row is not None)
            or self._record(number, raw, cells, plain)
            or self._table_head(number, raw, cells, row)
            or self._prose(number, raw, cells, row)
            or self._aside(number, raw, cells)
            or Classified(number, raw, cells, role, role.value)
        )

    def _outside(
        self, number: int, raw: str, cells: tuple[str, ...], plain: str, row: SourceRow | None
    ) -> Classified | None:
        """A line that tables of commitments do not hold: furniture, or a line of performance measures."""
        if row and row.furniture:
            return Classified(number, raw, cells, Role.FURNITURE, row.furniture)
        if is_page_number(plain, self._language):
            return Classified(number, raw, cells, Role.FURNITURE, self._furniture(plain, raw, cells) or "page-number")
        if measures := self._in_measures(plain, raw):
            return Classified(number, raw, cells, Role.MEASURE, measures.name, measures=measures)
        if furniture := self._furniture(plain, raw, cells):
            return Classified(number, raw, cells, Role.FURNITURE, furniture)
        return None

    def _record(self, number: int, raw: str, cells: tuple[str, ...], plain: str) -> Classified | None:
        """A line that begins a record of labels and values."""
        for record in self.layout.records:
            if match := record.begins.search(plain):
                groups = match.groupdict()
                ref, text = bare_ref(groups.get("ref") or ""), (groups.get("title") or "").strip()
                text = text if text or set(groups) == {"ref"} else plain  # its title stands under a label
                return Classified(number, raw, cells, Role.RECORD, "record", ref=ref, text=text, record=record)
        return None

    def _table_head(self, number: int, raw: str, cells: tuple[str, ...], row: SourceRow | None) -> Classified | None:
        table = self.layout.header_of(tuple(raw.split("\t")), whole=row is not None)
        if not table:
            return None
        odd = self._odd(number, cells, row)
        return Classified(number, raw, cells, Role.HEADER, "table-head", table=table, issues=odd)

    def _prose(self, number: int, raw: str, cells: tuple[str, ...], row: SourceRow | None) -> Classified | None:
        """Running text of a format with cells of its own: a bar over all columns, or what stands in no table."""
        return Classified(number, raw, cells, Role.PROSE, "prose") if row and (row.bar or not row.table) else None

    def _aside(self, number: int, raw: str, cells: tuple[str, ...]) -> Classified | None:
        """A line that is no row though it stands among rows: a running title, which is told."""
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and filled[0] in self._running:
            often = self._running[filled[0]]
            message = f"The line stands alone {often} times: it was taken for the running title of pages."
            return self._left_out(number, raw, cells, "running-title", "leave-running-title", message)
        return None

    def _sums(self, number: int, raw: str, cells: tuple[str, ...]) -> Classified | None:
        """A row of sums."""
        filled = [cell for cell in cells if cell]
        if len(cells) > 1 and lexicon(self._language).holds("totals", filled[0]) and not _has_words(filled[1:]):
            message = "The row adds up others: it was taken for no commitment."
            return self._left_out(number, raw, cells, "total-row", "leave-totals", message)
        return None

    def _left_out(
        self, number: int, raw: str, cells: tuple[str, ...], code: str, rule: str, message: str
    ) -> Classified:
        """A line that is no row, with the issue that says so."""
        issue = self._issue(number, code, " ".join(cell for cell in cells if cell), "", rule, message)
        return Classified(number, raw, cells, Role.FURNITURE, code, issues=(issue,))

    def _empty(self, number: int, raw: str, cells: tuple[str, ...], struck: Struck) -> Classified:
        """A line without words in force: blank, or all struck out."""
        if not struck:
            return Classified(number, raw, cells, Role.BLANK, "blank")
        printed = " | ".join(text for _, text in struck)
        message = "All of the row is struck out: it is not in force."
        issue = self._issue(number, "struck-out", printed, "", "leave-struck-out", message)
        return Classified(number, raw, cells, Role.STRUCK, "struck", issues=(issue,))

    def _furniture(self, plain: str, raw: str, cells: tuple[str, ...]) -> str:
        if self._until is not None:
            if not self._until.search(plain) and not self._until.search(raw):
                return self._until_name
            self._until = None
        for pattern in self.layout.furniture:
            if pattern.pattern.search(plain) and not (pattern.alone and sum(map(bool, cells)) > 1):
                self._until, self._until_name = pattern.until, pattern.name
                return pattern.name
        return ""

    def _in_measures(self, plain: str, raw: str) -> MeasureTable | None:
        """The table of performance measures that a line stands in, if it does.

        A list of them goes on below the head or the running title of the next page, where a bullet stands there.
        """
        opened = next((table for table in self.layout.measures if table.begins.search(plain)), None)
        if opened:
            self._measures = opened
            return opened
        listed = self._measures or self._left
        if listed is None or listed.bullet is None:
            return listed
        page_head = plain in self._running or self.layout.header_of(tuple(raw.split("\t"))) is not None
        self._measures = listed if listed.bullet.search(plain) else None
        self._left = listed if page_head and not self._measures else None
        return self._measures

    def _odd(self, number: int, cells: tuple[str, ...], row: SourceRow | None) -> tuple[Issue, ...]:
        odd = [cell for cell in cells if cell and head_word(cell) not in self.layout.header_names]
        if not odd:
            return ()
        if row:
            message = "The layout does not know this column of the table: its cells are kept as notes."
            return (self._issue(number, "column-unknown", " | ".join(odd), "", "keep-as-note", message),)
        return (
            self._issue(
                number,
                "header-unexpected",
                " | ".join(odd),
                "",
                "table-head",
                "A cell of this table head is no header name that the layout knows.",
            ),
        )

    def _issue(self, number: int, code: str, printed: str, value: str, rule: str, message: str) -> Issue:
        return Issue(self.edition, number, code, printed=printed, value=value, rule=rule, message=message)
