"""What a committee decided about a commitment, and what was wrong in the data: kept by people, beside the documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Resolution(StrEnum):
    """What was decided."""

    COMPLETED = "accepted-as-completed"
    RECALLED = "recalled"
    ANSWERED = "answered"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class CommitteeDecision:
    """One decision; it changes no value that was read, and hides no finding.

    Attributes:
        about: IRI of the thread or commitment.
        resolution: what was decided.
        by: the body that decided, as it is called.
        on: the day of the decision.
        minute: where it is on record.
        until: the day by which it is due back, of what was recalled.
        finding: code of the finding that it is about, or empty.
        words: what was said, or empty.
        written_by: who wrote the line, or empty.
        place: file and line within the data folder.
    """

    about: str
    resolution: Resolution
    by: str
    on: date
    minute: str
    until: date | None = None
    finding: str = ""
    words: str = ""
    written_by: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """Something in the data that was wrong, and when it was put right.

    Attributes:
        about: IRI of what was wrong: a row, a thread, a document.
        field: what of it, as a column is called, or empty.
        line: 1-based line of the document, or 0.
        wrong: what was wrong, in words.
        since: the day since which it stood there.
        by: who said so.
        corrected: the day on which it was put right; none while it is not.
        reference: where that is on record, or empty.
        place: file and line within the data folder.
    """

    about: str
    field: str
    line: int
    wrong: str
    since: date
    by: str
    corrected: date | None = None
    reference: str = ""
    place: str = ""
