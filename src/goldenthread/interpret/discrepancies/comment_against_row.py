"""How a comment stands to its own row: late, out of date, short of the target, or against the status.

All of it is inferred from words, and each finding keeps the words that it rests on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.interpret.discrepancies.against_status import against_status
from goldenthread.interpret.discrepancies.completed_late import completed
from goldenthread.interpret.discrepancies.missed_target import missed
from goldenthread.interpret.discrepancies.out_of_date import stale
from goldenthread.interpret.readings import CommentReading, DateStatement
from goldenthread.interpret.statements import date_statements
from goldenthread.language.clauses import clause_around, sentences
from goldenthread.language.phrases import Phrase
from goldenthread.model import Commitment, Edition, Plan

_POINTER = Phrase("points_to_another")
_OWN_COMPLETION = Phrase("own_completion")


def counted_comments(plan: Plan) -> Iterator[tuple[Commitment, str]]:
    """Each row of an edition with the comment that counts for it: of one that only points to another, that one.

    ``as above`` points to the last comment above that says something, ``see below`` to the next one below, ``see 1.2a``
    to the row of that reference, which is one under the same activity or the only one. What points to nothing stands
    for itself.
    """
    rows = plan.commitments
    points = [_POINTER.fullmatch(row.progress.comment) for row in rows]
    above = _nearest(rows, points)
    below = _nearest(rows[::-1], points[::-1])[::-1]
    by_ref: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.ref and row.progress.comment and not points[place]:
            by_ref[row.ref.casefold()].append(place)
    for place, (row, pointer) in enumerate(zip(rows, points, strict=True)):
        own = row.progress.comment
        if not pointer:
            yield row, own
        elif pointer["ref"]:
            named = by_ref[pointer["ref"].rstrip(".").casefold()]
            near = [one for one in named if rows[one].parent == row.parent] or named
            yield row, rows[near[0]].progress.comment if len(near) == 1 else own
        else:
            down = (pointer["side"] or pointer["alone"] or "").casefold() == "below"
            yield row, (below if down else above)[place] or own


def _nearest(rows: Sequence[Commitment], points: Sequence[re.Match[str] | None]) -> list[str]:
    """For each row the last comment before it that points to no other."""
    nearest: list[str] = []
    last = ""
    for row, pointer in zip(rows, points, strict=True):
        nearest.append(last)
        if row.progress.comment and not pointer:
            last = row.progress.comment
    return nearest


def read_comment(row: Commitment, edition: Edition, comment: str | None = None) -> CommentReading:
    """What a comment says against a row.

    Args:
        row: the row.
        edition: the edition that prints it.
        comment: the comment that counts for it; without one its own.
    """
    words, as_of = row.progress.comment if comment is None else comment, edition.as_of
    if not words or as_of is None:
        return CommentReading()
    dates = date_statements(words, edition.year_start, as_of)
    deadline = max(row.deadlines, default=None)
    completion = completed(row.text, words, dates, deadline, as_of)
    outdated = stale(words, dates, deadline, as_of)
    contradiction = against_status(row, words, dates, as_of)
    stale_words = clause_around(words, *outdated) if outdated else ""
    return CommentReading(
        completed_on=completion[0] if completion else None,
        completed_words=clause_around(words, completion[1].start, completion[1].end) if completion else "",
        due=tuple(one.date for one in dates if one.kind == "new-deadline" or _own_day(words, one, deadline)),
        contradiction=contradiction,
        stale=stale_words,
        missed=missed(row.text, words),
    )


def _own_day(comment: str, stated: DateStatement, deadline: date | None) -> bool:
    """Whether a date to come is the day after its deadline on which the row itself is to be complete.

    Which year ``the end of the year`` is, nobody can tell.
    """
    if stated.kind != "future" or stated.precision == "year" or deadline is None or stated.date <= deadline:
        return False
    begin = next(begin for begin, end in sentences(comment) if begin <= stated.start < end)
    return bool(_OWN_COMPLETION.fullmatch(comment, begin, stated.start))
