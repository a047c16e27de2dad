"""A first layout for a document that nobody has described: what its rows look like, guessed, and how sure that is."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from goldenthread.errors import LayoutError
from goldenthread.language.date_order import Order, order_of
from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.model import Kind
from goldenthread.read.check import unlisted_edition
from goldenthread.read.column_guesses import ColumnGuess, guess_columns, head_score, known_statuses, status_of
from goldenthread.read.formats import SourceRow, read_rows
from goldenthread.read.heading_guesses import KINDS, HeadingGuess, guess_bars, heading_pattern
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.reader import read_edition
from goldenthread.read.record_guesses import Records, find_records
from goldenthread.read.text import clean
from goldenthread.read.values import read_rated_cell
from goldenthread.statuses import statuses

_PRINTED: Mapping[str, tuple[FieldName, ...]] = {
    "officers": ("officers", "leads"),
    "members": ("lead_members", "leads"),
    "units": ("directorates",),
    "deadline": ("deadline",),
    "status": ("status",),
    "percent": ("percent",),
}
_LONGEST_HEAD = 60
_KNOWN = 0.5
"""From here on the words of a head say something."""
_REF_IN_TITLE = re.compile(r"(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Table:
    """One table head, and the rows that stand under it or under the same head again."""

    head: tuple[str, ...]
    rows: list[SourceRow]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted layout.

    Attributes:
        text: the layout, as a file.
        guesses: each guess in one line, with how sure it is and why.
    """

    text: str
    guesses: tuple[str, ...]


def draft_layout(content: bytes, path: Path) -> Draft:
    """The layout that fits a document best, as far as can be told from the document alone.

    Args:
        content: its bytes.
        path: where it lies; its name helps to tell the format.

    Raises:
        SourceError: it cannot be read.
        LayoutError: there is no table in it whose columns can be told.
    """
    rows = read_rows(content, path).rows
    if (records := find_records(rows)) and not any(map(_is_head, rows)):
        if not records.begins:
            raise LayoutError(
                "labels and values were found, but nothing tells where a record begins: name that line in [[records]] "
                "(docs/layouts.md)",
                path=path,
            )
        draft = _record_draft(path.name, rows, records)
    else:
        tables, loose, bars = _tables(rows)
        if not tables:
            raise LayoutError("no table head was found: write a layout by hand (docs/layouts.md)", path=path)
        draft = _Drafter(path.name, rows, tables, loose, bars).draft()
    return _counted(draft, content, path)


def _record_draft(name: str, rows: Sequence[SourceRow], records: Records) -> Draft:
    """The layout of a document of labels and values."""
    table = _Table(records.head, list(records.rows))
    columns = guess_columns(table.head, [row.cells for row in table.rows])
    drafter = _Drafter(name, rows, [table], list(records.headings), [])
    said = [f"likely: {records.why}", "a guess: every record is an activity"]
    useful = [(table, columns)]
    lines = [*_top(name), *drafter._printed(useful, _Kinds(None, False, [], [])), *drafter._furniture()]
    lines += drafter._headings(said, stated=False)
    lines += [f"[[records]]  # likely: {records.why}", f"begins = {_pattern(records.begins)}", "[records.labels]"]
    lines += _field_lines(columns[1:], said)
    lines += ["", *_dates(useful, said), *_statuses(useful, said)]
    return Draft("\n".join(lines).rstrip() + "\n", tuple(said))


def _top(name: str) -> list[str]:
    return [
        f"description = {_text(f'Drafted from {name}: look through every line.')}",
        "# Each guess says how sure it is; `goldenthread layout check` shows what comes of it.",
        "",
    ]


