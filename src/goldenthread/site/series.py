"""Which measures of different tables are one series: of one council, of the same name, however spelt, and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from goldenthread.language.same_name import same_name
from goldenthread.site.page_words import same_units
from goldenthread.site.records import Edition, Measure

_ASIDE = re.compile(r"\([^()]*\)")


def series(measures: Iterable[tuple[str, Measure]]) -> list[tuple[str, ...]]:
    """The IRIs of the measures of each series.

    Args:
        measures: each with the IRI of its council, in the order of the documents.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for body, one in measures:
        name = named(one)
        key = (body, name, unit(one.unit)) if name else (body, "", one.iri)
        found.setdefault(key, []).append(one.iri)
    return [tuple(iris) for iris in found.values()]


def named(measure: Measure) -> str:
    """What two spellings of the name of a measure share."""
    return same_name(measure.name)


def unit(printed: str) -> str:
    """A unit under one of its names, without what is said of it in brackets.

    >>> unit("%") == unit("Percentage"), unit("Number (a count of lets)"), unit("percentage points")
    (True, 'number', 'percentage points')
    """
    bare = " ".join(_ASIDE.sub(" ", printed).casefold().split())
    return next((group[0] for group in same_units() if bare in group), bare)


def series_of(measures: Iterable[Measure], editions: Mapping[str, Edition]) -> dict[str, tuple[str, ...]]:
    """The series of each measure, by its IRI; no series goes from one council to another."""
    together = series((editions[one.edition].body, one) for one in measures)
    return {iri: some for some in together for iri in some}
