"""Reviewers, what they closed, and how it is told who judged: persons and software are never mixed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, day_or_text, iri, iris, text
from goldenthread.model import Closing, Reviewer, ReviewerKind
from goldenthread.model.reviewers import kinds_of
from goldenthread.namespaces import DCTERMS, GT, PROV, RDF, RDFS

_CLASSES = {
    ReviewerKind.PERSON: (PROV.Agent, PROV.Person),
    ReviewerKind.SOFTWARE: (PROV.Agent, PROV.SoftwareAgent),
    ReviewerKind.LANGUAGE_MODEL: (PROV.Agent, PROV.SoftwareAgent, GT.LanguageModel),
    ReviewerKind.UNDECLARED: (PROV.Agent,),
}


def reviewer_quads(context: Context, reviewers: Iterable[Reviewer]) -> Iterator[Quad]:
    """Who judged, each once, in the graph ``graph/provenance``."""
    minter = context.minter
    for one in dict.fromkeys(reviewers):
        yield from about(
            minter.graph("provenance"),
            minter.reviewer(one.key),
            (RDF.type, iris(*_CLASSES[one.kind])),
            (RDFS.label, text(one.key)),
            (GT.reviewerKind, text(one.kind.value)),
            (DCTERMS.description, text(one.name)),
            (DCTERMS.issued, day_or_text(one.date)),
        )


def closing_quads(context: Context, closings: Iterable[Closing]) -> Iterator[Quad]:
    """What readers closed, in the graph of links: nothing else of an edition is linked with a commitment."""
    minter = context.minter
    for one in closings:
        yield from about(
            minter.graph("links"),
            minter.closing(one.commitment, one.edition),
            (RDF.type, iri(GT.Closing)),
            (RDFS.label, text(f"closed towards {one.edition.removeprefix(minter.base)}")),
            (GT.closes, iri(one.commitment)),
            (GT.closedTowards, iri(one.edition)),
            (GT.judgedBy, iris(*(minter.reviewer(reviewer.key) for reviewer in one.reviewers))),
            (GT.reviewerKind, text(kinds_of(one.reviewers))),
            (DCTERMS.issued, day_or_text(one.date)),
            (RDFS.comment, text(one.reason)),
        )
