"""Lists within lists are the hierarchy of a document without tables, where a draft finds them so."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from goldenthread.errors import GoldenThreadError
from goldenthread.model import Kind
from tests.read.test_activity_columns import Row, added, rows_of

LISTS = """# Wendle plan

## Harbour

We mean to do this.

1. Keep the quay
   - Point the wall
   - Grease the crane
2. Light the pier

## Mill

* Run the mill
    * Dress the stones
"""
PAGE = """<h1>Wendle plan</h1><nav><ul><li>Home<ul><li>Council</ul></ul></nav><h2>Harbour</h2><p>We mean to do this.</p>
<ol><li>Keep the quay<ul><li>Point the wall</li><li><p>Grease the crane</p></li></ul></li><li>Light the pier</li></ol>
<h2>Mill</h2><ul><li>Run the mill<ul><li>Dress the stones</li></ul></li></ul>"""
TREE = [
    (Kind.ACTIVITY, "Keep the quay", "Harbour"),
    (Kind.MILESTONE, "Point the wall", "Keep the quay"),
    (Kind.MILESTONE, "Grease the crane", "Keep the quay"),
    (Kind.ACTIVITY, "Light the pier", "Harbour"),
    (Kind.ACTIVITY, "Run the mill", "Mill"),
    (Kind.MILESTONE, "Dress the stones", "Run the mill"),
]


def as_word() -> bytes:
    document = docx.Document()
    document.add_heading("Wendle plan", 1)
    for line in LISTS.split("\n")[2:]:
        text = line.strip(" *-#.0123456789")
        if line.startswith("##"):
            document.add_heading(text, 2)
        elif line.startswith(" "):
            document.add_paragraph(text, style="List Bullet 2")
        elif line[:1] in ("1", "2", "*"):
            document.add_paragraph(text, style="List Number")
        elif text:
            document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), [("a.md", LISTS.encode()), ("a.html", PAGE.encode()), ("a.docx", as_word())]
)
def test_items_that_hold_others_are_activities_and_those_below_milestones(
    tmp_path: Path, name: str, content: bytes
) -> None:
    plan, guesses = added(tmp_path, name, content)
    assert [(row.kind, row.text, row.under) for row in rows_of(plan)] == TREE
    assert "names and dates inside the items" in guesses
    assert "list-as-hierarchy" in {issue.code for issue in plan.issues}
    assert all(plan.address(row.lines) for row in plan.commitments)


def test_printed_numbers_are_references(tmp_path: Path) -> None:
    plan, _ = added(tmp_path, "a.md", LISTS.encode())
    assert [row.ref for row in plan.commitments] == ["1", "", "", "2", "", ""]


def test_the_first_of_three_levels_are_headings(tmp_path: Path) -> None:
    text = "- Harbour\n  - Keep the quay\n    - Point the wall\n- Mill\n  - Run the mill\n    - Dress the stones\n"
    plan, _ = added(tmp_path, "a.md", text.encode())
    assert rows_of(plan)[:2] == [
        Row(Kind.ACTIVITY, "Keep the quay", "Harbour"),
        Row(Kind.MILESTONE, "Point the wall", "Keep the quay"),
    ]


def test_a_deeper_level_is_told(tmp_path: Path) -> None:
    text = "- A quay\n  - Keep it\n    - Point it\n      - Buy lime\n- A mill\n  - Run it\n    - Dress it\n"
    plan, _ = added(tmp_path, "a.md", text.encode())
    told = [(issue.line, issue.rule) for issue in plan.issues if issue.code == "list-as-hierarchy"]
    assert told == [(1, "read-lists"), (4, "read-deep-lists")]


@pytest.mark.parametrize(
    "text",
    [
        "We will:\n\n- keep the quay\n- run the mill\n",  # one level: it may be any list
        "- Keep the quay\n  - Lead: Ida Storr\n  - Due: March\n- Run the mill\n  - Lead: Una Voss\n  - Due: June\n",
        "- Keep the quay\n  - Point the wall\n",  # one item alone
    ],
)
def test_lists_that_tell_no_hierarchy_are_not_taken_for_one(tmp_path: Path, text: str) -> None:
    try:
        plan, _ = added(tmp_path, "a.md", text.encode())
    except GoldenThreadError:
        return  # no table, and no record either: it is refused in words
    assert "list-as-hierarchy" not in {issue.code for issue in plan.issues}


def test_lists_beside_a_table_stay_prose(tmp_path: Path) -> None:
    table = "| No | Task | Due date |\n|---|---|---|\n| 1 | Point the wall | 30/06/2031 |\n| 2 | Sweep | 30/09/2031 |\n"
    plan, _ = added(tmp_path, "a.md", f"{LISTS}\n{table}".encode())
    assert [row.text for row in plan.commitments] == ["Point the wall", "Sweep"]
