"""A fill without words is a rating, in Word as elsewhere."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from goldenthread.read.formats import Source, read_rows
from tests.read.formats.documents import Page, pdf


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


GREEN, RED, GREY = "0 0.69 0.31", "1 0 0", "0.8 0.8 0.8"


def pages(*fills: tuple[float, float, float, float, str], words: str = "") -> Source:
    """A ruled table of a head and two rows, with fills drawn on its page."""
    page = Page(fills=list(fills))
    for top, row in ((60, ("No", "Task", "RAG")), (80, ("1", "Point the wall", words)), (100, ("2", "Sweep", ""))):
        page.row((40, 80, 300), top, *row)
    page.box((40, 80, 300, 360), [60, 80, 100, 120])
    return read_rows(pdf([page]), Path("a.pdf"))


def test_a_fill_of_a_ruled_cell_of_a_pdf_is_a_rating_and_told() -> None:
    found = pages((300, 80, 360, 100, GREEN), (300, 100, 360, 120, RED))
    assert [row.cells[2] for row in found.rows] == ["RAG", "Green", "Red"]
    assert [(remark.code, remark.rows) for remark in found.remarks] == [("fill-read", (2, 3))]


@pytest.mark.parametrize(
    "fills",
    [
        [(300, 80, 360, 100, GREY)],
        [(40, 80, 360, 100, GREEN)],  # that of the whole row
        [(40, 80, 80, 100, GREEN), (80, 80, 300, 100, GREEN), (300, 80, 360, 100, GREEN)],  # cell by cell
    ],
)
def test_other_fills_of_a_pdf_say_nothing(fills: list[tuple[float, float, float, float, str]]) -> None:
    found = pages(*fills)
    assert [row.cells[2] for row in found.rows] == ["RAG", "", ""]
    assert found.remarks == ()


def test_words_of_a_pdf_are_read_and_not_the_fill_behind_them() -> None:
    assert pages((300, 80, 360, 100, RED), words="On track").rows[1].cells[2] == "On track"
