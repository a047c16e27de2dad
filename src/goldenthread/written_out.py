"""A date and a share of a whole as people write them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
SMALLEST_SHARE = 6
"""Cases below which no percentage is given: of four, one is a quarter, and means nothing."""


def day(when: date) -> str:
    """A date as people write it.

    >>> day(date(2008, 1, 31))
    '31 January 2008'
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


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
