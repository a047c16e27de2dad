"""Tables of a PDF page: by their rules, or by the white between columns and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.read.formats.heading_lines import parted_by_headings
from goldenthread.read.formats.page_columns import Stretch
from goldenthread.read.formats.page_fills import Fill, ratings
from goldenthread.read.formats.pdf_words import Box, Word, box_of, inside, lines_of, segments, text_of
from goldenthread.read.formats.row_breaks import are_rows, column_of, parted_by_columns

_RULED_SHARE = 0.3
"""Share of a page's words that must stand inside rules for its tables to be ruled ones."""
_TELLING = 12
"""Lines of a table from which on the distance between the lines of its cells is told by them alone."""
_LOOSE, _TIGHT = 1.45, 1.2
"""Heights of a line from which on lines stand further apart than those of a cell do, and how far these do."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of a page: its cells, from top to bottom of the page.

    Attributes:
        cells: its texts.
        box: where it stands.
        table: number of its table on the page, from 1; 0 outside tables.
        bar: whether one text spans its columns.
        ruled: whether rules draw its cells, so that a bar is seen to be one.
        begun: columns whose cell begins in it, where rules draw it.
        merged: of these, those whose cell reaches over rows below.
        left_open: columns in which no rule closes the cell: the page's end cuts it.
        painted: whether a fill was read as a rating.
    """

    cells: tuple[str, ...]
    box: Box
    table: int = 0
    bar: bool = False
    ruled: bool = False
    begun: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()
    left_open: frozenset[int] = frozenset()
    painted: bool = False

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.box[1]


def line_row(line: Sequence[Word]) -> PageRow:
    """A line of text as a row of one cell, outside tables."""
    return PageRow((" ".join(word.text for word in line),), box_of(line))


