"""The invented councils of the benchmark: what is planted is found, nothing else of its kind; links join rows."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from goldenthread.pipeline import build
from goldenthread.query import ask, load
from goldenthread.store import EmbeddedStore, Table
from tests.crashes import files_of

COUNCILS = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "councils.py"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    COUNCILS["write"](folder, 2, 3, 30)
    return folder


def test_the_same_words_give_the_same_councils(made: Path, tmp_path: Path) -> None:
    COUNCILS["write"](tmp_path, 2, 3, 30)
    assert files_of(tmp_path) == files_of(made)


@pytest.mark.slow
def test_what_is_planted_is_found_and_nothing_else_of_its_kind(made: Path, tmp_path: Path) -> None:
    built = build(made / "data", tmp_path / "out")
    assert not built.broken
    assert not built.unread
    planted = {tuple(one) for one in json.loads((made / "truth.json").read_text())["findings"]}
    assert {code for *_, code in planted} == set(COUNCILS["PLANTED"])
    rows = ask(EmbeddedStore.open(tmp_path / "out"), load("find-commitment"))
    assert isinstance(rows, Table)
    titles = {row["commitment"]: row["title"] for row in rows.records()}
    found = {
        (one.focus.split("/")[-5], one.edition, titles[one.focus], one.code)
        for one in built.findings
        if one.code in COUNCILS["PLANTED"]
    }
    assert found == planted


def test_what_goes_on_goes_on_from_the_year_before(made: Path) -> None:
    links = json.loads((made / "truth.json").read_text())["links"]
    earlier = [tuple(one) for one, _ in links]
    for (body, label, title), (other_body, next_label, next_title) in links:
        assert (other_body, int(next_label[:4])) == (body, int(label[:4]) + 1)
        for edition, printed in ((label, title), (next_label, next_title)):
            assert printed in (made / "data" / "sources" / f"{body}-{edition}.md").read_text()
    assert len(earlier) > len(set(earlier))  # some are split
    assert any(title != next_title for (*_, title), (*_, next_title) in links)
