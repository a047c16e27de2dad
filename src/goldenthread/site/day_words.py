"""What the last update before another day says of the day: a reason, a new date, what it waits for, in its own words.

Whether it is the reason for the day that is printed next, no rule can tell: it is quoted, never summed up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.language.clauses import sentences
from goldenthread.language.phrases import Phrase
from goldenthread.site.changed_days import Redated, redated_at
from goldenthread.site.holdings import Holdings
from goldenthread.site.quoting import ELLIPSIS
from goldenthread.site.records import Commitment
from goldenthread.site.redating import said as redating

_OF_ITS_DAY = Phrase("speaks_of_its_day")
_STATES_A_DAY = ("new-deadline", "future")
LONGEST = 460
"""Characters of one update that are quoted where its sentences are not longer by themselves."""
MOST = 3
"""Rows whose updates are quoted: a commitment and two of its steps."""


@dataclass(frozen=True, slots=True)
class DayWords:
    """What the update of one row says of the day: whole sentences, with an ellipsis where some are left out."""

    row: Commitment
    text: str


def day_words(held: Holdings, moved: Redated) -> tuple[DayWords, ...]:
    """What the updates of the row that was due first, and of its unfinished steps, say of the day."""
    return tuple(_told(held, moved.earlier))[:MOST]


def said(held: Holdings, moved: Redated) -> str:
    """The same as sentences; empty where no update speaks of the day."""
    quotes = day_words(held, moved)
    return " ".join(
        f"{'Its update' if one.row == moved.earlier else 'That of its step'} on line {one.row.line} says: “{one.text}”"
        for one in quotes
    )


def of_the_whole(held: Holdings, moved: Redated) -> str:
    """What is said of a step, of whose day nobody can tell, beside its commitment with the same days.

    Two judgements of one pair of days stand on one page: both are true, and why they differ must be said.
    """
    parent = held.commitments.get(moved.row.parent)
    whole = redated_at(held, parent) if parent else None
    days = (moved.earlier.deadline, moved.row.deadline)
    if not moved.how.untold or whole is None or whole.how.untold:
        return ""
    if days != (whole.earlier.deadline, whole.row.deadline):
        return ""
    return f"The commitment of which it is a step has the same two dates: {redating(whole)}."


def _told(held: Holdings, first: Commitment) -> Iterator[DayWords]:
    """Its own update first, then those of its unfinished steps, of these first what names a new date."""
    steps = [held.commitments[iri] for iri in held.milestones_of.get(first.iri, ())]
    waiting = sorted((one for one in steps if not one.completed), key=lambda one: not _new_day(held, one))
    met: set[str] = set()
    for one in (first, *waiting):
        if one.comment not in met and not one.completed and (text := _quoted(held, one)):
            met.add(one.comment)
            yield DayWords(one, text)


def _new_day(held: Holdings, one: Commitment) -> bool:
    return any(stated.standing == "new-deadline" for stated in held.dates_in.get(one.iri, ()))


def _quoted(held: Holdings, one: Commitment) -> str:
    """The sentences of an update that speak of its day, the first and the last of them where there are too many."""
    text = one.comment
    days = [stated.printed for stated in held.dates_in.get(one.iri, ()) if stated.standing in _STATES_A_DAY]
    spans = sentences(text)
    speaking = [
        at
        for at, (start, end) in enumerate(spans)
        if _OF_ITS_DAY.search(text, start, end) or any(day and day in text[start:end] for day in days)
    ]
    kept = speaking
    while len(kept) > 2 and sum(spans[at][1] - spans[at][0] for at in kept) > LONGEST:
        kept = [*kept[: len(kept) // 2], *kept[len(kept) // 2 + 1 :]]
    return _joined(text, spans, kept)


def _joined(text: str, spans: Sequence[tuple[int, int]], kept: Sequence[int]) -> str:
    pieces: list[str] = []
    for place, at in enumerate(kept):
        if (at and not place) or (place and at != kept[place - 1] + 1):
            pieces.append(ELLIPSIS)
        pieces.append(" ".join(text[slice(*spans[at])].split()))
    if kept and kept[-1] < len(spans) - 1:
        pieces.append(ELLIPSIS)
    return " ".join(pieces)
