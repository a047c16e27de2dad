"""A fill without words is a rating, in Word as elsewhere."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from goldenthread.read.formats import Source, read_rows


def word(*fills: tuple[int, int, str], words: str = "") -> Source:
    """A table of a head and two rows of four cells, some of them shaded."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    for row, texts in enumerate((("No", "Task", "RAG", "Risk"), ("1", "Point the wall", words, ""), ("2", "Sweep"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for row, column, fill in fills:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:fill"), fill)
        table.cell(row, column)._tc.get_or_add_tcPr().append(shading)
    out = io.BytesIO()
    document.save(out)
    return read_rows(out.getvalue(), Path("a.docx"))


def test_a_shading_without_words_is_a_rating_and_told() -> None:
    found = word((1, 2, "00B050"), (2, 2, "FF0000"))
    assert [row.cells[2] for row in found.rows[:3]] == ["RAG", "Green", "Red"]
    assert [(remark.code, remark.rows) for remark in found.remarks] == [("fill-read", (2, 3))]


@pytest.mark.parametrize("fill", ["auto", "DDDDDD", "4472C4", "FDE9D9"])
def test_greys_blues_pale_fills_and_none_say_nothing(fill: str) -> None:
    found = word((1, 2, fill))
    assert found.rows[1].cells[2] == ""
    assert found.remarks == ()


def test_words_are_read_and_not_the_shading_behind_them() -> None:
    assert word((1, 2, "FF0000"), words="On track").rows[1].cells[2] == "On track"
