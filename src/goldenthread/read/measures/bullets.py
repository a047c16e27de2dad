"""Lists of measures: a heading with the theme, one bullet a measure."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.model import TakenFor
from goldenthread.read.line_roles import Classified
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures.measure_records import Draft, Met
from goldenthread.read.measures.target_table import split_markers
from goldenthread.read.measures.themes import Place


def read_bullets(lines: Sequence[Classified], table: MeasureTable, place: Place, met: Met) -> list[Draft]:
    """The measures of the lists of one document; only their names are printed."""
    drafts: list[Draft] = []
    for line in lines:
        plain = " ".join(cell for cell in line.cells if cell)
        bullet = table.bullet.search(plain) if table.bullet else None
        if bullet:
            name, markers = split_markers(bullet["name"].strip(), table)
            draft = Draft(table, name, line.number, theme=place.theme, markers=markers)
            met.claim_for(draft, line.number, TakenFor.MEASURE, "bullet")
            drafts.append(draft)
        elif opened := table.begins.search(plain):
            words = (opened.groupdict().get("theme") or "").strip()
            place.theme = place.theme_named(words) if words else place.theme
            met.claim(line.number, TakenFor.HEADING, "list-of-measures")
        else:
            met.claim(line.number, TakenFor.ISSUE, "no-bullet")
            met.issue(
                line.number,
                "line-unclaimed",
                "no-bullet",
                printed=line.raw[:200],
                message="The line stands in a list of measures and is no bullet.",
            )
    return drafts
