"""The dates that a comment states: new deadlines, dates of completion, other times to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldenthread.read.statements.calendar import Precision, resolve
from goldenthread.read.statements.clauses import DONE_VERBS, FUTURE, NEGATION, sentences
from goldenthread.read.values import MONTHS

Statement = Literal["new-deadline", "completed-on", "future"]


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
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s+(?P<term>[Tt]erm\s+)?(?:of\s+)?(?P<year6>\d{{4}})(?![/\d])
    | (?P<year_end>(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:financial\s+)?year\b|year[\s-]end\b)
    | (?P<plan_year>20\d\d\s?/\s?(?:20)?\d\d)
    | (?<=\bin\s)(?P<calendar>20\d\d)(?!\s?[-–/]\s?\d)
    )(?!\w|/(?![A-Z]))""",
    re.VERBOSE,
)
_SHARED_YEAR = re.compile(
    rf"\s+(?:and|&|to|or|-|–)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\b\.?\s+(?P<year>\d{{4}})"
)
_SEAM = re.compile(
    r"(?:^|[\s(–:-])(?P<word>in|on|at|by|of|since|until|till|to|for|from|throughout|through|between|is|was|be|during|before|after|now|"
    r"around|about|over|early|mid|late|-|–|:)[\s–-]*(?:the\s+|w/[ce]\s+|(?:first |second |last )?week of\s+|"
    r"weekend of\s+|middle of\s+|start of\s+|beginning of\s+|end of\s+|end\s+|early\s+|"
    r"mid\s+|late\s+|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun),?\s+|in\s+)*$",
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
_MOVED_TO = re.compile(r"\bmoved\b.*\b(?:to|until|till|into)$", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s*(?:the\s+|\w+\s+of\s+|early\s+|mid[\s-]|late\s+|end\s+|\w+day,?\s+)*", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:instead of|not by|rather than)\s+(?:the\s+)?$|"
    r"\b(?:was|were|originally|previously|initially|had been)\s+(?:[\w']+\s+){0,2}?(?:due|scheduled|planned|expected|"
    r"intended|meant|set)\b[^.;]*$|\b(?:was|were|should) to have been\b[^.;]*$|\b(?:as of|as at|up to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FORMER_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:(?:has|have) been delayed|but (?:has|have|was|were|is|did) not)\b", re.IGNORECASE
)
_IN_THE_MAKING = re.compile(
    r"\b(?:draft(?:ed)?|being \w+ed|ready|in preparation)\b(?:\s+on)?\s+for\b[^.;]{0,110}\b(?:in|on|by|before)\s+"
    r"(?:the\s+|end\s+of\s+)*$|\bplanned\s*[:–-]\s*$|\b(?:takes?\s+place|starts|begins|opens|launches)\s+(?:in|on)\s+(?:the\s+)?$|"
    r"\bnext\s+(?:meeting|event|session)s?\s+(?:is|are)\s+(?:in|on|set\s+for)\s+(?:the\s+)?$|"
    r"\bconsult\w+\b[^.;]{0,60}\b(?:is|are|currently|closes|ends|runs)\b[^.;]{0,60}\b(?:until|to|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What leads from a thing in the making to a day: ``drafted for agreement in``."""
_PAST_AFTER = re.compile(r"\s*(?:[\w',]+\s+){0,9}?(?:had|was|were)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:after|following|before|once|when|while|whilst|until)\b", re.IGNORECASE)
_DECIDED_AFTER = re.compile(
    r",?\s+(?:the\s+)?[A-Z]\w+(?:\s+\w+){0,2}?\s+(?:approved|agreed|adopted|endorsed|signed\soff|ratified)\b"
)
_OF_BEFORE = re.compile(
    r"\b(?:following|after)\s+(?!that\b|this\b)(?:\w+\s+){1,9}?(?:in|on|of)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What leads to the day of something that goes before: ``it will open in June following a trial in``."""
_SPEAKS_AHEAD = re.compile(
    r"(?<!had )(?<!needed )\b(?:to be|be|to|(?:is|are|now|currently) being)\s+$|"
    r"\b(?:if|once|when|until|unless|subject to|pending|yet to)\b",
    re.IGNORECASE,
)
"""What leads to an act that is to come, or only supposed."""
_OWN_SUBJECT = re.compile(
    r"(?:\band|\bbut|,|\bwhich)\s+(?!(?:then|will|to|be|become|not)\b)(?P<subject>(?!(?:the\s+)?\w+\s+$)(?:(?:the|a|an|our|their|its)\s+)?(?:[A-Za-z][\w’'/()-]*\s+){1,5})$",
    re.IGNORECASE,
)
"""A second clause with a subject of its own: ``and the Board met``."""
_PAST_SINCE = re.compile(
    r"\b(?:was|were|had|took|came|went|met|did|sold|has been|have been)\b(?![^.;]*\b(?:will|to be|due|expected|"
    r"planned)\b)",
    re.IGNORECASE,
)
"""Between a word that speaks of a time to come and a date: a past verb, which is the nearer one."""
_DUE = re.compile(r"due\b.*", re.IGNORECASE)
_WAS = re.compile(r"\s*(?:were|was|has|have|had)\b", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"operational|in place|in use|went live|implemented|introduced|launched|came into \w+|took effect", re.IGNORECASE
)
_BY_WHOM = re.compile(r"\s+(?:(?:by|at)\s+)?(?:the\s+)?(?:[A-Z&][\w&]*\s+){1,5}")
"""Between a verb and its date: ``Adopted by Planning Committee 12 May``."""
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
                if _is_of_another(kind, sentence, match):
                    kind = None
            if kind is None:
                continue
            shared = _SHARED_YEAR.match(sentence, match.end())
            first = _first_month(kind, year_start, as_of)
            resolved = resolve(match, shared["year"] if shared else "", year_start, first)
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
    seam = _SEAM.search(before)
    word = seam["word"].lower() if seam else ""
    if _FORMER.search(before) or _FORMER_AFTER.match(after):
        return None
    if _IN_THE_MAKING.search(sentence[: match.start()]):
        return "future"
    if re.fullmatch(r"\W*(?:in|on)\s+", before, re.IGNORECASE) and _DECIDED_AFTER.match(after):
        return "completed-on"
    new = _last(_NEW, before)
    if (
        new and _MOVED_TO.search(new.group()) and not _AT_ONCE.fullmatch(before[new.end() :])
    ):  # moved to the town hall in
        new = None
    done = _last(_DONE, before)
    future = _last(FUTURE, before)
    if match["plan_year"] and not (new and word in ("to", "until", "till", "into", "in")):
        return None
    if new and not (done and done.start() > new.end() and _is_past(before, done)):
        revised_then = word in ("in", "on") and re.search(r"(?:revised|extended|amended|changed)\b", new.group())
        fits = word != "from" and not (revised_then and _is_verb(new)) and (seam or _touches(before))
        return "new-deadline" if fits else None
    if done and not (future and future.start() > done.end()):
        governed = _governed(before, done)
        if _SPEAKS_AHEAD.search(governed) or FUTURE.search(governed):
            return "future" if seam or _touches(before) else None
        if NEGATION.search(governed):
            return None
        ends = (
            re.search(r"[,–-]\s*$", before) and re.fullmatch(r"\W*", after) and not _ASIDE.search(before[done.end() :])
        )
        return "completed-on" if ends or _is_when(before, word, done) else None
    opens = re.match(r"\W*by\b", before, re.IGNORECASE) and not _PAST_AFTER.match(after)
    if future and (
        _PAST_SINCE.search(before[future.end() :]) or (_DUE.fullmatch(future.group()) and _WAS.match(after))
    ):
        return None
    if future or opens:
        return "future" if word not in ("from", "since", "after") and (seam or _touches(before)) else None
    return None


def _is_of_another(kind: Statement | None, sentence: str, match: re.Match[str]) -> bool:
    """Whether a date is not that of the act: of what went before it, or a month that names a thing.

    That something will be in ``the November menu`` tells when all the same.
    """
    before, after = sentence[: match.start()], sentence[match.end() :]
    if kind == "future":
        return bool(_OF_BEFORE.search(before))
    named = match["month4"] and re.search(r"\bthe\s+$", before) and re.match(r"\s[a-z]", after)
    return bool(named or (kind == "new-deadline" and _OF_BEFORE.search(before)))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007
        pass
    return found


def _is_past(before: str, done: re.Match[str]) -> bool:
    """Whether a verb of completion speaks of what is past: no future word, negation or condition governs it."""
    governed = _governed(before, done)
    return not (FUTURE.search(governed) or NEGATION.search(governed) or _SPEAKS_AHEAD.search(governed))


def _governed(before: str, done: re.Match[str]) -> str:
    """The words before a verb that say how it is meant: from its auxiliary, or the subject of its own clause, on."""
    clause = before[: done.start()]
    if own := _OWN_SUBJECT.search(clause):
        clause = own["subject"]
    auxiliary = _last(_AUXILIARY, clause)
    return clause[auxiliary.start() :] if auxiliary else clause


def _is_when(before: str, word: str, done: re.Match[str]) -> bool:
    """Whether a date says when something was done: ``in``, ``on``, ``by`` ... it, or right after the verb."""
    if _ASIDE.search(before[done.end() :]):
        return False
    if word == "from":
        return bool(_IN_FORCE.fullmatch(done.group()))
    if word in ("in", "on", "at", "by", "of", "since", "during", "over", "early", "mid", "late"):
        return True
    led = before[done.end() :]
    return not led.strip(" -–:(,") or bool(_BY_WHOM.fullmatch(led))


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
