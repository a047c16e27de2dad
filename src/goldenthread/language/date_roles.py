"""What each date of a cell is, as the words around it tell: in force, a former one, or one that is no deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

from goldenthread.language.date_reading import PrintedDate
from goldenthread.language.lexicon import Lexicon, any_of, lexicon

Role = Literal["in force", "former", "start", "first"]
"""A start is a day from which something may begin, or on which it was done; a first one begins a span."""

_FEW_WORDS = r"(?:\s+[\w'’&-]+){0,4}?\s+"
"""What may stand between a verb and where it leads: ``extended by the Board to``."""


def date_roles(text: str, found: Sequence[PrintedDate], words: Lexicon) -> tuple[list[Role], bool]:
    """The role of each date of a cell, and whether words beside several of them are not understood.

    Args:
        text: the cell.
        found: its dates, in printed order.
        words: the language.
    """
    roles: list[Role] = []
    doubtful, last, led, opened = False, 0, "", False
    for place, one in enumerate(found):
        before = text[last : one.start]
        lead = _lead(text, before, one.end, led, words)
        joined = bool(place) and _is_span(before, found[place - 1], one, words, opened=opened)
        if joined and (roles[-1] == "in force" or led == "from"):
            roles[-1] = "first"
        opened = bool(_opens_a_span(words.language).search(before))
        behind = _said_behind(text, one.end, words.language) if len(found) > 1 else ""
        lead = behind or lead
        if lead == "revised":  # what stood before it was the date until then
            roles = ["former" if known == "in force" else known for known in roles]
        doubtful = doubtful or bool(place and not lead and not joined and _changes(words.language).search(before))
        roles.append("former" if lead == "former" else "start" if lead in ("start", "from") else "in force")
        last, led = one.end, lead
    return roles, doubtful and roles.count("in force") > 1


def _lead(text: str, before: str, end: int, led: str, words: Lexicon) -> str:
    """What leads to a date, or what stands behind it: ``start``, ``former``, ``revised``, ``from``; or nothing.

    Args:
        text: the cell.
        before: what stands before the date, behind the one before it.
        end: where the date ends.
        led: what led to the one before it.
        words: the language.
    """
    if _behind(words.language).match(text, end):
        return "start"
    lead = next((name for name, pattern in _leads(words.language) if pattern.search(before)), "")
    if not lead and led == "revised" and _again(words.language).fullmatch(before):
        return led
    if lead != "from":
        return lead
    if led == "revised":
        return "former"
    return "" if text.startswith("(") else lead  # what a title prints in brackets is when it is due


@cache
def _leads(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each role the words that lead to its dates; a new date or an old one may be ``due by`` its day."""
    words = lexicon(language)
    beside = words.words("before_date")
    due = (*beside, *words.words("deadline_lead"), *words.words("set_for"))
    changed = rf"{any_of(words.words('changed'))}{_FEW_WORDS}"
    some = rf"(?:\d+|{any_of(tuple(words.numbers))})"
    return tuple(
        (role, re.compile(rf"(?<!\w)(?:{lead}){_up_to_a_date(between)}$", re.IGNORECASE))
        for role, lead, between in (
            ("start", any_of(words.words("start_lead")), beside),
            ("start", rf"{some}\s+{any_of(words.words('lengths'))}\s+{any_of(words.words('counted_from'))}", beside),
            ("former", rf"{any_of(words.words('former_lead'))}|{changed}{any_of(words.words('changed_from'))}", due),
            ("revised", rf"{any_of(words.words('revised_lead'))}|{changed}{any_of(words.words('changed_to'))}", due),
            ("start", any_of(words.words("done_lead")), beside),
            ("from", any_of(words.words("span_lead")), beside),
        )
    )


@cache
def _again(language: str) -> re.Pattern[str]:
    """What stands between a day that took the place of another and the one that took its own: ``, then to``."""
    return re.compile(rf"[\s,;–-]*{any_of(lexicon(language).words('changed_again'))}\s+", re.IGNORECASE)


@cache
def _behind(language: str) -> re.Pattern[str]:
    """What behind a day makes it a beginning: ``onwards``, ``(start)``, ``at the earliest``."""
    return re.compile(rf"[\s(\[,–-]*{any_of(lexicon(language).words('start_behind'))}(?!\w)", re.IGNORECASE)


def _said_behind(text: str, end: int, language: str) -> str:
    """What brackets right behind one of several dates say of it: ``(original)``, ``(missed)`` or ``(revised)``."""
    return next((role for role, pattern in _brackets(language) if pattern.match(text, end)), "")


@cache
def _brackets(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = lexicon(language)
    gone = any_of((*words.words("former_lead"), *words.words("status_overdue")))
    came = any_of((*words.words("revised_lead"), *words.words("changed")))
    return tuple(
        (role, re.compile(rf"\s*[(\[]\s*{said}(?:\s+{any_of(words.words('before_date'))})*\s*[)\]]", re.IGNORECASE))
        for role, said in (("former", gone), ("revised", came))
    )


@cache
def _changes(language: str) -> re.Pattern[str]:
    """A word that speaks of a change of dates, wherever it stands between two of them."""
    words = lexicon(language)
    every = (*words.words("changed"), *words.words("former_lead"), *words.words("revised_lead"))
    return re.compile(rf"(?<!\w){any_of(every)}(?!\w)", re.IGNORECASE)


def _up_to_a_date(words: tuple[str, ...]) -> str:
    """A pattern for what may stand between a word that leads to a date and the date: some words, and signs."""
    signs = r"[\s:=(\[–-]*"
    return rf"(?:{signs}(?<!\w){any_of(words)}(?!\w))*{signs}"


@cache
def _opens_a_span(language: str) -> re.Pattern[str]:
    """A word behind which ``and`` stands between the ends of a span: ``between May and June``."""
    return re.compile(rf"(?<!\w){any_of(lexicon(language).words('span_opened'))}\s*$", re.IGNORECASE)


def _is_span(between: str, first: PrintedDate, last: PrintedDate, words: Lexicon, *, opened: bool) -> bool:
    """Whether two dates are the two ends of a span; a month without its year has that of the other end."""
    joins = (*words.words("span"), *(words.words("joining") if opened else ()))
    joined = re.fullmatch(rf"\s*{any_of(joins)}{_up_to_a_date(words.words('before_date'))}", between, re.IGNORECASE)
    return bool(joined) and (first.day is None or last.day is None or first.day < last.day)


def gone_without_a_day(text: str, found: Sequence[PrintedDate], words: Lexicon) -> date | None:
    """The last day of a cell that says in whose place no day is set: ``30/06/2019 revised to TBC``, ``TBC (was June)``.

    >>> from goldenthread.language.dates import printed_dates
    >>> gone_without_a_day("30/06/2019 now TBC", list(printed_dates("30/06/2019 now TBC")), lexicon())
    datetime.date(2019, 6, 30)
    """
    if not found or not (last := found[-1].day):
        return None
    revised = rf"(?:{any_of(words.words('changed'))}|{any_of(words.words('revised_lead'))})"
    revised += rf"(?:\s+{any_of(words.words('changed_to'))})?[\s:]*"
    not_set = any_of(tuple(word for word in words.words("not_set") if any(map(str.isalpha, word))))
    was = any_of(words.words("former_lead"))
    behind = re.fullmatch(rf"[\s,;(–-]*{revised}{not_set}[\s.)]*", text[found[-1].end :], re.IGNORECASE)
    before = re.fullmatch(rf"(?:{revised})?{not_set}[\s,;(–-]*{was}[\s:]*", text[: found[0].start], re.IGNORECASE)
    return last if behind or before else None
