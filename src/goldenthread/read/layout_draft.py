"""A first layout for a document that nobody has described: what its rows look like, guessed, and how sure that is."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread import resources
from goldenthread.errors import LayoutError
from goldenthread.language.lexicon import ENGLISH
from goldenthread.model import Kind
from goldenthread.read.activity_guesses import guess_activities
from goldenthread.read.check import unlisted_edition
from goldenthread.read.column_guesses import UNKNOWN_HEADS, ColumnGuess, guess_columns, heads_unknown
from goldenthread.read.commitment_headings import why_commitments
from goldenthread.read.draft_headings import beside_lines, list_lines
from goldenthread.read.draft_tables import field_lines, table_lines
from goldenthread.read.draft_values import date_lines, status_lines
from goldenthread.read.formats import SourceRow, read_rows
from goldenthread.read.formats.nested_lists import depth_of, listed
from goldenthread.read.heading_columns import with_heading_columns
from goldenthread.read.heading_guesses import (
    KINDS,
    HeadingGuess,
    document_title,
    guess_bars,
    guess_of_level,
    level_of,
    titles_doubted,
)
from goldenthread.read.headless_guesses import guess_without_head
from goldenthread.read.kind_guesses import GuessedKinds, guessed_kinds
from goldenthread.read.language_guesses import language_of_heads
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.layout_toml import pattern_of, toml_pattern, toml_text
from goldenthread.read.lines import rows_as_read
from goldenthread.read.measure_heads import is_measures_head
from goldenthread.read.merged_guesses import merged_fields
from goldenthread.read.reader import read_edition
from goldenthread.read.record_guesses import Records, find_records
from goldenthread.read.table_guesses import GuessedTable, guessed_tables, is_table_head, why_not_drafted
from goldenthread.read.text import clean

_PRINTED: Mapping[str, tuple[FieldName, ...]] = {
    "officers": ("officers", "leads"),
    "members": ("lead_members", "leads"),
    "units": ("directorates",),
    "deadline": ("deadline",),
    "status": ("status",),
    "percent": ("percent",),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted layout.

    Attributes:
        text: the layout, as a file.
        guesses: each guess in one line, with how sure it is and why.
        language: the language of the words of its table heads.
    """

    text: str
    guesses: tuple[str, ...]
    language: str = ENGLISH


def draft_layout(content: bytes, path: Path) -> Draft:
    """The layout that fits a document best, as far as can be told from the document alone.

    Args:
        content: its bytes.
        path: where it lies; its name helps to tell the format.

    Raises:
        SourceError: it cannot be read.
        LayoutError: there is no table in it whose columns can be told.
    """
    source = rows_as_read(read_rows(content, path))
    if source.format == "stratml":
        return _counted(_of_the_standard(), content, path)
    rows = source.rows
    if depth := depth_of(rows):
        return _counted(_list_draft(path.name, listed(source).rows, depth), content, path)
    if (records := find_records(rows)) and not any(map(is_table_head, rows)):
        if not records.begins:
            raise LayoutError(
                "labels and values were found, but nothing tells where a record begins: name that line in [[records]] "
                "(docs/layouts.md)",
                path=path,
            )
        draft = _record_draft(path.name, rows, records)
    else:
        tables, loose, bars = guessed_tables(rows)
        if refused := why_not_drafted(tables):
            raise LayoutError(refused, path=path)
        measures = [table for table in tables if is_measures_head(table.head)]
        if len(measures) == len(tables):
            raise LayoutError(f"the table {_measures_told(measures[0])}", path=path)
        tables = [table for table in tables if table not in measures]
        draft = _Drafter(path.name, rows, tables, loose, bars).draft()
        told = [f"not read: the table {_measures_told(table)}" for table in measures]
        draft = replace(draft, guesses=(*draft.guesses, *told))
    return _counted(draft, content, path)


def _measures_told(table: GuessedTable) -> str:
    """What is said of a table of performance measures, none of which is a commitment."""
    head = " | ".join(filter(None, table.head))
    return f"'{head}' is one of performance measures, which no draft describes: write [[measures]] (docs/layouts.md)"


def _of_the_standard() -> Draft:
    """The layout that ships for a format whose elements say what they are."""
    text = (resources.folder("layouts") / "stratml.toml").read_text(encoding="utf-8")
    return Draft(text, ("sure: goals are priorities and objectives activities, as the elements of StratML say",))


def _record_draft(name: str, rows: Sequence[SourceRow], records: Records) -> Draft:
    """The layout of a document of labels and values."""
    table = GuessedTable(records.head, list(records.rows))
    columns = guess_columns(table.head, [row.cells for row in table.rows])
    drafter = _Drafter(name, rows, [table], list(records.headings), [])
    said = [f"likely: {records.why}", "a guess: every record is an activity"]
    useful = [(table, columns)]
    lines = [*_top(name), *drafter._printed(useful, GuessedKinds(None, False, [], [])), *drafter._furniture()]
    lines += drafter._headings(said, stated=False)
    lines += [f"[[records]]  # likely: {records.why}", f"begins = {toml_pattern(records.begins)}", "[records.labels]"]
    lines += field_lines(columns[1:], said)
    lines += ["", *date_lines(useful, said), *status_lines(useful, said)]
    return Draft("\n".join(lines).rstrip() + "\n", tuple(said))


