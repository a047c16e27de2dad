"""``goldenthread add``, ``layout draft`` and ``example``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from goldenthread.read.layout import Layout
from tests.cli.conftest import Run

RETURNS = Path(__file__).parents[1] / "cases" / "ferrymouth" / "returns.csv"


def test_a_document_added_with_nothing_else_can_be_built(goldenthread: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    words = ("--body", "ferrymouth", "--edition", "2031-32", "--document", "year-end-report", "--data", data)
    assert goldenthread("add", RETURNS, *words).code == 0
    assert (data / "sources" / "returns.csv").read_bytes() == RETURNS.read_bytes()
    assert goldenthread("build", "--data", data, "--out", tmp_path / "out", "--quiet").code == 0
    again = goldenthread("add", RETURNS, *words)
    assert again.code == 2
    assert "is listed already" in again.err


def test_an_expectation_that_is_not_met_ends_a_build_with_one(goldenthread: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    words = ("--body", "ferrymouth", "--edition", "2031-32", "--document", "year-end-report", "--data", data)
    assert goldenthread("add", RETURNS, *words).code == 0
    (layout,) = (data / "layouts").iterdir()
    text = layout.read_text(encoding="utf-8")
    assert "expect = { activities = [1, 4], milestones = [1, 4] }" in text
    layout.write_text(text.replace("activities = [1, 4]", "activities = [3, 9]"), encoding="utf-8")
    answer = goldenthread("build", "--data", data, "--out", tmp_path / "out", "--quiet")
    assert answer.code == 1
    assert "look at 2031-32: The document gave 2 activities" in answer.err
    assert (tmp_path / "out" / "dataset.nq").is_file()


def test_a_drafted_layout_is_one(goldenthread: Run) -> None:
    answer = goldenthread("layout", "draft", RETURNS)
    assert answer.code == 0
    assert Layout.model_validate({"name": "x", **tomllib.loads(answer.out)}).tables
    assert "a guess: 'Paused' stands for no known status" in answer.err


def test_the_example_is_written_once(goldenthread: Run, tmp_path: Path) -> None:
    assert goldenthread("example", tmp_path / "new").code == 0
    assert (tmp_path / "new" / "sources.toml").is_file()
    assert goldenthread("example", tmp_path / "new").code == 2
