"""``goldenthread compare``: what it says, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_it_compares_two_documents_in_each_format(goldenthread: Run, built: Path) -> None:
    text = goldenthread("compare", "2018-19", "2019-20", "--build", built)
    assert text.code == 0
    assert "commitments of the 2018/19 plan" in text.out
    assert "steps of the 2018/19 plan" in text.out
    only = goldenthread("compare", "2019/20", "2018/19", "--level", "activity", "--format", "json", "--build", built)
    content = json.loads(only.out)
    assert [one["kind"] for one in content["comparisons"]] == ["activity"]
    assert content["earlier"]["label"] == "2018-19"
    for fmt in ("markdown", "csv"):
        assert goldenthread("compare", "2018-19", "2019-20", "--format", fmt, "--build", built).code == 0


def test_an_unknown_document_is_refused_with_the_nearest(goldenthread: Run, built: Path) -> None:
    assert "'2018-19'?" in goldenthread("compare", "2018-20", "2019-20", "--build", built).refusal
    assert "one document" in goldenthread("compare", "2019-20", "2019/20", "--build", built).refusal
    assert "there is no document ''" in goldenthread("compare", "", "2019/20", "--build", built).refusal


@pytest.mark.parametrize("words", [("2018-19",), ("2018-19", "2019-20", "2020-21")])
def test_it_takes_two(goldenthread: Run, built: Path, words: tuple[str, ...]) -> None:
    assert "goldenthread compare --help" in goldenthread("compare", *words, "--build", built).refusal


def test_without_a_build_it_says_what_to_run(goldenthread: Run, tmp_path: Path) -> None:
    assert "goldenthread build" in goldenthread("compare", "a", "b", "--build", tmp_path).refusal
