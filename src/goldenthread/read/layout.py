"""Layouts: how one kind of document looks, as data (``data/layouts/*.toml``)."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator

from goldenthread.errors import LayoutError
from goldenthread.files import read_toml
from goldenthread.language.date_order import Order
from goldenthread.model import Kind
from goldenthread.read.catalogue import first_problem
from goldenthread.read.formats import FORMATS, FormatOptions
from goldenthread.read.names import NameForm
from goldenthread.read.text import clean
from goldenthread.read.values import Scale
from goldenthread.statuses import statuses

FieldName = Literal[
    "ref",
    "title",
    "officers",
    "directorates",
    "lead_members",
    "leads",
    "deadline",
    "status",
    "rated_status",
    "percent",
    "comment",
    "milestones",
    "theme",
    "priority",
    "objective",
    "revised_deadline",
    "start",
    "bodies",
    "note",
    "nothing",
]
NOTED: tuple[FieldName, ...] = ("note", "start", "bodies")
"""Fields that are kept as notes, under the words of their head."""
States = Literal["activity", "milestone", "block", "nothing"]
Expected = Literal["themes", "priorities", "objectives", "activities", "milestones", "measures"]
ValueKind = Literal["actual", "minimum", "target", "outturn"]


def _pattern(value: object) -> object:
    if isinstance(value, str):
        try:
            return re.compile(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from None
    return value


Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, ignored_types=(cached_property,)
    )


class Furniture(_Strict):
    """Lines that carry no content: page heads, legends, rules.

    Attributes:
        name: what they are, in words.
        pattern: found in the cleaned line.
        until: where given, all lines from the first match up to the line that matches this are furniture.
        alone: whether no other cell of the line may be filled.
    """

    name: str
    pattern: Pattern
    until: Pattern | None = None
    alone: bool = False


class HeadingPattern(_Strict):
    """How a heading of one kind is printed.

    Attributes:
        kind: theme, priority, objective, or ``activity`` where the heading is the commitment itself.
        pattern: matched against the line's leading cells joined by blanks, as printed; group ``text``, and ``ref``
            where a number is printed.
        alone: whether no other cell may be filled (a stray trace after an empty cell is set aside).
        over: whether only a line counts that stands right above another line of one cell, as the bar of a theme
            stands above the bar of its first priority.
    """

    kind: Literal["theme", "priority", "objective", "activity"]
    pattern: Pattern
    alone: bool = True
    over: bool = False


class Table(_Strict):
    """A kind of table: what its rows state, and which field stands in which column.

    Attributes:
        name: for messages.
        states: ``activity``, ``milestone``, ``block`` (an activity and its milestones side by side over several
            lines), ``nothing`` (a running page head).
        columns: the fields of a row's cells, from the left; needed only where no head is printed or it is torn.
        header: printed header names and the field that each stands for. A head that is read sets the columns, in
            whatever order it prints them; a column that it does not name here is kept as a note.
        rows: ``whole`` where nothing is put together, as in all formats with cells of their own; ``torn`` where a
            row may have been broken anywhere. Where left out, a text has a line joined to its row only if it holds
            nothing but words that go on a sentence.
        ends: a line at which the table ends; ``^$`` is a blank line.
        repeats: fields of which a blank cell repeats the cell above it; a ditto cell does so anyway.
        ditto: what stands in a cell for the cell above it.
    """

    name: str
    states: States
    columns: tuple[FieldName, ...] = ()
    header: dict[str, FieldName] = {}
    rows: Literal["whole", "torn"] | None = None
    ends: Pattern | None = None
    repeats: tuple[FieldName, ...] = ()
    ditto: tuple[str, ...] = ('"', "″", "〃", "''")

    @model_validator(mode="after")
    def _has_columns(self) -> Table:
        if not self.columns and not self.header:
            raise ValueError('a table needs the words of its head, header = { "Action" = "title" }, or its columns')
        return self

    @cached_property
    def fields(self) -> dict[str, FieldName]:
        """Header names in lower case, blanks folded, and the field of each."""
        return {" ".join(name.split()).casefold(): field for name, field in self.header.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """The header names in lower case."""
        return frozenset(self.fields)


class RecordPattern(_Strict):
    """Records printed as labels and values, one below the other: ``Due date: 31 March 2025``.

    Attributes:
        begins: the line that begins a record, with the groups ``title`` and, where a number is printed, ``ref``.
        labels: printed labels, without their colon, and the field that each stands for.
        states: what a record states.
    """

    begins: Pattern
    labels: dict[str, FieldName]
    states: Literal["activity", "milestone"] = "activity"


class Printed(_Strict):
    """Who and what is printed where: a fact of the layout, which shapes read."""

    officers: tuple[Kind, ...] = ()
    members: tuple[Kind, ...] = ()
    units: tuple[Kind, ...] = ()
    deadline: tuple[Kind, ...] = ()
    status: tuple[Kind, ...] = ()
    percent: tuple[Kind, ...] = ()


class DateForm(_Strict):
    """How dates are printed.

    Attributes:
        order: day, month and year in the order in which figures print them; found from the columns where left out.
    """

    order: Order | None = None


class PercentForm(_Strict):
    """How percentages are printed.

    Attributes:
        scale: what a number without a sign counts to at most; found from the column where left out.
    """

    scale: Scale | None = None


class NamesForm(_Strict):
    """How the cells of leads print names.

    Attributes:
        form: ``name - post``, ``post (name)`` or ``surname, forename``; found cell by cell where left out.
        separators: what alone parts two names; found by the rules of names where left out.
        one: whether a cell never names more than one.
    """

    form: NameForm | None = None
    separators: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    one: bool = False


class MeasureColumn(_Strict):
    """A column of a table of performance measures.

    Attributes:
        header: its name in the table's head, letter by letter.
        field: what stands in it; ``chart`` holds charts, their titles and what the measure supports, ``nothing`` is
            read over.
        kind: for a value, what it is.
        period: for a value, the time that it is for.
        basis: for a value, what makes all of its column less than plain (``expected``).
    """

    header: str
    field: Literal["name", "chart", "directorate", "lifecycle", "value", "variance", "direction", "nothing"] = "value"
    kind: ValueKind = "actual"
    period: str = ""
    basis: str = ""


class MeasureTable(_Strict):
    """A table or list of performance measures.

    Attributes:
        name: its name in the exports.
        shape: which reader reads it.
        begins: the line that opens it; it runs to the next that opens another, for bullets to the last bullet.
        bullet: for a list, what a bullet looks like, with the group ``name``.
        columns: for a table, its columns from the left.
        legend: what else may stand in a table's head: the legend of a chart, a year over two columns.
        theme: which of the headings between the rows are themes; the others are priorities.
        unit: the label before the unit of a measure, which ends its name.
        polarity: the label before the word for which way is good, which ends the unit.
        polarities: those words, as printed, and ``higher`` or ``lower``.
        counts: units that count whole things.
        markers: signs beside a name that are not part of it: ``(*)``; those at its end are taken off.
        supports: the label before the activities that a measure supports; with the group ``group`` where it speaks
            for several measures.
        refs: printed reference of an activity.
        ratings: words for the variance against the target.
        directions: signs for the direction of travel.
        unknown: words that stand where no value is known.
        bases: what stands in brackets after a figure, and what it says of the figure.
        series: names of the series of a chart, and what their values are; any other series is the actual.
        commentary: how a commentary begins where it has a label.
    """

    name: str
    shape: Literal["bullets", "outturn", "targets"]
    begins: Pattern
    bullet: Pattern | None = None
    columns: tuple[MeasureColumn, ...] = ()
    legend: Pattern | None = None
    theme: Pattern | None = None
    unit: Pattern | None = None
    polarity: Pattern | None = None
    polarities: dict[str, Literal["higher", "lower"]] = {}
    counts: Pattern | None = None
    markers: Pattern | None = None
    supports: Pattern | None = None
    refs: Pattern | None = None
    ratings: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    bases: dict[str, str] = {}
    series: dict[str, ValueKind] = {}
    commentary: Pattern | None = None

    @model_validator(mode="after")
    def _has_what_its_shape_needs(self) -> MeasureTable:
        if self.shape == "bullets" and self.bullet is None:
            raise ValueError("a list of measures needs the pattern of its bullets: bullet = '^- (?P<name>.+)$'")
        if self.shape != "bullets" and not any(column.field == "name" for column in self.columns):
            raise ValueError("a table of measures needs its columns, one of them with field = 'name'")
        return self


class Layout(_Strict):
    """One layout.

    Attributes:
        name: its file name without ``.toml``.
        named_by: the file that names it, for the message where there is none.
        description: which documents look so.
        printed: who is printed where.
        furniture: lines without content.
        headings: how headings look; the first pattern that matches counts.
        tables: the tables of commitments.
        row_kinds: patterns of a row's first cell that say what it states, whatever table it stands in.
        refs: pattern of a printed reference at the front of a title, group ``ref``, by kind.
        dates: how dates are printed.
        percent: how percentages are printed.
        names: how names are printed.
        expect: how many activities, milestones, measures ... a document holds, at least and at most.
        statuses: printed status -> a status of the scheme (``ontology/status.ttl``).
        member_titles: how the printed names of lead members begin.
        post_words: words that make an officer's name a post.
        number_words: number words of headings ("three") -> number.
        widths: printed characters per line of each column of a block table.
        header_without_heading: ``keep`` the priority, or return to the ``theme``, where a table's head stands
            under no heading of its own.
        measures: tables and lists of performance measures.
        format: the format of the document; found by its content and name where left out.
        sheet: the sheet of a workbook to read; the fullest where left out.
        table: the number of the only table to read.
        records: records of labels and values.
    """

    name: str
    description: str
    printed: Printed = Printed()
    furniture: tuple[Furniture, ...] = ()
    headings: tuple[HeadingPattern, ...] = ()
    tables: tuple[Table, ...] = ()
    row_kinds: dict[Literal["activity", "milestone"], Pattern] = {}
    refs: dict[Literal["activity", "milestone"], Pattern] = {}
    dates: DateForm = DateForm()
    percent: PercentForm = PercentForm()
    names: NamesForm = NamesForm()
    expect: dict[Expected, tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]] = {}
    statuses: dict[str, str] = {}
    member_titles: tuple[str, ...] = ()
    post_words: tuple[str, ...] = ()
    number_words: dict[str, str] = {}
    widths: dict[FieldName, int] = {}
    header_without_heading: Literal["keep", "theme"] = "keep"
    measures: tuple[MeasureTable, ...] = Field(default=())
    format: str | None = None
    sheet: str | None = None
    table: int | None = None
    records: tuple[RecordPattern, ...] = ()

    @field_validator("format")
    @classmethod
    def _is_read(cls, value: str | None) -> str | None:
        if value is not None and value not in FORMATS:
            raise ValueError(f"'{value}' is no format that is read: the formats are {', '.join(FORMATS)}")
        return value

    @property
    def format_options(self) -> FormatOptions:
        """What it says of the format."""
        return FormatOptions(
            self.format, self.sheet, self.table, torn=not any(table.rows == "whole" for table in self.tables)
        )

    @property
    def headless(self) -> Table | None:
        """The first table that is printed without a head."""
        return next((table for table in self.tables if table.columns and not table.header), None)

    @field_validator("statuses")
    @classmethod
    def _are_of_the_scheme(cls, value: dict[str, str]) -> dict[str, str]:
        for printed, status in value.items():
            if status not in statuses():
                raise ValueError(f"'{printed}' cannot stand for '{status}': the statuses are {', '.join(statuses())}")
        return value

    @field_validator("expect")
    @classmethod
    def _run_upwards(cls, value: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        for what, (least, most) in value.items():
            if least > most:
                raise ValueError(f"{what} = [{least}, {most}]: the smaller number stands first")
        return value

    def table_of(self, states: States) -> Table | None:
        """The first table whose rows state that."""
        return next((table for table in self.tables if table.states == states), None)

    def header_of(self, cells: tuple[str, ...], *, whole: bool = False) -> Table | None:
        """The table that a line is the head of, if it is one.

        Every filled cell counts that is a header name of some table; a name that only one table has counts three
        times. A line is a head when more than half of its filled cells are header names, two at least unless all are;
        where cells are whole, a third is enough if the title's name is among them.
        """
        filled = [clean(cell).casefold() for cell in cells if clean(cell)]
        known = [name for name in filled if name in self.header_names]
        if not known or (len(known) < 2 and len(filled) > 1):
            return None
        titled = whole and any(table.fields.get(name) == "title" for name in known for table in self.tables)
        if len(known) * (3 if titled else 2) <= len(filled):
            return None
        scores = [
            sum(0 if name not in table.names else 3 if self.header_names[name] == 1 else 1 for name in known)
            for table in self.tables
        ]
        best = max(scores)
        return self.tables[scores.index(best)] if best else None

    @cached_property
    def width(self) -> int:
        """How many columns its widest table has."""
        return max((max(len(table.columns), len(table.header)) for table in self.tables), default=0)

    @cached_property
    def header_names(self) -> dict[str, int]:
        """Header names in lower case, and how many tables have each."""
        counts: dict[str, int] = {}
        for table in self.tables:
            for name in table.names:
                counts[name] = counts.get(name, 0) + 1
        return counts


def load_layout(folder: Path, name: str, named_by: Path | None = None) -> Layout:
    """The layout of that name.

    Args:
        folder: ``data/layouts``.
        name: its file name without ``.toml``.
        named_by: the file that names it, for the message where there is none.

    Raises:
        LayoutError: there is none, or it is malformed.
    """
    path = folder / f"{name}.toml"
    if Path(name).name != name or not path.is_file():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.toml"))) or "none"
        said = f"there is no layout '{name}': write {path}, or name one of: {known}"
        raise LayoutError(f"layout: {said}" if named_by else said, path=named_by)
    content = read_toml(path)
    if "name" in content:
        raise LayoutError("name: a layout has the name of its file; take this line out", path=path)
    try:
        return Layout.model_validate({"name": name, **content})
    except ValidationError as error:
        raise LayoutError(first_problem(error), path=path) from None
