"""What looks odd in a document as it was read: not wrong for certain, but worth a look before anything is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from goldenthread.model import Commitment, Heading, Plan
from goldenthread.read.field_values import rated_first

_FAR = 6
"""Years from the middle of all deadlines from which a deadline looks odd."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of oddity.

    Attributes:
        what: it, in words.
        lines: where it was met.
        example: the first text concerned.
    """

    what: str
    lines: tuple[int, ...]
    example: str


def doubts(plan: Plan) -> list[Doubt]:
    """What looks odd, rows joined and parted first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for what, line, text in _odd(plan):
        found.setdefault(what, []).append((line, text))
    return [Doubt(what, tuple(line for line, _ in met), met[0][1]) for what, met in found.items()]


def _odd(plan: Plan) -> Iterator[tuple[str, int, str]]:
    for issue in plan.issues:
        if issue.code == "row-doubtful":
            yield "rows that may be a piece of the row above", issue.line, issue.printed
        if issue.code in ("row-repaired", "cell-split", "ghost-left-out", "block-boundary"):
            yield "rows joined, parted or left out", issue.line, issue.printed
    years = [day.year for row in plan.commitments for day in row.deadlines]
    middle = median(years) if years else 0
    titles = Counter(row.text for row in plan.commitments if row.text)
    yield from (("headings with nothing under them", one.line, one.text) for one in _empty(plan))
    for row in plan.commitments:
        yield from ((what, row.line, text) for what, text in _odd_in(row, middle))
        if titles[row.text] > 1:
            yield "titles that stand twice", row.line, row.text


def _empty(plan: Plan) -> list[Heading]:
    """The headings under which nothing stands: they may be rows themselves."""
    used = {row.parent for row in plan.commitments} | {one.parent for one in plan.headings}
    return [one for one in plan.headings if one.key not in used]


def _odd_in(row: Commitment, middle: float) -> Iterator[tuple[str, str]]:
    for day in row.deadlines:
        if abs(day.year - middle) > _FAR:
            yield f"dates more than {_FAR} years from the others", row.deadline_printed
    for officer in row.officers:
        if any(char.isdigit() for char in officer.printed) or len(officer.printed) > 60:
            yield "names that look like none", officer.printed
        elif " " not in officer.printed.strip():
            yield "names of one word", officer.printed
    percent = row.progress.percent
    if percent is not None and 0 < percent < 1:
        yield "percentages below 1", row.progress.percent_printed
    if len(row.text) < 8:
        yield "titles of a few letters", row.text or "(empty)"
    progress = row.progress
    if not (progress.rag or progress.percent_printed) and rated_first(progress.comment):
        yield "comments that begin with a colour or a percentage", progress.comment
