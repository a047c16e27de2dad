"""A review of links, pair by pair: a queue, the decisions taken, and the way back.

The decision file is read again, written whole and put in place at once after every decision, so that nothing is lost
when the review is broken off or another reviewer writes to the file meanwhile; it goes on where it stopped, since what
is decided is no longer asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from goldenthread.files import only_writer, replace_text
from goldenthread.linking.closings import (
    ENDING,
    Closed,
    ClosingLine,
    dump_closings,
    edition_of,
    load_closing_file,
)
from goldenthread.linking.decisions import MANUAL, REVIEW, DecisionLine, dump_decisions, load_file
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Kind, Link, Relation, ReviewerKind


@dataclass(frozen=True, slots=True)
class Question:
    """One pair to be decided."""

    link: Link
    earlier: Profile
    later: Profile


def queue(
    links: Iterable[Link],
    decided: Iterable[DecisionLine],
    profiles: Sequence[Profile],
    *,
    level: Kind | None = None,
    least: float = 0.0,
    closed: Closed | None = None,
) -> list[Question]:
    """The pairs that nobody has decided: what the machine proposes first, then what it is least sure of.

    Args:
        links: the machine's links and candidates.
        decided: all decisions there are, of whichever file.
        profiles: the commitments.
        level: only this one.
        least: score below which a candidate is not asked.
        closed: what readers closed: nothing more is asked of it.
    """
    closed = closed or Closed()
    known = {profile.iri: profile for profile in profiles}
    done = {(line.earlier, line.later) for line in decided}
    asked = [
        Question(link, known[link.earlier], known[link.later])
        for link in links
        if (link.earlier, link.later) not in done
        and not closed.covers(link.later, link.earlier)
        and link.earlier in known
        and link.later in known
        and link.decision in (Decision.PROPOSED, Decision.CANDIDATE)
        and link.confidence >= least
        and (level is None or known[link.later].kind is level)
    ]
    return sorted(
        asked,
        key=lambda one: (
            one.link.decision is not Decision.PROPOSED,
            abs(one.link.confidence - 0.5),
            one.link.later,
            one.link.earlier,
        ),
    )


class Order(Protocol):
    """What knows in which order pairs are to be asked, and is told of every answer."""

    def arranged(self, waiting: Sequence[Question], last: Question | None = None) -> list[Question]:
        """The pairs in the order in which they are to be asked."""

    def answer(self, question: Question, done: Done) -> None:
        """Takes note of an answer; of none, where it was taken back or skipped."""


Done = DecisionLine | ClosingLine | None
"""What was written of a pair; nothing where it was skipped."""


@dataclass(slots=True)
class Session:
    """A review in progress: it knows where it stands and can go back.

    Attributes:
        path: the decision file that it writes.
        base: base of the data IRIs.
        questions: the pairs to be decided.
        reviewer: who decides.
        today: ISO date of the decisions.
        lines: what the file holds.
        place: the pair that is asked now.
        decided: how many decisions were taken, less those taken back.
        history: the places that were decided, closed or skipped, and what was done there.
        elsewhere: what other files hold now: other reviewers may be at work.
        kind: what kind of agent the reviewer is.
        order: by what those that are left are arranged anew after every answer, or nothing.
    """

    path: Path
    base: str
    questions: list[Question]
    reviewer: str
    today: str
    lines: dict[tuple[str, str], DecisionLine] = field(default_factory=dict)
    place: int = 0
    decided: int = 0
    history: list[tuple[int, Done]] = field(default_factory=list)
    elsewhere: Callable[[], Iterable[DecisionLine]] = tuple
    kind: ReviewerKind = ReviewerKind.UNDECLARED
    order: Order | None = None

    def __post_init__(self) -> None:
        for path in (self.path, self.closings_path):
            if path.parent.is_dir():
                with only_writer(path):  # what a killed review left is removed
                    pass
        self._read()

    @property
    def current(self) -> Question | None:
        """The pair that is asked now, or none at the end."""
        return self.questions[self.place] if self.place < len(self.questions) else None

    @property
    def waiting(self) -> list[Question]:
        """The pairs that are still to be asked, the current one first."""
        return self.questions[self.place :]

    def taken(self) -> DecisionLine | None:
        """What another reviewer has decided about the current pair since the review began."""
        question = self.questions[self.place]
        pair = (question.earlier.iri, question.later.iri)
        return next((line for line in self.elsewhere() if (line.earlier, line.later) == pair), None)

    def decide(
        self, decision: Decision, relation: Relation, *, confidence: float = 0.85, reason: str = ""
    ) -> DecisionLine | None:
        """Takes a decision about the current pair and writes the file.

        Returns:
            What another reviewer has written of the pair to this file meanwhile, so that nothing was written.
        """
        question = self.questions[self.place]
        earlier, later = question.earlier, question.later
        line = DecisionLine(
            later=later.iri,
            earlier=earlier.iri,
            relation=relation,
            decision=decision,
            confidence=confidence,
            reviewer=self.reviewer,
            date=self.today,
            reason=reason,
            later_label=later.text[:100],
            earlier_label=earlier.text[:100],
            later_hash=later.text_hash,
            earlier_hash=earlier.text_hash,
            justification=MANUAL if self.kind is ReviewerKind.PERSON else REVIEW,
        )
        with only_writer(self.path):
            self._read()
            theirs = self.lines.get((earlier.iri, later.iri))
            if theirs and theirs.reviewer != self.reviewer:
                return theirs
            self.lines[earlier.iri, later.iri] = line
            write_decisions(self.path, self.lines, self.base)
        self._done(line)
        return None

    def close(self, row: Profile, edition: str, *, reason: str = "") -> None:
        """Closes a row: nothing else in an edition is linked with it. The current pair itself stays undecided.

        Args:
            row: one of the two commitments of the current pair.
            edition: IRI of the edition of the other.
            reason: in words.
        """
        line = ClosingLine(row.iri, edition, self.reviewer, self.today, reason, row.text_hash)
        with only_writer(self.closings_path):
            self._write_closings([*self.closings(), line])
        self._done(line)

    def _done(self, line: DecisionLine | ClosingLine) -> None:
        """Takes note of what was written of the current pair, and goes on to the one that is to be asked next."""
        last = self.questions[self.place]
        self.history.append((self.place, line))
        self.decided += 1
        self.place += 1
        if self.order:
            self.order.answer(last, line)
            self.questions[self.place :] = self.order.arranged(self.questions[self.place :], last)

    def closings(self) -> list[ClosingLine]:
        """What the file of closings beside the decisions holds."""
        path = self.closings_path
        return load_closing_file(path, self.base) if path.exists() else []

    @property
    def closings_path(self) -> Path:
        """The file of closings beside the decisions."""
        return self.path.with_name(self.path.name.removesuffix(".sssom.tsv") + ENDING)

    def is_closed(self, question: Question) -> bool:
        """Whether the reviewer has closed one of the two commitments since the review began."""
        pairs = {
            (question.earlier.iri, edition_of(question.later.iri)),
            (question.later.iri, edition_of(question.earlier.iri)),
        }
        return any(
            isinstance(line, ClosingLine) and (line.commitment, line.edition) in pairs for _, line in self.history
        )

    def ask_now(self, question: Question) -> bool:
        """Asks a pair that waits before the others; false where it does not wait."""
        if question not in self.waiting:
            return False
        self.questions.insert(self.place, self.questions.pop(self.questions.index(question, self.place)))
        return True

    def skip(self) -> None:
        """Leaves the current pair undecided."""
        self.history.append((self.place, None))
        self.place += 1

    def undo(self) -> bool:
        """Goes back one pair, and takes its decision back if it got one.

        Returns:
            Whether there was anything to take back.
        """
        if not self.history:
            return False
        place, done = self.history[-1]
        if isinstance(done, ClosingLine):
            known = (done.commitment, done.edition, done.reviewers)
            with only_writer(self.closings_path):
                self._write_closings(
                    one for one in self.closings() if (one.commitment, one.edition, one.reviewers) != known
                )
        elif done:
            with only_writer(self.path):
                self._read()
                self.lines.pop((done.earlier, done.later), None)
                write_decisions(self.path, self.lines, self.base)
        self.history.pop()  # only now: what could not be written is not taken back
        self.place = place
        self.decided -= done is not None
        if self.order:
            self.order.answer(self.questions[self.place], None)
        return True

    def _write_closings(self, lines: Iterable[ClosingLine]) -> None:
        replace_text(self.closings_path, dump_closings(lines, self.base))

    def _read(self) -> None:
        known = load_file(self.path, self.base) if self.path.exists() else ()
        self.lines = {(line.earlier, line.later): line for line in known}


def write_decisions(path: Path, lines: Mapping[tuple[str, str], DecisionLine], base: str) -> None:
    """Writes a decision file whole, beside the old one, and puts it in its place at once."""
    replace_text(path, dump_decisions(lines.values(), base, path.name.removesuffix(".sssom.tsv")))
