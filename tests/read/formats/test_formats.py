"""Each format is read into the same rows of cells."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from goldenthread.errors import SourceError
from goldenthread.read.formats import FormatOptions, Source, format_of, read_rows, workbook_ods
from goldenthread.read.formats import source_rows as rows_module
from goldenthread.read.formats.sheets import Sheet, read_sheets
from tests.read.formats import documents


def read(content: bytes | str, name: str, **options: object) -> Source:
    data = content.encode() if isinstance(content, str) else content
    return read_rows(data, Path(name), FormatOptions(**options))  # type: ignore[arg-type]


def cells(source: Source) -> list[tuple[str, ...]]:
    return [row.cells for row in source.rows]


def codes(source: Source) -> set[str]:
    return {remark.code for remark in source.remarks}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separated_values_keep_quoted_cells_whole(delimiter: str) -> None:
    text = f'Step{delimiter}Note\r\n"Paint, scrape; oil"{delimiter}"one\ntwo"\r\n\r\n"A ""red"" hull"{delimiter}x\r\n'
    found = read(text, "a.csv")
    assert cells(found) == [
        ("Step", "Note"),
        ("Paint, scrape; oil", "one\ntwo"),
        ("", ""),
        ('A "red" hull', "x"),
    ]
    assert [row.address for row in found.rows] == ["row=1", "row=2", "row=3", "row=4"]


def test_a_table_that_a_spreadsheet_wrote_on_windows() -> None:
    text = 'Step\tNote\r\n"Mend, soon"\t"£4 – said\r\n‘so’"\r\nOil\tx\r\n'
    found = read(text.encode("cp1252"), "a.txt")
    assert cells(found)[1] == ("Mend, soon", "£4 – said\r\n‘so’")
    assert "encoding-guessed" in codes(found)
    with pytest.raises(SourceError, match="Windows-1252"):  # nothing says that a spreadsheet wrote it
        read("Step\tNote\nMend\t£4\n".encode("cp1252"), "a.txt")


def test_a_quotation_mark_that_is_never_closed_is_told_where_it_opens() -> None:
    with pytest.raises(SourceError, match=r"a\.csv:2: a quotation mark is never closed"):
        read('Step,Note\nMend,"so\nOil,x\n', "a.csv")


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-16-le", True), ("cp1252", True)],
)
def test_encoding_is_found_and_a_guess_is_said(encoding: str, guessed: bool) -> None:
    found = read("Step,Who\nMend the quay – twice,Zoë Åkesson\n".encode(encoding), "a.csv")
    assert cells(found)[1] == ("Mend the quay – twice", "Zoë Åkesson")
    assert ("encoding-guessed" in codes(found)) is guessed


def test_quotation_mark_that_never_closes_is_refused_with_its_line() -> None:
    with pytest.raises(SourceError, match="never closed"):
        read('Step,Who\nA,"B\nC,D\n', "a.csv")


def test_stray_quotation_marks_are_read_and_said() -> None:
    found = read('Step,Who\n"Quay" wall,Ina\nB,C\n', "a.csv")
    assert cells(found)[1] == ("Quay wall", "Ina")
    assert codes(found) == {"quotes-damaged"}


def test_declared_delimiter() -> None:
    assert cells(read("sep=;\nA;B\n1,5;2\n", "a.csv"))[1:] == [("A", "B"), ("1,5", "2")]


def test_workbook_shows_what_its_number_formats_show() -> None:
    found = read(documents.xlsx(), "a.xlsx")
    assert cells(found)[1:] == [
        ("Ferries", "", "", "", "", ""),
        ("1.1", "Paint the ferry", "Ina Roe", "2031-06-30", "95.5%", "1200"),
        ("1.2", "Oil the winch", "Ina Roe", "2031-09", "100%", "Red"),
    ]
    assert found.rows[1].bar
    assert not found.rows[2].bar
    assert found.rows[2].address == "sheet=Steps&cell=A3:F3"
    assert codes(found) == {"sheet-not-read", "fill-read"}


def test_a_sheet_is_chosen_by_its_name() -> None:
    assert cells(read(documents.xlsx(), "a.xlsx", sheet="Words")) == [("Closed",)]
    with pytest.raises(SourceError, match="no sheet 'Plan': it has Steps, Words"):
        read(documents.xlsx(), "a.xlsx", sheet="Plan")


def test_struck_out_cells_are_set_apart() -> None:
    found = read(documents.xlsx(struck="Sell the ferry"), "a.xlsx")
    assert not any(found.rows[4].cells)
    assert found.rows[4].struck == ((1, "Sell the ferry"),)


def test_old_workbook() -> None:
    found = read(documents.xls(), "a.xls")
    assert cells(found)[2:] == [
        ("1.1", "", "Ina Roe", "2031-06-30", "50%", ""),
        ("1.2", "Oil the winch", "Ina Roe", "", "", ""),
    ]
    assert found.rows[1].bar
    assert found.rows[2].struck == ((1, "Paint the ferry"),)


def test_open_document() -> None:
    found = read(documents.ods(), "a.ods")
    assert cells(found) == [
        ("No", "Step", "By", "Done"),
        ("", "", "", ""),
        ("", "", "", ""),
        ("Ferries", "", "", ""),
        ("1.10", "Paint\nthe ferry", "2031-06-30", "7%"),
    ]
    assert found.rows[3].bar
    assert found.rows[4].struck == ((1, "both ferries"),)


@pytest.mark.parametrize(("columns", "held"), [(999, 1000), (1000, 1), (16383, 1)])
def test_a_colour_that_is_painted_to_the_end_of_the_sheet_fills_no_cells(
    monkeypatch: pytest.MonkeyPatch, columns: int, held: int
) -> None:
    sheets: list[Sheet] = []

    def seen(found: list[Sheet], kind: str, path: Path, options: FormatOptions) -> Source:
        sheets.extend(found)
        return read_sheets(found, kind, path, options)

    monkeypatch.setattr(workbook_ods, "read_sheets", seen)
    assert cells(read(documents.painted_ods(columns), "a.ods")) == [("Step",)]
    assert [len(sheet.cells) for sheet in sheets] == [held]


def test_word_document() -> None:
    found = read(documents.word(), "a.docx")
    assert cells(found) == [
        ("## Harbour",),
        ("The tide waits for nobody.",),
        ("Step", "Who", "By"),
        ("Ferries", "", ""),
        ("Paint the ferry", "Ina Roe", "30/09/2031"),
        ("Oil the winch", "Ina Roe", "31/12/2031"),
    ]
    assert [row.table for row in found.rows] == [0, 0, 1, 1, 1, 1]
    assert found.rows[3].bar
    assert found.rows[4].struck == ((2, "30/06/2031"),)
    assert found.rows[4].address == "table=1&row=3"


def test_web_page() -> None:
    page = """<!DOCTYPE html><title>x</title><script>no</script><h2>Harbour</h2><p>Tides.<p hidden>gone
    <table><tr><th>Step<th>Who<th>By</tr><tr><td colspan=3>Ferries</td></tr>
    <tr><td>Paint<br>the ferry</td><td rowspan=2>Ina Roe</td><td><s>June</s> July</td></tr>
    <tr><td>Oil &lt;TBC&gt;</td><td style="text-decoration: line-through">May</td></tr></table>
    <table><tr><td><table><tr><td>Inner</td><td>One</td></tr></table></td></tr></table>"""
    found = read(page, "a.htm")
    assert cells(found) == [
        ("## Harbour",),
        ("Tides.",),
        ("Step", "Who", "By"),
        ("Ferries", "", ""),
        ("Paint\nthe ferry", "Ina Roe", "July"),
        ("Oil <TBC>", "Ina Roe", ""),
        ("Inner", "One"),
    ]
    assert found.rows[4].struck == ((2, "June"),)
    assert found.rows[5].struck == ((2, "May"),)
    assert [row.table for row in found.rows] == [0, 0, 1, 1, 1, 1, 2]


def test_markdown() -> None:
    text = "# Plan\n\nStep | By\n--- | :-:\nPaint \\| oil | ~~June~~ July\nlone |\n\nA | b is no table\n"
    found = read(text, "a.md")
    assert cells(found) == [
        ("# Plan",),
        ("",),
        ("Step", "By"),
        (),
        ("Paint | oil", "July"),
        ("lone", ""),
        ("",),
        ("A | b is no table",),
    ]
    assert [row.address for row in found.rows][2:6] == ["table=1&row=1", "line=4", "table=1&row=2", "table=1&row=3"]
    assert found.rows[4].struck == ((1, "June"),)


def test_only_the_table_that_is_named_is_read() -> None:
    page = "<table><tr><td>A<td>B</table><table><tr><td>C<td>D</table>"
    found = read(page, "a.html", table=2)
    assert [row.cells for row in found.rows if any(row.cells)] == [("C", "D")]
    assert codes(found) == {"table-not-read"}
    with pytest.raises(SourceError, match="no table 3: it has 2"):
        read(page, "a.html", table=3)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7\n", "a.bin", "pdf"),
        (b"A\tB\n1\t2\n", "a.txt", "text"),
        (b'A\tB\n"x, y"\t2\n', "a.txt", "csv"),
        (b'A\tB\n1\t"\n', "a.txt", "text"),
        (b"| A | B |\n|---|---|\n", "a.txt", "markdown"),
        (b"<!doctype html><p>x", "a.txt", "html"),
        (b"A,B\n", "a.CSV", "csv"),
        (b"A\tB\n", "a.tsv", "csv"),
        (b"A\tB\n\xff\n", "a.TSV", "csv"),  # that its text cannot be read is told where it is read
        (b"A\tB\n\xff\n", "a.txt", "text"),
    ],
)
def test_format_is_found_by_content_and_name(content: bytes, name: str, expected: str) -> None:
    assert format_of(content, Path(name)) == expected


def test_archives_that_are_no_document_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(SourceError, match="no workbook and no Word document"):
        read(out.getvalue(), "a.zip")
    with pytest.raises(SourceError, match="damaged"):
        read(documents.xlsx()[:500], "a.xlsx")


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(rows_module, "import_module", absent)
    with pytest.raises(SourceError, match=r"openpyxl must be installed: pip install 'goldenthread\[formats\]'"):
        read(documents.xlsx(), "a.xlsx")


def coloured(**fill: Any) -> bytes:
    """A workbook with one cell that has a fill and no words."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(["Step", "RAG"])
    page.append(["Paint", None])
    page["B2"].fill = PatternFill("solid", fgColor=Color(**fill))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("fill", "word"),
    [
        ({"rgb": "FF00B050"}, "Green"),
        ({"indexed": 10}, "Red"),  # 00FF0000 of the palette
        ({"theme": 9}, "Amber"),  # F79646, accent 6 of the theme that openpyxl writes
        ({"theme": 5, "tint": 0.1}, "Red"),
        ({"theme": 0}, ""),  # white
        ({"theme": 99}, ""),
    ],
)
def test_a_fill_is_read_however_its_colour_is_given(fill: dict[str, Any], word: str) -> None:
    source = read_rows(coloured(**fill), Path("a.xlsx"))
    assert source.rows[1].cells == ("Paint", word)
    assert any(remark.code == "fill-read" for remark in source.remarks) is bool(word)


