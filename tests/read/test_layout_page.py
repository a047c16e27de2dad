"""The reference page of layouts: each layout that it shows is one, and each key of a layout stands in one of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import FieldName

PAGE = Path(__file__).parents[2] / "docs" / "layouts.md"
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_is_a_layout(example: str) -> None:
    Layout.model_validate({"name": "x", "description": "x", **tomllib.loads(example)})


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type: of the values of a tuple, of a field that may be left out."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _keys(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Every key that a layout may have, as a path: ``tables.header``."""
    for name, field in model.model_fields.items():
        yield f"{path}{name}"
        for inner in _models(field.annotation):
            yield from _keys(inner, f"{path}{name}.")


def _shown(value: Any, path: str = "") -> Iterator[str]:
    """Every key that an example uses, as a path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{path}{name}"
            yield from _shown(inner, f"{path}{name}.")
    elif isinstance(value, list):
        for inner in value:
            yield from _shown(inner, path)


SHOWN = {key for example in EXAMPLES for key in _shown(tomllib.loads(example))}
KEYS = sorted(set(_keys(Layout)) - {"name"})  # a layout has the name of its file


def test_keys_of_parts_are_found() -> None:
    assert {"tables.header", "measures.columns.period", "dates.order", "records.labels"} <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_each_key_stands_in_an_example(key: str) -> None:
    assert key in SHOWN


@pytest.mark.parametrize("field", get_args(FieldName))
def test_each_field_is_named(field: str) -> None:
    assert f"`{field}`" in PAGE.read_text(encoding="utf-8")
