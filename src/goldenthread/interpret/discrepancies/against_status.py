"""Words of a comment that cannot be true beside the status of its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.interpret.discrepancies.aside import is_aside
from goldenthread.interpret.discrepancies.done_but_status_open import against_behind
from goldenthread.interpret.discrepancies.in_the_making import all_to_come, in_the_making, took_place
from goldenthread.interpret.discrepancies.missed_target import missed
from goldenthread.interpret.discrepancies.open_pieces import open_piece
from goldenthread.interpret.discrepancies.results_below_promise import below_promise, number_reached
from goldenthread.interpret.discrepancies.shared_phrases import Span
from goldenthread.interpret.discrepancies.status_done_but_unfinished import (
    denied_or_late,
    due,
    is_finished,
    left_over,
    only_in_principle,
    same_act_to_come,
    some_of_all,
)
from goldenthread.interpret.discrepancies.wrong_direction import against_direction
from goldenthread.interpret.readings import DateStatement
from goldenthread.interpret.statements.acts import acts
from goldenthread.interpret.statements.promised_acts import promised
from goldenthread.language.calendar_days import months_on
from goldenthread.language.clauses import clause_around, sentence_around
from goldenthread.model import Commitment
from goldenthread.statuses import Status

_YEAR = re.compile(r"\d{2}\W*$")
_ALL = 100
"""The percentage by which a row without a status is reported completed."""


def against_status(row: Commitment, comment: str, dates: Sequence[DateStatement], told: date) -> str:
    """The words of a comment that the status of its row cannot be true beside, or nothing.

    Args:
        row: the row, whose words promise something.
        comment: the comment that counts for it.
        dates: the dates that the comment states.
        told: the reporting date.
    """
    found: Span | None = None
    done_by_number = not row.progress.status and (row.progress.percent or 0) >= _ALL
    if row.progress.status == Status.COMPLETED or done_by_number:
        places = _against_completed(row.text, comment, dates, told)
        found = next((one for one in places if not is_aside(promised(row.text), comment, one)), None)
    elif row.progress.status in (Status.OVERDUE, Status.DELAYED, Status.ON_TARGET) and not missed(row.text, comment):
        found = against_behind(row.text, comment, dates, in_hand=row.progress.status == Status.ON_TARGET)
        if found and _was_true_then(row, comment, dates, told, found):
            return ""
    return clause_around(comment, *found) if found else ""


def _was_true_then(row: Commitment, comment: str, dates: Sequence[DateStatement], told: date, place: Span) -> bool:
    """Whether what a comment says is done was done so late that the status was true all the same.

    What is done after the reporting day was open on it; what is done after its deadline was ``delayed``, as it says.
    A month without a year is after the reporting day only where it is the very next: ``in October`` may be long past.
    """
    last = min(told, max(row.deadlines, default=told)) if row.progress.status == Status.DELAYED else told
    soon = months_on(told, 1)
    sentence = sentence_around(comment, *place)
    begin = comment.find(sentence)
    return any(
        one.kind == "completed-on"
        and begin <= one.start < begin + len(sentence)
        and one.date > last
        and (one.date <= told or _YEAR.search(one.printed) or one.date <= soon)
        for one in dates
    )


def _against_completed(text: str, comment: str, dates: Sequence[DateStatement], told: date) -> Iterator[Span]:
    """Where a comment says that a thing is not completed, the plainest words first."""
    promise, said = promised(text), acts(comment)
    finished = is_finished(promise, said, comment) or took_place(comment)
    if place := same_act_to_come(promise, said, comment, finished=finished):
        yield place
    yield from ((one.start, one.end) for one in dates if one.kind == "new-deadline" and one.date > told)
    if not promise.open_ended and (place := open_piece(text, comment)):
        yield place
    enough = number_reached(text, comment)
    if not enough:
        yield from left_over(promise, comment)
    if not (finished or enough):
        for place in (
            None if promise.open_ended else some_of_all(text, promise, comment),
            None if below_promise(text, comment) else denied_or_late(promise, said, comment, dates),
            None if promise.open_ended else due(comment, dates, told),
            None if promise.open_ended else only_in_principle(text, comment),
            in_the_making(promise, said, comment),
            None if promise.open_ended else all_to_come(said, comment, dates, told),
        ):
            if place:
                yield place
    yield from against_direction(text, comment)
