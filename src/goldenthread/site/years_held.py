"""The years that a council's documents cover, and the years for which none is held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.site.records import Edition


@dataclass(frozen=True, slots=True)
class Gap:
    """Years without a document.

    Attributes:
        first: label of the first of them, as people write it.
        last: label of the last.
        years: how many.
    """

    first: str
    last: str
    years: int

    @property
    def label(self) -> str:
        """``2008/09 to 2011/12``; one year alone by itself, two with a comma between them."""
        if self.years == 1:
            return self.first
        return f"{self.first}, {self.last}" if self.years == 2 else f"{self.first} to {self.last}"


def gap(earlier: Edition, later: Edition) -> Gap | None:
    """The years between two documents, or none where they are of neighbouring years."""
    missing = range(earlier.start.year + 1, later.start.year)
    if not missing:
        return None
    split = earlier.end.year > earlier.start.year
    return Gap(_label(missing[0], split), _label(missing[-1], split), len(missing))


def without(earlier: Edition, later: Edition, editions: Sequence[Edition]) -> str:
    """The years between two documents for which their council has none, in words; empty where there is none.

    Args:
        earlier: a document.
        later: a later one.
        editions: every document of the council, the earliest first.
    """
    between = [one for one in editions if earlier.start <= one.start <= later.start]
    return " and ".join(
        found.label.replace(", ", " and ") for one, other in pairwise(between) if (found := gap(one, other))
    )


_PLAN_YEAR = re.compile(r"(\d{4})/\d{2}")


def plan_years(labels: Iterable[str]) -> tuple[str, ...]:
    """Those labels that are plan years, in order, with those between them.

    >>> plan_years(["2016/17", "Jun", "2014/15"])
    ('2014/15', '2015/16', '2016/17')
    """
    first = sorted({int(found[1]) for label in labels if (found := _PLAN_YEAR.fullmatch(label))})
    return tuple(_label(year, True) for year in range(first[0], first[-1] + 1)) if first else ()


def year_after(edition: Edition) -> str:
    """The plan year after that of a document, as people write it."""
    return _label(edition.start.year + 1, edition.end.year > edition.start.year)


def followed(edition: Edition, editions: Sequence[Edition]) -> bool:
    """Whether a document of a later plan year than that of another, but of the next at most, is held."""
    return any(one.start.year == edition.start.year + 1 for one in editions)


def _label(first: int, split: bool) -> str:
    """A plan year by its first calendar year; ``split`` where it ends in the next.

    >>> _label(2008, True), _label(1999, True), _label(2008, False)
    ('2008/09', '1999/00', '2008')
    """
    return f"{first}/{(first + 1) % 100:02d}" if split else str(first)
