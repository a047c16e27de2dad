"""What sentences were found to mean: the records that :func:`~goldenthread.interpret.interpret` makes once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from goldenthread.issues import Issue
from goldenthread.language.calendar_days import Precision

LATE = "completed-late"
STALE = "stale-future-comment"
CONTRADICTS = "status-contradicts-comment"
MISSED = "target-missed-but-completed"
CODES = (LATE, STALE, CONTRADICTS, MISSED)
"""The codes of findings that rest on the reading of a comment."""

Statement = Literal["new-deadline", "completed-on", "future"]
"""What a date in a comment is stated as."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity and where it stands.

    Attributes:
        number: the number; ``£50k`` is 50000.
        unit: what is counted or measured: ``new affordable homes``, ``%``, ``£``, ``tonnes``; empty where only a
            number is printed (``target of 30``).
        of: of what it is a part or an amount: ``45% of new rented homes``, ``300 tonnes of CO2``; or empty.
        qualifier: ``at least``, ``at most``, ``more than``, ``less than``, ``about``, ``target``, or for changes
            ``by``, ``from``, ``to``; otherwise empty.
        upper: the other end of a range (``5-15``), or none.
        printed: the text from the qualifier to the end of the unit.
        start: where that begins in the text.
        end: where it ends.
    """

    number: float
    unit: str
    of: str
    qualifier: str
    upper: float | None
    printed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in the words of a row.

    Attributes:
        place: whether the title prints it, the comment, or another comment to which that only points.
        quantity: the quantity.
        role: ``promised``, ``achieved``, ``expected``, ``target``, ``target met``, ``target missed``; or empty.
    """

    place: Literal["title", "comment", "another comment"]
    quantity: Quantity
    role: str


@dataclass(frozen=True, slots=True)
class DateStatement:
    """A date that a comment states.

    Attributes:
        kind: a new deadline, when something was completed, or another time to come.
        date: the day; of a month, quarter, season or year the last one.
        precision: how exactly it is printed.
        printed: the date as printed.
        start: where it begins in the text.
        end: where it ends.
    """

    kind: Statement
    date: date
    precision: Precision
    printed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CommentReading:
    """What a comment says against its row; empty where it says nothing of the kind.

    Attributes:
        completed_on: the last day that the comment names as one of completion, of a month its first day: it was
            not completed before.
        completed_words: the words that say so.
        due: new deadlines that the comment names.
        contradiction: words that the printed status cannot be true beside.
        stale: words that announce what had passed when the document reported.
        missed: what was reached, and what was promised: ``43 projects (promised: at least 50 projects)``; or the words.
        read_by: who has read that it is so, by the code of the finding; what nobody has read is inferred by rules.
        completion_stated: whether the words beside the day state completion, or tell of the act that was promised;
            otherwise they may tell of another act.
    """

    completed_on: date | None = None
    completed_words: str = ""
    due: tuple[date, ...] = ()
    contradiction: str = ""
    stale: str = ""
    missed: str = ""
    read_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    completion_stated: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What readers say of one comment.

    Attributes:
        commitment: IRI of the row.
        code: one of :data:`CODES`.
        holds: whether the comment says so.
        readers: who read it.
        read_on: when.
        words: the words of the comment that it rests on; empty where it does not hold.
        completed: of ``completed-late`` that holds, a day before which it was not completed; otherwise none.
        reason: why, in the readers' words.
        mark: what the row read like (:func:`~goldenthread.interpret.judgements.mark_of`).
        path: the file.
        line: 1-based line of the file.
    """

    commitment: str
    code: str
    holds: bool
    readers: tuple[str, ...]
    read_on: date
    words: str
    completed: date | None
    reason: str
    mark: str
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class RowReading:
    """What the words of one row were found to mean.

    Attributes:
        figures: quantities of the title, then of the comment, each in printed order.
        dates: the dates that the comment states, in printed order.
        points: whether the comment only points to another (``as above``), whose figures and dates these are.
        uncounted: the words by which the title promises that a number will change without a figure; or empty.
        rhythms: how often the title promises the thing within its year.
        comment: what the comment that counts for the row says against it.
    """

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    points: bool = False
    uncounted: str = ""
    rhythms: tuple[str, ...] = ()
    comment: CommentReading = CommentReading()

    @property
    def promised(self) -> tuple[Quantity, ...]:
        """The quantities of the title."""
        return tuple(one.quantity for one in self.figures if one.place == "title")


@dataclass(frozen=True, slots=True)
class Readings:
    """What the sentences of all plans were found to mean.

    Attributes:
        rows: the reading of each commitment, by its IRI.
        cited: keys of the activities that a measure cites in words, by the IRI of the measure.
        judgements: the judgements of readers that were used.
        issues: those that could not be.
    """

    rows: Mapping[str, RowReading] = field(default_factory=dict)
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    judgements: Sequence[Judgement] = ()
    issues: Sequence[Issue] = ()

    def of(self, commitment: str) -> RowReading:
        """The reading of one commitment by its IRI; an empty one of what nobody interpreted."""
        return self.rows.get(commitment, _NOTHING)


_NOTHING = RowReading()
