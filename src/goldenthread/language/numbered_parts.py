"""Numbers before the name of a month that number a part and are no day: ``Phase 1 June 2025``, ``2. Dec 2025``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.language.calendar_days import month_end
from goldenthread.language.date_reading import ILLEGIBLE, PrintedDate
from goldenthread.language.lexicon import Lexicon
from goldenthread.language.phrases import Phrase

_THING = Phrase("numbered_thing")
_NUMBER = re.compile(r"(\d{1,2})(\.?)\s+(?=\D)")


def without_numbers_of_parts(text: str, found: Sequence[PrintedDate], words: Lexicon) -> list[PrintedDate]:
    """The dates of a cell, those whose day may be the number of a part as illegible, with the month as a suggestion.

    So it is behind a word for a thing that is numbered, and where two or more of one cell count ``1.``, ``2.`` ...

    Args:
        text: the cell.
        found: its dates, in printed order.
        words: the language.

    >>> from goldenthread.language.dates import printed_dates
    >>> from goldenthread.language.lexicon import lexicon
    >>> def days(text: str) -> list[str]:
    ...     parts = without_numbers_of_parts(text, list(printed_dates(text)), lexicon())
    ...     return [str(one.day or one.suggested[0]) for one in parts]
    >>> days("Phase 1 June 2025"), days("1. June 2025 2. Dec 2025"), days("1 June 2025")
    (['2025-06-30'], ['2025-06-30', '2025-12-31'], ['2025-06-01'])
    """
    numbers = [_NUMBER.match(text, one.start, one.end) if one.day and one.precision == "day" else None for one in found]
    counted = len(found) > 1 and all(
        number and number[2] and int(number[1]) == place for place, number in enumerate(numbers, 1)
    )
    return [
        _as_a_month(one) if number and (counted or _THING.of(words.language).search(text, 0, one.start)) else one
        for one, number in zip(found, numbers, strict=True)
    ]


def _as_a_month(one: PrintedDate) -> PrintedDate:
    """A date that cannot be read, with its month as what it probably says."""
    suggested = (month_end(one.day.year, one.day.month),) if one.day else ()
    return replace(one, day=None, problem=ILLEGIBLE, suggested=suggested)
