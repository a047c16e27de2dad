"""What the pages speak of: typed records, filled from the named queries and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.statuses import Status

OPEN_AT_LEAST = 100.0
"""Percentage at which a commitment that prints no status word counts as completed."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One document.

    Attributes:
        iri: its IRI.
        body: IRI of its council.
        body_key: the council's short name.
        body_name: the council's name.
        label: plan year as the graph has it, ``2007-08``.
        document: ``plan``, ``mid-year-report`` or ``year-end-report``.
        title: its title.
        start: first day of its plan year.
        end: last day of its plan year.
        as_of: the day at which it reports; none of a plan.
        file: where it was read from.
        checksum: SHA-256 of that file.
        licence: as stated.
        prints: what it has a column for, such as ``status-milestone``.
    """

    iri: str
    body: str
    body_key: str
    body_name: str
    label: str
    document: str
    title: str
    start: date
    end: date
    as_of: date | None
    file: str
    checksum: str
    licence: str
    prints: frozenset[str]

    @property
    def reports(self) -> bool:
        """Whether it reports progress at all: a plan does not."""
        return any(room.startswith(("status-", "percent-")) for room in self.prints)


@dataclass(frozen=True, slots=True)
class Heading:
    """A theme, priority or objective, as printed."""

    iri: str
    edition: str
    kind: str
    ref: str
    text: str
    parent: str
    line: int
    lines: tuple[int, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a cell.

    Attributes:
        role: ``officer``, ``member`` or ``directorate``.
        name: as the register spells it.
        printed: as the cell has it.
        agent: IRI of the person, post or unit that is meant, or empty.
        unit: IRI of the unit printed with it, or empty.
    """

    role: str
    name: str
    printed: str
    agent: str
    unit: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """An activity or a milestone, as one document states it.

    Attributes:
        lines: all the source lines that contribute to it.
        deadlines: the days printed, the earliest first.
        suggested: what an impossible date probably was.
        status: the cleaned status word, or empty.
        rag: the colour letter printed, or empty.
        percent: how much is done, or none where nothing (legible) is printed.
        reported: whether the document reports anything on it.
        thread: IRI of its thread.
        names: who is printed beside it.
        colour_says: what its colour says in its report, where that is no warning (:mod:`goldenthread.site.colours`).
    """

    iri: str
    edition: str
    kind: str
    ref: str
    text: str
    parent: str
    line: int
    lines: tuple[int, ...]
    order: int
    deadlines: tuple[date, ...]
    deadline_printed: str
    suggested: tuple[date, ...]
    status: str
    status_printed: str
    rag: str
    percent: float | None
    percent_printed: str
    comment: str
    reported: bool
    thread: str
    names: tuple[Name, ...]
    colour_says: str = ""

    @property
    def deadline(self) -> date | None:
        """The last day by which it is due."""
        return self.deadlines[-1] if self.deadlines else None

    @property
    def completed(self) -> bool:
        """Whether its document reports it completed, in words or, where it prints no word, by its percentage."""
        if self.status:
            return self.status == Status.COMPLETED
        return self.percent is not None and self.percent >= OPEN_AT_LEAST

    def of_role(self, role: str) -> tuple[Name, ...]:
        """The names of one role, in the order of the cell."""
        return tuple(name for name in self.names if name.role == role)


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement on two commitments.

    Attributes:
        relation: ``continues``, ``succeeds`` or ``reverses``.
        decision: ``accepted``, ``proposed`` or ``rejected``; ``perhaps`` where it joins nothing and nobody has decided.
        confidence: from 0 to 1, or none.
        reviewer: who decided; empty for the machine.
        reviewer_kind: what they are, as the register of reviewers declares: ``person``, ``language model`` ...
    """

    iri: str
    earlier: str
    later: str
    relation: str
    decision: str
    confidence: float | None
    reviewer: str
    reason: str
    reviewer_kind: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is taken for true: accepted, or proposed and not decided."""
        return self.decision in ("accepted", "proposed")

    @property
    def joins(self) -> bool:
        """Whether by it something goes on: it holds, and does not say that one undoes the other."""
        return self.holds and self.relation != "reverses"


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two linked commitments, or a beginning or an end at one.

    Attributes:
        judged_by: who says that it ended so, of an end.
        sureness: how sure the machine is, from 0 to 1, where it alone says so and found something alike.
    """

    earlier: str
    later: str
    kind: str
    before: str
    after: str
    days: int | None
    judged_by: str = ""
    sureness: float | None = None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that an update states.

    Attributes:
        standing: ``new-deadline``, ``completed-on`` or ``future``.
        precision: how exactly it is printed: of a month, quarter or year the last day stands.
    """

    commitment: str
    standing: str
    day: date
    precision: str
    printed: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up, or is missing.

    Attributes:
        source: who read the comment so, in words, where the finding rests on reading one.
        acknowledged: why it was accepted as it is, or empty.
    """

    iri: str
    code: str
    severity: str
    focus: str
    line: int
    message: str
    value: str
    source: str
    acknowledged: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a measure."""

    period: str
    kind: str
    value: float | None
    printed: str
    origin: str
    basis: str
    line: int


RATINGS = ("green", "amber", "red")
"""The colours that a table can give a measure."""
DISPUTED = "disputed"
"""Which direction is better, where two tables print opposite ones."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as a table prints it, ``variance`` for its colour; ``polarity`` may be :data:`DISPUTED`."""

    iri: str
    edition: str
    table: str
    name: str
    theme: str
    priority: str
    directorate: str
    lifecycle: str
    unit: str
    polarity: str
    variance: str
    direction: str
    commentary: str
    line: int
    lines: tuple[int, ...]
    values: tuple[Value, ...]
    printed_polarity: str = ""

    @property
    def rating(self) -> str:
        """The colour that the table gives it; empty where it gives none: a word such as "N/A" is no rating."""
        word = self.variance.strip().casefold()
        return word if word in RATINGS else ""


@dataclass(frozen=True, slots=True)
class Thread:
    """An enduring commitment.

    Attributes:
        label: the words of its latest statement.
        level: ``activity`` or ``milestone``.
        kind: ``single``, ``unbroken``, ``broken``, ``split``, ``merged`` or ``split and merged``.
        members: IRIs of its commitments, in the order of the documents.
    """

    iri: str
    label: str
    level: str
    kind: str
    members: tuple[str, ...]
