"""Results that a comment tells of what was promised as a number, and the number is not reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.interpret.quantities import quantities
from goldenthread.interpret.readings import Quantity
from goldenthread.interpret.statements import reported
from goldenthread.interpret.statements.acts import acts
from goldenthread.interpret.statements.promised_acts import Promise, about, promised
from goldenthread.language.clauses import sentences
from goldenthread.language.numbers import number
from goldenthread.language.phrases import Phrase

_TO_LESS = Phrase("to_less")
_MOST = Phrase("at_most_before")
_LEAST = Phrase("or_more_after")
_CHANGED_BY = Phrase("changed_by_before")
_AHEAD = Phrase("ahead_before")
_COMPARED = Phrase("compared_before")
_CHANGED = Phrase("a_change_before")
_TIME_UNIT, _BARE_NUMBER, _BARE_PROMISE = Phrase("time_unit"), Phrase("bare_number"), Phrase("bare_promise")
_NOT_TO_BE_PASSED, _TO_A_NUMBER, _TO_BEFORE = Phrase("not_to_be_passed"), Phrase("to_a_number"), Phrase("to_before")
_BEGINS_BY_OR_TO, _ANY_COUNT = Phrase("begins_by_or_to"), Phrase("any_count")
_MEASURED = Phrase("measured")
_TOLD = Phrase("result_told")
_ALL = Phrase("begins_all")
PROMISED = " (promised: "
"""Between a result as the comment words it and what was promised."""
_NEAR = 0.4
"""A number of things of another name is taken for the result where it is at least so much of what was promised."""
_STEM = 6


@dataclass(frozen=True, slots=True)
class _Asked:
    """The one number that is promised; ``less`` where less is better, ``by`` where it is a change."""

    number: float
    unit: str
    printed: str
    less: bool
    by: bool


@dataclass(frozen=True, slots=True)
class _Result:
    number: float
    printed: str
    start: int


def below_promise(promise: str, comment: str) -> str:
    """The result that a comment tells where it is worse than the one number that was promised.

    >>> below_promise("Reduce sickness absence to 8.0 days", "Outturn 9.3 days. Long-term cases are most of it.")
    '9.3 days (promised: 8.0 days)'
    >>> below_promise("Resurface 38 km of road", "35.2 km resurfaced.")
    '35.2 km (promised: 38 km)'
    >>> below_promise("Hold the fair with attendance of 30,000", "It ran in July. Attendance was estimated at 24,500.")
    '24,500 (promised: 30,000)'
    >>> below_promise("Collect 97% of council tax", "Collection stood at 97.4% at year end.")
    ''
    """
    asked = _asked(promise)
    if asked is None or _ALL.match(comment):
        return ""
    found = list(_results(asked, promise, comment))
    if not found:
        return ""
    best = (min if asked.less else max)(found, key=lambda one: one.number)
    worse = best.number > asked.number if asked.less else best.number < asked.number
    return f"{best.printed}{PROMISED}{asked.printed})" if worse else ""


def number_reached(promise: str, comment: str) -> bool:
    """Whether a comment tells a result that is as good as the one number that was promised, or better.

    >>> number_reached("Bring 60 empty homes back into use", "63 homes brought back into use. A bid is being prepared.")
    True
    """
    asked = _asked(promise)
    if asked is None:
        return False
    found = [one.number for one in _results(asked, promise, comment)]
    return any(one <= asked.number if asked.less else one >= asked.number for one in found)


def _asked(promise: str) -> _Asked | None:
    """The one number that is promised."""
    to_less = bool(_TO_LESS.search(promise))
    measured = list(_MEASURED.finditer(promise))
    if len(measured) == 1:
        one = measured[0]
        by = bool(_CHANGED_BY.search(promise[: one.start()]))
        less = bool(_MOST.search(promise[: one.start()])) or (to_less and not by)
        return _Asked(number(one["number"]), _singular(one["unit"]), one.group(), less=less, by=by)
    known = [one for one in quantities(promise) if not one.upper]
    main = [one for one in known if not _is_time(one.unit)] or known
    if len(main) == 1:
        return _of_quantity(main[0], promise, to_less=to_less)
    bare = _BARE_PROMISE.search(promise)
    if not known and bare and not _is_year(bare["number"]):
        less = bool(_NOT_TO_BE_PASSED.fullmatch(bare["how"]) or (to_less and _TO_A_NUMBER.fullmatch(bare["how"])))
        return _Asked(number(bare["number"]), "", bare["number"], less=less, by=False)
    return None


def _of_quantity(one: Quantity, promise: str, *, to_less: bool) -> _Asked:
    by = one.qualifier == "by"
    down = to_less and (one.qualifier == "to" or bool(_TO_BEFORE.search(promise[: one.start])))
    most = one.qualifier in ("at most", "less than") or bool(_MOST.search(promise[: one.start]))
    more = by or one.qualifier in ("at least", "more than") or bool(_LEAST.search(promise[one.end :]))
    less = (most or down or _is_time(one.unit)) and not more
    return _Asked(one.number, one.unit, _BEGINS_BY_OR_TO.sub("", one.printed), less=less, by=by)


def _results(asked: _Asked, promise: str, comment: str) -> Iterator[_Result]:
    """The numbers by which a comment tells a result of what was promised; of shares and times the first."""
    meant = {one.quantity for one in reported(comment) if one.kind in ("expected", "target", "target met")}
    known = [one for one in quantities(comment) if one not in meant and one.qualifier not in ("target", "from")]
    wanted = promised(promise)
    for place, (begin, end) in enumerate(sentences(comment)):
        sentence = comment[begin:end]
        shares = _speaks_of(wanted, sentence)
        here = (one for one in known if begin <= one.start < end)
        told = list(_with_units(asked, here, comment, shares=shares, first=place == 0))
        if shares or place == 0:
            told += _bare(asked, sentence, begin)
        told = [one for one in told if not _is_of_another(comment[begin : one.start])]
        if told and (asked.unit == "%" or _is_time(asked.unit)):
            yield min(told, key=lambda one: one.start)
            return
        yield from told
        if told and not (asked.less or asked.unit == "£" or _is_measure(asked.unit)):
            yield from _together(asked, sentence, told)


def _speaks_of(wanted: Promise, sentence: str) -> bool:
    """Whether a sentence is about what was promised."""
    return bool(wanted.words & about(sentence)) or any(act.verb in wanted.verbs for act in acts(sentence))


def _with_units(
    asked: _Asked, counted: Iterable[Quantity], comment: str, *, shares: bool, first: bool
) -> Iterator[_Result]:
    """The quantities of one sentence that are results of what was promised."""
    for one in counted:
        if _fits(asked, one, comment, shares=shares, first=first):
            yield _Result(one.number, _BEGINS_BY_OR_TO.sub("", one.printed), one.start)


def _is_of_another(before: str) -> bool:
    """Whether the words before a number say that it is to come, or only one to compare with."""
    return bool(_AHEAD.search(before) or _COMPARED.search(before))


def _together(asked: _Asked, sentence: str, told: list[_Result]) -> Iterator[_Result]:
    """What several counts of a sentence come to: ``5 transferred, 6 closed``; or a greater one without a noun."""
    others = [number(one.group()) for one in _ANY_COUNT.finditer(sentence) if not _is_year(one.group())]
    greater = max((one for one in others if one >= asked.number), default=None)
    if greater is not None and greater < asked.number * 3:
        yield _Result(greater, f"{greater:g}", told[0].start)
    if len({one.start for one in told}) > 1 and sum(one.number for one in told) >= asked.number:
        yield _Result(asked.number, asked.printed, told[0].start)


def _fits(asked: _Asked, got: Quantity, comment: str, *, shares: bool, first: bool) -> bool:
    """Whether a quantity is a result of what was promised: by its noun, or by what its sentence is about."""
    if asked.unit == "%" or got.unit == "%":
        changed = bool(_CHANGED.search(comment[: got.start])) or got.qualifier == "by"
        return asked.unit == got.unit and changed == asked.by and (shares or first)
    if any(unit == "£" or _is_time(unit) for unit in (asked.unit, got.unit)):
        return asked.unit == got.unit and (shares or first)
    if asked.by:
        return False
    return bool(_stems(asked.unit) & _stems(got.unit)) or (shares and got.number >= _NEAR * asked.number)


def _bare(asked: _Asked, sentence: str, begin: int) -> Iterator[_Result]:
    """Numbers without a unit, or in the measure that was promised, by which a sentence tells a result."""
    if _is_time(asked.unit) or _is_measure(asked.unit):
        unit = re.compile(rf"\s?{re.escape(asked.unit.rstrip('s'))}s?\b", re.IGNORECASE)
        for found in _BARE_NUMBER.finditer(sentence):
            if of := unit.match(sentence, found.end()):
                yield _Result(number(found["number"]), sentence[found.start() : of.end()], begin + found.start())
    elif asked.unit not in ("%", "£") and not asked.by:
        for found in _TOLD.finditer(sentence):
            value = number(found["number"])
            if not _is_year(found["number"]) and value >= _NEAR * asked.number:
                yield _Result(value, found["number"], begin + found.start("number"))


def _is_time(unit: str) -> bool:
    return bool(_TIME_UNIT.fullmatch(unit))


def _is_measure(unit: str) -> bool:
    return bool(_MEASURED.match(f"1 {unit}"))


def _is_year(printed: str) -> bool:
    return bool(re.fullmatch(r"19\d\d|20\d\d", printed))


def _singular(measure: str) -> str:
    return measure.lower().removesuffix("s")


def _stems(noun: str) -> set[str]:
    return {word[:_STEM].removesuffix("s") for word in re.findall(r"[a-z]{4,}", noun.lower())}
