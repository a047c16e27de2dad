"""The grammar of a cell that should hold one figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.language.numbers import SIGNED, number
from goldenthread.language.phrases import Phrase
from goldenthread.read.measures.figure_sizes import bound_of, sized
from goldenthread.read.text import words as each_word

_FIGURE = re.compile(rf"({SIGNED})(.*)", re.DOTALL)
_NOTHING = re.compile(r"[-−–—_.\s]*")
_APPROXIMATE = Phrase("about_a_figure")
_NAMED = Phrase("named_figure")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_ORDINAL = Phrase("begins_ordinal")
_RATE = Phrase("base_of_a_rate")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:[/-]\d{2,4})?")
_SECOND_FIGURE = re.compile(rf"({SIGNED})\s*(%|[A-Za-z]+)?")

_BESIDE = re.compile(r"(?<!\d)\s*/\s*|\s*/\s+|\s+/\s*|\s*;\s*")
"""What stands between two figures of one cell; a slash between digits is part of a year or a day."""
_SIGNS = (Phrase("in_points"), Phrase("in_percent"), Phrase("in_pounds"))
"""Units that are told by a sign or a word: points before the percentages that they are points of."""
_STEM = 5
"""Letters by which two words of one stem are told: household, households."""

_LONGEST = 200
"""Characters of a cell that may hold a figure; a longer one is a text."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a table says of its cells.

    Attributes:
        unknown: words that stand where no value is known, in lower case.
        bases: what stands in brackets after a figure -> what it says of the figure.
        counts: whether the measure counts whole things.
        units: what says in which unit the measure counts: its printed unit, then its name.
    """

    unknown: frozenset[str] = frozenset()
    bases: Mapping[str, str] = field(default_factory=dict)
    counts: bool = False
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says.

    Attributes:
        value: the number, or none.
        basis: what makes it less than plain, or empty.
        rule: the rule that took or refused it, where a reader should know; or empty.
    """

    value: float | None
    basis: str = ""
    rule: str = ""


def read_figure(printed: str, words: Words = Words()) -> Figure:
    """The figure of a cell; grades, ordinals and texts have none.

    Of two figures beside each other the one counts whose unit is the measure's; where none is, or both are, neither.

    >>> read_figure("28,618").value, read_figure("-0.30").value, read_figure("654 per 100,000").value
    (28618.0, -0.3, 654.0)
    >>> read_figure("~300"), read_figure("34.8 (provisional)")
    (Figure(value=300.0, basis='approximate', rule=''), Figure(value=34.8, basis='provisional', rule=''))
    >>> read_figure("2.4 ppts (71.1%)").value, read_figure("Actual 9% (33,785 units)").value
    (2.4, 9.0)
    >>> read_figure("£1.2m").value, read_figure(">95%"), read_figure("5m").rule
    (1200000.0, Figure(value=95.0, basis='more than', rule=''), 'size-or-unit')
    >>> [read_figure(text).value for text in ("2nd", "C-", "Top Quartile (54.6%)", "-", "")]
    [None, None, None, None, None]
    >>> read_figure("-6.5 -0.7"), read_figure("661 per 100,000 / 1500(actual)").rule
    (Figure(value=None, basis='', rule='two-figures'), 'two-figures')
    >>> read_figure("661 per 100,000 / 1500(actual)", Words(units=("rate per 100,000",)))
    Figure(value=661.0, basis='', rule='figure-of-the-unit')
    """
    text = " ".join(printed.split())
    if len(text) > _LONGEST or text.casefold() in words.unknown or _NOTHING.fullmatch(text):
        return Figure(None)
    if (own := _of_the_unit(text, words.units)) is not None:
        return Figure(own, rule="figure-of-the-unit")
    text, result = _after_equals(text)
    text, notes = _brackets(text)
    text = _NAMED.sub("", text, 1)
    text, bound = bound_of(text)
    approximate = _APPROXIMATE.match(text)
    match = _FIGURE.match(text[approximate.end() :] if approximate else text)
    if not match:
        return Figure(None)
    rest = match[2]
    if _ORDINAL.match(rest) or re.fullmatch(r"[a-jln-z]", rest, re.IGNORECASE):
        return Figure(None)
    if _holds_another(rest):
        return Figure(None, rule="two-figures")
    if not (times := sized(rest, match[1], words.units)):
        return Figure(None, rule="size-or-unit")
    value, rest = number(match[1]) * times[0], times[1]
    counted = _count_in_bracket(value, notes) if words.counts else None
    if counted is not None:
        return Figure(counted, rule="count-in-bracket")
    bases = ["approximate"] * bool(approximate) + [bound] * bool(bound)
    bases += [words.bases.get(note, note) for note in notes if not _is_figure(note)]
    bases += _counts_else(rest, words.units)
    return Figure(value, "; ".join(bases), "after-equals" if result else "")


