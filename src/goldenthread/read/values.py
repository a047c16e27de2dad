"""Cleaners of values: dates, percentages, statuses, colours. None raises, none loses the printed text."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUMERIC = re.compile(r"(?<!\d)(?:(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})|(\d{1,2})([.-])(\d{1,2})\5(\d{4}))(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NAMED = re.compile(rf"\b({_MONTH})\.?\s+(\d{{4}}|\d{{2}})\b(?!/)", re.IGNORECASE)
_DAY_NAMED = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+({_MONTH})\.?[\s-]+(\d{{4}}|\d{{2}})\b(?!/)", re.IGNORECASE
)
MONTH_IN_BRACKETS = re.compile(
    rf"\(\s*(?:from\s+|by\s+)?(?:{_MONTH})\.?\s+(?:\d{{4}}|\d{{2}})"
    rf"(?:\s*(?:;|,|&|and)\s*(?:{_MONTH})\.?\s+(?:\d{{4}}|\d{{2}}))*\s*\)\.?",
    re.IGNORECASE,
)
"""A deadline in brackets, ``(March 2013)``, ``(September 12; March 13)``, with the full stop that may follow."""
_NOT_SET = re.compile(r"^(tbc|tba|n/?a|ongoing|not set|-+|_+)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """What a printed deadline says.

    Attributes:
        dates: the days, in printed order, each once.
        printed: the text as it stands.
        suggested: what impossible ones probably were.
        problem: code of an issue, or empty.
    """

    dates: tuple[date, ...]
    printed: str
    suggested: tuple[date, ...] = ()
    problem: str = ""


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2013, 2)
    datetime.date(2013, 2, 28)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def read_dates(printed: str) -> Dates:
    """The dates of a deadline cell; a month alone is its last day.

    >>> read_dates("31/03/08").dates
    (datetime.date(2008, 3, 31),)
    >>> read_dates("31.03.2019 or 2019-04-01 or 5 May 19").dates[:2]
    (datetime.date(2019, 3, 31), datetime.date(2019, 4, 1))
    >>> read_dates("(September 12; March 13)").dates
    (datetime.date(2012, 9, 30), datetime.date(2013, 3, 31))
    >>> read_dates("31/09/17")
    Dates(dates=(), printed='31/09/17', suggested=(datetime.date(2017, 9, 30),), problem='date-impossible')
    >>> read_dates("TBC").problem, read_dates("00/00/0040").problem, read_dates("").problem
    ('date-not-set', 'date-impossible', '')
    """
    text = printed.strip()
    dates: list[date] = []
    suggested: list[date] = []
    problem = ""
    for number, of, when in _numeric_days(text):
        try:
            dates.append(date(when, of, number))
        except ValueError:
            problem = "date-impossible"
            if 1 <= of <= 12 and 28 <= number <= 31 and when > 1990:
                suggested.append(month_end(when, of))
    if not dates and not problem:
        for day, name, year in _DAY_NAMED.findall(text):
            try:
                dates.append(date(_year(year), MONTHS[name.lower()], int(day)))
            except ValueError:
                problem = "date-impossible"
        if not dates and not problem:
            dates = [month_end(_year(year), MONTHS[name.lower()]) for name, year in _NAMED.findall(text)]
    if not dates and not problem and text:
        problem = "date-not-set" if _NOT_SET.match(text) else "date-illegible"
    return Dates(tuple(dict.fromkeys(dates)), text, tuple(dict.fromkeys(suggested)), problem)


def _numeric_days(text: str) -> list[tuple[int, int, int]]:
    """Day, month and year of the dates in figures, in printed order; the days need not exist."""
    found = [
        (match.start(), int(match[1] or match[4]), int(match[2] or match[6]), _year(match[3] or match[7]))
        for match in _NUMERIC.finditer(text)
    ]
    found += [(match.start(), int(match[3]), int(match[2]), int(match[1])) for match in _ISO.finditer(text)]
    return [(day, month, year) for _, day, month, year in sorted(found)]


def holds_date(printed: str) -> bool:
    """Whether a cell looks like a deadline: a date, or the word that none is set.

    >>> holds_date("30/6/13 & 31/12/13"), holds_date("TBC"), holds_date("Roy Ormsby")
    (True, True, False)
    """
    return bool(_NUMERIC.search(printed) or _ISO.search(printed)) or bool(re.match(r"(?i)^tb[ca]$", printed.strip()))


@dataclass(frozen=True, slots=True)
class Percent:
    """What a printed percentage says: the number, or what it probably was."""

    value: float | None
    printed: str
    suggested: float | None = None
    problem: str = ""


def read_percent(printed: str) -> Percent:
    """A percentage between 0 and 100.

    >>> read_percent("100.00%").value, read_percent("98%").value
    (100.0, 98.0)
    >>> read_percent("1000/")
    Percent(value=None, printed='1000/', suggested=100.0, problem='percent-illegible')
    >>> read_percent("%").problem, read_percent("N/A").problem, read_percent("").problem
    ('percent-missing', 'percent-missing', '')
    """
    text = printed.strip()
    if not text:
        return Percent(None, text)
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%?", text)
    if match and float(match.group(1)) <= 100:
        return Percent(float(match.group(1)), text)
    if not re.search(r"\d", text):
        return Percent(None, text, problem="percent-missing")
    # the sign read as digits: "1000/" and "10076" are 100%, "11111%" is 100% with every stroke read as a one
    suggested = 100.0 if re.match(r"100|1{3,}", text) else None
    return Percent(None, text, suggested, "percent-illegible")


def read_status(printed: str, known: dict[str, str]) -> str:
    """A status word as the layout spells it, or the printed words in lower case.

    Args:
        printed: the cell.
        known: printed spellings in lower case -> the word that stands for them.

    >>> read_status("On Target", {"on target": "on target"}), read_status("Completed.", {"completed": "completed"})
    ('on target', 'completed')
    >>> read_status("Paused", {})
    'paused'
    """
    text = " ".join(printed.lower().split()).strip(" .:;*-_")
    return known.get(text, text)


@dataclass(frozen=True, slots=True)
class RatedCell:
    """A cell that holds a colour letter with a percentage or a status: ``A 50%``, ``R Overdue``."""

    rag: str
    percent: str
    status: str


def read_rated_cell(printed: str) -> RatedCell:
    """The three parts that one cell may hold.

    >>> read_rated_cell("A 50%")
    RatedCell(rag='A', percent='50%', status='')
    >>> read_rated_cell("G Completed"), read_rated_cell("On Target").status, read_rated_cell("A %").percent
    (RatedCell(rag='G', percent='', status='Completed'), 'On Target', '%')
    >>> read_rated_cell("AMBER"), read_rated_cell("Green - Done").status, read_rated_cell("Ambergris").rag
    (RatedCell(rag='A', percent='', status=''), 'Done', '')
    """
    text = printed.strip()
    match = re.match(r"^([RAG]|(?i:red|amber|green))\b[\s:–-]*(.*)$", text, re.DOTALL)
    rag, rest = (match.group(1)[0].upper(), match.group(2).strip()) if match else ("", text)
    if re.fullmatch(r"[\d.]*\s*%", rest) or re.fullmatch(r"\d+", rest):
        return RatedCell(rag, rest, "")
    return RatedCell(rag, "", rest)
