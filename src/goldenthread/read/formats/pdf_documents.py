"""Documents in the Portable Document Format: rows of their tables, put together where a page end cuts them."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.merged_overleaf import MergedOverleaf
from goldenthread.read.formats.page_columns import stretches_of
from goldenthread.read.formats.page_fills import fills_of
from goldenthread.read.formats.page_furniture import marginal_lines, page_furniture
from goldenthread.read.formats.pdf_bounds import refuse_bombs, refuse_crowded
from goldenthread.read.formats.pdf_pages import PageRow, line_row, ruled_rows, ruled_tables, spaced_rows
from goldenthread.read.formats.pdf_words import Box, Word, lines_of, together, words_of
from goldenthread.read.formats.rated_cells import fill_remarks
from goldenthread.read.formats.source_rows import FormatOptions, Remark, Source, SourceRow, library

_OFTEN = 0.9
"""Share of a table's rows in which a column is filled that every row fills."""
_SHORT = 30
"""Letters that a cell has on average which a row prints once: a number, a name, a date."""
_GOES_ON = re.compile(r"(?!\d+(?:\.\d+)*[.):]?\s+[A-Z])[^A-Z]")
"""How a text begins that goes on with one above it: not with a capital, nor with a number and a capital."""
_NUMBER = re.compile(r"\(?(?:[A-Z]{1,4}[ ./-]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?\)?[.:]?")
"""A reference that is whole: ``3``, ``1.2.1``, ``HS/4``."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row, the page that it stands on, and the top left corner of what is shown of that page."""

    row: PageRow
    page: int
    number: int
    table: int = 0
    furniture: str = ""
    corner: tuple[float, float] = (0.0, 0.0)


def read_portable(content: bytes, path: Path, options: FormatOptions) -> Source:
    """The rows of a PDF: those of tables with rules or without, and lines of text between them.

    Lines that come again at the same height of other pages, figures apart, are furniture. Where a page end cuts a row,
    its parts are put together: the columns that each row of the table fills are blank in one of them.

    Raises:
        SourceError: it is damaged or locked, or its pages are pictures without text.
    """
    pdfplumber = library("pdfplumber", "pdfplumber", path)
    refuse_bombs(content, path)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            pages = [(words_of(page), page) for page in document.pages]
            blank = _without_text(pages, path)
            refuse_crowded([page for _, page in pages], path)
            placed = _rows(pages)
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - the parser of a damaged file may fail anywhere
        locked = "Password" in type(error).__name__ or "Password" in repr(error)
        why = "it is locked with a password" if locked else f"it is damaged ({type(error).__name__})"
        raise SourceError(f"the PDF cannot be read: {why}", path=path) from None
    rows, remarks = _joined(placed) if options.torn else ([_source_row(one) for one in placed], [])
    painted = {_source_row(one).address for one in placed if one.row.painted}
    coloured = [n for n, row in enumerate(rows, start=1) if not painted.isdisjoint(row.address.split(" "))]
    return Source("pdf", tuple(rows), (*blank, *remarks, *fill_remarks(coloured)))


def _without_text(pages: Sequence[tuple[list[Word], Any]], path: Path) -> list[Remark]:
    empty = [number for number, (words, page) in enumerate(pages, start=1) if not words and page.images]
    if not any(words for words, _ in pages):
        raise SourceError(
            "the pages of this PDF are pictures without text, as a scanner makes them: have its text recognised (OCR) "
            "first"
            if empty
            else "there is no text in this PDF",
            path=path,
        )
    if not empty:
        return []
    message = "Pages are pictures without text: nothing on them was read."
    return [Remark((), "page-without-text", "read-page", message, printed=", ".join(map(str, empty)))]


