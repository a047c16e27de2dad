"""The dates that a comment states: new deadlines, dates of completion, other times to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.read.statements.clauses import DONE_VERBS, FUTURE, NEGATION, sentences
from goldenthread.read.values import MONTHS, month_end

Statement = Literal["new-deadline", "completed-on", "future"]
Precision = Literal["day", "month", "quarter", "season", "year"]


@dataclass(frozen=True, slots=True)
class DateStatement:
    """A date that a comment states.

    Attributes:
        kind: a new deadline, when something was completed, or another time to come.
        date: the day; of a month, quarter, season or year the last one.
        precision: how exactly it is printed.
        printed: the date as printed.
        start: where it begins in the text.
        end: where it ends.
    """

    kind: Statement
    date: date
    precision: Precision
    printed: str
    start: int
    end: int


_MONTH = "|".join(sorted({name.capitalize() for name in MONTHS}, key=len, reverse=True))
_SHORT = r"['’]?\d\d(?!\d|\s?%|,\d|st|nd|rd|th)['’]?"
_PLAN_YEAR = r"(?:20)?\d\d\s?[/-]\s?(?:20)?\d\d"
_DATE = re.compile(
    rf"""(?<![\w./])(?:
      (?P<day1>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.](?P<year1>\d{{4}}|\d\d)(?!\d)
    | (?P<day2>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b\.?(?:,?\s+(?P<year2>\d{{4}}|{_SHORT}))?
    | (?P<month3>{_MONTH})\b\.?\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th),?(?:\s+(?P<year3>\d{{4}}))?
    | (?P<month4>{_MONTH})\b\.?(?:,?\s+(?:of\s+)?(?P<year4>\d{{4}}|{_SHORT}))?
    | (?P<month5>(?i:{_MONTH}))\b\.?\s+(?P<year5>\d{{4}})
    | (?:Q|[Qq]uarter\s)(?P<quarter>[1-4])(?:,?\s+(?:[-–]\s+|of\s+)?(?P<of_year>{_PLAN_YEAR}|20\d\d))?
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s+(?:of\s+)?(?P<year6>\d{{4}})(?![/\d])
    | (?P<year_end>(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:financial\s+)?year\b|year[\s-]end\b)
    | (?P<plan_year>20\d\d\s?/\s?(?:20)?\d\d)
    )(?![\w/])""",
    re.VERBOSE,
)
_SHARED_YEAR = re.compile(
    rf"\s+(?:and|&|to|or|-|–)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\b\.?\s+(?P<year>\d{{4}})"
)
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_SEAM = re.compile(
    r"(?:^|[\s(–:-])(?P<word>in|on|at|by|of|since|until|till|to|for|from|through|is|was|be|during|before|after|now|"
    r"around|about|early|mid|late|-|–|:)[\s–-]*(?:the\s+|w/c\s+|start of\s+|beginning of\s+|end of\s+|end\s+|early\s+|"
    r"mid\s+|late\s+|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|in\s+)*$",
    re.IGNORECASE,
)

_TIMETABLE = r"(?:dates?|deadlines?|completion|targets?|timescales?|timelines?|timetables?|milestones?|launch)"
_NEW = re.compile(
    rf"""\bnow\s+(?:be\s+|only\s+)?(?:due|expected|scheduled|planned|anticipated|likely|unlikely|intended|on\starget|to\b)
    | \bwill\s+now\b | \bnow\s+be\b | \bis\s+now\s*$ | \bnow\s*$
    | \b(?:revised|new|amended|extended|updated)\s+(?:[\w-]+\s){{0,2}}?{_TIMETABLE}\b
    | \b{_TIMETABLE}\s+(?:(?:has|have|was|were|now|been)\s+)*
      (?:revised|extended|moved|changed|put\sback|amended|reset)\b
    | \brescheduled\b | \broll(?:ed)?\s+(?:forward|over)\b
    | \b(?:delayed|deferred|postponed|slipped|pushed\sback|put\sback|moved|carried\sforward)\s+(?:\w+\s){{0,3}}?
      (?:to|until|till|into)\b
    | \bunlikely\b[^.;]*\buntil\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FORMER = re.compile(
    r"\b(?:instead of|not by|rather than)\s+(?:the\s+)?$|"
    r"\b(?:was|were|originally|previously|initially|had been)\s+(?:[\w']+\s+){0,2}?(?:due|scheduled|planned|expected|"
    r"intended|meant|set)\b[^.;]*$|\b(?:as of|as at|up to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FORMER_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:(?:has|have) been delayed|but (?:has|have|was|were|is|did) not)\b", re.IGNORECASE
)
_PAST_AFTER = re.compile(r"\s*(?:[\w']+\s+){0,4}?(?:had|was|were)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:after|following|before|once|when|while|whilst|until)\b", re.IGNORECASE)
_DECIDED_AFTER = re.compile(
    r",?\s+(?:the\s+)?[A-Z]\w+(?:\s+\w+){0,2}?\s+(?:approved|agreed|adopted|endorsed|signed\soff|ratified)\b"
)
_IN_FORCE = re.compile(r"operational|in place|went live", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:and|&|or|,)(?:\s+again)?(?:\s+(?:in|on|the))*\s*")
_RANGE = re.compile(r"\s*(?:-|–|to)\s*")
_GLOSS = re.compile(r"\s*\((?:\w+\s*[-–]\s*)?")
_DONE = re.compile(rf"\b(?:{DONE_VERBS})\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:was|were|has|have|had)\b", re.IGNORECASE)
MADE_UP_WITHIN = 3
"""Months after its reporting date within which a report is made up."""
_FARTHEST = 110
"""Characters between the words that say what a date is and the date itself."""


