"""Where a table of commitments ends though nothing says so: running text below its rows, or a table of other things."""

from __future__ import annotations

import re

from goldenthread.language.date_reading import ILLEGIBLE
from goldenthread.language.deadline_cells import read_deadline
from goldenthread.language.lexicon import Lexicon
from goldenthread.read.field_values import read_percent
from goldenthread.read.layout_parts import FieldName, Table
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.measure_heads import is_measures_head
from goldenthread.read.text import begins_inside

HEADING_FIELDS: tuple[FieldName, ...] = ("theme", "priority", "objective")
"""Fields of columns that print headings."""
_SENTENCE = 25
"""Letters of a text that ends as a sentence and is too long for the title of a row with nothing else in it."""
_LONGEST_HEAD = 40


def is_prose(line: Classified, table: Table, *, tabular: bool, after_blank: bool, after_break: bool) -> bool:
    """Whether one cell alone is no row of a table of three columns or more.

    Args:
        line: a line below the head of the table.
        table: the table.
        tabular: whether the document is of a format with cells of its own.
        after_blank: whether the line above is blank, or running text.
        after_break: whether that, or a heading, stands right above.
    """
    if len(table.columns) < 3 or table.states == "block":
        return False
    if not tabular:
        alone = table.rows is None and line.role is Role.LOOSE
        return alone and (after_break or not begins_inside(line.cells[0], small_tells=True))
    filled = [place for place, cell in enumerate(line.cells) if cell]
    if len(filled) != 1 or line.struck:
        return False
    field = table.columns[filled[0]] if filled[0] < len(table.columns) else "nothing"
    if field == "title":
        return after_blank and is_sentence(line.cells[filled[0]])
    return field not in (*HEADING_FIELDS, "activity")


def begins_another_table(line: Classified, table: Table, words: Lexicon) -> bool:
    """Whether a line is the head of a table that the layout does not know: words where dates and percentages stand.

    Args:
        line: a line below a heading, a blank line or running text.
        table: the table that stands above.
        words: the language.
    """
    filled = [cell for cell in line.cells if cell]
    if table.rows != "torn" and is_measures_head(line.cells):
        return True
    if table.rows == "torn" or len(filled) < 2 or len(set(filled)) < len(filled) or any(map(_is_value, filled)):
        return False
    typed = [(field, cell) for field, cell in zip(table.columns, line.cells, strict=False) if cell and field in _TYPED]
    told = [_is_word(field, cell, words) for field, cell in typed if not _YEARS.fullmatch(cell)]
    return bool(told) and all(told)


_TYPED: tuple[FieldName, ...] = ("ref", "deadline", "revised_deadline", "percent")
_YEARS = re.compile(r"\d{4}(?:\s?[/–-]\s?(?:\d{4}|\d\d))?")
_REFERENCE = 5
"""Letters from which on a word without a figure is no reference."""


def _is_word(field: FieldName, cell: str, words: Lexicon) -> bool:
    """Whether a cell holds a word and not what the field is for."""
    if any(map(str.isdigit, cell)):
        return False
    if field == "ref":
        return sum(map(str.isalpha, cell)) >= _REFERENCE
    if field == "percent":
        return bool(read_percent(cell, language=words.language).problem)
    return read_deadline(cell, words=words).problem == ILLEGIBLE


def _is_value(cell: str) -> bool:
    """Whether a cell is no head of a column: a figure, or too long; a year heads one."""
    return len(cell) > _LONGEST_HEAD or (cell[:1].isdigit() and not cell[:4].isdigit())


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence and is too long for the title of a row with nothing else in it."""
    return len(text) > _SENTENCE and text.rstrip("*'\")] ").endswith((".", "!", "?"))
