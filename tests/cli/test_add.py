"""``goldenthread add``, ``layout draft`` and ``example``."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from goldenthread.read.layout import Layout
from tests.cli.conftest import Run
from tests.faults import ENDINGS, KILL, ended

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


def files_in(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("ending", [KILL, *(pytest.param(one, marks=pytest.mark.slow) for one in ENDINGS[1:])])
@pytest.mark.parametrize("to", [pytest.param("a new folder", marks=pytest.mark.slow), "a folder with a document"])
@pytest.mark.parametrize("layout", [(), pytest.param(("--layout", "label-records"), marks=pytest.mark.slow)])
def test_every_event_adds_all_or_nothing(to: str, ending: str, layout: tuple[str, ...], tmp_path: Path) -> None:
    root = tmp_path / "root"
    data = root / "data"
    given = ("--body", "ferrymouth", "--document", "year-end-report", "--data", data)
    words = ["add", RETURNS, "--edition", "2031-32", *given, *layout]

    def fresh() -> None:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        if to != "a new folder":
            assert ended(["add", RETURNS, "--edition", "2030-31", *given], root).code == 0

    fresh()
    old = files_in(root)
    clean = ended(words, root)
    new = files_in(root)
    assert (clean.code, clean.events >= 6, new != old) == (0, True, True), clean
    for at in range(1, clean.events + 1):
        fresh()
        done = ended(words, root, at, ending)
        now, told = files_in(root), (at, done)
        assert "Traceback" not in done.said, told
        assert now.get("data/sources.toml") in (old.get("data/sources.toml"), new["data/sources.toml"]), told
        kept = {name: content for name, content in old.items() if name != "data/sources.toml"}
        assert now.items() >= kept.items(), told
        if ending != KILL:
            assert now in (old, new), told
            assert now == new or done.code != 0, told
            assert now == new or data.exists() == (to != "a new folder"), told
        ended(words, root)  # where it was added already, this says so
        assert files_in(root) == new, told


def test_nothing_is_written_over(goldenthread: Run, tmp_path: Path) -> None:
    """Two documents of one name, and layouts that stand under the names which would be given."""
    data = tmp_path / "data"
    words = ("--body", "ferrymouth", "--document", "year-end-report", "--data", data)
    (data / "layouts").mkdir(parents=True)
    (data / "sources").mkdir()
    mine = [data / "layouts" / f"ferrymouth-{name}year-end-report.toml" for name in ("", "2031-32-")]
    mine += [data / "sources" / f"{name}returns.csv" for name in ("", "2031-32-year-end-report-")]
    for path in mine:
        path.write_text("# of another\n")
    assert goldenthread("add", RETURNS, "--edition", "2031-32", *words).code == 0
    assert {path.read_text() for path in mine} == {"# of another\n"}
    assert (data / "sources" / "2031-32-year-end-report-2-returns.csv").read_bytes() == RETURNS.read_bytes()
    assert goldenthread("build", "--data", data, "--out", tmp_path / "out", "--quiet").code == 0
