"""The words of ``stages.toml``: stages of a piece of work, and how plans and reports speak of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: the verb, its stage as a number from 0, and what form it is."""

    verb: str
    stage: int
    kind: Literal["base", "participle", "going", "noun"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of ``stages.toml``.

    Attributes:
        names: the stages, in their order.
        forms: each word that tells of an act.
        open_ended: verbs that ask for what has no end.
        word: finds the words of acts.
        making: finds words by which a thing is in the making.
        first_steps: verbs of first steps.
        first_nouns: nouns of first steps.
        over_and_over: verbs of what may be done over and over.
        common: words that say nothing of what a row is about.
        alike: kinds of acts, of which one keeps the promise of another.
    """

    names: tuple[str, ...]
    forms: dict[str, Form]
    open_ended: frozenset[str]
    word: re.Pattern[str]
    making: re.Pattern[str]
    first_steps: frozenset[str]
    first_nouns: frozenset[str]
    over_and_over: frozenset[str]
    common: frozenset[str]
    alike: tuple[frozenset[str], ...]


_KINDS: tuple[Literal["base", "participle", "going", "noun"], ...] = ("base", "participle", "going", "noun")


@cache
def vocabulary() -> Vocabulary:
    """The words, read once."""
    text = files("goldenthread.interpret.said").joinpath("stages.toml").read_text(encoding="utf-8")
    said = tomllib.loads(text)
    forms: dict[str, Form] = {}
    for number, stage in enumerate(said["stage"]):
        for line in stage["words"]:
            verb = line.split()[0]
            for place, spelt in enumerate(line.split()):
                for form in spelt.split("/"):
                    forms.setdefault(form, Form(verb, number, _KINDS[min(place, 3)]))
    return Vocabulary(
        tuple(stage["name"] for stage in said["stage"]),
        forms,
        frozenset(said["open-ended"]["verbs"].split()),
        _any_of(forms),
        re.compile(_any_of(said["in-the-making"]["words"]).pattern + r"(?! of\b)", re.IGNORECASE),
        frozenset(said["first-steps"]["verbs"].split()),
        frozenset(said["first-steps"]["nouns"].split()),
        frozenset(said["over-and-over"]["verbs"].split()),
        frozenset(said["common"]["words"].split()),
        tuple(frozenset(kind.split()) for kind in said["alike"]["kinds"]),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, the longest first; sorted by first letters, since one long list is slow to search."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[:2], []).append(re.escape(word[2:]).replace(r"\-", "[- ]").replace(r"\ ", r"\s+"))
    found = "|".join(f"{re.escape(begin)}(?:{'|'.join(rest)})" for begin, rest in groups.items())
    return re.compile(rf"(?<![\w-])(?:{found})(?![\w-])", re.IGNORECASE)


def stage(name: str) -> int:
    """The place of a stage in the order of stages.

    >>> stage("draft") < stage("agreed") < stage("delivered")
    True
    """
    return vocabulary().names.index(name)
