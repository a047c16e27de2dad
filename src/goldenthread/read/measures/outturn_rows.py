"""One line of a table of outturns, taken apart: description, activities, chart, headline figures, commentary."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.read.line_roles import Classified
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures.charts import Chart, flattened, read_table
from goldenthread.read.measures.measure_records import describe
from goldenthread.read.measures.supports import Supports, read_supports

_LONGEST_FIGURE = 60
_WORDS_OF_A_COMMENT = 4


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of a measure's own row.

    Attributes:
        values: as printed, in the order of the columns.
        variance: as printed.
        direction: as printed, or empty where the cell is lost.
        after: what stands in the cell of the direction after its sign.
        places: the cells that they stand in.
    """

    values: tuple[str, ...]
    variance: str
    direction: str
    after: str
    places: range


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, taken apart.

    Attributes:
        line: the line.
        name: the name that its description begins with, or empty.
        unit: its unit, or empty.
        polarity: its word for which way is good, or empty.
        described: whether a cell has the labels of a description.
        shifted: whether an empty cell stands before the description.
        supports: what it says of activities.
        chart: the chart in it.
        headline: the figures in it.
        comment: texts in its other cells.
        stray: other cells that belong to no field.
        directorate: its directorate, where the table has a column for it.
    """

    line: Classified
    name: str = ""
    unit: str = ""
    polarity: str = ""
    described: bool = False
    shifted: bool = False
    supports: Supports = field(default_factory=Supports)
    chart: Chart | None = None
    headline: Headline | None = None
    comment: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()
    directorate: str = ""

    @property
    def opens(self) -> bool:
        """Whether it names a measure: a description with a name, or a name beside activities or figures."""
        return bool(self.name) and (self.described or self.supports.labelled or self.headline is not None)

    @property
    def goes_on(self) -> bool:
        """Whether it gives more of the measure above: the rest of its description, a chart, figures."""
        return self.described or self.chart is not None or self.headline is not None or self.supports.labelled


def find_headline(cells: Sequence[str], table: MeasureTable) -> Headline | None:
    """The run of value cells that ends in a variance and a direction.

    Cells are found by what follows them and not by their column, since an empty cell at the front or a lost one at
    the end moves them. The direction may be lost. Where "N/A" could stand for a value, the variance or the direction,
    the run counts that is rated, then the one with most values, then the one with a direction.
    """
    count = sum(column.field == "value" for column in table.columns)
    found: list[tuple[tuple[bool, int, bool], Headline]] = []
    for place in range(count, len(cells)):
        if cells[place] not in table.ratings:
            continue
        values = tuple(cells[place - count : place])
        if not any(values) or any(len(value) > _LONGEST_FIGURE for value in values):
            continue
        sign, after = split_direction(cells[place + 1] if place + 1 < len(cells) else "", table.directions)
        if not sign and any(cells[place + 1 :]):
            continue
        rated = cells[place] not in table.unknown
        strength = (rated, sum(map(bool, values)), bool(sign))
        found.append((strength, Headline(values, cells[place], sign, after, range(place - count, place + 2))))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _is_interrupted(table: MeasureTable) -> bool:
    """Whether something else stands between the value columns of a table and that of its variance, or it has none."""
    fields = [column.field for column in table.columns if column.field != "chart"]
    values = [place for place, name in enumerate(fields) if name == "value"]
    return fields[values[0] :][: len(values) + 1] != [*["value"] * len(values), "variance"] if values else False


def _headline_by_column(cells: Sequence[str], table: MeasureTable) -> Headline | None:
    """The figures of a row that has all its cells, each by its column."""
    if len(cells) != len(table.columns):
        return None
    by_field = [(column.field, place) for place, column in enumerate(table.columns)]
    values = tuple(cells[place] for name, place in by_field if name == "value")
    if not any(values) or any(len(value) > _LONGEST_FIGURE for value in values):
        return None
    said = {name: cells[place] for name, place in by_field if name in ("variance", "direction")}
    taken = [place for name, place in by_field if name in ("value", "variance", "direction")]
    variance, direction = said.get("variance", ""), said.get("direction", "")
    return Headline(values, variance, direction, "", range(min(taken), max(taken) + 1))


def split_direction(cell: str, directions: Collection[str]) -> tuple[str, str]:
    """The sign of the direction of travel, and a commentary that ran into the same cell.

    >>> split_direction("↓ Commentary for March", ["↑", "↓"]), split_direction("N/A", ["↑", "N/A"])
    (('↓', 'Commentary for March'), ('N/A', ''))
    >>> split_direction("No change", ["Better", "No change"]), split_direction("No changes", ["No change"])
    (('No change', ''), ('', ''))
    """
    for sign in sorted(directions, key=lambda one: (-len(one), one)):
        if cell == sign or cell.startswith(f"{sign} "):
            return sign, cell[len(sign) :].strip()
    return "", ""


def _before_the_name(line: Classified, table: MeasureTable) -> range:
    """The columns before the name that are read over, such as a number; none where a row has not all its cells."""
    fields = [column.field for column in table.columns]
    place = fields.index("name")
    whole = len(line.cells) == len(fields) and all(field == "nothing" for field in fields[:place])
    return range(place if whole else 0)


def _columns_of(field: str, line: Classified, table: MeasureTable) -> list[int]:
    """The columns of a field, where a row has all its cells."""
    if len(line.cells) != len(table.columns):
        return []
    return [place for place, column in enumerate(table.columns) if column.field == field]


class _Cells:
    """The cells of a line, of which each is used for one part only."""

    def __init__(self, line: Classified) -> None:
        self.raws = line.raw.split("\t")
        self.left = list(line.cells)

    def take(self, *places: int) -> str:
        """The cells at these places, which are then used."""
        texts = [self.left[place] for place in places if place < len(self.left)]
        for place in places:
            if place < len(self.left):
                self.left[place] = ""
        return " ".join(text for text in texts if text)

    def take_chart(self, line: int) -> tuple[Chart | None, str, int]:
        """The chart of the first cell that holds one, the raw cell, and where what repeats the chart ends."""
        for place, raw in enumerate(self.raws):
            if chart := read_table(raw, line):
                repeated = flattened(chart, self.left, place + 1)
                self.take(place, *repeated)
                return chart, raw, repeated.stop
        return None, "", 0

    def take_supports(self, table: MeasureTable) -> Supports:
        """What the first cell with the label of supported activities says of them."""
        for place, raw in enumerate(self.raws):
            if self.left[place] and (found := read_supports(raw, table)).labelled:
                self.take(place)
                return found
        return Supports()

    def take_headline(self, begin: int, table: MeasureTable) -> Headline | None:
        """The figures of the measure's own row, which stand behind its chart; their places count from there."""
        by_column = not begin and _is_interrupted(table)
        headline = _headline_by_column(self.left, table) if by_column else find_headline(self.left[begin:], table)
        if not headline and not any(column.field == "chart" for column in table.columns):
            headline = _headline_by_column(self.left, table)  # a measure that nobody has rated yet
        if headline:
            self.take(*(begin + place for place in headline.places))
        return headline

    def texts(self) -> tuple[list[str], list[str]]:
        """Of the cells that are left, those long enough for a comment, and the others."""
        rest = [cell for cell in self.left if cell]
        return (
            [cell for cell in rest if len(cell.split()) >= _WORDS_OF_A_COMMENT],
            [cell for cell in rest if len(cell.split()) < _WORDS_OF_A_COMMENT],
        )


