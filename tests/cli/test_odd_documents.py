"""Documents that are odd, and can be read: nothing is lost, what is strange is an issue, memory stays bounded."""

from __future__ import annotations

import csv
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.council import PLAN, REVIEW, Council
from tests.cli.conftest import Run

Rows = list[dict[str, str]]


def table(goldenthread: Run, council: Council, name: str, *, ends_in: int = 0) -> Rows:
    """A table of the council's built graph; the build ends in that code."""
    assert goldenthread(*council.build).code == ends_in
    tables = council.out.parent / "tables"
    assert goldenthread("export", "--format", "csv", "--build", council.out, "--output", tables).code == 0
    with (tables / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def stated(rows: Rows) -> list[tuple[str, ...]]:
    """What the rows state, without their keys."""
    return [tuple(value for name, value in row.items() if name not in ("id", "parent", "thread")) for row in rows]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: "\ufeff" + text,
        lambda text: "\ufeff" + text.replace("\n", "\r\n").rstrip(),
        lambda text: text.replace("\t", " \t  "),
    ],
    ids=["windows line ends", "no last newline", "byte-order mark", "all of these", "blanks around tabs"],
)
def test_read_as_if_it_were_plain(goldenthread: Run, council: Council, change: Callable[[str], str]) -> None:
    plain = stated(table(goldenthread, council, "commitments"))
    council.source(PLAN, change(council.text(PLAN)))
    assert stated(table(goldenthread, council, "commitments")) == plain


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_with_their_mark_are_read_alike(goldenthread: Run, council: Council, encoding: str) -> None:
    plain = table(goldenthread, council, "commitments")
    places = [(row["edition"], row["lines"]) for row in plain]
    council.source(PLAN, council.text(PLAN).replace("\n", "\r\n").encode(encoding))
    now = table(goldenthread, council, "commitments")
    assert stated(now) == stated(plain)
    assert [(row["edition"], row["lines"]) for row in now] == places


def test_damage_of_an_encoding_is_told_with_its_line_and_mended_where_that_is_certain(
    goldenthread: Run, council: Council
) -> None:
    plain = stated(table(goldenthread, council, "commitments"))
    council.source(REVIEW, council.text(REVIEW).replace("Plant 500 trees", "Plant 500 tr\u00adees"))
    assert stated(table(goldenthread, council, "commitments")) == plain
    council.source(
        REVIEW, council.text(REVIEW).replace("Plant 500 tr\u00adees", "Plant \u00c3\u00a9 500\ufffd trees \x96")
    )
    titles = [row["text"] for row in table(goldenthread, council, "commitments")]
    assert [title for title in titles if "500\ufffd" in title] == ["Plant \u00e9 500\ufffd trees \u2013"]
    issues = [(row["edition"], row["line"], row["code"]) for row in table(goldenthread, council, "issues")]
    assert ("2019-20", "11", "encoding-repaired") in issues
    assert ("2019-20", "11", "encoding-damaged") in issues


def test_ligatures_accents_and_hidden_signs_break_no_thread(goldenthread: Run, council: Council) -> None:
    for path in (PLAN, REVIEW):
        council.source(path, council.text(path).replace("street", "str\u00e9et").replace("for", "for fi"))
    plain = stated(table(goldenthread, council, "links"))
    assert any("str\u00e9et" in value for row in plain for value in row)
    words = unicodedata.normalize("NFD", council.text(REVIEW)).replace("fi", "\ufb01")
    council.source(REVIEW, words.replace("trees", "tr\u00adees\u200b").replace(" with ", "\u00a0with\u00a0"))
    assert stated(table(goldenthread, council, "links")) == plain
    title = "str\u00e9et trees"
    assert goldenthread("query", "find-commitment", "--param", f"text={title}", "--build", council.out).out.count(title)


def test_control_characters_are_taken_out_and_told(goldenthread: Run, council: Council) -> None:
    plain = stated(table(goldenthread, council, "commitments"))
    council.source(REVIEW, council.text(REVIEW).replace("Plant 500 trees", "Plant\x07 500\x1b trees"))
    assert stated(table(goldenthread, council, "commitments")) == plain
    issues = [row for row in table(goldenthread, council, "issues") if row["code"] == "control-character"]
    assert [(row["edition"], row["line"]) for row in issues] == [("2019-20", "11")]


def test_a_tab_inside_a_title_is_put_back_where_the_date_shows_it(goldenthread: Run, council: Council) -> None:
    """In the review the date stands after the title: a tab too many slides it out of its column."""
    council.source(REVIEW, council.text(REVIEW).replace("Collect from all\x20", "Collect from all\t"))
    rows = table(goldenthread, council, "commitments")
    row = next(row for row in rows if (row["edition"], row["line"]) == ("2019-20", "9"))
    assert row["deadlines"] == "2020-03-31"
    repairs = [i for i in table(goldenthread, council, "issues") if (i["edition"], i["line"]) == ("2019-20", "9")]
    assert "repair-column-shift" in {issue["rule"] for issue in repairs}