def ruled_tables(page: Any, words: Sequence[Word]) -> list[Any]:
    """The tables that rules draw on a page, where they hold a good part of its words."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    held = sum(any(inside(word, table.bbox) for table in tables) for word in words)
    return tables if words and held >= _RULED_SHARE * len(words) else []


def ruled_rows(tables: Sequence[Any], words: Sequence[Word], fills: Sequence[Fill] = ()) -> list[PageRow]:
    """The rows of ruled tables, those that the page's end leaves open, and the lines of text outside them.

    Args:
        tables: the tables.
        words: the words of the page.
        fills: fills on it that are ratings.
    """
    rows: list[PageRow] = []
    left = [word for word in words if not any(inside(word, table.bbox) for table in tables)]
    for number, table in enumerate(tables, start=1):
        rows += _closed_rows(table, number, [word for word in words if inside(word, table.bbox)], fills)
        for open_row in (_open_row(table, left, below=True), _open_row(table, left, below=False)):
            if open_row:
                taken = {word for cell in open_row for word in cell}
                left = [word for word in left if word not in taken]
                rows.append(PageRow(tuple(map(text_of, open_row)), box_of(taken), number, ruled=True))
    rows += [line_row(line) for line in lines_of(left)]
    return sorted(rows, key=lambda row: row.top)


def _closed_rows(table: Any, number: int, held: Sequence[Word], fills: Sequence[Fill]) -> Iterator[PageRow]:
    reaching: dict[int, tuple[float, str]] = {}
    tops = [row.bbox[1] for row in table.rows]
    open_cells = _open_cells(table, held)
    for at, row in enumerate(table.rows):
        own = [(column, box) for column, box in enumerate(row.cells) if box is not None]
        mine = [word for word in held if row.bbox[1] - 1 <= (word.top + word.bottom) / 2 <= row.bbox[3] + 1]
        cells = [open_cells.get((at, column), "") for column in range(len(row.cells))]
        for column, (bottom, text) in reaching.items():
            if bottom > row.bbox[1] + 1:
                cells[column] = text
        for column, box in own:
            within = held if box[3] > row.bbox[3] + 1 else mine
            cells[column] = text_of(word for word in within if inside(word, box))
            reaching[column] = (box[3], cells[column])
        told = ratings([(column, box, cells[column]) for column, box in own], fills)
        cells = _with_ratings(cells, told)
        bar = len(own) == 1 and own[0][1][2] - own[0][1][0] > 0.9 * (table.bbox[2] - table.bbox[0])
        left, top, right, bottom = row.bbox  # down to the last of its cells, which may reach over the rows below
        bottom = min([bottom, *(below for below in tops[at + 1 : at + 2] if below > top)])
        shown = PageRow(tuple(cells), (left, top, right, bottom), number, bar, ruled=True, painted=bool(told))
        yield replace(_reaching(shown, own), left_open=frozenset(to for place, to in open_cells if place == at))


def _with_ratings(cells: Sequence[str], told: Mapping[int, str]) -> list[str]:
    """The cells of a row with the ratings of those that have a fill and no words."""
    return [told.get(column, text) for column, text in enumerate(cells)]


def _reaching(shown: PageRow, own: Sequence[tuple[int, Box]]) -> PageRow:
    """A row with the columns of the cells that begin in it, and of those that reach below it."""
    merged = frozenset(column for column, box in own if box[3] > shown.box[3] + 1)
    return replace(shown, begun=frozenset(column for column, _ in own), merged=merged)


def _open_cells(table: Any, held: Sequence[Word]) -> dict[tuple[int, int], str]:
    """The texts of cells that no rule closes, by row and column: merged ones that the page's end cuts.

    A cell reaches over all rows in which its column has none of its own.
    """
    ends = _column_ends(table)
    boxes = [box for row in table.rows for box in row.cells if box is not None]
    runs = [(column, run) for column, end in enumerate(ends) for run in _runs(_gaps(table, column, end - 2, boxes))]
    loose = [word for word in held if not any(inside(word, box) for box in boxes)] if runs else []
    found: dict[tuple[int, int], str] = {}
    for column, run in runs if loose else ():
        top, bottom = table.rows[run[0]].bbox[1] - 1, max(table.rows[at].bbox[3] for at in run) + 1
        beside = (word for word in loose if column_of(word, ends) == column)
        if text := text_of(word for word in beside if top <= (word.top + word.bottom) / 2 <= bottom):
            found |= {(at, column): text for at in run}
    return found


def _gaps(table: Any, column: int, across: float, boxes: Sequence[Box]) -> list[int]:
    """The rows in which a column has no cell, and none reaches into it."""
    return [
        at
        for at, row in enumerate(table.rows)
        if row.cells[column] is None and not _is_covered((across, (row.bbox[1] + row.bbox[3]) / 2), boxes)
    ]


def _is_covered(point: tuple[float, float], boxes: Sequence[Box]) -> bool:
    return any(left < point[0] < right and top < point[1] < bottom for left, top, right, bottom in boxes)


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Places that follow one another.

    >>> _runs([1, 2, 5])
    [[1, 2], [5]]
    """
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _open_row(table: Any, words: Sequence[Word], *, below: bool) -> list[list[Word]]:
    """The cells of a row beside a table that no rule closes at the page's end; nothing where none stands there.

    Its lines follow the table and one another without a gap, and no word of theirs crosses from one column to another.
    """
    edge = table.bbox[3] if below else table.bbox[1]
    lines = _lines_beyond(table, words, edge, below=below)
    ends = _column_ends(table)
    cells: list[list[Word]] = [[] for _ in ends]
    for line in lines if ends else ():
        top, bottom = min(word.top for word in line), max(word.bottom for word in line)
        gap = top - edge if below else edge - bottom
        if gap > 1.2 * (bottom - top) or any(word.left < end - 1 < word.right - 2 for word in line for end in ends):
            break
        for word in line:
            cells[column_of(word, ends)].append(word)
        edge = bottom if below else top
    filled = [place for place, cell in enumerate(cells) if cell]
    return cells if len(filled) > 1 or (filled and filled[0] > 0) else []


