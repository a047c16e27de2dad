"""What committees decided and what was corrected, each in a graph of its own: nothing else is said there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from goldenthread.committee_folder import identity
from goldenthread.corrections import identity as identity_of_correction
from goldenthread.graph.context import Context
from goldenthread.graph.link_quads import body_of
from goldenthread.graph.statements import about, day, iri, iris, text, whole
from goldenthread.model import CommitteeDecision, Correction, Resolution
from goldenthread.namespaces import DCTERMS, GT, ORG, PROV, RDF, RDFS

COMMITTEE, CORRECTIONS = "committee", "corrections"
"""The names of the graphs."""


def decision_quads(context: Context, decisions: Iterable[CommitteeDecision]) -> Iterator[Quad]:
    """Each decision as an activity of the body that decided; each body once, as it is first called."""
    minter = context.minter
    graph = minter.graph(COMMITTEE)
    bodies: dict[str, str] = {}
    for one in decisions:
        council = body_of(minter, one.about)
        body = minter.committee(council, one.by)
        recalled = one.resolution is Resolution.RECALLED
        if body not in bodies:
            bodies[body] = one.by
            yield from about(
                graph,
                body,
                (RDF.type, iri(ORG.Organization)),
                (RDFS.label, text(one.by)),
                (ORG.subOrganizationOf, iri(minter.body(council))),
            )
        yield from about(
            graph,
            minter.decision(council, *identity(one)),
            (RDF.type, iris(GT.CommitteeDecision, PROV.Activity, GT.Recall if recalled else "")),
            (RDFS.label, text(f"{one.resolution.value.replace('-', ' ')}: {one.by}, {one.on}, {one.minute}")),
            (GT.concerns, iri(one.about)),
            (GT.resolution, text(one.resolution.value)),
            (GT.dueBack, day(one.until)),
            (GT.aboutFinding, text(one.finding)),
            (PROV.wasAssociatedWith, iri(body)),
            (DCTERMS.date, day(one.on)),
            (GT.minute, text(one.minute)),
            (RDFS.comment, text(one.words)),
            (GT.writtenBy, text(one.written_by)),
            (GT.recordedIn, text(one.place)),
        )


def correction_quads(context: Context, corrections: Iterable[Correction]) -> Iterator[Quad]:
    """Each entry of the log."""
    minter = context.minter
    graph = minter.graph(CORRECTIONS)
    for one in corrections:
        yield from about(
            graph,
            minter.correction(body_of(minter, one.about), *identity_of_correction(one)),
            (RDF.type, iris(GT.Correction, PROV.Activity)),
            (RDFS.label, text(f"correction: {one.field or 'what was said'}, wrong since {one.since}")),
            (GT.concerns, iri(one.about)),
            (GT.field, text(one.field)),
            (GT.fromLine, whole(one.line)),
            (RDFS.comment, text(one.wrong)),
            (GT.wrongSince, day(one.since)),
            (GT.saidBy, text(one.by)),
            (DCTERMS.date, day(one.corrected)),
            (GT.minute, text(one.reference)),
            (GT.recordedIn, text(one.place)),
        )
