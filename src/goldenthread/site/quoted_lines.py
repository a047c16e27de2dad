"""The lines of the documents as the graph quotes them: runs, each with its words and its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A run of source lines, quoted.

    Attributes:
        taken_for: what it is where nothing was read from it.
        place: where it stands, in the terms of the document's format.
    """

    iri: str
    edition: str
    first: int
    last: int
    text: str
    taken_for: str
    place: str


def texts(runs: Iterable[Run]) -> dict[str, dict[int, str]]:
    """The text of every line, by document and number; the graph quotes each on which something is printed."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for run in runs:
        for number, text in enumerate(run.text.split("\n"), start=run.first):
            if number <= run.last:
                found[run.edition].setdefault(number, text)
    return {
        edition: {number: mine.get(number, "") for number in range(1, max(mine) + 1)} for edition, mine in found.items()
    }


def taken_for(runs: Iterable[Run]) -> dict[tuple[str, int], str]:
    """What lines were taken for from which nothing was read, by document and number."""
    return {
        (run.edition, number): run.taken_for
        for run in runs
        if run.taken_for
        for number in range(run.first, run.last + 1)
    }


def places(runs: Iterable[Run]) -> dict[tuple[str, int], str]:
    """Where runs of lines stand; of those that begin on one line, the shortest."""
    ordered = sorted(runs, key=lambda run: run.first - run.last)
    return {(run.edition, run.first): run.place for run in ordered if not run.place.startswith(("line=", "row="))}
