"""How deadlines moved: a scale of dates, an arrow from each first deadline to the one that took its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldenthread.another_day import How
from goldenthread.pictures.drawing import BOLD, Svg, arrow_head, canvas, element, group, lettering, line, number
from goldenthread.pictures.lettering import wrap
from goldenthread.pictures.picture import Cell, Picture, Table
from goldenthread.written_out import day, span


class Move(Enum):
    """What kind of move it was; the values are the words shown."""

    SLIP = How.PUT_OFF.value
    FORWARD = How.FORWARD.value
    RENEWAL = How.ROUND.value
    RESTATED = How.RESTATED.value
    UNREPORTED = How.UNREPORTED.value
    AGAIN = How.AGAIN.value
    DOUBTED = How.DOUBTED.value
    JOINED = How.JOINED.value
    REWORDED = How.REWORDED.value
    EITHER = How.EITHER.value
    NEXT = "next stage, with a day of its own"
    SAME = "the same day"
    FIRST = "first deadline"


_BY_HOW: Mapping[How | None, Move] = {
    How.AGAIN: Move.AGAIN,
    How.DOUBTED: Move.DOUBTED,
    How.JOINED: Move.JOINED,
    How.REWORDED: Move.REWORDED,
    How.EITHER: Move.EITHER,
    How.ROUND: Move.RENEWAL,
    How.RESTATED: Move.RESTATED,
    How.UNREPORTED: Move.UNREPORTED,
}


@dataclass(frozen=True, slots=True)
class Slip:
    """One deadline, and the one before it.

    Attributes:
        label: what was due.
        after: the deadline now.
        before: the deadline before, where there was one.
        how: what the other day is, where it is neither a slip nor brought forward.
        next_stage: whether it is the deadline of the next stage, which is none either.
        note: between which documents, or anything else to say.
        href: where the line stands.
    """

    label: str
    after: date
    before: date | None = None
    how: How | None = None
    next_stage: bool = False
    note: str = ""
    href: str = ""

    @property
    def move(self) -> Move:
        """What kind of move it is."""
        if self.before is None:
            return Move.FIRST
        if self.before == self.after:
            return Move.SAME
        if self.how in _BY_HOW:
            return _BY_HOW[self.how]
        if self.next_stage:
            return Move.NEXT
        return Move.SLIP if self.after > self.before else Move.FORWARD

    @property
    def days(self) -> int:
        """By how many days it moved; less than 0 where it was brought forward."""
        return (self.after - self.before).days if self.before else 0


@dataclass(frozen=True, slots=True)
class Slips:
    """Deadlines, one row each, in the order wanted.

    Attributes:
        title: what is shown.
        rows: one or more.
        caption: of how many these are, for the table; the title where it is left out.
    """

    title: str
    rows: tuple[Slip, ...]
    caption: str = ""


_WIDE, _LEFT, _ROW, _TOP = 720.0, 24.0, 52.0, 8.0


_NOTE = (
    "An open disc is the deadline before, a diamond the deadline now. A dashed arrow is no slip: another year’s round, "
    "something promised again after completion, the next stage, or a date of which nobody can tell how far it moved: "
    "it may be a misprint, the words may promise another thing, or years without a document or a report lie between."
)


def draw(ident: str, given: Slips) -> Picture:
    """Draws how deadlines moved, one row for each.

    Raises:
        ValueError: there is nothing to draw.
    """
    title, slips = given.title, given.rows
    if not slips:
        raise ValueError("no deadlines to draw")
    days = [moment for slip in slips for moment in (slip.before, slip.after) if moment]
    first, last = min(days).year, max(days).year + 1
    high = _TOP + _ROW * len(slips) + 30

    def x(moment: date) -> float:
        start, end = date(first, 1, 1).toordinal(), date(min(last, date.max.year), 1, 1).toordinal()
        return _LEFT + (_WIDE - 2 * _LEFT) * (moment.toordinal() - start) / max(end - start, 1)

    shapes = [*_axis(first, last, x(date(first, 1, 1)), _WIDE - _LEFT, high - 24)]
    for at, slip in enumerate(slips):
        y = _TOP + _ROW * at
        shapes.append(_row(slip, y, x(slip.before) if slip.before else None, x(slip.after)))
    description = _describe(slips)
    return Picture(
        canvas(ident, _WIDE, high, title, description, shapes),
        title,
        description,
        _NOTE,
        _table(given.caption or title, slips),
    )


def _axis(first: int, last: int, left: float, right: float, y: float) -> list[Svg]:
    step = max(1, -(-(last - first) // 12))
    shapes = [line(left, y, right, y)]
    for year in range(first, last + 1, step):
        x = left + (right - left) * (year - first) / (last - first)
        shapes += [line(x, _TOP, x, y + 4), lettering(x, y + 18, str(year), "soft", "middle")]
    return shapes


def _row(slip: Slip, y: float, before: float | None, after: float) -> Svg:
    said = _said(slip)
    room = _WIDE - 2 * _LEFT
    parts = [lettering(_LEFT, y + 16, wrap(slip.label, room, 1, BOLD), "strong")]
    base = y + 34
    if before is not None and before != after:
        away = 9 if after > before else -9
        kind = "stroke" if slip.move in (Move.SLIP, Move.FORWARD) else "stroke dashed"
        parts += [
            line(before, base, after - away, base, kind),
            arrow_head(after - away, base, away > 0),
            element("circle", cx=before, cy=base, r=5, class_="body"),
        ]
    parts.append(element("path", d=f"M{number(after)} {number(base)}m0-7l6 7-6 7-6-7z", class_="full"))
    rightmost = max(after, before or after)
    beside = rightmost + 12
    text = wrap(said, room, 1)
    if beside + 7 * len(text.shown[0]) > _WIDE:
        leftmost = min(after, before or after) - 12
        parts.append(lettering(leftmost, base + 4.5, text, "", "end"))
    else:
        parts.append(lettering(beside, base + 4.5, text))
    return group(parts)


def _said(slip: Slip) -> str:
    if slip.move in (Move.SLIP, Move.FORWARD):
        return f"{slip.move.value} by {span(abs(slip.days))}"
    return str(slip.move.value)


def _describe(slips: Sequence[Slip]) -> str:
    counts = [(move, sum(slip.move is move for slip in slips)) for move in Move]
    said = ", ".join(f"{count} {move.value}" for move, count in counts if count)
    furthest = max(slips, key=lambda slip: slip.days)
    most = f" Furthest: {span(furthest.days)}." if furthest.move is Move.SLIP else ""
    return f"Of {len(slips)} deadlines: {said}.{most}"


def _table(caption: str, slips: Sequence[Slip]) -> Table:
    return Table(
        caption,
        ("What was due", "Before", "After", "Moved", "Where"),
        tuple(
            (
                Cell(slip.label, slip.href),
                Cell(day(slip.before) if slip.before else "none"),
                Cell(day(slip.after)),
                Cell(_said(slip)),
                Cell(slip.note),
            )
            for slip in slips
        ),
    )