@dataclass(frozen=True, slots=True)
class _Description:
    """The cell that describes a measure.

    Attributes:
        place: where it stands.
        name: the name that it begins with, or empty.
        unit: its unit, or empty.
        polarity: its word for which way is good, or empty.
        labelled: whether it has the labels of a description.
        shifted: whether an empty cell stands before it.
    """

    place: int
    name: str = ""
    unit: str = ""
    polarity: str = ""
    labelled: bool = False
    shifted: bool = False

    def __bool__(self) -> bool:
        return bool(self.name) or self.labelled


def _description(line: Classified, cells: _Cells, over: range, table: MeasureTable) -> _Description:
    """The description of a measure: the first filled cell, or the second where it has the labels of one."""
    place = next((place for place, cell in enumerate(line.cells) if cell and place not in over), 0)
    if place > 1 + len(over):
        return _Description(place)
    shifted = place == 1 + len(over)
    name, unit, polarity = describe(cells.left[place], table)
    labelled = name != cells.left[place]
    return _Description(place, "" if shifted and not labelled else name, unit, polarity, labelled, shifted)


def read_row(line: Classified, table: MeasureTable) -> Row:
    """A line taken apart, in the order in which its parts can be told from one another."""
    cells = _Cells(line)
    chart, said_in, begin = cells.take_chart(line.number)
    supports = cells.take_supports(table)
    if chart and not supports.labelled:
        supports = read_supports(said_in, table)
    over = _before_the_name(line, table)
    cells.take(*over)
    directorate, unit, polarity = (
        cells.take(*_columns_of(field, line, table)) for field in ("directorate", "unit", "polarity")
    )
    described = _description(line, cells, over, table)
    if described:
        cells.take(described.place)
    headline = cells.take_headline(begin, table)
    title = described.place + 1
    if described and not supports.title and headline and title < begin + headline.places.start:
        supports = replace(supports, title=cells.take(title))
    comment, stray = cells.texts()
    return Row(
        line,
        described.name,
        described.unit or unit,
        described.polarity or polarity,
        described.labelled,
        described.shifted,
        supports,
        chart,
        headline,
        (headline.after, *comment) if headline and headline.after else tuple(comment),
        (*stray, *chart.outside) if chart else tuple(stray),
        directorate,
    )
