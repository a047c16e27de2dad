"""Records are made by one stage and never changed after; what a stage puts together while it works is named here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import goldenthread

AT_WORK = {
    "Answer",  # a question on its way to a worker
    "Assembly",
    "Draft",
    "Group",
    "Met",
    "Outline",
    "Place",
    "Session",
    "Sitting",
    "Stakes",
    "_Child",
    "_Milestone",
    "_Table",
    "_Texts",
    "_Worker",
}


def _dataclasses() -> Iterator[tuple[str, dict[str, bool]]]:
    """Each dataclass of the package, and what its decorator says."""
    for path in sorted(Path(goldenthread.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for mark in node.decorator_list if isinstance(node, ast.ClassDef) else ():
                if isinstance(node, ast.ClassDef) and ast.unparse(mark).startswith("dataclass"):
                    said = mark.keywords if isinstance(mark, ast.Call) else []
                    yield node.name, {word.arg or "": ast.literal_eval(word.value) for word in said}


def test_a_record_cannot_be_changed() -> None:
    changeable = {name for name, said in _dataclasses() if not said.get("frozen")}
    assert changeable == AT_WORK


def test_no_record_takes_a_field_that_it_does_not_declare() -> None:
    assert {name for name, said in _dataclasses() if not said.get("slots")} == {"Addresses", "Hosts"}
