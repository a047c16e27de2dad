"""Who answered from document to document: a row for each person, post or unit, and where it was handed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.pictures.drawing import (
    BOLD,
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
from goldenthread.pictures.lettering import wrap
from goldenthread.pictures.picture import Cell, Picture, Table


@dataclass(frozen=True, slots=True)
class Year:
    """A document on the line of years, or a run of years without one.

    Attributes:
        label: its year or years.
        note: what kind of document it is.
        held: whether there is a document.
        names: whether it prints who answers; where not, who did cannot be told.
    """

    label: str
    note: str = ""
    held: bool = True
    names: bool = True


@dataclass(frozen=True, slots=True)
class Holder:
    """A person, a post or a unit, and what it answered for in each document.

    Attributes:
        name: its name.
        counts: beside how many rows it is named in each column, 0 where in none.
        href: its page.
        hrefs: where these are listed, as many as counts; or none.
    """

    name: str
    counts: tuple[int, ...]
    href: str = ""
    hrefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOver:
    """What one answered for is answered for by another in a later document.

    Attributes:
        before: place of the one who hands over among the holders, from 0.
        after: place of the one who takes over.
        column: the document that first names the other.
        count: how many rows were handed over.
        words: how it is known, for the table.
        href: the evidence.
    """

    before: int
    after: int
    column: int
    count: int = 1
    words: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class HandOvers:
    """Who answered, document by document."""

    title: str
    years: tuple[Year, ...]
    holders: tuple[Holder, ...]
    handovers: tuple[HandOver, ...] = ()


_LEFT, _COLUMN, _ROW, _TOP = 190.0, 100.0, 40.0, 76.0

_NOTE = (
    "A box tells beside how many rows, commitments or steps, the document names them. An arrow is a hand-over. "
    "Dotted: who answered cannot be told."
)


def draw(ident: str, given: HandOvers) -> Picture:
    """Draws who answered from document to document.

    Raises:
        ValueError: a holder has not one count for each column, or a hand-over is between none.
    """
    if any(len(holder.counts) != len(given.years) for holder in given.holders):
        raise ValueError("a holder needs one count for each column")
    for change in given.handovers:
        if not 0 < change.column < len(given.years) or not {change.before, change.after} <= set(
            range(len(given.holders))
        ):
            raise ValueError("a hand-over is between two holders, in a column after the first")
    wide = _LEFT + _COLUMN * len(given.years) + 8
    high = _TOP + _ROW * len(given.holders) + 12
    shapes = [
        *_columns(given.years, high),
        *(_row(holder, given.years, _TOP + _ROW * at) for at, holder in enumerate(given.holders)),
        *_arrows(given.handovers),
    ]
    description = _describe(given)
    return Picture(
        canvas(ident, wide, high, given.title, description, shapes), given.title, description, _NOTE, _table(given)
    )


def _columns(years: Sequence[Year], high: float) -> list[Svg]:
    shapes = []
    for at, year in enumerate(years):
        x = _LEFT + _COLUMN * (at + 0.5)
        note = year.note if year.held and year.names else "no document" if not year.held else "names nobody"
        shapes.append(column_head(x, 18, _COLUMN - 8, year.label, note))
        if not (year.held and year.names):
            shapes.append(line(x, 62, x, high - 6, "thin dotted"))
    return shapes


def _row(holder: Holder, years: Sequence[Year], y: float) -> Svg:
    name = wrap(holder.name, _LEFT - 24, 2, BOLD)
    shapes = [
        lettering(8, y + (19 if len(name.shown) == 1 else 12), name, "strong"),
        line(8, y + _ROW - 4, _LEFT + _COLUMN * len(years), y + _ROW - 4),
    ]
    for at, count in enumerate(holder.counts):
        if count:
            x = _LEFT + _COLUMN * at + 16
            shapes += [
                rectangle(x, y + 2, _COLUMN - 32, 24, "holding"),
                lettering(x + (_COLUMN - 32) / 2, y + 19, str(count), "strong", "middle"),
            ]
    return group(shapes)


def _arrows(handovers: Sequence[HandOver]) -> list[Svg]:
    shapes = []
    for change in handovers:
        x = _LEFT + _COLUMN * change.column
        y1, y2 = (_TOP + _ROW * at + 14 for at in (change.before, change.after))
        path = (
            f"M{number(x - 14)} {number(y1)}H{number(x)}V{number(y2)}h8"
            if y1 != y2
            else f"M{number(x - 14)} {number(y1)}h22"
        )
        shapes.append(
            group(
                (
                    element("path", d=path, class_="stroke"),
                    element("path", d=f"M{number(x + 7)} {number(y2 - 5)}l7 5-7 5", class_="stroke"),
                )
            )
        )
    return shapes


def _describe(given: HandOvers) -> str:
    names = [holder.name for holder in given.holders]
    said = [
        f"{year.label}: "
        + (
            "no document is held"
            if not year.held
            else "the document names nobody"
            if not year.names
            else ", ".join(holder.name for holder in given.holders if holder.counts[at]) or "nobody of these is named"
        )
        for at, year in enumerate(given.years)
    ]
    said += [
        f"{names[change.before]} to {names[change.after]} in {given.years[change.column].label}"
        for change in given.handovers
    ]
    return ". ".join(said) + "."


def _table(given: HandOvers) -> Table:
    taken: Mapping[int, list[HandOver]] = {
        at: [change for change in given.handovers if change.after == at] for at in range(len(given.holders))
    }
    rows = []
    for at, holder in enumerate(given.holders):
        changes = taken[at]
        said = "; ".join(
            f"from {given.holders[change.before].name}, {given.years[change.column].label}"
            + (f" ({change.words})" if change.words else "")
            for change in changes
        )
        rows.append(
            (
                Cell(holder.name, holder.href),
                *(
                    Cell(_held(count, year), href if count else "")
                    for count, year, href in zip(
                        holder.counts, given.years, holder.hrefs or ("",) * len(given.years), strict=True
                    )
                ),
                Cell(said or "nobody that the documents show", changes[0].href if changes else ""),
            )
        )
    head = ("Who", *(f"{year.label} {year.note}".strip() for year in given.years), "Took over from")
    return Table(f"{given.title}: beside how many rows each is named", head, tuple(rows))


def _held(count: int, year: Year) -> str:
    if not (year.held and year.names):
        return "cannot be told"
    return str(count) if count else "not named"
