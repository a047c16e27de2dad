"""Targets that were raised or lowered: the same thing counted by two linked commitments, with another number.

What a number counts is told by its noun, whose adjectives may not contradict each other: ``10 agreements`` and ``eight
new agreements`` are compared, ``50 rented homes`` and ``80 private homes`` are not. Percentages must be of the same
thing, and sums of money must stand beside the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.interpret.readings import Quantity
from goldenthread.language.lexicon import lexicon
from goldenthread.language.numbers import number
from goldenthread.language.phrases import Phrase
from goldenthread.language.stems import stems
from goldenthread.model import ChangeKind

_NEW_RATE = Phrase("new_rate")
_OFFICE_ENDING, _OF_MORE = Phrase("office_ending"), Phrase("of_more")
_MEASURES = ("%", "percentage points", "£")
_BESIDE = 5
"""How many words to either side of a share or a sum of money tell what it is of."""


def changed_targets(
    before: str, after: str, counted_before: Iterable[Quantity], counted_after: Iterable[Quantity]
) -> Iterator[tuple[ChangeKind, str, str]]:
    """What two texts count alike with different numbers: ``target raised`` or ``lowered``, and both as printed.

    A number is compared where each text has a single one that counts the same thing. Where each has as many, those
    are compared that count in the same words.

    Args:
        before: the earlier text.
        after: the later text.
        counted_before: the quantities of the earlier text.
        counted_after: the quantities of the later text.
    """
    left, right = (
        [one for one in counted if one.qualifier != "from" or one.upper] for counted in (counted_before, counted_after)
    )
    yield from _counted_alike([(a, b) for a in left for b in right if _alike(a, b, before, after)])
    yield from _new_rates(left, after)


def _counted_alike(alike: Sequence[tuple[Quantity, Quantity]]) -> Iterator[tuple[ChangeKind, str, str]]:
    """What has changed of pairs that count the same thing, where it is certain which belong together."""
    for a, b in alike:
        mine, theirs = [one for one, other in alike if other is b], [other for one, other in alike if one is a]
        if len(mine) == len(theirs) > 1:
            mine, theirs = [one for one in mine if _worded_alike(one, b)], [o for o in theirs if _worded_alike(a, o)]
        if len(mine) == len(theirs) == 1 and mine[0] is a and theirs[0] is b:
            yield from _compared(a, b)


def _new_rates(left: Sequence[Quantity], after: str) -> Iterator[tuple[ChangeKind, str, str]]:
    """What has changed of a rate, where the later text says so itself: ``from 4 a year to 2 a quarter``."""
    a_year = lexicon().periods
    for match in _NEW_RATE.finditer(after):
        before, period, printed, now, now_period = match.groups()
        was, now_is = number(before), number(now)
        said = [one for one in left if one.number == was]
        if len(said) == 1:
            yield from _told(
                was * a_year[period.lower()], now_is * a_year[now_period.lower()], said[0].printed, printed
            )


def _compared(a: Quantity, b: Quantity) -> Iterator[tuple[ChangeKind, str, str]]:
    was, now = _promised(a), _promised(b)
    if was == now:
        was, now = a.upper or was, b.upper or now
    yield from _told(was, now, a.printed, b.printed)


def _promised(one: Quantity) -> float:
    """The number that is to be reached: the second one of ``from 200 to 250``."""
    return one.upper if one.qualifier == "from" and one.upper else one.number


def _told(was: float, now: float, before: str, after: str) -> Iterator[tuple[ChangeKind, str, str]]:
    if was != now:
        yield (ChangeKind.TARGET_RAISED if now > was else ChangeKind.TARGET_LOWERED), before, after


def _worded_alike(a: Quantity, b: Quantity) -> bool:
    return stems(a.unit) == stems(b.unit) and stems(a.of) == stems(b.of)


def _alike(a: Quantity, b: Quantity, before: str, after: str) -> bool:
    """Whether both count the same thing, as far as their words tell."""
    if (a.qualifier == "by") != (b.qualifier == "by"):  # an amount of change, and a level
        return False
    if not _same_noun(_noun(a.unit), _noun(b.unit)):
        return False
    if a.of and b.of:
        return _same_noun(_noun(a.of), _noun(b.of))
    return a.unit not in _MEASURES or bool(_beside(a, before) & _beside(b, after))


def _noun(words: str) -> list[str]:
    """The stems of a noun and its adjectives; who has an apprenticeship is an apprentice."""
    if words in _MEASURES:
        return [words]
    return [_OFFICE_ENDING.sub("", stem) for stem in stems(words) if not _OF_MORE.fullmatch(stem)]


def _same_noun(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two nouns are one, and their adjectives share a word where both have some."""
    if not left or not right or left[-1] != right[-1]:
        return False
    return len(left) == 1 or len(right) == 1 or bool(set(left[:-1]) & set(right[:-1]))


def _beside(one: Quantity, text: str) -> set[str]:
    """The stems of the words beside a quantity."""
    return {*stems(text[: one.start])[-_BESIDE:], *stems(text[one.end :])[:_BESIDE]}
