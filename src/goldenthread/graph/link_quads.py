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
            *(_annotation(link, relation) if link.holds else ()),
            (GT.later, iri(link.later)),
            (GT.earlier, iri(link.earlier)),
            (SSSOM.reviewer_id, iris(*(minter.reviewer(one.key) for one in link.reviewers))),
            *judgement(minter, link),
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


def judgement(minter: Minter, link: Link) -> Iterator[Said]:
    """What every record of a judgement says, whatever it is about: what was decided, how surely, by whom and why."""
    yield RDFS.label, text(f"{link.relation.value}: {link.decision.value}")
    yield SSSOM.predicate_modifier, iri(SSSOM.NegatedPredicate) if link.decision is Decision.REJECTED else None
    yield GT.relation, text(link.relation.value)
    yield GT.decision, text(link.decision.value)
    yield GT.kind, iri(kind_concept("decision", link.decision.value))
    yield SSSOM.confidence, decimal(link.confidence)
    yield SSSOM.mapping_justification, iris(expand(link.justification))
    yield SSSOM.reviewer_label, text(link.reviewer)
    yield GT.judgedBy, iris(*(minter.reviewer(one.key) for one in link.reviewers))
    yield GT.reviewerKind, text(kinds_of(link.reviewers))
    yield SSSOM.mapping_date, day_or_text(link.date)
    yield RDFS.comment, text(link.reason)


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
