"""What else a finding may be: said wherever it stands, with what a commentary says of it."""

from __future__ import annotations

import re

from goldenthread.site import perhaps, plain
from goldenthread.site.changed_days import redated_at
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import code, counted_otherwise
from goldenthread.site.records import Finding
from goldenthread.site.redating import said as said_of_a_day

LONGEST = 300
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def caveat(held: Holdings, one: Finding) -> str:
    """What else a finding may be, in sentences, or empty.

    Of a measure it is what its tables say of the counting; of another date which row had the first, and what it is; of
    an end what perhaps carries it on.
    """
    if one.code == "deadline-moved":
        return _of_the_day(held, one.focus)
    if one.code == "ended-without-a-word" and one.focus in held.commitments:
        return perhaps.said(held, held.commitments[one.focus])
    known = code(one.code).caveat
    said = _of_the_counting(held, one.focus) if known else ""
    return f"{known} Its commentary: “{plain.shortened(said, LONGEST)}”" if said else known


def _of_the_day(held: Holdings, focus: str) -> str:
    """Which earlier row a row with another date is compared with, in its own words, and what the other day is."""
    row = held.commitments.get(focus)
    moved = redated_at(held, row) if row else None
    if row is None or moved is None:
        return ""
    earlier = moved.earlier
    words = "the same words" if earlier.text == row.text else f"“{plain.shortened(earlier.text, LONGEST)}”"
    day = said_of_a_day(moved)
    where = f"line {earlier.line} of the {plain.named(held.edition(earlier))}"
    return f"{day[:1].upper()}{day[1:]}. Compared with {where}: {words}."


def _of_the_counting(held: Holdings, iri: str) -> str:
    """The sentence in which a table says that something else is counted than before, of all rows of a series."""
    for other in held.series_of.get(iri, ()):
        for sentence in _SENTENCE.split(held.measures[other].commentary):
            if counted_otherwise().search(sentence):
                return sentence.strip()
    return ""
