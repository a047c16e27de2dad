"""What a text says of doing a thing again and again within its year: quarterly, monthly, twice a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from goldenthread.model import Edition, Kind, Plan

_RHYTHMS: tuple[tuple[str, str], ...] = (
    (
        "twice a year",
        (
            r"(?:every|each) (?:six|6)[ -]months?|(?:six|6)[ -]monthly|half[ -]yearly|bi-?annual(?:ly)?"
            r"|twice (?:a|each) year"
        ),
    ),
    ("quarterly", r"quarterly|(?:every|each|per|a) quarter|(?:every|each) (?:three|3) months|three[ -]monthly"),
    ("every two months", r"bi-?monthly|(?:every|each) (?:two|2) months|every other month"),
    ("fortnightly", r"fortnightly|(?:every|each|per|a) fortnight|every (?:two|2) weeks"),
    ("monthly", r"monthly|(?:every|each|per|a) month"),
    ("weekly", r"weekly|(?:every|each|per|a) week"),
    ("daily", r"daily|(?:every|each|per|a) day"),
    ("every term", r"termly|(?:every|each|per|a) (?:school )?term"),
    ("yearly", r"annual(?:ly)?|yearly|(?:every|each|per|a) year|per annum"),
)
_PATTERNS = tuple((name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for name, pattern in _RHYTHMS)


def rhythm(text: str) -> str:
    """How often a thing is promised within its year; empty where the text does not say.

    Where several are printed, the first of the list above counts; what bears ``annual`` in its name comes round yearly.

    >>> rhythm("Hold quarterly meetings"), rhythm("Report every six months"), rhythm("Open the park")
    ('quarterly', 'twice a year', '')
    """
    for name, pattern in _PATTERNS:
        if pattern.search(text):
            return name
    return ""


def recurring(plans: Sequence[Plan], iri_of: Callable[[Edition, Kind, str], str]) -> list[tuple[str, str]]:
    """The commitments whose text says how often: IRI and rhythm."""
    return [
        (iri_of(plan.edition, row.kind, row.key), found)
        for plan in plans
        for row in plan.commitments
        if (found := rhythm(row.text))
    ]
