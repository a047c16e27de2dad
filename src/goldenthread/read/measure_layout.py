"""Parts of a layout that say how tables and lists of performance measures look."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from goldenthread.model import ValueKind
from goldenthread.read.layout_parts import Pattern, Strict


class MeasureColumn(Strict):
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
    field: Literal[
        "name", "unit", "polarity", "chart", "directorate", "lifecycle", "value", "variance", "direction", "nothing"
    ] = "value"
    kind: ValueKind = ValueKind.ACTUAL
    period: str = ""
    basis: str = ""


class MeasureTable(Strict):
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
    shape: Literal["bullets", "outturn", "targets", "indicators"]
    begins: Pattern
    bullet: Pattern | None = None
    columns: tuple[MeasureColumn, ...] = ()
    legend: Pattern | None = None
    theme: Pattern | None = None
    unit: Pattern | None = None
    polarity: Pattern | None = None
    polarities: dict[str, Literal["higher", "lower"]] = Field(default={})
    counts: Pattern | None = None
    markers: Pattern | None = None
    supports: Pattern | None = None
    refs: Pattern | None = None
    ratings: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    bases: dict[str, str] = Field(default={})
    series: dict[str, ValueKind] = Field(default={})
    commentary: Pattern | None = None

    @model_validator(mode="after")
    def _has_what_its_shape_needs(self) -> MeasureTable:
        if self.shape == "bullets" and self.bullet is None:
            raise ValueError("a list of measures needs the pattern of its bullets: bullet = '^- (?P<name>.+)$'")
        if self.shape in ("outturn", "targets") and not any(column.field == "name" for column in self.columns):
            raise ValueError("a table of measures needs its columns, one of them with field = 'name'")
        return self
