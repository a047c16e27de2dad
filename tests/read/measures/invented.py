"""Tables of measures of an invented council, and lines as the classifier hands them over."""

from __future__ import annotations

from goldenthread.model import Kind, Measure
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures import MeasuresRead, read_measures
from goldenthread.read.text import clean

OUTTURN = MeasureTable.model_validate(
    {
        "name": "results-2031",
        "shape": "outturn",
        "begins": "^Measure",
        "legend": "^Dashes: least$",
        "theme": "^Our aim:",
        "unit": "Counted in:",
        "polarity": "Good is:",
        "polarities": {"More": "higher", "Less": "lower"},
        "counts": "^Number",
        "supports": "Actions behind (?:these (?P<group>.+?) measures|this measure):",
        "refs": r"[A-Z]\d+",
        "ratings": ["MET", "MISSED", "N/A"],
        "directions": ["up", "down", "N/A"],
        "unknown": ["N/A", "to follow"],
        "bases": {"e": "estimated"},
        "series": {"Result": "actual", "Aim": "target"},
        "commentary": r"^Note \d+:",
        "columns": [
            {"header": "Measure", "field": "name"},
            {"header": "", "field": "chart"},
            {"header": "Last year", "kind": "actual", "period": "2030"},
            {"header": "Aim", "kind": "target", "period": "2031"},
            {"header": "Result", "kind": "actual", "period": "2031"},
            {"header": "Rating", "field": "variance"},
            {"header": "Trend", "field": "direction"},
        ],
    }
)
TARGETS = MeasureTable.model_validate(
    {
        "name": "aims-2032",
        "shape": "targets",
        "begins": "^Team",
        "legend": "^Next year$",
        "unit": "Counted in:",
        "polarity": "Good is:",
        "polarities": {"More": "higher"},
        "counts": "^Number",
        "markers": r"\[\w\]",
        "unknown": ["N/A"],
        "columns": [
            {"header": "Team", "field": "directorate"},
            {"header": "State", "field": "lifecycle"},
            {"header": "Measure", "field": "name"},
            {"header": "Elsewhere", "field": "nothing"},
            {"header": "Result", "kind": "outturn", "period": "2031", "basis": "expected"},
            {"header": "Aim", "kind": "target", "period": "2032"},
        ],
    }
)
BULLETS = MeasureTable.model_validate(
    {"name": "list", "shape": "bullets", "begins": "^Measures of (?P<theme>.+)$", "bullet": r"^\* (?P<name>.+)$"}
)
HEAD = "Measure\t\tLast year\tAim\tResult\tRating\tTrend"


def classified(table: MeasureTable, text: str, first: int = 1) -> list[Classified]:
    """The lines of a text as lines of measures; blank ones are blank."""
    lines: list[Classified] = []
    for number, raw in enumerate(text.split("\n"), start=first):
        cells = tuple(clean(cell) for cell in raw.split("\t"))
        role = Role.MEASURE if any(cells) else Role.BLANK
        lines.append(Classified(number, raw, cells, role, table.name, measures=table if any(cells) else None))
    return lines


def theme(number: int, text: str) -> Classified:
    """A theme heading of another part of the document."""
    return Classified(number, f"# {text}", (text,), Role.HEADING, "heading", kind=Kind.THEME, text=text)


def read(table: MeasureTable, *lines: str) -> MeasuresRead:
    """What is read from lines of one table."""
    return read_measures(classified(table, "\n".join(lines)), "2031-32")


def one(table: MeasureTable, *lines: str) -> Measure:
    """The only measure of some lines."""
    (measure,) = read(table, *lines).measures
    return measure


def headline(measure: Measure) -> list[float | None]:
    """The values of a measure's own row."""
    return [value.value for value in measure.observations if value.origin == "headline"]


def chart(measure: Measure) -> list[tuple[str, str, float | None]]:
    """Period, kind and value of a measure's chart."""
    return [(value.period, value.kind, value.value) for value in measure.observations if value.origin == "chart"]
