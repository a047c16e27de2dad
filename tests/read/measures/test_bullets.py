"""Lists of measures."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures import read_measures
from tests.read.measures.invented import BULLETS, classified, read, theme


def test_each_bullet_is_a_measure_under_the_lists_theme() -> None:
    result = read(BULLETS, "Measures of Green Town", "* Trees planted", r"* 5 A\*- C grades")
    assert [(m.name, m.theme, m.line) for m in result.measures] == [
        ("Trees planted", "Green Town", 2),
        ("5 A*- C grades", "Green Town", 3),
    ]
    assert [(claim.line, claim.taken_for, claim.owner) for claim in result.claims] == [
        (1, "heading", ""),
        (2, "measure", "s2"),
        (3, "measure", "s3"),
    ]


def test_the_theme_is_spelt_as_the_documents_own_heading() -> None:
    lines = [theme(1, "A Green Town, and clean"), *classified(BULLETS, "Measures of Green Town\n* Trees planted", 2)]
    assert read_measures(lines, "2031-32").measures[0].theme == "A Green Town, and clean"


def test_a_line_that_is_no_bullet_is_an_issue() -> None:
    result = read(BULLETS, "Measures of Green Town", "and more")
    assert [claim.taken_for for claim in result.claims] == ["heading", "issue"]
    assert [issue.code for issue in result.issues] == ["line-unclaimed"]


def test_a_layout_says_what_its_shape_needs() -> None:
    with pytest.raises(ValidationError, match="pattern of its bullets"):
        MeasureTable.model_validate({"name": "list", "shape": "bullets", "begins": "^x"})
    with pytest.raises(ValidationError, match="needs its columns"):
        MeasureTable.model_validate({"name": "table", "shape": "targets", "begins": "^x"})
