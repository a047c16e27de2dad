"""The tables of a document that nobody has described: their heads, the rows under each, and the cells between them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from goldenthread.language.dates import is_period
from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.column_guesses import FIELDS_OF_ROWS, head_score
from goldenthread.read.formats import SourceRow
from goldenthread.read.heading_guesses import word_before_number
from goldenthread.read.headless_guesses import is_of_the_rows, rows_without_head
from goldenthread.read.measure_heads import is_measures_head
from goldenthread.read.page_heads import is_page_number
from goldenthread.read.text import FOOTNOTE_MARKS, clean

_LONGEST_HEAD = 60
_KNOWN = 0.5
"""From here on the words of a head say something."""
_PRINTED_HEADS = tuple(field for field in FIELDS_OF_ROWS if field != "revised_deadline")
"""Fields of which a head names two: the words of a revised deadline are those of a deadline, and count once."""


@dataclass(frozen=True, slots=True)
class GuessedTable:
    """One table head, and the rows that stand under it or under the same head again; an empty one where none is.

    Attributes:
        head: its words, those of the upper line where the lower is blank.
        rows: the rows.
        over: words of the upper line that span columns which the lower one names.
    """

    head: tuple[str, ...]
    rows: list[SourceRow]
    over: tuple[str, ...] = ()


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


def why_not_drafted(tables: Sequence[GuessedTable]) -> str:
    """Why no layout can be drafted for some tables: there are none, or two stand side by side; empty where one can be.

    >>> heads = (("Action", "Lead", "", "Action", "Lead"), ("Action", "Lead", "Lead"), ("Action", "Action"))
    >>> [why_not_drafted([GuessedTable(head, [])])[:10] for head in heads]
    ['two tables', '', '']
    """
    for table in tables:
        head = [text for text in table.head if text]
        half = len(head) // 2
        if half > 1 and head == 2 * head[:half]:
            return "two tables stand side by side under one head: put one below the other, or save each on its own"
    return "" if tables else _NO_TABLE


_NO_TABLE = (
    "no table was found: cells must be parted by tabs, commas or semicolons, or stand in a table of the format; save "
    "it as CSV or as a workbook, or write a layout by hand (docs/layouts.md)"
)


def guessed_tables(rows: Sequence[SourceRow]) -> tuple[list[GuessedTable], list[str], list[str]]:
    """The tables by their heads, the single cells outside of them, and those between their rows.

    Where no head is printed there is one table, whose head is empty.
    """
    heads = _heads(rows)
    if not heads:
        return _without_heads(rows)
    tables: dict[tuple[str, ...], GuessedTable] = {}
    loose: list[_Line] = []
    bars: list[_Line] = []
    above: dict[frozenset[str], list[list[_Line]]] = {}  # by the words of a head, whatever their order
    titles = _repeated_lines(rows)
    lone: list[_Line] = []
    before = current = GuessedTable((), [])
    tabled = any(row.table for row in rows)
    for number, row in enumerate(rows):
        filled = filled_cells(row)
        if _says_nothing(row, filled):
            continue
        if number in heads:
            head, over = heads[number]
            current = tables.setdefault(head, GuessedTable(head, [], over))
            above.setdefault(frozenset(head), []).append(lone)
            lone = []
            continue
        if len(filled) > 1:
            lone = []
            current.rows.append(row)
            continue
        line = number, filled[0]
        note = _is_note(filled[0], titles)
        lone = [*lone, *([] if note else [line])]
        if current is before or (row.table == 0 and tabled):
            loose.append(line)
        elif row.bar or clean(row.cells[0]):
            (loose if note else bars).append(line)
        else:
            current.rows.append(row)
    headings = _headings_outside(loose, bars, list(above.values()))
    return (
        [table for table in tables.values() if table.rows],
        [text for place, text in loose if (place, text) not in headings],
        [text for _, text in sorted({*bars, *headings})],
    )


_Line = tuple[int, str]
"""The place of a row of one filled cell, and its text."""


def _repeated_lines(rows: Sequence[SourceRow]) -> set[str]:
    """The words that stand alone again and again: right beside the number of a page, or, before a colon, leading on."""
    alone = [filled[0] if len(filled) == 1 else "" for row in rows if (filled := filled_cells(row))]
    lone = [text for text in alone if text]
    leading_on = {text for text in lone if text.endswith(":") and _among_others(text, lone)}
    beside = Counter(
        text
        for first, second in itertools.pairwise(alone)
        for text, other in ((first, second), (second, first))
        if text and not is_page_number(text) and is_page_number(other)
    )
    return leading_on | {text for text, times in beside.items() if times > 1}


def _among_others(text: str, lone: Sequence[str]) -> bool:
    """Whether a line is printed again below another line: a heading that goes on over a page follows upon itself."""
    places = [place for place, one in enumerate(lone) if one == text]
    return any(later - earlier > 1 for earlier, later in itertools.pairwise(places))


def _headings_outside(
    loose: Sequence[_Line], bars: Sequence[_Line], above: Sequence[Sequence[Sequence[_Line]]]
) -> set[_Line]:
    """Which lines outside of tables are headings as bars are; none where the document marks its headings.

    Args:
        loose: lines outside of tables.
        bars: those between rows.
        above: of each head, the lines above each place where it is printed.
    """
    if any(text.startswith("#") for _, text in loose):
        return set()
    headings = {line for places in above for line in _headings_above(places)}
    words = {word_before_number(text) for _, text in (*bars, *headings)} - {""}
    return headings | {line for line in loose if word_before_number(line[1]) in words}


def _headings_above(places: Sequence[Sequence[_Line]]) -> list[_Line]:
    """Lines of one cell that are the headings of the parts of a table: each time other ones stand above its head.

    The first head has as many as the others at most have, each of a level; what stands above them, or names a year, is
    the title of the document.

    Args:
        places: the lines above each place where the head is printed, notes left out.
    """
    later = [lines for lines in places[1:] if lines]
    said = [lines[-1][1] for lines in (*places[:1], *later) if lines]
    if not later or len(said) < 2 or len(set(said)) < len(said):
        return []
    least, most = min(map(len, later)), max(map(len, later))
    first = places[0][-most:]
    first = [line for at, line in enumerate(reversed(first)) if at < least or not _YEAR.search(line[1])][::-1]
    return [*first, *(line for lines in later for line in lines)]


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _without_heads(rows: Sequence[SourceRow]) -> tuple[list[GuessedTable], list[str], list[str]]:
    """The one table of a document that prints no head."""
    full, outside, between = rows_without_head(rows)
    notes = [text for text in between if _is_note(text)]
    bars = [text for text in between if text not in notes]
    return ([GuessedTable((), full)] if full else []), [*outside, *notes], bars


def _heads(rows: Sequence[SourceRow]) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of each head by its place, and those over others of them.

    Of a head on two lines those of the upper count where the lower is blank.
    """
    known = {number for number, row in enumerate(rows) if is_table_head(row) or is_measures_head(row.cells)}
    numbers = known or _plain_head(rows)
    numbers |= {number for number in range(len(rows)) if _goes_below(rows, number, numbers)}
    heads = {}
    for number in sorted(numbers):
        over: list[str] = []
        key = tuple(clean(cell) for cell in rows[number].cells)
        upper_at = _line_above(rows, number)
        if upper_at in numbers and len(rows[upper_at].cells) == len(key):
            upper = [clean(cell) for cell in rows[upper_at].cells]
            over = [above for cell, above in zip(key, upper, strict=True) if cell and above and above not in key]
            key = tuple(cell or above for cell, above in zip(key, upper, strict=True))
        heads[number] = key, tuple(dict.fromkeys(over))
    return heads


