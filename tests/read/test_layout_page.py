"""Each layout that the reference page shows is one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from goldenthread.read.layout import Layout

PAGE = Path(__file__).parents[2] / "docs" / "layouts.md"
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_is_a_layout(example: str) -> None:
    Layout.model_validate({"name": "x", "description": "x", **tomllib.loads(example)})