def _counted(draft: Draft, content: bytes, path: Path) -> Draft:
    """The draft with what it reads in the document, halved and doubled, as what is expected."""
    layout = Layout.model_validate({"name": path.stem, **tomllib.loads(draft.text)})
    plan = read_edition(unlisted_edition(path, path.stem), content, layout, path)
    counts = Counter(commitment.kind for commitment in plan.commitments)
    found = [(name, counts[kind]) for kind, name in _COUNTED.items() if counts[kind]]
    if not found:
        return draft
    bounds = ", ".join(f"{name} = [{(count + 1) // 2}, {count * 2}]" for name, count in found)
    first, rest = draft.text.split("\n\n", 1)
    counted = " and ".join(f"{count} {name}" for name, count in found)
    expect = f"expect = {{ {bounds} }}  # {counted} were read here: half to double"
    return Draft(f"{first}\n{expect}\n\n{rest}", draft.guesses)


_COUNTED = {Kind.ACTIVITY: "activities", Kind.MILESTONE: "milestones"}


def _filled(row: SourceRow) -> list[str]:
    return [text for cell in row.cells if (text := clean(cell))]


def _is_head(row: SourceRow) -> bool:
    """Whether most cells of a row are words that heads of columns are."""
    filled = _filled(row)
    if len(filled) < 2 or len(set(filled)) < len(filled) or any(len(text) > _LONGEST_HEAD for text in filled):
        return False
    fields = [f for f in _PRINTED_HEADS if any(head_score(text, f) >= _KNOWN for text in filled)]
    known = sum(any(head_score(text, field) >= _KNOWN for field in _PRINTED_HEADS) for text in filled)
    return len(fields) >= 2 and known * 2 >= len(filled)


_PRINTED_HEADS: tuple[FieldName, ...] = (
    "ref",
    "title",
    "officers",
    "directorates",
    "lead_members",
    "deadline",
    "status",
    "rated_status",
    "percent",
    "comment",
)


def _tables(rows: Sequence[SourceRow]) -> tuple[list[_Table], list[str], list[str]]:
    """The tables by their heads, the single cells outside of them, and those between their rows."""
    tables: dict[tuple[str, ...], _Table] = {}
    loose: list[str] = []
    bars: list[str] = []
    current: _Table | None = None
    tabled = any(row.table for row in rows)
    heads = {number for number, row in enumerate(rows) if _is_head(row)} or _plain_head(rows)
    for number, row in enumerate(rows):
        filled = _filled(row)
        if not filled or row.furniture:
            continue
        if number in heads:
            key = tuple(clean(cell) for cell in row.cells)
            if number - 1 in heads and len(rows[number - 1].cells) == len(key):  # a head of two lines
                upper = (clean(cell) for cell in rows[number - 1].cells)
                key = tuple(cell or above for cell, above in zip(key, upper, strict=True))
            current = tables.setdefault(key, _Table(key, []))
        elif len(filled) == 1 and (current is None or (row.table == 0 and tabled)):
            loose.append(filled[0])
        elif len(filled) == 1 and (row.bar or clean(row.cells[0])):
            (loose if _is_note(filled[0]) else bars).append(filled[0])
        elif current is not None:
            current.rows.append(row)
    return [table for table in tables.values() if table.rows], loose, bars


def _is_note(text: str) -> bool:
    """Whether a line between rows is a note and no heading: by the word that it begins with, or as a sentence."""
    begins = re.match(rf"\*?\s*{any_of(lexicon().words('notes'))}\s*(?:[:.–-]|$)", text, re.IGNORECASE)
    return bool(begins) or (len(text) > 60 and text.endswith("."))


def _plain_head(rows: Sequence[SourceRow]) -> set[int]:
    """Where the head of a table stands that has no known word: its first full row, if that is of short words."""
    width = max((len(_filled(row)) for row in rows), default=0)
    for number, row in enumerate(rows):
        filled = _filled(row)
        if width >= 2 and len(filled) == width:
            short = all(len(text) <= _LONGEST_HEAD and not re.search(r"\d{2}", text) for text in filled)
            return {number} if short else set()
    return set()


