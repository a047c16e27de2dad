"""Turns of phrase that several rules about comments share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.interpret.statements import Hint
from goldenthread.language.phrases import Phrase

Span = tuple[int, int]
"""Where words stand in a comment."""

NEXT_STEP = Phrase("next_step")
GOES_ON = Phrase("over_and_over")
STANDS = Phrase("stands")
PART = Phrase("only_a_part")
_CLAUSE = Phrase("parts_a_claim")
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LONGEST = 600
"""Letters of a sentence that are looked at."""
SOON = 80
"""After more letters, a word has to do with something else."""


def sentence_before(comment: str, place: int) -> str:
    """The part of a sentence before a place.

    >>> sentence_before("Agreed in May. It will open", 23)
    'It will '
    """
    return re.split(r"[.!?;•]\s", comment[max(0, place - _LONGEST) : place])[-1]


def claimed(comment: str, place: int) -> str:
    """Of what a claim speaks: the words of its clause before its verb."""
    return _CLAUSE.split(sentence_before(comment, place))[-1].rpartition(" ")[0]


def is_next_step(comment: str, place: int) -> bool:
    """Whether a word speaks of a step beyond what was promised."""
    return bool(NEXT_STEP.search(sentence_before(comment, place)))


def sure(hints: Iterable[Hint]) -> list[Hint]:
    """The hints that speak of the thing itself and without reserve."""
    return [hint for hint in hints if hint.sure]