def _lines_beyond(table: Any, words: Sequence[Word], edge: float, *, below: bool) -> list[list[Word]]:
    """The lines within the width of a table that stand beyond one of its edges, the nearest first."""
    within = [word for word in words if table.bbox[0] - 1 <= word.left and word.right <= table.bbox[2] + 1]
    lines = lines_of(word for word in within if (word.top >= edge - 1 if below else word.bottom <= edge + 1))
    return lines if below else lines[::-1]


def _column_ends(table: Any) -> list[float]:
    """Where the columns of a table end on the right; nothing where no row has all its cells."""
    full = max(table.rows, key=lambda row: sum(box is not None for box in row.cells))
    ends = [box[2] for box in full.cells if box is not None]
    return ends if len(ends) == len(full.cells) else []


def spaced_rows(stretches: Sequence[Stretch]) -> list[PageRow]:
    """The rows of a page without rules: columns by their edges, rows by the white between them.

    A row ends where the white below it is wider than that between the lines of a cell, or where most columns begin
    anew. A text that crosses an edge is a bar or running text.

    Args:
        stretches: what stands on the page, each stretch with its columns.
    """
    words = [word for stretch in stretches for line in stretch.lines for word in line]
    if not words:
        return []
    height = _middle([word.bottom - word.top for word in words])
    rows: list[PageRow] = []
    for number, stretch in enumerate(stretches, start=1):
        lines = stretch.lines if len(stretch.lines) >= _TELLING else lines_of(words)
        pitch = _pitch(lines, [*stretch.edges, float("inf")], height)
        if pitch > _LOOSE * height and are_rows(lines, stretch.edges):
            pitch = _TIGHT * height  # lines that fill their columns are rows, however near one another
        wide = max(pitch - height, 0.0) + max(1.0, 0.13 * pitch)
        head, rest = stretch.lines[: stretch.head], stretch.lines[stretch.head :]
        for group in [*_parted_by_white(head, wide), *_parted_by_white(rest, wide)]:
            for part in parted_by_headings(group, stretch.edges, stretch.heads):
                parts = parted_by_columns(part, stretch.edges, wide)
                rows += [_spaced_row(one, stretch.edges, number) for one in parts]
    return rows


def _parted_by_white(lines: Sequence[list[Word]], wide: float) -> list[list[list[Word]]]:
    """Groups of lines between which the white is wider than that."""
    groups: list[list[list[Word]]] = []
    bottom = float("-inf")
    for line in lines:
        top = min(word.top for word in line)
        if not groups or top - bottom > wide:
            groups.append([])
        groups[-1].append(line)
        bottom = max([word.bottom for word in line] + ([bottom] if len(groups[-1]) > 1 else []))
    return groups


def _spaced_row(group: Sequence[Sequence[Word]], edges: Sequence[float], table: int) -> PageRow:
    """One row of a page without rules; a bar where half of its texts cross an edge."""
    words = [word for line in group for word in line]
    texts = [segment for line in group for segment in segments(line)]
    crossing = [text for text in texts if any(text[0].left < edge < text[-1].right for edge in edges)]
    box = box_of(words)
    if crossing and 2 * len(crossing) >= len(texts):
        return PageRow((text_of(words), *[""] * len(edges)), box, table, bar=True)
    cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        cells[column_of(word, (*edges, float("inf")))].append(word)
    return PageRow(tuple(text_of(cell) for cell in cells), box, table)


def _pitch(lines: Sequence[Sequence[Word]], bounds: Sequence[float], height: float) -> float:
    """The distance between two lines of one cell: the commonest in any column that is no wider than two heights."""
    last: dict[int, float] = {}
    steps: Counter[float] = Counter()
    for line in lines:
        top = min(word.top for word in line)
        for column in {next(place for place, edge in enumerate(bounds) if word.left <= edge) for word in line}:
            if column in last and 2 < top - last[column] < 2 * height:
                steps[round((top - last[column]) * 2) / 2] += 1
            last[column] = top
    often = max(steps.values(), default=0)
    return min((step for step, count in steps.items() if count * 3 >= often), default=height)


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