def _list_draft(name: str, rows: Sequence[SourceRow], depth: int) -> Draft:
    """The layout of a document without tables, whose lists within lists are its hierarchy."""
    why = "lists within lists: items that hold others are activities, those below milestones"
    said = [f"likely: {why}", "a guess: names and dates inside the items are part of their words, and not read"]
    loose = [clean(row.cells[0]) for row in rows if not row.item and row.cells and clean(row.cells[0])]
    drafter = _Drafter(name, rows, [], loose, [])
    first, *rest = _top(name)
    lines = [first, "lists = true", *rest, *drafter._furniture(), *drafter._headings(said, stated=False)]
    lines += list_lines(depth, why)
    return Draft("\n".join(lines).rstrip() + "\n", tuple(said))


def _top(name: str) -> list[str]:
    return [
        f"description = {toml_text(f'Drafted from {name}: look through every line.')}",
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
    return replace(draft, text=f"{first}\n{expect}\n\n{rest}")


_COUNTED = {Kind.ACTIVITY: "activities", Kind.MILESTONE: "milestones"}


@dataclass(frozen=True, slots=True)
class _Drafter:
    name: str
    rows: Sequence[SourceRow]
    tables: Sequence[GuessedTable]
    loose: Sequence[str]
    bars: Sequence[str]

    def draft(self) -> Draft:
        said: list[str] = []
        guessed = [(table, self._columns(table)) for table in self.tables]
        useful = [(table, columns) for table, columns in guessed if any(c.field == "title" for c in columns)]
        if not useful:
            raise LayoutError(f"{self.name}: no column of its tables looks like titles: write a layout by hand")
        lines = _top(self.name)
        kinds = guessed_kinds(useful)
        below = "" if kinds.pattern or kinds.rows != "activity" else why_commitments(self._heading_guesses(), useful)
        if below:
            kinds = replace(kinds, rows="milestone", said=[*kinds.said[:-1], below])
        lines += self._printed(useful, kinds)
        lines += self._furniture()
        said += titles_doubted(self.loose, self.bars)
        lines += self._headings(said, stated=bool(below))
        for number, (table, columns) in enumerate(useful, start=1):
            merged = merged_fields(self.rows, table.rows, columns, kinds)
            lines += table_lines(columns, number, said, kinds.rows, merged, table.over)
        lines += beside_lines(kinds.headings, said)
        lines += kinds.lines
        said += kinds.said
        lines += date_lines(useful, said)
        lines += status_lines(useful, said)
        language = language_of_heads(head for table in self.tables for head in table.head)
        if any(heads_unknown(table.head) for table, _ in useful):
            said.insert(0, UNKNOWN_HEADS)
        if language != ENGLISH:
            said.insert(0, f"likely: the document is in the language '{language}': most heads are words of it")
        return Draft("\n".join(lines).rstrip() + "\n", tuple(said), language)

    def _columns(self, table: GuessedTable) -> list[ColumnGuess]:
        cells = [row.cells for row in table.rows]
        if not table.head:
            return guess_without_head(cells)
        return with_heading_columns(guess_columns(table.head, cells, guess_activities(table.head, cells)), cells)

    def _printed(self, useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]], kinds: GuessedKinds) -> list[str]:
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
        title = document_title(self.loose)
        for text in dict.fromkeys(self.loose):
            if text == title or not text.startswith("#"):
                lines += [
                    "[[furniture]]",
                    f"name = {toml_text('title' if text == title else 'text between the tables')}",
                    f"pattern = {toml_pattern(pattern_of(text))}",
                    "",
                ]
        return lines

    def _heading_guesses(self) -> list[HeadingGuess]:
        """How the headings of each level look, the lowest last."""
        marked = self._levels()
        levels = sorted({level_of(text) for text in marked})
        found = [guess_of_level(level, marked) for level in levels[: len(KINDS)]]
        return found + guess_bars(self.rows, self.bars)

    def _levels(self) -> list[str]:
        """The headings of the document, its title apart."""
        title = document_title(self.loose)
        return [text for text in self.loose if text.startswith("#") and text != title]

    def _headings(self, said: list[str], *, stated: bool) -> list[str]:
        """Headings by their level, by the word that they begin with, or by their order between the rows.

        Args:
            said: what was guessed, to which each is added.
            stated: whether those of the lowest level are the commitments.
        """
        found = self._heading_guesses()
        if stated and not any(one.kind == "activity" for one in found):
            found[-1] = replace(found[-1], kind="activity")
        free = [kind for kind in KINDS if kind not in {one.kind for one in found}]
        free = free if len(found) > 1 else ["priority"]
        lines: list[str] = []
        for one in found:
            kind = one.kind or (free.pop(0) if free else "objective")
            sure = "sure" if one.pattern.startswith("^#") else "likely"
            lines += [
                f"[[headings]]  # {sure}: {one.why}",
                f'kind = "{kind}"',
                f"pattern = {toml_pattern(one.pattern)}",
            ]
            lines += ["over = true", ""] if one.over else [""]
            article = "an" if kind[0] in "aeiou" else "a"
            said.append(f"{sure}: {one.why} is {article} {kind}")
        return lines
