"""Quantities that a comment reports: what was achieved, what is expected, targets met and missed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldenthread.interpret.quantities import quantities
from goldenthread.interpret.readings import Quantity
from goldenthread.language.clauses import FUTURE, NEGATION, sentences
from goldenthread.language.phrases import Phrase

ResultKind = Literal["achieved", "expected", "target", "target met", "target missed"]


@dataclass(frozen=True, slots=True)
class Reported:
    """A quantity that a comment reports, and as what."""

    quantity: Quantity
    kind: ResultKind


_TARGET = Phrase("target_before")
_MISSED = Phrase("target_missed")
_MET = Phrase("target_met")
_PREDICTED = Phrase("predicted_before")
_PAST = Phrase("past_verbs")
_PROGRESS = Phrase("progress_after")
_TIME_UNIT = Phrase("time_unit")
_PARTS_BEFORE, _PARTS_AFTER = Phrase("parts_before_a_number"), Phrase("parts_after_a_number")
_EXPECTED_AFTER = Phrase("expected_after")
_NEAR = 70


@lru_cache(maxsize=2048)
def reported(text: str) -> tuple[Reported, ...]:
    """The quantities that a comment reports as achieved, expected or as a target, in order.

    >>> [(r.quantity.printed, r.kind) for r in reported("43 projects undertaken. Target of 30 not achieved.")]
    [('43 projects', 'achieved'), ('Target of 30', 'target missed')]
    >>> [(r.quantity.printed, r.kind) for r in reported("1,785 homes were made decent against a target of 1,774")]
    [('1,785 homes', 'achieved'), ('target of 1,774', 'target')]
    >>> reported("Milestone is 80% complete"), reported("The plan covers 15 years")
    ((), ())
    """
    found: list[Reported] = []
    spans = list(sentences(text))
    place = 0
    for quantity in quantities(text):
        while spans[place][1] <= quantity.start:
            place += 1
        begin, end = spans[place]
        before = text[max(begin, quantity.start - 2 * _NEAR) : quantity.start]
        after = text[quantity.end : min(max(end, quantity.end), quantity.end + 2 * _NEAR)]
        kind = _kind(before, after, quantity)
        if kind:
            found.append(Reported(quantity, kind))
    return tuple(found)


def _kind(before: str, after: str, quantity: Quantity) -> ResultKind | None:
    """How a quantity stands by the words of its sentence; none where they do not say."""
    if quantity.qualifier == "target" or _TARGET.search(before):
        near = after[:_NEAR]
        if _MISSED.search(near):
            return "target missed"
        return "target met" if _MET.search(near) else "target"
    if _TIME_UNIT.fullmatch(quantity.unit) or (quantity.unit == "%" and _PROGRESS.match(after)):
        return None
    if _PREDICTED.search(before):
        return "expected"
    clause_before = _PARTS_BEFORE.split(before)[-1][-_NEAR:]
    clause_after = _PARTS_AFTER.split(after)[0][:_NEAR]
    if FUTURE.search(clause_before) or _EXPECTED_AFTER.match(clause_after):
        return "expected"
    if NEGATION.search(clause_before[-25:]):
        return None
    past = _PAST.search(clause_after) or _PAST.search(clause_before)
    return "achieved" if past and not _MISSED.search(clause_after) else None
