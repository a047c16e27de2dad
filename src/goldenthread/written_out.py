"""A date, a length of time and a share of a whole as people write them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_YEAR = 365.25
_MONTH, _MONTHS_OF_DAYS, _TWO_MONTHS = 28, 31, 59
"""Days from which months are said, and between which weeks are nearer."""
SMALLEST_SHARE = 6
"""Cases below which no percentage is given: of four, one is a quarter, and means nothing."""


def day(when: date) -> str:
    """A date as people write it.

    >>> day(date(2008, 1, 31))
    '31 January 2008'
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


_ISO = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")


def dated(text: str) -> str:
    """A sentence with its dates as people write them.

    >>> dated("It was due on 2014-03-31, and is now due on 2015-03-31.")
    'It was due on 31 March 2014, and is now due on 31 March 2015.'
    """
    return _ISO.sub(lambda found: f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}", text)


def span(days: int) -> str:
    """Days as people say them.

    >>> span(1), span(31), span(45), span(365), span(730), span(456)
    ('1 day', '1 month', '6 weeks', '1 year', '2 years', '15 months')
    """
    months = round(days / _YEAR * 12)
    if days < _MONTH:
        number, unit = days, "day"
    elif _MONTHS_OF_DAYS < days < _TWO_MONTHS:
        number, unit = round(days / 7), "week"
    elif months % 12 == 0:
        number, unit = months // 12, "year"
    else:
        number, unit = months, "month"
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def share(part: int, whole: int, what: str = "") -> str:
    """A part of a whole, always with the whole, and perhaps with what it is; a percentage only of six cases or more.

    >>> share(3, 4)
    '3 of 4'
    >>> share(61, 122)
    '61 of 122 (50%)'
    >>> share(61, 122, "rows that print a date")
    '61 of 122 rows that print a date (50%)'
    >>> share(2, 510), share(509, 510)
    ('2 of 510 (under 1%)', '509 of 510 (over 99%)')
    """
    said = f"{part:,} of {whole:,} {what}".rstrip()
    if whole < SMALLEST_SHARE:
        return said
    rounded = round(100 * part / whole)
    if not rounded and part:
        return f"{said} (under 1%)"
    return f"{said} (over 99%)" if rounded == 100 and part < whole else f"{said} ({rounded}%)"
