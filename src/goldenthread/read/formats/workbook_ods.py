"""Sheets of a workbook in OpenDocument (ODF 1.3, part 3, sections 9 and 19.385)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.archives import parts_of
from goldenthread.read.formats.grid import refuse_too_many
from goldenthread.read.formats.native_values import cell_text
from goldenthread.read.formats.sheets import Merge, Sheet, SheetCell, column_letters, read_sheets
from goldenthread.read.formats.source_rows import FormatOptions, Source, library

_NAMES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
} | {"fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}
_RULES = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
"""The namespace in which LibreOffice writes the rules that colour cells."""
_BLANK_RUN = 1000
"""Repeated rows or columns without words beyond which a sheet has ended."""


def _name(prefixed: str) -> str:
    prefix, name = prefixed.split(":")
    return f"{{{_NAMES[prefix]}}}{name}"


def read_ods(content: bytes, path: Path, options: FormatOptions) -> Source:
    """The rows of a sheet, by the values and types that the document states beside what it shows.

    Raises:
        SourceError: the workbook is damaged or has no such sheet.
    """
    etree = library("lxml.etree", "lxml", path)
    parts = parts_of(content, path)
    try:
        root = etree.fromstring(parts["content.xml"], etree.XMLParser(resolve_entities=False, no_network=True))
        styles = _Styles(root)
        sheets = [_sheet(table, styles, path) for table in root.iter(_name("table:table"))]
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file may fail anywhere
        raise SourceError(f"the workbook is damaged: {str(error) or type(error).__name__}", path=path) from None
    return read_sheets(sheets, "ods", path, options)


class _Styles:
    """Which styles of cells strike out, and how they fill."""

    def __init__(self, root: Any) -> None:
        self.struck: set[str] = set()
        self.fills: dict[str, str] = {}
        self.by_rule: set[str] = set()
        for style in root.iter(_name("style:style")):
            name = style.get(_name("style:name"), "")
            for words in style.iter(_name("style:text-properties")):
                if words.get(_name("style:text-line-through-style"), "none") != "none":
                    self.struck.add(name)
            for cell in style.iter(_name("style:table-cell-properties")):
                self.fills[name] = cell.get(_name("fo:background-color"), "").removeprefix("#")
            if style.find(_name("style:map")) is not None:
                self.by_rule.add(name)

    def by_a_rule(self, cell: Any, read: SheetCell) -> bool:
        """Whether a rule of its style colours a cell that has words."""
        return bool(read.text) and cell.get(_name("table:style-name"), "") in self.by_rule


def _ranges_of_rules(table: Any) -> list[str]:
    """The ranges whose colours rules set, without the name of their sheet."""
    sheet = table.get(_name("table:name"), "")
    rules = table.iter(f"{_RULES}conditional-format")
    return [one.get(f"{_RULES}target-range-address", "").replace(f"{sheet}.", "") for one in rules]


def _sheet(table: Any, styles: _Styles, path: Path) -> Sheet:
    cells: dict[tuple[int, int], SheetCell] = {}
    merges: list[Merge] = []
    hidden: set[int] = set()
    name = table.get(_name("table:name"), "")
    by_rule = _ranges_of_rules(table)
    row, written = 1, 0
    for printed in table.iter(_name("table:table-row")):
        repeated = _number(printed, "table:number-rows-repeated")
        found: list[tuple[int, SheetCell]] = []
        column = 1
        for cell in printed:
            if cell.tag not in (_name("table:table-cell"), _name("table:covered-table-cell")):
                continue
            times = _number(cell, "table:number-columns-repeated")
            read = _cell(cell, styles)
            if styles.by_a_rule(cell, read):
                by_rule.append(f"{column_letters(column)}{row}")
            if read.text or read.struck or (read.fill and times < _BLANK_RUN):
                refuse_too_many(row * (column + times), f"the sheet '{name}' reaches", path)
                found += [(column + again, read) for again in range(times)]
            merges += _merged(cell, row, column)
            column += times
        shown = repeated if found and repeated < _BLANK_RUN else 0
        written += shown * len(found)
        refuse_too_many(written, f"the sheet '{name}' is written", path)
        for again in range(shown):
            cells |= {(row + again, at): read for at, read in found}
            if printed.get(_name("table:visibility"), "visible") != "visible":
                hidden.add(row + again)
        row += repeated
    coloured = tuple(filter(None, by_rule))
    return Sheet(name, cells, merges, hidden_rows=frozenset(hidden), coloured_by_rule=coloured)


def _merged(cell: Any, row: int, column: int) -> list[Merge]:
    """The cells that one covers, where it covers more than itself."""
    down = _number(cell, "table:number-rows-spanned")
    across = _number(cell, "table:number-columns-spanned")
    return [Merge(row, column, row + down - 1, column + across - 1)] if down > 1 or across > 1 else []


def _number(element: Any, name: str) -> int:
    """How often an element counts, or how far it spans: 1 where it does not say."""
    printed = element.get(_name(name), "1")
    number = int(printed[:12])
    if number < 0:
        raise ValueError(f"{name} is {printed}")
    return number


def _cell(cell: Any, styles: _Styles) -> SheetCell:
    if cell.tag == _name("table:covered-table-cell"):
        return SheetCell("")
    style = cell.get(_name("table:style-name"), "")
    said, struck = _words(cell, styles)
    stated = _stated(cell)
    text = said if stated is None else stated
    if style in styles.struck:
        return SheetCell("", text or struck)
    fill = styles.fills.get(style, "") if not text else ""
    return SheetCell(text, struck, fill)


def _stated(cell: Any) -> str | None:
    """The value that a cell states beside its words, as a text; none for words."""
    value = cell.get(_name("office:value"))
    match cell.get(_name("office:value-type")):
        case "percentage":
            return cell_text(float(value), "0%")
        case "float" | "currency":
            shown = " ".join("".join(p.itertext()) for p in cell.iterfind(_name("text:p")))
            return shown.strip() or cell_text(float(value))
        case "date":
            printed = cell.get(_name("office:date-value"), "")
            try:
                return cell_text(datetime.fromisoformat(printed) if "T" in printed else date.fromisoformat(printed))
            except ValueError:
                return None
    return None


def _words(cell: Any, styles: _Styles) -> tuple[str, str]:
    said: list[str] = []
    struck: list[str] = []

    def walk(one: Any, out: list[str]) -> None:
        if one.get(_name("text:style-name"), "") in styles.struck:
            out = struck
        match one.tag:
            case tag if tag == _name("text:s"):
                out.append(" ")
            case tag if tag in (_name("text:line-break"), _name("text:tab")):
                out.append("\n" if tag == _name("text:line-break") else " ")
        out.append(one.text or "")
        for child in one:
            if child.tag != _name("office:annotation"):
                walk(child, out)
            out.append(child.tail or "")

    for paragraph in cell.iterfind(_name("text:p")):
        walk(paragraph, said)
        said.append("\n")
    return cell_text("".join(said)), cell_text("".join(struck))
