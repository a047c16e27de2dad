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
