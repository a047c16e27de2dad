"""Threads: the enduring commitments, and what changed from one member to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.edition_quads import kind_iri
from goldenthread.graph.link_quads import body_of
from goldenthread.graph.statements import about, iri, iris, number, text, texts, truth, whole
from goldenthread.interpret.readings import RowReading
from goldenthread.model import Change, ChangeKind, Thread
from goldenthread.namespaces import DCTERMS, GT, RDF, RDFS, kind_concept


def thread_quads(context: Context, threads: Iterable[Thread]) -> Iterator[Quad]:
    """The graph of threads: each thread, its members, and the threads that went into it."""
    minter = context.minter
    graph = minter.graph("threads")
    for thread in threads:
        yield from about(
            graph,
            thread.iri,
            (RDF.type, iri(GT.Thread)),
            (RDFS.label, text(thread.label)),
            (GT.level, iri(kind_iri(thread.level))),
            (GT.threadKind, text(thread.kind)),
            (GT.kind, iri(kind_concept("thread", thread.kind))),
            (GT.firstEdition, text(thread.first_edition)),
            (GT.lastEdition, text(thread.last_edition)),
            (GT.memberCount, whole(len(thread.members))),
            (DCTERMS.replaces, iris(*thread.replaces)),
        )
        for member in thread.members:
            yield from about(graph, member, (GT.inThread, iri(thread.iri)), (DCTERMS.isVersionOf, iri(thread.iri)))
        for earlier, later, size in thread.bridges:
            link = minter.link(body_of(minter, later), earlier, later)
            yield from about(graph, link, (GT.bridges, whole(size)))
        for retired in thread.replaces:
            yield from about(graph, retired, (DCTERMS.isReplacedBy, iri(thread.iri)))


def recurrence_quads(context: Context, readings: Mapping[str, RowReading]) -> Iterator[Quad]:
    """How often a commitment says that it comes round, in the graph of threads."""
    graph = context.minter.graph("threads")
    for commitment, reading in readings.items():
        yield from about(graph, commitment, (GT.recurs, texts(reading.rhythms)))


def change_quads(context: Context, changes: Iterable[Change]) -> Iterator[Quad]:
    """What changed between two linked commitments, in the graph of threads."""
    minter = context.minter
    graph = minter.graph("threads")
    for change in changes:
        subject = minter.change(body_of(minter, change.later), change.earlier, change.later, _name(change))
        yield from about(graph, change.later, (GT.hasChange, iri(subject)))
        yield from about(
            graph,
            subject,
            (RDF.type, iri(GT.Change)),
            (RDFS.label, text(change.kind)),
            (GT.changeKind, text(change.kind)),
            (GT.kind, iri(kind_concept("change", change.kind))),
            (GT.later, iri(change.later)),
            (GT.earlier, iri(change.earlier)),
            (GT.before, text(change.before)),
            (GT.after, text(change.after)),
            (GT.daysMoved, number(change.days)),
            (GT.inOtherWords, truth(value=True) if change.other_words else None),
        )


def _name(change: Change) -> str:
    """What tells a change from others between the same commitments: its kind; of stated deadlines the day too."""
    return f"{change.kind} {change.after}" if change.kind is ChangeKind.NEW_DEADLINE_STATED else change.kind
