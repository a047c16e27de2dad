"""README against the program: its consoles, its figures, its table of places."""

from __future__ import annotations

import csv
import io
import re
import shlex
import shutil
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.cases.council import BRACKENFORD

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCE = ROOT / "src" / "goldenthread"
TRACED = "affordable family homes"
ABOUT_THE_FIVE = {"trace", "compare", "query"}
"""Commands that README shows with words of the five editions."""
WRITES_DATA = "decide"
"""Tried in tests/cli/test_decide.py, with a data folder of its own."""


def console(command: str) -> list[str]:
    """What README shows below a command: the lines to the end of its block."""
    (block,) = re.findall(rf"^```console\n\$ {command} [^\n]*\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return str(block).splitlines()


def left_out(shown: Sequence[str], printed: Sequence[str]) -> str:
    """The first lines shown that are not printed, in that order and with gaps only where three dots stand; or none."""
    start = 0
    for lines in _runs(shown):
        places = [at for at in range(start, len(printed)) if list(printed[at : at + len(lines)]) == lines]
        if not places:
            return "\n".join(lines)
        start = places[0] + len(lines)
    return ""


def _runs(shown: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for line in shown:
        if line.startswith("..."):
            runs.append([])
        else:
            runs[-1].append(line)
    return [lines for lines in runs if lines]


def test_three_dots_stand_for_any_lines_and_nothing_else_does() -> None:
    printed = ["a", "b", "c", "d"]
    assert left_out(["a", "b", "...", "d"], printed) == ""
    assert left_out(["... (whatever)", "c"], printed) == ""
    assert left_out(["a", "c"], printed) == "a\nc"
    assert left_out(["c", "...", "b"], printed) == "b"


def test_make_does_what_the_readme_says() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    (steps,) = re.findall(r"^run: .*\n((?:\t.*\n)+)", rules, re.MULTILINE)
    called = [words for words in map(shlex.split, steps.splitlines()) if words[0].endswith("/goldenthread")]
    assert [words[1:] for words in called] == [["build"], ["trace", TRACED], ["site"]]


def test_as_many_contracts_are_kept_as_there_are() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = rules["tool"]["importlinter"]["contracts"]
    assert f"Contracts: {len(contracts)} kept, 0 broken." in console("make test")


def test_every_package_and_module_has_its_place() -> None:
    table = "\n".join(line.split("|")[1] for line in README.splitlines() if line.startswith("| `"))
    named = {name.removeprefix("src/goldenthread/") for name in re.findall(r"`([^`]+)`", table)}
    packages = {f"{path.parent.name}/" for path in SOURCE.glob("*/__init__.py")}
    modules = {path.name for path in SOURCE.glob("*.py") if not path.name.startswith("__")}
    assert packages
    assert sorted((packages | modules) - named) == []
    assert [name for name in sorted(named) if not ((ROOT / name).exists() or (SOURCE / name).exists())] == []


@pytest.mark.slow
def test_the_figures_are_those_of_the_five_editions(five_editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "summary-of-the-build", "--build", str(five_editions), "--format", "csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    built = [(row["figure"], f"{int(row['value']):,}") for row in rows]
    figures = console("make run")[: len(built)]
    assert [tuple(re.split(r"\s{2,}", line.strip())) for line in figures] == built


@pytest.mark.slow
def test_the_thread_is_told_as_shown(
    five_editions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["trace", TRACED, "--build", str(five_editions)]) == 0
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    (told,) = [lines for lines in _runs(console("make run")) if any("/thread/" in line for line in lines)]
    assert left_out(["...", *told, "..."], printed) == ""


def to_use() -> list[list[str]]:
    """The lines of "Use it", as words behind the program's name."""
    return [shlex.split(line, comments=True) for line in re.findall(r"^\$ goldenthread (.+)$", README, re.MULTILINE)]


@pytest.mark.slow
def test_what_is_asked_of_the_five_editions_is_answered(
    five_editions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [words for words in to_use() if words[0] in ABOUT_THE_FIVE]
    assert {words[0] for words in asked} == ABOUT_THE_FIVE
    for words in asked:
        assert run([*words, "--build", str(five_editions)]) == 0, words
        assert len(capsys.readouterr().out.splitlines()) > 3, words


@pytest.mark.slow
def test_what_is_shown_to_be_used_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other lines in their order, from the build on, in a folder with the data of a small council."""
    (tmp_path / "data").symlink_to(BRACKENFORD)
    monkeypatch.chdir(tmp_path)
    used = [words for words in to_use() if words[0] not in ABOUT_THE_FIVE | {WRITES_DATA}]
    assert used[0] == ["build"]
    assert len(used) > 5
    for words in used:
        assert run(words) in (0, 1), words
        if words == ["build"]:
            shutil.copytree("build", "old-build")
        said = capsys.readouterr()
        assert said.out or "--output" in words or "youth-unemployment.pdf" in said.err, words
    assert {"build", "data", "findings.html", "old-build", "plans", "tables", "youth-unemployment.pdf"} == {
        path.name for path in tmp_path.iterdir()
    }
    assert (tmp_path / "build" / "site" / "index.html").is_file()
