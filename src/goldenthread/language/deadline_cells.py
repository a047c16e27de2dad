"""What the cell of a deadline says: the days in force, a first one that was revised, or why there is none.

The words between the days count: of ``30/06/2019 revised to 30/09/2019`` the second is in force and the first is the
original; ``not before 30/09/2019`` is no deadline. A token that is damaged (``I1/09/2019``, ``3 1/03/2020``) is read by
nobody: what it probably was is suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from goldenthread.language.calendar_days import EARLIEST, LATEST, Precision, within_plan_year
from goldenthread.language.date_damage import damaged_dates
from goldenthread.language.date_order import Order
from goldenthread.language.date_reading import ILLEGIBLE, PrintedDate
from goldenthread.language.date_roles import date_roles, gone_without_a_day
from goldenthread.language.dates import printed_dates
from goldenthread.language.lexicon import Lexicon, any_of, lexicon
from goldenthread.language.numbered_parts import without_numbers_of_parts
from goldenthread.language.recurring_days import come_again, prints_its_year


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a printed deadline says.

    Attributes:
        dates: the days in force, in printed order, each once.
        printed: the text as it stands.
        suggested: what illegible or impossible ones probably were.
        problem: code of an issue, or empty.
        starts: the first day of a span, or a beginning where the cell prints no deadline; otherwise none.
        original: the first day, where the cell itself prints a revised one beside it; otherwise none.
        precision: how exactly the days in force are printed; of several the least exact.
        recurring: whether it is due again and again, with no day.
    """

    dates: tuple[date, ...]
    printed: str
    suggested: tuple[date, ...] = ()
    problem: str = ""
    original: date | None = None
    starts: date | None = None
    precision: Precision = "day"
    recurring: bool = False


DOUBTFUL = "date-doubtful"
"""Of several days nobody can tell which are in force."""
_PRECISIONS: tuple[Precision, ...] = ("day", "month", "season", "quarter", "year")
_REFERENCE = re.compile(r"\d{1,2}\.\d{1,2}\.\d\d")


def read_deadline(
    printed: str, *, order: Order = "dmy", year_start: date | None = None, words: Lexicon | None = None
) -> Deadline:
    """What a deadline cell says; a month, quarter, season or year alone is its last day.

    Args:
        printed: the cell.
        order: of dates in figures.
        year_start: the first day of the plan year, which gives the year of a date without one.
        words: the language; English where left out.

    >>> read_deadline("31/03/08").dates, read_deadline("(September 12; March 13)").dates
    ((datetime.date(2008, 3, 31),), (datetime.date(2012, 9, 30), datetime.date(2013, 3, 31)))
    >>> revised = read_deadline("30/06/2019 revised to 30/09/2019")
    >>> revised.dates, revised.original
    ((datetime.date(2019, 9, 30),), datetime.date(2019, 6, 30))
    >>> read_deadline("31/09/17").problem, read_deadline("31/09/17").suggested
    ('date-impossible', (datetime.date(2017, 9, 30),))
    >>> read_deadline("I1/09/2019").problem, read_deadline("3 1/03/2020").suggested
    ('date-illegible', (datetime.date(2020, 3, 31),))
    >>> read_deadline("TBC").problem, read_deadline("Annually").recurring, read_deadline("").problem
    ('date-not-set', True, '')
    >>> read_deadline("31 March annually", year_start=date(2031, 4, 1)).suggested
    (datetime.date(2032, 3, 31),)
    >>> read_deadline("not before 30/09/2019").problem, read_deadline("45747").suggested
    ('date-not-a-deadline', (datetime.date(2025, 3, 31),))
    """
    known = words or lexicon()
    text = printed.strip()
    if said := _says_no_day(text, known, year_start):
        return said
    found = list(printed_dates(text, order=order, year_start=year_start, words=known))
    begins, rest = _days_of_spans(text, found, known)
    if (damaged := damaged_dates(rest, found, order, year_start, known)) is not None:
        return Deadline((), text, damaged, ILLEGIBLE)
    behind = [0, *(one.end for one in found)]
    found = [_sure(text, begin, one, known) for begin, one in zip(behind, found, strict=False)]
    found = without_numbers_of_parts(text, found, known)
    read = _with_roles(text, found, begins, known)
    if read.problem or not come_again(text, found, known):
        return read
    if any(prints_its_year(text, one) for one in found):
        return replace(read, problem=DOUBTFUL)
    return Deadline((), text, read.dates, "date-not-set", recurring=True)


