"""What the readers of measures pass to one another: a measure under way, the words of its table, what was met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.issues import Issue
from goldenthread.model import Claim, Measure, Observation, Origin, TakenFor
from goldenthread.read.line_roles import Classified
from goldenthread.read.measure_layout import MeasureColumn, MeasureTable
from goldenthread.read.measures.charts import Chart
from goldenthread.read.measures.figure_cells import Figure, Words, is_illegible, read_figure
from goldenthread.read.text import clean


@dataclass(frozen=True, slots=True)
class MeasuresRead:
    """The measures of one document, the issues met, and what every line was taken for."""

    measures: tuple[Measure, ...] = ()
    issues: tuple[Issue, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(slots=True)
class Draft:
    """A measure under way."""

    table: MeasureTable
    name: str
    line: int
    stretch: int = 0
    theme: str = ""
    priority: str = ""
    markers: tuple[str, ...] = ()
    directorate: str = ""
    lifecycle: str = ""
    unit: str = ""
    polarity: str = ""
    variance: str = ""
    direction: str = ""
    supports: tuple[str, ...] = ()
    supports_label: bool = False
    chart_title: str = ""
    chart: Chart | None = None
    chart_known: frozenset[tuple[str, ...]] = frozenset()
    chart_rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    values: list[tuple[MeasureColumn, str, int]] = field(default_factory=list)
    given: list[Observation] = field(default_factory=list)
    commentary: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its name within the edition, from its line."""
        return f"s{self.line}"


@dataclass(slots=True)
class Met:
    """Collects issues and claims of one document."""

    edition: str
    issues: list[Issue] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def claim(self, line: int, taken_for: TakenFor, rule: str, owner: str = "") -> None:
        """Says what a line was taken for."""
        self.claims.append(Claim(line, taken_for, rule, owner))

    def issue(
        self,
        line: int,
        code: str,
        rule: str,
        message: str,
        *,
        field: str = "",
        printed: str = "",
        value: str = "",
        lines: Sequence[int] = (),
    ) -> None:
        """Says what was met or mended."""
        self.issues.append(Issue(self.edition, line, code, field, printed, value, rule, message, tuple(lines)))

    def claim_for(self, draft: Draft, line: int, taken_for: TakenFor, rule: str) -> None:
        """Gives a line to a measure."""
        if line not in draft.lines:
            draft.lines.append(line)
        self.claim(line, taken_for, rule, draft.key)


def words_of(draft: Draft) -> Words:
    """How the cells of a measure are to be read."""
    table = draft.table
    counts = bool(table.counts and table.counts.search(draft.unit))
    return Words(frozenset(word.casefold() for word in table.unknown), table.bases, counts, (draft.unit, draft.name))


_NO_VALUE = {
    "two-figures": "The cell holds two figures or more: it has no one value.",
    "size-or-unit": "The letter behind the figure may be a unit or a size: millions are not told from metres.",
    "fraction-or-percentage": "A number below 1 without a sign stands beside percentages: is it a fraction of 1?",
    "no-figure": "The cell prints a figure that cannot be read.",
}
_PERCENTAGE = re.compile(r"\d{1,3}(?:\.\d+)?\s?%")
_FRACTION = re.compile(r"0?\.\d*[1-9]\d*")


def headline_values(draft: Draft, met: Met) -> list[Observation]:
    """The values of a measure's own row."""
    words = words_of(draft)
    values: list[Observation] = []
    signed = any(_PERCENTAGE.fullmatch(printed) for _, printed, _ in draft.values)
    for column, printed, line in draft.values:
        figure = read_figure(printed, words)
        if signed and _FRACTION.fullmatch(printed):
            figure = Figure(None, rule="fraction-or-percentage")
        elif figure.value is None and not figure.rule and is_illegible(printed, words):
            figure = Figure(None, rule="no-figure")
        if figure.value is None and figure.rule:
            met.issue(
                line, "value-illegible", figure.rule, _NO_VALUE[figure.rule], field=column.header, printed=printed
            )
        elif figure.rule:
            met.issue(
                line,
                "cell-repaired",
                figure.rule,
                "The value was found among other figures of the cell.",
                field=column.header,
                printed=printed,
                value=f"{figure.value:g}",
            )
        plain = figure.value is None or not column.basis
        basis = figure.basis if plain else "; ".join(part for part in (column.basis, figure.basis) if part)
        values.append(Observation(column.period, column.kind, figure.value, printed, Origin.HEADLINE, line, basis))
    return values


def claim_header(line: Classified, table: MeasureTable, met: Met) -> bool:
    """Whether a line is the head of a table, or part of it; then it is claimed, and cells of no known name are told.

    More than half of its filled cells are header names or legend, the first of them too unless all are.
    """
    names = {column.header.casefold() for column in table.columns}
    first = next((column.header.casefold() for column in table.columns if column.header), "")
    filled = [cell for cell in line.cells if cell]
    odd = [cell for cell in filled if cell.casefold() not in names and not (table.legend and table.legend.search(cell))]
    if len(odd) * 2 >= len(filled) or (odd and filled[0].casefold() != first):
        return False
    met.claim(line.number, TakenFor.HEADER, "measures-head")
    if odd:
        met.issue(
            line.number,
            "header-unexpected",
            "measures-head",
            printed=" | ".join(odd),
            message="A cell of this table head is no header name that the layout knows.",
        )
    return True


def heading_text(line: Classified) -> str:
    """The words of a heading between the rows: one bold cell alone in its line; otherwise empty."""
    filled = [raw for raw, cell in zip(line.raw.split("\t"), line.cells, strict=True) if cell]
    if len(filled) != 1:
        return ""
    raw = filled[0].strip().removeprefix("<p>").removesuffix("</p>").strip()
    for opening, closing in (("<b>", "</b>"), ("**", "**")):
        inner = raw.removeprefix(opening).removesuffix(closing)
        if len(inner) == len(raw) - len(opening) - len(closing) and opening not in inner:
            return clean(inner)
    return ""


def describe(cell: str, table: MeasureTable) -> tuple[str, str, str]:
    """Name, unit and polarity of a cell that holds them one after the other, each as printed.

    The unit's label ends the name, the polarity's label ends the unit. A cell without labels is a name.
    """
    unit_at = table.unit.search(cell) if table.unit else None
    name = cell[: unit_at.start()] if unit_at else cell
    rest = cell[unit_at.end() :] if unit_at else ""
    polarity_at = table.polarity.search(rest) if table.polarity else None
    unit = rest[: polarity_at.start()] if polarity_at else rest
    polarity = rest[polarity_at.end() :] if polarity_at else ""
    return name.strip(), unit.strip(" .,;:"), polarity.strip(" .")


def add_description(draft: Draft, unit: str, polarity: str, line: int, met: Met) -> None:
    """Puts unit and polarity into a measure; a polarity that the layout does not know is kept and told."""
    known = {printed.casefold(): way for printed, way in draft.table.polarities.items()}
    draft.unit = draft.unit or unit
    if polarity:
        draft.polarity = known.get(polarity.casefold(), polarity.casefold())
        if polarity.casefold() not in known:
            met.issue(
                line,
                "value-illegible",
                "read-polarity",
                "The printed polarity is none that the layout knows.",
                field="polarity",
                printed=polarity,
                value=draft.polarity,
            )
