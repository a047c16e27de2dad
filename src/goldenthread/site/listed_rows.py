"""Every row of a document as a list, by kind and by how it was reported: where the figures of its page lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.cutting import cut, part_path
from goldenthread.site.drawings import standing
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.yearly import KINDS


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of one kind that a document reports in the same words.

    Attributes:
        kind: ``activity`` or ``milestone``.
        how: those words.
        said: what they are, how many, of how many.
        anchor: its place on the page.
        rows: all of them, in the order of the document.
    """

    kind: str
    how: str
    said: str
    anchor: str
    rows: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows of one document.

    Attributes:
        runs: commitments before steps, what is most frequent first.
        parts: the rows of each page of the list.
        places: the page, and the place on it, of each kind with the empty text, and of each kind with its words.
    """

    runs: tuple[Run, ...]
    parts: tuple[Sequence[Commitment], ...]
    places: Mapping[tuple[str, str], str]


@lru_cache(maxsize=256)
def row_list(held: Holdings, edition: Edition) -> RowList:
    """The list of a document."""
    runs: list[Run] = []
    for kind, what in KINDS:
        mine = [one for one in held.commitments.values() if one.edition == edition.iri and one.kind == kind]
        found: dict[str, list[Commitment]] = {}
        for one in mine:
            found.setdefault(said(one, edition), []).append(one)
        for how, some in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            words = f"{what[:1].upper()}{what[1:]}: {how}, {plain.share(len(some), len(mine))}"
            runs.append(Run(kind, how, words, f"{what}-{len(runs) + 1}", tuple(some)))
    parts = cut(
        [one for run in runs for one in run.rows], lambda one: 650 + len(one.text) + len(headings_of(held, one))
    )
    return RowList(tuple(runs), tuple(parts), _places(path_of(held, edition), runs, parts))


def path_of(held: Holdings, edition: Edition) -> str:
    """The page of the list, or the first of several."""
    return f"{page_of(edition.iri, held.base).removesuffix('.html')}/rows.html"


def _places(first: str, runs: Sequence[Run], parts: Sequence[Sequence[Commitment]]) -> dict[tuple[str, str], str]:
    page = {one.iri: part_path(first, number) for number, part in enumerate(parts, start=1) for one in part}
    found: dict[tuple[str, str], str] = {}
    for run in runs:
        place = f"{page[run.rows[0].iri]}#{run.anchor}"
        found.setdefault((run.kind, ""), place)
        found[run.kind, run.how] = place
    return found


def chosen(held: Holdings, rows: Sequence[Commitment]) -> str:
    """The list of a document with those rows alone: all of one kind, of one theme, and reported alike."""
    edition = held.edition(rows[0])
    listed = row_list(held, edition)
    words = {said(one, edition) for one in rows}
    place, _, anchor = listed.places[rows[0].kind, words.pop() if len(words) == 1 else ""].partition("#")
    every = [set(hows(one, edition)) for one in rows]
    how = next(iter(sorted(set.intersection(*every))), "")
    asked = {"kind": KIND[rows[0].kind], "how": how, "theme": theme_of(held, rows[0])}
    return f"{place}?{urlencode({name: value for name, value in asked.items() if value})}#{anchor}"


KIND = {"activity": "commitment", "milestone": "step"}


def theme_of(held: Holdings, one: Commitment) -> str:
    """The highest heading above a row, as the list has it."""
    path = held.path(one)
    return path[0].text.replace("|", "¦") if path else "under no heading"


def headings_of(held: Holdings, one: Commitment) -> str:
    """All headings above a row: the words of a list are looked for in them too."""
    return " ".join(heading.text for heading in held.path(one))


def hows(one: Commitment, edition: Edition) -> tuple[str, ...]:
    """By what a row can be chosen: the words of its document, and the state as which a picture draws it."""
    return tuple(dict.fromkeys((said(one, edition), standing(one).value)))


def said(one: Commitment, edition: Edition) -> str:
    """How a row stands, in the words of its document: the status, or the colour where it prints no word."""
    if one.status:
        return one.status
    if one.completed:
        return "at 100%"
    if one.rag:
        return f"{plain.rating(one.rag)}, without a word"
    if one.percent is not None:
        return "a percentage alone"
    return "nothing reported" if plain.standing(one, edition) == "unreported" else "no column for it"
