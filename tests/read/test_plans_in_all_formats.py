"""Plans of invented councils in every format, by their drafted layouts and a few edited lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from goldenthread.adding import add_document
from goldenthread.model import Commitment, Plan
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue
from tests.read.plans.writers import FORMATS, Rows

PLANS = Path(__file__).parent / "plans"
MOST_EDITS = 3
"""Lines of a drafted layout that may be edited; what statuses mean is not counted."""
LEAST = {"ruled.pdf": 0.92, "plain.pdf": 0.80}
"""Share of rows that must be wholly right, where it is not that of the other formats."""


@dataclass(frozen=True)
class Invented:
    """An invented plan.

    Attributes:
        name: of the file of its rows.
        title: printed above it.
        head: printed words of the head, and the column of the file under each.
        statuses: printed words and what they mean.
        edition: the years that it is for.
        headings: whether activities are headings between rows, and no rows.
        edits: lines of the drafted layout and what they must be, at most three.
    """

    name: str
    title: str
    head: Mapping[str, str]
    statuses: Mapping[str, str]
    edition: str = "2026-27"
    headings: bool = False
    edits: Sequence[tuple[str, str]] = ()

    def truth(self) -> list[dict[str, str]]:
        """What a careful reader sees, row by row."""
        with (PLANS / f"{self.name}.tsv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

    def rows(self) -> Rows:
        """The table as it is printed."""
        found: list[list[str]] = [list(self.head)]
        for row in self.truth():
            stated = self.headings and row["kind"] == "activity"
            found.append([f"{row['ref']} {row['text']}"] if stated else [row[name] for name in self.head.values()])
        return found


THORNWICK = Invented(
    name="thornwick",
    title="Thornwick District Council: corporate plan monitor",
    head={
        "Theme": "theme",
        "Position": "position",
        "Ref": "ref",
        "What we will do": "text",
        "Latest news": "news",
        "Owner": "owner",
        "Target": "target",
        "How far": "done",
    },
    statuses={
        "In hand": "on target",
        "Delivered": "completed",
        "Slipped": "overdue",
        "Not begun": "not started",
        "Dropped": "discontinued",
    },
)


EASTMERE = Invented(
    name="eastmere",
    title="Eastmere Borough: our four promises for 2027",
    head={
        "No": "ref",
        "By when": "target",
        "Milestone": "text",
        "Where we are": "news",
        "State": "position",
        "Led by": "owner",
    },
    statuses={"Done": "completed", "Running late": "delayed", "Waiting": "not started", "Missed": "overdue"},
    edition="2027",
    headings=True,
    edits=[('^kind = "priority"$', 'kind = "activity"'), ('^states = "activity"$', 'states = "milestone"')],
)


def read(plan: Invented, name: str, folder: Path) -> Plan:
    """The plan as it is read from one file."""
    path = folder / name
    path.write_bytes(FORMATS[name](plan.title, plan.rows()))
    data = folder / "data"
    added = add_document(path, data, body=plan.name, edition=plan.edition, document="year-end-report")
    text = added.layout.read_text(encoding="utf-8")
    assert len(plan.edits) <= MOST_EDITS
    for pattern, line in plan.edits:
        text = re.sub(pattern, line, text, flags=re.MULTILINE)
    said = "".join(f'"{printed}" = "{status}"\n' for printed, status in plan.statuses.items())
    text = re.sub(r"^\[statuses\](?:.*\n)+?(?=\n|\Z)", "", text, flags=re.MULTILINE) + f"\n[statuses]\n{said}"
    added.layout.write_text(text, encoding="utf-8")
    (found,) = read_folder(data, load_catalogue(data)).plans
    return found


def as_read(plan: Plan, row: Commitment) -> dict[str, object]:
    """A row in the terms of the truth."""
    above = {one.key: one.text for one in plan.headings} | {one.key: one.text for one in plan.commitments}
    return {
        "kind": row.kind.value,
        "ref": row.ref,
        "text": folded(row.text),
        "parent": folded(above.get(row.parent, "")),
        "officers": tuple(one.name for one in row.officers),
        "deadlines": tuple(day.isoformat() for day in row.deadlines),
        "status": row.progress.status,
        "percent": row.progress.percent,
        "comment": folded(row.progress.comment),
        "placed": bool(plan.address(row.lines)),
    }


def expected(plan: Invented) -> list[dict[str, object]]:
    """The rows of the truth, each with what it stands under."""
    found: list[dict[str, object]] = []
    activity = ""
    for row in plan.truth():
        parent = activity if row["kind"] == "milestone" else row["theme"]
        activity = row["text"] if row["kind"] == "activity" else activity
        found.append(
            {
                "kind": row["kind"],
                "ref": row["ref"],
                "text": row["text"],
                "parent": parent,
                "officers": tuple(filter(None, row["officers"].split("|"))),
                "deadlines": tuple(filter(None, row["deadlines"].split("|"))),
                "status": row["status"],
                "percent": float(row["percent"]) if row["percent"] else None,
                "comment": row["news"],
                "placed": True,
            }
        )
    return found


def folded(text: str) -> str:
    """A text with its blanks folded; a line end behind a hyphen is none."""
    return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(text.split()))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("plan", [THORNWICK, EASTMERE], ids=lambda plan: plan.name)
def test_rows_are_wholly_right(plan: Invented, name: str, tmp_path: Path) -> None:
    found = read(plan, name, tmp_path)
    rows = [as_read(found, row) for row in found.commitments]
    wrong = [row for row in expected(plan) if row not in rows]
    assert len(rows) == len(expected(plan)), [row["text"] for row in rows]
    share = 1 - len(wrong) / len(expected(plan))
    assert share >= LEAST.get(name, 0.95), (share, wrong, [row for row in rows if row not in expected(plan)])
