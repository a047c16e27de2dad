"""The documents line by line: what each line and each cell became, and what was read from none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.cutting import source_page
from goldenthread.site.excerpts import Cell, cells, printed
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.records import Commitment, Edition, Heading, Measure

Thing = Heading | Commitment | Measure

TAKEN_FOR = {
    "header": "names of columns",
    "furniture": "page furniture",
    "heading": "part of a heading",
    "continuation": "goes on from the line above",
    "issue": "left aside, with a note",
}
"""What a line from which nothing was read was taken for, in plain words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One source line.

    Attributes:
        became: what was read from it, in the order of the document.
        taken_for: what it was taken for where nothing was.
        place: where it, or the run of lines that it begins, stands in the document, where its number does not say it.
    """

    number: int
    cells: tuple[Cell, ...]
    became: tuple[Thing, ...]
    taken_for: str
    place: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One page of a source."""

    edition: Edition
    part: int
    parts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    total: int

    @property
    def placed(self) -> bool:
        """Whether lines stand in cells or boxes of their own."""
        return any(line.place for line in self.lines)


def pages(held: Holdings) -> Iterator[Page]:
    """The pages of each source; of a redacted build there are none."""
    for edition in held.editions.values():
        owners: Mapping[int, list[Thing]] = {}
        starts = held.source_parts.get(edition.iri, ())
        if starts:
            owners = _owners(held, edition)
        for number in range(1, len(starts) + 1):
            yield Page(
                source_page(page_of(edition.iri, held.base), number),
                "source",
                f"{plain.named(edition)}, line by line" + (f", part {number}" if number > 1 else ""),
                lambda edition=edition, number=number, owners=owners: view(  # type: ignore[misc]
                    held, edition, number, owners
                ),
                section="documents.html",
                redactable=False,
            )


def view(held: Holdings, edition: Edition, number: int, owners: Mapping[int, list[Thing]]) -> SourceView:
    """One page of a source."""
    texts, starts = held.lines_of[edition.iri], held.source_parts[edition.iri]
    highest = starts[number] if number < len(starts) else max(texts) + 1
    first = page_of(edition.iri, held.base)
    ends = [*(start - 1 for start in starts[1:]), max(texts)]
    return SourceView(
        edition=edition,
        part=number,
        parts=tuple(
            (f"lines {start} to {end}", source_page(first, n))
            for n, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
        ),
        lines=tuple(
            _line(held, edition, n, text, owners.get(n, []))
            for n, text in texts.items()
            if starts[number - 1] <= n < highest
        ),
        total=len(texts),
    )


def _line(held: Holdings, edition: Edition, number: int, text: str, became: list[Thing]) -> Line:
    marks = [printed(thing) for thing in became if isinstance(thing, Commitment)]
    what = held.taken_for.get((edition.iri, number), "")
    taken_for = TAKEN_FOR.get(what, what) if text.strip() else "blank"
    place = held.places.get((edition.iri, number), "")
    return Line(number, cells(text, marks), tuple(became), taken_for, place)


def _owners(held: Holdings, edition: Edition) -> dict[int, list[Thing]]:
    """What was read from each line."""
    found: dict[int, list[Thing]] = defaultdict(list)
    groups: tuple[Mapping[str, Thing], ...] = (held.headings, held.commitments, held.measures)
    for group in groups:
        for thing in group.values():
            if thing.edition == edition.iri:
                for number in thing.lines or (thing.line,):
                    found[number].append(thing)
    return found