@dataclass(frozen=True, slots=True)
class _Drafter:
    name: str
    rows: Sequence[SourceRow]
    tables: Sequence[_Table]
    loose: Sequence[str]
    bars: Sequence[str]

    def draft(self) -> Draft:
        said: list[str] = []
        guessed = [(table, self._columns(table)) for table in self.tables]
        useful = [(table, columns) for table, columns in guessed if any(c.field == "title" for c in columns)]
        if not useful:
            raise LayoutError(f"{self.name}: no column of its tables looks like titles: write a layout by hand")
        lines = _top(self.name)
        kinds = _kinds(useful)
        below = not kinds.lines and bool(self._levels()) and _only_milestones(useful)
        if below:
            kinds = replace(
                kinds, rows="milestone", said=["likely: headings are the commitments: below them stand milestones"]
            )
        lines += self._printed(useful, kinds)
        lines += self._furniture()
        lines += self._headings(said, stated=below)
        for number, (_, columns) in enumerate(useful, start=1):
            lines += _table_lines(columns, number, said, kinds.rows)
        lines += kinds.lines
        said += kinds.said
        lines += _dates(useful, said)
        lines += _statuses(useful, said)
        return Draft("\n".join(lines).rstrip() + "\n", tuple(said))

    def _columns(self, table: _Table) -> list[ColumnGuess]:
        return guess_columns(table.head, [row.cells for row in table.rows])

    def _printed(self, useful: Sequence[tuple[_Table, list[ColumnGuess]]], kinds: _Kinds) -> list[str]:
        """Who and what is printed on which kind of row: a kind counts where a third of its rows have it."""
        lines = ["[printed]  # what each kind of row prints: nothing is missing where there is no place for it"]
        for name, fields in _PRINTED.items():
            filled: Counter[str] = Counter()
            every: Counter[str] = Counter()
            for table, columns in useful:
                places = [column.place for column in columns if column.field in fields]
                for row in table.rows:
                    kind = kinds.of(row, columns)
                    every[kind] += 1
                    filled[kind] += any(place < len(row.cells) and bool(clean(row.cells[place])) for place in places)
            on = [kind for kind in ("activity", "milestone") if filled[kind] * 3 >= max(1, every[kind])]
            if on:
                lines.append(f"{name} = {json.dumps(on)}")
        return [*lines, ""] if len(lines) > 1 else []

    def _furniture(self) -> list[str]:
        """What stands before and between the tables and is no heading."""
        lines: list[str] = []
        title = self._document_title()
        for text in dict.fromkeys(self.loose):
            if text == title or not text.startswith("#"):
                lines += [
                    "[[furniture]]",
                    f"name = {_text('title' if text == title else 'text between the tables')}",
                    f"pattern = {_pattern(_begins(text))}",
                    "",
                ]
        return lines

    def _document_title(self) -> str:
        marked = [text for text in self.loose if text.startswith("#")]
        levels = Counter(map(_level, marked))
        first = marked[0] if marked else ""
        return first if first and levels[_level(first)] == 1 else ""

    def _levels(self) -> list[str]:
        """The headings of the document, its title apart."""
        title = self._document_title()
        return [text for text in self.loose if text.startswith("#") and text != title]

    def _headings(self, said: list[str], *, stated: bool) -> list[str]:
        """Headings by their level, by the word that they begin with, or by their order between the rows.

        Args:
            said: what was guessed, to which each is added.
            stated: whether those of the lowest level are the commitments.
        """
        marked = self._levels()
        levels = sorted({_level(text) for text in marked})
        found = [self._of_level(level, marked) for level in levels[: len(KINDS)]]
        if stated:
            found[-1] = replace(found[-1], kind="activity")
        found += guess_bars(self.rows, self.bars)
        free = [kind for kind in KINDS if kind not in {one.kind for one in found}]
        free = free if len(found) > 1 else ["priority"]
        lines: list[str] = []
        for one in found:
            kind = one.kind or (free.pop(0) if free else "objective")
            sure = "sure" if one.pattern.startswith("^#") else "likely"
            lines += [f"[[headings]]  # {sure}: {one.why}", f'kind = "{kind}"', f"pattern = {_pattern(one.pattern)}"]
            lines += ["over = true", ""] if one.over else [""]
            said.append(f"{sure}: {one.why} is a {kind}")
        return lines

    def _of_level(self, level: int, marked: Sequence[str]) -> HeadingGuess:
        texts = [text.lstrip("# ") for text in marked if _level(text) == level]
        return HeadingGuess("", heading_pattern(texts, rf"{'#' * level}\s+"), False, f"a heading of level {level}")


