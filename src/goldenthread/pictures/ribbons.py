"""What became of the commitments from document to document: ribbons as thick as their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from goldenthread.pictures.drawing import (
    LEADING,
    Svg,
    canvas,
    column_head,
    element,
    group,
    lettering,
    line,
    number,
    rectangle,
)
from goldenthread.pictures.lettering import Lines, wrap
from goldenthread.pictures.marks import State, filling, patterns
from goldenthread.pictures.picture import Cell, Picture, Table


class Fate(Enum):
    """What became of a commitment in the next document; the values are the words shown."""

    KEPT = "kept, same words"
    REWORDED = "kept, other words"
    SPLIT = "split, or regrouped"
    MERGED = "merged into one"
    ENDED = "not carried on"
    UNTOLD = "cannot be told"
    ELSEWHERE = "goes on as a step, or in a later document"
    NEW = "new"


_DRAWN = {
    Fate.KEPT: State.COMPLETED,
    Fate.REWORDED: State.ON_TARGET,
    Fate.SPLIT: State.DELAYED,
    Fate.MERGED: State.DISCONTINUED,
    Fate.ENDED: State.OVERDUE,
    Fate.UNTOLD: State.UNTOLD,
    Fate.ELSEWHERE: State.UNREPORTED,
    Fate.NEW: State.OTHER,
}
"""The pattern that each fate borrows; what is drawn means only what the legend says."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document, and how many commitments of the kind counted it states."""

    label: str
    note: str
    total: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Commitments that fared alike from one document to the next.

    Attributes:
        fate: how they fared.
        before: how many they are in the earlier document; 0 where they are new.
        after: how many they are in the later one; 0 where they are not there.
        href: where they are listed.
    """

    fate: Fate
    before: int
    after: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """From one document to the next.

    Attributes:
        streams: how the commitments of both fared, in the order drawn.
        gap: the years between for which no document is held, in words, or empty.
    """

    streams: tuple[Stream, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """What became of commitments from document to document.

    Attributes:
        title: what is shown.
        documents: in the order of time, two or more.
        steps: between each document and the next.
        what: what is counted, in the plural.
    """

    title: str
    documents: tuple[Document, ...]
    steps: tuple[Step, ...]
    what: str = "commitments"


_BAR, _ROOM, _TOP, _TALL, _MARGIN = 20.0, 176.0, 64.0, 240.0, 50.0


def draw(ident: str, given: Flow) -> Picture:
    """Draws what became of the commitments from document to document.

    Raises:
        ValueError: the numbers of a step do not add up to those of its documents.
    """
    title, documents, steps, what = given.title, given.documents, given.steps, given.what
    _check(documents, steps)
    most = max(document.total for document in documents) or 1
    scale = _TALL / most
    wide = 2 * _MARGIN + _BAR * len(documents) + _ROOM * len(steps)
    high = _TOP + _TALL + 30 + max(map(_tall, steps))
    used = [_DRAWN[stream.fate] for step in steps for stream in step.streams]
    shapes = [patterns(ident, used)]
    for at, step in enumerate(steps):
        x = _MARGIN + at * (_BAR + _ROOM) + _BAR
        shapes += [_ribbons(ident, step, x, scale), _figures(ident, step, x)]
    for at, document in enumerate(documents):
        x = _MARGIN + at * (_BAR + _ROOM)
        shapes += [
            rectangle(x, _TOP, _BAR, max(document.total * scale, 1), "bar"),
            column_head(x + _BAR / 2, 16, 110, document.label, f"{document.note}, {document.total}"),
        ]
    description = _describe(documents, steps, what)
    return Picture(
        canvas(ident, wide, high, title, description, shapes),
        title,
        description,
        f"A ribbon is as thick as the number of {what}. A stub on the left ends there; one on the right begins there.",
        _table(f"{title}, counted in {what}", documents, steps),
    )


def _check(documents: Sequence[Document], steps: Sequence[Step]) -> None:
    if len(documents) < 2 or len(steps) != len(documents) - 1:
        raise ValueError("a flow needs two documents or more, and a step between each two")
    for earlier, later, step in zip(documents, documents[1:], steps, strict=False):
        before, after = (sum(getattr(stream, side) for stream in step.streams) for side in ("before", "after"))
        if (before, after) != (earlier.total, later.total):
            raise ValueError(
                f"from {earlier.label} to {later.label} {before} and {after} are told of, "
                f"but the documents state {earlier.total} and {later.total}"
            )


def _ribbons(ident: str, step: Step, x: float, scale: float) -> Svg:
    shapes = []
    left = right = _TOP
    for stream in step.streams:
        tall, taller = stream.before * scale, stream.after * scale
        if stream.before or stream.after:
            state = _DRAWN[stream.fate]
            shapes.append(
                element(
                    "path",
                    d=_ribbon(x, left, tall, right, taller),
                    class_=f"area ribbon {state.slug}",
                    fill=filling(ident, state),
                )
            )
        left, right = left + tall, right + taller
    return group(shapes)


def _ribbon(x: float, left: float, tall: float, right: float, taller: float) -> str:
    """The outline of a ribbon; a stub of a third of the way where one side has nothing."""
    stub = _ROOM / 3
    if not taller:
        return f"M{number(x)} {number(left)}h{number(stub)}l8 {number(tall / 2)}l-8 {number(tall / 2)}h{number(-stub)}z"
    if not tall:
        end = x + _ROOM
        return (
            f"M{number(end)} {number(right)}h{number(-stub)}l8 {number(taller / 2)}l-8 {number(taller / 2)}"
            f"h{number(stub)}z"
        )
    middle, far = number(x + _ROOM / 2), number(x + _ROOM)
    return (
        f"M{number(x)} {number(left)}C{middle} {number(left)} {middle} {number(right)} {far} {number(right)}"
        f"V{number(right + taller)}C{middle} {number(right + taller)} {middle} {number(left + tall)} "
        f"{number(x)} {number(left + tall)}z"
    )


def _written(step: Step) -> list[tuple[Lines, State | None]]:
    """What stands under a step: the gap, if there is one, and a figure for each stream with its pattern."""
    gap = [(wrap(step.gap, _ROOM, 2, 12.0), None)] if step.gap else []
    said = ((f"{_count(stream)} {stream.fate.value}", _DRAWN[stream.fate]) for stream in step.streams)
    return [*gap, *((wrap(text, _ROOM - 12, 3), state) for text, state in said)]


def _tall(step: Step) -> float:
    """How high what stands under a step is."""
    return sum(LEADING * len(lines.shown) + 4 for lines, _ in _written(step))


def _figures(ident: str, step: Step, x: float) -> Svg:
    shapes = []
    y = _TOP + _TALL + 24
    if step.gap:
        shapes.append(line(x + _ROOM / 2, _TOP, x + _ROOM / 2, _TOP + _TALL, "thin dotted"))
    for lines, state in _written(step):
        if state is None:
            shapes.append(lettering(x, y, lines, "soft"))
        else:
            shapes += [
                rectangle(x, y - 10, 16, 12, f"area {state.slug}", filling(ident, state)),
                lettering(x + 22, y, lines),
            ]
        y += LEADING * len(lines.shown) + 4
    return group(shapes)


def _count(stream: Stream) -> str:
    if stream.before and stream.after and stream.before != stream.after:
        return f"{stream.before} → {stream.after}"
    return str(stream.before or stream.after)


def _describe(documents: Sequence[Document], steps: Sequence[Step], what: str) -> str:
    said = []
    for earlier, later, step in zip(documents, documents[1:], steps, strict=False):
        streams = ", ".join(f"{_count(stream)} {stream.fate.value}" for stream in step.streams)
        said.append(f"From {earlier.label} ({earlier.total} {what}) to {later.label} ({later.total}): {streams}.")
    return " ".join(said)


def _table(caption: str, documents: Sequence[Document], steps: Sequence[Step]) -> Table:
    rows = [
        (
            Cell(f"{earlier.label} to {later.label}" + (f" ({step.gap})" if step.gap else "")),
            Cell(stream.fate.value, stream.href),
            Cell(f"{stream.before} of {earlier.total}", stream.href if stream.before else ""),
            Cell(f"{stream.after} of {later.total}", stream.href if stream.after else ""),
        )
        for earlier, later, step in zip(documents, documents[1:], steps, strict=False)
        for stream in step.streams
    ]
    return Table(caption, ("Documents", "What became of them", "In the earlier", "In the later"), tuple(rows))
