"""How a comment stands to its own row: late, out of date, short of the target, or against the status.

All of it is inferred from words, and each finding keeps the words that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.model import Commitment, Edition, Plan
from goldenthread.read.standing.against import against_status
from goldenthread.read.standing.late import completed
from goldenthread.read.standing.missed import missed
from goldenthread.read.standing.stale import stale
from goldenthread.read.statements import date_statements
from goldenthread.read.statements.clauses import clause_around


@dataclass(frozen=True, slots=True)
class Standing:
    """What a comment says against its row; empty where it says nothing of the kind.

    Attributes:
        completed_on: the last day that the comment names as one of completion, of a month its first day: it was
            not completed before.
        completed_words: the words that say so.
        due: new deadlines that the comment names.
        contradiction: words that the printed status cannot be true beside.
        stale: words that announce what had passed when the document reported.
        missed: what was reached, and what was promised: ``43 projects (promised: at least 50 projects)``; or the words.
        read_by: who has read that it is so, by the code of the finding; what nobody has read is inferred by rules.
    """

    completed_on: date | None = None
    completed_words: str = ""
    due: tuple[date, ...] = ()
    contradiction: str = ""
    stale: str = ""
    missed: str = ""
    read_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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


def standing(row: Commitment, edition: Edition, comment: str | None = None) -> Standing:
    """What a comment says against a row.

    Args:
        row: the row.
        edition: the edition that prints it.
        comment: the comment that counts for it; without one its own.
    """
    words, told = row.progress.comment if comment is None else comment, edition.as_of
    if not words or told is None:
        return Standing()
    dates = date_statements(words, edition.year_start, told)
    deadline = max(row.deadlines, default=None)
    done = completed(row.text, words, dates, deadline, told)
    past = stale(words, dates, deadline, told)
    against = against_status(row, words, dates, told)
    stale_words = clause_around(words, *past) if past else ""
    return Standing(
        completed_on=done[0] if done else None,
        completed_words=clause_around(words, done[1].start, done[1].end) if done else "",
        due=tuple(one.date for one in dates if one.kind == "new-deadline"),
        contradiction=against,
        stale=stale_words,
        missed=missed(row.text, words),
    )