def _line_above(rows: Sequence[SourceRow], number: int) -> int:
    """The place of the line above a head, over a rule of dashes between the two."""
    return number - 1 if number < 2 or rows[number - 1].cells else number - 2


def _goes_below(rows: Sequence[SourceRow], number: int, heads: set[int]) -> bool:
    """Whether a row is the lower line of a head: right below one, of fewer words, all of which are those of heads."""
    filled = filled_cells(rows[number])
    if number in heads or _line_above(rows, number) not in heads or len(set(filled)) < max(2, len(filled)):
        return False
    if _fills_spans(rows[_line_above(rows, number)].cells, rows[number].cells):
        return True
    above = filled_cells(rows[_line_above(rows, number)])
    return len(filled) < len(above) and all(
        any(head_score(text, field) >= _KNOWN for field in (*_PRINTED_HEADS, "start")) for text in filled
    )


def _fills_spans(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the lower line of a head names just the columns over which words of the upper one are merged.

    >>> _fills_spans(["Step", "When", "", "Who"], ["", "From", "To", ""])
    True
    >>> _fills_spans(["Step", "When", "", "Who"], ["Oil it", "May", "June", ""])
    False
    """
    above, below = [clean(cell) for cell in upper], [clean(cell) for cell in lower]
    if len(above) != len(below) or not above[0] or any(len(cell) > _LONGEST_HEAD for cell in below):
        return False
    starts = [place for place, cell in enumerate(above) if cell]
    spans = [below[start:end] for start, end in zip(starts, [*starts[1:], len(below)], strict=True)]
    if len(spans[-1]) > 1 and not any(spans[-1]):
        spans.pop()  # blank columns at the end of the table
    wide = [span for span in spans if len(span) > 1]
    return bool(wide) and all(map(all, wide)) and not any(span[0] for span in spans if len(span) == 1)


def _says_nothing(row: SourceRow, filled: Sequence[str]) -> bool:
    """Whether a row is blank, furniture by its format, or the number of a page."""
    return not filled or bool(row.furniture) or (len(filled) == 1 and is_page_number(filled[0]))


def _is_note(text: str, titles: Collection[str] = ()) -> bool:
    """Whether a line between rows is a note and no heading: by the word or mark it begins with, as sentence or title.

    Args:
        text: the line.
        titles: lines that are printed again and again.
    """
    if text in titles:
        return True
    words = lexicon()
    begins = re.match(rf"\*?\s*{any_of(words.words('notes'))}\s*(?:[:.–-]|$)", text, re.IGNORECASE)
    adds_up = re.match(rf"{any_of(words.words('totals'))}\b.*\d", text, re.IGNORECASE)
    marked = text.startswith(FOOTNOTE_MARKS) or words.holds("totals", text)
    return bool(begins) or bool(adds_up) or marked or (len(text) > 60 and text.endswith("."))


def _plain_head(rows: Sequence[SourceRow]) -> set[int]:
    """Where the head of a table stands that has no known word: its first full row, if that is of short words."""
    width = max((len(filled_cells(row)) for row in rows), default=0)
    for number, row in enumerate(rows):
        filled = filled_cells(row)
        if width >= 2 and len(filled) == width:
            short = all(
                len(one) <= _LONGEST_HEAD and (is_period(one) or not re.search(r"\d{2}", one)) for one in filled
            )
            return {number} if short and not is_of_the_rows(row, rows[number + 1 :]) else set()
    return set()
