"""The stages of a piece of work: which acts of which stage a text names, and how it speaks of them.

The words stand in ``stages.toml`` beside this file, to be read and amended by whoever knows how plans are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldenthread.interpret.said.clauses import sentences
from goldenthread.interpret.said.stage_words import Form, vocabulary

How = Literal["reached", "going on", "to come", "denied", "named"]
"""How a comment speaks of an act; ``named`` where it says no more of it than its name."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a text names: its verb, its stage as a number from 0, how the text speaks of it, and where."""

    verb: str
    stage: int
    how: How
    start: int
    end: int


def making_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text says that a thing is in the making.

    >>> [text[slice(*where)] for text in ["Homes are on schedule for June"] for where in making_words(text)]
    ['on schedule']
    """
    found = vocabulary().making.finditer(text)
    return tuple(match.span() for match in found if not _ONCE_PLANNED.search(text[: match.end()]))


_ONCE_PLANNED = re.compile(
    r"\b(?:was|were|had been|originally|initially)\s+(?:planned|scheduled|due|on)\s+\w+(?:\s\w+)?$", re.IGNORECASE
)


def is_first_step(verb: str) -> bool:
    """Whether an act is only a first step towards what is to be delivered: ``consult``, ``appoint``."""
    return verb in vocabulary().first_steps


def is_done_over_and_over(verb: str) -> bool:
    """Whether an act may go on though it is done: ``deliver``, ``train``, not ``draft``."""
    return verb in vocabulary().over_and_over


_LEADS = (
    r"will|shall|should|would|could|can|(?-i:may)|might|must|need|needs|to|is|are|was|were|has|have|had|been|being|be|am|"
    r"now|not|n't|yet|also|then|all|both|first|since|only|just|already|still|never|due|expected|scheduled|intended|"
    r"anticipated|likely|planned|programmed|going|hoped|proposed|recently|successfully|currently|subsequently|formally|"
    r"fully|finally|previously|jointly|initially|eventually|shortly|soon|ready|continue|continues|start|begin"
)
LEADING = re.compile(rf"(?:\b(?:{_LEADS})\s+)+$", re.IGNORECASE)
"""The small words that lead to a verb and say how it is meant."""
_DENIES = re.compile(r"\b(?:not|never|n't)\b|\byet to\b|\bstill to\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|shall|should|would|could|can|(?-i:may)|might|must|to|due|expected|scheduled|programmed|intended|anticipated|"
    r"likely|going|hoped|needs?|be)\b",
    re.IGNORECASE,
)
_MEANS_TO = re.compile(
    r"\b(?:will|shall|(?:due|going|preparing|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|scheduled|programmed|"
    r"aim(?:s|ing)?|hop(?:es?|ing)|still|yet|proposes?|working|ready|seek(?:s|ing)?) to)"
    r"\s+(?:(?:then|also|now|be|start|begin|soon|shortly|fully)\s+)*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:once|if|when|until(?! now)|unless|subject to|pending)\b[^,;:]*$", re.IGNORECASE)
_BEFORE_THAT = re.compile(r"\b(?:before|prior to)\b[^,;:]*$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|,?\s(?:and|or|&)|/)\s*(?:(?:then|also|now|subsequently|\w+ly)\s+)?", re.IGNORECASE)
"""What joins two participles of one verb: ``to be published and distributed``."""
_HAPPENED = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:took place|taken place|(?:was|were|been) (?:held|completed|undertaken|carried out|granted))"
    r"\b"
    r"|\s+(?:held|completed|undertaken|granted|received|obtained)\b",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    r"\s+(?:of\s+(?:\w+\s+){1,6}?)?(?:(?:is|are|now|currently)\s+){0,2}"
    r"(?:planned|expected|due|scheduled|anticipated|likely|to (?:follow|take place)|"
    r"will (?:follow|take place|be held|begin|start|commence|be by))\b",
    re.IGNORECASE,
)
"""What follows the name of an act that is to come: ``Launch is planned for June``."""
_ONCE_DONE = re.compile(r"^\W*(?:following|since|after)\s+(?:the\s+|our\s+)?(?:successful\s+)?$", re.IGNORECASE)
"""What leads a sentence in from the name of an act that is over: ``Following the completion of``."""
_BY_WHOM = re.compile(r"\(\s*$")
"""Before a participle that only tells who did it: ``a survey (undertaken by``."""
_PASSIVE = re.compile(
    r"\b(?:has|have|had|was|were|been|being|be|is|are)\s+(?:(?:now|also|not|all|already|\w+ly)\s+)*$", re.IGNORECASE
)
_A_DRAFT = re.compile(r"(?:^|\b(?:an?|the|first|initial|early)\s+)$", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have|had|was|were|been)\b", re.IGNORECASE)
_BEING = re.compile(r"\bbeing\b", re.IGNORECASE)
_OF_NOUN = re.compile(r"\b(?:the|an?|our|its|their|this|these|new|of|by|with|as)\s+$", re.IGNORECASE)


_NEAR = 160
"""Letters on either side of a verb within which words say how it is meant."""


@lru_cache(maxsize=256)
def acts(text: str) -> tuple[Act, ...]:
    """The acts that a text names, in order.

    >>> [(act.verb, act.how) for act in acts("Drafted by May. It will then be implemented; costs are being checked.")]
    [('draft', 'reached'), ('implement', 'to come')]
    >>> [(act.verb, act.how) for act in acts("Maps to be published, profiles are being prepared, not yet launched")]
    [('publish', 'to come'), ('prepare', 'going on'), ('launch', 'denied')]
    """
    known = vocabulary()
    found: list[Act] = []
    for begin, finish in sentences(text):
        sentence = text[begin:finish]
        last: tuple[int, How] = (-1, "named")
        for match in known.word.finditer(sentence):
            spelt = re.sub(r"\s+", "-", match.group().lower())
            form = known.forms[spelt]
            before = sentence[max(0, match.start() - _NEAR) : match.start()]
            how = _how(form, before, sentence[match.end() : match.end() + _NEAR])
            if form.kind == "participle" and last[0] >= 0 and _JOINED.fullmatch(sentence, last[0], match.start()):
                how = last[1]
            if form.kind == "participle":
                last = match.end(), how
            found.append(Act(form.verb, form.stage, how, begin + match.start(), begin + match.end()))
    return tuple(found)


def _how(form: Form, before: str, after: str) -> How:
    """How the words before a verb speak of it."""
    leading = LEADING.search(before)
    led = leading.group() if leading else ""
    if form.kind == "base" and not _PASSIVE.search(led):
        if _MEANS_TO.search(before) or _WILL_BE.match(after):
            return "to come"
        return "reached" if form.verb == "draft" and _A_DRAFT.search(before) else "named"
    if form.kind == "going":
        return "going on" if re.search(r"\b(?:is|are|currently|now)\s+", led, re.IGNORECASE) else "named"
    if form.kind == "noun":
        if _WILL_BE.match(after):
            return "to come"
        return "reached" if _HAPPENED.match(after) or _ONCE_DONE.search(before) else "named"
    if _DENIES.search(led):
        return "denied"
    if _BEING.search(led):
        return "going on"
    if _BEFORE_THAT.search(before[-60:]):
        return "named"
    if _CONDITION.search(before[-60:]):
        return "to come"
    if _TO_COME.search(led) and not _HAS.search(led):
        return "to come"
    return "named" if _describes(led, before, after) else "reached"


def _describes(led: str, before: str, after: str) -> bool:
    """Whether a participle only describes a thing: ``the revised plan``, ``a survey (undertaken by the trust)``."""
    if _BY_WHOM.search(before) and re.match(r"\s+by\b", after):
        return True
    follows = re.match(r"\s+(?!by\b|in\b|on\b|and\b|at\b)[A-Za-z]", after)
    return bool(not led and _OF_NOUN.search(before) and follows)
