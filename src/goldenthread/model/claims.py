"""What the lines of a document were taken for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TakenFor(StrEnum):
    """What one line of a source was taken for: the words of ``gt:takenFor``."""

    HEADING = "heading"
    HEADER = "header"
    ACTIVITY = "activity"
    MILESTONE = "milestone"
    MEASURE = "measure"
    CHART = "chart"
    COMMENTARY = "commentary"
    CONTINUATION = "continuation"
    FURNITURE = "furniture"
    BLANK = "blank"
    ISSUE = "issue"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """What one line of a source was taken for.

    Attributes:
        line: the 1-based line.
        taken_for: what; lines that the reader did not understand are unclaimed, those it set aside an issue.
        rule: the rule that said so.
        owner: key of the record that the line went into, or empty.
    """

    line: int
    taken_for: TakenFor
    rule: str
    owner: str = ""
