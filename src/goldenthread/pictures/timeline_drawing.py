"""One commitment through the documents: a column for each, branches where it splits or merges, dots for the gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from goldenthread.pictures.drawing import (
    BOLD,
    LEADING,
    Svg,
    canvas,
    column_head,
    element,
    group,
    lettering,
    line,
    number,
)
from goldenthread.pictures.lettering import Lines, wrap
from goldenthread.pictures.marks import RADIUS, mark
from goldenthread.pictures.picture import Cell, Picture, Table
from goldenthread.pictures.timeline_parts import Column, Ending, Join, Stop, Timeline

_HELD, _GAP, _TOP, _MARGIN = 156.0, 104.0, 92.0, 8.0

_NOTE = (
    "A line leads from each document to the next that carries it on; an arrow on it: the next stage of "
    "the work; a query: proposed by the machine, not judged by a reader. Dotted: no document is held for "
    "those years, so what happened cannot be told."
)


def draw(ident: str, given: Timeline) -> Picture:
    """Draws a commitment through the documents.

    Raises:
        ValueError: a stop stands in no column or in one without a document, or a join goes back in time.
    """
    stops = {stop.key: stop for stop in given.stops}
    _check(given, stops)
    lanes = _lanes(given, stops)
    middles = _middles(given.columns)
    wide = _MARGIN * 2 + sum(_HELD if column.held else _GAP for column in given.columns)
    tops = _tops(given, stops, lanes)
    high = tops[-1] - 12
    place = {key: (middles[stop.column], tops[lanes[key]]) for key, stop in stops.items()}
    shapes = [
        *_heads(given.columns, middles, high),
        group((_join(given.columns, stops, place, join) for join in given.joins), class_="joins"),
        *(_ending(given.columns, middles, stops[end.stop], place[end.stop], end) for end in given.endings),
        *(_stop(stop, *place[key]) for key, stop in stops.items()),
    ]
    description = _describe(given, stops)
    return Picture(
        canvas(ident, wide, high, given.title, description, shapes),
        given.title,
        description,
        _NOTE,
        _table(given, stops),
    )


def _check(given: Timeline, stops: Mapping[str, Stop]) -> None:
    for stop in given.stops:
        if not 0 <= stop.column < len(given.columns) or not given.columns[stop.column].held:
            raise ValueError(f"stop '{stop.key}' stands in no document")
    for join in given.joins:
        if stops[join.earlier].column >= stops[join.later].column:
            raise ValueError(f"'{join.later}' does not come after '{join.earlier}'")


def _middles(columns: Sequence[Column]) -> list[float]:
    middles, x = [], _MARGIN
    for column in columns:
        room = _HELD if column.held else _GAP
        middles.append(x + room / 2)
        x += room
    return middles


def _lanes(given: Timeline, stops: Mapping[str, Stop]) -> dict[str, int]:
    """The lane of each stop: the one that it carries on where that is free, else the first that is."""
    reach: dict[str, int] = {stop.key: stop.column for stop in given.stops}
    before: dict[str, list[str]] = defaultdict(list)
    for join in given.joins:
        reach[join.earlier] = max(reach[join.earlier], stops[join.later].column - 1)
        before[join.later].append(join.earlier)
    for end in given.endings:
        reach[end.stop] = max(reach[end.stop], end.column)
    lanes: dict[str, int] = {}
    busy: list[int] = []
    for stop in sorted(given.stops, key=lambda stop: stop.column):
        wanted = [lanes[key] for key in before[stop.key] if busy[lanes[key]] < stop.column]
        free = [at for at, until in enumerate(busy) if until < stop.column]
        lane = (wanted or free or [len(busy)])[0]
        if lane == len(busy):
            busy.append(0)
        lanes[stop.key] = lane
        busy[lane] = max(reach[stop.key], stop.column)
    return lanes


def _tops(given: Timeline, stops: Mapping[str, Stop], lanes: Mapping[str, int]) -> list[float]:
    """Where the middle of each lane is, and of one more: a lane is as high as what is written in it."""
    written = [3 if any(lanes[end.stop] == lane for end in given.endings) else 0 for lane in range(_count(lanes))]
    for key, stop in stops.items():
        written[lanes[key]] = max(written[lanes[key]], sum(len(lines.shown) for lines, _ in _beside(stop)))
    tops = [_TOP]
    for count in written:
        tops.append(tops[-1] + LEADING * (count + 1) + 44)
    return tops


def _count(lanes: Mapping[str, int]) -> int:
    return max(lanes.values(), default=-1) + 1


def _heads(columns: Sequence[Column], middles: Sequence[float], high: float) -> list[Svg]:
    shapes = []
    for column, x in zip(columns, middles, strict=True):
        room = _HELD if column.held else _GAP
        if not column.held:
            shapes.append(line(x, 56, x, high - 8, "thin dotted"))
        shapes.append(column_head(x, 18, room - 12, column.label, column.note))
    return shapes


def _across_gap(columns: Sequence[Column], first: int, last: int) -> bool:
    return any(not column.held for column in columns[first + 1 : last])


def _join(
    columns: Sequence[Column], stops: Mapping[str, Stop], place: Mapping[str, tuple[float, float]], join: Join
) -> Svg:
    (x1, y1), (x2, y2) = place[join.earlier], place[join.later]
    earlier, later = stops[join.earlier].column, stops[join.later].column
    dotted = " dotted" if _across_gap(columns, earlier, later) else ""
    bend = x2 - _HELD / 2
    path = f"M{number(x1)} {number(y1)}H{number(x2)}"
    if y1 != y2:
        turn = 8 if y2 > y1 else -8
        path = (
            f"M{number(x1)} {number(y1)}H{number(bend - 8)}q8 0 8 {turn}V{number(y2 - turn)}"
            f"q0 {turn} 8 {turn}H{number(x2)}"
        )
    marks = []
    if join.next_stage:
        marks.append(element("path", d=f"M{number(x2 - 26)} {number(y2 - 6)}l7 6-7 6", class_="stroke"))
    if not join.sure:
        marks.append(lettering(x2 - _HELD / 2 + 16, y2 - 6, "?", "strong", "middle"))
    return group((element("path", d=path, class_=f"thread{dotted}"), *marks))


def _ending(
    columns: Sequence[Column], middles: Sequence[float], stop: Stop, place: tuple[float, float], end: Ending
) -> Svg:
    x, y = middles[end.column], place[1]
    dotted = " dotted" if _across_gap(columns, stop.column, end.column) else " dashed"
    return group(
        (
            line(place[0], y, x - 10, y, f"thread{dotted}"),
            element("path", d=f"M{number(x)} {number(y)}m-7-7l14 14m0-14l-14 14", class_="stroke"),
            lettering(x, y + 28, wrap(end.words, _HELD - 14, 3), "", "middle"),
        )
    )


def _beside(stop: Stop) -> list[tuple[Lines, str]]:
    """What is written under a stop, and how."""
    room = _HELD - 12
    return [
        (wrap(stop.status, room, 2, BOLD), "strong"),
        (wrap(stop.doubt, room, 2), "doubt"),
        (wrap(stop.decided, room, 6, BOLD), "strong"),
        (wrap(stop.due, room, 1), ""),
        (wrap(stop.who, room, 2), "soft"),
    ]


def _stop(stop: Stop, x: float, y: float) -> Svg:
    pieces = [mark(stop.state, x, y)]
    if stop.doubt:
        pieces.append(lettering(x + RADIUS + 3, y - RADIUS + 2, "!", "strong doubt"))
    at = y + RADIUS + LEADING + 2
    for lines, class_ in _beside(stop):
        pieces.append(lettering(x, at, lines, class_, "middle"))
        at += LEADING * len(lines.shown)
    return group(pieces)


def _describe(given: Timeline, stops: Mapping[str, Stop]) -> str:
    held = [column for column in given.columns if column.held]
    stated = {stop.column for stop in given.stops}
    parts = [f"Stated in {len(stated)} of {len(held)} documents"]
    parts += [
        f"{column.label}: " + "; ".join(stop.status for stop in given.stops if stop.column == at)
        for at, column in enumerate(given.columns)
        if at in stated
    ]
    later: dict[str, int] = defaultdict(int)
    earlier: dict[str, int] = defaultdict(int)
    for join in given.joins:
        later[join.earlier] += 1
        earlier[join.later] += 1
    parts += [f"split after {given.columns[stops[key].column].label}" for key, count in later.items() if count > 1]
    parts += [f"merged in {given.columns[stops[key].column].label}" for key, count in earlier.items() if count > 1]
    parts += [f"{end.words} in {given.columns[end.column].label}" for end in given.endings]
    gaps = [column.label for column in given.columns if not column.held]
    parts += [f"dotted, because no document is held: {', '.join(gaps)}"] if gaps else []
    return ". ".join(part[:1].upper() + part[1:] for part in parts) + "."


def _table(given: Timeline, stops: Mapping[str, Stop]) -> Table:
    joined: dict[str, list[str]] = defaultdict(list)
    for join in given.joins:
        joined[join.later].append(f"{join.words} {given.columns[stops[join.earlier].column].label}".strip())
    ended = {(end.column, end.stop): end.words for end in given.endings}
    rows: list[tuple[Cell, ...]] = []
    for at, column in enumerate(given.columns):
        here = [stop for stop in given.stops if stop.column == at]
        rows += [
            (
                Cell(f"{column.label} {column.note}".strip()),
                Cell(stop.text, stop.href),
                Cell(stop.status + "".join(f" ({said})" for said in (stop.doubt, stop.decided) if said)),
                Cell(stop.due or "none printed"),
                Cell(stop.who or "nobody named"),
                Cell("; ".join(joined[stop.key]) or "first statement"),
            )
            for stop in here
        ]
        rows += [
            (Cell(f"{column.label} {column.note}".strip()), Cell(f"{words}: {stops[key].text}"), *[Cell("")] * 4)
            for (where, key), words in ended.items()
            if where == at
        ]
        if not here and not any(where == at for where, _ in ended):
            nothing = "not mentioned" if column.held else "no document is held: what happened cannot be told"
            rows.append((Cell(f"{column.label} {column.note}".strip()), Cell(nothing), *[Cell("")] * 4))
    held = sum(column.held for column in given.columns)
    stated = len({stop.column for stop in given.stops})
    return Table(
        f"{given.title}: {stated} of {held} documents state it",
        ("Document", "Words", "Reported", "Due", "Who answers", "Carries on"),
        tuple(rows),
    )
