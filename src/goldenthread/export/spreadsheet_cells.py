"""What a spreadsheet would take for something else than it is, when it opens a CSV file: formulas, dates, numbers."""

from __future__ import annotations

import re
from functools import cache

from goldenthread.export.shared_columns import Column
from goldenthread.language.lexicon import lexicon

_FORMULA = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\\t\\r\\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_COUNTED = re.compile(r"[\d\s.,:/%+()£$€-]+")
"""What numbers, sums of money, dates and times are written with."""
_LONGEST = 32
"""Characters; what is longer is no date and no number."""


def harmless(cell: str) -> str:
    r"""A cell that no spreadsheet takes for a formula; numbers stay numbers (OWASP, CSV injection).

    >>> [harmless(cell) for cell in ("=1+1", " @SUM(A1)", "-5", "- talks held", "+44 20 7364", "a = b", "\t=1", "")]
    ["'=1+1", "' @SUM(A1)", '-5', "'- talks held", "'+44 20 7364", 'a = b', "'\t=1", '']
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def guarded(cell: str, column: Column) -> str:
    """A cell of a column as a spreadsheet shows it: behind an apostrophe where it would show something else.

    In a column of text no cell is a number or a date: ``2011-12`` is a plan year and no month, ``1.10`` a reference.

    >>> [guarded(cell, Column("edition", "")) for cell in ("2011-12", "1.10", "1/2", "Sep 2015", "1e5", "1.1a", "Done")]
    ["'2011-12", "'1.10", "'1/2", "'Sep 2015", "'1e5", '1.1a', 'Done']
    >>> guarded("12.5", Column("percent", "", "decimal")), guarded("5 6", Column("lines", "", "integer", " "))
    ('12.5', '5 6')
    """
    if column.datatype == "string" and not column.separator and _is_taken(cell):
        return f"'{cell}"
    return harmless(cell)


def _is_taken(cell: str) -> bool:
    """Whether a spreadsheet may take a text for a number, a date or a time: digits with signs, and names of months."""
    if len(cell) > _LONGEST or not any(sign.isdigit() for sign in cell):
        return False
    words = {word.casefold() for word in _WORD.findall(cell)}
    return bool(_COUNTED.fullmatch(_WORD.sub(" ", cell))) and words <= _TIMES | _months()


_TIMES = frozenset({"e", "am", "pm"})
"""What stands in numbers and times beside digits."""


@cache
def _months() -> frozenset[str]:
    return frozenset(name.casefold() for name in lexicon().dates.numbers)
