"""The Word document of a brief, opened again: title, language, dates, table heads, descriptions, words."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from goldenthread.briefs.word_document import docx
from goldenthread.errors import GoldenThreadError
from tests.briefs.sample import HOSTILE, HTML, TYPST, picture, sample


@pytest.fixture(scope="module")
def written() -> bytes:
    """The document of the sample."""
    return docx(sample())


def test_it_holds_every_block_in_order(written: bytes) -> None:
    read = Document(io.BytesIO(written))
    said = [(one.style.name if one.style else "", one.text) for one in read.paragraphs if one.text]
    assert said[:6] == [
        ("Title", "Title: Plain words"),
        ("Normal", "Subtitle: Plain words"),
        ("Heading 1", "Heading: Plain words"),
        ("Normal", "Lead: Plain words Paragraph: Plain words"),
        ("Heading 2", "Below: Plain words"),
        ("Quote", "“Quoted: Plain words”"),
    ]
    assert ("List Bullet", "Before: Plain words Item: Plain words · Where: Plain words") in said
    assert said[-1] == ("Normal", "Note: Plain words")
    assert [[cell.text for cell in row.cells] for row in read.tables[0].rows] == [
        ["First", "Second"],
        ["Head of row: Plain words", "Cell: Plain words"],
        ["b", ""],
    ]


def test_the_head_of_a_table_is_said_to_be_one(written: bytes) -> None:
    table = Document(io.BytesIO(written)).tables[0]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True, False, False]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Caption: Plain words"


def test_a_picture_is_described(written: bytes) -> None:
    (shape,) = Document(io.BytesIO(written)).inline_shapes
    made = picture("Picture: Plain words")
    assert shape._inline.docPr.get("descr") == f"{made.title}. {made.description}"


def test_it_says_its_title_and_language_and_no_time_of_the_clock(written: bytes) -> None:
    said = Document(io.BytesIO(written)).core_properties
    assert (said.title, said.author, said.language) == ("Title: Plain words", "Golden Thread", "en-GB")
    assert said.created == said.modified
    assert said.created is not None
    assert said.created.replace(tzinfo=None) == datetime(2020, 3, 31)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
        assert b'w:val="en-US"' not in archive.read("word/styles.xml")


def test_what_documents_print_is_text() -> None:
    read = Document(io.BytesIO(docx(sample(f"{HOSTILE} \x00\x0b\ufffe"))))
    said = "\n".join(one.text for one in read.paragraphs)
    assert HTML.split()[0] in said
    assert " ".join(TYPST.split()) in said
    assert "\x00" not in said


def test_without_python_docx_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(GoldenThreadError, match=r"pip install 'goldenthread\[brief\]'"):
        docx(sample())