def _rows(pages: Sequence[tuple[list[Word], Any]]) -> list[_Placed]:
    """The rows of all pages in order, furniture told, tables numbered through the document."""
    ruled = [ruled_tables(page, words) for words, page in pages]
    margins = [marginal_lines(words, tables) for (words, _), tables in zip(pages, ruled, strict=True)]
    furniture = page_furniture([words for words, _ in pages], margins)
    content = [
        [word for word in words if word not in known] for (words, _), known in zip(pages, furniture, strict=True)
    ]
    spaced = stretches_of([[] if tables else words for words, tables in zip(content, ruled, strict=True)])
    placed: list[_Placed] = []
    table = width = 0
    for page, (words, tables) in enumerate(zip(content, ruled, strict=True), start=1):
        corner = tuple(pages[page - 1][1].cropbox[:2])
        found = ruled_rows(tables, words, fills_of(pages[page - 1][1])) if tables else spaced_rows(spaced[page - 1])
        marks = [line_row(line) for line in lines_of(furniture[page - 1])]
        counted: Counter[int] = Counter()
        on_page = 0
        for row in sorted([*found, *marks], key=lambda one: one.top):
            if row in marks:
                placed.append(_Placed(row, page, 0, furniture="page furniture", corner=corner))
                continue
            counted[row.table] += 1
            if row.table and (row.table != on_page):
                if len(row.cells) != width or on_page:
                    table, width = table + 1, len(row.cells)
                on_page = row.table
            placed.append(_Placed(row, page, counted[row.table], table if row.table else 0, corner=corner))
    return placed


def _source_row(placed: _Placed) -> SourceRow:
    address = f"page={placed.page}"
    if placed.table:
        address += f"&table={placed.table}&row={placed.number}"
    address += f"&{view_rectangle(placed.row.box, placed.corner)}"
    return SourceRow(placed.row.cells, address, placed.table, placed.row.bar, furniture=placed.furniture)


def view_rectangle(box: Box, corner: tuple[float, float]) -> str:
    """A box as RFC 8118 (section 3) names it: left, top, width and height, from the top left of what a page shows.

    Args:
        box: in points from the top left of the page; it is widened to whole points.
        corner: where what is shown begins.

    >>> view_rectangle((40.2, 79.5, 480, 99.9), (0, 10))
    'viewrect=40,69,440,21'
    """
    left, top = floor(box[0] - corner[0]), floor(box[1] - corner[1])
    return f"viewrect={left},{top},{ceil(box[2] - corner[0]) - left},{ceil(box[3] - corner[1]) - top}"


def _joined(placed: Sequence[_Placed]) -> tuple[list[SourceRow], list[Remark]]:
    """The rows with those put together that a page end cuts, and a remark on each."""
    anchors = _anchors(placed)
    keys = _keys(placed, anchors)
    heads = _repeated(placed)
    rows: list[SourceRow] = []
    remarks: list[Remark] = []
    last: tuple[int, _Placed] | None = None
    merged = MergedOverleaf()
    for one in placed:
        row = _source_row(one)
        if not one.table or one.row.bar or one.row.cells in heads:
            last = None if one.row.bar else last
            rows.append(row)
            continue
        if last and _goes_on(last[1], rows[last[0]].cells, one, anchors.get(one.table, ()), keys.get(one.table, ())):
            place, above = last
            merged.reach(one.row, one.page, rows[place].cells, fill=False)
            joined = tuple(together(first, second) for first, second in zip(rows[place].cells, row.cells, strict=True))
            rows[place] = replace(rows[place], cells=joined, address=f"{rows[place].address} {row.address}")
            over = f"from page {above.page} to {one.page}" if above.page != one.page else f"on page {one.page}"
            message = f"A row was cut {over}: the part below fills none of most columns that every row fills."
            remarks.append(
                Remark(
                    (place + 1,), "row-repaired", "rejoin-cut-row", message, " | ".join(row.cells), " | ".join(joined)
                )
            )
            last = (place, one)
            continue
        cells, filled = merged.reach(one.row, one.page, rows[last[0]].cells if last else ())
        rows.append(replace(row, cells=cells))
        if filled:
            remarks.append(Remark((len(rows),), "cell-repeated", "merged-overleaf", _MERGED, value=" | ".join(filled)))
        last = (len(rows) - 1, one)
    return rows, remarks


_MERGED = "A merged cell goes on over a page end: what is printed on the page before counts for this row too."


