"""What a text says of doing a thing again and again: quarterly, monthly, twice a year; in another year once more."""

from __future__ import annotations

from goldenthread.language.phrases import Phrase

_NAMES = (
    "twice a year",
    "quarterly",
    "every two months",
    "fortnightly",
    "monthly",
    "weekly",
    "daily",
    "every term",
    "yearly",
)
"""How often within a year; what may hold the words of another stands before it."""
_RHYTHMS = tuple((name, Phrase(f"rhythm_{name.replace(' ', '_')}")) for name in _NAMES)
_NOT_A_RHYTHM = Phrase("not_a_rhythm")
_ANOTHER_ROUND, _NOT_ANOTHER_ROUND = Phrase("another_round"), Phrase("not_another_round")


_YEAR_OF_A_ROUND, _DUE_IN_A_YEAR = Phrase("year_of_a_round"), Phrase("due_in_a_year")


def rhythms(text: str) -> tuple[str, ...]:
    """How often things are promised within their year, as a text says; what is ``annual`` by name comes round yearly.

    >>> rhythms("Hold quarterly meetings"), rhythms("Report every six months"), rhythms("Open the park")
    (('quarterly',), ('twice a year',), ())
    >>> rhythms("The panel meets monthly, the forum quarterly"), rhythms("Save £50,000 a year")
    (('quarterly', 'monthly'), ())
    """
    found = []
    left = _NOT_A_RHYTHM.sub(" | ", text)
    for name, rhythm in _RHYTHMS:
        left, times = rhythm.subn(" | ", left)  # so that "three monthly" is not monthly too
        if times:
            found.append(name)
    return tuple(found)


def another_round(reason: str) -> bool:
    """Whether a reader's words on two rows say that these are rounds of one thing, in two years.

    >>> another_round("The yearly eel count."), another_round("The count of the next year"), another_round("As before")
    (True, True, False)
    >>> another_round("No longer a yearly count"), another_round("Put off to the end of the next year")
    (False, False)
    """
    left = _NOT_ANOTHER_ROUND.sub(" | ", _NOT_A_RHYTHM.sub(" | ", reason))
    return bool(_ANOTHER_ROUND.search(left))


def another_years_words(earlier: str, later: str) -> bool:
    """Whether two wordings name the year of a plan, and the later one a later year: what is done for that year.

    A year in which the row is due tells nothing, for what slips is due later.

    >>> another_years_words("Act on the eel count of 2010/11", "Act on the eel count of 2012-13")
    True
    >>> another_years_words("Count eels", "Count the eels of 2014/15")
    False
    >>> another_years_words("Count all eels by March 2010/11", "Count all eels by March 2012/13")
    False
    """
    before, after = _years(earlier), _years(later)
    return bool(before and after) and max(before) < min(after)


def comes_round(earlier: str, later: str, reason: str = "") -> bool:
    """Whether the words of two linked rows, or of the reader who linked them, say that they are rounds of one thing.

    >>> comes_round("Hold quarterly meetings", "Hold meetings"), comes_round("Open the park", "Open the park")
    (True, False)
    """
    return bool(rhythms(earlier) or rhythms(later)) or another_years_words(earlier, later) or another_round(reason)


def _years(text: str) -> list[int]:
    return [int(match[0][:4]) for match in _YEAR_OF_A_ROUND.finditer(_DUE_IN_A_YEAR.sub(" | ", text))]
