"""Headings that are the commitments, above small tables of their steps."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from goldenthread.model import Commitment
from goldenthread.read.check import unlisted_edition
from goldenthread.read.layout import Layout
from goldenthread.read.layout_draft import draft_layout
from goldenthread.read.reader import read_edition

QUAYS = (("Agree the rota", "Ina Roe", "30/06/2031"), ("Open on Sundays", "Tom Ash", "31/12/2031"))
ROADS = (("Survey the lane", "Tom Ash", "30/05/2031"), ("Lay the setts", "Lena May", "31/03/2032"))


def headed(head: str, first: str, second: str, *, mark: str = "### ", refs: Sequence[str] = ()) -> bytes:
    """A page of two headings of one theme each, with a small table below."""
    lines = ["# Wyremouth plan", ""]
    for theme, heading, rows in (("Learning", first, QUAYS), ("Streets", second, ROADS)):
        numbered = [(ref, *row) for ref, row in zip(refs, rows, strict=True)] if refs else list(rows)
        top = ("No", head, "Lead officer", "By when") if refs else (head, "Lead officer", "By when")
        lines += [f"## {theme}", "", f"{mark}{heading}", "", *(f"| {' | '.join(row)} |" for row in [top]), "| - " * 3]
        lines += [*(f"| {' | '.join(row)} |" for row in numbered), ""]
    return "\n".join(lines).replace("| - | - | - ", f"|{' --- |' * (4 if refs else 3)}").encode()


def commitments(content: bytes, name: str = "plan.md") -> tuple[Sequence[Commitment], Sequence[str]]:
    draft = draft_layout(content, Path(name))
    layout = Layout.model_validate({"name": "plan", **tomllib.loads(draft.text)})
    return read_edition(unlisted_edition(Path(name), "plan"), content, layout, Path(name)).commitments, draft.guesses


@pytest.mark.parametrize(
    ("head", "first", "second", "kinds"),
    [
        ("Step", "Longer hours", "Better lanes", ["activity", "milestone", "milestone"]),
        ("Action", "1.1 Extend the library hours", "2.1 Pave the old lane", ["activity", "milestone", "milestone"]),
        ("Action", "Extend the library hours", "Pave the old lane", ["activity", "activity"]),
        ("Action", "1. Extend the library hours", "2. Pave the old lane", ["activity", "activity"]),
        ("Action", "1.1 Libraries", "2.1 Old lanes", ["activity", "activity"]),
    ],
)
def test_numbered_headings_above_rows_without_numbers_are_the_commitments(
    head: str, first: str, second: str, kinds: list[str]
) -> None:
    found, said = commitments(headed(head, first, second))
    assert [one.kind for one in found] == kinds * 2
    numbered = head == "Action" and "milestone" in kinds
    assert any(line.startswith("a guess: headings are the commitments") for line in said) == numbered
    assert [one.ref for one in found if not one.officers] == (
        ["1.1", "2.1"] if numbered else [""] * ("milestone" in kinds) * 2
    )


@pytest.mark.parametrize(("refs", "kinds"), [(("1", "2"), "milestone"), (("a", "b"), "milestone")])
def test_numbers_that_begin_anew_below_numbered_headings_are_of_milestones(refs: Sequence[str], kinds: str) -> None:
    found, _ = commitments(headed("Action", "1.1 Extend the library hours", "2.1 Pave the old lane", refs=refs))
    assert {one.kind for one in found if one.officers} == {kinds}


def test_the_heading_above_the_first_commitment_is_no_title() -> None:
    lines = ["Wyremouth plan 2031/32"]
    for theme, heading, rows in (("Learning", "1.1 Extend the hours", QUAYS), ("Streets", "2.1 Pave a lane", ROADS)):
        lines += [theme, heading, "Step,Lead officer,By when", *(",".join(row) for row in rows)]
    content = "\n".join(f"{line}{',' * (2 - line.count(','))}" for line in lines).encode()
    draft = tomllib.loads(draft_layout(content, Path("plan.csv")).text)
    layout = Layout.model_validate({"name": "plan", **draft})
    plan = read_edition(unlisted_edition(Path("plan.csv"), "plan"), content, layout, Path("plan.csv"))
    assert [one.text for one in plan.headings] == ["Learning", "Streets"]
    assert [one.parent for one in plan.commitments if not one.officers] == [one.key for one in plan.headings]
