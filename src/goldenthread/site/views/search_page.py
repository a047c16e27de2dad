"""The page to search on, and the A to Z for those without JavaScript."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.search import KINDS, Entry, entries
from goldenthread.site.search_script import lines, script
from goldenthread.site.vendor import licences, minisearch

INDEX = "assets/scripts/index.js"
"""The script that holds what can be found, relative to the root of the site."""

MINISEARCH = "assets/scripts/minisearch.js"
"""The search engine, relative to the root of the site, where this copy of the program carries it."""

OTHER = "0-9"
"""What stands for every letter outside A to Z."""


LONGEST = 800
"""How many entries one page of the A to Z holds at most."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the A to Z: its page, and how many things are on it."""

    letter: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page to search on.

    Attributes:
        works: whether the search engine is part of this copy of the site.
        letters: the A to Z.
        counts: how many things of each kind can be found.
    """

    works: bool
    letters: tuple[Letter, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """One page of the A to Z."""

    letter: str
    letters: tuple[Letter, ...]
    entries: tuple[Entry, ...]


def pages(held: Holdings, others: Sequence[Page]) -> Iterator[Page]:
    """The search, the A to Z, and a page for each letter.

    Args:
        held: what can be found.
        others: every other page of the site.
    """
    found = entries(held, others)
    parts = _parts(found)
    letters = tuple(Letter(letter, f"a-to-z/{letter.lower()}.html", len(some)) for letter, some in parts)
    counts = tuple((kind, sum(entry.kind == kind for entry in found)) for kind in KINDS)
    counts = tuple((kind, count) for kind, count in counts if count)
    works = minisearch() is not None
    scripts = (MINISEARCH, INDEX, "assets/scripts/search.js") if works else ()
    view = SearchView(works, letters, counts)
    yield Page("search.html", "search", "Search", lambda: view, scripts=scripts)
    yield Page("a-to-z.html", "a_to_z", "A to Z", lambda: LetterView("", letters, ()))
    for one, (letter, some) in zip(letters, parts, strict=True):
        yield Page(one.path, "a_to_z", f"A to Z: {letter}", partial(LetterView, letter, letters, some), "a-to-z.html")


def _parts(found: Sequence[Entry]) -> list[tuple[str, tuple[Entry, ...]]]:
    """The letters in their order; one with too many entries for a page in parts (``P-2``)."""
    by_letter = _by_letter(found)
    return [
        (letter if not at else f"{letter}-{at // LONGEST + 1}", tuple(by_letter[letter][at : at + LONGEST]))
        for letter in sorted(by_letter)
        for at in range(0, len(by_letter[letter]), LONGEST)
    ]


def _by_letter(found: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Everything by the first letter of its title, in the order of the alphabet."""
    by_letter: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        by_letter[first_letter(entry.title)].append(entry)
    return {
        letter: sorted(some, key=lambda entry: (sorting(entry.title), entry.href)) for letter, some in by_letter.items()
    }


def sorting(title: str) -> str:
    """A title as it is sorted: without case, accents and what stands before its first letter or digit.

    >>> sorting("‘Éclair’ 2")
    'eclair’ 2'
    """
    plain_text = unicodedata.normalize("NFKD", title).casefold()
    kept = "".join(character for character in plain_text if not unicodedata.combining(character))
    start = next((at for at, character in enumerate(kept) if character.isalnum()), len(kept))
    return kept[start:]


def first_letter(title: str) -> str:
    """Under which letter a title stands.

    >>> first_letter("“Reduce crime”"), first_letter("2012 games"), first_letter("漢")
    ('R', '0-9', '0-9')
    """
    first = sorting(title)[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER


def write_index(held: Holdings, pages: Sequence[Page], out: Path) -> None:
    """Writes what the search needs beside the pages, where the search engine is part of this copy."""
    engine = minisearch()
    if engine is None:
        return
    (out / MINISEARCH).write_bytes(engine.read_bytes())
    for licence in licences("minisearch"):
        (out / MINISEARCH).with_name(licence.name).write_bytes(licence.read_bytes())
    (out / INDEX).write_text(script(entries(held, pages), lines(held), held.subjects), encoding="utf-8")


def missing() -> str:
    """What is missing of the search in this copy of the program, as a sentence; empty where it is whole."""
    if minisearch() is not None:
        return ""
    return "the search engine is missing: 'make web' fetches it (npm); until then the site has an A to Z instead"
