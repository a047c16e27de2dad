"""What joins commitments of different years: links, threads, and the changes between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.model.plans import Kind
from goldenthread.model.reviewers import Reviewer


class Relation(StrEnum):
    """How a later commitment stands to an earlier one: goes on with it, is its next stage, or undoes it."""

    CONTINUES = "continues"
    SUCCEEDS = "succeeds"
    REVERSES = "reverses"


class Decision(StrEnum):
    """Who stands behind a link: a reader who accepted or rejected it, or the machine that proposes it."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PROPOSED = "proposed"
    CANDIDATE = "candidate"


class ThreadKind(StrEnum):
    """What shape a thread has through the documents: the notations of ``kinds/thread`` in ``ontology/kinds.ttl``."""

    SINGLE = "single"
    UNBROKEN = "unbroken"
    BROKEN = "broken"
    SPLIT = "split"
    MERGED = "merged"
    SPLIT_AND_MERGED = "split and merged"


class ChangeKind(StrEnum):
    """What differs between linked commitments, or how a line ends: ``kinds/change`` in ``ontology/kinds.ttl``."""

    REWORDED = "reworded"
    DEADLINE_MOVED = "deadline moved"
    DEADLINE_RENEWED = "deadline renewed"
    DEADLINE_RESTATED = "deadline restated"
    NEXT_STAGE_DUE = "next stage due"
    NEW_DEADLINE_STATED = "new deadline stated"
    OFFICER_CHANGED = "officer changed"
    MEMBER_CHANGED = "member changed"
    UNIT_CHANGED = "unit changed"
    TARGET_CHANGED = "target changed"
    TARGET_RAISED = "target raised"
    TARGET_LOWERED = "target lowered"
    MOVED_HEADING = "moved heading"
    STATUS_CARRIED = "status carried"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    ENDED = "ended"
    COMPLETED = "completed"
    DISCONTINUED = "discontinued"
    ENDED_WITHOUT_A_WORD = "ended without a word"
    NOT_TRACEABLE = "not traceable"
    NOT_DECIDED = "not decided"
    STILL_OPEN = "still open"


@dataclass(frozen=True, slots=True)
class Link:
    """One judgement that a later commitment continues, succeeds or reverses an earlier one.

    Attributes:
        earlier: IRI of the earlier commitment.
        later: IRI of the later commitment.
        relation: continues, succeeds or reverses.
        decision: accepted, rejected, proposed or candidate.
        confidence: 0 to 1.
        justification: CURIE of the SEMAPV term for how it was found.
        reviewer: who decided, or empty for the machine.
        reason: in words.
        date: when it was decided, ISO, or empty.
        parts: the parts of the machine's score, name and value.
        reviewers: who decided, and of what kind each is.
        perhaps: of a candidate, whether it is likely enough to be told beside a row that nothing else carries on or
            leads to: not decided, and joining nothing.
    """

    earlier: str
    later: str
    relation: Relation
    decision: Decision
    confidence: float
    justification: str
    reviewer: str = ""
    reason: str = ""
    date: str = ""
    parts: tuple[tuple[str, float], ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    perhaps: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is taken for true: accepted by a reader, or proposed where no reader has decided."""
        return self.decision in (Decision.ACCEPTED, Decision.PROPOSED)

    @property
    def joins(self) -> bool:
        """Whether it makes the two one thread: it holds, and does not say that one undoes the other."""
        return self.holds and self.relation is not Relation.REVERSES


@dataclass(frozen=True, slots=True)
class Closing:
    """The judgement that nothing else in an edition is linked with a commitment of another one.

    Attributes:
        commitment: IRI of the commitment.
        edition: IRI of the edition with which it was compared.
        reviewers: who compared them.
        date: ISO date, or empty.
        reason: in words.
    """

    commitment: str
    edition: str
    reviewers: tuple[Reviewer, ...]
    date: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """The enduring commitment: the line of commitments, across editions, that continue one another.

    Attributes:
        iri: its IRI.
        label: the title of its latest member.
        level: activity or milestone.
        kind: what shape it has through the documents.
        members: IRIs of its commitments, earliest first.
        first_edition: label of the earliest edition.
        last_edition: label of the latest edition.
        replaces: IRIs of retired threads that went into this one.
        bridges: links on which much hangs: earlier and later commitment, and how many commitments the smaller of the
            two parts would hold that the thread falls into without it.
    """

    iri: str
    label: str
    level: Kind
    kind: ThreadKind
    members: tuple[str, ...]
    first_edition: str
    last_edition: str
    replaces: tuple[str, ...] = ()
    bridges: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two commitments that a link joins.

    Attributes:
        earlier: IRI of the earlier commitment.
        later: IRI of the later commitment.
        kind: what differs.
        before: what was stated before, or empty.
        after: what is stated after, or empty.
        days: of another deadline, how many days it is later; less than 0 where it is earlier.
        other_words: of a deadline that moved, whether the two rows hardly share their words, so that they may promise
            different things.
    """

    earlier: str
    later: str
    kind: ChangeKind
    before: str = ""
    after: str = ""
    days: int | None = None
    other_words: bool = False
