"""How commitments stood, group by group: bars of counts on one scale, a pattern for each status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.pictures.drawing import BOLD, Svg, canvas, group, lettering, rectangle
from goldenthread.pictures.lettering import width, wrap
from goldenthread.pictures.marks import State, filling, patterns
from goldenthread.pictures.picture import Cell, Picture, Table
from goldenthread.written_out import SMALLEST_SHARE, share


@dataclass(frozen=True, slots=True)
class Group:
    """A theme, a unit or a year, and how its commitments stood.

    Attributes:
        label: its name.
        counts: how many stood how, in the order drawn.
        left_out: how many could not be reported on, and are not counted.
        why: why these are left out.
        href: where it is told in full.
        hrefs: where those that stood alike are listed.
    """

    label: str
    counts: tuple[tuple[State, int], ...]
    left_out: int = 0
    why: str = ""
    href: str = ""
    hrefs: tuple[tuple[State, str], ...] = ()

    @property
    def total(self) -> int:
        """How many are counted: the denominator."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Statuses:
    """How the commitments of several groups stood, one bar each, in the order wanted.

    Attributes:
        title: what is shown.
        groups: one or more.
        what: what is counted, in the plural.
    """

    title: str
    groups: tuple[Group, ...]
    what: str = "commitments"


_WIDE, _LEFT, _RIGHT, _ROW, _BAR = 720.0, 8.0, 712.0, 58.0, 22.0


def draw(ident: str, given: Statuses) -> Picture:
    """Draws how the commitments of each group stood.

    Raises:
        ValueError: there is nothing to draw, or a count is less than 0.
    """
    title, groups, what = given.title, given.groups, given.what
    if not groups or any(count < 0 for one in groups for _, count in one.counts):
        raise ValueError("no counts to draw")
    states = [state for state in State if any(state is here and count for one in groups for here, count in one.counts)]
    most = max((one.total for one in groups), default=0) or 1
    legend, below = _legend(ident, states)
    shapes = [patterns(ident, states), legend]
    shapes += [_bar(ident, one, below + _ROW * at, most, what) for at, one in enumerate(groups)]
    high = below + _ROW * len(groups)
    description = _describe(groups, states, what)
    return Picture(
        canvas(ident, _WIDE, high, title, description, shapes),
        title,
        description,
        f"A bar is as long as the number of {what} counted; all bars are on one scale.",
        _table(title, groups, states, what),
    )


def _legend(ident: str, states: Sequence[State]) -> tuple[Svg, float]:
    x, y, shapes = _LEFT, 6.0, []
    for state in states:
        room = 30 + width(state.value) + 14
        if x + room > _RIGHT and x > _LEFT:
            x, y = _LEFT, y + 24
        shapes += [
            rectangle(x, y, 24, 14, f"area {state.slug}", filling(ident, state)),
            lettering(x + 30, y + 12, state.value),
        ]
        x += room
    return group(shapes), y + (34 if states else 0)


def _bar(ident: str, one: Group, y: float, most: int, what: str) -> Svg:
    beside = wrap(
        f"{one.total} {what.removesuffix('s') if one.total == 1 else what}"
        + (f"; {one.left_out} not counted" if one.left_out else ""),
        300,
        1,
        12.0,
    )
    room = _RIGHT - _LEFT - width("".join(beside.shown)) - 16
    shapes = [
        lettering(_LEFT, y + 12, wrap(one.label, max(room, 120), 1, BOLD), "strong"),
        lettering(_RIGHT, y + 12, beside, "soft", "end"),
    ]
    x, unit = _LEFT, (_RIGHT - _LEFT) / most
    for state, count in one.counts:
        if not count:
            continue
        shapes.append(rectangle(x, y + 18, count * unit, _BAR, f"area {state.slug}", filling(ident, state)))
        if count * unit > width(str(count)) + 6:
            shapes.append(lettering(x + count * unit / 2, y + 34, str(count), "strong", "middle"))
        x += count * unit
    return group(shapes)


def _describe(groups: Sequence[Group], states: Sequence[State], what: str) -> str:
    total = sum(one.total for one in groups)
    said = "; ".join(
        f"{state.value} {sum(n for one in groups for here, n in one.counts if here is state)}" for state in states
    )
    out = sum(one.left_out for one in groups)
    rows = "one row" if len(groups) == 1 else f"{len(groups)} rows"
    noun = what.removesuffix("s") if total == 1 else what
    return f"{total} {noun} in {rows}: {said or 'none'}." + (
        f" {out} are not counted, as nobody could have reported on them." if out else ""
    )


def _table(title: str, groups: Sequence[Group], states: Sequence[State], what: str) -> Table:
    rows = []
    for one in groups:
        counts = dict.fromkeys(states, 0)
        for state, count in one.counts:
            counts[state] = counts.get(state, 0) + count
        places = dict(one.hrefs)
        out = f"{one.left_out}: {one.why}" if one.left_out and one.why else str(one.left_out or "none")
        rows.append(
            (
                Cell(one.label, one.href),
                *(
                    Cell(share(counts[state], one.total), places.get(state, "") if counts[state] else "")
                    if one.total
                    else Cell("none")
                    for state in states
                ),
                Cell(str(one.total), one.href if one.total else ""),
                Cell(out),
            )
        )
    return Table(
        f"{title}. No percentage is given under {SMALLEST_SHARE} {what}.",
        ("group", *(state.value for state in states), "counted", "not counted"),
        tuple(rows),
    )
