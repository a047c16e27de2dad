"""The PDF of a brief, read back by another library: tags, language, title, table heads, descriptions, order."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject

from goldenthread.briefs.brief_pdf import MOST_UNKNOWN, pdf, png
from goldenthread.briefs.content import Brief, Note
from goldenthread.errors import GoldenThreadError
from tests.briefs.sample import HOSTILE, picture, sample


@pytest.fixture(scope="module")
def written() -> bytes:
    """The PDF of the sample."""
    return pdf(sample())


@pytest.fixture(scope="module")
def read(written: bytes) -> PdfReader:
    """The same, as another library reads it."""
    return PdfReader(io.BytesIO(written))


def elements(node: Any) -> Iterator[DictionaryObject]:
    """Every element of the tree of tags, in reading order."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from elements(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def tags(reader: PdfReader) -> list[DictionaryObject]:
    root: Any = reader.trailer["/Root"]
    return list(elements(root["/StructTreeRoot"]["/K"]))


def test_it_says_that_it_is_tagged_and_of_which_standard_and_language(read: PdfReader) -> None:
    root: Any = read.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en-GB"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert read.metadata is not None
    assert read.metadata.title == "Title: Plain words"
    assert read.metadata.author == "Golden Thread"


def test_its_date_is_that_of_the_documents(read: PdfReader) -> None:
    assert read.metadata is not None
    assert str(read.metadata["/CreationDate"]).startswith("D:20200331000000")
    assert str(read.metadata["/ModDate"]).startswith("D:20200331000000")


def test_headings_tables_lists_and_pictures_are_tagged_as_such(read: PdfReader) -> None:
    kinds = [str(one["/S"]) for one in tags(read)]
    assert [kind for kind in kinds if kind in ("/H1", "/H2", "/H3")] == ["/H1", "/H2", "/H3"]
    assert kinds.count("/Table") == 1
    assert kinds.count("/TH") == 2
    assert kinds.count("/TD") == 4
    assert kinds.count("/LI") == 2
    assert kinds.count("/Caption") == 2


def test_a_picture_is_described(read: PdfReader) -> None:
    described = [str(one["/Alt"]) for one in tags(read) if "/Alt" in one]
    made = picture("Picture: Plain words")
    assert described == [f"{made.title}. {made.description}"]


def test_all_typefaces_are_in_the_file(read: PdfReader) -> None:
    fonts: set[bool] = set()
    for page in read.pages:
        some: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in some.values():
            below = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            fonts.add(any(key.startswith("/FontFile") for key in below))
    assert fonts == {True}


@pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not installed: apt-get install poppler-utils"
)
def test_it_is_read_in_its_order(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(written)
    said = subprocess.run(["pdftotext", "a.pdf", "-"], cwd=tmp_path, capture_output=True, check=True, text=True).stdout
    order = ["Title", "Subtitle", "Heading", "Lead", "Paragraph", "Below", "Quoted", "Said", "Before", "Item", "Where"]
    places = [said.index(f"{name}: Plain words") for name in (*order, "Caption", "Head of row", "Cell", "Note")]
    assert places == sorted(places)


def words_of(content: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return "".join(text.split())


def test_no_sign_of_a_document_is_markup() -> None:
    said = words_of(pdf(sample(HOSTILE)))
    for sign in (
        "#panic(1)",
        "$a^2$",
        "*bold*",
        "_soft_",
        "`code`",
        "<label>",
        "@cited",
        "//gone",
        "/*gone*/",
        "\\u{41}",
    ):
        assert sign in said, sign
    assert said.count("#letx=1") >= 10


@pytest.mark.parametrize("words", ["日本", "say 😀", "bell \x07", "\ufdd0", 'quote " and \\ 日'])
def test_signs_that_the_typeface_lacks_are_named(words: str) -> None:
    said = words_of(pdf(sample(words)))
    assert "Shownas□,forthetypefacelacksthem:U+" in said or "\ufffd" in said


def test_a_text_in_a_script_without_a_typeface_is_refused() -> None:
    many = "".join(chr(0x4E00 + at) for at in range(MOST_UNKNOWN + 2))
    brief = Brief("Title", "", "en-GB", sample().dated, (Note(many),))
    with pytest.raises(GoldenThreadError, match="lacks too many signs"):
        pdf(brief)


def test_without_typst_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(GoldenThreadError, match=r"pip install 'goldenthread\[brief\]'"):
        pdf(sample())


def test_a_drawing_is_a_png_of_its_own() -> None:
    made = png(picture().svg)
    assert made.startswith(b"\x89PNG")
    assert made == png(picture().svg)
    assert len(made) > len(png(picture().svg, dots=60.0))


def checked(path: Path) -> tuple[str, ...]:
    """What a checker of PDF/UA-1 that others wrote finds: the names of the rules that are broken."""
    from pdfua import validate

    report = validate(str(path))
    evaluated = {one.rule_id for one in report.outcomes} - {one.rule_id for one in report.skipped}
    assert len(evaluated) >= 11
    return tuple(sorted(one.rule_id for one in report.findings))


def test_a_checker_of_others_finds_no_rule_of_pdf_ua_broken(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(written)
    assert checked(path) == ()


@pytest.mark.parametrize(
    ("key", "rule"),
    [("/Lang", "UA-06-001"), ("/MarkInfo", "UA-01-002"), ("/StructTreeRoot", "UA-01-005"), ("/Metadata", "UA-28-004")],
)
def test_the_checker_of_others_misses_what_is_taken_away(written: bytes, tmp_path: Path, key: str, rule: str) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(written))
    del writer.root_object[key]
    path = tmp_path / "a.pdf"
    writer.write(path)
    assert rule in checked(path)


def lines(count: int) -> Brief:
    """A brief of so many lines."""
    return Brief("Ponds", "Marlow Vale", "en-GB", sample().dated, tuple(Note(f"Pond {n}.") for n in range(count)))


def pages(brief: Brief) -> int:
    return len(PdfReader(io.BytesIO(pdf(brief))).pages)


@pytest.mark.parametrize(("count", "usual", "printed"), [(60, 1, 1), (155, 3, 2), (163, 3, 2), (180, 3, 3)])
def test_a_page_that_slightly_smaller_type_saves_is_saved(
    count: int, usual: int, printed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pages(lines(count)) == printed
    monkeypatch.setattr("goldenthread.briefs.brief_pdf.SMALLER", ())
    assert pages(lines(count)) == usual
