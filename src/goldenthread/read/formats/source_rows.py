"""The one table that every format is read into: rows of cells, each with its address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from goldenthread.errors import SourceError

Struck = tuple[tuple[int, str], ...]
"""Columns (from 0) and the texts in them that are struck out, which are not in force."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a document.

    Attributes:
        cells: its texts; dates of a workbook are ISO 8601, percentages end in ``%``, a cell's lines end in a newline.
        address: where it stands: ``line=12``, ``row=12`` (RFC 7111), ``sheet=Plan&cell=A12:H12``,
            ``page=3&table=1&row=4&viewrect=40,80,440,20``, ``table=1&row=4``.
        table: number of its table in the document, from 1; 0 for what stands between tables.
        bar: whether one cell spans all of its table, as headings between rows do.
        struck: what in it is struck out.
        printed: the row as it stands, for quoting, where its cells do not say it.
        furniture: what it is where the page and not the text says that it has no content: ``page head``.
        selector: what selects it in the bytes received, where the address is of our own making: the XPath of its
            element (HTML, XML), or the position of its line (Markdown, RFC 5147).
        item: how deep the item of a list stands that it begins, from 1; 0 for all else.
    """

    cells: tuple[str, ...]
    address: str
    table: int = 0
    bar: bool = False
    struck: Struck = ()
    printed: str = ""
    furniture: str = ""
    selector: str = ""
    item: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What was met in reading a format: becomes an issue of its edition.

    Attributes:
        rows: 1-based numbers of the rows that it is about; none where it is about the document.
        code: code of the issue.
        rule: rule that met it.
        message: in words.
        printed: the text that it is about.
        value: what was made of it.
    """

    rows: tuple[int, ...]
    code: str
    rule: str
    message: str
    printed: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as rows.

    Attributes:
        format: the format that it was read as.
        rows: all its rows in order, blank ones too: a row's number is its place, from 1.
        remarks: what was met.
        tabular: whether rows come whole out of cells; a text of torn lines is none of it.
    """

    format: str
    rows: tuple[SourceRow, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def tabular(self) -> bool:
        """Whether the format has cells of its own."""
        return self.format != "text"


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """What a layout says of the format.

    Attributes:
        format: its name; found by content and file name where left out.
        sheet: the sheet of a workbook; the fullest where left out.
        table: the only table to read, by number.
        torn: whether rows that a page end cuts are put together (PDF).
        lists: whether lists within lists are the hierarchy (Word, HTML, Markdown).
    """

    format: str | None = None
    sheet: str | None = None
    table: int | None = None
    torn: bool = True
    lists: bool = False


def padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """A row of that many cells at least."""
    return (*cells, *[""] * (width - len(cells)))


def library(module: str, package: str, path: Path) -> ModuleType:
    """A library that only some formats need.

    Raises:
        SourceError: it is not installed; the message names what to install.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise SourceError(
            f"to read this format, {package} must be installed: pip install 'goldenthread[formats]'", path=path
        ) from None