def test_cells_beyond_the_table_are_told(goldenthread: Run, council: Council) -> None:
    council.source(REVIEW, council.text(REVIEW).replace("520 trees were planted.", "520 trees were planted.\tAnd more"))
    issues = table(goldenthread, council, "issues")
    assert [(i["line"], i["printed"]) for i in issues if i["rule"] == "cells-beyond-the-table"] == [("10", "And more")]


def test_a_header_that_the_layout_does_not_know(goldenthread: Run, council: Council) -> None:
    """Its line becomes no commitment in silence: the names that it does not know are told."""
    text = council.text(PLAN)
    council.source(PLAN, text.replace("By when\tNo.\tWe will\tOwner", "Target date\tNo.\tWe will\tWho leads"))
    issues = table(goldenthread, council, "issues")
    heads = [issue for issue in issues if issue["code"] == "header-unexpected"]
    assert [issue["line"] for issue in heads] == ["6", "13", "23", "30"]
    assert heads[0]["printed"] == "Target date | Who leads"


def test_rows_under_a_header_that_is_wholly_unknown(goldenthread: Run, council: Council) -> None:
    council.source(PLAN, "Termin\tNr.\tVorhaben\n31.03.2019\tD1\tBring recycling to every flat\n")
    told = goldenthread("build", "--data", council.data, "--out", council.out, "--quiet")
    assert (told.code, "look at 2018-19: No line was taken for a commitment" in told.err) == (1, True)
    rows = [row for row in table(goldenthread, council, "commitments", ends_in=1) if row["edition"] == "2018-19"]
    assert rows == []
    left = [row for row in table(goldenthread, council, "issues", ends_in=1) if row["code"] == "line-unclaimed"]
    assert [(row["line"], row["printed"]) for row in left] == [
        ("1", "Termin\tNr.\tVorhaben"),
        ("2", "31.03.2019\tD1\tBring recycling to every flat"),
    ]


def test_a_document_of_another_year(goldenthread: Run, council: Council) -> None:
    for old, new in (("2018", "2016"), ("2019", "2017")):
        council.source(PLAN, council.text(PLAN).replace(old, new))
    issues = table(goldenthread, council, "issues")
    (mismatch,) = [issue for issue in issues if issue["code"] == "year-mismatch"]
    assert (mismatch["edition"], mismatch["line"]) == ("2018-19", "")
    assert mismatch["printed"] == "13 of 13 deadlines"  # the fourteenth is 31 November
    assert mismatch["value"] == "2016, 2017"  # the year most often met stands first
    loud = goldenthread("build", "--data", council.data, "--out", council.out)
    assert "2018-19: Most deadlines lie outside the plan year (2018-04-01 to 2019-03-31)" in loud.err


def test_the_right_year_says_nothing(goldenthread: Run, council: Council) -> None:
    assert "plan year" not in goldenthread("build", "--data", council.data, "--out", council.out).err


MEASURE = """
import re, sys
from pathlib import Path
from goldenthread.cli import run
code = run(sys.argv[1:])
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1024, file=sys.stderr)
sys.exit(code)
"""
"""What is measured is the program's own: ``ru_maxrss`` also counts what the process that starts it held."""


def measured(*words: str | Path) -> tuple[int, str, int]:
    """Exit code, what was printed, and the most memory in megabytes of one command."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, words)], capture_output=True, text=True, check=False, timeout=300
    )
    return done.returncode, done.stdout, int(done.stderr.split()[-1])


@pytest.mark.slow
def test_a_line_of_50_megabytes(council: Council) -> None:
    giant = "<b>Bring recycling</b> to every (flat), (March 2013) 31/03/2019 Ann Lee & " * 700_000
    text = council.text(PLAN).replace("Let the contract", giant, 1)
    assert len(text) > 50_000_000
    council.source(PLAN, text)
    words = ("layout", "check", council.data / PLAN, "--layout", "brackenford-plan", "--data", council.data)
    code, out, megabytes = measured(*words)
    assert code == 0
    assert "line-shortened" in out
    assert len(out) < 20_000
    assert megabytes < 500


@pytest.mark.slow
def test_a_hundred_thousand_rows(council: Council) -> None:
    head, row = council.text(PLAN).splitlines()[7:9]
    many = [head, *(row.replace("40 blocks", f"{number} blocks") for number in range(100_000))]
    council.source(PLAN, "\n".join([*council.text(PLAN).splitlines()[:7], *many]))
    words = ("layout", "check", council.data / PLAN, "--layout", "brackenford-plan", "--only", "heading")
    code, out, megabytes = measured(*words, "--data", council.data)
    assert code == 0
    assert "milestone: 100,000 (" in out
    assert "left over: nothing" in out
    assert megabytes < 1_000
