"""A comment that opens with a result of what was promised as a number, and the result is worse."""

from __future__ import annotations

import re

from goldenthread.read.quantities import Quantity, quantities
from goldenthread.read.statements.clauses import sentences
from goldenthread.read.statements.stages import about

_TO_LESS = re.compile(
    r"\b(?:reduc\w+|decreas\w+|cut|lower|(?:no more than|at most|below|under|within)\s+\d)", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+(?:at least\s+|around\s+)?£?\d", re.IGNORECASE)
"""By how much something is to change, of which more is better."""
_AHEAD = re.compile(
    r"\b(?:will|would|should|could|may|expect\w*|forecast|project\w*|plan\w*|aim\w*|to)\b[^.;]*$", re.IGNORECASE
)
"""Before a number that is no result yet."""
_MEASURED = r"km|kilometres?|miles|metres?|tonnes?|hectares?|acres?|kwh|mw|mwh"
_NUMBER = r"(?<![\d/.-])(\d[\d,]*(?:\.\d+)?)"
_LENGTH = re.compile(rf"{_NUMBER}\s?({_MEASURED})\b", re.IGNORECASE)
"""Measures that are no count of things, share, sum of money or time."""
_BARE = re.compile(r"\W*(\d[\d,]*)\s+(?:were\s+|have been\s+)?[a-z]+ed\b")
"""A comment that begins with a number of what was promised: ``16 approved``."""
_CHANGED = re.compile(
    r"\b(?:rose|risen|increased?|grew|grown|up|fell|fallen|reduced|reduction|decreased?|down|cut)\s+(?:by\s+|of\s+)?$",
    re.IGNORECASE,
)
_TIMES = frozenset({"days", "weeks", "hours", "minutes", "months"})
_STEM = 8
_OPENING = 110
"""Letters of a comment within which its first sentence tells the result."""


def below_promise(promise: str, comment: str) -> str:
    """The result that a comment opens with, where it is worse than the one number that was promised.

    >>> below_promise("Reduce sickness absence to 8.0 days", "Outturn 9.3 days. Long-term cases are most of it.")
    '9.3 days of 8.0 days'
    >>> below_promise("Resurface 38 km of road", "35.2 km resurfaced.")
    '35.2 km of 38 km'
    >>> below_promise("Collect 97% of council tax", "Collection stood at 97.4% at year end.")
    ''
    """
    begin, end = next(iter(sentences(comment)), (0, 0))
    opening = comment[begin : min(end, begin + _OPENING)]
    lengths = _LENGTH.findall(promise)
    less = bool(_TO_LESS.search(promise) and not _BY.search(promise))
    if len(lengths) == 1:
        return _measured(lengths[0], opening, comment, less=less)
    asked = [one for one in quantities(promise) if not one.upper]
    if len(asked) != 1:
        return ""
    one = asked[0]
    number, printed = _result(one, promise, opening)
    if not printed:
        return ""
    worse = number > one.number if less else number < one.number
    if not worse or any(
        _same(one, got, promise, comment) and (got.number <= one.number if less else got.number >= one.number)
        for got in quantities(comment)
    ):
        return ""
    return f"{printed} of {one.printed.removeprefix('by ')}"


def _result(asked: Quantity, promise: str, opening: str) -> tuple[float, str]:
    """The first result of what was asked that the opening of a comment tells, and its words."""
    for got in quantities(opening):
        if _same(asked, got, promise, opening) and not _AHEAD.search(opening[: got.start]):
            return got.number, got.printed
    if asked.unit in _TIMES and _TO_LESS.search(promise):
        time = re.search(rf"{_NUMBER}\s{asked.unit}\b", opening)
        if time and not _AHEAD.search(opening[: time.start()]):
            return _value(time[1]), time.group()
    bare = _BARE.match(opening)
    if bare and asked.unit not in ("%", "£", *_TIMES):
        return _value(bare[1]), bare[1]
    return 0.0, ""


def _measured(asked: tuple[str, str], opening: str, comment: str, *, less: bool) -> str:
    """The first result in the measure that was promised, where none that the comment tells is good enough."""
    promised, measure = _value(asked[0]), _one(asked[1])
    told = [one for one in _LENGTH.finditer(opening) if _one(one[2]) == measure]
    if not told or _AHEAD.search(opening[: told[0].start()]):
        return ""
    values = [_value(one[1]) for one in _LENGTH.finditer(comment) if _one(one[2]) == measure]
    worse = min(values) > promised if less else max(values) < promised
    return f"{told[0][1]} {told[0][2]} of {asked[0]} {asked[1]}" if worse else ""


def _one(measure: str) -> str:
    return measure.lower().removesuffix("s")


def _value(printed: str) -> float:
    return float(printed.replace(",", ""))


def _same(asked: Quantity, got: Quantity, promise: str, text: str) -> bool:
    """Whether a quantity of a comment is a result of what was promised."""
    if got.qualifier in ("target", "from"):
        return False
    if asked.unit == "%":
        changed = bool(_CHANGED.search(text[: got.start])) or got.qualifier == "by"
        of = not (asked.of and got.of) or bool(about(asked.of) & about(got.of))
        return got.unit == "%" and changed == (asked.qualifier == "by") and of
    if asked.unit in _TIMES:
        return got.unit == asked.unit and bool(_TO_LESS.search(promise))
    if asked.unit == "£" or got.unit in ("%", "£", *_TIMES):
        return False
    return bool(_stems(asked.unit) & _stems(got.unit))


def _stems(noun: str) -> set[str]:
    return {word[:_STEM].removesuffix("s") for word in re.findall(r"[a-z]{4,}", noun.lower())}
