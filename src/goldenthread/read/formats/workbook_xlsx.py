"""Sheets of a workbook in Office Open XML (ECMA-376, part 1, section 18)."""

from __future__ import annotations

import colorsys
import io
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.archives import parts_of
from goldenthread.read.formats.grid import refuse_too_many
from goldenthread.read.formats.native_values import cell_text
from goldenthread.read.formats.sheets import Merge, Sheet, SheetCell, read_sheets
from goldenthread.read.formats.source_rows import FormatOptions, Source, library


def read_xlsx(content: bytes, path: Path, options: FormatOptions) -> Source:
    """The rows of a sheet, values as their number formats show them.

    Raises:
        SourceError: the workbook is damaged or has no such sheet.
    """
    openpyxl = library("openpyxl", "openpyxl", path)
    written = [xml for name, xml in parts_of(content, path).items() if name.startswith("xl/worksheets/")]
    formulas = any(b"<f>" in xml or b"<f " in xml for xml in written)
    for xml in written:
        refuse_too_many(sum(map(_merged, _MERGED.findall(xml))), "cells are merged", path)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".* extension is not supported")  # lost only if the book were saved
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
            stated = openpyxl.load_workbook(io.BytesIO(content)) if formulas else None
        theme = theme_colours(book.loaded_theme or b"")
        later = tuple(place for xml in written for place in _coloured_by_later_rules(xml))
        sheets = [_sheet(sheet, stated, theme, later) for sheet in book.worksheets]
    except Exception as error:  # noqa: BLE001 - the parser of a damaged file may fail anywhere
        raise SourceError(f"the workbook is damaged: {str(error) or type(error).__name__}", path=path) from None
    return read_sheets(sheets, "xlsx", path, options)


_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']\$?([A-Za-z]{1,4})\$?(\d{1,8}):\$?([A-Za-z]{1,4})\$?(\d{1,8})"""
)


def _merged(corners: tuple[bytes, bytes, bytes, bytes]) -> int:
    """Over how many cells a merged one reaches; openpyxl makes each of them.

    >>> _merged((b"A", b"2", b"F", b"3"))
    12
    """
    left, top, right, bottom = corners
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = 26 * column + letter - 64
    return column


_LATER_RULES = re.compile(rb"<x14:conditionalFormatting\b.*?</x14:conditionalFormatting>", re.DOTALL)
_PLACES = re.compile(rb"<xm:sqref>([^<]*)</xm:sqref>")


def _coloured_by_later_rules(xml: bytes) -> list[str]:
    """Ranges whose colours a rule sets that Excel has known since 2010 ([MS-XLSX], 2.6.2), which openpyxl drops.

    >>> rule = b"<x14:conditionalFormatting>%s<xm:sqref>C2:C9</xm:sqref></x14:conditionalFormatting>"
    >>> _coloured_by_later_rules(rule % b"<x14:dxf><fill/></x14:dxf>"), _coloured_by_later_rules(rule % b"<x14:dxf/>")
    (['C2:C9'], [])
    """
    coloured = (one for one in _LATER_RULES.findall(xml) if re.search(rb"<fill\b|<x14:(?:iconSet|colorScale)\b", one))
    return [place.decode() for one in coloured for place in _PLACES.findall(one)]


def _sheet(sheet: Any, stated: Any, theme: Sequence[str], later: Sequence[str]) -> Sheet:
    cells: dict[tuple[int, int], SheetCell] = {}
    uncomputed = []
    for place in sorted(sheet._cells):  # those that are written: iter_rows() makes all up to the furthest
        cell = sheet._cells[place]
        if cell.value is None and not cell.has_style:
            continue
        if cell.value is None and stated is not None and stated[sheet.title][cell.coordinate].data_type == "f":
            uncomputed.append(cell.coordinate)
        text, struck = _parted(cell)
        fill = _fill(cell, theme) if not text else ""
        if text or struck or fill:
            cells[place] = SheetCell(text, struck, fill)
    merges = [Merge(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
    hidden_rows = frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden)
    hidden = sheet.sheet_state != "visible"
    order = sorted(merges, key=lambda merge: (merge.top, merge.left))
    by_rule = tuple(
        str(one.sqref)
        for one in sheet.conditional_formatting
        if any(rule.type in ("colorScale", "iconSet") or (rule.dxf and rule.dxf.fill) for rule in one.rules)
    )
    return Sheet(sheet.title, cells, order, hidden, hidden_rows, tuple(uncomputed), (*by_rule, *later))


def _parted(cell: Any) -> tuple[str, str]:
    """What is in force in a cell, and what is struck out, run by run."""
    if isinstance(cell.value, list):  # rich text: strings and runs with a font of their own
        whole = bool(cell.font and cell.font.strike)
        runs = [(str(run), bool(getattr(getattr(run, "font", None), "strike", whole))) for run in cell.value]
        in_force = "".join(text for text, struck in runs if not struck)
        return cell_text(in_force), cell_text("".join(text for text, struck in runs if struck))
    text = cell_text(cell.value, cell.number_format or "")
    return ("", text) if text and cell.font and cell.font.strike else (text, "")


def _fill(cell: Any, theme: Sequence[str]) -> str:
    """The colour of a solid fill (RRGGBB), whether it is given by itself, by the palette or by the theme."""
    from openpyxl.styles.colors import COLOR_INDEX

    fill = cell.fill
    if not fill or fill.fill_type != "solid" or fill.fgColor is None:
        return ""
    colour = fill.fgColor
    if colour.type == "indexed":
        return COLOR_INDEX[colour.indexed][-6:] if 0 <= colour.indexed < len(COLOR_INDEX) else ""
    if colour.type == "theme":
        return tinted(theme[colour.theme], colour.tint) if 0 <= colour.theme < len(theme) else ""
    return str(colour.rgb)[-6:]


_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""The colours of a theme in the order in which cells count them (ECMA-376, part 1, section 18.8.3)."""


def theme_colours(content: bytes) -> tuple[str, ...]:
    """The colours of a workbook's theme (RRGGBB), in the order in which cells count them; none where it has none.

    >>> theme_colours(b"")
    ()
    """
    if not content:
        return ()
    from lxml import etree

    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    found = []
    for name in _THEME_ORDER:
        path = f"//*[local-name()='clrScheme']/*[local-name()='{name}']/*/@*[name()='lastClr' or name()='val']"
        values: Any = root.xpath(path)
        found.append(next((str(value) for value in reversed(values) if len(value) == 6), ""))
    return tuple(found)


def tinted(rgb: str, tint: float) -> str:
    """A colour made lighter (a tint above 0) or darker (ECMA-376, part 1, section 18.8.19).

    >>> tinted("800000", 0.5), tinted("FF0000", -0.5), tinted("", 0.2)
    ('FF4040', '800000', '')
    """
    if len(rgb) != 6:
        return ""
    red, green, blue = (int(rgb[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
