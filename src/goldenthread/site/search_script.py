"""What the search in a browser reads: one classic script that holds JSON text.

A page that is opened from a disk may request nothing, so that the entries stand in a script beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.initials import short_names
from goldenthread.site.search import ASIDE, KINDS, Entry
from goldenthread.site.synonyms import Subjects, subjects


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a document, by which a reader may ask: ``2012/13 line 10``.

    Attributes:
        year: its plan year.
        name: what it is called.
        body: its council.
        parts: the first line of each page of its source, and that page; none where sources are not shown.
        last: its last line.
    """

    year: str
    name: str
    body: str
    parts: tuple[tuple[int, str], ...]
    last: int


def lines(held: Holdings) -> tuple[Lines, ...]:
    """The lines of every document, in the order of the documents."""
    return tuple(
        Lines(
            plain.year(one.label),
            plain.named(one),
            one.body_name,
            tuple(
                (first, held.source_place(one.iri, first).partition("#")[0])
                for first in held.source_parts.get(one.iri, ())
            ),
            max(held.lines_of.get(one.iri, ()), default=0),
        )
        for one in held.editions.values()
    )


def script(found: Sequence[Entry], documents: Sequence[Lines] = (), known: Subjects | None = None) -> str:
    """The entries as a script that sets ``goldenThreadIndex`` to JSON text.

    JSON text inside a string is read several times faster than an object literal, and nothing in it is run.
    """
    years = sorted({year for entry in found for year in entry.years})
    themes = sorted({theme for entry in found for theme in entry.themes})
    units = sorted({unit for entry in found for unit in entry.units})
    states = sorted({entry.state for entry in found if entry.state})
    kinds = list(KINDS)
    numbers = [{value: at for at, value in enumerate(values)} for values in (kinds, years, themes, units, states)]
    of_kind, of_year, of_theme, of_unit, of_state = numbers
    rows = [
        [
            of_kind[entry.kind],
            entry.title,
            entry.words,
            entry.who,
            entry.href,
            [of_year[year] for year in entry.years],
            [of_theme[theme] for theme in entry.themes],
            [of_unit[unit] for unit in entry.units],
            of_state.get(entry.state, -1),
            entry.note,
            [[piece.label, piece.place, piece.text, int(piece.wording)] for piece in entry.pieces],
            entry.rows,
            entry.due,
        ]
        for entry in found
    ]
    known = known or subjects()
    content = {
        "kinds": kinds,
        "weights": dict(KINDS),
        "aside": ASIDE,
        "years": years,
        "themes": themes,
        "units": units,
        "states": states,
        "synonyms": _same(found, known.same),
        "ignored": known.ignored,
        "asking": known.asking,
        "lines": [[one.year, one.name, one.body, one.parts, one.last] for one in documents],
        "entries": rows,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"self.goldenThreadIndex = {json.dumps(text, ensure_ascii=False)};\n"


def _same(found: Sequence[Entry], groups: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The groups of names of one thing, with initials of these names; behind them other names with their initials."""
    every = {name: group for group in groups for name in group}
    joined: dict[tuple[str, ...], tuple[str, ...]] = {group: group for group in groups}
    alone = []
    for name, short in short_names(_texts(found)):
        if short in every:
            continue
        if group := every.get(name):
            joined[group] = (*joined[group], short)
        else:
            alone.append((name, short))
    return [*joined.values(), *alone]


def _texts(found: Sequence[Entry]) -> Iterator[str]:
    for entry in found:
        yield entry.title
        yield from (piece.text for piece in entry.pieces)
