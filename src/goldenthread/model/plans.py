"""What is read from one document: an edition, its headings, commitments and measures, and what each line became."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from goldenthread.issues import Issue
from goldenthread.model.claims import Claim
from goldenthread.model.measures import Measure


class Kind(StrEnum):
    """What a row of a plan states."""

    THEME = "theme"
    PRIORITY = "priority"
    OBJECTIVE = "objective"
    ACTIVITY = "activity"
    MILESTONE = "milestone"
    MEASURE = "measure"


HEADING_KINDS = (Kind.THEME, Kind.PRIORITY, Kind.OBJECTIVE)
COMMITMENT_KINDS = (Kind.ACTIVITY, Kind.MILESTONE)


@dataclass(frozen=True, slots=True)
class Edition:
    """One published document: a plan for a year, or a monitoring report on it.

    Attributes:
        body: slug of the council, ``tower-hamlets``.
        label: the plan year, ``2007-08``.
        document: kind of document, ``plan``, ``mid-year-report``, ``year-end-report``.
        title: its title.
        path: its file, relative to the data folder.
        layout: name of its layout.
        sha256: checksum of the file.
        publisher: name of the publisher.
        licence: IRI or name of the licence, or ``not stated``.
        year_start: first day of the plan year.
        year_end: last day of the plan year.
        as_of: reporting date, where the document reports progress.
        note: what a reader should know of it.
        language: the language in which it is written.
    """

    body: str
    label: str
    document: str
    title: str
    path: str
    layout: str
    sha256: str
    publisher: str
    licence: str
    year_start: date
    year_end: date
    as_of: date | None = None
    note: str = ""
    language: str = "en"


IriOf = Callable[[Edition, Kind, str], str]
"""What finds the IRI of a record by its edition, its kind and its key within that edition (``a33``, ``m22.2``)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A theme, priority or objective as one edition prints it.

    Attributes:
        key: name of the record within its edition, from kind and line: ``p31``.
        kind: theme, priority or objective.
        ref: the printed number, or empty.
        text: the heading without its number.
        parent: key of the heading above it, or empty.
        lines: 1-based lines of the source.
    """

    key: str
    kind: Kind
    ref: str
    text: str
    parent: str
    lines: tuple[int, ...]

    @property
    def line(self) -> int:
        """The line where its text begins."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Officer:
    """A person or a post named in the lead-officer cell of a row.

    Attributes:
        name: the name in the register's spelling, or as printed before identities are known.
        printed: the name as printed.
        directorate: the printed code that holds for it, or empty.
        person: the register's key, where several persons bear the name; otherwise empty.
    """

    name: str
    printed: str
    directorate: str = ""
    person: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Progress:
    """What one edition reports of a commitment at its reporting date.

    Attributes:
        status: the cleaned word, or empty.
        status_printed: as printed.
        rag: ``R``, ``A``, ``G``, or empty.
        percent: 0 to 100, or none.
        percent_printed: as printed.
        percent_suggested: what an illegible percentage probably was.
        comment: the whole comment.
    """

    status: str = ""
    status_printed: str = ""
    rag: str = ""
    percent: float | None = None
    percent_printed: str = ""
    percent_suggested: float | None = None
    comment: str = ""

    def __bool__(self) -> bool:
        """Whether anything is reported at all."""
        return bool(self.status or self.status_printed or self.rag or self.percent_printed or self.comment)


@dataclass(frozen=True, slots=True)
class Commitment:
    """An activity or a milestone as one edition states it.

    Attributes:
        key: name of the record within its edition, from kind and line: ``a33``, ``m22.2``.
        kind: activity or milestone.
        ref: the printed reference, or empty.
        text: the title, without its reference.
        text_printed: the title as the lines have it, tags and breaks and all.
        parent: key of the activity above a milestone, of the heading above an activity; or empty.
        line: 1-based line where its own text begins.
        lines: all the lines that contribute to it.
        officers: who leads it, as named in this row.
        directorates: printed codes, also where no officer is named.
        officers_printed: the cell as printed.
        lead_members: councillors, mayors, portfolios, as printed.
        members_printed: the cell as printed.
        deadlines: dates.
        deadline_printed: the cell as printed.
        deadline_suggested: what an impossible date probably was.
        deadline_original: a first deadline that the cell itself prints beside a revised one; otherwise none.
        progress: what is reported of it.
        notes: what the row says in columns that are none of these, each with the words of the column's head.
    """

    key: str
    kind: Kind
    ref: str
    text: str
    parent: str
    line: int
    lines: tuple[int, ...]
    text_printed: str = ""
    officers: tuple[Officer, ...] = ()
    directorates: tuple[str, ...] = ()
    officers_printed: str = ""
    lead_members: tuple[str, ...] = ()
    members_printed: str = ""
    deadlines: tuple[date, ...] = ()
    deadline_printed: str = ""
    deadline_suggested: tuple[date, ...] = ()
    deadline_original: date | None = None
    progress: Progress = field(default_factory=Progress)
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All that was read from one edition.

    Attributes:
        edition: which one.
        lines: its lines or rows as printed.
        headings: in document order.
        commitments: in document order.
        measures: in document order.
        issues: what was met in reading.
        claims: what each line was taken for.
        addresses: of each row, where it stands, in a format with cells of its own; empty for a text.
        selectors: of each row, the XPath or line position that selects it in the bytes received, where its address
            does not; empty for a text.
    """

    edition: Edition
    lines: tuple[str, ...]
    headings: tuple[Heading, ...]
    commitments: tuple[Commitment, ...]
    measures: tuple[Measure, ...]
    issues: tuple[Issue, ...]
    claims: tuple[Claim, ...]
    addresses: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()

    def address(self, lines: Sequence[int]) -> str:
        """Where those of its lines stand in the document, in the terms of its format.

        In a text it is ``line=12-13``; in a format with cells of its own, the address of each row.
        """
        if self.addresses:
            return " ".join(
                dict.fromkeys(self.addresses[line - 1] for line in lines if 0 < line <= len(self.addresses))
            )
        runs: list[list[int]] = []
        for line in sorted(set(lines)):
            if runs and runs[-1][1] == line - 1:
                runs[-1][1] = line
            else:
                runs.append([line, line])
        return " ".join(f"line={first}" if first == last else f"line={first}-{last}" for first, last in runs)

    def commitment(self, key: str) -> Commitment:
        """The commitment of that key.

        Raises:
            KeyError: there is none.
        """
        for commitment in self.commitments:
            if commitment.key == key:
                return commitment
        raise KeyError(key)

    def milestones_of(self, activity: Commitment) -> tuple[Commitment, ...]:
        """The milestones under an activity, in document order."""
        return tuple(c for c in self.commitments if c.kind is Kind.MILESTONE and c.parent == activity.key)


@dataclass(frozen=True, slots=True)
class PrintedFields:
    """Who and what is printed where: a fact of each layout. Nobody is missing where there is no column.

    Attributes:
        officers_on: the kinds of row that name lead officers.
        members_on: the kinds that name lead members.
        units_on: the kinds that name directorates.
        deadline_on: the kinds that print a deadline.
        status_on: the kinds that print a status.
        percent_on: the kinds that print a percentage.
    """

    officers_on: tuple[Kind, ...] = ()
    members_on: tuple[Kind, ...] = ()
    units_on: tuple[Kind, ...] = ()
    deadline_on: tuple[Kind, ...] = ()
    status_on: tuple[Kind, ...] = ()
    percent_on: tuple[Kind, ...] = ()
