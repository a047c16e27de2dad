"""However a document or a data file is damaged: one line with a place, within seconds and a gigabyte."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.damages import everything, has_a_place, outcome


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    data = everything(folder / "data")
    assert run(["build", "--data", str(data), "--out", str(folder / "out"), "--quiet"]) == 0
    return data


def check(numbers: range, clean: Path, work: Path) -> None:
    found = [outcome(number, clean, work) for number in numbers]
    assert [one for one in found if one.fault] == []
    assert {one.code for one in found} >= {0, 2}


def test_some_damages_are_told_with_their_place(clean: Path, tmp_path: Path) -> None:
    check(range(0, 4400, 147), clean, tmp_path / "work")


@pytest.mark.slow
def test_three_hundred_damages_are_told_with_their_place(clean: Path, tmp_path: Path) -> None:
    check(range(0, 4500, 15), clean, tmp_path / "work")


@pytest.mark.parametrize(
    ("line", "has"),
    [
        ("goldenthread: data/a.tsv:3: this line is no decision", True),
        ("goldenthread: data/sources.toml: documents.0.edition: 'x' is no label", True),
        ("goldenthread: data/sources.toml: there is something wrong", False),
        ("goldenthread: data/a.tsv: the columns are missing", False),
        ("goldenthread: data/sources/a.txt: the source document is empty", True),
        ("goldenthread: what was that", False),
    ],
)
def test_a_place_is_a_line_or_an_entry(line: str, has: bool) -> None:
    assert has_a_place(line, "a.tsv") is has
