"""The Python API, and the worked example of the documentation."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

import goldenthread
from goldenthread.namespaces import XSD
from goldenthread.store import Table
from tests.small_council import ACTIVITY_2015, MINTER, write_dataset

EXAMPLE = Path(__file__).parent.parent / "docs" / "examples" / "who_answers.py"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_dataset(folder / "dataset.nq")
    return folder


@pytest.fixture(scope="module")
def dataset(build: Path) -> goldenthread.Dataset:
    return goldenthread.open_dataset(build)


def test_rows_columns_and_csv(dataset: goldenthread.Dataset) -> None:
    answer = dataset.query("commitments-of-an-officer", officer="Ada Lark")
    assert [row["title"] for row in answer] == ["Plant 200 street trees", "Plant 250 street trees"]
    assert answer.column("line") == ["3", "3"]
    assert answer.csv().splitlines()[0].split(",")[:2] == ["officerName", "officer"]
    assert answer.columns[0] == "officerName"


def test_names_threads_and_graphs(dataset: goldenthread.Dataset) -> None:
    assert dataset.find("PLACE", "unit") == MINTER.unit("marlow-vale", "place")
    story = dataset.thread("250 street trees")
    assert [chapter.commitment["edition"] for chapter in story.chapters] == ["2014-15", "2015-16"]
    assert story.chapters[1].commitment["commitment"] == ACTIVITY_2015
    assert "Plant 250 street trees" in dataset.graph("thread-as-a-graph", thread="Plant 250 street trees")
    assert len(dataset.select("SELECT ?a { ?a a <https://w3id.org/goldenthread/ns#Thread> }")) == 3


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames(dataset: goldenthread.Dataset, library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    frame = getattr(dataset.query("editions"), f"to_{library}")()
    assert list(frame["milestones"]) == [2, 1]
    assert list(frame["edition"]) == ["2014-15", "2015-16"]
    assert frame["milestones"].dtype != frame["edition"].dtype
    assert len(getattr(dataset.query("findings", code="percent-illegible"), f"to_{library}")()) == 0


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_texts_of_digits_and_numbers_with_gaps_in_frames(library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    number = NamedNode(XSD.decimal)
    table = Table(
        ("ref", "word", "value"),
        (
            (Literal("1.10"), Literal("NA"), Literal("12.50", datatype=number)),
            (Literal("01"), None, None),
            (Literal("1.1"), Literal('a "b", c'), Literal("3", datatype=number)),
        ),
    )
    frame = getattr(goldenthread.Answer(table), f"to_{library}")()
    assert list(frame["ref"]) == ["1.10", "01", "1.1"]
    assert [str(word) for word in frame["word"]] == ["NA", str(frame["word"][1]), 'a "b", c']
    assert frame["value"].sum() == 15.5
    gaps = frame["value"].isna() if library == "pandas" else frame["value"].is_null()
    assert list(gaps) == [False, True, False]


def test_faults_are_one_line(dataset: goldenthread.Dataset, tmp_path: Path) -> None:
    with pytest.raises(goldenthread.GoldenThreadError, match="ask it with graph"):
        dataset.query("thread-as-a-graph")
    with pytest.raises(goldenthread.GoldenThreadError, match="ask it with query"):
        dataset.graph("editions")
    with pytest.raises(goldenthread.GoldenThreadError, match="run 'goldenthread build' first"):
        goldenthread.open_dataset(tmp_path)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        goldenthread.nothing  # noqa: B018


def test_the_worked_example(build: Path) -> None:
    found = importlib.util.spec_from_file_location("who_answers", EXAMPLE)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    said = module.main(str(build))
    assert "2014-15: 1 activities, 2 milestones" in said
    assert '  2015-16, line 5: Choose the "streets"' in said


def test_questions_have_tags() -> None:
    assert {query.name for query in goldenthread.questions("search")} == {"find-by-name", "find-commitment"}
    assert len(goldenthread.questions()) >= 30
