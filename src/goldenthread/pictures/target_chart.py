"""One measure over its periods: what was reached beside what was aimed at, broken where no figure is held."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.pictures.drawing import BOLD, Svg, canvas, element, lettering, line, number
from goldenthread.pictures.lettering import width, wrap
from goldenthread.pictures.picture import Cell, Picture, Table


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a measure.

    Attributes:
        period: the period it is of, one of those of its series.
        kind: what it is: ``actual``, ``target``, ``minimum``, ``outturn``, ``benchmark`` or another word.
        value: the number, or nothing where what is printed has none.
        printed: what is printed.
        note: how sure it is, such as "approximate"; or its rating.
        href: where it stands.
        basis: what kind of figure it is where it is none that was counted: ``expected``, ``approximate``.
    """

    period: str
    kind: str
    value: float | None
    printed: str
    note: str = ""
    href: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over its periods.

    Attributes:
        title: its name.
        periods: all periods in order, those without a figure too.
        values: its figures.
        unit: what is counted.
        better: "higher is better", "lower is better", or empty where the documents do not say.
        ratings: the rating of periods that have one, such as "red", as printed.
    """

    title: str
    periods: tuple[str, ...]
    values: tuple[Value, ...]
    unit: str = ""
    better: str = ""
    ratings: tuple[tuple[str, str], ...] = ()


_TOP, _TALL, _LEFT, _STEP = 44.0, 210.0, 64.0, 84.0
_REACHED = ("actual", "outturn")

_NOTE = (
    "A disc is what was reached, a ring an outturn, a bar what was aimed at; under a period, how it was rated. "
    "Dotted: no figure is held between."
)


def draw(ident: str, given: Series) -> Picture:
    """Draws a measure over its periods.

    Raises:
        ValueError: a value is of no period of the series.
    """
    if strange := [value.period for value in given.values if value.period not in given.periods]:
        raise ValueError(f"'{strange[0][:40]}' is no period of the series")
    numbers = [value.value for value in given.values if value.value is not None and _drawn(value)]
    ends = scale(numbers)
    wide = max(_LEFT + _STEP * len(given.periods) + 24, 480.0)
    shapes = [*_axes(given, ends, wide), *_line(given, ends), *_points(given, ends), *_legend(given)]
    description = _describe(given, numbers, ends)
    drawing = canvas(ident, wide, _TOP + _TALL + 74, given.title, description, shapes)
    return Picture(drawing, given.title, description, _NOTE, _table(given), _floor(numbers, ends))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: its ends, and the step between its marks."""

    low: float
    high: float
    step: float

    def y(self, value: float) -> float:
        """Where a value stands in the picture."""
        return _TOP + _TALL * (1 - (value - self.low) / (self.high - self.low))


def scale(numbers: Sequence[float]) -> Scale:
    """An axis that holds all numbers.

    It begins at 0 unless all numbers stand in its upper half.

    >>> scale([3.0, 9.0]), scale([95.0, 98.0])
    (Scale(low=0.0, high=10.0, step=2.0), Scale(low=94.0, high=98.0, step=1.0))
    """
    if not numbers:
        return Scale(0.0, 1.0, 1.0)
    low, high = min(numbers), max(numbers)
    if 0 <= low < high / 2:
        low = 0.0
    elif high <= 0 and high > low / 2:
        high = 0.0
    if low == high:
        low, high = (0.0, high) if high > 0 else (low, 0.0) if low < 0 else (0.0, 1.0)
    rough = (high - low) / 5
    magnitude = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(magnitude * factor for factor in (1, 2, 5, 10) if magnitude * factor >= rough * 0.999)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step
    if low > 0 and low == min(numbers):
        low -= step
    return Scale(low, high, step)


def _drawn(value: Value) -> bool:
    return value.value is not None and math.isfinite(value.value)


def _reached(value: Value) -> bool:
    return value.kind in _REACHED


def _figure(value: float) -> str:
    """A mark of the axis, without the noise of binary fractions.

    >>> _figure(0.1 + 0.2), _figure(12000.0)
    ('0.3', '12,000')
    """
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _axes(given: Series, ends: Scale, wide: float) -> Iterable[Svg]:
    marks = round((ends.high - ends.low) / ends.step)
    for at in range(marks + 1):
        value = ends.low + at * ends.step
        y = ends.y(value)
        yield line(_LEFT, y, wide - 12, y)
        yield lettering(_LEFT - 8, y + 4.5, _figure(value), "soft", "end")
    floor = f"the scale begins at {_figure(ends.low)}, not at 0" if ends.low > 0 else ""
    said = ", ".join(part for part in (given.unit, given.better, floor) if part)
    yield lettering(8, 16, wrap(said, wide - 16, 1), "soft")
    ratings = dict(given.ratings)
    for at, period in enumerate(given.periods):
        x = _LEFT + _STEP * (at + 0.5)
        yield lettering(x, _TOP + _TALL + 20, wrap(period, _STEP - 6, 1), "", "middle")
        reached = [value for value in given.values if value.period == period and _reached(value)]
        if not any(map(_drawn, reached)):
            said = reached[0].printed if reached else "no figure"
            yield lettering(x, _TOP + _TALL - 6, wrap(said, _STEP - 6, 1), "soft", "middle")
        if period in ratings:
            rated = wrap(ratings[period], _STEP - 4, 1, BOLD)
            yield lettering(x, _TOP + _TALL + 36, rated, "strong", "middle")


