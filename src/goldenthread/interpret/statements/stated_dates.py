"""The dates that a comment states: new deadlines, dates of completion, other times to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from goldenthread.interpret.readings import DateStatement, Statement
from goldenthread.interpret.statements.words_around_dates import (
    ASIDE,
    AT_ONCE,
    AUXILIARY,
    BY_WHOM,
    DECIDED_AFTER,
    DONE,
    DUE,
    FORMER,
    FORMER_AFTER,
    GLOSS,
    IN_FORCE,
    IN_THE_MAKING,
    LISTED,
    MOVED_TO,
    NEW,
    OF_BEFORE,
    OWN_SUBJECT,
    PAST_AFTER,
    PAST_SINCE,
    RANGE,
    SEAM,
    SPEAKS_AHEAD,
    WAS,
)
from goldenthread.language.clauses import FUTURE, NEGATION, sentences
from goldenthread.language.date_reading import FoundDate, read_date
from goldenthread.language.dates import dates_in_prose
from goldenthread.language.lexicon import lexicon
from goldenthread.language.phrases import Phrase

_MOVED_UNTIL, _DONE_WHEN = Phrase("moved_until"), Phrase("done_when")
_FROM_A_DAY, _SINCE_A_DAY = Phrase("from_a_day"), Phrase("since_a_day")
_REVISED_IN, _REVISED, _WAS_REVISED = Phrase("revised_in"), Phrase("revised"), Phrase("was_revised")
_OPENS_WITH_A_TIME, _OPENS_WITH_BY = Phrase("opens_with_a_time"), Phrase("opens_with_by")
_THE_BEFORE, _TOUCHES_A_DATE = Phrase("the_before"), Phrase("touches_a_date")

MADE_UP_WITHIN = 3
"""Months after its reporting date within which a report is made up."""
_FARTHEST = 110
"""Characters between the words that say what a date is and the date itself."""
_WIDEST = 1000
"""Characters of a sentence, to each side of a date, beyond which nothing is sought, however long it is."""


@lru_cache(maxsize=1024)
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
        for printed in dates_in_prose(sentence):
            between = sentence[last : printed.start]
            last = printed.end
            glossed = bool(GLOSS.fullmatch(between)) or (glossed and bool(RANGE.fullmatch(between)))
            if glossed:  # Q1 2014/15 (April - June)
                continue
            if not (kind and LISTED.fullmatch(between)):
                kind = _kind(sentence, printed)
                if _is_of_another(kind, sentence, printed):
                    kind = None
            if kind is None:
                continue
            first = _first_month(kind, year_start, as_of)
            read = read_date(printed, lexicon(), year_start=year_start, since=first)
            if read.day:
                start, end = begin + printed.start, begin + printed.end
                found.append(DateStatement(kind, read.day, read.precision, text[start:end], start, end))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words around a date: those before and after it, the one that leads to it, whether any leads to it."""

    before: str
    after: str
    word: str
    leads: bool


def _kind(sentence: str, printed: FoundDate) -> Statement | None:
    """What the words around a date say of it.

    The nearest word decides: a new deadline is announced by its own phrases; a verb of completion after ``will be``
    or ``to be`` speaks of a time to come.
    """
    beside = _beside(sentence, printed)
    before, after = beside.before, beside.after
    if FORMER.search(before) or FORMER_AFTER.match(after):
        return None
    if IN_THE_MAKING.search(sentence, max(0, printed.start - _WIDEST), printed.start):
        return "future"
    if _OPENS_WITH_A_TIME.fullmatch(before) and DECIDED_AFTER.match(after):
        return "completed-on"
    new, done, future = _announced(before), _last(DONE, before), _last(FUTURE, before)
    if printed.match["plan"] and not (new and _MOVED_UNTIL.fullmatch(beside.word)):
        return None
    if new and not (done and done.start() > new.end() and _is_past(before, done)):
        return "new-deadline" if _is_new(beside, new) else None
    if done and not (future and future.start() > done.end()):
        return _of_an_act(beside, done)
    return "future" if _is_ahead(beside, future) else None


def _beside(sentence: str, printed: FoundDate) -> _Beside:
    before = sentence[max(0, printed.start - _FARTHEST) : printed.start]
    seam = SEAM.search(before)
    word = seam["word"].lower() if seam else ""
    return _Beside(before, sentence[printed.end : printed.end + _WIDEST], word, bool(seam) or _touches(before))


