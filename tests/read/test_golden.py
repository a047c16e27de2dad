"""The five real editions: every row as careful readers read it, and nothing of their documents left over."""

from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.model import Plan
from goldenthread.read.patches import load_patches
from goldenthread.stages import read
from tests.read.golden import DATA, FOLDER, golden_lines
from tests.read.test_any_text import accounted

LABELS = ("2007-08", "2012-13", "2013-14", "2016-17", "2017-18")


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {plan.edition.label: plan for plan in read(DATA)[0].plans}


@pytest.fixture(scope="module")
def unpatched() -> dict[str, Plan]:
    return {plan.edition.label: plan for plan in read(DATA, patches=False)[0].plans}


@pytest.mark.parametrize("label", LABELS)
def test_every_row_is_read_as_a_careful_reader_reads_it(plans: dict[str, Plan], label: str) -> None:
    expected = (FOLDER / f"{label}.tsv").read_text(encoding="utf-8").splitlines()
    assert golden_lines(plans[label]) == expected


@pytest.mark.parametrize(
    ("label", "counts"),
    [
        ("2007-08", {"theme": 5, "objective": 75, "activity": 212, "milestone": 510}),
        ("2012-13", {"theme": 5, "priority": 18, "activity": 68, "milestone": 243}),
        ("2013-14", {"theme": 5, "priority": 19, "activity": 82, "milestone": 283}),
        ("2016-17", {"theme": 3, "priority": 9, "activity": 48, "milestone": 268}),
        ("2017-18", {"theme": 3, "priority": 9, "activity": 50, "milestone": 230}),
    ],
)
def test_how_many_there_are(plans: dict[str, Plan], label: str, counts: dict[str, int]) -> None:
    plan = plans[label]
    kinds = [*(row.kind for row in plan.headings), *(row.kind for row in plan.commitments)]
    assert Counter(kind.value for kind in kinds) == counts


@pytest.mark.parametrize("label", LABELS)
def test_every_line_is_accounted_for(plans: dict[str, Plan], label: str) -> None:
    accounted(plans[label])
    assert not [claim for claim in plans[label].claims if claim.taken_for == "unclaimed"]


@pytest.mark.parametrize("label", LABELS)
def test_a_line_is_claimed_twice_only_where_it_prints_two_rows(plans: dict[str, Plan], label: str) -> None:
    """Without a reason no line goes into two records: a cell of several milestones, or the end of a row above."""
    twice = Counter(claim.line for claim in plans[label].claims if claim.taken_for != "measure")
    plan = plans[label]
    told = {line for issue in plan.issues for line in (issue.lines or (issue.line,))}
    for line, count in twice.items():
        owners = {claim.owner for claim in plan.claims if claim.line == line}
        assert len(owners) == count, "the same record claims a line once"
        if count > 1 and label != "2012-13":  # the Action Plan prints names, leads and milestones side by side
            assert line in told


@pytest.mark.parametrize("label", LABELS)
def test_patches_change_only_what_they_say(plans: dict[str, Plan], unpatched: dict[str, Plan], label: str) -> None:
    mine = [patch for patch in load_patches(DATA / "patches") if patch.edition == label]
    before, after = golden_lines(unpatched[label]), golden_lines(plans[label])
    changed = {line.split("\t")[1] for line in set(before) ^ set(after)}
    assert changed == {str(patch.line) for patch in mine}
    assert sum(issue.code == "patched" for issue in plans[label].issues) == len(mine)
    assert not [issue for issue in plans[label].issues if issue.code == "patch-unused"]
    assert not [issue for issue in unpatched[label].issues if issue.rule == "patch"]


def test_there_are_few_patches_each_with_a_reason() -> None:
    patches = load_patches(DATA / "patches")
    assert len(patches) <= 60
    assert all(len(patch.reason.split()) >= 8 for patch in patches)


@pytest.mark.parametrize(
    ("label", "line", "code", "field", "printed", "value"),
    [
        ("2013-14", 666, "stray-text", "comment", "_", ""),
        ("2013-14", 446, "percent-illegible", "percent", "11111%", "100"),
        ("2013-14", 371, "cell-repaired", "deadline", "00/00/0040 / 30/06/2013", "30/06/2013"),
        ("2013-14", 371, "cell-repaired", "percent", "100% / 10076", "100%"),
        ("2017-18", 386, "date-impossible", "deadline", "31/04/17", "2017-04-30"),
        ("2013-14", 373, "title-missing", "title", "emergency funding. | Colin", ""),
    ],
)
def test_what_was_mended_stands_in_an_issue(
    plans: dict[str, Plan], label: str, line: int, code: str, field: str, printed: str, value: str
) -> None:
    found = [issue for issue in plans[label].issues if (issue.line, issue.code, issue.field) == (line, code, field)]
    assert any(issue.printed.startswith(printed) and issue.value == value for issue in found)


@pytest.mark.parametrize("label", LABELS)
def test_an_issue_prints_what_its_lines_print(plans: dict[str, Plan], label: str) -> None:
    plan = plans[label]
    for issue in plan.issues:
        if issue.code in ("date-impossible", "date-illegible", "percent-illegible", "cell-repaired", "cell-split"):
            lines = " ".join(plan.lines[line - 1] for line in issue.lines or (issue.line,))
            first = issue.printed.split(" | ")[0].split(" / ")[0]
            assert issue.printed
            assert "".join(first.split())[:20] in "".join(lines.split())
