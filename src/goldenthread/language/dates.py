"""One grammar of a printed date: every form that plans and reports use, each read whole or not at all.

The forms are those of figures (``31/03/08``, ``30.06.25``, ``2025-03-31``, ``2025-03``), of names (``31 March 2025``,
``September 30, 2024``, ``Mar-25``), quarters, seasons, plan years and years. What a date of a cell means beside others
is told by :mod:`goldenthread.language.deadline_cells`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from goldenthread.language.calendar_days import first_year, full_year, within_plan_year
from goldenthread.language.date_grammar import date_pattern
from goldenthread.language.date_order import Order
from goldenthread.language.date_reading import FoundDate, PrintedDate, read_date
from goldenthread.language.lexicon import Lexicon, any_of, lexicon
from goldenthread.language.phrases import Phrase

_BEFORE_A_YEAR, _VERB = Phrase("before_a_year"), Phrase("month_that_is_a_verb")


def printed_dates(
    text: str, *, order: Order = "dmy", year_start: date | None = None, words: Lexicon | None = None
) -> Iterator[PrintedDate]:
    """The dates that stand in a text, in printed order.

    Args:
        text: the text.
        order: of dates in figures.
        year_start: the first day of the plan year, which gives the year of a date without one; without it such a date
            is illegible.
        words: the language; English where left out.

    >>> [one.day.isoformat() for one in printed_dates("31/03/08 or 30.06.25 or 2025/06/15, 1st May 2019, Mar-25")]
    ['2008-03-31', '2025-06-30', '2025-06-15', '2019-05-01', '2025-03-31']
    >>> [one.day.isoformat() for one in printed_dates("September 30, 2024; Dec. 31, 2024; Spring 2025")]
    ['2024-09-30', '2024-12-31', '2025-05-31']
    >>> start = date(2024, 4, 1)
    >>> [one.day.isoformat() for one in printed_dates("Q3 2024/25; Quarter 4; 2024/25; 31 March", year_start=start)]
    ['2024-12-31', '2025-03-31', '2025-03-31', '2025-03-31']
    >>> list(printed_dates("31/09/17"))[0].problem, list(printed_dates("I1/09/2019"))
    ('date-impossible', [])
    """
    known = words or lexicon()
    found = [
        FoundDate.of(match)
        for match in date_pattern(known.language).finditer(text)
        if not match["month"] or _is_a_month(match, text, known)
    ]
    for one in _with_years_beside(text, found, known, forwards=True):
        yield read_date(one, known, order=order, year_start=year_start)


def is_period(text: str) -> bool:
    """Whether a cell is a year or a quarter and nothing else, as heads of columns of figures are.

    >>> is_period("2031/32"), is_period("Q3"), is_period("31/03/2031"), is_period("2031 plan")
    (True, True, False, False)
    """
    return any(
        one.precision in ("year", "quarter") and (one.start, one.end) == (0, len(text)) for one in printed_dates(text)
    )


def _is_a_month(match: re.Match[str], text: str, words: Lexicon) -> bool:
    """Whether the name of a month alone is one: no number follows, and it is no verb of "it may slip"."""
    if match["counted"] is not None or (match["month"].islower() and match[0] != text.strip()):
        return False
    return not _VERB.of(words.language).match(text, match.start("month"))


def dates_in_prose(sentence: str, *, words: Lexicon | None = None) -> Iterator[FoundDate]:
    """The dates that stand in a sentence, in printed order, to be read by :func:`read_date`.

    Where people write sentences, a number may count something and a word be no month: a month has a capital or a year
    of four digits, a season and a plan year have four, and ``May 7 schools`` or ``June - 45 people`` are months alone.
    A year by itself is a date only where the sentence says ``in`` it.

    Args:
        sentence: the sentence.
        words: the language; English where left out.

    >>> [(one.month, one.year) for one in dates_in_prose("It may close: in May 7 schools, by Sept. 08 another")]
    [('May', ''), ('Sept', '08')]
    >>> [sentence[one.start : one.end] for sentence in ["In 2016 the 2017-20 plan"] for one in dates_in_prose(sentence)]
    ['2016']
    """
    known = words or lexicon()
    found = (_in_prose(match, known) for match in date_pattern(known.language).finditer(sentence))
    return _with_years_beside(sentence, [one for one in found if one], known)


def _in_prose(match: re.Match[str], words: Lexicon) -> FoundDate | None:
    """A date of a sentence, or none where a cell would print one and a sentence does not."""
    found = FoundDate.of(match)
    if found.month:
        return _with_a_month(found, words)
    if match["plan"]:
        return found if re.match(r"\d{4}\s?/", match[0]) else None
    if match["season"]:
        return found if re.match(r"\d{4}", match["syear"]) else None
    if match["year"]:
        alone = not re.match(r"\s?[-–/]\s?\d", match.string[match.end() : match.end() + 4])
        before = match.string[max(0, match.start() - _JUST_BEFORE) : match.start()]
        return found if alone and _BEFORE_A_YEAR.of(words.language).search(before) else None
    return None if match["ymyear"] else found


_JUST_BEFORE = 12
"""Characters before a year within which the word stands that makes it a date."""


def _with_a_month(found: FoundDate, words: Lexicon) -> FoundDate | None:
    """A date with the name of a month, with as much behind the name as is part of it."""
    if found.match["nmonth"]:  # "Sept 08" is a month of a year, "May 7 schools" is May
        found = replace(found, day="", year=found.day if len(found.day) == 2 else "")
    if found.month.islower():
        return found if len(found.year) == 4 else None
    behind = found.match[0].rpartition(found.month)[2]
    if len(found.year) == 2 and _counts(found, behind, words):
        return replace(found, year="", end=found.match.end() - len(behind))
    if found.day or found.year or found.match["month"]:
        return found
    return replace(found, end=found.match.end() - len(behind))


def _counts(found: FoundDate, behind: str, words: Lexicon) -> bool:
    """Whether two figures behind a month count something: behind a comma, the end of a sentence, or as no year."""
    whole = any(found.month.lower() == names[0] for names in words.dates.months)
    return "," in behind or (whole and "." in behind) or int(found.year) >= _NO_YEAR


_NO_YEAR = 50
"""Two figures from here on are no year of this century that anybody speaks of."""


def _with_years_beside(
    text: str, found: list[FoundDate], words: Lexicon, *, forwards: bool = False
) -> Iterator[FoundDate]:
    """Dates, those without a year with the months that end with the one behind, where only that prints it.

    ``June/July 2025`` are two months of 2025, ``Dec/Jan 2025`` one of 2024 and one of 2025; so are quarters.

    Args:
        text: where they stand.
        found: the dates.
        words: the language.
        forwards: whether the one before tells the year too, where none behind does: ``June 2025 and August``.
    """
    gaps = [_joined(words.language).fullmatch(text[one.end : two.start]) for one, two in pairwise(found)]
    for place in reversed(range(len(gaps))):
        if gaps[place]:
            found[place] = _told_by(found[place + 1], found[place], words, later=True)
    for place in range(len(gaps) * forwards):
        if gaps[place]:
            found[place + 1] = _told_by(found[place], found[place + 1], words, later=False)
    yield from found


def _told_by(other: FoundDate, one: FoundDate, words: Lexicon, *, later: bool) -> FoundDate:
    """A date without a year, with what the date beside it tells of its year.

    Args:
        other: the date that is printed beside it.
        one: the date.
        words: the language.
        later: whether the other one stands behind it.
    """
    if one.month and not (one.year or one.beside) and (first := _first_of_month(other, words)):
        if not later:
            return replace(one, beside=first)
        return replace(one, beside=first.replace(year=first.year - (first.month < 12), month=first.month % 12 + 1))
    (quarter, known, _), (beside, year, ends) = one.quarter, other.quarter
    if not quarter or known or not year:
        return one
    first_one = first_year(year) + (-(quarter > beside) if later else quarter < beside)
    printed = str(first_one) if year.isdigit() else f"{first_one}/{(first_one + 1) % 100:02}"
    return replace(one, year_beside=printed, ends_beside=ends)


def _first_of_month(found: FoundDate, words: Lexicon) -> date | None:
    """The first day of the month of a date with a year of its own, or told by its neighbour; otherwise none."""
    if not found.month or not (found.year or found.beside):
        return None
    month = words.dates.numbers[found.month.lower()]
    return date(full_year(found.year) if found.year else within_plan_year(month, found.beside or date.min), month, 1)


@cache
def _joined(language: str) -> re.Pattern[str]:
    """What stands between two months of one year."""
    words = lexicon(language)
    joining = any_of((*words.words("joining"), *words.words("span")))
    return re.compile(rf"\s*(?:[/&,–-]|{joining})\s*", re.IGNORECASE)
