"""However a document or a data file is damaged: one line with a place, within seconds and a gigabyte."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from goldenthread.cli import run
from tests import wrong_values
from tests.damages import everything, has_a_place, outcome, ran


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
    check(range(0, 4400, 734), clean, tmp_path / "work")


@pytest.mark.slow
def test_three_hundred_damages_are_told_with_their_place(clean: Path, tmp_path: Path) -> None:
    check(range(0, 4500, 15), clean, tmp_path / "work")


def check_values(some: slice, clean: Path, work: Path) -> None:
    wrong = list(enumerate(wrong_values.changes(clean)))[some]
    found = [wrong_values.outcome(number, clean, work, one) for number, one in wrong]
    assert [one for one in found if wrong_values.fault(one)] == []
    assert {one.code for one in found} >= {0, 2}


def test_some_wrong_values_are_told_with_their_place(clean: Path, tmp_path: Path) -> None:
    check_values(slice(0, None, 1201), clean, tmp_path / "work")


@pytest.mark.slow
def test_more_wrong_values_are_told_with_their_place(clean: Path, tmp_path: Path) -> None:
    check_values(slice(5, None, 127), clean, tmp_path / "work")


@pytest.mark.slow
@pytest.mark.parametrize("number", ["9" * 400, "nan", "-inf", "1e7", "true"])
def test_a_weight_is_a_number_that_can_be_weighed_with(number: str, clean: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(clean, data)
    path = data / "links" / "calibration.toml"
    path.write_text(re.sub(r"(?m)^bias = .*", f"bias = {number}", path.read_text(), count=1))
    code, said, _, _ = ran(["build", "--data", str(data), "--out", str(tmp_path / "out"), "--quiet"], tmp_path / "said")
    assert (code, said.count("\n")) == (2, 1)
    assert "calibration.toml: activity" in said
    assert "bias must be a number" in said


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
