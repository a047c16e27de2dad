"""``goldenthread layout check``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.council import PLAN, REVIEW, Council
from tests.cli.conftest import Answer, Run


def check(
    goldenthread: Run, council: Council, *words: str, layout: str = "brackenford-plan", name: str = PLAN
) -> Answer:
    return goldenthread("layout", "check", council.data / name, "--layout", layout, "--data", council.data, *words)


def test_every_line_with_its_rule(goldenthread: Run, council: Council) -> None:
    answer = check(goldenthread, council)
    assert answer.code == 0
    first, lines = answer.out.split("\n\n", 1)[0].splitlines(), answer.out.split("\n\n", 1)[1].splitlines()
    assert first[0] == "first rows as read:"
    assert "    title         Bring recycling to every flat in the borough" in first
    assert [int(line.split()[0]) for line in lines[:35]] == list(range(1, 36))
    assert lines[5].split()[1:3] == ["header", "table-head"]
    assert lines[10].split()[1:4] == ["continuation", "rejoined-row", "+rejoin-split-row"]
    assert "D1 | Bring recycling" in lines[6]
    assert lines[-1] == "left over: nothing"


def test_only_lines_of_a_kind(goldenthread: Run, council: Council) -> None:
    lines = check(goldenthread, council, "--only", "heading").out.splitlines()
    shown = lines[: lines.index("")]
    assert [line.split(None, 3)[3] for line in shown] == [
        "GOAL ONE: Streets to be proud of",
        "Aim 1 - Clean and green neighbourhoods",
        "Aim 2 - Safe roads",
        "GOAL TWO: A fair start",
        "Aim 3 - Homes that people can afford",
    ]


def test_what_is_left_over_ends_with_one(goldenthread: Run, council: Council) -> None:
    answer = check(goldenthread, council, "--summary", name=REVIEW)
    assert answer.code == 1
    assert "left over: 16" in answer.out
    assert "     7  unclaimed    no-table                 1 | AMBER | 50% | Bring recycling" in answer.out


def test_many_left_over_are_not_all_printed_twice(goldenthread: Run, council: Council) -> None:
    council.write("long.txt", "nothing\tknown\n" * 50)
    answer = check(goldenthread, council, "--summary", name="long.txt")
    assert answer.out.count("nothing | known") == 20
    assert "... and 30 more" in answer.out


def test_which_fields_are_filled(goldenthread: Run, council: Council) -> None:
    out = check(goldenthread, council, "--summary").out
    assert "activity: 4 (reference 4, title 4, officers 4, directorates 4, lead members 4, deadline 4)" in out
    assert "milestone: 10 (reference 10, title 10, officers 10, directorates 10, deadline 9)" in out
    assert "date-impossible (read-dates)" in out


def test_an_empty_document_is_refused(goldenthread: Run, council: Council) -> None:
    council.write("empty.txt", "\n")
    assert "the document is empty" in check(goldenthread, council, name="empty.txt").refusal


def test_nothing_is_written(goldenthread: Run, council: Council) -> None:
    before = sorted(council.data.rglob("*"))
    check(goldenthread, council)
    assert sorted(council.data.rglob("*")) == before


def test_statuses_that_the_layout_does_not_explain_are_listed(goldenthread: Run, council: Council) -> None:
    text = council.text(REVIEW)
    assert text.count("Not started") == 1
    council.write("odd.txt", text.replace("Not started", "Off to sea"))
    out = check(goldenthread, council, "--summary", layout="brackenford-review", name="odd.txt").out
    heading = "statuses to explain in [statuses], as one of completed, delayed, discontinued, in progress, not started,"
    line = next(number for number, one in enumerate(text.splitlines(), start=1) if "Not started" in one)
    assert heading in out
    assert f"{line:>6}  'Off to sea'" in out.splitlines()
    council.write("even.txt", text)
    assert heading not in check(goldenthread, council, "--summary", layout="brackenford-review", name="even.txt").out


def test_the_document_is_painted_and_the_answer_is_the_same(
    goldenthread: Run, council: Council, tmp_path: Path
) -> None:
    page = tmp_path / "pages" / "painted.html"
    told = check(goldenthread, council, "--summary")
    again = check(goldenthread, council, "--summary", "--html", str(page))
    assert (again.code, again.out) == (told.code, told.out)
    assert "<b>title</b>" in page.read_text(encoding="utf-8")
    before = page.read_bytes()
    check(goldenthread, council, "--summary", "--html", str(page))
    assert page.read_bytes() == before


def test_a_page_that_cannot_be_written_is_told_in_one_line(goldenthread: Run, council: Council, tmp_path: Path) -> None:
    assert "the page cannot be written" in check(goldenthread, council, "--html", str(tmp_path)).refusal


@pytest.mark.parametrize(
    ("name", "said"), [("returns.csv", "2031-09-30  (printed: Q2)"), ("copy.csv", "nothing  (printed: Q2)")]
)
def test_the_catalogue_says_of_which_year_a_document_is(
    goldenthread: Run, tmp_path: Path, name: str, said: str
) -> None:
    """A quarter without a year is one of the year of its document; of a file that is not listed nobody can tell."""
    for listed in ("returns.csv", "copy.csv"):
        (tmp_path / listed).write_text("No,Action,Due date\n1,Sweep the slip,Q2\n2,Mend the wall,Q3\n")
    data = tmp_path / "data"
    added = goldenthread(
        *("add", tmp_path / "returns.csv", "--body", "saltreach", "--edition", "2031-32"),
        *("--document", "plan", "--data", data),
    )
    assert added.code == 0
    file = data / "sources" / name if name == "returns.csv" else tmp_path / name
    answer = goldenthread("layout", "check", file, "--layout", "saltreach-plan", "--data", data)
    assert f"    deadline      {said}" in answer.out.splitlines()
