"""Whether the words right beside the days of a cell say that they come again and again: ``31 March annually``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from goldenthread.language.date_reading import PrintedDate
from goldenthread.language.lexicon import Lexicon, any_of, lexicon

_WITH_A_YEAR = re.compile(r"\d{4}|\d\W\d{1,2}\W\d\d")


def come_again(text: str, found: Sequence[PrintedDate], words: Lexicon) -> bool:
    """Whether a word such as ``annually`` stands right before the first day of a cell or right behind the last.

    Args:
        text: the cell.
        found: its dates, in printed order.
        words: the language.

    >>> from goldenthread.language.dates import printed_dates
    >>> cells = ("31 March annually", "every 31 March", "31/03/2032 and annually thereafter", "Annual report, 31 March")
    >>> [come_again(cell, list(printed_dates(cell)), lexicon()) for cell in cells]
    [True, True, True, False]
    """
    if not found:
        return False
    before, behind = _beside(words.language)
    return bool(before.search(text[: found[0].start]) or behind.match(text[found[-1].end :]))


def prints_its_year(text: str, one: PrintedDate) -> bool:
    """Whether a date of a cell is printed with its year, so that it is one of those that come again."""
    return bool(one.day and _WITH_A_YEAR.search(text[one.start : one.end]))


@cache
def _beside(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon(language)
    leads = any_of((*words.words("deadline_lead"), *words.words("before_date"), *words.words("joining")))
    again, gap = rf"(?<!\w){any_of(words.words('recurring'))}(?!\w)", rf"(?:\W|(?<!\w){leads}(?!\w))*"
    return re.compile(rf"{again}{gap}$", re.IGNORECASE), re.compile(rf"{gap}{again}", re.IGNORECASE)
