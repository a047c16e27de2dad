"""Records of labels, drafted where a line tells where one begins, else refused."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from goldenthread.errors import LayoutError
from goldenthread.model import Kind
from goldenthread.read.layout_draft import draft_layout
from tests.read.test_layout_draft import read

FIRST = ("Owner: Ida May", "Due date: 31 May 2031", "Progress: 40%", "Comments:", "Stakes are cut.", "Rope is short.")
SECOND = ("Owner: Roy Poe", "Due date: 30 June 2031", "Progress: 100%")


def document(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "returns.txt"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def drafted(path: Path) -> dict[str, Any]:
    return tomllib.loads(draft_layout(path.read_bytes(), path).text)


def test_records_that_begin_with_a_reference_are_read_whole(tmp_path: Path) -> None:
    plan = read(
        document(tmp_path, "3.1 Stake the eel beds", *FIRST, "3.2 Dredge the creek", *SECOND), tmp_path / "data"
    )
    one, two = plan.commitments
    assert [(c.kind, c.ref, c.text) for c in (one, two)] == [
        (Kind.ACTIVITY, "3.1", "Stake the eel beds"),
        (Kind.ACTIVITY, "3.2", "Dredge the creek"),
    ]
    assert [o.name for o in one.officers] == ["Ida May"]
    assert [str(d) for d in two.deadlines] == ["2031-06-30"]
    assert one.progress.comment == "Stakes are cut. Rope is short."
    assert (one.progress.percent, two.progress.percent, two.progress.comment) == (40, 100, "")
    assert [claim.line for claim in plan.claims if claim.taken_for == "unclaimed"] == []


def test_a_paragraph_that_looks_like_a_reference_makes_the_pattern_stricter(tmp_path: Path) -> None:
    lines = ("3.1 Stake the eel beds", *FIRST, "12 stakes were lost.", "3.2 Dredge the creek", *SECOND)
    plan = read(document(tmp_path, *lines), tmp_path / "data")
    assert [c.ref for c in plan.commitments] == ["3.1", "3.2"]
    assert plan.commitments[0].progress.comment == "Stakes are cut. Rope is short. 12 stakes were lost."


def test_a_record_may_begin_with_its_title_behind_a_label(tmp_path: Path) -> None:
    lines = ("Action: Stake the eel beds", *SECOND, "Action: Dredge the creek", *SECOND)
    plan = read(document(tmp_path, *lines), tmp_path / "data")
    assert [c.text for c in plan.commitments] == ["Stake the eel beds", "Dredge the creek"]


def test_a_record_may_begin_with_a_heading(tmp_path: Path) -> None:
    lines = ("# Creek returns", "## Stake the eel beds", *FIRST, "## Dredge the creek", *SECOND)
    path = document(tmp_path, *lines).rename(tmp_path / "returns.md")
    (records,) = drafted(path)["records"]
    assert records["begins"] == r"^##\s+(?P<title>.+)$"
    plan = read(path, tmp_path / "data")
    assert [c.text for c in plan.commitments] == ["Stake the eel beds", "Dredge the creek"]


def test_where_nothing_tells_a_first_line_from_a_paragraph_nothing_is_drafted(tmp_path: Path) -> None:
    path = document(tmp_path, "Stake the eel beds", *FIRST, "Dredge the creek", *SECOND)
    with pytest.raises(LayoutError, match="nothing tells where a record begins"):
        draft_layout(path.read_bytes(), path)


def test_prose_with_colons_is_no_record(tmp_path: Path) -> None:
    path = document(tmp_path, "Note: the creek is low.", "It is said: wait.", "Owner: Ida May")
    with pytest.raises(LayoutError, match="no table was found"):
        draft_layout(path.read_bytes(), path)


def test_what_was_counted_is_expected_halved_and_doubled(tmp_path: Path) -> None:
    lines = [line for n in (1, 2, 3) for line in (f"{n}.1 Stake bed {n}", *SECOND)]
    assert drafted(document(tmp_path, *lines))["expect"] == {"activities": [2, 6]}


def test_labels_in_another_order_below_numbered_lines(tmp_path: Path) -> None:
    third = ("Due date: TBC", "Owner: Ida May", "Comments:", "A cart was lent.")
    lines = ("# Eel plan", "1. Stake the eel beds", *FIRST, "2. Dredge the creek", *SECOND, "3. Sell the carts", *third)
    plan = read(document(tmp_path, *lines), tmp_path / "data")
    assert [(c.ref, c.text) for c in plan.commitments] == [
        ("1", "Stake the eel beds"),
        ("2", "Dredge the creek"),
        ("3", "Sell the carts"),
    ]
    last = plan.commitments[2]
    assert [o.name for o in last.officers] == ["Ida May"]
    assert (last.deadlines, last.deadline_printed, last.progress.comment) == ((), "TBC", "A cart was lent.")


def test_records_that_begin_with_the_label_of_their_reference(tmp_path: Path) -> None:
    one = ("Ref: E1", "Action: Stake the eel beds", *FIRST)
    two = ("Ref: E2", "Action: Dredge the creek", *SECOND, "Cost: 400 crowns")
    plan = read(document(tmp_path, *one, *two), tmp_path / "data")
    assert [(c.ref, c.text) for c in plan.commitments] == [("E1", "Stake the eel beds"), ("E2", "Dredge the creek")]
    assert plan.commitments[1].notes == (("Cost", "400 crowns"),)


def test_a_dash_may_stand_for_the_colon_of_a_label(tmp_path: Path) -> None:
    lines = ("Action - Stake the eel beds", *(f.replace(": ", " - ") for f in FIRST[:2]))
    more = ("Action - Dredge the creek", *(f.replace(": ", " - ") for f in SECOND[:2]))
    plan = read(document(tmp_path, *lines, *more), tmp_path / "data")
    assert [c.text for c in plan.commitments] == ["Stake the eel beds", "Dredge the creek"]
    assert [str(c.deadlines[0]) for c in plan.commitments] == ["2031-05-31", "2031-06-30"]
