"""Quantities that a comment reports: what was achieved, what is expected, targets met and missed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldenthread.interpret.quantities import quantities
from goldenthread.interpret.readings import Quantity
from goldenthread.interpret.said.clauses import DONE_VERBS, FUTURE, NEGATION, sentences

ResultKind = Literal["achieved", "expected", "target", "target met", "target missed"]


@dataclass(frozen=True, slots=True)
class Reported:
    """A quantity that a comment reports, and as what."""

    quantity: Quantity
    kind: ResultKind


_TARGET = re.compile(r"\btargets?\s*(?:of|for|is|was|=|:)?\s*(?:to \w+\s+|was\s+)?(?:an? |the )?$", re.IGNORECASE)
_MISSED = re.compile(r"\b(?:not|n't)\s+(?:yet\s+|been\s+)*(?:achieved|met|reached|hit)\b|\bmissed\b", re.IGNORECASE)
_MET = re.compile(r"\b(?:achieved|met|exceeded|reached|surpassed)\b", re.IGNORECASE)
_PREDICTED = re.compile(r"\b(?:predicted|expected|planned|projected|anticipated|potential)\W+$", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?:has|have|had|was|were)\s+(?:(?:now|all|also|been|successfully|only|since)\s+)*\w+(?:ed|en|un|ld|de|lt|nt)\b"
    rf"|\b(?:{DONE_VERBS}|undertaken|planted|supported|recruited|trained|acquired|repaired|commissioned|engaged|attended|"
    r"provided|rehoused|gained|saved|made|built|identified|registered|placed|funded|processed|collected|recovered|allocated|"
    r"helped|benefit(?:t)?ed|participated|increased|reduced|resurfaced|refurbished|converted|visited|answered)\b",
    re.IGNORECASE,
)
_PROGRESS = re.compile(r"\s+(?:completed?|done)\b", re.IGNORECASE)
_DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
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
    if quantity.unit in _DURATIONS or (quantity.unit == "%" and _PROGRESS.match(after)):
        return None
    if _PREDICTED.search(before):
        return "expected"
    clause_before = re.split(r",\s|;\s|\sbut\s|\swhich\s|\swith\s", before)[-1][-_NEAR:]
    clause_after = re.split(r";\s|\sbut\s|\swhich\s|\sagainst\s", after)[0][:_NEAR]
    if FUTURE.search(clause_before) or re.match(
        r"[^,;]{0,30}\b(?:will|to be|are due|is due|are expected)\b", clause_after
    ):
        return "expected"
    if NEGATION.search(clause_before[-25:]):
        return None
    past = _PAST.search(clause_after) or _PAST.search(clause_before)
    return "achieved" if past and not _MISSED.search(clause_after) else None
