"""Rows whose status and update tell two things: reported better than the update tells, or worse; each of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Finding

CODE = "status-contradicts-comment"
"""The kind of finding that goes both ways."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often in one document.

    Attributes:
        count: rows in which it was found.
        of: rows in which it could be found; none where that is not known.
        findings: how many findings these are; a row can have several of one kind.
        nearly_each: whether it is found in nearly each by what it is, so that it has no share where it is in all.
    """

    count: int
    of: int | None
    findings: int
    nearly_each: bool = False

    @property
    def share(self) -> str:
        """The count, of how many where that is known and says something."""
        if self.of is None or (self.nearly_each and self.count == self.of):
            return f"{self.count:,}"
        return plain.share(self.count, self.of)


def ways(held: Holdings, findings: Sequence[Finding], edition: str = "") -> tuple[Cell, Cell]:
    """In how many rows reported completed, and in how many reported otherwise.

    Args:
        held: what is held.
        findings: those of this kind.
        edition: IRI of a document; all where empty.
    """
    told = [
        one
        for one in held.commitments.values()
        if one.comment and (one.status or one.percent is not None) and edition in ("", one.edition)
    ]
    numbers = Counter(one.focus for one in findings)
    done, other = ([one.iri for one in told if one.completed is way] for way in (True, False))
    return _cell(done, numbers), _cell(other, numbers)


def said(held: Holdings, findings: Sequence[Finding]) -> str:
    """Both of all documents, in words."""
    done, other = ways(held, findings)
    return (
        f"Reported completed though the update tells of something not done: {done.count:,} of {done.of:,} rows "
        f"reported completed with an update. The other way round: {other.count:,} of {other.of:,} rows "
        "reported otherwise with an update."
    )


def _cell(rows: Sequence[str], numbers: Counter[str]) -> Cell:
    return Cell(sum(iri in numbers for iri in rows), len(rows), sum(numbers[iri] for iri in rows))
