"""What a comment says of other things, after it has told that what was promised is done."""

from __future__ import annotations

import re

from goldenthread.interpret.against.wording import PART, Span, claimed
from goldenthread.interpret.said.acts import acts
from goldenthread.interpret.said.clauses import sentence_around, sentences
from goldenthread.interpret.said.promised_acts import Promise, about, only_first_step
from goldenthread.interpret.said.stage_words import stage

_DONE = re.compile(
    r"^\W*(?:(?:all|both|the|a|an|our|new)\s+)*(?:[\w’'/-]+\s+){1,6}?(?:(?:was|were|has|have)\s+(?:been\s+)?)?"
    r"(?!need|indeed|proceed|exceed|speed)(?:\w{2,}ed|met|held|sent|put|made|given|taken|built|won|went|came|set|let|took|done|gone|began|"
    r"in (?:place|use|force|post)|live|complete|up and running|on (?:the )?(?:web ?site|site))\b",
    re.IGNORECASE,
)
"""A sentence that begins by telling of something done: ``Both boilers replaced``, ``Six offers received``."""
_BARE = re.compile(
    r"\W*(?:(?:all|both|every|[\d,]+)\b|(?:now\s+)?(?:complet|publish|sign|submit|approv|agre|launch|adopt|deliver|finish|held|done|went|met)\w*\b)",
    re.IGNORECASE,
)
"""A sentence that names no subject, or all: it speaks of what was promised."""
_NOT_DONE = re.compile(
    r"\b(?:not|n't|yet|still|will|to be|being|is|are|due|expected|planned|scheduled|once|if|until|await\w*|delayed|"
    r"postponed|deferred|cancelled|rescheduled|appointed|started|commenced|begun|discussed|drafted|in draft|"
    r"identified|consulted)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:remaining|rest of|remainder|the others?|next steps?|so far|to date|in draft|completion|implementation)\b",
    re.IGNORECASE,
)
"""Words of a sentence about what is left of the same thing."""
_IT = re.compile(
    r"\W*(?:this|these|it|they|to be|however|but|although|remaining|work|balance|"
    r"the (?:rest|remainder|remaining|others?|second|third|final|work|milestone|activity|action|project))\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that is still about the same thing."""


def is_aside(promise: Promise, comment: str, place: Span) -> bool:
    """Whether words stand in a sentence about another thing, and the comment begins with something done.

    >>> from goldenthread.interpret.said.promised_acts import promised
    >>> text = "Both boilers replaced in May. Lagging of the loft remains outstanding."
    >>> is_aside(promised("Replace the boilers at Beech Court"), text, (text.index("remains"), len(text)))
    True
    >>> text = "One boiler replaced in May. The other boiler remains outstanding."
    >>> is_aside(promised("Replace the boilers at Beech Court"), text, (text.index("remains"), len(text)))
    False
    """
    begin, end = next(iter(sentences(comment)), (0, 0))
    opening = comment[begin:end]
    if place[0] < end or not _DONE.match(opening) or _NOT_DONE.search(opening) or PART.search(opening):
        return False
    reached = [act for act in acts(opening) if act.how == "reached"]
    asked = min(promise.stage, stage("delivered"))
    if reached and all(act.stage < asked and act.verb not in promise.verbs for act in reached):
        return False
    first = any(only_first_step(claimed(comment, begin + act.end), promise) for act in acts(opening))
    if first or not (_shares(promise, opening, 1) or _BARE.match(opening)):
        return False
    sentence = sentence_around(comment, *place)
    return not (_shares(promise, sentence, 2) or _IT.match(sentence) or _REST.search(sentence))


def _shares(promise: Promise, sentence: str, words: int) -> bool:
    """Whether a sentence is about what was promised: by so many of its words, or its verb."""
    shared = len(promise.words & about(sentence))
    return shared >= min(words, len(promise.words)) or any(act.verb in promise.verbs for act in acts(sentence))
