"""How a comment stands to its own row: late, out of date, short of the target, or against the status.

All of it is inferred from words, and each finding keeps the words that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.interpret.against.completed_late import completed
from goldenthread.interpret.against.contradiction import against_status
from goldenthread.interpret.against.missed_target import missed
from goldenthread.interpret.against.out_of_date import stale
from goldenthread.interpret.readings import CommentReading
from goldenthread.interpret.said import date_statements
from goldenthread.interpret.said.clauses import clause_around
from goldenthread.model import Commitment, Edition, Plan

_SEE_ABOVE = re.compile(r"\W*(?:\(?(?:please\s+)?(?:as|see)\s+(?:per\s+)?above\)?|ditto|as previous)\W*", re.IGNORECASE)
"""A comment that only points to the one before it."""


def counted_comments(plan: Plan) -> Iterator[tuple[Commitment, str]]:
    """Each row of an edition with the comment that counts for it: of one that says ``as above``, the one above."""
    above = ""
    for row in plan.commitments:
        comment = row.progress.comment
        points = bool(_SEE_ABOVE.fullmatch(comment))
        yield row, above if points else comment
        if comment and not points:
            above = comment


def read_comment(row: Commitment, edition: Edition, comment: str | None = None) -> CommentReading:
    """What a comment says against a row.

    Args:
        row: the row.
        edition: the edition that prints it.
        comment: the comment that counts for it; without one its own.
    """
    words, told = row.progress.comment if comment is None else comment, edition.as_of
    if not words or told is None:
        return CommentReading()
    dates = date_statements(words, edition.year_start, told)
    deadline = max(row.deadlines, default=None)
    done = completed(row.text, words, dates, deadline, told)
    past = stale(words, dates, deadline, told)
    against = against_status(row, words, dates, told)
    stale_words = clause_around(words, *past) if past else ""
    return CommentReading(
        completed_on=done[0] if done else None,
        completed_words=clause_around(words, done[1].start, done[1].end) if done else "",
        due=tuple(one.date for one in dates if one.kind == "new-deadline"),
        contradiction=against,
        stale=stale_words,
        missed=missed(row.text, words),
    )
