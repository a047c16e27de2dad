"""Turns of phrase that several rules about comments share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.interpret.said import Hint

Span = tuple[int, int]
"""Where words stand in a comment."""

NEXT_STEP = re.compile(
    r"(?:^|[.;,]\s|\band\s)\W*(?:an?\s+|the\s+|two\s+|any\s+)?(?:further|next|additional|future|second|another|other|"
    r"subsequent|follow[- ]up|roll out|rollout)\s[^.;]*$|\b(?:also|in addition|as well as|for (?:the )?next)\s[^.;]*$",
    re.IGNORECASE,
)
"""What leads to a word that speaks of a step beyond what was promised: ``a further update will``."""
GOES_ON = re.compile(
    r"\b(?:continu\w+|ongoing|on-going|on going|again|annually|every|monthly|weekly|quarterly|regular(?:ly)?|remain)\b",
    re.IGNORECASE,
)
"""Words of what is done over and over."""
STANDS = re.compile(
    r"\b(?:up and running|(?:is|are|now|fully|all)\s+(?:also\s+|now\s+)?(?:in place|operational|live|in operation|open|"
    r"in use|in force|being used|available|accessible|in post|well established)|in place(?=\W*$|\s+(?:with|since|"
    r"from|for|and))|"
    r"(?:has|have) been in use|went live|has gone live|"
    r"(?<!not )(?<!nearly )(?<!almost )(?<!\d )(?<!% )(?<!cent )complete(?=\W*$|[.,;]))\b",
    re.IGNORECASE,
)
"""Words that say that a thing stands, whatever verb was promised."""
PART = re.compile(
    r"\b(?:phase|stage|part|tranche|round)\s(?:\d|one|two|[IVX]+\b)|"
    r"\b(?:first|initial)\s(?:phase|stage|part|tranche|round)\b|"
    r"\b(?!(?P<all>\d+)\s(?:out\s)?of\s(?:the\s|our\s)?(?P=all)\b)(?:\d+|one|two|three|four|five|six|seven|eight|nine|most|some|many|several)\s(?:out\s)?of\s"
    r"(?:the|our|these|them|\d+)\b",
    re.IGNORECASE,
)
"""Words before a claim by which only a part is meant."""
_CLAUSE = re.compile(r"[,:;]\s|\s(?:and|but)\s")
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
