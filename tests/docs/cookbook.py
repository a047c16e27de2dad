"""What the blocks of ``docs/cookbook.md`` give: ``python -m tests.docs.cookbook BUILD`` writes the answers anew."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

import goldenthread

COOKBOOK = Path(__file__).parents[2] / "docs" / "cookbook.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?P<note>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_ANSWERS = frozenset({"csv", "text"})


class Recipe(NamedTuple):
    """A block, and the answer that the page shows for it.

    Attributes:
        title: the heading above it.
        kind: ``python`` or ``sparql``.
        text: what is to be run.
        answer: what is shown below it, or nothing.
        run: whether it can be run here.
        at: where the shown answer begins and ends in the page.
    """

    title: str
    kind: str
    text: str
    answer: str | None
    run: bool
    at: tuple[int, int]


def recipes(page: str) -> list[Recipe]:
    """The blocks of a page in order, each with its answer."""
    found: list[Recipe] = []
    for block in _BLOCK.finditer(page):
        title = page[: block.start()].rpartition("\n#")[2].partition("\n")[0].strip("# ")
        if block["kind"] in _ANSWERS:
            found[-1] = found[-1]._replace(answer=block["text"], at=block.span("text"))
        else:
            found.append(Recipe(title, block["kind"], block["text"], None, "no-run" not in block["note"], (0, 0)))
    return found


def cooked(recipe: Recipe, dataset: goldenthread.Dataset, session: dict[str, Any]) -> str:
    """What a recipe gives; a Python block leaves its names in the session."""
    if recipe.kind == "sparql":
        return dataset.select(recipe.text).csv().replace("\r\n", "\n")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(recipe.text, recipe.title, "exec"), session)  # noqa: S102 - it is what the page tells readers to run
    return said.getvalue()


def written_anew(page: str, build: Path) -> str:
    """The page with the answers that a build gives."""
    os.chdir(build.parent)
    dataset, session = goldenthread.open_dataset(build), dict[str, Any]()
    given = [(recipe, cooked(recipe, dataset, session)) for recipe in recipes(page) if recipe.run]
    for recipe, answer in reversed(given):
        if recipe.answer is not None:
            page = page[: recipe.at[0]] + answer + page[recipe.at[1] :]
    return page


if __name__ == "__main__":
    COOKBOOK.write_text(
        written_anew(COOKBOOK.read_text(encoding="utf-8"), Path(sys.argv[1]).resolve()), encoding="utf-8"
    )
