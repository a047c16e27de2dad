"""What stands beside the rows of a thread: its milestones, its measures with their figures, what the checks found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from goldenthread.store import Store
from goldenthread.stories.asked_rows import Record, rows
from goldenthread.written_out import dated


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one row, each in a line of words.

    Attributes:
        milestones: those under it, in the order of print.
        measures: those that its document prints for it, with the figures of their own rows.
        findings: what the checks found about it, the gravest first; what was answered to one stands behind it.
    """

    milestones: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


def beside(store: Store, thread: str) -> dict[str, Beside]:
    """What stands beside each row of a thread, by the IRI of the row."""
    milestones = _by_row(rows(store, "stories/milestones-of-a-thread", thread=thread))
    measures = _by_row(rows(store, "stories/measures-of-a-thread", thread=thread))
    findings = _by_row(rows(store, "stories/findings-of-a-thread", thread=thread))
    answers = [one for one in rows(store, "decisions-of-a-committee", thread=thread) if one["finding"]]
    return {
        row: Beside(
            tuple(map(_milestone, milestones.get(row, ()))),
            tuple(_measure(list(some)) for _, some in groupby(measures.get(row, ()), key=lambda one: one["measure"])),
            tuple(
                _finding(one, [each for each in answers if _answers(each, one, thread)])
                for one in findings.get(row, ())
            ),
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


def decided(store: Store, thread: str) -> tuple[str, ...]:
    """What committees decided about a thread and its rows, the earliest first, each in a line of words."""
    return tuple(map(_decision, rows(store, "decisions-of-a-committee", thread=thread)))


def _decision(record: Record) -> str:
    """A decision in words: what, about which finding, in whose words, by whom, when, and where it is minuted."""
    until = f" until {dated(record['dueBack'])}" if record["dueBack"] else ""
    about = f", about the finding '{record['finding']}'" if record["finding"] else ""
    words = f": “{record['words']}”" if record["words"] else ""
    said = f"{record['decision'].replace('-', ' ')}{until}{about}{words}"
    return f"{said} ({record['body']}, {dated(record['on'])}, {record['minute']}; about “{record['title']}”)"


def _answers(decision: Record, finding: Record, thread: str) -> bool:
    """Whether a decision is about a finding: by its code, of the row or of the whole thread."""
    return decision["finding"] == finding["code"] and decision["about"] in (finding["commitment"], thread)


def _finding(record: Record, answers: Iterable[Record] = ()) -> str:
    """A finding in words: how grave, what, by whose judgement, whether it was accepted, and what was answered."""
    whose = f" (as judged by: {record['judgedBy']})" if record["judgedBy"] else ""
    accepted = f" Accepted: {record['accepted']}" if record["accepted"] else ""
    replies = "".join(f" {said[:1].upper()}{said[1:]}." for said in map(_decision, answers))
    return f"{record['severity']}: {record['message']}{whose}{accepted} [{record['code']}]{replies}"
