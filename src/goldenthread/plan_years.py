"""What the label of an edition says of its time: ``2013-14``, ``2024``, ``2016-19`` or ``2021-2025``."""

from __future__ import annotations

import re
from datetime import date, timedelta

LABEL = r"[0-9]{4}(?:-(?:[0-9]{2}|[0-9]{4}))?"
"""How the label of an edition is spelt, as a regular expression."""
GOVERNMENT_YEAR = "http://reference.data.gov.uk/id/government-year/"
CALENDAR_YEAR = "http://reference.data.gov.uk/id/year/"
INTERVAL = "http://reference.data.gov.uk/id/gregorian-interval/"
EXAMPLES = "'2024-25' for a financial year, '2024' for a calendar year, '2021-25' or '2021-2025' for several years"


def years_of(label: str) -> tuple[int, int]:
    """The first and the last year that a label names.

    Raises:
        ValueError: it is no label of an edition, or runs backwards; the message shows labels that are right.

    >>> years_of("2013-14"), years_of("2024"), years_of("2016-2019"), years_of("1999-00")
    ((2013, 2014), (2024, 2024), (2016, 2019), (1999, 2000))
    """
    if not re.fullmatch(LABEL, label):
        raise ValueError(f"'{label}' is no label of an edition: write {EXAMPLES}")
    first, _, last = label.partition("-")
    begins = int(first)
    ends = int(last) if len(last) == 4 else begins if not last else begins - begins % 100 + int(last)
    if last and ends <= begins and len(last) == 2 and begins % 100 == 99:
        ends += 100
    if ends < begins or (last and ends == begins):
        raise ValueError(f"'{label}' runs backwards: write {EXAMPLES}")
    return begins, ends


def usual_days(label: str) -> tuple[date, date]:
    """The days that a label stands for where nobody says more: of years from April, or of a calendar year.

    Raises:
        ValueError: it is no label of an edition.

    >>> usual_days("2013-14")
    (datetime.date(2013, 4, 1), datetime.date(2014, 3, 31))
    >>> usual_days("2024")
    (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    """
    begins, ends = years_of(label)
    return (date(begins, 1, 1), date(ends, 12, 31)) if begins == ends else (date(begins, 4, 1), date(ends, 3, 31))


def contradiction(label: str, start: date, end: date) -> str:
    """Why a label and the days of an edition cannot both be right; empty where they can.

    >>> contradiction("2019-20", date(2019, 4, 1), date(2020, 3, 31))
    ''
    >>> contradiction("2019-20", date(2018, 4, 1), date(2019, 3, 31))
    "'2019-20' names 2019 to 2020, but the year runs from 2018-04-01 to 2019-03-31: correct the label or the days"
    """
    begins, ends = years_of(label)
    earliest = begins - 1 if begins == ends else begins  # a year that is named after the calendar year it ends in
    if earliest <= start.year and begins <= end.year <= ends:
        return ""
    named = f"{begins}" if begins == ends else f"{begins} to {ends}"
    return f"'{label}' names {named}, but the year runs from {start} to {end}: correct the label or the days"


def quarter_of(document: str) -> int | None:
    """The quarter of its plan year up to which a kind of report speaks; 4 for the year end, none for a plan.

    >>> quarter_of("q3-report"), quarter_of("mid-year-report"), quarter_of("year-end-report"), quarter_of("plan")
    (3, 2, 4, None)
    """
    if not document.endswith("report"):
        return None
    return {"mid": 2, "q1": 1, "q2": 2, "q3": 3}.get(document.split("-")[0], 4)


def reporting_date(document: str, start: date, end: date) -> date | None:
    """The day to which a report of the usual kinds speaks; none for a plan.

    >>> reporting_date("mid-year-report", date(2013, 4, 1), date(2014, 3, 31))
    datetime.date(2013, 9, 30)
    >>> reporting_date("q3-report", date(2013, 4, 1), date(2014, 3, 31))
    datetime.date(2013, 12, 31)
    >>> reporting_date("plan", date(2013, 4, 1), date(2014, 3, 31)) is None
    True
    """
    quarter = quarter_of(document)
    if quarter in (None, 4):
        return end if quarter else None
    month = start.month - 1 + 3 * (quarter or 0)
    return date(start.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def misdated(document: str, start: date, end: date, as_of: date) -> str:
    """Why a report of that kind cannot speak to a day; empty where it can.

    A report on a quarter may be made up to any day from its beginning to the end of the next quarter; one on a year has
    no latest day.

    >>> misdated("q1-report", date(2031, 4, 1), date(2032, 3, 31), date(2031, 7, 14))
    ''
    >>> misdated("q1-report", date(2031, 4, 1), date(2032, 3, 31), date(2031, 12, 31))
    'a q1-report of the year from 2031-04-01 cannot speak to 2031-12-31: correct its kind, year or as_of'
    """
    quarter, usual = quarter_of(document), reporting_date(document, start, end)
    if quarter is None or usual is None:
        return ""
    first = start if quarter in (1, 4) else usual - timedelta(days=92)
    last = date.max if quarter == 4 else usual + timedelta(days=92)
    if first <= as_of <= last:
        return ""
    return f"a {document} of the year from {start} cannot speak to {as_of}: correct its kind, year or as_of"


def period_iri(start: date, end: date) -> str:
    """The reference.data.gov.uk IRI of a time: a government year, a calendar year, or else the interval of its days.

    >>> period_iri(date(2007, 4, 1), date(2008, 3, 31))
    'http://reference.data.gov.uk/id/government-year/2007-2008'
    >>> period_iri(date(2024, 1, 1), date(2024, 12, 31))
    'http://reference.data.gov.uk/id/year/2024'
    >>> period_iri(date(2016, 4, 1), date(2019, 3, 31))
    'http://reference.data.gov.uk/id/gregorian-interval/2016-04-01T00:00:00/P1095D'
    """
    if (start.month, start.day, end.month, end.day) == (4, 1, 3, 31) and end.year == start.year + 1:
        return f"{GOVERNMENT_YEAR}{start.year}-{end.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and end.year == start.year:
        return f"{CALENDAR_YEAR}{start.year}"
    return f"{INTERVAL}{start.isoformat()}T00:00:00/P{(end - start).days + 1}D"
