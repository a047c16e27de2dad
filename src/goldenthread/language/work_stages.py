"""The stages of a piece of work, and the words by which a language tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from goldenthread.language.lexicon import ENGLISH, lexicon

FormKind = Literal["base", "participle", "going", "noun"]
STAGES = ("idea", "plan", "draft", "consulted", "tendered", "started", "agreed", "delivered", "evaluated")
"""The stages of a piece of work, in their order, by the names that they have in every language."""
_KINDS: tuple[FormKind, ...] = ("base", "participle", "going", "noun")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: the verb, its stage as a number from 0, and what form it is."""

    verb: str
    stage: int
    kind: FormKind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The verbs of a language, stage by stage.

    Attributes:
        forms: each word that tells of an act.
        open_ended: verbs that ask for what has no end.
        goes_on: those of them that ask only that something goes on as before.
        word: finds the words of acts.
        making: finds words by which a thing is in the making.
        first_steps: verbs of first steps.
        first_nouns: nouns of first steps.
        over_and_over: verbs of what may be done over and over.
        completing: verbs that complete a thing, whatever it is.
        deciding: verbs by which something is decided.
        following: words of what comes after something else.
        common: words that say nothing of what a row is about.
        alike: kinds of acts, of which one keeps the promise of another.
    """

    forms: dict[str, Form]
    open_ended: frozenset[str]
    goes_on: frozenset[str]
    word: re.Pattern[str]
    making: re.Pattern[str]
    first_steps: frozenset[str]
    first_nouns: frozenset[str]
    over_and_over: frozenset[str]
    completing: frozenset[str]
    deciding: frozenset[str]
    following: frozenset[str]
    common: frozenset[str]
    alike: tuple[frozenset[str], ...]


@cache
def vocabulary(language: str = ENGLISH) -> Vocabulary:
    """The verbs of a language, read once."""
    known = lexicon(language).stages
    forms: dict[str, Form] = {}
    for one in known.order:
        for line in one.words:
            verb = line.split()[0]
            for place, spelt in enumerate(line.split()):
                for form in spelt.split("/"):
                    forms.setdefault(form, Form(verb, stage(one.name), _KINDS[min(place, 3)]))
    return Vocabulary(
        forms,
        frozenset(known.open_ended.split()),
        frozenset(known.goes_on.split()),
        _any_of(forms),
        _any_of(known.in_the_making, before=known.not_before),
        frozenset(known.first_steps.split()),
        frozenset(known.first_nouns.split()),
        frozenset(known.over_and_over.split()),
        frozenset(known.completing.split()),
        frozenset(known.deciding.split()),
        frozenset(known.following.split()),
        frozenset(known.common.split()),
        tuple(frozenset(kind.split()) for kind in known.alike),
    )


def _any_of(words: Iterable[str], *, before: str = "") -> re.Pattern[str]:
    """Finds any of the words, the longest first; sorted by first letters, since one long list is slow to search.

    Args:
        words: the words; a hyphen stands for a blank too.
        before: a word before which none of them counts, or empty.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[:2], []).append(re.escape(word[2:]).replace(r"\-", "[- ]").replace(r"\ ", r"\s+"))
    found = "|".join(f"{re.escape(begin)}(?:{'|'.join(rest)})" for begin, rest in groups.items())
    ends = rf"(?! {re.escape(before)}\b)" if before else ""
    return re.compile(rf"(?<![\w-])(?:{found or '(?!)'})(?![\w-]){ends}", re.IGNORECASE)


def stage(name: str) -> int:
    """The place of a stage in the order of stages.

    >>> stage("draft") < stage("agreed") < stage("delivered")
    True
    """
    return STAGES.index(name)
