"""The stages of a piece of work: which acts of which stage a text names, and how it speaks of them.

The words stand in the ``[stages]`` of a language, to be read and amended by whoever knows how plans are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldenthread.language.clauses import sentences
from goldenthread.language.phrases import Phrase
from goldenthread.language.work_stages import Form, vocabulary

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


_ONCE_PLANNED = Phrase("once_planned")


def is_first_step(verb: str) -> bool:
    """Whether an act is only a first step towards what is to be delivered: ``consult``, ``appoint``."""
    return verb in vocabulary().first_steps


def is_done_over_and_over(verb: str) -> bool:
    """Whether an act may go on though it is done: ``deliver``, ``train``, not ``draft``."""
    return verb in vocabulary().over_and_over


def completes(verb: str) -> bool:
    """Whether an act completes a thing, whatever it is: ``finish``."""
    return verb in vocabulary().completing


def decides(verb: str) -> bool:
    """Whether an act is a decision about what is then to be done: ``approve``."""
    return verb in vocabulary().deciding


LEADING = Phrase("leads_to_a_verb")
_DENIES = Phrase("denies")
_TO_COME = Phrase("leads_to_come")
_MEANS_TO = Phrase("means_to")
_CONDITION = Phrase("condition_before")
_BEFORE_THAT = Phrase("before_that")
_JOINED = Phrase("joins_participles")
_HAPPENED = Phrase("happened_after")
_WILL_BE = Phrase("to_come_after")
_ONCE_DONE = Phrase("once_done_before")
_BY_WHOM = re.compile(r"\(\s*$")
"""Before a participle that only tells who did it: ``a survey (undertaken by``."""
_PASSIVE = Phrase("passive")
_A_DRAFT = Phrase("a_draft")
_HAS = Phrase("has")
_IS_GOING_ON = Phrase("is_going_on")
_BY_AFTER, _DESCRIBES_AFTER = Phrase("by_after"), Phrase("describes_after")
_BEING = Phrase("being")
_OF_NOUN = Phrase("leads_to_a_noun")


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
        return "going on" if _IS_GOING_ON.search(led) else "named"
    if form.kind == "noun":
        if _WILL_BE.match(after):
            return "to come"
        return "reached" if _HAPPENED.match(after) or _ONCE_DONE.search(before) else "named"
    return _how_done(led, before, after)


def _how_done(led: str, before: str, after: str) -> How:
    """How the words that lead to a participle, and those around it, speak of its act."""
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
    if _BY_WHOM.search(before) and _BY_AFTER.match(after):
        return True
    follows = _DESCRIBES_AFTER.match(after)
    return bool(not led and _OF_NOUN.search(before) and follows)
