"""What a text says of doing a thing again and again within its year: quarterly, monthly, twice a year."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_COUNTED = rf"(?:once|twice|times|{_NUMBER}(?: [\w-]+){{0,3}}|(?:an?|the) [\w-]+) an? "


def _each(period: str) -> str:
    """Each period; ``a month`` only after what is counted: ``two visits a month``, not ``a month of events``."""
    return rf"(?:every|each|per) {period}|{_COUNTED}{period}"


def _times(number: str) -> str:
    return rf"{number} (?:an?|each|every|per|in the|during the) year"


_RHYTHMS: tuple[tuple[str, str], ...] = (
    (
        "twice a year",
        (
            r"(?:every|each) (?:six|6)[ -]months?|(?:six|6)[ -]monthly|half[ -]yearly|bi-?annual(?:ly)?"
            rf"|{_times('(?:twice|(?:two|2) times)')}"
        ),
    ),
    (
        "quarterly",
        (
            r"quarterly|(?:every|each) (?:three|3)[ -]months?|(?:three|3)[ -]monthly"
            rf"|{_times('(?:four|4) times')}|{_each('quarter')}"
        ),
    ),
    ("every two months", r"bi-?monthly|(?:every|each) (?:two|2)[ -]months?|(?:two|2)[ -]monthly|every other month"),
    ("fortnightly", rf"fortnightly|(?:every|each) (?:two|2)[ -]weeks?|(?:two|2)[ -]weekly|{_each('fortnight')}"),
    ("monthly", rf"monthly|{_each('month')}"),
    ("weekly", rf"weekly|{_each('week')}"),
    ("daily", rf"daily|{_each('day')}"),
    ("every term", rf"termly|{_each('(?:school )?term')}"),
    ("yearly", rf"annual(?:ly)?|yearly|per annum|{_each('year')}"),
)
_PATTERNS = tuple((name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for name, pattern in _RHYTHMS)
_PERIOD = r"(?:an?|each|every|per) (?:year|annum|quarter|month|week|day)\b"
_NOT_A_RHYTHM = re.compile(
    rf"£\s?[\d.,]+\s?(?:k|m|bn|thousand|million|billion)?\b[^.,;£]{{0,30}}? {_PERIOD}"  # what is saved or spent
    r"|annual (?:budget|cost|expenditure|income|leave|revenue|saving|spend|spending|turnover|value)s?\b"
    rf"|\bfrom [^.,;]{{1,30}}? {_PERIOD}(?= to\b)"  # what it was before
    r"|\byear \d+",
    re.IGNORECASE,
)


def rhythms(text: str) -> tuple[str, ...]:
    """How often things are promised within their year, as a text says; what is ``annual`` by name comes round yearly.

    >>> rhythms("Hold quarterly meetings"), rhythms("Report every six months"), rhythms("Open the park")
    (('quarterly',), ('twice a year',), ())
    >>> rhythms("The panel meets monthly, the forum quarterly"), rhythms("Save £50,000 a year")
    (('quarterly', 'monthly'), ())
    """
    found = []
    left = _NOT_A_RHYTHM.sub(" | ", text)
    for name, pattern in _PATTERNS:
        left, times = pattern.subn(" | ", left)  # so that "three monthly" is not monthly too
        if times:
            found.append(name)
    return tuple(found)
