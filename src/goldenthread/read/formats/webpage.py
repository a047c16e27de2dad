"""Tables, headings and prose of an HTML page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.grid import WIDEST, Cell, laid_out
from goldenthread.read.formats.rated_cells import fill_remarks, rated
from goldenthread.read.formats.source_rows import FormatOptions, Source, SourceRow, library

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"})
_STRUCK = frozenset({"s", "del", "strike"})
_PARTS = frozenset({"p", "li", "dt", "dd", "div", "section", "article", "blockquote", "pre", "tr", "ul", "ol", "dl",
                    "header", "footer", "nav", "main", "aside", "figure", "figcaption", "caption", "address",
                    "h1", "h2", "h3", "h4", "h5", "h6"})  # fmt: skip
"""Elements that begin a line of their own (HTML, section 15.3)."""
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_MENUS = frozenset({"nav", "header", "footer"})
_HEX = re.compile(r"#(?P<rgb>[0-9A-Fa-f]{6})")
_FILL = re.compile(rf"(?:^|;)\s*background(?:-color)?\s*:\s*{_HEX.pattern}")
_THROUGH = re.compile(r"text-decoration[^;]*:[^;]*line-through")
_CROWDED = re.compile(rb"<[A-Za-z](?:[^<>\s]*+\s++){2000}")
"""A tag with more attributes than any has, each of which the parser compares with all others.

No part of it is tried twice: a long page would take for ever.
"""
_HIDDEN = re.compile(r"display\s*:\s*none")


def read_webpage(content: bytes, path: Path, _options: FormatOptions) -> Source:
    """The rows of a page in reading order: cells of tables, headings as ``## Words``, other lines as one cell.

    Raises:
        SourceError: there is nothing to read in it.
    """
    html = library("lxml.html", "lxml", path)
    if _CROWDED.search(content):
        raise SourceError("a tag of the page has more than 2,000 words: this is no page", path=path)
    parser = html.HTMLParser(encoding=_encoding(content))
    try:
        root = html.document_fromstring(content, parser=parser)
    except (ValueError, html.etree.ParserError):
        raise SourceError("there is no page in this file", path=path) from None
    if fatal := [one.message for one in parser.error_log if one.level_name == "FATAL"]:  # the rest would be lost
        raise SourceError(f"the page cannot be read to its end: {fatal[0]}", path=path)
    walk = _Walk(root, path)
    body = root.find("body")
    whole = root if body is None else body
    try:
        walk.element(whole)
    except RecursionError:
        raise SourceError("the elements of the page are nested too deep", path=path) from None
    walk.flush(whole)
    return Source("html", tuple(walk.rows), fill_remarks(walk.coloured))


def _encoding(content: bytes) -> str | None:
    """UTF-8 where the bytes are UTF-8, else what the page declares, else Windows-1252 as browsers have it."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        return None if re.search(rb"<meta[^>]+charset", content[:4096], re.IGNORECASE) else "windows-1252"
    return "utf-8"


def _struck(element: Any) -> bool:
    return element.tag in _STRUCK or bool(_THROUGH.search(element.get("style", "").lower()))


def _unseen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "").lower()))


