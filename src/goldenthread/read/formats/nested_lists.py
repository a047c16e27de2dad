"""Lists within lists, in a document without tables, as the hierarchy that they print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goldenthread.read.formats.source_rows import Remark, Source, SourceRow

ACTIVITY_MARK, PRIORITY_MARK = "--", "-"
"""What stands before the items that hold others, so that a layout can name them as headings."""
_LEAST = 2
"""Items with others below them that a list has at least."""
_LABELLED = 0.3
"""Share of the items from which on they are labels and values of a record, and no milestones."""
_DEEPEST = 3
_MARK = re.compile(r"^\s*[-*+•]\s+")
_NUMBER = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]{1,2}[.)])\s+")
_LABEL = re.compile(r"[^:.]{1,25}:\s")


def depth_of(rows: Sequence[SourceRow]) -> int:
    """How many levels the lists of a document have, where they tell its hierarchy: 2 or 3; 0 where they do not.

    That is so where no table stands in it, several items hold others, and these are no labels with values.
    """
    items = [row for row in rows if row.item]
    if any(row.table for row in rows) or not items:
        return 0
    holders = sum(below.item > above.item for above, below in pairwise(items))
    deepest = max(row.item for row in items)
    inner = [row for row in items if row.item > 1]
    labelled = sum(bool(_LABEL.match(_words(row))) for row in inner)
    if holders < _LEAST or labelled >= _LABELLED * len(inner):
        return 0
    return min(deepest, _DEEPEST)


def listed(source: Source) -> Source:
    """A document whose lists tell its hierarchy, the items of the last level as rows of a number and words.

    Items above them are lines of one cell with a mark before them: ``-- Mend the quay``, one level further up
    ``- Harbour``.
    """
    depth = depth_of(source.rows)
    if not depth:
        return source
    rows = tuple(_row(row, depth) if row.item else row for row in source.rows)
    places = tuple(number for number, row in enumerate(source.rows, start=1) if row.item)
    message = (
        "Lists within lists were read as a hierarchy: items that hold others as activities, those below as milestones. "
        "Names and dates inside their words were not taken out."
    )
    remarks = [Remark(places, "list-as-hierarchy", "read-lists", message)]
    if deeper := tuple(number for number, row in enumerate(source.rows, start=1) if row.item > depth):
        message = "Items of lists deeper than three levels were read as milestones of the level above."
        remarks.append(Remark(deeper, "list-as-hierarchy", "read-deep-lists", message))
    return replace(source, rows=rows, remarks=(*source.remarks, *remarks))


def _row(row: SourceRow, depth: int) -> SourceRow:
    text = _words(row)
    if row.item < depth:
        mark = ACTIVITY_MARK if row.item == depth - 1 else PRIORITY_MARK
        return replace(row, cells=(f"{mark} {text}", ""), table=1, bar=True)
    number = _NUMBER.match(text)
    ref = number[0].strip() if number else ""
    return replace(row, cells=(ref, text[number.end() :] if number else text), table=1)


def _words(row: SourceRow) -> str:
    """The words of an item, without the mark before them."""
    return _MARK.sub("", row.cells[0]).strip() if row.cells else ""
