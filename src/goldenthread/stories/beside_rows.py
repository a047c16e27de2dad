"""What stands beside the rows of a thread: its milestones, its measures with their figures, what the checks found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from goldenthread.store import Store
from goldenthread.stories.asked_rows import Record, rows


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one row, each in a line of words.

    Attributes:
        milestones: those under it, in the order of print.
        measures: those that its document prints for it, with the figures of their own rows.
        findings: what the checks found about it, the gravest first.
    """

    milestones: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


def beside(store: Store, thread: str) -> dict[str, Beside]:
    """What stands beside each row of a thread, by the IRI of the row."""
    milestones = _by_row(rows(store, "stories/milestones-of-a-thread", thread=thread))
    measures = _by_row(rows(store, "stories/measures-of-a-thread", thread=thread))
    findings = _by_row(rows(store, "stories/findings-of-a-thread", thread=thread))
    return {
        row: Beside(
            tuple(map(_milestone, milestones.get(row, ()))),
            tuple(_measure(list(some)) for _, some in groupby(measures.get(row, ()), key=lambda one: one["measure"])),
            tuple(map(_finding, findings.get(row, ()))),
        )
        for row in {**milestones, **measures, **findings}
    }


def _by_row(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record["commitment"]].append(record)
    return found


def _milestone(record: Record) -> str:
    """A milestone with how it stands, and its line."""
    percent = f"{float(record['percent']):g}%" if record["percent"] else ""
    stands = ", ".join(part for part in (record["status"], percent) if part)
    due = f"due {record['deadline'].strip('()')}" if record["deadline"] else ""
    said = "; ".join(part for part in (due, stands) if part)
    return f"{record['title'] or '(no title printed)'} (line {record['line']}{'; ' if said else ''}{said})"


def _measure(records: list[Record]) -> str:
    """A measure with its figures as printed."""
    first = records[0]
    figures = [f"{one['kind']} {one['period']}: {one['printed']}" for one in records if one["printed"]]
    told = [*figures, f"rated {first['variance']}"] if first["variance"] else figures
    name = first["title"] or "(no name printed)"
    return f"{name} (line {first['line']}): {'; '.join(told) or 'no figure is printed'}"


def _finding(record: Record) -> str:
    """A finding in words: how grave, what, by whose judgement, and whether it was accepted."""
    whose = f" (as judged by: {record['judgedBy']})" if record["judgedBy"] else ""
    accepted = f" Accepted: {record['accepted']}" if record["accepted"] else ""
    return f"{record['severity']}: {record['message']}{whose}{accepted} [{record['code']}]"