def _goes_on(
    last: _Placed, above: tuple[str, ...], one: _Placed, anchors: Sequence[int], keys: Collection[int]
) -> bool:
    """Whether a row is the rest of the one above it: most columns that every row fills are blank in one of the two.

    Over a page end half of them are enough where those are blank that say which row it is.
    """
    if _is_apart(last, above, one, keys):
        return False
    if one.page != last.page and _is_rest(above, one.row.cells):
        return True
    if len(anchors) < 2 or (not any(above[1:]) and one.row.cells[0] and not _GOES_ON.match(one.row.cells[0])):
        return False  # a heading alone at the foot of a page, and a row of its own overleaf
    lone = one.row.cells[0] and not any(one.row.cells[1:])  # as a heading that is too short to cross a column
    if not one.row.ruled and lone and not (above[0] and _GOES_ON.match(one.row.cells[0])):
        return False
    blank = sum(not one.row.cells[column] for column in anchors)
    if 2 * blank > len(anchors):
        return True
    return one.page != last.page and _goes_on_overleaf(above, one.row.cells, anchors, keys)


def _is_apart(last: _Placed, above: tuple[str, ...], one: _Placed, keys: Collection[int]) -> bool:
    """Whether a row cannot go on with the one above: of another table, beyond a rule, or with a number of its own."""
    if last.table != one.table or len(above) != len(one.row.cells):
        return True
    if one.page == last.page and one.row.ruled and last.row.ruled:
        return True
    whole = bool(above[0]) and above[0][-1] not in "/-."
    return 0 in keys and whole and bool(_NUMBER.fullmatch(one.row.cells[0]))


def _is_rest(above: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    """Whether the few cells of a row all go on with the cell above: ``2031`` below ``Mar``, small letters below words.

    >>> _is_rest(("4", "Mend the lock and", "Mar"), ("", "its gate", "2031"))
    True
    >>> _is_rest(("4", "Mend it.", "Mar"), ("", "its gate", "")), _is_rest(("", "Oil", ""), ("", "its gate", "2031"))
    (False, False)
    """
    filled = [place for place, cell in enumerate(cells) if cell]
    return 0 < 2 * len(filled) <= len(cells) + 1 and all(
        above[place] and not above[place].endswith((".", "!", "?")) and _GOES_ON.match(cells[place]) for place in filled
    )


def _goes_on_overleaf(
    above: tuple[str, ...], cells: tuple[str, ...], anchors: Sequence[int], keys: Collection[int]
) -> bool:
    """Whether a row is the rest of the last one of the page before."""
    blank = sum(not cells[column] for column in anchors)
    keyless = bool(keys) and not any(cells[column] for column in keys)
    if 2 * blank >= len(anchors) and (not cells[anchors[0]] or keyless):
        return True
    missing = [column for column in anchors if not above[column]]
    return 2 * len(missing) > len(anchors) and any(cells[column] for column in missing)


_DISTINCT = 0.8
"""Share of the cells of a column that are different in one of numbers; heads that pages repeat stand among them."""


def _anchors(placed: Sequence[_Placed]) -> dict[int, tuple[int, ...]]:
    """Of each table, the columns that nearly every row fills with something short."""
    by_table: defaultdict[int, list[tuple[str, ...]]] = defaultdict(list)
    for one in placed:
        if one.table and not one.row.bar:
            by_table[one.table].append(one.row.cells)
    found = {}
    for table, rows in by_table.items():
        width = min(len(cells) for cells in rows)
        whole = [cells for cells in rows if sum(map(bool, cells)) * 2 > len(cells)]
        found[table] = tuple(
            column
            for column in range(width)
            if (said := [cells[column] for cells in whole if cells[column]])
            and len(said) >= _OFTEN * len(whole)
            and sum(map(len, said)) <= _SHORT * len(said)
        )
    return found


def _keys(placed: Sequence[_Placed], anchors: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """Of those columns the ones in which no two rows say the same: numbers, references."""
    found = {}
    for table, columns in anchors.items():
        rows = [one.row.cells for one in placed if one.table == table and not one.row.bar]
        said = {column: Counter(cells[column] for cells in rows if cells[column]) for column in columns}
        found[table] = tuple(
            column for column, texts in said.items() if len(texts) >= _DISTINCT * sum(texts.values()) and len(rows) > 4
        )
    return found


def _repeated(placed: Sequence[_Placed]) -> frozenset[tuple[str, ...]]:
    """The heads that pages repeat: rows that stand first in a table on two pages or more, letter by letter."""
    firsts: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[int, int]] = set()
    for one in placed:
        if one.table and not one.row.bar and (one.page, one.table) not in seen:
            seen.add((one.page, one.table))
            firsts[one.row.cells] += 1
    return frozenset(cells for cells, count in firsts.items() if count > 1)