def date_statements(text: str, year_start: date, as_of: date | None = None) -> tuple[DateStatement, ...]:
    """The dates that a comment states, in order; former deadlines and dates of something else are left out.

    A month without a year is the one of the plan year; of a time to come, the first one from the reporting date on.

    Args:
        text: the comment.
        year_start: first day of the plan year.
        as_of: the reporting date, where there is one.

    >>> start = date(2007, 4, 1)
    >>> [(s.kind, s.date.isoformat()) for s in date_statements("Now due December 2007. Revised date of Sep 08.", start)]
    [('new-deadline', '2007-12-31'), ('new-deadline', '2008-09-30')]
    >>> [(s.kind, s.printed) for s in date_statements("Strategy adopted by Cabinet in October 2016", start)]
    [('completed-on', 'October 2016')]
    >>> [(s.kind, s.date.isoformat()) for s in date_statements("A contract will be issued early in Q1 2017/18", start)]
    [('future', '2017-06-30')]
    >>> date_statements("It was due to be completed by Sept 2007 but has not yet happened.", start)
    ()
    """
    found: list[DateStatement] = []
    for begin, finish in sentences(text):
        sentence = text[begin:finish]
        kind: Statement | None = None
        last, glossed = 0, False
        for match in _DATE.finditer(sentence):
            between = sentence[last : match.start()]
            last = match.end()
            glossed = bool(_GLOSS.fullmatch(between)) or (glossed and bool(_RANGE.fullmatch(between)))
            if glossed:  # Q1 2014/15 (April - June)
                continue
            if not (kind and _LISTED.fullmatch(between)):
                kind = _kind(sentence, match)
            if kind is None:
                continue
            shared = _SHARED_YEAR.match(sentence, match.end())
            first = _first_month(kind, year_start, as_of)
            resolved = _resolve(match, shared["year"] if shared else "", year_start, first)
            if resolved:
                start, end = begin + match.start(), begin + match.end()
                found.append(DateStatement(kind, *resolved, text[start:end], start, end))
    return tuple(found)


def _kind(sentence: str, match: re.Match[str]) -> Statement | None:
    """What the words around a date say of it.

    The nearest word decides: a new deadline is announced by its own phrases; a verb of completion after ``will be``
    or ``to be`` speaks of a time to come.
    """
    before, after = sentence[max(0, match.start() - _FARTHEST) : match.start()], sentence[match.end() :]
    if match["month4"] and re.search(r"\bthe\s+$", before) and re.match(r"\s[a-z]", after):  # "the November menu"
        return None
    seam = _SEAM.search(before)
    word = seam["word"].lower() if seam else ""
    if _FORMER.search(before) or _FORMER_AFTER.match(after):
        return None
    if re.fullmatch(r"\W*(?:in|on)\s+", before, re.IGNORECASE) and _DECIDED_AFTER.match(after):
        return "completed-on"
    new = _last(_NEW, before)
    done = _last(_DONE, before)
    future = _last(FUTURE, before)
    if match["plan_year"] and not (new and word in ("to", "until", "till", "into", "in")):
        return None
    if new and not (done and done.start() > new.end() and _is_past(before, done)):
        revised_then = word in ("in", "on") and re.search(r"(?:revised|extended|amended|changed)\b", new.group())
        fits = word != "from" and not (revised_then and _is_verb(new)) and (seam or _touches(before))
        return "new-deadline" if fits else None
    if done and not (future and future.start() > done.end()):
        if not _is_past(before, done):
            return "future" if seam or _touches(before) else None
        return "completed-on" if _is_when(before, word, done) else None
    opens = re.match(r"\W*by\b", before, re.IGNORECASE) and not _PAST_AFTER.match(after)
    if future or opens:
        return "future" if word not in ("from", "since", "after") and (seam or _touches(before)) else None
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007
        pass
    return found


