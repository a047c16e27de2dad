"""The tables of a document that nobody has described: their heads, the rows under each, and the cells between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.language.dates import is_period
from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.column_guesses import FIELDS_OF_ROWS, head_score
from goldenthread.read.formats import SourceRow
from goldenthread.read.headless_guesses import is_of_the_rows, rows_without_head
from goldenthread.read.text import clean

_LONGEST_HEAD = 60
_KNOWN = 0.5
"""From here on the words of a head say something."""
_PRINTED_HEADS = tuple(field for field in FIELDS_OF_ROWS if field != "revised_deadline")
"""Fields of which a head names two: the words of a revised deadline are those of a deadline, and count once."""


@dataclass(frozen=True, slots=True)
class GuessedTable:
    """One table head, and the rows that stand under it or under the same head again; an empty one where none is."""

    head: tuple[str, ...]
    rows: list[SourceRow]


def filled_cells(row: SourceRow) -> list[str]:
    """The filled cells of a row, cleaned."""
    return [text for cell in row.cells if (text := clean(cell))]


def is_table_head(row: SourceRow) -> bool:
    """Whether most cells of a row are words that heads of columns are."""
    filled = filled_cells(row)
    if len(filled) < 2 or len(set(filled)) < len(filled) or any(len(text) > _LONGEST_HEAD for text in filled):
        return False
    named = [{field for field in _PRINTED_HEADS if head_score(text, field) >= _KNOWN} for text in filled]
    known = sum(map(bool, named))
    return len(set().union(*named)) >= 2 and known * 2 >= len(filled) - sum(map(is_period, filled))


def guessed_tables(rows: Sequence[SourceRow]) -> tuple[list[GuessedTable], list[str], list[str]]:
    """The tables by their heads, the single cells outside of them, and those between their rows.

    Where no head is printed there is one table, whose head is empty.
    """
    heads = _heads(rows)
    if not heads:
        return _without_heads(rows)
    tables: dict[tuple[str, ...], GuessedTable] = {}
    loose: list[str] = []
    bars: list[str] = []
    current: GuessedTable | None = None
    tabled = any(row.table for row in rows)
    for number, row in enumerate(rows):
        filled = filled_cells(row)
        if not filled or row.furniture:
            continue
        if number in heads:
            current = tables.setdefault(heads[number], GuessedTable(heads[number], []))
        elif len(filled) > 1:
            if current is not None:
                current.rows.append(row)
        elif current is None or (row.table == 0 and tabled):
            loose.append(filled[0])
        elif row.bar or clean(row.cells[0]):
            (loose if _is_note(filled[0]) else bars).append(filled[0])
        else:
            current.rows.append(row)
    return [table for table in tables.values() if table.rows], loose, bars


def _without_heads(rows: Sequence[SourceRow]) -> tuple[list[GuessedTable], list[str], list[str]]:
    """The one table of a document that prints no head."""
    full, outside, between = rows_without_head(rows)
    notes = [text for text in between if _is_note(text)]
    bars = [text for text in between if text not in notes]
    return ([GuessedTable((), full)] if full else []), [*outside, *notes], bars


def _heads(rows: Sequence[SourceRow]) -> dict[int, tuple[str, ...]]:
    """The words of each head by its place; of one on two lines those of the upper where the lower is blank."""
    numbers = {number for number, row in enumerate(rows) if is_table_head(row)} or _plain_head(rows)
    heads: dict[int, tuple[str, ...]] = {}
    for number in numbers:
        key = tuple(clean(cell) for cell in rows[number].cells)
        if number - 1 in numbers and len(rows[number - 1].cells) == len(key):
            upper = (clean(cell) for cell in rows[number - 1].cells)
            key = tuple(cell or above for cell, above in zip(key, upper, strict=True))
        heads[number] = key
    return heads


def _is_note(text: str) -> bool:
    """Whether a line between rows is a note and no heading: by the word that it begins with, or as a sentence."""
    begins = re.match(rf"\*?\s*{any_of(lexicon().words('notes'))}\s*(?:[:.–-]|$)", text, re.IGNORECASE)
    return bool(begins) or (len(text) > 60 and text.endswith("."))


def _plain_head(rows: Sequence[SourceRow]) -> set[int]:
    """Where the head of a table stands that has no known word: its first full row, if that is of short words."""
    width = max((len(filled_cells(row)) for row in rows), default=0)
    for number, row in enumerate(rows):
        filled = filled_cells(row)
        if width >= 2 and len(filled) == width:
            short = all(len(text) <= _LONGEST_HEAD and not re.search(r"\d{2}", text) for text in filled)
            return {number} if short and not is_of_the_rows(row, rows[number + 1 :]) else set()
    return set()
