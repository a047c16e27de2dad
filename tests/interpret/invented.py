"""A small invented layout, and how a few lines are read by it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goldenthread.model import Plan
from goldenthread.read.layout import Layout
from goldenthread.read.reader import read_edition
from tests.read.test_any_text import PLAN_YEAR

ROWS: dict[str, Any] = {
    "name": "rows",
    "description": "One row a commitment.",
    "furniture": [
        {"name": "page number", "pattern": r"^Page \d+$"},
        {"name": "front page", "pattern": "^Foreword$", "until": "^Goal"},
    ],
    "headings": [
        {"kind": "theme", "pattern": r"^Goal (?P<ref>\w+): (?P<text>.+)$"},
        {"kind": "priority", "pattern": r"^Aim (?P<ref>\d\.\d) (?P<text>.+)$"},
        {"kind": "objective", "pattern": r"^To (?P<text>.+)$"},
    ],
    "tables": [
        {
            "name": "promises",
            "states": "activity",
            "columns": ["title", "officers", "deadline", "status", "comment"],
            "header": {"Promise": "title", "Lead": "officers", "Due": "deadline", "Status": "status"},
        },
        {
            "name": "steps",
            "states": "milestone",
            "columns": ["title", "officers", "deadline", "status", "comment"],
            "header": {
                "Step": "title",
                "Lead": "officers",
                "Due": "deadline",
                "Status": "status",
                "Comments": "comment",
            },
        },
        {
            "name": "page head",
            "states": "nothing",
            "columns": [],
            "header": {"Promise/Step": "title", "Lead": "officers"},
        },
    ],
    "refs": {"activity": r"^(?P<ref>\d\.\d[a-z])\s+"},
    "number_words": {"one": "1", "two": "2"},
    "statuses": {"Complete": "completed", "On target": "on target"},
}
HEAD = "Promise\tLead\tDue\tStatus"
STEPS = "Step\tLead\tDue\tStatus\tComments"

BLOCKS: dict[str, Any] = {
    "name": "blocks",
    "description": "A name and its leads beside a list of steps.",
    "headings": [{"kind": "theme", "pattern": "^Goal: (?P<text>.+)$"}],
    "tables": [
        {
            "name": "blocks",
            "states": "block",
            "columns": ["title", "leads", "milestones"],
            "header": {"Action": "title", "Leads": "leads", "Steps and deadlines": "milestones"},
        }
    ],
    "member_titles": ["Cllr"],
    "widths": {"title": 20, "leads": 20, "milestones": 60},
}
BLOCK_HEAD = "Action\tLeads\tSteps and deadlines"


def layout(base: dict[str, Any] = ROWS, **changes: Any) -> Layout:
    """A layout, with other entries."""
    return Layout.model_validate({**base, **changes})


def read(lines: Sequence[str], by: Layout | None = None) -> Plan:
    """The plan of a few lines."""
    return read_edition(PLAN_YEAR, "\n".join(lines).encode(), by or layout(), Path("plan.txt"))


def taken(plan: Plan) -> list[str]:
    """What each line was taken for."""
    return [claim.taken_for for claim in sorted(plan.claims)]


def rules(plan: Plan) -> set[tuple[int, str, str]]:
    """Line, code and rule of every issue."""
    return {(issue.line, issue.code, issue.rule) for issue in plan.issues}