def _with_roles(text: str, found: Sequence[PrintedDate], begins: date | None, words: Lexicon) -> Deadline:
    """What a cell says of whose dates every word has been read.

    Args:
        text: the cell.
        found: its dates, in printed order.
        begins: the first day of a span that prints its month once.
        words: the language.
    """
    roles, doubtful = date_roles(text, found, words)
    in_force = [one for one, role in zip(found, roles, strict=True) if role == "in force"]
    days = tuple(dict.fromkeys(one.day for one in in_force if one.day))
    if bad := [one for one in in_force if one.day is None]:
        return Deadline(days, text, tuple(dict.fromkeys(day for one in bad for day in one.suggested)), bad[0].problem)
    former, first, start = (_first_day(wanted, found, roles) for wanted in ("former", "first", "start"))
    if gone := gone_without_a_day(text, found, words):
        return Deadline((), text, (), "date-not-set", former or gone)
    if not days:
        return Deadline((), text, (), "date-not-a-deadline" if start else ILLEGIBLE, starts=start)
    precision = max((one.precision for one in in_force), key=_PRECISIONS.index)
    return Deadline(days, text, (), DOUBTFUL * doubtful, former, begins or first, precision)


def _days_of_spans(text: str, found: Sequence[PrintedDate], words: Lexicon) -> tuple[date | None, str]:
    """The first day of a span that prints its month once, ``6-9 October``, and the cell with blanks in its place.

    >>> _days_of_spans("6-9 May 2025", list(printed_dates("6-9 May 2025")), lexicon())
    (datetime.date(2025, 5, 6), '  9 May 2025')
    """
    first = None
    day = rf"(?<![\w/.-])(?P<day>\d{{1,2}})\s?{any_of(words.dates.ordinals)}?\s*{any_of(words.words('span'))}\s*$"
    for one in found:
        named = re.match(r"\d{1,2}[^\d/-]*[^\W\d]", text[one.start : one.end])
        before = re.search(day, text[: one.start], re.IGNORECASE) if named and one.precision == "day" else None
        if before and one.day and 1 <= int(before["day"]) < one.day.day:
            first = first or one.day.replace(day=int(before["day"]))
            text = text[: before.start()] + " " * (one.start - before.start()) + text[one.start :]
    return first, text


def _first_day(wanted: str, found: Sequence[PrintedDate], roles: Sequence[str]) -> date | None:
    """The first day among the dates of a role."""
    return next((one.day for one, role in zip(found, roles, strict=True) if role == wanted and one.day), None)


def _says_no_day(text: str, words: Lexicon, year_start: date | None) -> Deadline | None:
    """What a cell says in which no date is to be sought; none where it may hold one."""
    return _says_none(text, words) or _bare_figures(text, year_start)


def _says_none(text: str, words: Lexicon) -> Deadline | None:
    """What a cell says that is empty, or says in words that no day is set; none where it may hold one."""
    if not text:
        return Deadline((), text)
    if words.holds("not_set", text) or not text.strip("-_–— "):
        return Deadline((), text, problem="date-not-set")
    if words.holds("recurring", text):
        return Deadline((), text, problem="date-not-set", recurring=True)
    return None


_FIRST_DAY = date(1899, 12, 30)
"""The day from which spreadsheets count."""


def _bare_figures(text: str, year_start: date | None) -> Deadline | None:
    """A cell of nothing but figures that is illegible, with the day that it probably is; none where it may be more.

    It is the day of a spreadsheet, one that is run together, or one without its year (``31/3``), which lies in the plan
    year: of two figures the one that exceeds 12 is the day; where none does, nobody can tell.

    >>> for text in ("45747", "20250331", "31/3", "3/31"):
    ...     print(_bare_figures(text, date(2024, 4, 1)).suggested[0])
    2025-03-31
    2025-03-31
    2025-03-31
    2025-03-31
    >>> _bare_figures("3/4", date(2024, 4, 1)), _bare_figures("24/25", date(2024, 4, 1))
    (None, None)
    """
    if re.fullmatch(r"\d{5}", text):
        day = _FIRST_DAY + timedelta(int(text))
        return Deadline((), text, (day,) * (EARLIEST <= day.year <= LATEST), ILLEGIBLE)
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        run = _day(int(text[:4]), int(text[4:6]), int(text[6:]))
        return Deadline((), text, (run,) if run else (), ILLEGIBLE)
    parts = re.fullmatch(r"(\d{1,2})([/.])(\d{1,2})", text)
    if not parts or year_start is None:
        return None
    month, day_of = sorted((int(parts[1]), int(parts[3])))
    known = _day(within_plan_year(month, year_start), month, day_of) if month <= 12 < day_of else None
    return Deadline((), text, (known,), ILLEGIBLE) if known and month + 1 != day_of else None


