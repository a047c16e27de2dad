"""General rules that mend what extraction broke, one function a rule, each leaving an issue with its name.

Every rule takes the rows of one document in order and gives the rows as they must have been printed. No rule reaches
over a table head or a heading (a row's ``stretch``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from goldenthread.issues import Issue
from goldenthread.read.layout import FieldName, Table
from goldenthread.read.raw import RawRow
from goldenthread.read.text import begins_inside, breaks_off, ends_sentence, join_lines
from goldenthread.read.values import holds_date, read_dates, read_percent


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know of the document.

    Attributes:
        edition: label, for issues.
        known: words that stand whole in the document.
        openers: words that begin titles, with their counts.
    """

    edition: str
    known: Collection[str]
    openers: Counter[str]

    def issue(
        self, row: RawRow, code: str, rule: str, message: str, *, field: str = "", printed: str = "", value: str = ""
    ) -> Issue:
        """An issue at the first line of a row."""
        return Issue(self.edition, row.lines[0], code, field, printed, value, rule, message, row.lines)


Rule = Callable[[Sequence[RawRow], Context], list[RawRow]]


_CELLS_BEFORE: dict[FieldName, int] = {"officers": 1, "lead_members": 1, "leads": 1, "directorates": 1, "title": 2}
"""How many other cells of a row must be fused with their header words before a cell of this field counts as fused."""


def lift_header_words(
    cells: Sequence[str], table: Table, every: Sequence[Table]
) -> tuple[list[str], list[FieldName], Table]:
    """Data out of a fused header: ``Deadline 31/03/2014`` is the date, ``Status`` alone is nothing.

    A title is only touched where two other cells of the row are fused too, since a title may well begin with
    ``Activity``; a cell of names only where another cell is, since ``Portfolio Holder`` may stand under ``Portfolio``.
    The header word of a title tells which table the row opens.

    Returns:
        The cells, the fields that were lifted, and the table that the row belongs to.
    """
    names: dict[FieldName, dict[str, Table]] = {}
    for one in every:
        for name, field in one.header.items():
            names.setdefault(field, {}).setdefault(name, one)
    lifted: list[FieldName] = []
    out = list(cells)
    for index, field in sorted(enumerate(table.columns), key=lambda pair: _CELLS_BEFORE.get(pair[1], 0)):
        if index >= len(out) or not out[index] or len(lifted) < _CELLS_BEFORE.get(field, 0):
            continue
        for name in sorted(names.get(field, {}), key=len, reverse=True):
            text = out[index]
            if text == name or (text.startswith(name + " ") and field != "comment" and len(name) > 1):
                out[index] = text[len(name) :].strip()
                lifted.append(field)
                if field == "title" and names[field][name].states in ("activity", "milestone"):
                    table = names[field][name]
                break
    return out, lifted, table


def repair_column_shift(cells: Sequence[str], table: Table) -> tuple[list[str], int]:
    """Cells that slid to the left or right, put back where the date stands in the column of deadlines.

    Where a title that goes on in the next cell has pushed the row to the right, the two are one title again.

    Returns:
        The cells, and by how many columns they had slid (negative: to the left).
    """
    if "deadline" not in table.columns:
        return list(cells), 0
    place = table.columns.index("deadline")
    here = cells[place] if place < len(cells) else ""
    if holds_date(here):
        return list(cells), 0
    for shift in (-1, 1):
        at = place + shift
        first_moved = at if shift < 0 else place
        if 0 < at < len(cells) and holds_date(cells[at]) and len(cells[at]) <= 24:
            if shift < 0:
                return [*cells[:first_moved], "", *cells[first_moved:]], shift
            if not here:
                return [*cells[:place], *cells[at:]], shift
            title = table.columns.index("title") if "title" in table.columns else place
            if title < place and len(cells) > len(table.columns) and begins_inside(cells[title + 1]):
                return [*cells[:title], join_lines(cells[title], cells[title + 1]), *cells[title + 2 :]], shift
    return list(cells), 0


