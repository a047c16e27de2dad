"""Colours by which a report says no more than the date: where it gives a warning colour to whatever is not due yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from goldenthread.site.own_days import not_due
from goldenthread.site.records import Commitment, Edition

WARNING = ("A", "R")
"""Colours that readers take for a warning."""
NOT_DUE = "not due yet"
LEAST, SHARE = 20, 0.95
"""Rows of a colour below which nothing is told of it, and how many of them must be alike."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a report uses a warning colour.

    Attributes:
        letter: the colour, as its letter.
        rows: how many dated rows have it.
        waiting: how many of these were not due on the day of the report.
        others: how many coloured rows that were not due then, and not completed, have another colour.
    """

    letter: str
    rows: int
    waiting: int
    others: int

    @property
    def of_the_date(self) -> bool:
        """Whether the colour goes with the date alone, both ways: then it warns of nothing.

        >>> Usage("A", 40, 39, 1).of_the_date, Usage("A", 40, 39, 9).of_the_date, Usage("A", 40, 30, 0).of_the_date
        (True, False, False)
        >>> Usage("A", 19, 19, 0).of_the_date
        False
        """
        if self.rows < LEAST:
            return False
        return self.waiting >= SHARE * self.rows and self.waiting >= SHARE * (self.waiting + self.others)


def usages(edition: Edition, rows: Iterable[Commitment]) -> tuple[Usage, ...]:
    """How a document uses each warning colour, by its dated rows; nothing of one that reports on no day."""
    as_of = edition.as_of
    if as_of is None:
        return ()
    dated = [(one, one.deadline > as_of) for one in rows if one.edition == edition.iri and one.rag and one.deadline]
    open_ = [one.rag for one, waits in dated if waits and not one.completed]
    return tuple(
        Usage(
            letter,
            sum(one.rag == letter for one, _ in dated),
            open_.count(letter),
            len(open_) - open_.count(letter),
        )
        for letter in WARNING
    )


def explained(editions: Mapping[str, Edition], rows: Iterable[Commitment]) -> dict[str, Commitment]:
    """Rows by IRI, each with what its colour says in its report where that is no warning.

    It is said only of a row that was not due then, by its date and by its own words.
    """
    every = tuple(rows)
    mine: dict[str, list[Commitment]] = {}
    for one in every:
        mine.setdefault(one.edition, []).append(one)
    dates = {
        (iri, use.letter)
        for iri, some in mine.items()
        if iri in editions
        for use in usages(editions[iri], some)
        if use.of_the_date
    }
    return {
        one.iri: replace(one, colour_says=NOT_DUE)
        if (one.edition, one.rag) in dates and not_due(editions[one.edition], one)
        else one
        for one in every
    }
