"""What a later day is: a deadline that moved, another year's round, one restated, or the day of the next stage.

Only a moved deadline is a slip. A next stage has a day of its own, and a duty that was done, or that comes round every
year, is due again without anybody having been late. Of a day that lay in years without a document nobody can say how
it passed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from goldenthread.language.rhythms import comes_round
from goldenthread.model import Change, ChangeKind, Commitment, Relation
from goldenthread.statuses import Status, statuses_of_group

YEAR = 365.25
"""Days of a year, on the average."""
ABOUT = 45
"""Days by which the day of what comes round may wander from year to year."""


def reported_on(row: Commitment) -> bool:
    """Whether its own document says anything of how it stands."""
    return bool(row.progress) or row.progress.percent is not None


def reported_completed(row: Commitment) -> bool:
    """Whether its own document reports it completed; where no status is printed, at 100%."""
    progress = row.progress
    return progress.status == Status.COMPLETED or (not progress.status and (progress.percent or 0) >= 100)


def reported_missed(row: Commitment, as_of: date | None) -> bool:
    """Whether its own document shows that its last day passed with it unfinished, by its status or its percentage.

    A comment alone shows neither, nor does a status that nobody knows; what was discontinued is not worked on.

    Args:
        row: the commitment, with a deadline.
        as_of: the day on which its document reports; a plan has none, and shows nothing.
    """
    status, percent = row.progress.status, row.progress.percent
    unfinished = status in statuses_of_group("unfinished") if status else percent is not None and percent < 100
    if as_of is None or not unfinished:
        return False
    due = max(row.deadlines)
    return due < as_of or (due == as_of and status == Status.OVERDUE)


def whole_years_apart(one: date, other: date) -> bool:
    """Whether two days are the same day of two years; the last of February is one day.

    >>> whole_years_apart(date(2013, 3, 31), date(2014, 3, 31)), whole_years_apart(date(2013, 3, 31), date(2014, 4, 30))
    (True, False)
    >>> whole_years_apart(date(2015, 2, 28), date(2016, 2, 29)), whole_years_apart(date(2015, 2, 28), date(2015, 2, 28))
    (True, False)
    """
    return one.year != other.year and _day_of_year(one) == _day_of_year(other)


def about_whole_years_apart(one: date, other: date) -> bool:
    """Whether two days lie a whole number of years apart, give or take :data:`ABOUT` days.

    >>> about_whole_years_apart(date(2013, 3, 31), date(2014, 4, 30)), about_whole_years_apart(
    ...     date(2013, 3, 31), date(2013, 10, 31)
    ... )
    (True, False)
    """
    days = abs((other - one).days)
    years = round(days / YEAR)
    return years > 0 and abs(days - years * YEAR) <= ABOUT


def _day_of_year(day: date) -> tuple[int, int]:
    return day.month, 31 if day.day == monthrange(day.year, day.month)[1] else day.day


def day_changed(
    earlier: Commitment,
    later: Commitment,
    relation: Relation,
    *,
    unseen: bool = False,
    as_of: date | None = None,
    reason: str = "",
) -> ChangeKind:
    """The kind of change between two linked commitments whose last days differ.

    What the earlier document reports unfinished has moved, unless its words, or those of the reader who linked the
    two, say that it comes round and the days lie about whole years apart. Of what no report speaks (a plan states
    it) nobody can say that it was missed: it is renewed where words say that it comes round, or the days lie whole
    years apart. Where years without a document lie between the two, what was not missed by then may have been met,
    put off or taken up anew in them: it is restated.

    Args:
        earlier: the earlier commitment, with a deadline.
        later: the later one, with another.
        relation: how they are linked.
        unseen: whether no document is held of a year between theirs.
        as_of: the day on which the earlier document reports, where it does.
        reason: why a reader linked them, in words.
    """
    if relation is Relation.SUCCEEDS:
        return ChangeKind.NEXT_STAGE_DUE
    if reported_completed(earlier):
        return ChangeKind.DEADLINE_RENEWED
    days = max(earlier.deadlines), max(later.deadlines)
    years = whole_years_apart(*days)
    another = comes_round(earlier.text, later.text, reason)
    known_open = reported_on(earlier)
    if another and (about_whole_years_apart(*days) or not known_open):
        return ChangeKind.DEADLINE_RENEWED
    if unseen and not reported_missed(earlier, as_of):
        return ChangeKind.DEADLINE_RESTATED
    return ChangeKind.DEADLINE_RENEWED if years and not known_open else ChangeKind.DEADLINE_MOVED


def stated_anew(row: Commitment, iri: str, stated: Iterable[date]) -> Iterator[Change]:
    """The new deadlines that the comment on a commitment states beside its printed one, one change each.

    Args:
        row: the commitment; without a readable deadline nothing can have moved.
        iri: its IRI.
        stated: the days that its comment names as new deadlines.
    """
    if row.deadlines:
        due = max(row.deadlines)
        for day in sorted(set(stated) - {due}):
            yield Change(iri, iri, ChangeKind.NEW_DEADLINE_STATED, due.isoformat(), day.isoformat(), (day - due).days)
