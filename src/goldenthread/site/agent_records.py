"""Who acts: persons and units, what became of units, who held which post, who judged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, post or unit."""

    iri: str
    kind: str
    name: str
    code: str
    elected: bool
    note: str


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judged, and how much.

    Attributes:
        kind: ``person``, ``software``, ``language model`` or ``undeclared reader``.
        name: who or which it is, as declared.
        comments: how many updates it judged.
    """

    label: str
    kind: str
    name: str
    accepted: int
    rejected: int
    comments: int


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A change of directorates: renamed, merged, divided, begun.

    Attributes:
        edition: label of the plan year in which it first shows.
        inferred: whether it was inferred, and no document states it.
        confidence: from 0 to 1, or none.
        before: IRIs of the units that ended.
        after: IRIs of the units that began.
        evidence: documents and lines that support it.
    """

    iri: str
    label: str
    edition: str
    inferred: bool
    confidence: float | None
    reason: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    evidence: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held a post, as one document says."""

    post: str
    person: str
    edition: str
    lines: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Denied:
    """A judgement that the update of a row does not say what it was suspected of.

    Attributes:
        commitment: IRI of the row.
        code: the code of the finding that it would have been.
        kinds: what they are who judged so.
        reason: why, in their words.
    """

    commitment: str
    code: str
    kinds: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateIssue:
    """What was met while reading the deadline of a line.

    Attributes:
        printed: what is printed.
        read_as: what was read instead, or empty.
        message: what it means.
    """

    edition: str
    line: int
    code: str
    printed: str
    read_as: str
    message: str
