"""The golden files: one line for every heading and commitment of an edition, as careful readers read it.

``python -m tests.read.golden`` writes what the reader reads now beside them, for a person to compare with the source;
nothing else ever writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldenthread.model import Commitment, Plan

FOLDER = Path(__file__).parents[1] / "golden"
DATA = Path(__file__).parents[2] / "data"
COLUMNS = (
    "kind",
    "line",
    "lines",
    "ref",
    "text",
    "parent_line",
    "officers_printed",
    "directorates",
    "lead_members",
    "deadlines",
    "status",
    "rag",
    "percent",
    "comment_begins",
)
_COMMENT = 40
"""Characters of a comment that stand in the file."""


def golden_lines(plan: Plan) -> list[str]:
    """The rows of a plan in document order, tab separated, the names of the columns first."""
    rows = sorted(_rows(plan), key=lambda row: (row[0], row[1]))
    return ["\t".join(COLUMNS), *("\t".join(row[2]) for row in rows)]


def _rows(plan: Plan) -> Iterator[tuple[int, int, list[str]]]:
    line_of = {heading.key: heading.line for heading in plan.headings} | {c.key: c.line for c in plan.commitments}
    for heading in plan.headings:
        fixed = [heading.kind.value, str(heading.line), _numbers(heading.lines), heading.ref, heading.text]
        yield heading.line, 0, [*fixed, str(line_of.get(heading.parent, "")), *[""] * 8]
    for order, commitment in enumerate(plan.commitments, start=1):
        parent = str(line_of.get(commitment.parent, ""))
        yield commitment.line, order, [*_own(commitment), parent, *_stated(commitment)]


def _own(row: Commitment) -> list[str]:
    return [row.kind.value, str(row.line), _numbers(row.lines), row.ref, row.text]


def _stated(row: Commitment) -> list[str]:
    progress = row.progress
    return [
        "|".join(officer.printed for officer in row.officers),
        "|".join(row.directorates),
        "|".join(row.lead_members),
        "|".join(day.isoformat() for day in row.deadlines),
        progress.status,
        progress.rag,
        "" if progress.percent is None else f"{progress.percent:g}",
        progress.comment[:_COMMENT].strip(),
    ]


def _numbers(lines: tuple[int, ...]) -> str:
    return " ".join(map(str, lines))


def main() -> None:
    """Writes ``LABEL.tsv.new`` for each edition whose reading differs from its golden file."""
    from goldenthread.stages import read

    for plan in read(DATA)[0].plans:
        path = FOLDER / f"{plan.edition.label}.tsv"
        text = "\n".join(golden_lines(plan)) + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.with_suffix(".tsv.new").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
