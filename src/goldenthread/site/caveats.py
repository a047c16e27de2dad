"""What else a finding may be: said wherever it stands, with what a commentary says of it."""

from __future__ import annotations

import re

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import code, counted_otherwise
from goldenthread.site.records import Finding

LONGEST = 300
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def caveat(held: Holdings, one: Finding) -> str:
    """What else a finding may be, in sentences, or empty; of a measure with what its tables say of the counting."""
    known = code(one.code).caveat
    said = _of_the_counting(held, one.focus) if known else ""
    return f"{known} Its commentary: “{plain.shortened(said, LONGEST)}”" if said else known


def _of_the_counting(held: Holdings, iri: str) -> str:
    """The sentence in which a table says that something else is counted than before, of all rows of a series."""
    for other in held.series_of.get(iri, ()):
        for sentence in _SENTENCE.split(held.measures[other].commentary):
            if counted_otherwise().search(sentence):
                return sentence.strip()
    return ""
