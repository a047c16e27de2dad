"""What another day than before is: one set of words for pages, pictures, comparisons and stories."""

from __future__ import annotations

from enum import Enum

from goldenthread.written_out import span


class How(Enum):
    """What another day than before is; the values are the words shown."""

    PUT_OFF = "put off"
    FORWARD = "brought forward"
    DOUBTED = "how far cannot be told: one of the two dates is in doubt"
    JOINED = "cannot be told: joined with something that was reported completed"
    REWORDED = "cannot be told: the words changed"
    EITHER = "cannot be told: put off, or another year’s round"
    RESTATED = "cannot be told: years without a document"
    UNREPORTED = "cannot be told: no report between"
    LEVEL = "cannot be told: a step became a commitment, or a commitment a step"
    ROUND = "another year’s round"
    AGAIN = "promised again after completion"

    @property
    def untold(self) -> bool:
        """Whether nobody can tell how far it moved, or whether it did."""
        return self in (How.DOUBTED, How.JOINED, How.REWORDED, How.EITHER, How.RESTATED, How.UNREPORTED, How.LEVEL)


_SAID = {
    How.REWORDED: "another date in other words, whether it was put off cannot be told",
    How.RESTATED: "another date after years without a document, whether it was put off cannot be told",
    How.UNREPORTED: "another date with no report between, whether it was put off cannot be told",
    How.ROUND: "due again, another year’s round",
    How.AGAIN: f"{How.AGAIN.value}, new date",
}


def said(how: How, days: int, doubt: str = "") -> str:
    """What another day is, in a clause.

    Args:
        how: what it is.
        days: by how many days it is later; less than 0 where it is sooner.
        doubt: why one of the two dates is in doubt, or which report is missing, as a clause, where that is known.

    >>> said(How.PUT_OFF, 395), said(How.FORWARD, -1)
    ('put off by 13 months', 'brought forward by 1 day')
    >>> said(How.DOUBTED, 9000, "the later date is no day of the calendar")
    'the later date is no day of the calendar: how far cannot be told'
    """
    if how in (How.PUT_OFF, How.FORWARD):
        return f"{how.value} by {span(abs(days))}"
    if how is How.DOUBTED and doubt:
        return f"{doubt}: how far cannot be told"
    if how is How.UNREPORTED and doubt:
        return f"another date, whether it was put off cannot be told: {doubt}"
    return _SAID.get(how) or str(how.value)
