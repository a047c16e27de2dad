"""Lines of a drafted layout about headings that no mark of a heading tells: rows with a number, items of lists."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.read.formats.nested_lists import ACTIVITY_MARK, PRIORITY_MARK
from goldenthread.read.layout_toml import toml_pattern

_ACTIVITIES_ALONE = 2
"""Levels of lists of which the first are the activities."""


def beside_lines(pattern: str, said: list[str]) -> list[str]:
    """The lines for headings whose number stands in a cell of its own; none where there are none.

    Args:
        pattern: what they look like; empty where there are none.
        said: what was guessed, to which it is added.
    """
    if not pattern:
        return []
    why = "of three depths of references those of the first have words and nothing else"
    said.append(f"likely: a row with a number and words alone is a priority: {why}")
    head = [f"[[headings]]  # likely: {why}", 'kind = "priority"']
    return [*head, f"pattern = {toml_pattern(pattern)}", "beside = true", ""]


def list_lines(depth: int, why: str) -> Iterator[str]:
    """The lines for lists within lists: their items are headings, and in the last level rows.

    Args:
        depth: how many levels they have.
        why: on what that rests.
    """
    number = r"(?:(?P<ref>\d+(?:\.\d+)*)[.)]\s+)?"
    marks = [(ACTIVITY_MARK, "activity"), *([(PRIORITY_MARK, "objective")] if depth > _ACTIVITIES_ALONE else [])]
    for mark, kind in marks:
        yield f"[[headings]]  # likely: {why}"
        yield f'kind = "{kind}"'
        yield f"pattern = {toml_pattern(rf'^{mark} {number}(?P<text>.+)$')}"
        yield ""
    yield from ("[[tables]]", 'name = "items of lists"', 'states = "milestone"', 'columns = ["ref", "title"]')
