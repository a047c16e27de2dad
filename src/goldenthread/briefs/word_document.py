"""A brief as a Word document, by python-docx: the same bytes every time, which takes the clock out of its archive."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from goldenthread.briefs.brief_pdf import png
from goldenthread.briefs.content import Brief, Heading, Items, Note, Paragraph, Picture, Quotation, Table
from goldenthread.errors import GoldenThreadError
from goldenthread.templates import harmless

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Written

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP archive can hold."""
_MARGIN, _WIDE, _HIGH = 18, 210, 297
_TYPEFACE = "Arial"
_PICTURE = 110
"""How wide a picture is, in millimetres."""


def docx(brief: Brief) -> bytes:
    """A brief as a Word document (Office Open XML).

    Raises:
        GoldenThreadError: python-docx or typst, which draws its pictures, is not installed.
    """
    try:
        from docx import Document
    except ImportError:
        raise GoldenThreadError(
            "to write this format, python-docx must be installed: pip install 'goldenthread[brief]'"
        ) from None
    made = Document()
    _set_up(made, brief)
    made.add_heading(_text(brief.title), level=0)
    _soft(made.add_paragraph(), brief.subtitle)
    for block in brief.blocks:
        match block:
            case Heading(text, level):
                made.add_heading(_text(text), level=level - 1)
            case Paragraph(text, lead):
                _led(made.add_paragraph(), lead, text)
            case Quotation(text, said):
                made.add_paragraph(f"“{_text(text)}”", style="Quote")
                _soft(made.add_paragraph(), said)
            case Items(items):
                for one in items:
                    written = made.add_paragraph(style="List Bullet")
                    _led(written, one.lead, one.text)
                    if one.where:
                        written.add_run(" ")
                        _soft(written, f"· {one.where}")
            case Table():
                _table(made, block)
            case Picture():
                _picture(made, block)
            case Note(text):
                _soft(made.add_paragraph(), text)
    stream = io.BytesIO()
    made.save(stream)
    return _without_clock(stream.getvalue())


def _set_up(made: Document, brief: Brief) -> None:
    """Page, type, language and what the file says of itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = made.sections[0]
    section.page_width, section.page_height = Mm(_WIDE), Mm(_HIGH)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    styles: Any = made.styles
    for name, size in (("Normal", 9.5), ("Title", 18), ("Heading 1", 12.5), ("Heading 2", 10.5), ("Caption", 8.5)):
        styles[name].font.size, styles[name].font.name = Pt(size), _TYPEFACE
        styles[name].element.rPr.rFonts.set(qn("w:ascii"), _TYPEFACE)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            styles[name].element.rPr.rFonts.attrib.pop(qn(theme), None)
    styles["Caption"].font.bold, styles["Caption"].font.color.rgb = False, RGBColor(0x55, 0x55, 0x55)
    styles["Normal"].paragraph_format.space_after = Pt(5)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), brief.language)
    fonts = styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), brief.language)
    fonts.append(spoken)
    said = made.core_properties
    when = datetime(brief.dated.year, brief.dated.month, brief.dated.day)
    said.title, said.subject, said.author = _text(brief.title)[:255], _text(brief.subtitle)[:255], "Golden Thread"
    said.language, said.comments, said.revision = brief.language, "", 1
    said.created = said.modified = when
    said.last_modified_by = "Golden Thread"


def _table(made: Document, given: Table) -> None:
    """A table with its caption above; its head is said to be one, and stands on every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    caption = made.add_paragraph(style="Caption")
    caption.add_run(_text(given.caption))
    caption.paragraph_format.keep_with_next = True
    table = made.add_table(rows=1, cols=len(given.head), style="Table Grid")
    table.autofit = False
    heading = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    heading.append(mark)
    for name, value in (("w:tblCaption", given.caption), ("w:tblDescription", ", ".join(given.head))):
        said = OxmlElement(name)
        said.set(qn("w:val"), _text(value))
        table._tbl.tblPr.append(said)
    for cell, text in zip(table.rows[0].cells, given.head, strict=True):
        _fill(cell, text, bold=True)
    for row in given.rows:
        written = table.add_row()
        written._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(written.cells, row, strict=True):
            _fill(cell, text)
    room = _WIDE - 2 * _MARGIN
    for column, share in zip(table.columns, given.widths, strict=True):
        column.width = Mm(room * share / sum(given.widths))
        for cell in column.cells:
            cell.width = Mm(room * share / sum(given.widths))
    made.add_paragraph().paragraph_format.space_after = 0


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    run = cell.paragraphs[0].add_run(_text(text))
    run.bold, run.font.size = bold, Pt(8)
    cell.paragraphs[0].paragraph_format.space_after = 0


def _picture(made: Document, given: Picture) -> None:
    """A picture with its description for those who do not see it, and its caption below."""
    from docx.shared import Mm

    shape = made.add_picture(io.BytesIO(png(given.svg)), width=Mm(_PICTURE))
    shape._inline.docPr.set("descr", _text(f"{given.title}. {given.description}"))
    shape._inline.docPr.set("title", _text(given.title))
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    made.add_paragraph(style="Caption").add_run(_text(f"{given.title}. {given.note}"))


def _led(written: Written, lead: str, text: str) -> None:
    if lead:
        written.add_run(f"{_text(lead)} ").bold = True
    written.add_run(_text(text))


def _soft(written: Written, text: str) -> None:
    from docx.shared import Pt, RGBColor

    run = written.add_run(_text(text))
    run.font.size, run.font.color.rgb = Pt(8.5), RGBColor(0x55, 0x55, 0x55)


def _text(text: str) -> str:
    """A text on one line without what XML cannot hold."""
    return " ".join(str(harmless(text)).split())


def _without_clock(archive: bytes) -> bytes:
    """The same archive, every part of it dated alike."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            made.writestr(part, given.read(name))
    return stream.getvalue()
