"""One small plan of an invented council, written in each format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import docx
import openpyxl
import xlwt
from openpyxl.styles import Font, PatternFill

HEAD = ("No", "Step", "Who", "By", "Done", "Sum")
ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def xlsx(*, struck: str = "", sheet: str = "Steps") -> bytes:
    """A workbook: a merged bar, an officer over two rows, a date, a percentage, a fill, a second sheet."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = sheet
    page.append(HEAD)
    page.append(["Ferries"])
    page.merge_cells("A2:F2")
    page.append([1.1, "Paint the ferry", "Ina Roe", datetime(2031, 6, 30), 0.955, 1200])
    page.append([1.2, "Oil the winch", None, datetime(2031, 9, 1), 1, None])
    page.merge_cells("C3:C4")
    page["D4"].number_format = "mmm-yy"
    page["E3"].number_format = page["E4"].number_format = "0%"
    page["F4"].fill = PatternFill("solid", fgColor="00FF0000")
    page["A3"].number_format = "0.0"
    if struck:
        page["B5"] = struck
        page["B5"].font = Font(strike=True)
    other: Any = book.create_sheet("Words")
    other["A1"] = "Closed"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    """The same in the old binary format."""
    book = xlwt.Workbook()
    page = book.add_sheet("Steps")
    for column, word in enumerate(HEAD):
        page.write(0, column, word)
    page.write_merge(1, 1, 0, 5, "Ferries")
    page.write(2, 0, "1.1")
    page.write(2, 1, "Paint the ferry", xlwt.easyxf("font: struck_out on"))
    page.write_merge(2, 3, 2, 2, "Ina Roe")
    page.write(2, 3, datetime(2031, 6, 30), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    page.write(2, 4, 0.5, xlwt.easyxf(num_format_str="0%"))
    page.write(3, 0, "1.2")
    page.write(3, 1, "Oil the winch")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods() -> bytes:
    """The same as OpenDocument, with a repeated blank row and a struck-out word."""
    content = f"""<?xml version="1.0"?><office:document-content {ODS_NAMES}>
<office:automatic-styles><style:style style:name="gone"><style:text-properties style:text-line-through-style="solid"/>
</style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Steps">
<table:table-row><table:table-cell office:value-type="string"><text:p>No</text:p></table:table-cell>
<table:table-cell><text:p>Step</text:p></table:table-cell><table:table-cell><text:p>By</text:p></table:table-cell>
<table:table-cell><text:p>Done</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="4"/></table:table-row>
<table:table-row><table:table-cell table:number-columns-spanned="4"><text:p>Ferries</text:p></table:table-cell>
<table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="1.1"><text:p>1.10</text:p></table:table-cell>
<table:table-cell><text:p>Paint <text:span text:style-name="gone">both ferries</text:span></text:p>
<text:p>the ferry</text:p>
</table:table-cell><table:table-cell office:value-type="date" office:date-value="2031-06-30"><text:p>30 Jun</text:p>
</table:table-cell><table:table-cell office:value-type="percentage" office:value="0.07"><text:p>7%</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
    return _packed_ods(content)


def painted_ods(columns: int) -> bytes:
    """An OpenDocument sheet with one word, and red after it over so many columns."""
    return _packed_ods(f"""<?xml version="1.0"?><office:document-content {ODS_NAMES}>
<office:automatic-styles><style:style style:name="red"><style:table-cell-properties fo:background-color="#ff0000"/>
</style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Steps">
<table:table-row><table:table-cell><text:p>Step</text:p></table:table-cell>
<table:table-cell table:style-name="red" table:number-columns-repeated="{columns}"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>""")


def _packed_ods(content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def word() -> bytes:
    """A Word document: a heading, a paragraph, a table with a bar, an officer over two rows, struck-out words."""
    document = docx.Document()
    document.add_heading("Harbour", 2)
    document.add_paragraph("The tide waits for nobody.")
    table = document.add_table(rows=4, cols=3)
    for column, said in enumerate(("Step", "Who", "By")):
        table.cell(0, column).text = said
    table.cell(1, 0).merge(table.cell(1, 2)).text = "Ferries"
    table.cell(2, 0).text, table.cell(3, 0).text = "Paint the ferry", "Oil the winch"
    table.cell(2, 1).merge(table.cell(3, 1)).text = "Ina Roe"
    paragraph = table.cell(2, 2).paragraphs[0]
    paragraph.add_run("30/06/2031").font.strike = True
    paragraph.add_run(" 30/09/2031")
    table.cell(3, 2).text = "31/12/2031"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass
class Page:
    """A page of a PDF that is drawn by hand: texts and rules, in points from the top left."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    fills: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    picture: bool = False
    crop: str = ""

    def box(self, lefts: Sequence[float], tops: Sequence[float]) -> None:
        """Rules of a table with those columns and rows."""
        self.rules += [(lefts[0], top, lefts[-1], top) for top in tops]
        self.rules += [(left, tops[0], left, tops[-1]) for left in lefts]

    def row(self, lefts: Sequence[float], top: float, *cells: str) -> None:
        """Cells side by side, their lines ten points apart."""
        for left, cell in zip(lefts, cells, strict=False):
            for number, line in enumerate(cell.split("\n") if cell else []):
                self.texts.append((left + 3, top + 3 + 10 * number, line))


def pdf(pages: Sequence[Page]) -> bytes:
    """A PDF of such pages in a font that every reader has (ISO 32000-1, section 7.5)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    image = 4 + 2 * len(pages)
    for number, page in enumerate(pages):
        drawn = [
            f"q {colour} rg {x} {800 - bottom} {right - x} {bottom - y} re f Q"
            for x, y, right, bottom, colour in page.fills
        ]
        drawn += [f"BT /F1 8 Tf {x} {800 - y - 7} Td ({text}) Tj ET" for x, y, text in page.texts]
        drawn += [f"{x} {800 - y} m {right} {800 - bottom} l S" for x, y, right, bottom in page.rules]
        drawn += ["q 500 0 0 700 10 10 cm /I1 Do Q"] if page.picture else []
        stream = "\n".join(drawn)
        resources = f"<< /Font << /F1 3 0 R >> /XObject << /I1 {image} 0 R >> >>"
        shown = f"/CropBox [{page.crop}] " if page.crop else ""
        contents = f"/MediaBox [0 0 600 800] {shown}/Resources {resources} /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {contents} >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"{picture}\nstream\n0\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{out}{end}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode(
        "latin-1"
    )