_ILLEGIBLE = re.compile(r"[^\w\s]+\s?\d|[^\d()]*\d+\s?(?:%|£)|[^\d()]*£\s?\d")
"""What no figure could be read from although it prints one: signs before it, or words before its percentage."""


def is_illegible(printed: str, words: Words) -> bool:
    """Whether a cell of which no figure was read prints one all the same: ``(120)``, ``almost 95%``.

    >>> [is_illegible(text, Words()) for text in ("(120)", "almost 95%", "2nd", "Survey of 2030", "Top 10 (5%)", "-")]
    [True, True, False, False, False, False]
    """
    return printed.strip().casefold() not in words.unknown and bool(_ILLEGIBLE.match(printed.strip()))


def _after_equals(text: str) -> tuple[str, bool]:
    """What stands after the last equals sign of a reckoning: ``2014 = 27235. 2015 = 31595. = 16%`` comes to 16%."""
    before, sign, after = text.rpartition("=")
    return (after.strip(), bool(before)) if sign and _FIGURE.match(after.strip()) else (text, False)


def _brackets(text: str) -> tuple[str, list[str]]:
    """The text without its trailing brackets, and what stood in them, from the left."""
    notes: list[str] = []
    while match := _BRACKET.search(text):
        notes.insert(0, match[1].strip())
        text = text[: match.start()]
    return text, notes


def _is_figure(note: str) -> bool:
    """Whether a bracket holds a figure of its own and not a remark: ``70.4%``, ``33,785 units``; a year is a remark."""
    return bool(_SECOND_FIGURE.fullmatch(note)) and not _YEAR.fullmatch(note)


def _holds_another(rest: str) -> bool:
    """Whether another figure follows the first, the base of a rate not counted."""
    return bool(re.search(r"\d", _RATE.sub("", rest)))


def _of_the_unit(text: str, units: Sequence[str]) -> float | None:
    """Of figures beside each other (``661 per 100,000 / 1500 (actual)``) the only one in the unit of the measure.

    The first of the units that fits any of them decides.
    """
    found = [match for part in _BESIDE.split(text) if (match := _FIGURE.match(part.strip()))]
    if len(found) < 2 or len(found) < len(_BESIDE.split(text)):
        return None
    for unit in units:
        fitting = [match for match in found if _in_unit(match, unit)]
        if fitting:
            return number(fitting[0][1]) if len(fitting) == 1 else None
    return None


def _in_unit(figure: re.Match[str], unit: str) -> bool:
    """Whether a figure names the unit of the measure: the base of its rate, its sign, or what it counts."""
    said = figure[2]
    if rate := _RATE.search(said):
        return _base(rate.group()) in {_base(one.group()) for one in _RATE.finditer(unit)}
    if sign := _sign(figure.group()):
        return sign is _sign(unit)
    counted = {word[:_STEM] for word in each_word(said) if len(word) >= _STEM}
    return bool(counted & {word[:_STEM] for word in each_word(unit)})


def _counts_else(said: str, units: Sequence[str]) -> list[str]:
    """What a figure says that it counts, where the measure is a rate and it says none: that makes it less than plain.

    >>> _counts_else(" actual quits", ["Percentage", "quit rate per 100,000"]), _counts_else(" homes", ["Number"])
    (['actual quits'], [])
    """
    if not any(map(_RATE.search, units)) or _RATE.search(said):
        return []
    return [" ".join(said.split())] if any(len(word) >= _STEM for word in each_word(said)) else []


def _sign(text: str) -> Phrase | None:
    return next((sign for sign in _SIGNS if sign.search(text)), None)


def _base(rate: str) -> str:
    """The base of a rate: ``per 100,000`` is of 100000."""
    return re.sub(r"\D", "", rate)


def _count_in_bracket(value: float, notes: Sequence[str]) -> float | None:
    """The count that stands in brackets after a rate: whole things cannot come to 5.94, but ``672 households`` can."""
    if value.is_integer():
        return None
    for note in notes:
        match = _SECOND_FIGURE.fullmatch(note)
        if match and match[2] and match[2] != "%" and number(match[1]).is_integer():
            return number(match[1])
    return None
