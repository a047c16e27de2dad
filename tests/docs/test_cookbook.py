"""Every block of the cookbook runs, and gives what the page shows below it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from rdflib.plugins.sparql.parser import parseQuery

import goldenthread
from goldenthread.namespaces import PREFIXES
from goldenthread.resources import folder
from tests.docs.cookbook import COOKBOOK, cooked, recipes

RECIPES = recipes(COOKBOOK.read_text(encoding="utf-8"))
MOST_LINES = 12
"""A task is a few lines; what stands within a query is the query's."""


def own_lines(text: str) -> int:
    """How many lines of Python a block has beside the query in it."""
    outside = text.split('"""')[::2]
    return sum(bool(line.strip()) for part in outside for line in part.splitlines())


def test_there_are_twenty_tasks_with_their_answers() -> None:
    titles = [recipe.title.partition(". ") for recipe in RECIPES if recipe.title[0].isdigit()]
    assert [int(number) for number, _, _ in titles] == list(range(1, 21))
    shown = [recipe.title for recipe in RECIPES if recipe.run and recipe.title[0].isdigit() and not recipe.answer]
    assert shown == []
    assert [recipe.title for recipe in RECIPES if not recipe.run] == ["9. Ask another endpoint in the same query"]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title[:40])
def test_a_block_can_be_read(recipe: Any) -> None:
    if recipe.kind == "sparql":
        parseQuery(recipe.text)
    else:
        compile(recipe.text, recipe.title, "exec")
        assert own_lines(recipe.text) <= MOST_LINES


def test_what_the_tasks_need_is_what_the_package_brings() -> None:
    wanted = {"networkx", "rdflib"}
    project = tomllib.loads((COOKBOOK.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert wanted <= {one.split(">")[0].split("=")[0].split("<")[0].strip() for one in project["dependencies"]}


def test_the_file_of_prefixes_holds_those_of_the_program() -> None:
    written = (folder("queries") / "prefixes.ttl").read_text(encoding="utf-8")
    declared = dict(line[8:-3].split(": <") for line in written.splitlines() if line.startswith("@prefix"))
    assert declared == PREFIXES
    Graph().parse(data=written, format="turtle")


@pytest.mark.slow
def test_each_block_gives_what_the_page_shows(
    five_editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build").symlink_to(five_editions)
    monkeypatch.chdir(tmp_path)
    dataset, session = goldenthread.open_dataset("build"), dict[str, Any]()
    given = [(recipe.title, cooked(recipe, dataset, session), recipe.answer or "") for recipe in RECIPES if recipe.run]
    assert {title: got for title, got, _ in given} == {title: shown for title, _, shown in given}
