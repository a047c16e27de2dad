"""Days that the words of a row name: by which it says of itself that it is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from goldenthread.language.date_reading import read_date
from goldenthread.language.dates import dates_in_prose
from goldenthread.language.lexicon import lexicon
from goldenthread.language.phrases import Phrase
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition, Finding

_BY = Phrase("by_a_day")
_OUTSIDE = "deadline-outside-plan-year"


@lru_cache(maxsize=8192)
def own_day(text: str, year_start: date) -> tuple[date, str] | None:
    """The day by which a row says at its end that it is to be done, with its words; of a month the last day.

    A row that names a second day, or this one in brackets, may mean a part alone.

    >>> own_day("Adopt the tree plan by September 2007", date(2007, 4, 1))
    (datetime.date(2007, 9, 30), 'by September 2007')
    >>> own_day("Adopt the plan of September 2007", date(2007, 4, 1))
    >>> own_day("Adopt it by May 2007 and print it by June 2007", date(2007, 4, 1))
    >>> own_day("Plant 160 trees (80 by 30/09/07)", date(2007, 4, 1))
    """
    found = list(dates_in_prose(text))
    if len(found) != 1 or text[found[0].end :].strip(" .*"):
        return None
    leads = _BY.search(text[: found[0].start])
    read = read_date(found[0], lexicon(), year_start=year_start, since=year_start)
    return (read.day, text[leads.start() : found[0].end].strip()) if leads and read.day else None


def sooner(edition: Edition, one: Commitment) -> str:
    """The words by which a row is due before the date printed beside it, or nothing."""
    said = own_day(one.text, edition.start)
    return said[1] if said and one.deadline and said[0] < one.deadline else ""


def passed(edition: Edition, one: Commitment) -> bool:
    """Whether the day by its own words, before the date beside it, had passed when its document reported."""
    said = own_day(one.text, edition.start)
    return bool(sooner(edition, one) and said and edition.as_of and said[0] <= edition.as_of)


def not_due(edition: Edition, one: Commitment) -> bool:
    """Whether a row was not due yet on the day on which its document reports, by its date and by its own words."""
    as_of = edition.as_of
    return bool(as_of and one.deadline and one.deadline > as_of and not passed(edition, one))


def meant(held: Holdings, finding: Finding) -> bool:
    """Whether a date after its plan year is meant so: the words of its row, or of a step or the whole, name it."""
    row = held.commitments.get(finding.focus)
    if row is None or finding.code != _OUTSIDE or row.deadline is None or row.deadline <= held.edition(row).end:
        return False
    start = held.edition(row).start
    return any(said[0] == row.deadline for one in _around(held, row) if (said := own_day(one.text, start)))


def _around(held: Holdings, row: Commitment) -> Iterator[Commitment]:
    yield row
    yield from (held.commitments[iri] for iri in held.milestones_of.get(row.iri, ()))
    if row.parent in held.commitments:
        yield held.commitments[row.parent]
