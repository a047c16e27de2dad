"""Whether a document speaks of the year that the catalogue gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goldenthread.issues import Issue
from goldenthread.model import Commitment, Edition

_ENOUGH = 3
"""Deadlines from which their years say something of the document."""


def year_mismatch(edition: Edition, commitments: Sequence[Commitment]) -> tuple[Issue, ...]:
    """An issue where more than half of the deadlines lie outside the plan year: most likely another year's document.

    Args:
        edition: its entry in the catalogue.
        commitments: what was read.
    """
    days = [day for commitment in commitments for day in commitment.deadlines]
    outside = [day for day in days if not edition.year_start <= day <= edition.year_end]
    if len(days) < _ENOUGH or len(outside) * 2 <= len(days):
        return ()
    often = sorted(Counter(day.year for day in outside).items(), key=lambda pair: (-pair[1], pair[0]))
    return (
        Issue(
            edition.label,
            0,
            "year-mismatch",
            "deadline",
            f"{len(outside)} of {len(days)} deadlines",
            ", ".join(str(year) for year, _ in often[:3]),
            "year-of-the-deadlines",
            f"Most deadlines lie outside the plan year ({edition.year_start} to {edition.year_end}): either this is "
            "the document of another year, or its year in sources.toml is wrong.",
        ),
    )
