"""What a measure reached in a year beside the target of that very year: met, missed, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from goldenthread.site.counted_anew import counted_anew, of_before
from goldenthread.site.directions import direction
from goldenthread.site.page_words import no_figure
from goldenthread.site.records import DISPUTED, Measure, Value
from goldenthread.site.years_held import plan_years

REACHED = ("actual", "outturn")
NOT_FINAL = "by a figure that is not final, "
BETTER_SINCE, WORSE = "better than the year before", "worse than the year before"
COUNTED_ANEW = "its commentary says that what is counted changed"
MOST_WORDS = 3
"""A grade or rank has no more words; what is longer is a remark."""
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b", re.IGNORECASE)


class Verdict(Enum):
    """How a result lies beside its target; the values are the words shown."""

    MET = "met"
    MISSED = "missed"
    LIKELY_MET = "met by a figure that is not final"
    LIKELY_MISSED = "missed by a figure that is not final"
    CHART_MET = "met, by its chart alone"
    CHART_MISSED = "missed, by its chart alone"
    GRADE_MET = "met by grade or rank"
    GRADE_MISSED = "missed by grade or rank"
    NO_TARGET = "no target printed"
    UNTOLD = "cannot be told"


FELL_SHORT = (Verdict.MISSED, Verdict.GRADE_MISSED)
"""Verdicts by which a result is short of its target, by the row itself and finally."""
COMPARED = (Verdict.MET, Verdict.GRADE_MET, *FELL_SHORT)
"""Verdicts by which a result lies beside its target."""


@dataclass(frozen=True, slots=True)
class Result:
    """One plan year of a measure.

    Attributes:
        year: the plan year, as printed.
        reached: what was reached, a figure or a grade.
        aim: the target of the same year, or none where none is printed.
        why: why it cannot be told, where it cannot.
        anew: the sentence in which the row of the result says that what is counted changed, or empty.
        before: the same where it gives the result by either count, and this is the one before: that is compared.
    """

    year: str
    reached: Value
    aim: Value | None
    verdict: Verdict
    why: str = ""
    anew: str = ""
    before: str = ""


def results(group: Sequence[Measure]) -> tuple[Result, ...]:
    """What a series of tables reached in each plan year for which any prints a figure, the earliest first."""
    found = []
    for year in plan_years(value.period for one in group for value in one.values):
        reached = _best(group, year, REACHED)
        if reached is not None:
            aim = _best(group, year, ("target",), beside=reached)
            verdict, why = _verdict(reached, aim, _direction(group, reached))
            if aim is not None and (graded := _by_grade(group, reached, aim)):
                verdict, why = graded, ""
            anew, before = _anew(group, reached), ""
            if anew and reached.value is not None and of_before(_row(group, reached).commentary, reached.value):
                anew, before = "", anew
            if anew and aim is not None:
                verdict, why = Verdict.UNTOLD, COUNTED_ANEW
            found.append(Result(year, reached, aim, verdict, why, anew, before))
    return tuple(found)


def _anew(group: Sequence[Measure], reached: Value) -> str:
    """What the row of a result says of a change of its counting: of its last year, for those before it came later."""
    row = _row(group, reached)
    last = plan_years(value.period for value in row.values if value.kind in REACHED)[-1]
    return counted_anew(row.commentary) if reached.period == last else ""


def _row(group: Sequence[Measure], reached: Value) -> Measure:
    return next(one for one in group if reached in one.values)


def missed_running(found: Sequence[Result], *verdicts: Verdict) -> bool:
    """Whether the target was missed in two years that follow each other, by some verdicts: by certain ones alone."""
    years = {one.year for one in found if one.verdict in (verdicts or (Verdict.MISSED,))}
    return any({one, other} <= years for one, other in pairwise(plan_years(years)))


def figure(value: Value) -> bool:
    """Whether something is printed that says how much: a number, or a grade; a remark says it as little as a blank.

    >>> [figure(Value("", "", None, printed, "", "", 1)) for printed in ("B+", "9 of the 10 wards", "n/a")]
    [True, True, False]
    >>> figure(Value("", "", None, "Published survey expected next spring", "", "", 1))
    False
    """
    if value.value is not None:
        return True
    remark = len(value.printed.split()) > MOST_WORDS and not value.printed.lstrip()[:1].isdigit()
    return not remark and not no_figure(value.printed)


def year_before(found: Sequence[Result], polarity: str) -> tuple[Value | None, str]:
    """The result of the very year before the last, and how the last compares; nothing where it cannot be told.

    Args:
        found: the results of a series, the earliest first.
        polarity: ``higher`` or ``lower``, whichever is better, :data:`DISPUTED`, or empty.
    """
    if len(found) < 2 or plan_years([found[-2].year, found[-1].year])[:2] != (found[-2].year, found[-1].year):
        return None, ""
    first, second = found[-2].reached, found[-1].reached
    if (
        found[-1].anew
        or plan_years([first.basis])
        or plan_years([second.basis])
        or first.value is None
        or second.value is None
    ):
        return first, ""
    sure = NOT_FINAL if first.basis or second.basis else ""
    if first.value == second.value:
        return first, f"{sure}the same as the year before"
    if polarity not in ("higher", "lower"):
        side = "higher" if second.value > first.value else "lower"
        why = "the tables do not agree which is better" if polarity == DISPUTED else "which is better is not said"
        return first, f"{sure}{side} than the year before, {why}"
    better = (second.value < first.value) == (polarity == "lower")
    return first, f"{sure}{BETTER_SINCE if better else WORSE}"


def _best(group: Sequence[Measure], year: str, kinds: Sequence[str], beside: Value | None = None) -> Value | None:
    """The figure of a year: a number before a grade, a row before its chart, a certain one before an expected one.

    Where a row prints that there is none, its chart is not taken for one. Of targets that of the row of the result,
    ``beside``, comes first.
    """
    ranked: list[tuple[tuple[bool, bool, bool, bool, int, int], Value]] = []
    for place, one in enumerate(group):
        here = [value for value in one.values if value.kind in kinds and value.period == year]
        none_printed = any(value.origin == "headline" and not figure(value) for value in here)
        for value in here:
            if figure(value) and (value.origin == "headline" or not none_printed):
                same_row = beside is not None and beside in one.values
                key = (
                    value.value is not None,
                    same_row,
                    value.origin == "headline",
                    value.basis == "",
                    -kinds.index(value.kind),
                    place,
                )
                ranked.append((key, value))
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _direction(group: Sequence[Measure], reached: Value) -> str:
    """Which direction is better: as the row of the result says, or as all others do."""
    row = next(one for one in group if reached in one.values)
    return row.polarity or direction(group)


def _verdict(reached: Value, aim: Value | None, polarity: str) -> tuple[Verdict, str]:
    if aim is None:
        return Verdict.NO_TARGET, ""
    if reached.value is None or aim.value is None:
        return Verdict.UNTOLD, "no number is printed"
    if polarity == DISPUTED:
        return Verdict.UNTOLD, "the tables do not agree which direction is better"
    if not polarity:
        return Verdict.UNTOLD, "which direction is better is not said"
    if plan_years([reached.basis]) or aim.basis:
        return Verdict.UNTOLD, "they are not of the same time"
    met = reached.value <= aim.value if polarity == "lower" else reached.value >= aim.value
    if aim.origin != "headline":
        return (Verdict.CHART_MET if met else Verdict.CHART_MISSED), ""
    if reached.basis:
        return (Verdict.LIKELY_MET if met else Verdict.LIKELY_MISSED), ""
    return (Verdict.MET if met else Verdict.MISSED), ""


def _by_grade(group: Sequence[Measure], reached: Value, aim: Value) -> Verdict | None:
    """How a grade or rank lies beside the one aimed at, of its own row; none where that cannot be told.

    The very one aimed at meets it, unless its row is rated red or amber all the same. Of two others nobody can say
    from the grades alone which is the better one: only the colour that the council gives does.
    """
    row = next(one for one in group if reached in one.values)
    certain = all(value.origin == "headline" and not value.basis for value in (reached, aim))
    rank, aimed = _rank(reached), _rank(aim)
    if not certain or aim not in row.values or rank is None or rank != aimed:
        return None
    same = reached.printed.casefold().split() == aim.printed.casefold().split()
    if same is (row.rating in ("red", "amber")):
        return None
    return Verdict.GRADE_MET if same else Verdict.GRADE_MISSED


def _rank(value: Value) -> bool | None:
    """Whether what is printed is a rank; none where it is no grade either, but a number or a remark.

    >>> [_rank(Value("", "", None, printed, "", "", 1)) for printed in ("2nd", "C-", "Distinction+ & Distinction")]
    [True, False, False]
    >>> [_rank(Value("", "", None, printed, "", "", 1)) for printed in ("9 of 10", "will be known next spring")]
    [None, None]
    """
    if value.value is not None or len(value.printed.split()) > MOST_WORDS:
        return None
    without = _ORDINAL.sub("", value.printed)
    return None if any(character.isdigit() for character in without) else without != value.printed


def years_with_targets(every: Iterable[Sequence[Result]]) -> tuple[tuple[str, int], ...]:
    """The years in which a result can be set beside a target, each with how many measures can."""
    counts: dict[str, int] = {}
    for found in every:
        for one in found:
            if one.verdict in (Verdict.MET, Verdict.MISSED, Verdict.LIKELY_MET, Verdict.LIKELY_MISSED):
                counts[one.year] = counts.get(one.year, 0) + 1
    return tuple(sorted(counts.items()))
