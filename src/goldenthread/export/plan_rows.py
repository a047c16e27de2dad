"""The rows of the exported tables as records, for formats that arrange them otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from goldenthread.export.exported_rows import Row, select
from goldenthread.export.kept import kept, opened
from goldenthread.store import EmbeddedStore

Cells = Mapping[tuple[str, str], Sequence[str]]
"""The values of cells of several values, by IRI and column."""


class PlanRows:
    """What the tables of an export hold, each asked for when it is first needed.

    Args:
        store: the dataset.
    """

    def __init__(self, store: EmbeddedStore) -> None:
        self.store = store
        self._cells: dict[str, Cells] = {}

    @staticmethod
    def read(dataset: Path) -> PlanRows:
        """The rows of a built dataset; those of the last dataset are kept, for the next format.

        Raises:
            BuildError: the dataset is not N-Quads.
        """
        return _read(dataset)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table, without its cells of several values."""
        return select(self.store, table)

    def cell(self, table: str, iri: str, column: str) -> Sequence[str]:
        """The values of a cell, in order."""
        if table not in self._cells:
            found: dict[tuple[str, str], list[str]] = defaultdict(list)
            for row in select(self.store, f"{table}-cells"):
                found[row["id"], row["column"]].append(row["value"])
            self._cells[table] = found
        return self._cells[table].get((iri, column), ())

    @cached_property
    def editions(self) -> list[Row]:
        """The documents, each once, in the order of their years."""
        found = {row["edition"]: row for row in reversed(self.rows("catalogue"))}
        return sorted(found.values(), key=lambda row: (row.get("body", ""), row.get("start", ""), row["edition"]))

    @cached_property
    def commitments(self) -> list[Row]:
        """Activities and milestones, in document order."""
        return self.rows("commitments")

    @cached_property
    def headings(self) -> list[Row]:
        """Headings, in document order."""
        return self.rows("headings")

    @cached_property
    def measures(self) -> list[Row]:
        """Performance measures, in document order."""
        return self.rows("measures")

    @cached_property
    def values(self) -> Mapping[str, list[Row]]:
        """The values of each measure, in document order."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("measure_values"):
            found[row["measure"]].append(row)
        return found

    @cached_property
    def links(self) -> list[Row]:
        """Judgements on links: accepted, proposed, rejected."""
        return self.rows("links")

    @cached_property
    def threads(self) -> list[Row]:
        """The threads."""
        return self.rows("threads")


@kept
def _read(dataset: Path) -> PlanRows:
    return PlanRows(opened(dataset))


def edition_of(iri: str) -> str:
    """The IRI of the document of a row, by its own.

    >>> edition_of("https://e.org/wexley/2013-14/plan/milestone/0001")
    'https://e.org/wexley/2013-14/plan'
    """
    return iri.rsplit("/", 2)[0]
