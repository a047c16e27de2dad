"""Which sheets of a workbook are parts of one plan: a sheet for each theme, all with the same table head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from goldenthread.language.dates import is_period
from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.formats.source_rows import SourceRow

_LEAST = 3
"""Cells that a head has at least by which two sheets are known as alike."""
_LONGEST = 60
"""Letters of a cell of a head at most."""
_COPIED = 0.5
"""Share of the rows of a sheet that stand on another, from which on it is a copy of it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d\d[-/]\d\d(?!\d)|(?<![^\W_])[QY]\d(?!\d)", re.IGNORECASE)

Texts = tuple[str, ...]


def alike(chosen: str, sheets: dict[str, Sequence[SourceRow]]) -> list[str]:
    """The names of the sheets that are read with the chosen one, itself among them, in the order of the workbook.

    They have a row in common with it that looks like the head of a table. Sheets of years or quarters are editions of
    their own, and one most of whose rows stand on the chosen one is a copy of it: neither is read with it.

    Args:
        chosen: the name of the fullest sheet.
        sheets: the rows of each sheet that has words and is shown, by its name.
    """
    if _of_a_period(chosen):
        return [chosen]
    heads, every = set(_heads(sheets[chosen])), set(map(_texts, sheets[chosen]))
    found = []
    for name, rows in sheets.items():
        shared = heads & set(_heads(rows))
        own = [texts for texts in map(_texts, rows) if len(texts) > 1 and texts not in shared]
        copied = sum(texts in every for texts in own) > _COPIED * len(own)
        if name == chosen or (shared and own and not copied and not _of_a_period(name)):
            found.append(name)
    return found


def name_the_parts(sheets: dict[str, Sequence[SourceRow]]) -> bool:
    """Whether the names of sheets are the headings of their rows: no sheet prints one of its own above its table.

    Args:
        sheets: the rows of each sheet that is read, by its name.
    """
    if any(re.fullmatch(rf"{any_of(lexicon().words('page'))}\s*\d+", name, re.IGNORECASE) for name in sheets):
        return False
    above = {name: set(_above(rows)) for name, rows in sheets.items()}
    common = set.intersection(*above.values())
    return not all(lines - common for lines in above.values())


def _of_a_period(name: str) -> bool:
    """Whether a sheet is named for a year or a quarter.

    >>> _of_a_period("2024-25"), _of_a_period("Q3"), _of_a_period("Homes"), _of_a_period("Theme 2")
    (True, True, False, False)
    """
    return is_period(name) or bool(_YEAR.search(name))


def _texts(row: SourceRow) -> Texts:
    return tuple(cell.strip().casefold() for cell in row.cells if cell.strip())


def _heads(rows: Sequence[SourceRow]) -> list[Texts]:
    """The rows that look like the head of a table: several short cells without a number, each another."""
    return [
        texts
        for texts in map(_texts, rows)
        if len(set(texts)) == len(texts) >= _LEAST
        and all(len(text) <= _LONGEST and not any(map(str.isdecimal, text)) for text in texts)
    ]


def _above(rows: Sequence[SourceRow]) -> list[Texts]:
    """The rows of one filled cell that stand above the first row of several."""
    return [texts for texts in takewhile(lambda found: len(found) < 2, map(_texts, rows)) if texts]