def _announced(before: str) -> re.Match[str] | None:
    """What announces a new deadline; ``moved to the town hall in`` announces none."""
    new = _last(NEW, before)
    elsewhere = new and MOVED_TO.search(new.group()) and not AT_ONCE.fullmatch(before[new.end() :])
    return None if elsewhere else new


def _is_new(beside: _Beside, new: re.Match[str]) -> bool:
    """Whether a date is the new deadline that is announced before it, and not when or from what it was revised."""
    revised_then = _REVISED_IN.fullmatch(beside.word) and _REVISED.search(new.group()) and _is_verb(new)
    return beside.leads and not (revised_then or _FROM_A_DAY.fullmatch(beside.word))


def _of_an_act(beside: _Beside, done: re.Match[str]) -> Statement | None:
    """What a date is that a verb of completion governs: when it was done, or will be."""
    before = beside.before
    governed = _governed(before, done)
    if SPEAKS_AHEAD.search(governed) or FUTURE.search(governed):
        return "future" if beside.leads else None
    if NEGATION.search(governed):
        return None
    alone = re.search(r"[,–-]\s*$", before) and re.fullmatch(r"\W*", beside.after)
    ends = alone and not ASIDE.search(before[done.end() :])
    return "completed-on" if ends or _is_when(before, beside.word, done) else None


def _is_ahead(beside: _Beside, future: re.Match[str] | None) -> bool:
    """Whether a date is one to come: a word of the future leads to it, or it opens its sentence."""
    if future and PAST_SINCE.search(beside.before[future.end() :]):
        return False
    if future and DUE.fullmatch(future.group()) and WAS.match(beside.after):
        return False
    opens = _OPENS_WITH_BY.match(beside.before) and not PAST_AFTER.match(beside.after)
    return bool(future or opens) and beside.leads and not _SINCE_A_DAY.fullmatch(beside.word)


def _is_of_another(kind: Statement | None, sentence: str, printed: FoundDate) -> bool:
    """Whether a date is not that of the act: of what went before it, or a month that names a thing.

    That something will be in ``the November menu`` tells when all the same.
    """
    before = sentence[max(0, printed.start - _WIDEST) : printed.start]
    after = sentence[printed.end : printed.end + _WIDEST]
    if kind == "future":
        return bool(OF_BEFORE.search(before))
    named = printed.month and not printed.day and _THE_BEFORE.search(before) and re.match(r"\s[a-z]", after)
    return bool(named or (kind == "new-deadline" and OF_BEFORE.search(before)))


def _last(pattern: Phrase, text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007
        pass
    return found


def _is_past(before: str, done: re.Match[str]) -> bool:
    """Whether a verb of completion speaks of what is past: no future word, negation or condition governs it."""
    governed = _governed(before, done)
    return not (FUTURE.search(governed) or NEGATION.search(governed) or SPEAKS_AHEAD.search(governed))


def _governed(before: str, done: re.Match[str]) -> str:
    """The words before a verb that say how it is meant: from its auxiliary, or the subject of its own clause, on."""
    clause = before[: done.start()]
    if own := OWN_SUBJECT.search(clause):
        clause = own["subject"]
    auxiliary = _last(AUXILIARY, clause)
    return clause[auxiliary.start() :] if auxiliary else clause


def _is_when(before: str, word: str, done: re.Match[str]) -> bool:
    """Whether a date says when something was done: ``in``, ``on``, ``by`` ... it, or right after the verb."""
    if ASIDE.search(before[done.end() :]):
        return False
    if _FROM_A_DAY.fullmatch(word):
        return bool(IN_FORCE.fullmatch(done.group()))
    if _DONE_WHEN.fullmatch(word):
        return True
    led = before[done.end() :]
    return not led.strip(" -–:(,") or bool(BY_WHOM.fullmatch(led))


def _is_verb(new: re.Match[str]) -> bool:
    """Whether a deadline ``was revised`` then, rather than ``a revised deadline`` announced."""
    return bool(_WAS_REVISED.search(new.group()))


def _touches(before: str) -> bool:
    """Whether the last word before a date leads to it without a preposition: ``launch expected November 2007``."""
    return bool(_TOUCHES_A_DATE.search(before))


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
