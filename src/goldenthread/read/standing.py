"""How a comment stands to its own row: late, out of date, short of the target, or against the status."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.model import Commitment, Edition
from goldenthread.read.quantities import Quantity, quantities
from goldenthread.read.statements import (
    DateStatement,
    Hint,
    claims_done,
    claims_not_done,
    date_statements,
    reported,
    speaks_of_future,
)
from goldenthread.read.statements.clauses import DONE_VERBS


@dataclass(frozen=True, slots=True)
class Standing:
    """What a comment says against its row; empty where it says nothing of the kind.

    Attributes:
        completed_on: the last day that the comment names as one of completion, of a month its first day: it was
            not completed before.
        due: new deadlines that the comment names.
        contradiction: words that the printed status cannot be true beside.
        stale: a time that the comment calls future though it had passed when the document reported.
        missed: what was reached, and what was promised: ``43 projects of at least 50 projects``.
    """

    completed_on: date | None = None
    due: tuple[date, ...] = ()
    contradiction: str = ""
    stale: str = ""
    missed: str = ""


_FAILED = re.compile(
    r"^(?:not(?! (?:be |been )?(?:possible|available|complete$|be$|been$))|n't|did not|behind|still to|delay|slipp|"
    r"postpon|defer|on hold|deprioriti|abandon|withdrawn|stalled|suspended|overdue|partially|outstanding)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^(?:this|it|all|the|milestones?|activity|actions?|targets?|deadline|completed?|done)\b", re.IGNORECASE
)
_OPEN = re.compile(r"^(?:in progress|in draft|awaiting|to follow|pending)", re.IGNORECASE)
_DONE = re.compile(rf"\b(?:has|have|was|were)\s+(?:been\s+)?(?:{DONE_VERBS})\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"\bas yet not\b|\bin the process of being (?:completed|finali[sz]ed|developed|identified)\b|"
    r"\b(?:is|are) preparing to\b|\b(?:is|are|still) in the (?:first|early) (?:phase|stage)s? of\b|"
    r"^\W*to be (?!confirmed)\w+ed\b|\b(?:this|it|milestone) will now be \w+ed\b|"
    r"^[^.]*\b(?P<whole>(?:is|are) on (?:target|track|course) for)\b[^.]*\.?$",
    re.IGNORECASE,
)
"""Words by which a thing is in the making, whatever else of it is done."""
_ALL_OF_IT = re.compile(r"^\W*complet(?:e|ion)\b", re.IGNORECASE)
_PART_LEFT = re.compile(r"\b(?:in progress|commencing|waiting for|(?:months?|weeks?) remain)\b", re.IGNORECASE)
"""Words that leave a part open where the promise was to complete the whole."""
_DUE = re.compile(r"\b(?:is|are) due to\b", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:has|have)\s+(?:now\s+|just\s+)?(?:commenced|started|begun)\b", re.IGNORECASE)
_TO_BEGIN = re.compile(r"\b(?:commence|start|begin|initiate|launch|continue)\b", re.IGNORECASE)
_NEXT_STEP = re.compile(r"(?:^|[.;]\s)\W*(?:an?\s+|the\s+)?(?:further|next|additional|future)\s[^.;]*$", re.IGNORECASE)
_LAST_OF_MANY = re.compile(r"\b(?:last|latest|most recent)\s+\w+\s+(?:was|were|took|has|have)\b[^.;]*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")
_YEAR_AFTER = re.compile(r"\s*(?:or|and|to|&|-|–|/)\s*(?:\d+\w*\s)?[A-Z][a-z]+\s\d{4}\b")
"""The year of ``April or May 2018``, for the first of both."""
_FAR = timedelta(days=200)
_FEW, _SOON = 3, 80
"""Of a longer comment, or after more letters, a time to come is that of a next step."""
_LEAST = frozenset({"", "at least", "more than", "about", "target", "to", "by"})


def standing(row: Commitment, edition: Edition) -> Standing:
    """What the comment of a row says against it."""
    comment, told = row.progress.comment, edition.as_of
    if not comment or told is None:
        return Standing()
    dates = date_statements(comment, edition.year_start, told)
    stale = _stale(comment, dates, told)
    return Standing(
        completed_on=_completed(comment, dates, told),
        due=tuple(one.date for one in dates if one.kind == "new-deadline"),
        contradiction="" if stale else _contradiction(row, dates, told),
        stale=stale,
        missed=_missed(row.text, comment),
    )


def _completed(comment: str, dates: Iterable[DateStatement], told: date) -> date | None:
    """The last day of completion that is named; a day without a year is not trusted after the report.

    ``The last meeting took place on`` a day tells of one among many and completes nothing.
    """
    days = [
        one
        for one in dates
        if one.kind == "completed-on"
        and (one.date <= told or _has_year(one))
        and not _LAST_OF_MANY.search(comment[: one.start])
    ]
    return max((_first_day(one) for one in days), default=None)


def _has_year(one: DateStatement) -> bool:
    return bool(re.search(r"\d{4}|\d\d$|['’]\d\d", one.printed))


def _first_day(one: DateStatement) -> date:
    """The first day of the day, month, quarter, season or year that is named."""
    months = {"day": 0, "month": 1, "quarter": 3, "season": 3, "year": 12}[one.precision]
    if not months:
        return one.date
    count = one.date.year * 12 + one.date.month - months
    return date(count // 12, count % 12 + 1, 1)


def _contradiction(row: Commitment, dates: Iterable[DateStatement], told: date) -> str:
    """Words that the status cannot be true beside, or nothing."""
    status, comment = row.progress.status, row.progress.comment
    done, undone = _sure(claims_done(comment)), _sure(claims_not_done(comment))
    future = [one for one in _sure(speaks_of_future(comment)) if not _NEXT_STEP.search(comment[: one.start])]
    if status == "completed" and (words := _unfinished(row.text, comment, dates, told, whole=bool(done))):
        return words
    if status == "completed" and not done:
        failed = [hint.printed for hint in undone if _FAILED.match(hint.printed)]
        if failed:
            return failed[0]
        finished = claims_done(comment) or _DONE.search(comment) or any(one.kind == "completed-on" for one in dates)
        ahead = [one.printed for one in dates if one.kind != "completed-on" and one.date > told]
        sentences = len(_SENTENCE.findall(comment)) + 1
        all_ahead = sentences == 1 and bool(future) and future[0].start < _SOON
        unfinished = [hint.printed for hint in claims_not_done(comment) if _OPEN.match(hint.printed)]
        if unfinished and not finished and sentences <= _FEW + 1:
            return unfinished[0]
        if future and not finished and (all_ahead or (ahead and sentences <= _FEW)) and not _achieved(comment):
            return " ".join((future[0].printed, *ahead[:1])).rstrip(".")
    if status in ("overdue", "delayed") and not undone and not future:
        whole = [hint.printed for hint in done if _WHOLE.match(hint.printed)]
        return whole[0] if whole else ""
    return ""


def _unfinished(promise: str, comment: str, dates: Iterable[DateStatement], told: date, *, whole: bool) -> str:
    """Words by which a thing that is called completed is still in the making, or has got a new deadline."""
    if words := _UNFINISHED.search(comment):
        return words["whole"] or words.group().strip()
    moved = [one.printed for one in dates if one.kind == "new-deadline" and one.date > told]
    if moved:
        return moved[0].rstrip(".")
    left = _PART_LEFT.search(comment) if _ALL_OF_IT.match(promise) else None
    if left:
        return left.group()
    ahead = [one for one in dates if one.kind == "future" and one.date > told and _has_year(one)]
    due = [word for word in _DUE.finditer(comment) if not _NEXT_STEP.search(comment[: word.start()])]
    if not whole and due and any(0 < one.start - word.end() < _SOON for one in ahead for word in due):
        return " ".join((due[0].group(), ahead[0].printed)).rstrip(".")
    begun = _BEGUN.search(comment)
    if begun and not whole and begun.start() < _SOON and not _TO_BEGIN.search(promise) and not _DONE.search(comment):
        return begun.group()
    return ""


def _achieved(comment: str) -> bool:
    return any(one.standing == "achieved" for one in reported(comment))


def _sure(hints: Iterable[Hint]) -> list[Hint]:
    return [hint for hint in hints if hint.sure]


def _stale(comment: str, dates: Iterable[DateStatement], told: date) -> str:
    """A time to come that had passed; a month without a year is the last one where the next is far off."""
    if not _sure(speaks_of_future(comment)):
        return ""
    for one in dates:
        known = _has_year(one) or _YEAR_AFTER.match(comment, one.end)
        passed = one.date < told or (not known and one.date > told + _FAR)
        if one.kind in ("future", "new-deadline") and passed:
            return one.printed.rstrip(".")
    return ""


def _missed(promise: str, comment: str) -> str:
    """What was reached where it is less than was promised, in words."""
    said = reported(comment)
    reached = [one.quantity for one in said if one.standing == "achieved"]
    for asked in quantities(promise):
        if asked.qualifier not in _LEAST:
            continue
        alike = [one for one in reached if _same_thing(asked, one)]
        best = max(alike, key=lambda one: one.number, default=None)
        if best is not None and best.number < asked.number:
            return f"{best.printed} of {asked.printed}"
    return next((one.quantity.printed for one in said if one.standing == "target missed"), "")


def _same_thing(asked: Quantity, reached: Quantity) -> bool:
    """Whether two quantities count the same thing, by the last word of what they count."""
    if asked.unit in ("%", "£", "percentage points"):
        same = asked.unit == reached.unit and (asked.qualifier == "by") == (reached.qualifier == "by")
        return same and bool(_heads(asked.of) & _heads(reached.of))
    return bool(_heads(asked.unit) & _heads(reached.unit))


def _heads(noun: str) -> set[str]:
    """The last word of a noun, without its plural; of ``parents/ carers`` both."""
    return {part.split()[-1].lower().removesuffix("s") for part in noun.split("/") if part.split()}
