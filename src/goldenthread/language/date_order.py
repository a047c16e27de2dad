"""In which order a column prints the figures of its dates: what its cells tell when they are read together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from goldenthread.language.date_grammar import date_pattern
from goldenthread.language.lexicon import Lexicon, lexicon

Order = Literal["dmy", "mdy", "ymd"]
"""In which order the figures of a date are printed."""


def order_of(cells: Sequence[str], *, words: Lexicon | None = None) -> Order | None:
    """In which order a column prints its dates, where it tells; none where nothing tells, or it contradicts itself.

    Args:
        cells: all cells of the column.
        words: the language; English where left out.

    >>> order_of(["12/31/2024", "01/02/2024"]), order_of(["31/12/2024", "01/02/2024"]), order_of(["01/02/2024"])
    ('mdy', 'dmy', None)
    >>> order_of(["31/12/2024", "12/31/2024"]) is None, order_of(["September 30, 2024", "01/02/2024"])
    (True, 'mdy')
    >>> order_of(["Apr 1", "Mar 25"]), order_of(["Apr 2025", "Mar 25"])  # the second of month and a day, or of a year
    ('mdy', None)
    """
    known = words or lexicon()
    found: set[Order] = set()
    for cell in cells:
        for match in date_pattern(known.language).finditer(cell):
            if match["mmonth"] or match["nmonth"]:
                found.add("mdy")
            elif match["first"]:
                first, second = int(match["first"]), int(match["second"])
                if first <= 12 < second <= 31:
                    found.add("mdy")
                elif second <= 12 < first <= 31:
                    found.add("dmy")
    return found.pop() if len(found) == 1 else None


def reads_both_ways(cell: str, *, words: Lexicon | None = None) -> bool:
    """Whether a date in figures of a cell is another day read month first.

    >>> [reads_both_ways(cell) for cell in ("03/06/2031", "03/03/2031", "30/06/2031", "2031-06-03", "3 June 2031")]
    [True, False, False, False, False]
    """
    return any(
        match["first"]
        and int(match["first"]) != int(match["second"])
        and max(int(match["first"]), int(match["second"])) <= _MONTHS
        for match in date_pattern((words or lexicon()).language).finditer(cell)
    )


_MONTHS = 12
