"""Links: the statement that a later commitment continues an earlier one, and the record of who judged so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import Said, about, day_or_text, decimal, iri, iris, text
from goldenthread.iris import slug
from goldenthread.minting import Minter
from goldenthread.model import Decision, Link
from goldenthread.model.reviewers import kinds_of
from goldenthread.namespaces import GT, OWL, PREFIXES, RDF, RDFS, SSSOM, kind_concept


def link_quads(context: Context, links: Iterable[Link]) -> Iterator[Quad]:
    """The graph of links: accepted and proposed ones as statements, every judgement as a record."""
    minter = context.minter
    graph = minter.graph("links")
    for link in links:
        relation = GT[link.relation.value]
        subject = minter.link(body_of(minter, link.later), link.earlier, link.later)
        scores = [(f"{subject}/score/{slug(name)}", name, value) for name, value in link.parts]
        if link.holds:
            yield from about(graph, link.later, (relation, iri(link.earlier)))
        yield from about(
            graph,
            subject,
            (RDF.type, iris(GT.Link, *([GT.Perhaps] if link.perhaps else []))),
            (RDFS.label, text(label_of(link))),
            *(_annotation(link, relation) if link.holds else ()),
            (SSSOM.predicate_modifier, iri(SSSOM.NegatedPredicate) if link.decision is Decision.REJECTED else None),
            (GT.later, iri(link.later)),
            (GT.earlier, iri(link.earlier)),
            (GT.relation, text(link.relation.value)),
            (GT.decision, text(link.decision.value)),
            (GT.kind, iri(kind_concept("decision", link.decision.value))),
            (SSSOM.confidence, decimal(link.confidence)),
            (SSSOM.mapping_justification, iris(expand(link.justification))),
            (SSSOM.reviewer_label, text(link.reviewer)),
            (SSSOM.reviewer_id, iris(*(minter.reviewer(one.key) for one in link.reviewers))),
            (GT.judgedBy, iris(*(minter.reviewer(one.key) for one in link.reviewers))),
            (GT.reviewerKind, text(kinds_of(link.reviewers))),
            (SSSOM.mapping_date, day_or_text(link.date)),
            (RDFS.comment, text(link.reason)),
            (GT.score, iris(*(score for score, _, _ in scores))),
        )
        for score, name, value in scores:
            yield from about(
                graph,
                score,
                (RDF.type, iri(GT.Score)),
                (GT.scoreName, text(name)),
                (GT.scoreValue, decimal(value)),
            )


def label_of(link: Link) -> str:
    """A judgement in two words: what it is about, and what was decided."""
    return f"{link.relation.value}: {link.decision.value}"


def _annotation(link: Link, relation: str) -> Iterable[Said]:
    """The record as the annotation of its statement (OWL 2, Mapping to RDF Graphs, 3.2.2), which must be there."""
    yield RDF.type, iri(OWL.Axiom)
    yield OWL.annotatedSource, iri(link.later)
    yield OWL.annotatedProperty, iri(relation)
    yield OWL.annotatedTarget, iri(link.earlier)


def body_of(minter: Minter, record: str) -> str:
    """The slug of the council that a record belongs to.

    >>> body_of(Minter("http://x/"), "http://x/marlow-vale/2014-15/plan/activity/0001")
    'marlow-vale'
    """
    return record.removeprefix(minter.base).split("/", 1)[0]


def expand(curie: str) -> str:
    """A CURIE of a known prefix as an IRI; an IRI stays as it is.

    >>> expand("semapv:ManualMappingCuration")
    'https://w3id.org/semapv/vocab/ManualMappingCuration'
    """
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES else curie
