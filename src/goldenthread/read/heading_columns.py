"""Columns that name the headings of the rows beside them, though their heads are in words that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from goldenthread.read.activity_columns import begun
from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.text import clean

_GOING_ON = 0.5
"""Share of the rows in which a column of headings names another one at most."""
_LETTERS = 8
"""Letters that headings have on average at least."""
_LEVELS: tuple[FieldName, ...] = ("theme", "priority", "objective")


def with_heading_columns(columns: Sequence[ColumnGuess], rows: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """The columns with those taken for headings that stand left of what is done and go on over several rows of it.

    Each of their texts stands in rows that follow one another and comes no second time, and another one begins only
    where what is done does.

    Args:
        columns: what each was taken for so far.
        rows: the cells of the rows.
    """
    done = _what_is_done(columns)
    if done is None or not rows:
        return list(columns)
    places = [one.place for one in columns if one.place < done.place and _fits(one, done, columns, rows)]
    kinds = _kinds(places, {one.place: one.field for one in columns if one.field in _LEVELS})
    why = f"its texts go on over several rows of '{done.head}', and none comes again"
    return [
        replace(one, field=kinds[one.place], sureness="a guess", why=why) if one.place in kinds else one
        for one in columns
    ]


def _what_is_done(columns: Sequence[ColumnGuess]) -> ColumnGuess | None:
    """The column of activities, where there is none that of titles."""
    by_field = {one.field: one for one in columns}
    return by_field.get("activity") or by_field.get("title")


def _fits(one: ColumnGuess, done: ColumnGuess, columns: Sequence[ColumnGuess], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column that nobody knows may be one of headings, and no known heading begins just where it does."""
    if one.field != "note" or not one.head:
        return False
    below = begun(_cells(done.place, rows)) if done.field == "activity" else [True] * len(rows)
    starts = begun(_cells(one.place, rows))
    known = [begun(_cells(other.place, rows)) for other in columns if other.field in _LEVELS]
    return starts not in known and _are_headings(_cells(one.place, rows), below)


def _cells(place: int, rows: Sequence[Sequence[str]]) -> list[str]:
    return [clean(row[place]) if place < len(row) else "" for row in rows]


def _are_headings(cells: Sequence[str], below: Sequence[bool]) -> bool:
    """Whether cells are headings of what begins at some rows.

    >>> _are_headings(["Clean parks", "", "Safe roads", "Safe roads"], [True] * 4)
    True
    >>> _are_headings(["Clean parks", "Safe roads", "Clean parks", ""], [True] * 4)
    False
    """
    starts = begun(cells)
    said = [cell for cell, start in zip(cells, starts, strict=True) if start]
    return (
        bool(cells[0])
        and 1 < len(said) <= _GOING_ON * len(cells)
        and len(said) < sum(below)
        and len(set(said)) == len(said)
        and sum(sum(map(str.isalpha, one)) for one in said) >= _LETTERS * len(said)
        and all(under for start, under in zip(starts, below, strict=True) if start)
    )


def _kinds(places: Sequence[int], known: dict[int, FieldName]) -> dict[int, FieldName]:
    """The kinds of the headings of some columns: from the left, none out of order; nothing where there are too many.

    >>> _kinds([1], {0: "theme"}), _kinds([0], {}), _kinds([0, 1], {}), _kinds([1], {0: "objective"})
    ({1: 'priority'}, {0: 'priority'}, {0: 'theme', 1: 'priority'}, {})
    """
    every = sorted([*places, *known])
    options = [option for option in combinations(_LEVELS, len(every)) if _agrees(option, every, known)]
    best = next((option for option in options if option == ("priority",)), options[0] if options else ())
    return {place: kind for place, kind in zip(every, best, strict=False) if place in places}


def _agrees(option: Sequence[FieldName], every: Sequence[int], known: dict[int, FieldName]) -> bool:
    return all(known.get(place, kind) == kind for place, kind in zip(every, option, strict=True))
