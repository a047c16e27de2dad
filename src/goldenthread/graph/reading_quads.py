"""What the reading of titles and comments yields, so that shapes can compare it like any statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, day, days, iri, iris, text, texts, truth
from goldenthread.interpret.readings import CONTRADICTS, LATE, MISSED, STALE, CommentReading, Judgement, Readings
from goldenthread.model import Plan, Reviewers
from goldenthread.model.reviewers import counted, kinds_of, named, resolve
from goldenthread.namespaces import GT, RDF, RDFS

_NAMED = 2
"""So many readers are named; of more the number is told, and ``data/judgements`` names them."""
RULES = "rules"
"""What judged where no reader has."""


def reading_quads(context: Context, plan: Plan, readings: Readings, register: Reviewers) -> Iterator[Quad]:
    """What the titles of one edition promise, and its comments say against them, in the graph ``graph/readings``.

    Args:
        context: how IRIs are found.
        plan: what was read from the edition.
        readings: what its sentences mean.
        register: the register of reviewers.
    """
    graph = context.minter.graph("readings")
    for row in plan.commitments:
        subject = context.iri_of(plan.edition, row.kind, row.key)
        reading = readings.of(subject)
        said = reading.comment
        yield from about(
            graph,
            subject,
            (GT.completedNotBefore, day(said.completed_on)),
            (GT.completedWords, text(said.completed_words)),
            (GT.completionSaid, _completion(said)),
            (GT.completionSource, _source(said, LATE, said.completed_words, register)),
            (GT.completionKind, _kind(said, LATE, said.completed_words, register)),
            (GT.numberPromised, text(reading.uncounted)),
        )
        yield from about(
            graph,
            context.minter.progress(subject),
            (GT.newDeadline, days(said.due)),
            (GT.contradictedBy, text(said.contradiction)),
            (GT.contradictionSource, _source(said, CONTRADICTS, said.contradiction, register)),
            (GT.contradictionKind, _kind(said, CONTRADICTS, said.contradiction, register)),
            (GT.staleWords, text(said.stale)),
            (GT.staleSource, _source(said, STALE, said.stale, register)),
            (GT.staleKind, _kind(said, STALE, said.stale, register)),
            (GT.missedTarget, text(said.missed)),
            (GT.missedSource, _source(said, MISSED, said.missed, register)),
            (GT.missedKind, _kind(said, MISSED, said.missed, register)),
        )


def judgement_quads(context: Context, judgements: Iterable[Judgement], register: Reviewers) -> Iterator[Quad]:
    """The judgements of readers themselves, those that say no too, in the graph ``graph/readings``."""
    graph = context.minter.graph("readings")
    for one in judgements:
        yield from about(
            graph,
            context.minter.judgement(one.commitment, one.code),
            (RDF.type, iri(GT.Judgement)),
            (RDFS.label, text(f"{one.code}: {'holds' if one.holds else 'does not hold'}")),
            (GT.judgementOf, iri(one.commitment)),
            (GT.findingCode, text(one.code)),
            (GT.holds, truth(value=one.holds)),
            (GT.readBy, texts(one.readers)),
            (GT.judgedBy, iris(*map(context.minter.reviewer, one.readers))),
            (GT.reviewerKind, text(kinds_of(resolve(one.readers, register)))),
            (GT.readOn, day(one.read_on)),
            (GT.printed, text(one.words)),
            (RDFS.comment, text(one.reason)),
        )


def _source(said: CommentReading, code: str, words: str, register: Reviewers) -> Literal | None:
    """How it is known that a comment says so: who has read it, or that rules infer it."""
    if not words:
        return None
    readers = resolve(said.read_by.get(code, ()), register)
    if not readers:
        return text("as inferred from its words")
    return text(f"as read by {named(readers) if len(readers) <= _NAMED else counted(readers)}")


def _completion(said: CommentReading) -> Literal | None:
    """Whether a comment states completion on its day, or only may mean it."""
    if not said.completed_words:
        return None
    return text("it was completed" if said.completion_stated else "it may have been completed")


def _kind(said: CommentReading, code: str, words: str, register: Reviewers) -> Literal | None:
    """The kinds of those who have read it, or that rules have."""
    return text(kinds_of(resolve(said.read_by.get(code, ()), register)) or RULES) if words else None
