"""What stands around the number of a figure and says more of it: a bound before or behind it, a size behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.language.numbers import size
from goldenthread.language.phrases import Phrase

_BEFORE = {
    "more than": Phrase("more_than_a_figure"),
    "at least": Phrase("at_least_a_figure"),
    "less than": Phrase("less_than_a_figure"),
    "at most": Phrase("at_most_a_figure"),
}
_BEHIND = {"at least": Phrase("figure_or_more"), "at most": Phrase("figure_or_less")}
_THOUSANDS = re.compile(r"(?<![\d,.])0{3}s?\b")
"""Three noughts alone, as a unit prints them: ``£000``."""


def bound_of(text: str) -> tuple[str, str]:
    """A figure without the bound that is printed beside it, and what the bound says.

    >>> bound_of(">95%"), bound_of("at least 3"), bound_of("50+"), bound_of("12")
    (('95%', 'more than'), ('3', 'at least'), ('50', 'at least'), ('12', ''))
    """
    for said, before in _BEFORE.items():
        if match := before.match(text):
            return text[match.end() :], said
    for said, behind in _BEHIND.items():
        if (match := behind.search(text)) and text[:1].isdigit():
            return text[: match.start()], said
    return text, ""


def sized(rest: str, figure: str, units: Sequence[str]) -> tuple[float, str] | None:
    """What a size behind a number multiplies it by, and what is left behind; none where a letter may be a unit.

    A size that the unit of the measure has already (``£m``) multiplies nothing: figures are in that unit.

    Args:
        rest: what stands behind the number.
        figure: the number as printed.
        units: the unit and the name of the measure.

    >>> sized("m", "£1.2", ["pounds"]), sized("m", "£1.2", ["£m"]), sized(" thousand visits", "3", ["Number"])
    ((1000000.0, ''), (1.0, ''), (1000.0, ' visits'))
    >>> sized("m", "5", ["length"]), sized(" homes", "5", ["Number"])
    (None, (1.0, ' homes'))
    """
    match = re.match(rf"\s?({any_of(tuple(lexicon().sizes))})(?!\w)", rest, re.IGNORECASE)
    if not match:
        return 1.0, rest
    behind = rest[match.end() :]
    if any(_has_a_size(unit) for unit in units):
        return 1.0, behind
    pounds = "£" in figure or any(Phrase("in_pounds").search(unit) for unit in units)
    if len(match[1]) == 1 and size(match[1]) > 1e3 and not pounds:
        return None
    return size(match[1]), behind


def _has_a_size(unit: str) -> bool:
    """Whether the unit of a measure, or its name in brackets, is one of thousands or millions.

    >>> [_has_a_size(unit) for unit in ("£m", "£000", "£ million", "per 1,000", "number")]
    [True, True, True, False, False]
    """
    sizes = any_of(tuple(lexicon().sizes))
    return bool(re.search(rf"(?<![^\W\d_]){sizes}s?(?![^\W_])", unit, re.IGNORECASE) or _THOUSANDS.search(unit))
