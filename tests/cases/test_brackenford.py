"""Brackenford: an invented council whose tables look like no other, from its files to a validated graph."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.read.check import check_layout
from goldenthread.read.formats import read_rows
from goldenthread.stages import read
from tests.cases.council import BRACKENFORD, PLAN, REVIEW
from tests.read.golden import golden_lines
from tests.read.plans.writers import FORMATS
from tests.read.test_any_text import accounted
from tests.read.test_plans_in_all_formats import EASTMERE, THORNWICK, Invented

DOCS = Path(__file__).parents[2] / "docs" / "add-a-document.md"


@pytest.mark.parametrize("label", ["2018-19", "2019-20"])
def test_every_row_is_read(label: str) -> None:
    """The expected rows were written down from the documents."""
    (plan,) = (plan for plan in read(BRACKENFORD)[0].plans if plan.edition.label == label)
    expected = (BRACKENFORD.parent / "expected" / f"{label}.tsv").read_text(encoding="utf-8").splitlines()
    assert golden_lines(plan) == expected
    accounted(plan)


def test_no_name_of_the_council_stands_in_the_program() -> None:
    source = DOCS.parents[1] / "src"
    for path in source.rglob("*.py"):
        assert "brackenford" not in path.read_text(encoding="utf-8").lower(), path


def test_what_is_mended_names_its_rule() -> None:
    checked = check_layout(BRACKENFORD / PLAN, BRACKENFORD / "layouts", "brackenford-plan")
    mended = {line.number: line.repairs for line in checked.lines if line.repairs}
    assert mended == {10: ("rejoin-split-row",), 11: ("rejoin-split-row",), 17: ("read-dates",)}
    assert checked.counts == {
        "activity": 4,
        "milestone": 10,
        "continuation": 1,
        "heading": 5,
        "header": 9,
        "furniture": 4,
        "blank": 2,
    }
    assert checked.left_over == ()
    assert checked.filled["milestone"][""] == 10
    assert checked.filled["milestone"]["deadline"] == 9


def test_a_layout_of_another_document_shows_what_is_left_over() -> None:
    checked = check_layout(BRACKENFORD / REVIEW, BRACKENFORD / "layouts", "brackenford-plan")
    assert [line.number for line in checked.left_over] == [n for n in range(1, 18) if n != 3]
    assert {line.rule for line in checked.left_over} == {"no-table"}


def blocks(kind: str = "[a-z]+") -> list[tuple[str, list[str]]]:
    """The fenced blocks of the guide in their order, each with its kind."""
    found = re.findall(rf"^```({kind})\n(.*?)^```$", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [(name, block.splitlines()) for name, block in found]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place in which the guide is followed, with the repository's cases at hand."""
    shutil.copytree(BRACKENFORD.parents[1], tmp_path / "tests" / "cases", ignore=shutil.ignore_patterns("*.py", "__*"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(line: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a command of the guide prints; all but those of the program are the shell's."""
    if line.startswith("goldenthread "):
        assert run(shlex.split(line)[1:]) in (0, 1), line
        return capsys.readouterr().out.splitlines()
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_the_guide_prints_what_the_program_prints(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command of its consoles is run as it is written, and every line below is printed, in that order.

    Three dots stand for any lines.
    """
    commands = 0
    for kind, block in blocks():
        if kind == "toml" and block[0].startswith("# brackenford/"):
            Path(block[0].removeprefix("# ")).write_text("\n".join(block), encoding="utf-8")
        printed: Iterator[str] = iter(())
        for line in block if kind == "console" else ():
            if line.startswith("$ "):
                printed = iter(typed(line.removeprefix("$ "), capsys))
                commands += 1
            elif line != "...":
                assert any(line.rstrip() == other.rstrip() for other in printed), line
    assert commands == 19
    assert {path.name for path in Path().iterdir()} == {
        *("brackenford", "brackenford-graph", "eastmere", "eastmere-graph", "eastmere-tables"),
        *("ferrymouth", "tests", "thornwick"),
    }
    assert list((here / "brackenford-graph").iterdir())


def test_what_the_guide_changes_is_changed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each of its commands that edits a file leaves another one."""
    edits = 0
    for line in (line for kind, block in blocks("console") for line in block if line.startswith("$ ")):
        command = line.removeprefix("$ ")
        if command.startswith("sed "):
            file = Path(shlex.split(command)[-1])
            before = file.read_text(encoding="utf-8")
            typed(command, capsys)
            assert file.read_text(encoding="utf-8") != before, command
            edits += 1
        elif command.startswith("goldenthread add "):
            typed(command, capsys)
    assert edits == 3


@pytest.mark.parametrize(
    ("name", "plan", "written"),
    [("thornwick/monitor.xlsx", THORNWICK, "plan.xlsx"), ("eastmere/promises.pdf", EASTMERE, "ruled.pdf")],
)
def test_the_documents_of_the_guide_are_the_plans_whose_rows_are_known(name: str, plan: Invented, written: str) -> None:
    path = BRACKENFORD.parents[1] / name
    made = FORMATS[written](plan.title, plan.rows())
    assert read_rows(path.read_bytes(), path).rows == read_rows(made, path).rows


def test_the_guide_quotes_files_that_exist() -> None:
    """Every line of its TOML blocks stands in a file of the example, comments aside."""
    files = "\n".join(path.read_text(encoding="utf-8") for path in sorted(BRACKENFORD.rglob("*.toml")))
    known = {line.split("  #")[0].strip() for line in files.splitlines()} | {
        'licence = "not stated"',
        'sha256 = "..."',
        'language = "en"',
    }
    for _, block in blocks("toml"):
        if not block[0].startswith("#"):
            assert not {line.split("  #")[0].strip() for line in block} - known
