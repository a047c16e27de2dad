"""Tables that are printed without a head: which rows they are, and what their columns hold by their cells alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.read.column_guesses import ColumnGuess, guess_columns
from goldenthread.read.column_values import value_scores
from goldenthread.read.formats import SourceRow
from goldenthread.read.known_names import KnownNames
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.status_words import is_status
from goldenthread.read.text import clean

_TYPED: tuple[FieldName, ...] = ("ref", "deadline", "percent", "rated_status")
"""Fields whose cells a head never looks like."""
_MOST = 0.6
_NEARLY_ALL = 0.8
_WORDS = 2.5
"""Words that a title has on average at least; a name has two."""


def is_of_the_rows(row: SourceRow, below: Sequence[SourceRow]) -> bool:
    """Whether a row that may be a head is one of the rows below it: a cell is a number, a date or a status as theirs.

    >>> rows = [SourceRow((str(n), "Oil the winch", "31/03/2031"), "") for n in range(2, 6)]
    >>> is_of_the_rows(SourceRow(("1", "Mend the net", "soon"), ""), rows)
    True
    >>> is_of_the_rows(SourceRow(("Nr", "What", "When"), ""), rows)
    False
    """
    cells = [one.cells for one in below if sum(map(bool, one.cells)) > 1]
    for place, printed in enumerate(row.cells):
        column = [text for one in cells if place < len(one) and (text := clean(one[place]))]
        here, there = value_scores([printed]), value_scores(column)
        if any(here.get(field, 0) >= _MOST and there.get(field, 0) >= _MOST for field in _TYPED):
            return True
        if is_status(clean(printed)) and sum(map(is_status, column)) >= _MOST * len(column) > 0:
            return True
    return False


def rows_without_head(rows: Sequence[SourceRow]) -> tuple[list[SourceRow], list[str], list[str]]:
    """The rows of tables without a head, the single cells outside of them, and those between them.

    In a document with tables of its own those of another width are left aside. Of the single cells right above the
    first row the last is a heading where others stand between rows; what stands higher is outside.
    """
    full = _full_rows(rows)
    known = {row.address for row in full}
    first = next((number for number, row in enumerate(rows) if row.address in known), len(rows))
    above: list[str] = []
    loose: list[str] = []
    bars: list[str] = []
    for number, row in enumerate(rows):
        filled = [text for cell in row.cells if (text := clean(cell))]
        if row.furniture or len(filled) != 1:
            continue
        (above if number < first else loose if not row.table and full and full[0].table else bars).append(filled[0])
    if bars and first and above and any(map(clean, rows[first - 1].cells)):
        bars.insert(0, above.pop())
    return full, [*above, *loose], bars


def _full_rows(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """The rows of several filled cells; in a document with tables of its own those of the commonest width."""
    full = [row for row in rows if not row.furniture and sum(bool(clean(cell)) for cell in row.cells) > 1]
    if any(row.table > 1 for row in full):
        width = Counter(len(row.cells) for row in full).most_common(1)[0][0]
        full = [row for row in full if len(row.cells) == width]
    return full


def guess_without_head(rows: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """What each column holds that no head names: the first of different texts is the title, the last a comment.

    Of two columns of dates the first is taken for the deadline, and both say that nobody can tell.

    Args:
        rows: the cells of its rows.
    """
    width = max(map(len, rows), default=0)
    columns = [[clean(row[place]) if place < len(row) else "" for row in rows] for place in range(width)]
    texts = [place for place, cells in enumerate(columns) if _are_texts(cells)]
    titles = [place for place in texts if sum(map(bool, columns[place])) >= _NEARLY_ALL * len(rows)]
    found = guess_columns((), rows, _title(titles))
    if not any(one.field == "comment" for one in found):
        found = _with_a_comment(found, texts)
    dates = [one.place for one in found if value_scores(columns[one.place]).get("deadline", 0) >= _MOST]
    if len(dates) < 2:
        return found
    doubt = (
        f"columns {', '.join(str(place + 1) for place in dates)} hold dates, and nothing tells which is the deadline"
    )
    return [replace(one, sureness="a guess", why=doubt) if one.place in dates else one for one in found]


def _with_a_comment(found: Sequence[ColumnGuess], texts: Sequence[int]) -> list[ColumnGuess]:
    """The columns, the last one of texts that is nothing else as the comment."""
    rest = [one.place for one in found if one.field == "note" and one.place in texts]
    why = "the last column of texts that differ"
    return [replace(one, field="comment", why=why) if one.place in rest[-1:] else one for one in found]


def _title(titles: Sequence[int]) -> list[ColumnGuess]:
    """The first of the columns that may be the title; none where there is none."""
    if len(titles) == 1:
        return [ColumnGuess(titles[0], "", "title", "likely", "the only column of texts that differ")]
    why = "the first column of texts that differ"
    return [ColumnGuess(place, "", "title", "a guess", why) for place in titles[:1]]


def _are_texts(cells: Sequence[str]) -> bool:
    """Whether the filled cells of a column have words of their own, and are no names and no dates."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    names = KnownNames()
    others = sum(names.is_name(cell) or names.is_post(cell) for cell in filled)
    words = sum(len(cell.split()) for cell in filled) / len(filled)
    named = max(others / len(filled), value_scores(filled)["deadline"])
    return len(set(filled)) >= _MOST * len(filled) and words >= _WORDS and named < _MOST