def _line(given: Series, ends: Scale) -> Iterable[Svg]:
    """What was reached, period by period; dotted across periods without a figure."""
    for kind in _REACHED:
        reached = [
            (at, value)
            for at, period in enumerate(given.periods)
            for value in given.values
            if value.period == period and value.kind == kind and _drawn(value)
        ]
        for (at, value), (then, following) in pairwise(reached):
            dotted = " dotted" if then - at > 1 else ""
            x1, x2 = (_LEFT + _STEP * (here + 0.5) for here in (at, then))
            yield line(x1, ends.y(value.value or 0), x2, ends.y(following.value or 0), f"reach{dotted}")


def _mark(value: Value, x: float, y: float) -> Svg:
    """A disc for what was reached, a ring for an outturn, a bar for a target, with feet for a minimum, or a square."""
    if value.kind == "outturn":
        return element("circle", cx=x, cy=y, r=4.5, class_="body")
    if _reached(value):
        return element("circle", cx=x, cy=y, r=4.5, class_="reached")
    if value.kind == "target":
        return line(x - 22, y, x + 22, y, "target")
    if value.kind == "minimum":
        return element("path", d=f"M{number(x - 18)} {number(y + 6)}v-6h36v6", class_="minimum")
    return element("path", d=f"M{number(x - 4)} {number(y - 4)}h8v8h-8z", class_="body other")


def _points(given: Series, ends: Scale) -> Iterable[Svg]:
    at = {period: index for index, period in enumerate(given.periods)}
    for value in sorted(filter(_drawn, given.values), key=_reached):
        x, y = _LEFT + _STEP * (at[value.period] + 0.5), ends.y(value.value or 0)
        yield _mark(value, x, y)
        if value.kind == "outturn":
            yield lettering(x + 9, y + 4.5, wrap(value.printed, _STEP / 2 - 4, 1))
        elif _reached(value):
            rings = (
                ends.y(other.value or 0)
                for other in given.values
                if other.kind == "outturn" and _drawn(other) and other.period == value.period
            )
            below = any(0 <= y - ring < 30 for ring in rings)
            yield lettering(x, y + 19 if below else y - 9, wrap(value.printed, _STEP - 8, 1, BOLD), "strong", "middle")


def _legend(given: Series) -> Iterable[Svg]:
    x, y = 8.0, _TOP + _TALL + 62
    for kind in dict.fromkeys(value.kind for value in given.values if _drawn(value)):
        shown = wrap(kind, 120, 1)
        yield _mark(Value("", kind, 0.0, ""), x + 22, y - 4)
        yield lettering(x + 50, y, shown)
        x += 66 + width("".join(shown.shown))


_COUNTED = ("", "approximate")
"""Bases of figures that were counted; what was expected only is no result to hold against a target."""


def _describe(given: Series, numbers: Sequence[float], ends: Scale) -> str:
    parts = [part for part in (given.unit, given.better) if part]
    aims = {value.period: value for value in given.values if value.kind == "target"}
    for period in given.periods:
        said = _told(given, period, aims)
        parts.append(f"{period}: {', '.join(said) or 'no figure of what was reached'}")
    if floor := _floor(numbers, ends):
        parts.append(floor)
    if without := len(given.values) - len(numbers):
        parts.append(f"{without} of {len(given.values)} printed values have no number: they stand in the table")
    return ". ".join(part[:1].upper() + part[1:] for part in parts) + "."


def _floor(numbers: Sequence[float], ends: Scale) -> str:
    """That the axis does not begin at 0, where it does not."""
    return f"The scale begins at {_figure(ends.low)}, not at 0" if numbers and ends.low > 0 else ""


def _told(given: Series, period: str, aims: Mapping[str, Value]) -> list[str]:
    """What was reached in a year, beside its target and with its rating, then what was expected only."""
    reached = [value for value in given.values if value.period == period and _reached(value)]
    counted = [value for value in reached if value.basis in _COUNTED]
    number = any(value.value is not None for value in counted)
    told = period in aims and not (number and aims[period].value is None)  # a remark in place of a target is none
    aim = f" against a target of {aims[period].printed}" if told else ""
    said = [f"{value.basis} {value.kind} {value.printed}{aim}".lstrip() for value in counted]
    said += [f"rated {rating}" for rated, rating in given.ratings if rated == period]
    return said + [f"{value.basis} {value.kind} {value.printed}" for value in reached if value not in counted]


def _table(given: Series) -> Table:
    kinds = tuple(dict.fromkeys(value.kind for value in given.values))
    ratings = dict(given.ratings)
    rows = []
    for period in given.periods:
        found: dict[str, list[Value]] = defaultdict(list)
        for value in given.values:
            if value.period == period:
                found[value.kind].append(value)
        rows.append(
            (
                Cell(period),
                *(_cell(found[kind]) for kind in kinds),
                Cell(ratings.get(period, "none printed")),
            )
        )
    return Table(f"{given.title}{f' ({given.unit})' if given.unit else ''}", ("Period", *kinds, "rating"), tuple(rows))


def _cell(values: Sequence[Value]) -> Cell:
    if not values:
        return Cell("no figure")
    said = "; ".join(value.printed + (f" ({value.note})" if value.note else "") for value in values)
    return Cell(said, values[0].href)
