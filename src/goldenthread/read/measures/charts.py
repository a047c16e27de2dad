"""Charts and small tables that stand inside a cell, and their traces beside and below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from goldenthread.language.date_reading import IMPOSSIBLE
from goldenthread.language.dates import printed_dates
from goldenthread.markup import TABLE, only_tags
from goldenthread.model import Observation, Origin, ValueKind
from goldenthread.read.measures.figure_cells import Words, read_figure
from goldenthread.read.text import clean

_STRETCH = re.compile(r"[A-Za-z]{1,9}\s?\d{1,2}")
"""A numbered stretch of time: ``Tranche 2``."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of a chart, as rows of cells.

    Attributes:
        rows: its rows, the head first.
        line: the line that they stand on.
        title: its caption, or empty.
        outside: texts inside the table that stand in no cell.
    """

    rows: tuple[tuple[str, ...], ...]
    line: int
    title: str = ""
    outside: tuple[str, ...] = ()

    @property
    def flat(self) -> list[str]:
        """All cells, one after the other."""
        return [cell for row in self.rows for cell in row]


class _TableParser(HTMLParser):
    """Gathers the rows of one table, however its tags are nested: a row, a cell or a caption ends what was open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.titles: list[str] = []
        self.outside: list[str] = []
        self._into: list[str] = self.outside

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a row, a cell or the caption."""
        if tag == "tr" or (tag in ("td", "th") and not self.rows):
            self.rows.append([])
        if tag in ("td", "th"):
            self._into = self.rows[-1]
        elif tag == "caption":
            self._into = self.titles
        elif tag in ("tr", "table"):
            self._into = self.outside
        if tag in ("td", "th", "caption", "tr", "table"):
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        """Closes a cell, the caption or a row."""
        if tag in ("td", "th", "caption", "tr", "table"):
            self._into = self.outside
            self._into.append("")

    def handle_data(self, data: str) -> None:
        """Text of a cell, of the caption, or of neither."""
        if not self._into:
            self._into.append("")
        self._into[-1] += data


def read_table(raw: str, line: int) -> Chart | None:
    """The chart that an HTML table in a cell holds, or none.

    >>> read_table("<table><tr><th>Year</th><th>Actual</th></tr><tr><td>2014/15</td><td>~7</td></tr></table>", 4).rows
    (('Year', 'Actual'), ('2014/15', '~7'))
    >>> read_table("<table><tr><td>Sep<tr>stray<td><4 weeks</table>", 4)
    Chart(rows=(('Sep',), ('<4 weeks',)), line=4, title='', outside=('stray',))
    """
    match = TABLE.search(raw)
    if not match:
        return None
    parser = _TableParser()
    parser.feed(only_tags(match.group()))
    parser.close()
    rows = tuple(tuple(clean(cell) for cell in row) for row in parser.rows if any(cell.strip() for cell in row))
    outside = tuple(text for one in parser.outside if (text := clean(one)))
    title = " ".join(text for one in parser.titles if (text := clean(one)))
    return Chart(rows, line, title, outside) if rows else None


def is_period(text: str) -> bool:
    """Whether a cell names a time: a year, a month, a day, a numbered stretch.

    >>> [is_period(text) for text in ("2012/13", "Sep", "Q1", "Tranche 2", "2016", "31/03/16", "Value (%)", "Actual")]
    [True, True, True, True, True, True, False, False]
    """
    cell = text.strip()
    return bool(_STRETCH.fullmatch(cell)) or any(
        one.start == 0 and one.end == len(cell) and one.problem != IMPOSSIBLE for one in printed_dates(cell)
    )


def lies_on_its_side(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the periods run along the first row and not down the first column.

    >>> lies_on_its_side([["Year", "2012/13", "2013/14"], ["Value", "8.8", "6.2"]])
    True
    """
    across = [cell for cell in rows[0][1:] if cell]
    down = [row[0] for row in rows[1:] if row and row[0]]
    return sum(map(is_period, across)) * len(down) > sum(map(is_period, down)) * len(across)


def chart_values(chart: Chart, series: Mapping[str, ValueKind], words: Words) -> tuple[list[Observation], list[str]]:
    """The values of a chart, period by period.

    A series whose name the layout knows is what it says, whatever the order; the first other one is the actual, and
    any more cannot be named. Of benchmarks there may be several, each of somebody.

    Returns:
        The observations, and the names of series that were left aside.
    """
    rows: Sequence[Sequence[str]] = chart.rows
    if len(rows) < 2:
        return [], []
    if lies_on_its_side(rows):
        width = max(map(len, rows))
        padded = [[*row, *[""] * (width - len(row))] for row in rows]
        rows = [list(column) for column in zip(*padded, strict=True)]
    kinds: dict[int, ValueKind] = {}
    aside: list[str] = []
    known = {name.casefold(): kind for name, kind in series.items()}
    for place, name in enumerate(rows[0][1:], start=1):
        kind = known.get(name.casefold(), ValueKind.ACTUAL)
        if kind in kinds.values() and kind is not ValueKind.BENCHMARK:
            aside.append(name)
        else:
            kinds[place] = kind
    values: list[Observation] = []
    for row in rows[1:]:
        for place, kind in kinds.items():
            if place < len(row) and row[0]:
                figure = read_figure(row[place], words)
                basis = rows[0][place] if kind is ValueKind.BENCHMARK else figure.basis
                values.append(Observation(row[0], kind, figure.value, row[place], Origin.CHART, chart.line, basis))
    return values, aside


def flattened(chart: Chart, cells: Sequence[str], start: int) -> range:
    """The places of the cells that repeat a chart cell by cell, after any number of empty ones.

    >>> chart = Chart((("Year", "Value"), ("2014/15", "7")), line=1)
    >>> flattened(chart, ["(the chart)", "", "Year", "Value", "2014/15", "7", "9"], 1)
    range(2, 6)
    """
    first = next((place for place in range(start, len(cells)) if cells[place]), len(cells))
    flat = chart.flat
    if list(cells[first : first + len(flat)]) == flat:
        return range(first, first + len(flat))
    return range(first, first)


def looks_like_chart_row(cells: Sequence[str]) -> bool:
    """Whether a line is one row of a chart: two short cells or more at the left, a name or a period first.

    >>> looks_like_chart_row(["Sep", "454", "~500", "", ""]), looks_like_chart_row(["A comment on the year.", ""])
    (True, False)
    """
    filled = [cell for cell in cells if cell]
    return (
        len(filled) >= 2
        and list(cells[: len(filled)]) == filled
        and all(len(cell) <= 24 for cell in filled)
        and (is_period(filled[0]) or not any(character.isdigit() for character in filled[0]))
    )
