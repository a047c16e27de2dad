"""What a layout makes of one document, line by line: for people who write layouts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.issues import Issue
from goldenthread.model import COMMITMENT_KINDS, HEADING_KINDS, Commitment, Edition, Plan, TakenFor
from goldenthread.read.doubts import Doubt, doubts
from goldenthread.read.layout import Layout, load_layout
from goldenthread.read.painted import claim_of_each_line, painted_lines, painted_page
from goldenthread.read.reader import Outlined, outline_of, plan_of
from goldenthread.read.source_catalogue import CATALOGUE, load_catalogue, read_document

LEFT_OVER = frozenset({TakenFor.UNCLAIMED, TakenFor.ISSUE})
"""What lines are taken for that went into no record, no heading and no furniture."""

_FIELDS: tuple[tuple[str, Callable[[Commitment], bool]], ...] = (
    ("reference", lambda row: bool(row.ref)),
    ("title", lambda row: bool(row.text)),
    ("officers", lambda row: bool(row.officers)),
    ("directorates", lambda row: bool(row.directorates)),
    ("lead members", lambda row: bool(row.lead_members)),
    ("deadline", lambda row: bool(row.deadlines)),
    ("status", lambda row: bool(row.progress.status)),
    ("colour", lambda row: bool(row.progress.rag)),
    ("percentage", lambda row: row.progress.percent is not None),
    ("comment", lambda row: bool(row.progress.comment)),
)


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line, and what it was taken for.

    Attributes:
        number: 1-based.
        taken_for: heading, header, activity, milestone, continuation, furniture, unclaimed ...
        rule: the rule that said so.
        repairs: the rules that mended something on it.
        text: the line, its cells parted by bars.
    """

    number: int
    taken_for: str
    rule: str
    repairs: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a layout makes of a document.

    Attributes:
        lines: all its lines.
        counts: how many were taken for what.
        left_over: those that went into nothing.
        filled: for each kind of record, how many there are, and in how many each field is filled.
        issues: what was mended or could not be read.
        first: the first rows of each kind, field by field.
        doubts: what looks odd.
        page: the document as a page of HTML on which each cell bears what it was taken for; empty unless asked for.
    """

    lines: tuple[CheckedLine, ...]
    counts: Mapping[str, int]
    left_over: tuple[CheckedLine, ...]
    filled: Mapping[str, Mapping[str, int]]
    issues: tuple[Issue, ...]
    first: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    page: str = ""

    def unknown_statuses(self) -> dict[str, list[int]]:
        """Printed statuses that the layout does not explain, each with the lines on which they stand."""
        found: dict[str, list[int]] = {}
        for issue in self.issues:
            if issue.code == "status-unknown":
                found.setdefault(issue.printed, []).append(issue.line)
        return found


def check_layout(file: Path, layouts: Path, name: str, *, paint: bool = False) -> Checked:
    """Reads a document by a layout, with the year and the language that the catalogue gives it where it is listed.

    Args:
        file: the document.
        layouts: the folder of layouts; beside it lies the catalogue, if there is one.
        name: the layout.
        paint: whether the document is painted as a page too.

    Raises:
        SourceError: the file is missing, empty or cannot be read.
        LayoutError: the layout is unknown or malformed.
        DataError: there is a catalogue, and it is malformed.
    """
    layout = load_layout(layouts, name)
    content = read_document(file)
    if not content.strip():
        raise SourceError("the document is empty", path=file)
    edition = _listed(file, layouts.parent, name) or unlisted_edition(file, name)
    outlined = outline_of(edition, content, layout, file)
    plan = plan_of(edition, layout, outlined)
    odd, lines = tuple(doubts(plan)), _lines(plan)
    return Checked(
        lines=lines,
        counts=Counter(line.taken_for for line in lines),
        left_over=tuple(line for line in lines if line.taken_for in LEFT_OVER),
        filled=_filled(plan),
        issues=plan.issues,
        first=_first(plan),
        doubts=odd,
        page=_painted(outlined, plan, odd, layout, file.name) if paint else "",
    )


def _painted(outlined: Outlined, plan: Plan, odd: Sequence[Doubt], layout: Layout, title: str) -> str:
    """The document as a page of HTML on which each cell bears what it was taken for."""
    whole = [f"{issue.code} ({issue.rule}): {issue.message}" for issue in plan.issues if issue.line == 0]
    return painted_page(title, layout.name, painted_lines(outlined, plan, odd, layout), whole)


def _listed(file: Path, data: Path, layout: str) -> Edition | None:
    """The edition that a catalogue makes of a file, the one with that layout where it has several."""
    if not (data / CATALOGUE).exists():
        return None
    own = file.resolve()
    found = [one for one in load_catalogue(data).editions() if (data / one.path).resolve() == own]
    return next((one for one in found if one.layout == layout), found[0] if found else None)


def unlisted_edition(file: Path, layout: str) -> Edition:
    """A document that no catalogue knows yet: no day lies outside its year, and a quarter of no year is none."""
    return Edition(
        body="body",
        label="0000-01",
        document="document",
        title=file.name,
        path=file.name,
        layout=layout,
        sha256="",
        publisher="",
        licence="",
        year_start=date.min,
        year_end=date.max,
    )


def _lines(plan: Plan) -> tuple[CheckedLine, ...]:
    """Each line once, with the rules that mended it."""
    repairs: defaultdict[int, list[str]] = defaultdict(list)
    for issue in plan.issues:
        for line in issue.lines or (issue.line,):
            repairs[line].append(issue.rule)
    return tuple(
        CheckedLine(
            number,
            claim.taken_for,
            claim.rule,
            tuple(dict.fromkeys(rule for rule in repairs[number] if rule != claim.rule)),
            plan.lines[number - 1].replace("\t", " | "),
        )
        for number, claim in sorted(claim_of_each_line(plan).items())
    )


def _filled(plan: Plan) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for kind in HEADING_KINDS:
        if count := sum(heading.kind is kind for heading in plan.headings):
            found[kind.value] = {"": count}
    for kind in COMMITMENT_KINDS:
        rows = [row for row in plan.commitments if row.kind is kind]
        if rows:
            found[kind.value] = {"": len(rows)} | _fields_of(rows)
    if plan.measures:
        found["measure"] = {"": len(plan.measures)}
    return found


_SHOWN = 3
"""Rows of each kind that are shown field by field."""


def _first(plan: Plan) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The first rows of each kind, each with its place and its filled fields."""
    above = {one.key: one.text for one in plan.headings} | {one.key: one.text for one in plan.commitments}
    shown = []
    for kind in COMMITMENT_KINDS:
        for row in [row for row in plan.commitments if row.kind is kind][:_SHOWN]:
            fields = {
                "reference": row.ref,
                "title": row.text,
                "under": above.get(row.parent, ""),
                "officers": ", ".join(officer.name for officer in row.officers),
                "directorates": ", ".join(row.directorates),
                "lead members": ", ".join(row.lead_members),
                "deadline": _beside(", ".join(day.isoformat() for day in row.deadlines), row.deadline_printed),
                "status": _beside(row.progress.status, row.progress.status_printed),
                "colour": row.progress.rag,
                "percentage": _beside(_number(row.progress.percent), row.progress.percent_printed),
                "comment": row.progress.comment,
            }
            shown.append((f"{row.line} {kind.value}", tuple((name, text) for name, text in fields.items() if text)))
    return tuple(shown)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _beside(read: str, printed: str) -> str:
    """What was read, with what is printed where the two differ."""
    if not printed or read.casefold() == printed.casefold().strip(" %."):
        return read
    return f"{read or 'nothing'}  (printed: {printed})"


def _fields_of(rows: Sequence[Commitment]) -> dict[str, int]:
    return {name: sum(1 for row in rows if filled(row)) for name, filled in _FIELDS}
