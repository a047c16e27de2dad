"""Every row of a document as a list, by how it reports them, with what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.cutting import numbered_parts, part_path
from goldenthread.site.fared import NamedRow, named_row
from goldenthread.site.holdings import Holdings
from goldenthread.site.listed_rows import Run, path_of, row_list
from goldenthread.site.page import FACETS, Page
from goldenthread.site.records import Commitment, Edition


@dataclass(frozen=True, slots=True)
class RowsView:
    """A list of the rows of a document, or one part of a long one.

    Attributes:
        runs: rows of one kind that were reported in the same words, those of this page.
    """

    edition: Edition
    runs: tuple[tuple[Run, tuple[NamedRow, ...]], ...]
    shown: int
    total: int
    parts: tuple[tuple[str, str], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """A page for each document, or several for a long one."""
    for edition in held.editions.values():
        title = f"Every row of the {plain.named(edition)}"
        for number, part in enumerate(row_list(held, edition).parts, start=1):
            yield Page(
                part_path(path_of(held, edition), number),
                "rows",
                title + (f", part {number}" if number > 1 else ""),
                lambda edition=edition, part=part: view(held, edition, part),  # type: ignore[misc]
                section="documents.html",
                scripts=(FACETS,),
            )


def view(held: Holdings, edition: Edition, part: Sequence[Commitment]) -> RowsView:
    """One page of the list."""
    listed = row_list(held, edition)
    here = {one.iri for one in part}
    runs = ((run, tuple(one for one in run.rows if one.iri in here)) for run in listed.runs)
    return RowsView(
        edition,
        tuple((run, tuple(named_row(held, one) for one in mine)) for run, mine in runs if mine),
        len(part),
        sum(len(run.rows) for run in listed.runs),
        numbered_parts(path_of(held, edition), len(listed.parts)),
    )