def _day(year: int, month: int, day: int) -> date | None:
    """A day, or none where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _sure(text: str, begin: int, one: PrintedDate, words: Lexicon) -> PrintedDate:
    """A date, or a year as a suggestion where a word that nobody knows stands before it: ``Easter 2025``.

    Args:
        text: the cell.
        begin: where the date before it ends.
        one: the date.
        words: the language.
    """
    if one.precision != "year" or one.day is None or not text[one.start].isdigit():
        return one
    between = text[begin : one.start]
    if re.search(r"\d,$", between):  # the figures of "31,03,2026"
        return replace(one, day=None, problem=ILLEGIBLE, suggested=())
    before = between if between.strip() else text[: one.start]  # what "2025 2026" says nobody knows
    leads = any_of(tuple(word for group in _YEAR_LEADS for word in words.words(group)))
    rest = re.sub(rf"(?<!\w){leads}(?!\w)", " ", re.split(r"[;,(\n]", before)[-1], flags=re.IGNORECASE)
    if not any(char.isalnum() for char in rest):
        return one
    return replace(one, day=None, problem=ILLEGIBLE, suggested=(one.day,))


_YEAR_LEADS = (
    *("year_lead", "before_date", "deadline_lead", "set_for"),
    *("start_lead", "done_lead", "former_lead", "revised_lead", "changed", "changed_from", "changed_to"),
    *("span_lead", "joining", "span"),
)
"""What may stand before a year that is a deadline by itself."""


def holds_deadline(printed: str, *, words: Lexicon | None = None) -> bool:
    """Whether a cell looks like a deadline: a day, whether it can be or not, or the word that none is set yet.

    A reference (``12-13``, ``1.1.12``) is none, nor is a year.

    >>> holds_deadline("30/6/13 & 31/12/13"), holds_deadline("TBC"), holds_deadline("Fern Hollis")
    (True, True, False)
    """
    known = words or lexicon()
    return known.holds("to_be_confirmed", printed) or any(
        one.precision == "day" and one.problem != ILLEGIBLE and not _REFERENCE.fullmatch(printed, one.start, one.end)
        for one in printed_dates(printed, words=known)
    )


def deadlines_in_brackets(text: str, *, words: Lexicon | None = None) -> Iterator[tuple[int, int]]:
    """Where deadlines in brackets begin and end: ``(March 2013)``, ``(September 12; March 13)``, a full stop behind.

    Days, months, quarters and seasons count, each with its year; a year alone, or a plan year, is part of a name.

    >>> bracketed = ("(by 1st May 2013)", "a (31/03/13).", "(Q2 2013/14)", "(2013/14)", "(the 31 March 2013 plan)")
    >>> [list(deadlines_in_brackets(text)) for text in bracketed]
    [[(0, 17)], [(2, 13)], [(0, 12)], [], []]
    """
    known = words or lexicon()
    for match in _BRACKETS.finditer(text):
        if _is_deadline(match[1], known):
            yield match.span()


_BRACKETS = re.compile(r"\(([^()]*)\)\.?")


def _is_deadline(text: str, words: Lexicon) -> bool:
    """Whether a text says nothing but by when something is due."""
    days = list(printed_dates(text, words=words))
    if not days or any(
        one.precision == "year" or one.problem == ILLEGIBLE or _REFERENCE.fullmatch(text, one.start, one.end)
        for one in days
    ):
        return False
    leads = any_of(tuple(word for group in _BRACKET_LEADS for word in words.words(group)))
    joins = rf"(?:;|,|&|{any_of(words.words('joining'))})"
    between = [text[before.end : later.start] for before, later in pairwise(days)]
    return (
        bool(re.fullmatch(rf"\s*(?:{leads}\s+)?", text[: days[0].start], re.IGNORECASE))
        and all(re.fullmatch(rf"\s*{joins}\s*", gap, re.IGNORECASE) for gap in between)
        and not text[days[-1].end :].strip()
    )


_BRACKET_LEADS = ("deadline_lead", "start_lead", "span_lead")
