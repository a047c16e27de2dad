"""Patches: what the print shows and the extraction lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goldenthread.errors import DataError
from goldenthread.model import Plan
from goldenthread.read.patches import Patch, apply_patches, load_patches
from tests.interpret.invented import BLOCK_HEAD, BLOCKS, HEAD, STEPS, layout, read

PLAN = read(
    [
        HEAD,
        "Plant trees\tAnn Lee (ENV)\t31/09/13\tComplete\tDone.",
        STEPS,
        "Dig\tAnn Lee (ENV)\t31/03/14\tComplete\tDone.",
        HEAD,
        "Sweep streets\tRoy Poe (ENV)\t31/03/14\tComplete\tDone.",
    ]
)
REASON = "The printed page shows it plainly."


def patch(**words: Any) -> Patch:
    """A patch of the promise on line 2, with other entries."""
    base = {"edition": "2013-14", "kind": "activity", "line": 2, "reason": REASON}
    return Patch.model_validate({**base, **words})


def patched(one: Patch) -> Plan:
    """The plan after a patch that fits."""
    done = apply_patches(PLAN, [one])
    assert done.applied == 1
    (issue,) = [issue for issue in done.plan.issues if issue.code == "patched"]
    assert (issue.line, issue.field, issue.printed, issue.value) == (one.line, one.field, one.printed, one.reading)
    assert issue.message == REASON
    return done.plan


def test_a_text() -> None:
    row = patched(patch(field="text", printed="Plant trees", reading="Plant 500 trees")).commitments[0]
    assert row.text == "Plant 500 trees"
    assert row.text_printed == PLAN.commitments[0].text_printed


def test_a_deadline() -> None:
    row = patched(patch(field="deadline", printed="31/09/13", reading="30/09/13")).commitments[0]
    assert [day.isoformat() for day in row.deadlines] == ["2013-09-30"]
    assert row.deadline_printed == "31/09/13"
    assert row.deadline_suggested == ()


def test_officers() -> None:
    row = patched(patch(field="officers", printed="Ann Lee (ENV)", reading="Anne Lea (HR)")).commitments[0]
    assert [officer.name for officer in row.officers] == ["Anne Lea"]
    assert row.directorates == ("HR",)
    assert row.officers_printed == "Ann Lee (ENV)"


def test_a_comment() -> None:
    row = patched(patch(field="comment", printed="Done.", reading="Done in May.")).commitments[0]
    assert row.progress.comment == "Done in May."
    assert row.progress.status == "completed"


def test_a_percentage() -> None:
    row = patched(patch(field="percent", printed="", reading="80%")).commitments[0]
    assert (row.progress.percent, row.progress.percent_printed) == (80.0, "")


def test_another_parent() -> None:
    plan = patched(patch(kind="milestone", line=4, field="parent", printed="Di", reading="6"))
    assert plan.commitments[1].parent == "a6"


def test_a_row_that_is_none() -> None:
    plan = patched(patch(kind="milestone", line=4, field="withdrawn", printed="Dig", reading=""))
    assert [row.line for row in plan.commitments] == [2, 6]


@pytest.mark.parametrize(
    "words",
    [
        {"field": "text", "printed": "Plant tree", "reading": "x"},
        {"field": "deadline", "printed": "31/09/13", "reading": "30/09/13", "line": 3},
        {"field": "deadline", "printed": "31/09/13", "reading": "30/09/13", "line": 3, "row": "Sweep"},
        {"field": "comment", "printed": "Done.", "reading": "x", "line": 0, "row": ""},
        {"field": "text", "printed": "", "reading": "x", "line": 3},
        {"field": "text", "printed": "Plant trees", "reading": "x", "kind": "milestone"},
        {"field": "parent", "printed": "Dig", "reading": "99", "kind": "milestone", "line": 4},
        {"field": "parent", "printed": "Dig", "reading": "6", "kind": "milestone", "line": 5},
        {"field": "parent", "printed": "Dig", "reading": "", "kind": "milestone", "line": 4},
        {"field": "parent", "printed": "Dig", "reading": "Sow", "kind": "milestone", "line": 4},
        {"field": "deadline", "printed": "31/09/13", "reading": "31/06/13"},
        {"field": "deadline", "printed": "31/09/13", "reading": "3O/0?/13"},
        {"field": "percent", "printed": "", "reading": "180%"},
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(words: dict[str, Any]) -> None:
    done = apply_patches(PLAN, [patch(**words)])
    assert done.applied == 0
    assert done.plan.commitments == PLAN.commitments
    (issue,) = [issue for issue in done.plan.issues if issue.code == "patch-unused"]
    assert issue.printed == words["printed"]


@pytest.mark.parametrize("line", [0, 3, 40])
def test_a_row_is_found_by_its_words_wherever_it_stands(line: int) -> None:
    by_title = patch(field="text", printed="Plant trees", reading="Plant 500 trees", line=line)
    by_row = patch(field="deadline", printed="31/09/13", reading="30/09/13", line=line, row="Plant")
    done = apply_patches(PLAN, [by_row, by_title])
    assert done.applied == 2
    assert done.plan.commitments[0].text == "Plant 500 trees"
    assert [day.isoformat() for day in done.plan.commitments[0].deadlines] == ["2013-09-30"]
    assert {issue.line for issue in done.plan.issues if issue.code == "patched"} == {2}


def test_of_several_rows_that_print_the_same_the_one_below_another_is_meant() -> None:
    twice = read([HEAD, "Sweep\tAnn Lee (ENV)\t31/03/14\tComplete\tDone.", "Dig\t\t31/03/14\tComplete\tDone."] * 2)
    words = {"field": "comment", "printed": "Done.", "reading": "Not done.", "line": 0, "row": "Sweep"}
    assert apply_patches(twice, [patch(**words)]).applied == 0
    done = apply_patches(twice, [patch(**words, above="Dig")])
    assert [row.progress.comment for row in done.plan.commitments] == ["Done.", "Done.", "Not done.", "Done."]


def test_of_several_steps_of_one_line_the_line_chooses_none() -> None:
    rows = [BLOCK_HEAD, "Plant trees\tCllr Fen (ENV)\tDig holes. (May 2013) Fill cans. (May 2013)"]
    plan = read(rows, layout(BLOCKS))
    steps = [row for row in plan.commitments if row.kind.value == "milestone"]
    assert [(row.line, row.deadline_printed) for row in steps] == [(2, "(May 2013)")] * 2
    words = {"kind": "milestone", "field": "deadline", "printed": "(May 2013)", "reading": "(June 2013)"}
    vague = apply_patches(plan, [patch(**words)])
    assert vague.applied == 0
    assert [row.deadlines for row in vague.plan.commitments] == [row.deadlines for row in plan.commitments]
    assert [issue.message for issue in vague.plan.issues if issue.code == "patch-unused"] == [
        "Several rows print what the patch replaces: say with 'row' or 'above' which it is."
    ]
    done = apply_patches(plan, [patch(**words, row="Fill")])
    assert [str(day) for row in done.plan.commitments for day in row.deadlines] == ["2013-05-31", "2013-06-30"]


@pytest.mark.parametrize(("language", "reading"), [("cy", "30 Medi 2013"), ("en", "30 September 2013")])
def test_a_reading_is_in_the_language_of_the_document(language: str, reading: str) -> None:
    one = patch(field="deadline", printed="31/09/13", reading=reading)
    for spoken in ("cy", "en"):
        done = apply_patches(replace(PLAN, edition=replace(PLAN.edition, language=spoken)), [one])
        assert done.applied == (spoken == language)
        days = [day.isoformat() for day in done.plan.commitments[0].deadlines]
        assert days == (["2013-09-30"] if spoken == language else [])


@pytest.mark.parametrize(("reading", "days"), [("", []), ("Ongoing", []), ("30 June 2013", ["2013-06-30"])])
def test_a_deadline_may_be_read_as_none(reading: str, days: list[str]) -> None:
    row = patched(patch(field="deadline", printed="31/09/13", reading=reading)).commitments[0]
    assert [str(day) for day in row.deadlines] == days


def test_the_activity_above_is_named_by_its_title() -> None:
    plan = apply_patches(PLAN, [patch(kind="milestone", line=0, field="parent", printed="Di", reading="Sweep")]).plan
    assert plan.commitments[1].parent == "a6"


@pytest.mark.parametrize("other", [{"edition": "2014-15"}, {"body": "elsewhere"}, {"document": "year-end-report"}])
def test_patches_of_another_document_are_not_looked_at(other: dict[str, str]) -> None:
    done = apply_patches(PLAN, [patch(field="text", printed="Plant trees", reading="x", **other)])
    assert (done.applied, done.plan) == (0, PLAN)


def test_no_folder_no_patches(tmp_path: Path) -> None:
    assert load_patches(tmp_path / "patches") == []


def test_a_reason_is_wanted(tmp_path: Path) -> None:
    lines = ('edition = "2013-14"', 'kind = "activity"', "line = 2", 'field = "text"', 'printed = "a"', 'reading = "b"')
    (tmp_path / "ours.toml").write_text("\n".join(("[[patches]]", *lines, 'reason = "typo"')))
    with pytest.raises(DataError, match=r"ours.toml: patches.0.reason"):
        load_patches(tmp_path)


@pytest.mark.parametrize("one", ['"words"', "7", "[]"])
def test_a_patch_that_is_no_table_is_told_with_its_place(one: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(f"patches = [{one}]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.toml: patches\.0: Input should be"):
        load_patches(tmp_path)
