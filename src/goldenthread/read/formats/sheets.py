"""From the cells of a workbook's sheet to rows: merged cells, fills without words, addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from goldenthread.errors import SourceError
from goldenthread.read.formats.grid import refuse_too_many
from goldenthread.read.formats.native_values import fill_word
from goldenthread.read.formats.sheets_alike import alike, name_the_parts
from goldenthread.read.formats.source_rows import FormatOptions, Remark, Source, SourceRow

MOST_FILLS = 2
"""Coloured cells without words that a row may have as ratings; more are decoration."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet: its text, what in it is struck out, and its fill (RRGGBB or nothing)."""

    text: str
    struck: str = ""
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, both ends included, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: its name.
        cells: filled or coloured cells by row and column, from 1.
        merges: merged ranges.
        hidden: whether the workbook hides it.
        hidden_rows: rows that are hidden.
        uncomputed: cells with a formula that the workbook holds no value of.
        coloured_by_rule: ranges whose colours a rule sets when the sheet is shown.
    """

    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    merges: Sequence[Merge] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    uncomputed: tuple[str, ...] = ()
    coloured_by_rule: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells have words."""
        return sum(1 for cell in self.cells.values() if cell.text)


def column_letters(column: int) -> str:
    """The letters of a column.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_sheets(sheets: Sequence[Sheet], kind: str, path: Path, options: FormatOptions) -> Source:
    """The rows of the sheet that the layout names, or of the fullest one that is not hidden with those alike.

    Raises:
        SourceError: there is no such sheet, or none with a word in it.
    """
    chosen = _chosen(sheets, path, options)
    read = _together(chosen, sheets, path) if options.sheet is None else [chosen]
    remarks = [
        Remark(
            (),
            "sheet-not-read",
            "choose-sheet",
            f"Another sheet of the workbook was not read: name it with sheet = '{sheet.name}' in a layout.",
            printed=sheet.name,
        )
        for sheet in sheets
        if sheet not in read and sheet.filled
    ]
    rows: list[SourceRow] = []
    found: list[Remark] = []
    named = len(read) > 1 and name_the_parts({sheet.name: _rows(sheet)[0] for sheet in read})
    for number, sheet in enumerate(read, start=1):
        _refuse_far(sheet, path)
        own, coloured = _rows(sheet, number)
        if named:
            rows.append(SourceRow((f"## {sheet.name}",), f"sheet={quote(sheet.name, safe=' ')}"))
        if len(read) > 1:
            found.append(_read_too(sheet, len(rows) + 1, named=named))
        found += _remarks(sheet, own, coloured, len(rows))
        rows += own
    return Source(kind, tuple(rows), (*remarks, *found))


def _together(chosen: Sheet, sheets: Sequence[Sheet], path: Path) -> list[Sheet]:
    """The chosen sheet with those that go on with it."""
    shown = [sheet for sheet in sheets if sheet is chosen or (sheet.filled and not sheet.hidden)]
    for sheet in shown:
        _refuse_far(sheet, path)
    if len({sheet.name for sheet in shown}) < len(shown):
        return [chosen]
    names = alike(chosen.name, {sheet.name: _rows(sheet)[0] for sheet in shown})
    return [sheet for sheet in shown if sheet.name in names]


def _read_too(sheet: Sheet, line: int, *, named: bool) -> Remark:
    """That a sheet was read as one of several."""
    as_heading = "; its name was read as the heading of its rows" if named else ""
    message = (
        f"Sheets with the same table head were read one after another{as_heading}: sheet = '{sheet.name}' in a layout "
        "reads this one alone."
    )
    return Remark((line,), "sheets-together", "join-sheets", message, printed=sheet.name)


def _remarks(sheet: Sheet, rows: Sequence[SourceRow], coloured: Mapping[int, list[int]], above: int) -> list[Remark]:
    """What is to be told of a sheet that is read, so many rows below the first of the document."""
    remarks: list[Remark] = []
    for column, found in sorted(coloured.items()):
        message = "Cells of this column have a fill and no words: the fill was read as a rating, by its hue."
        places = tuple(above + row for row in found)
        remarks.append(Remark(places, "fill-read", "read-fill", message, printed=column_letters(column)))
    if sheet.uncomputed:
        message = "Formulas without a value in the workbook: open it in a spreadsheet and save it again."
        remarks.append(Remark((), "formula-without-value", "read-cell", message, printed=" ".join(sheet.uncomputed)))
    if sheet.coloured_by_rule:
        message = "Colours that a rule sets (conditional formatting) are not read: only the values that they rest on."
        remarks.append(Remark((), "fill-not-read", "read-fill", message, printed=" ".join(sheet.coloured_by_rule)))
    if hidden := sorted(row for row in sheet.hidden_rows if row <= len(rows) and any(rows[row - 1].cells)):
        message = "Rows that the sheet hides were read like all others."
        remarks.append(Remark(tuple(above + row for row in hidden), "hidden-row", "read-hidden-rows", message))
    return remarks


def _chosen(sheets: Sequence[Sheet], path: Path, options: FormatOptions) -> Sheet:
    names = ", ".join(sheet.name for sheet in sheets)
    if options.sheet is not None:
        for sheet in sheets:
            if sheet.name == options.sheet:
                return sheet
        raise SourceError(f"the workbook has no sheet '{options.sheet}': it has {names or 'none'}", path=path)
    filled = [sheet for sheet in sheets if sheet.filled and not sheet.hidden] or [s for s in sheets if s.filled]
    if not filled:
        raise SourceError(f"no sheet of the workbook has a word in it ({names or 'none'})", path=path)
    return max(filled, key=lambda sheet: sheet.filled)


def _size(sheet: Sheet) -> tuple[int, int]:
    """How many rows and columns a sheet has, as far as there is something to read."""
    said = [place for place, cell in sheet.cells.items() if cell.text or cell.struck]
    return max((row for row, _ in said), default=0), max((column for _, column in said), default=0)


def _refuse_far(sheet: Sheet, path: Path) -> None:
    """Refuses a sheet that reaches too far to be held, or is covered too often by merged cells.

    Raises:
        SourceError: it does.
    """
    height, width = _size(sheet)
    what = f"the sheet '{sheet.name}' reaches to {column_letters(width)}{height}"
    refuse_too_many(height * width, what, path, columns=width)
    merged = sum(
        max(0, min(one.bottom, height) - one.top + 1) * max(0, min(one.right, width) - one.left + 1)
        for one in sheet.merges
    )
    refuse_too_many(merged, f"cells of the sheet '{sheet.name}' are merged", path)


def _rows(sheet: Sheet, number: int = 1) -> tuple[list[SourceRow], dict[int, list[int]]]:
    texts = {place: cell.text for place, cell in sheet.cells.items() if cell.text}
    height, width = _size(sheet)
    for merge in sheet.merges:
        if text := texts.get((merge.top, merge.left), ""):
            texts |= {(row, merge.left): text for row in range(merge.top, min(merge.bottom, height) + 1)}
    bars = _bars(sheet.merges, height, width)
    coloured = _ratings(sheet.cells, texts, _covered(sheet.merges, height, width))
    texts |= dict(coloured)
    width = max([width, *(column for (_, column), _ in coloured)])
    by_row: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), text in texts.items():
        by_row[row][column] = text
    struck = _struck(sheet.cells)
    last = column_letters(width)
    rows = []
    for row in range(1, height + 1):
        words = by_row.get(row, {})
        cells = tuple(words.get(column, "") for column in range(1, width + 1))
        address = f"sheet={quote(sheet.name, safe=' ')}&cell=A{row}:{last}{row}"
        gone = tuple(sorted(struck.get(row, [])))
        rows.append(SourceRow(cells, address, number, row in bars and len(words) == 1, gone))
    found: dict[int, list[int]] = defaultdict(list)
    for (row, column), _ in coloured:
        found[column].append(row)
    return rows, found


def _covered(merges: Iterable[Merge], height: int, width: int) -> set[tuple[int, int]]:
    """The cells of merged cells, by row and column."""
    return {
        (row, column)
        for merge in merges
        for row in range(merge.top, min(merge.bottom, height) + 1)
        for column in range(merge.left, min(merge.right, width) + 1)
    }


def _bars(merges: Sequence[Merge], height: int, width: int) -> set[int]:
    """The rows of cells that are merged from the first column to the last, or as far as any merged cell reaches."""
    spanned = max((merge.right for merge in merges), default=0)
    return {
        row
        for merge in merges
        if merge.left == 1 and merge.right >= max(2, min(width, spanned))
        for row in range(merge.top, min(merge.bottom, height) + 1)
    }


def _struck(cells: Mapping[tuple[int, int], SheetCell]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for (row, column), cell in cells.items():
        if cell.struck:
            found[row].append((column - 1, cell.struck))
    return found


def _ratings(
    cells: Mapping[tuple[int, int], SheetCell],
    texts: Mapping[tuple[int, int], str],
    covered: Iterable[tuple[int, int]],
) -> list[tuple[tuple[int, int], str]]:
    """Cells that say something by their fill alone: few in a row that has words, and not part of a merged cell."""
    merged = set(covered)
    filled = {row for row, _ in texts}
    by_row: dict[int, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    for place, cell in sorted(cells.items()):
        word = fill_word(cell.fill) if not texts.get(place) and not cell.struck and place not in merged else ""
        if word and place[0] in filled:
            by_row[place[0]].append((place, word))
    return [one for found in by_row.values() if len(found) <= MOST_FILLS for one in found]
