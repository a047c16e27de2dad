"""Layouts: how one kind of document looks, as data (``data/layouts/*.toml``)."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator

from goldenthread import resources
from goldenthread.errors import LayoutError
from goldenthread.files import read_toml
from goldenthread.language.date_order import Order
from goldenthread.language.dates import is_period
from goldenthread.model import Kind
from goldenthread.read.field_values import Scale
from goldenthread.read.formats import FORMATS, FormatOptions
from goldenthread.read.known_names import NameForm
from goldenthread.read.layout_parts import (
    FieldName,
    Furniture,
    HeadingPattern,
    Pattern,
    RecordPattern,
    States,
    Strict,
    Table,
    head_word,
)
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.source_catalogue import first_problem
from goldenthread.read.text import clean
from goldenthread.statuses import statuses

Expected = Literal["themes", "priorities", "objectives", "activities", "milestones", "measures"]


class Printed(Strict):
    """Who and what is printed where: a fact of the layout, which shapes read."""

    officers: tuple[Kind, ...] = ()
    members: tuple[Kind, ...] = ()
    units: tuple[Kind, ...] = ()
    deadline: tuple[Kind, ...] = ()
    status: tuple[Kind, ...] = ()
    percent: tuple[Kind, ...] = ()


class DateForm(Strict):
    """How dates are printed.

    Attributes:
        order: day, month and year in the order in which figures print them; found from the columns where left out.
    """

    order: Order | None = None


class PercentForm(Strict):
    """How percentages are printed.

    Attributes:
        scale: what a number without a sign counts to at most; found from the column where left out.
    """

    scale: Scale | None = None


class NamesForm(Strict):
    """How the cells of leads print names.

    Attributes:
        form: ``name - post``, ``post (name)`` or ``surname, forename``; found cell by cell where left out.
        separators: what alone parts two names; found by the rules of names where left out.
        one: whether a cell never names more than one.
    """

    form: NameForm | None = None
    separators: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    one: bool = False


class Layout(Strict):
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
        lists: whether lists within lists are the hierarchy, in a document without tables.
        records: records of labels and values.
    """

    name: str
    description: str
    printed: Printed = Printed()
    furniture: tuple[Furniture, ...] = ()
    headings: tuple[HeadingPattern, ...] = ()
    tables: tuple[Table, ...] = ()
    row_kinds: dict[Literal["activity", "milestone"], Pattern] = Field(default={})
    refs: dict[Literal["activity", "milestone"], Pattern] = Field(default={})
    dates: DateForm = DateForm()
    percent: PercentForm = PercentForm()
    names: NamesForm = NamesForm()
    expect: dict[Expected, tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]] = Field(default={})
    statuses: dict[str, str] = Field(default={})
    member_titles: tuple[str, ...] = ()
    post_words: tuple[str, ...] = ()
    number_words: dict[str, str] = Field(default={})
    widths: dict[FieldName, int] = Field(default={})
    header_without_heading: Literal["keep", "theme"] = "keep"
    measures: tuple[MeasureTable, ...] = Field(default=())
    format: str | None = None
    sheet: str | None = None
    table: int | None = None
    lists: bool = False
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
            self.format,
            self.sheet,
            self.table,
            torn=not any(table.rows == "whole" for table in self.tables),
            lists=self.lists,
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
        where cells are whole, a third is enough if the title's name is among them, years and quarters left out.
        """
        filled = [head_word(text) for cell in cells if (text := clean(cell))]
        known = [name for name in filled if name in self.header_names]
        if not known or (len(known) < 2 and len(filled) > 1):
            return None
        titled = whole and any(table.fields.get(name) == "title" for name in known for table in self.tables)
        if len(known) * (3 if titled else 2) <= len(filled) - titled * sum(map(is_period, filled)):
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


def layout_path(folder: Path, name: str) -> Path:
    """The file of a layout: that of the data folder, else the one that ships with the program; it may not exist.

    Args:
        folder: ``data/layouts``.
        name: the file name without ``.toml``.
    """
    own, shipped = folder / f"{name}.toml", resources.folder("layouts") / f"{name}.toml"
    return shipped if Path(name).name == name and shipped.is_file() and not own.is_file() else own


def load_layout(folder: Path, name: str, named_by: Path | None = None) -> Layout:
    """The layout of that name, of the data folder or of the program.

    Args:
        folder: ``data/layouts``.
        name: its file name without ``.toml``.
        named_by: the file that names it, for the message where there is none.

    Raises:
        LayoutError: there is none, or it is malformed.
    """
    path = layout_path(folder, name)
    if Path(name).name != name or not path.is_file():
        folders = folder, resources.folder("layouts")
        known = ", ".join(sorted({file.stem for at in folders for file in at.glob("*.toml")}))
        said = f"there is no layout '{name}': write {path}, or name one of: {known}"
        raise LayoutError(f"layout: {said}" if named_by else said, path=named_by)
    content = read_toml(path)
    if "name" in content:
        raise LayoutError("name: a layout has the name of its file; take this line out", path=path)
    try:
        return Layout.model_validate({"name": name, **content})
    except ValidationError as error:
        raise LayoutError(first_problem(error), path=path) from None