def _level(text: str) -> int:
    return len(text) - len(text.lstrip("#"))


def _only_milestones(useful: Sequence[tuple[_Table, list[ColumnGuess]]]) -> bool:
    """Whether the heads of all columns of titles speak of milestones."""
    heads = [column.head for _, columns in useful for column in columns if column.field == "title"]
    return all(lexicon().holds("head_milestones", head) for head in heads)


def _table_lines(columns: Sequence[ColumnGuess], number: int, said: list[str], states: str) -> Iterator[str]:
    yield "[[tables]]"
    yield f'name = "table {number}"'
    yield f'states = "{states}"'
    yield "[tables.header]"
    yield from _field_lines(columns, said)
    yield ""


def _field_lines(columns: Sequence[ColumnGuess], said: list[str]) -> Iterator[str]:
    """The printed words and their fields, each with how sure it is."""
    for column in columns:
        if not column.head:
            said.append(f"a guess: column {column.place + 1} has no head and is not read")
            continue
        key = f"{_text(column.head)} = {_text(column.field)}"
        if column.field == "note":
            yield f"# {key}  # {column.why}: kept as a note"
            said.append(f"a guess: '{column.head}' is a note: {column.why}")
        else:
            yield f"{key}  # {column.sureness}: {column.why}"
            said.append(f"{column.sureness}: '{column.head}' is {column.field}: {column.why}")


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Which rows are milestones: the depth of their references."""

    pattern: re.Pattern[str] | None
    in_title: bool
    lines: list[str]
    said: list[str]
    rows: Literal["activity", "milestone"] = "activity"

    def of(self, row: SourceRow, columns: Sequence[ColumnGuess]) -> str:
        ref = _cell(row, columns, "title" if self.in_title else "ref")
        return "milestone" if self.pattern and self.pattern.search(ref) else self.rows


def _cell(row: SourceRow, columns: Sequence[ColumnGuess], field: FieldName) -> str:
    place = next((column.place for column in columns if column.field == field), None)
    return clean(row.cells[place]) if place is not None and place < len(row.cells) else ""


def _kinds(useful: Sequence[tuple[_Table, list[ColumnGuess]]]) -> _Kinds:
    refs = [ref for table, columns in useful for row in table.rows if (ref := _cell(row, columns, "ref"))]
    in_title = False
    if not refs:
        titles = [_cell(row, columns, "title") for table, columns in useful for row in table.rows]
        found = [match["ref"] for title in titles if (match := _REF_IN_TITLE.match(title))]
        if titles and len(found) * 10 >= len(titles) * 7:
            refs, in_title = found, True
    depths = Counter(map(_depth, refs))
    shapes = sorted({_shape(ref) for ref in refs if _depth(ref) > min(depths)}) if len(depths) > 1 else []
    end = r"(?=[.):]?\s)" if in_title else r"[.)]?$"
    lines: list[str] = []
    said: list[str] = []
    if in_title:
        every = "|".join(sorted({_shape(ref) for ref in refs}, key=lambda shape: (-len(shape), shape)))
        pattern = _pattern(rf"^(?P<ref>{every})[.):]?\s+")
        lines += [
            "[refs]  # likely: most titles begin with a reference",
            f"activity = {pattern}",
            f"milestone = {pattern}",
            "",
        ]
        said.append("likely: references stand at the front of titles")
    if not shapes:
        said.append("a guess: every row is an activity: no references of two depths tell milestones from them")
        return _Kinds(None, in_title, lines, said)
    milestone = rf"^(?:{'|'.join(shapes)}){end}"
    lines += [
        "[row_kinds]  # likely: references of two depths, milestones the deeper ones",
        f"milestone = {_pattern(milestone)}",
        "",
    ]
    said.append(f"likely: a row is a milestone where its reference looks like {milestone}")
    return _Kinds(re.compile(milestone), in_title, lines, said)


def _pieces(ref: str) -> list[str]:
    return re.findall(r"\d+|[a-z]+|[A-Z]+", ref)


def _depth(ref: str) -> int:
    """How many steps a reference has: letters before its first number are none, small letters alone go on with one.

    >>> _depth("1"), _depth("1.1"), _depth("2a"), _depth("A3"), _depth("A3.1"), _depth("(b)")
    (1, 2, 2, 1, 2, 2)
    """
    if re.fullmatch(r"\(?[a-z]{1,4}[.)]*", ref):
        return 2
    pieces = _pieces(ref)
    return max(1, len(pieces) - (len(pieces) > 1 and pieces[0].isupper()))


def _shape(ref: str) -> str:
    r"""The pattern of references that look like one.

    >>> _shape("1.10"), _shape("A3.1"), _shape("2a")
    ('\\d+\\.\\d+', '[A-Z]+\\d+\\.\\d+', '\\d+[a-z]+')
    """
    parts = re.findall(r"\d+|[a-z]+|[A-Z]+|.", ref.rstrip(".):"))
    return "".join(
        r"\d+" if part.isdigit() else "[a-z]+" if part.islower() else "[A-Z]+" if part.isupper() else re.escape(part)
        for part in parts
    )


def _dates(useful: Sequence[tuple[_Table, list[ColumnGuess]]], said: list[str]) -> list[str]:
    cells = [cell for table, columns in useful for row in table.rows if (cell := _cell(row, columns, "deadline"))]
    in_figures = [cell for cell in cells if re.search(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2}", cell)]
    order: Order | None = order_of(cells)
    votes = Counter(vote for cell in cells if (vote := order_of([cell])))
    most, count = votes.most_common(1)[0] if votes else ("dmy", 0)
    if not order and count * 10 >= 9 * sum(votes.values()) > 0:
        said.append(f"likely: dates are printed {most}, as {count} of them tell; {sum(votes.values()) - count} do not")
        return ["[dates]  # likely: a few dates contradict", f'order = "{most}"', ""]
    if order:
        said.append(f"sure: dates are printed {order}")
        return ["[dates]  # sure: one part of the dates exceeds 12", f'order = "{order}"', ""]
    if in_figures:
        said.append("a guess: dates are printed dmy: nothing in the column tells day from month")
        return ["[dates]  # a guess: nothing in the column tells day from month", 'order = "dmy"', ""]
    return []


def _statuses(useful: Sequence[tuple[_Table, list[ColumnGuess]]], said: list[str]) -> list[str]:
    fields: tuple[FieldName, ...] = ("status", "rated_status")
    cells = Counter(
        status
        for table, columns in useful
        for row in table.rows
        for field in fields
        if (cell := _cell(row, columns, field))
        and (status := cell if field == "status" else read_rated_cell(cell, known_statuses()).status)
    )
    if not cells:
        return []
    lines = ["[statuses]  # printed = one of: " + ", ".join(statuses())]
    for printed in cells:
        status = status_of(printed)
        if status in statuses():
            lines.append(f"{_text(printed)} = {_text(status)}  # likely: the word itself")
        else:
            lines.append(f'# {_text(printed)} = ""  # nobody knows this word: say what it stands for')
            said.append(f"a guess: '{printed}' stands for no known status: say in [statuses] what it means")
    return [*lines, ""]


def _begins(text: str) -> str:
    r"""A pattern for lines that are a text, or begin as it does where it is long.

    >>> _begins("Plan (draft)")
    '^Plan \\(draft\\)$'
    """
    plain = re.sub(r"\\([ #,:%&'/-])", r"\1", re.escape(text[:80]))
    return f"^{plain}{'' if len(text) > 80 else '$'}"


def _text(value: str) -> str:
    """A text as TOML writes it; JSON's strings are TOML's where no control character but the usual ones is in them."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def _pattern(value: str) -> str:
    return f"'{value}'" if "'" not in value else json.dumps(value, ensure_ascii=False)