def test_colours_that_a_rule_sets_are_told() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(["Step", "Score"])
    page.append(["Paint", 1])
    make: Any = CellIsRule
    rule = make(operator="equal", formula=["1"], fill=PatternFill("solid", bgColor="FFFF0000"))
    page.conditional_formatting.add("B2:B2", rule)
    out = io.BytesIO()
    book.save(out)
    (remark,) = read_rows(out.getvalue(), Path("a.xlsx")).remarks
    assert (remark.code, remark.printed) == ("fill-not-read", "B2")


def test_colours_that_a_later_kind_of_rule_sets_are_told() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(["Step", "State"])
    page.append(["Paint", "late"])
    out, later = io.BytesIO(), io.BytesIO()
    book.save(out)
    rule = (
        '<extLst><ext uri="{78C0D931}"><x14:conditionalFormattings><x14:conditionalFormatting>'
        "<x14:cfRule><x14:dxf><fill/></x14:dxf>"
        "</x14:cfRule><xm:sqref>B2:B2</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(later, "w") as after:
        for name in before.namelist():
            xml = before.read(name).decode()
            named = '<worksheet xmlns:x14="urn:x14" xmlns:xm="urn:xm" '
            if name.startswith("xl/worksheets/"):
                xml = xml.replace("<worksheet ", named).replace("</worksheet>", f"{rule}</worksheet>")
            after.writestr(name, xml)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (remark,) = read_rows(later.getvalue(), Path("a.xlsx")).remarks
    assert (remark.code, remark.printed) == ("fill-not-read", "B2:B2")


RULE = (
    '<x:conditional-formats xmlns:x="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<x:conditional-format x:target-range-address="Steps.D2:Steps.D9"/></x:conditional-formats></table:table>'
)
MAPPED = '<style:style style:name="by rule"><style:map style:condition="cell-content()=1"/></style:style>'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</table:table>", RULE, "D2:D9"),
        ("</office:automatic-styles>", f"{MAPPED}</office:automatic-styles>", "D5"),
        ("<office:body>", "<office:body>", ""),
    ],
)
def test_colours_that_a_rule_sets_in_opendocument_are_told(old: str, new: str, told: str) -> None:
    with zipfile.ZipFile(io.BytesIO(documents.ods())) as archive:
        content = archive.read("content.xml").decode().replace(old, new)
    styled = content.replace(
        'office:value-type="percentage"', 'table:style-name="by rule" office:value-type="percentage"'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", styled)
    found = [one.printed for one in read_rows(out.getvalue(), Path("a.ods")).remarks if one.code == "fill-not-read"]
    assert found == ([told] if told else [])


@pytest.mark.parametrize("fill", ['style="color:#fff; background: #ff0000"', 'bgcolor="#FF0000"'])
def test_a_cell_of_a_page_may_be_a_colour_alone(fill: str) -> None:
    def page(cells: str) -> Source:
        said = f"<html><table><tr><td>Step</td><td>RAG</td></tr><tr><td>Oil the winch</td>{cells}</tr></table></html>"
        return read_rows(said.encode(), Path("a.html"), FormatOptions())

    red = page(f"<td {fill}></td>")
    assert red.rows[1].cells == ("Oil the winch", "Red")
    assert [(one.rows, one.code) for one in red.remarks] == [((2,), "fill-read")]
    assert page(f"<td {fill}>Late</td>").rows[1].cells == ("Oil the winch", "Late")
    assert page(f"<td {fill}></td>" * 3).rows[1].cells == ("Oil the winch", "", "", "")  # decoration
    assert not page('<td style="background:#eeeeee"></td>').remarks


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("every", [True, False])
def test_cells_in_single_quotation_marks(delimiter: str, every: bool) -> None:
    mark = "'" if every else ""
    rows = [("No", "Step", "Said"), ("1", f"Oil the winch{delimiter} twice", "The town''s own"), ("2", "Mend it", "")]
    lines = [[f"{mark}{cell}{mark}" for cell in row] for row in rows]
    lines[1][1:] = [f"'{cell}'" for cell in rows[1][1:]]
    content = "\n".join(delimiter.join(line) for line in lines).encode()
    source = read_rows(content, Path("a.csv"))
    assert [row.cells for row in source.rows[1:]] == [
        ("1", f"Oil the winch{delimiter} twice", "The town's own"),
        ("2", "Mend it", ""),
    ]
    assert not source.remarks


def test_an_apostrophe_quotes_nothing() -> None:
    source = read_rows(b"No,Step,Said\n1,'Tis the winch,'ere\n2,Mend nets,'Why?\n", Path("a.csv"))
    assert [row.cells for row in source.rows[1:]] == [("1", "'Tis the winch", "'ere"), ("2", "Mend nets", "'Why?")]
