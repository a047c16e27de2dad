"""Dates that are damaged: a token is read whole or not at all, and what it probably was is only suggested.

A letter may stand for a figure (``I1/09/2019``), a blank may have cut a day or a year in two (``3 1 March 2020``,
``31/03/20 25``), a sign may stand where a figure stood (``!1/09/2019``), a year may have lost a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goldenthread.language.calendar_days import EARLIEST, LATEST
from goldenthread.language.date_order import Order
from goldenthread.language.date_reading import PrintedDate
from goldenthread.language.dates import printed_dates
from goldenthread.language.lexicon import Lexicon, any_of

_LOOKS_LIKE = str.maketrans("IlOoSsBZ|", "110055821")
"""Letters that a scan reads for figures."""
_DAMAGED = re.compile(
    r"(?<!\S)(?=\S*\d)(?:(?=[^\s;,]*+(?!\S))[^\s;,]*[\dIlOoSsBZ|](?:[/-]|\.[\dIlOoSsBZ|]+\.)"
    r"|\d++[IlOoSsBZ|]\w*+(?!\S)|[IlOoSsBZ|]\w*+(?!\S))|\d/"
)
"""A token with figures that looks like part of a date."""
_LONE_FIGURE = re.compile(r"(?<![\w/.-])(\d)\s$")
_ONE_FIGURE = re.compile(r"\d(?!\d)")
_CUT_DAY = re.compile(r"(?<![\w/.-])(\d)\s(?=\d(?!\d))")
_LOST_FIGURE = re.compile(r"(?:[!|?\]\\'’]|(?<!\w)/|(?P<open>[(\[]))$")
"""A sign stuck to the front of a date, which may stand for a figure; a bracket only where it is not closed."""
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)$")
_REST_OF_A_YEAR = re.compile(r"\s(\d\d)(?![\w/.:-]|\s?[ap]m\b)")
_PIECE_OF_A_YEAR = re.compile(r"[-/.'’](?=[\w|]*\d)[\dIlOoSsBZ|]{2,4}(?!\w)|[\s,.]+\d{3}(?![\w/.:-])")
_PIECE_OF_A_DAY = re.compile(r"(?<!\S)\d+[^\W\d]\w*\s+$")
_LONE_BEHIND = re.compile(r"\s\d(?![\w/.:-])")
_NO_YEAR = re.compile(r"[\s,.]*(?:\d{3}|\d{5,}|\d{1,3}\s\d{1,3})(?![\w/.:-])")


def damaged_dates(
    text: str, found: Sequence[PrintedDate], order: Order, year_start: date | None, words: Lexicon
) -> tuple[date, ...] | None:
    """What damaged tokens of a cell probably were, as far as that can be told; none where no token is damaged.

    Args:
        text: the cell.
        found: the dates that can be read in it.
        order: of dates in figures.
        year_start: the first day of the plan year.
        words: the language.
    """
    left = list(text)
    for one in found:
        left[one.start : one.end] = " " * (one.end - one.start)
    rest = re.sub(rf"(?<!\w)\d{{1,2}}{any_of(words.dates.ordinals)}(?!\w)", " ", "".join(left))  # the 1st and the 2nd
    day, year = any(_cuts_day(text, one) for one in found), any(_cuts_year(text, one) for one in found)
    lost = any(_loses_figure(text, one, found) for one in found)
    if not (day or year or lost or _DAMAGED.search(rest)):
        return None
    mended = _CUT_DAY.sub(r"\1", text) if day else text.translate(_LOOKS_LIKE)
    mended = re.sub(r"(?<!\d)(\d\d) (\d\d)(?!\d)", r"\1\2", mended) if year else mended
    again = [one.day for one in printed_dates(mended, order=order, year_start=year_start, words=words)]
    return tuple(day for day in again if day) if mended != text else ()


def _cuts_day(text: str, one: PrintedDate) -> bool:
    """Whether a figure that stands alone before a date would make its day one of two figures: ``3 1/03/2020``."""
    figure, day = _LONE_FIGURE.search(text, max(0, one.start - 2), one.start), _ONE_FIGURE.match(text, one.start)
    return bool(one.precision == "day" and figure and day and int(figure[1] + day[0]) <= 31)


def _cuts_year(text: str, one: PrintedDate) -> bool:
    """Whether two figures behind a date make one year with its last two, or figures that are no year stand behind it.

    ``31/03/20 25`` is cut; ``15 June 202`` has lost a figure of its year.
    """
    if _leaves_a_piece(text, one):
        return True
    short, rest = _SHORT_YEAR.search(text, one.start, one.end), _REST_OF_A_YEAR.match(text, one.end)
    if short and rest and EARLIEST <= int(short[1] + rest[1]) <= LATEST:
        return True
    return text[one.end - 1].isalpha() and bool(_NO_YEAR.match(text, one.end))


def _leaves_a_piece(text: str, one: PrintedDate) -> bool:
    """Whether a piece of a date is left beside it: ``Mar-Z0``, ``Sept 2 019``, ``15/06/19 5``, ``15th0f May``.

    >>> for text in ("Mar-Z0", "Sept 2 019", "15/06/19 5", "15th0f May 2019", "15/06/19"):
    ...     print(any(_leaves_a_piece(text, one) for one in printed_dates(text, year_start=date(2019, 4, 1))))
    True
    True
    True
    True
    False
    """
    if not re.search(r"\d{4}$", text[one.start : one.end]) and _PIECE_OF_A_YEAR.match(text, one.end):
        return True
    if one.precision == "month" and text[one.start].isalpha() and _PIECE_OF_A_DAY.search(text, 0, one.start):
        return True
    return bool(re.search(r"\d[/.-]\d\d$", text[one.start : one.end]) and _LONE_BEHIND.match(text, one.end))


def _loses_figure(text: str, one: PrintedDate, found: Sequence[PrintedDate]) -> bool:
    """Whether a sign right before a date stands where a figure of its day or its day itself was."""
    sign = _LOST_FIGURE.search(text, max(0, one.start - 2), one.start)
    if not sign or any(other.end == one.start - 1 for other in found):
        return False
    if sign["open"] and text.find(")" if sign["open"] == "(" else "]", one.end) >= 0:
        return False
    return sign[0] == "/" or bool(one.precision == "day" and _ONE_FIGURE.match(text, one.start))
