"""Days that the words of a row name: by which it says of itself that it is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from goldenthread.language.calendar_days import month_end
from goldenthread.language.date_reading import read_date
from goldenthread.language.dates import dates_in_prose
from goldenthread.language.lexicon import lexicon
from goldenthread.language.phrases import Phrase
from goldenthread.site import plain
from goldenthread.site.records import Commitment, Edition, Finding

if TYPE_CHECKING:
    from goldenthread.site.holdings import Holdings

_BY = Phrase("by_its_own_day")
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


def later(edition: Edition, one: Commitment) -> str:
    """The words by which a row is due in a later month than that of the date printed beside it, or nothing."""
    said = own_day(one.text, edition.start)
    if not said or one.deadline is None or said[0] <= month_end(one.deadline.year, one.deadline.month):
        return ""
    return said[1] if _exact(one.text, edition.start) else ""


def own_words(edition: Edition, one: Commitment) -> str:
    """The words by which a row is due on another day than that of the date beside it, or nothing."""
    return sooner(edition, one) or later(edition, one)


def on_the_day(edition: Edition, one: Commitment) -> bool:
    """Whether its document reports on the very day by which a row is due by its own words."""
    said = own_day(one.text, edition.start)
    return bool(said and said[0] == edition.as_of)


def _exact(text: str, year_start: date) -> bool:
    """Whether the date in a text is a day or a month: the last day of a longer time says little."""
    read = read_date(next(dates_in_prose(text)), lexicon(), year_start=year_start, since=year_start)
    return read.precision in ("day", "month")


def passed(edition: Edition, one: Commitment) -> bool:
    """Whether the day by its own words, before the date beside it, had passed when its document reported.

    Of a day before the plan year the printed year may not be the one that is meant: by it nothing is late.
    """
    said = own_day(one.text, edition.start)
    return bool(sooner(edition, one) and said and edition.as_of and edition.start <= said[0] <= edition.as_of)


def not_due(edition: Edition, one: Commitment) -> bool:
    """Whether a row was not due yet on the day on which its document reports, by its date and by its own words."""
    as_of = edition.as_of
    return bool(as_of and one.deadline and one.deadline > as_of and not passed(edition, one))


def was_due(edition: Edition, one: Commitment) -> bool:
    """Whether a row was due by the day on which its document reports; not where either day cannot be told."""
    return bool(edition.as_of and one.deadline and not not_due(edition, one))


def due_then(edition: Edition, one: Commitment) -> str:
    """How the date of an unfinished row lay to the day of its report, in words.

    Nothing of a row that is done or stopped, or whose colour says it already; nor where nobody can tell.
    """
    how = plain.standing(one, edition)
    if how in ("done", "ended", "plan") or one.deadline is None or edition.as_of is None or one.colour_says:
        return ""
    if not_due(edition, one):
        return "not due yet on the day of the report"
    return "its date had passed" if how == "open" and one.deadline < edition.as_of else ""


def meant(held: Holdings, finding: Finding) -> bool:
    """Whether a date after its plan year is meant so: the words of its row, or of a step or the whole, name it."""
    row = held.commitments.get(finding.focus)
    if row is None or finding.code != _OUTSIDE or row.deadline is None or row.deadline <= held.edition(row).end:
        return False
    start = held.edition(row).start
    return any(names(one.text, row.deadline, start) for one in _around(held, row))


def names(text: str, day: date, year_start: date) -> bool:
    """Whether one of the dates in a text, its year printed with it, is a day; of a month the last day.

    >>> names("Plant 80 trees by May 2007 and 160 by June 2008", date(2008, 6, 30), date(2007, 4, 1))
    True
    >>> names("Plant 80 trees by May and 160 by June", date(2008, 6, 30), date(2007, 4, 1))
    False
    """
    found = (read_date(one, lexicon(), year_start=year_start, since=year_start) for one in dates_in_prose(text))
    return any(read.day == day and read.precision in ("day", "month") for read in found)


def _around(held: Holdings, row: Commitment) -> Iterator[Commitment]:
    yield row
    yield from (held.commitments[iri] for iri in held.milestones_of.get(row.iri, ()))
    if row.parent in held.commitments:
        yield held.commitments[row.parent]