def _is_past(before: str, done: re.Match[str]) -> bool:
    """Whether a verb of completion speaks of what is past: no future word, negation or condition governs it."""
    clause = before[: done.start()]
    auxiliary = _last(_AUXILIARY, clause)
    governed = clause[auxiliary.start() :] if auxiliary else clause
    return (
        not FUTURE.search(governed)
        and not NEGATION.search(governed)
        and not re.search(r"\b(?:be|to|being)\s+$", governed)
    )


def _is_when(before: str, word: str, done: re.Match[str]) -> bool:
    """Whether a date says when something was done: ``in``, ``on``, ``by`` ... it, or right after the verb."""
    if _ASIDE.search(before[done.end() :]):
        return False
    if word == "from":
        return bool(_IN_FORCE.fullmatch(done.group()))
    if word in ("in", "on", "at", "by", "of", "since", "during", "early", "mid", "late"):
        return True
    return not before[done.end() :].strip(" -–:(,")


def _is_verb(new: re.Match[str]) -> bool:
    """Whether a deadline ``was revised`` then, rather than ``a revised deadline`` announced."""
    return bool(re.search(r"\b(?:has|have|was|were)\b", new.group(), re.IGNORECASE))


def _touches(before: str) -> bool:
    """Whether the last word before a date leads to it without a preposition: ``launch expected November 2007``."""
    words = r"(?:due|expected|date|deadline|completion|revised|scheduled|planned|now|launch)\W*$"
    return bool(re.search(words, before, re.IGNORECASE))


def _first_month(kind: Statement, year_start: date, as_of: date | None) -> date:
    """From when on a month without a year is sought.

    A time to come lies after the reporting date; what was done lies before the day on which the report was made up,
    at most three months after that date.
    """
    if as_of is None:
        return year_start
    if kind != "completed-on":
        return as_of
    months = as_of.year * 12 + as_of.month - 1 + MADE_UP_WITHIN - 11
    return date(months // 12, months % 12 + 1, 1)


def _resolve(match: re.Match[str], shared_year: str, year_start: date, first: date) -> tuple[date, Precision] | None:
    """The day of a printed date, and how exactly it is printed; none where it is no date."""
    try:
        if match["day1"]:
            return date(_year(match["year1"]), int(match["number"]), int(match["day1"])), "day"
        day = match["day2"] or match["day3"]
        if day:
            month = MONTHS[(match["month2"] or match["month3"]).lower()]
            year = match["year2"] or match["year3"] or shared_year
            end = month_end(_year(year), month) if year else _next(month, first)
            return end.replace(day=int(day)), "day"
        if named := match["month4"] or match["month5"]:
            month, year = MONTHS[named.lower()], match["year4"] or match["year5"] or shared_year
            return (month_end(_year(year), month) if year else _next(month, first)), "month"
        if match["quarter"]:
            year = re.split(r"[/-]", match["of_year"])[0].strip() if match["of_year"] else str(year_start.year)
            months = year_start.month - 1 + 3 * int(match["quarter"]) - 1
            return month_end(_year(year) + months // 12, months % 12 + 1), "quarter"
        if match["season"]:
            month = _SEASONS[match["season"].lower()]
            return month_end(int(match["year6"]) + (month == 2), month), "season"
        start = int(match["plan_year"][:4]) if match["plan_year"] else year_start.year
        months = year_start.month + 10
        return month_end(start + months // 12, months % 12 + 1), "year"
    except ValueError:
        return None


def _year(text: str) -> int:
    digits = text.strip("'’ ")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _next(month: int, first: date) -> date:
    """The end of a month without a year: the first one from a day on."""
    return month_end(first.year + (month < first.month), month)