def return_pushed_letters(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Letters that a column boundary pushed out of a word of the title into the next cell, put back.

    The word is the last one that is no word without the letters and one with them.
    """
    out = []
    for row in rows:
        cell = row.fields.get("officers", "")
        match = re.match(r"^([a-z]{1,3}) (?=[A-Z(])", cell)
        place = _cut_word(row.title, match.group(1), context.known) if match else 0
        if match and place:
            title = row.title[:place] + match.group(1) + row.title[place:]
            issue = context.issue(
                row,
                "cell-repaired",
                "return-pushed-letters",
                "Letters at the start of the officer's cell belong to a word of the title.",
                field="title",
                printed=f"{row.title} | {cell}",
                value=title,
            )
            row = row.with_fields(issue, title=title, officers=cell[match.end() :])
        out.append(row)
    return out


def _cut_word(title: str, letters: str, known: Collection[str]) -> int:
    """Where the last word ends that needs these letters, or 0."""
    place = 0
    for match in re.finditer(r"[A-Za-z]+", title):
        word = match.group().lower()
        whole = word in known and (len(word) > 1 or word == "a")
        if not whole and word + letters in known:
            place = match.end()
    return place


def set_aside_debris(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Rows that are only traces: no title, no date, hardly a letter."""
    out: list[RawRow] = []
    for row in rows:
        text = "".join(row.fields.values())
        letters = sum(char.isalpha() for char in text)
        if not row.title and letters <= 4 and not holds_date(row.fields.get("deadline", "")):
            if not out:
                continue
            issue = Issue(
                context.edition,
                row.lines[0],
                "debris",
                printed=" | ".join(row.fields.values()),
                rule="set-aside-debris",
                message="A line of traces was set aside.",
                lines=row.lines,
            )
            out[-1] = out[-1].with_issue(issue)
            continue
        out.append(row)
    return out


def doubled(text: str) -> str:
    """The half of a text that is printed twice over, or the text.

    >>> doubled("Roy Ormsby (PLACE) Roy Ormsby (PLACE)"), doubled("Roy Ormsby (PLACE)")
    ('Roy Ormsby (PLACE)', 'Roy Ormsby (PLACE)')
    """
    half = len(text) // 2
    return text[:half] if len(text) > 4 and text[:half].strip() == text[half:].strip() else text


def leave_out_ghosts(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Doubled traces of the row above: its title again, beside cells that are printed twice or hold only marks.

    A title that repeats the row above and goes on is a new row whose own title is what goes on.
    """
    out: list[RawRow] = []
    for row in rows:
        above = out[-1] if out and out[-1].stretch == row.stretch else None
        officers = row.fields.get("officers", "")
        if above and len(row.title) >= 30:
            same = row.title == above.title
            marks = not any(char.isalnum() for text in row.anchors.values() for char in text)
            if (same and officers and doubled(officers) != officers) or (marks and above.title.startswith(row.title)):
                issue = context.issue(
                    row,
                    "ghost-left-out",
                    "leave-out-ghosts",
                    "A garbled repeat of the row above was left out.",
                    field="title",
                    printed=" | ".join(row.fields.values()),
                )
                out[-1] = above.with_lines(*row.lines).with_issue(issue)
                continue
            if row.title.startswith(above.title + " ") and row.title[len(above.title) + 1].isupper():
                own = row.title[len(above.title) :].strip()
                issue = context.issue(
                    row,
                    "ghost-left-out",
                    "leave-out-ghosts",
                    "The words of the row above stood before the row's own title.",
                    field="title",
                    printed=row.title,
                    value=own,
                )
                row = row.with_fields(issue, title=own)
        out.append(row)
    return out


def return_sentence_end(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """The end of a sentence that slipped into the title below, put back."""
    out: list[RawRow] = []
    for row in rows:
        above = out[-1] if out and out[-1].stretch == row.stretch else None
        match = re.match(r"^([a-z][^.]{0,120}\.)\s+(?=[A-Z0-9])(.+)$", row.title)
        if above and match and row.anchors and above.anchors and not ends_sentence(above.title):
            title = join_lines(above.title, match.group(1))
            issue = context.issue(
                row,
                "row-repaired",
                "return-sentence-end",
                "The end of the title above stood at the start of this one.",
                field="title",
                printed=row.title,
                value=match.group(2),
            )
            out[-1] = above.with_fields(title=title).with_lines(*row.lines)
            row = row.with_fields(issue, title=match.group(2))
        out.append(row)
    return out


def _better(name: FieldName, first: str, second: str) -> str:
    """Of two printed anchors of one row, the one that can be read; the first where both can."""
    if not first or not second:
        return first or second
    if name == "deadline" and not read_dates(first).dates and read_dates(second).dates:
        return second
    if name == "percent" and read_percent(first).value is None and read_percent(second).value is not None:
        return second
    return first


def _merge(above: RawRow, row: RawRow, context: Context) -> RawRow:
    fields: dict[FieldName, str] = {**above.fields}
    for name, text in row.fields.items():
        fields[name] = (
            join_lines(above.fields.get(name, ""), text)
            if name in ("title", "comment")
            else _better(name, above.fields.get(name, ""), text)
        )
    begins = above.begins if above.title or not row.title else row.begins
    merged = replace(
        above,
        fields=fields,
        begins=begins,
        issues=(*above.issues, *row.issues),
        lines=tuple(sorted({*above.lines, *row.lines})),
    )
    for name, text in row.anchors.items():
        first = above.anchors.get(name, "")
        if first and first != text:
            merged = merged.with_issue(
                context.issue(
                    merged,
                    "cell-repaired",
                    "rejoin-split-row",
                    "Of two cells printed for one row, the one that can be read was taken.",
                    field=name,
                    printed=f"{first} / {text}",
                    value=fields[name],
                )
            )
    printed = " / ".join(part for part in (above.title, row.title) if part)
    return merged.with_issue(
        context.issue(
            merged,
            "row-repaired",
            "rejoin-split-row",
            "A row on several lines was put together.",
            field="title",
            printed=printed,
            value=fields.get("title", ""),
        )
    )


def _continues(above: RawRow, row: RawRow) -> bool:
    """Whether a row is the continuation of the one above it."""
    if above.stretch != row.stretch:
        return False
    if not row.anchors:  # a fragment: only words
        if row.title:
            return begins_inside(row.title) or (not ends_sentence(above.title) and not above.anchors)
        return not ends_sentence(above.comment) or not above.anchors
    if not above.anchors:
        return True
    if row.title:
        if begins_inside(row.title) and not ends_sentence(above.title) and not above.title.endswith(row.title):
            return True
        return bool(
            above.title and not ends_sentence(above.title) and breaks_off(above.comment) and _same_anchors(above, row)
        )
    return bool(above.comment and row.comment) and not ends_sentence(above.comment) and _same_anchors(above, row)


def _same_anchors(above: RawRow, row: RawRow) -> bool:
    """Whether two rows print the same status and nearly the same officer (where both print one)."""
    if above.fields.get("status", "") != row.fields.get("status", ""):
        return False
    names = above.fields.get("officers", ""), row.fields.get("officers", "")
    return not all(names) or fuzz.ratio(*names) >= 80


def rejoin_split_rows(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Rows printed over several lines, put together.

    A fragment (words and no officer, date or status) goes to the row above when it goes on a sentence, else to the
    row below; a full row goes to the one above when its title goes on the title above, or when the comment above breaks
    off, its title is unfinished too, and status and officer are the same.
    """
    out: list[RawRow] = []
    for row in rows:
        if out and _continues(out[-1], row):
            out[-1] = _merge(out[-1], row, context)
        else:
            out.append(row)
    return out


def undouble_cells(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Cells printed twice over beside a title that only repeats the end of the one above.

    The cells are read once; the title is kept as printed, though its own words are lost.
    """
    out: list[RawRow] = []
    for row in rows:
        above = out[-1] if out and out[-1].stretch == row.stretch else None
        officers = row.fields.get("officers", "")
        repeats = above and row.title and above.title != row.title and above.title.endswith(row.title)
        if above and repeats and begins_inside(row.title) and doubled(officers) != officers:
            issue = context.issue(
                row,
                "title-missing",
                "undouble-cells",
                "The title repeats the end of the one above, its own words are lost; doubled cells are read once.",
                field="title",
                printed=" | ".join(row.fields.values()),
            )
            row = row.with_fields(issue, officers=doubled(officers), comment=doubled(row.comment))
        out.append(row)
    return out


def drop_fused_cells(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """The officer's cell and the beginning of a date printed again at the end of a title, left out."""
    out = []
    for row in rows:
        officers = row.fields.get("officers", "")
        cut = _fused_officer(row.title, officers) if officers else 0
        if cut:
            title = row.title[:cut].strip()
            issue = context.issue(
                row,
                "cell-repaired",
                "drop-fused-cells",
                "The officer's cell was printed again in the title.",
                field="title",
                printed=row.title,
                value=title,
            )
            row = row.with_fields(issue, title=title)
        out.append(row)
    return out


def _fused_officer(title: str, officers: str) -> int:
    """Where in a title the officer's cell begins again, perhaps with a piece of a date after it, or 0."""
    for words in (2, 3, 4):
        name = rf"(?:[A-Z][\w'-]+ ){{{words}}}\([A-Za-z&' ]+\)"
        match = re.search(rf"\s({name})\s*(?:\d{{1,2}}/[\d/]*)?$", title)
        if match and fuzz.ratio(match.group(1), officers) >= 85:
            return match.start()
    return 0


def split_doubled_rows(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Two rows printed as one: the deadline twice, the officers of both, the titles run together.

    The titles part before a word that often begins titles and stands after a word without a full stop.
    """
    out: list[RawRow] = []
    for row in rows:
        deadline = row.fields.get("deadline", "")
        single = doubled(deadline)
        cut = _title_cut(row.title, context.openers) if single != deadline else 0
        if not cut:
            out.append(row)
            continue
        officers = _part_officers(row.fields.get("officers", ""))
        issue = context.issue(
            row,
            "cell-split",
            "split-doubled-row",
            "Two rows printed as one were parted.",
            field="title",
            printed=row.title,
            value=row.title[:cut].strip(),
        )
        out.append(row.with_fields(issue, title=row.title[:cut].strip(), officers=officers[0], deadline=single.strip()))
        out.append(row.with_fields(title=row.title[cut:].strip(), officers=officers[1], deadline=single.strip()))
    return out


def _title_cut(title: str, openers: Counter[str]) -> int:
    """Where the second of two titles begins, or 0."""
    for match in re.finditer(r"(?<=[A-Za-z]) ([A-Z][a-z]+)\b", title):
        if openers[match.group(1)] >= 2:
            return match.start(1)
    return 0


def _part_officers(cell: str) -> tuple[str, str]:
    """The first person with a code, and the rest."""
    match = re.match(r"^([^()]+\([^()]*\))\s+(?=[A-Z])(.+)$", cell)
    return (match.group(1), match.group(2)) if match else (cell, cell)


RULES: tuple[Rule, ...] = (
    return_pushed_letters,
    set_aside_debris,
    leave_out_ghosts,
    return_sentence_end,
    rejoin_split_rows,
    undouble_cells,
    drop_fused_cells,
    split_doubled_rows,
)
"""The rules in the order in which they are applied."""


def mend(rows: Sequence[RawRow], edition: str, known: Collection[str]) -> list[RawRow]:
    """All rules over the rows of one document."""
    openers = Counter(word for row in rows for word in row.title.split()[:1])
    context = Context(edition, known, openers)
    mended = list(rows)
    for rule in RULES:
        mended = rule(mended, context)
    return mended
