"""Tables of outturns: figures against targets, with charts in the cells and commentary between the rows."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.model import TakenFor
from goldenthread.read.line_roles import Classified
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures.charts import Chart, looks_like_chart_row
from goldenthread.read.measures.commentary import TextLine, share_out
from goldenthread.read.measures.measure_records import Draft, Met, add_description, claim_header, heading_text
from goldenthread.read.measures.outturn_rows import Row, read_row
from goldenthread.read.measures.supports import Group, paragraphs, share_supports
from goldenthread.read.measures.themes import Place
from goldenthread.read.text import clean


class OutturnReader:
    """Reads one table of outturns, line by line.

    Args:
        table: how it looks.
        place: the headings above.
        met: where issues and claims go.
    """

    def __init__(self, table: MeasureTable, place: Place, met: Met) -> None:
        self.table = table
        self.place = place
        self.met = met
        self.drafts: list[Draft] = []
        self.groups: list[Group | None] = []
        self.waiting: list[Draft] = []
        self.pile: list[TextLine] = []
        self.stretch = 0

    def read(self, lines: Sequence[Classified]) -> list[Draft]:
        """The measures of the table, in order."""
        rows = [read_row(line, self.table) for line in lines]
        for number, row in enumerate(rows):
            after = rows[number + 1] if number + 1 < len(rows) else None
            self._line(row, after)
        self._settle()
        share_supports(self.drafts, self.groups, self.met)
        for draft in self.drafts:
            self._chart_from_rows(draft)
            self._tell_what_is_missing(draft)
        return self.drafts

    def _line(self, row: Row, after: Row | None) -> None:
        line = row.line
        heading = heading_text(line)
        if claim_header(line, self.table, self.met):
            self._settle()
            self.stretch += 1
        elif row.opens or self._names_the_next(row, after):
            self._settle()
            self._open(row)
        elif heading and not self._repeats_chart(row):
            self._settle()
            rule = self.place.enter(heading, self.table)
            self.met.claim(line.number, TakenFor.HEADING, rule)
        elif row.goes_on and self.drafts:
            self._go_on(row)
        elif self._repeats_chart(row) and self.drafts:
            self._chart_row(row)
        elif self.drafts:
            self.pile.append(TextLine(line.number, _texts(line)))
        else:
            self.met.claim(line.number, TakenFor.ISSUE, "no-measure-above")
            self.met.issue(
                line.number,
                "line-unclaimed",
                "no-measure-above",
                printed=line.raw[:200],
                message="The line stands in a table of measures before its first measure.",
            )

    def _names_the_next(self, row: Row, after: Row | None) -> bool:
        """Whether a text alone in its line is the name of the measure whose description goes on in the next line."""
        alone = sum(bool(cell) for cell in row.line.cells) == 1
        return alone and bool(row.name) and after is not None and after.described and not after.name

    def _open(self, row: Row) -> None:
        draft = Draft(self.table, row.name, row.line.number, self.stretch, self.place.theme, self.place.priority)
        self.drafts.append(draft)
        if self.waiting and self.waiting[-1].stretch != self.stretch:
            self.waiting = []
        self.waiting.append(draft)
        opens = row.supports.labelled and bool(row.supports.group)
        self.groups.append(Group(row.supports.group, row.supports.activities, row.line.number) if opens else None)
        self.met.claim_for(draft, row.line.number, TakenFor.MEASURE, "measure-row")
        if row.shifted:
            self.met.issue(
                row.line.number,
                "cell-repaired",
                "find-headline-by-its-end",
                "An empty cell stands before the name: the cells of the row had slid to the right.",
                field="row",
                printed=" | ".join(row.line.cells[:3]),
                value=row.name,
            )
        self._fill(draft, row)

    def _go_on(self, row: Row) -> None:
        """A line that gives more of the measure above."""
        self._settle()
        draft = self.drafts[-1]
        self.met.claim_for(draft, row.line.number, TakenFor.CONTINUATION, "rejoin-measure-row")
        self.met.issue(
            draft.line,
            "row-repaired",
            "rejoin-measure-row",
            "A measure printed over two lines was put together.",
            field="row",
            value=draft.name,
            lines=(draft.line, row.line.number),
        )
        if row.supports.labelled and row.supports.group and not draft.supports_label:
            self.groups[-1] = Group(row.supports.group, row.supports.activities, row.line.number)
        self._fill(draft, row)

    def _fill(self, draft: Draft, row: Row) -> None:
        """Puts what a line gives into its measure."""
        number = row.line.number
        add_description(draft, row.unit, row.polarity, number, self.met)
        draft.directorate = draft.directorate or row.directorate
        if row.supports.labelled:
            draft.supports_label = True
            draft.supports = row.supports.activities
        draft.chart_title = draft.chart_title or row.supports.title or (row.chart.title if row.chart else "")
        if row.chart and not draft.chart:
            draft.chart = row.chart
            draft.chart_known = frozenset(tuple(cell for cell in one if cell) for one in row.chart.rows)
        if row.headline and not draft.values:
            columns = [column for column in self.table.columns if column.field == "value"]
            draft.values = [(column, text, number) for column, text in zip(columns, row.headline.values, strict=True)]
            draft.variance, draft.direction = row.headline.variance, row.headline.direction
        if row.comment:
            draft.commentary += row.comment
            if self.waiting and self.waiting[-1] is draft:
                self.waiting.pop()
        if row.stray:
            self.met.issue(
                number,
                "stray-text",
                "cells-of-no-field",
                printed=" | ".join(row.stray),
                message="Cells of this row belong to no column and were set aside.",
            )

    def _repeats_chart(self, row: Row) -> bool:
        """Whether a line is a row of the chart above, printed again, or of a chart that is printed only so."""
        filled = tuple(cell for cell in row.line.cells if cell)
        return bool(self.drafts and filled in self.drafts[-1].chart_known) or looks_like_chart_row(row.line.cells)

    def _chart_row(self, row: Row) -> None:
        draft = self.drafts[-1]
        cells = tuple(cell for cell in row.line.cells if cell)
        again = cells in draft.chart_known
        draft.chart_rows.append((row.line.number, cells))
        self.met.claim_for(draft, row.line.number, TakenFor.CHART, "chart-again" if again else "chart-row")
        if draft.chart and not again:
            self.met.issue(
                row.line.number,
                "value-illegible",
                "chart-again",
                "A chart is printed twice with different figures; those of its table were taken.",
                field="chart",
                printed=" | ".join(cells),
            )

    def _chart_from_rows(self, draft: Draft) -> None:
        """Takes a chart from the rows below its measure, where no table holds it."""
        if draft.chart is None and draft.chart_rows:
            draft.chart = Chart(tuple(cells for _, cells in draft.chart_rows), draft.chart_rows[0][0])

    def _settle(self) -> None:
        """Shares out the commentary that has gathered."""
        if not self.pile:
            return
        waiting, pile = self.waiting or self.drafts[-1:], self.pile
        more = not self.waiting
        self.waiting, self.pile = [], []
        for draft, share in zip(waiting, share_out(pile, len(waiting), self.table.commentary), strict=True):
            rule = "commentary-goes-on" if more else share.rule
            for line in share.lines:
                draft.commentary += line.texts
                self.met.claim_for(draft, line.number, TakenFor.COMMENTARY, rule)
            if len(waiting) > 1 and share.lines:
                self.met.issue(
                    draft.line,
                    "row-repaired",
                    rule,
                    "The commentary stands in a pile below several measures and was shared out.",
                    field="commentary",
                    printed=share.lines[0].texts[0][:80],
                    lines=(draft.line, *(line.number for line in share.lines)),
                )

    def _tell_what_is_missing(self, draft: Draft) -> None:
        """Leaves an issue for each part that the table prints for others and this measure lacks."""
        parts = {
            "values": bool(draft.values),
            "direction": bool(draft.direction) or not draft.values,
            "unit": bool(draft.unit),
            "polarity": bool(draft.polarity),
        }
        for part, there in parts.items():
            if not there:
                self.met.issue(
                    draft.line,
                    "measure-incomplete",
                    "read-measure-row",
                    f"The row of this measure has no {part}.",
                    field=part,
                    printed=draft.name[:120],
                    lines=tuple(draft.lines),
                )


def _texts(line: Classified) -> tuple[str, ...]:
    """The paragraphs of all cells of a line, in order."""
    return tuple(clean(piece) for raw in line.raw.split("\t") for piece in paragraphs(raw))
