"""What the cells of a column look like: references of every shape, and what is only like one."""

from __future__ import annotations

import pytest

from goldenthread.read.column_values import value_scores


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "2", "3"),
        ("1.1", "1.2", "1.3a"),
        ("A-DAT-021", "A-DAT-022", "A-DAT-023"),
        ("HSG/2024/01", "HSG/2024/02", "CYP/2024/01"),
        ("EC 014", "EC 015", "ENV_3.1"),
    ],
)
def test_references(cells: tuple[str, ...]) -> None:
    assert value_scores(cells)["ref"] == 1.0


@pytest.mark.parametrize(
    "cells", [("Mar 25", "Apr 15"), ("Green", "Amber"), ("Phase one", "Phase 2"), ("12345", "67890")]
)
def test_no_references(cells: tuple[str, ...]) -> None:
    assert value_scores(cells)["ref"] == 0.0
