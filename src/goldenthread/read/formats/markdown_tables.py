"""Tables of Markdown (GitHub Flavored Markdown, section 4.10) between headings and prose."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from goldenthread.markup import in_force
from goldenthread.read.encodings import decode
from goldenthread.read.formats.source_rows import FormatOptions, Source, SourceRow

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_STRUCK = re.compile(r"<(s|del|strike)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)+)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]+\])")
"""A link and its words (CommonMark, section 6.3), or an image and what stands for it."""
_CODE = re.compile(r"(?<![`\\])`([^`]+)`(?!`)")
_EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]*[^\s*_\\])\1(?![\w*_])")
"""Emphasis between single marks (CommonMark, section 6.2), not inside a word."""
_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,3}[.)]) +\S")
"""The mark of an item of a list and the words behind it (CommonMark, section 5.2)."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def rules_a_table(text: str) -> bool:
    r"""Whether a text holds a table of Markdown: a line with bars above a line of dashes and bars.

    >>> rules_a_table("| A | B |\n|---|---|\n"), rules_a_table("A | B\n"), rules_a_table("A\n---\n")
    (True, False, False)
    """
    lines = text.split("\n")
    return any(_opens(above, below) for above, below in pairwise(lines))


def _opens(above: str, below: str) -> bool:
    return "|" in below and bool(_RULE.match(below)) and len(_cells(above)) == len(_cells(below)) > 1


def read_markdown(content: bytes, path: Path, _options: FormatOptions) -> Source:
    """The lines of a text in Markdown, each a row; those of tables as cells, struck-out words set apart.

    Raises:
        SourceError: the bytes are no text.
    """
    lines = [line.removesuffix("\r") for line in decode(content, path).split("\n")]
    if lines and not lines[-1]:
        lines.pop()
    rows: list[SourceRow] = []
    tables = at = width = 0
    items = _Items()
    for number, line in enumerate(lines, start=1):
        below = lines[number] if number < len(lines) else ""
        at_line = f"line={number - 1},{number}"
        if not at and _opens(line, below):
            tables, at, width = tables + 1, 1, len(_cells(line))
        elif at == 1:
            rows.append(SourceRow((), f"line={number}", printed=line, selector=at_line))
            at = 2
            continue
        elif at and not ("|" in line and line.strip()):
            at = 0
        if not at:
            said, gone = _parted(line)
            row = SourceRow((line,), f"line={number}", printed=line, selector=at_line, item=items.depth(line))
            rows.append(replace(row, cells=(said,), struck=((0, gone),)) if gone else row)
            continue
        parted = [_parted(cell) for cell in _cells(line)]
        cells = tuple(text for text, _ in parted)
        struck = tuple((column, said) for column, (_, said) in enumerate(parted) if said)
        filled = (*cells, *[""] * (width - len(cells)))
        row = SourceRow(filled, f"table={tables}&row={at}", tables, struck=struck, printed=line, selector=at_line)
        rows.append(row)
        at += at > 1  # the line of dashes below the head is no row
    return Source("markdown", tuple(rows))


class _Items:
    """How deep the items of lists stand (CommonMark, section 5.2): by where their marks are indented."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def depth(self, line: str) -> int:
        """The depth of the item that a line begins; 0 where it begins none."""
        match = _ITEM.match(line.expandtabs(4))
        if not match:
            if line.strip() and not line.startswith((" ", "\t")):
                self._indents = []
            return 0
        indent = len(match[1])
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1] + 1:
            self._indents.append(indent)
        return len(self._indents)


def _cells(line: str) -> list[str]:
    r"""The cells of a line between its bars; an escaped bar is none.

    >>> _cells(r"| a | b \| c |"), _cells("a | b")
    (['a', 'b | c'], ['a', 'b'])
    """
    text = line.strip().removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(text)]


def _parted(cell: str) -> tuple[str, str]:
    """What is in force in a cell or a line, and what is struck out."""
    said, struck = in_force(cell)
    struck = " ".join([struck, *(match.group(2) for match in _STRUCK.finditer(said))])
    said = " ".join(_BREAK.sub("\n", _plain(_STRUCK.sub(" ", said))).split(" ")).strip()
    return ("" if struck.strip() and not any(map(str.isalnum, said)) else said), struck.strip()


def _plain(text: str) -> str:
    """A text with the words of its links, of its code and of single emphasis, without their marks.

    Strong emphasis is taken off wherever cells are cleaned.

    >>> _plain("[Ann Lee](mailto:al@example.org) *mends* `lock_1` 2 * 3 * 4, [TBC]")
    'Ann Lee mends lock_1 2 * 3 * 4, [TBC]'
    """
    return _EMPHASIS.sub(r"\2", _CODE.sub(r"\1", _LINK.sub(r"\1", text)))
