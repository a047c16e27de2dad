"""Documents in the formats that councils publish, each read into the same rows of cells."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.read.encodings import decode
from goldenthread.read.formats.archives import packed_format
from goldenthread.read.formats.markdown_tables import read_markdown, rules_a_table
from goldenthread.read.formats.nested_lists import listed
from goldenthread.read.formats.pdf_documents import read_portable
from goldenthread.read.formats.separated import is_separated, read_separated, written_by_a_spreadsheet
from goldenthread.read.formats.source_rows import FormatOptions, Remark, Source, SourceRow
from goldenthread.read.formats.stratml import is_xml, read_stratml
from goldenthread.read.formats.webpage import read_webpage
from goldenthread.read.formats.word import read_word
from goldenthread.read.formats.workbook_ods import read_ods
from goldenthread.read.formats.workbook_xls import read_xls
from goldenthread.read.formats.workbook_xlsx import read_xlsx

__all__ = ["FORMATS", "FormatOptions", "Remark", "Source", "SourceRow", "format_of", "read_rows"]

_READERS: dict[str, Callable[[bytes, Path, FormatOptions], Source]] = {
    "csv": read_separated,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ods": read_ods,
    "html": read_webpage,
    "markdown": read_markdown,
    "docx": read_word,
    "pdf": read_portable,
    "stratml": read_stratml,
}
FORMATS = ("text", *_READERS)
"""The names of all formats, as a layout gives them."""

_BY_NAME = {".csv": "csv", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_BINARY_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def format_of(content: bytes, path: Path) -> str:
    """The format of a document, by its content first and its name second.

    Raises:
        SourceError: it is of a kind that is not read.
    """
    if content.startswith(b"%PDF-") or b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        if found := packed_format(content, path):
            return found
        raise SourceError("this archive is no workbook and no Word document: unpack it first", path=path)
    if content.startswith(_BINARY_WORKBOOK):
        if path.suffix.casefold() == ".doc":
            raise SourceError("this is a document of Word 97 to 2003: save it as .docx", path=path)
        return "xls"
    if found := _BY_NAME.get(path.suffix.casefold(), ""):
        return found
    if _PAGE.match(content[:4096]):
        return "html"
    if is_xml(content, path):
        return "stratml"
    return _kind_of_text(content, path)


def _kind_of_text(content: bytes, path: Path) -> str:
    """Whether a text is a table of separated values, one that a spreadsheet wrote, Markdown, or a text of lines."""
    try:
        text = decode(content, path)
    except SourceError:
        return "csv" if path.suffix.casefold() == ".tsv" or _written_on_windows(content) else "text"
    if path.suffix.casefold() == ".tsv" or written_by_a_spreadsheet(text):
        return "csv"
    if rules_a_table(text):
        return "markdown"
    return "csv" if is_separated(text) else "text"


def read_rows(content: bytes, path: Path, options: FormatOptions | None = None) -> Source:
    """The rows of a document.

    Args:
        content: its bytes.
        path: where it lies: its name helps to tell the format, and stands in messages.
        options: what a layout says of the format.

    Raises:
        SourceError: it cannot be read; the message says why, and what to do.
    """
    options = options or FormatOptions()
    name = options.format or format_of(content, path)
    if name == "text":
        lines = decode(content, path).split("\n")
        if lines and not lines[-1]:
            lines.pop()
        rows = (SourceRow(tuple(line.split("\t")), f"line={number}") for number, line in enumerate(lines, start=1))
        return Source("text", tuple(rows))
    if name == "csv" and path.suffix.casefold() != ".csv" and b"\t" in content and not content.startswith(b"sep="):
        source = read_separated(content, path, options, delimiter="\t" if _tabbed(content, path) else "")
    else:
        source = _READERS[name](content, path, options)
    source = listed(source) if options.lists else source
    return source if options.table is None else _only(source, options.table, path)


def _tabbed(content: bytes, path: Path) -> bool:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or path.suffix.casefold() == ".tsv":
        return True
    try:
        return written_by_a_spreadsheet(decode(content, path))
    except SourceError:
        return _written_on_windows(content)


def _written_on_windows(content: bytes) -> bool:
    """Whether a text that is not UTF-8 is a table that a spreadsheet wrote on Windows ("Text (tab delimited)")."""
    try:
        return written_by_a_spreadsheet(content.decode("cp1252"))
    except UnicodeDecodeError:
        return False


def _only(source: Source, table: int, path: Path) -> Source:
    """A document of which only one table is read; the rows of the others are left blank, and said to be."""
    if not any(row.table == table for row in source.rows):
        count = max((row.table for row in source.rows), default=0)
        raise SourceError(f"the document has no table {table}: it has {count}", path=path)
    others = tuple(n for n, row in enumerate(source.rows, start=1) if row.table not in (0, table) and any(row.cells))
    rows = tuple(
        SourceRow((), row.address, printed="\t".join(row.cells), selector=row.selector)
        if row.table not in (0, table)
        else row
        for row in source.rows
    )
    message = "Other tables of the document were not read: the layout names one."
    remark = Remark(others, "table-not-read", "choose-table", message)
    return Source(source.format, rows, (*source.remarks, *([remark] if others else ())))