class _Walk:
    """Goes through a page once and gathers its rows."""

    def __init__(self, root: Any, path: Path) -> None:
        self.path = path
        self.paths = _paths(root)
        self.rows: list[SourceRow] = []
        self.tables = 0
        self.said: list[str] = []
        self.coloured: list[int] = []
        self.item: Any = None

    def flush(self, element: Any) -> None:
        """The line gathered so far becomes a row."""
        text = " ".join("".join(self.said).split())
        self.said = []
        if text:
            self.line(text, element)

    def line(self, text: str, element: Any) -> None:
        """A row of one cell, at the nearest element around it that begins lines."""
        around = (element, *element.iterancestors())
        path = next((self.paths[one] for one in around if one in self.paths), "/*")
        self.rows.append(SourceRow((text,), f"xpath={path}", selector=path, item=self.depth(element)))

    def depth(self, element: Any) -> int:
        """How deep the item of a list stands that a line begins; 0 for its later lines, and in menus."""
        above = [element, *element.iterancestors()]
        item = next((one for one in above if one.tag == "li"), None)
        if item is None or item is self.item or any(one.tag in _MENUS for one in above):
            return 0
        self.item = item
        return sum(one.tag in ("ul", "ol") for one in above)

    def element(self, element: Any) -> None:
        if element.tag == "table" and _holds_rows(element):
            self.flush(element)
            self.table(element)
            return
        if element.tag in _HEADINGS:
            text = " ".join(_text(element)[0].split())
            if text:
                self.line(f"{_HEADINGS[element.tag]} {text}", element)
            return
        self.said.append(element.text or "")
        for child in element:
            if not _unseen(child):
                parts = child.tag in _PARTS or child.tag in ("table", "br", "hr", "td", "th")
                if parts:
                    self.flush(element)
                self.element(child)
                if parts:
                    self.flush(child)
            self.said.append(child.tail or "")

    def table(self, table: Any) -> None:
        self.tables += 1
        for caption in table.iterfind("caption"):
            text = " ".join(_text(caption)[0].split())
            if text:
                self.line(text, caption)
        every = enumerate(table.iter("tr"), start=1)
        seen = [(nth, row) for nth, row in every if not _unseen(row) and _is_of(row, table)]
        grid = laid_out([self.cells(row, first=len(self.rows), at=at) for at, (_, row) in enumerate(seen)], self.path)
        for number, ((nth, _), row) in enumerate(zip(seen, grid, strict=True), start=1):
            address, path = f"table={self.tables}&row={number}", f"{self.paths[table]}/descendant::tr[{nth}]"
            self.rows.append(SourceRow(row.cells, address, self.tables, row.bar, row.struck, selector=path))

    def cells(self, row: Any, *, first: int, at: int) -> list[Cell]:
        """The cells of a row; of few that have a fill and no words, the fill as a rating."""
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        read = [_cell(cell) for cell in cells]
        shown = rated(read, [_fill(cell) for cell in cells])
        self.coloured += [first + at + 1] * (shown != read)
        return shown


def _fill(element: Any) -> str:
    """The fill that a cell states itself (RRGGBB), or nothing."""
    stated = _FILL.search(element.get("style", "")) or _HEX.fullmatch(element.get("bgcolor", "").strip())
    return stated["rgb"] if stated else ""


def _paths(root: Any) -> dict[Any, str]:
    """The XPath of every element that begins a line: the how manieth of its name it is in the page.

    A browser puts a ``tbody`` around rows that have none, and other parsers do not: so no step names a parent.
    """
    seen: Counter[str] = Counter()
    paths = {}
    for element in root.iter("html", "body", "table", "td", "th", *_PARTS - {"tr"}):
        seen[element.tag] += 1
        paths[element] = f"/descendant::{element.tag}[{seen[element.tag]}]"
    return paths


def _is_of(row: Any, table: Any) -> bool:
    """Whether a row is one of the table itself, and not of one in its cells."""
    return next(row.iterancestors("table")) is table


def _holds_rows(table: Any) -> bool:
    """Whether a table is one of rows: no others stand in its cells, or it has a head of its own above them."""
    if not any(True for inner in table.iter("table") if inner is not table):
        return True
    rows = [row for row in table.iter("tr") if _is_of(row, table)]
    heads = [cell for row in rows[:1] for cell in row if cell.tag == "th" and cell.find(".//table") is None]
    return len(heads) > 1


def _cell(element: Any) -> Cell:
    text, struck = _text(element)
    return Cell(text, struck, _span(element.get("colspan")), _span(element.get("rowspan")))


def _span(printed: str | None) -> int:
    return min(int(printed[:9]), WIDEST) if printed and printed.strip().isdecimal() else 1


def _text(element: Any) -> tuple[str, str]:
    """What an element says, and what in it is struck out."""
    said: list[str] = []
    struck: list[str] = []

    def walk(one: Any, out: list[str]) -> None:
        out.append(re.sub(r"\s+", " ", one.text or ""))
        for child in one:
            if not _unseen(child):
                if child.tag in _PARTS or child.tag == "br":
                    out.append("\n")
                elif child.tag in ("td", "th"):  # of a table in a cell
                    out.append(" ")
                walk(child, struck if _struck(child) else out)
                if child.tag in _PARTS:
                    out.append("\n")
            out.append(re.sub(r"\s+", " ", child.tail or ""))

    walk(element, struck if _struck(element) else said)
    return _lines("".join(said)), _lines("".join(struck))


def _lines(text: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)
