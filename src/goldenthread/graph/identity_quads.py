"""Who is who: councils, persons, posts, units, where persons sat, and how units changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, Quad

from goldenthread.graph.context import Context, line_numbers, sources
from goldenthread.graph.statements import about, decimal, iri, iris, text, texts, truth
from goldenthread.model import Edition, Identities, Membership, Person, Post, Tenure, Unit, UnitChange
from goldenthread.namespaces import DCTERMS, FOAF, GT, ORG, PROV, RDF, RDFS, SKOS
from goldenthread.plan_years import period_iri, usual_days


def identity_quads(context: Context, identities: Identities, editions: Iterable[Edition]) -> Iterator[Quad]:
    """Everything in the graph of identities."""
    graph = context.minter.graph("identities")
    for body, name in sorted({(edition.body, edition.publisher) for edition in editions}):
        yield from about(
            graph,
            context.minter.body(body),
            (RDF.type, iri(ORG.FormalOrganization)),
            (RDFS.label, text(name)),
            (DCTERMS.identifier, text(body)),
        )
    for person in identities.persons:
        yield from _person(context, graph, person)
    for post in identities.posts:
        yield from _post(context, graph, post)
    for unit in identities.units:
        yield from _unit(context, graph, unit)
    for change in identities.changes:
        yield from _change(context, graph, change)
    names = _names(context, identities)
    for membership in identities.memberships:
        yield from _membership(context, graph, membership, names)
    for tenure in identities.tenures:
        yield from _tenure(context, graph, tenure, names)


def _names(context: Context, identities: Identities) -> dict[str, str]:
    """What persons, posts and units are called, by their IRIs."""
    minter = context.minter
    names = {minter.person(one.body, one.key): one.name for one in identities.persons}
    names |= {minter.post(one.body, one.key): one.title for one in identities.posts}
    return names | {minter.unit(one.body, one.key): one.name or one.code for one in identities.units}


def _sits(names: Mapping[str, str], person: str, where: str, edition: Edition) -> Literal | None:
    """A membership in words: who, where, when."""
    return text(f"{names.get(person, '?')}, {names.get(where, '?')}, {edition.label}")


def _person(context: Context, graph: str, person: Person) -> Iterator[Quad]:
    yield from about(
        graph,
        context.minter.person(person.body, person.key),
        (RDF.type, iri(FOAF.Person)),
        (RDFS.label, text(person.name)),
        (FOAF.name, text(person.name)),
        (SKOS.altLabel, texts(person.aliases)),
        (GT.elected, truth(value=person.elected)),
        (SKOS.editorialNote, text(person.reason)),
    )


def _post(context: Context, graph: str, post: Post) -> Iterator[Quad]:
    yield from about(
        graph,
        context.minter.post(post.body, post.key),
        (RDF.type, iri(ORG.Post)),
        (RDFS.label, text(post.title)),
        (SKOS.altLabel, texts(post.aliases)),
        (ORG.postIn, iri(context.minter.body(post.body))),
        (GT.elected, truth(value=post.elected)),
        (SKOS.editorialNote, text(post.reason)),
    )


def _unit(context: Context, graph: str, unit: Unit) -> Iterator[Quad]:
    minter = context.minter
    above = minter.unit(unit.body, unit.part_of) if unit.part_of else minter.body(unit.body)
    yield from about(
        graph,
        minter.unit(unit.body, unit.key),
        (RDF.type, iri(ORG.OrganizationalUnit)),
        (RDFS.label, text(unit.name or unit.code)),
        (SKOS.notation, text(unit.code)),
        (SKOS.prefLabel, text(unit.name or unit.code)),
        (SKOS.altLabel, texts(unit.aliases)),
        (ORG.unitOf, iri(above)),
        (SKOS.editorialNote, text(unit.reason)),
    )


def _change(context: Context, graph: str, change: UnitChange) -> Iterator[Quad]:
    minter = context.minter
    yield from about(
        graph,
        minter.change_event(change.body, change.key),
        (RDF.type, iri(ORG.ChangeEvent)),
        (RDFS.label, text(change.label)),
        (ORG.originalOrganization, iris(*(minter.unit(change.body, key) for key in change.before))),
        (ORG.resultingOrganization, iris(*(minter.unit(change.body, key) for key in change.after))),
        (DCTERMS.temporal, iri(period_iri(*usual_days(change.year)))),
        (GT.inEdition, text(change.year)),
        (GT.inferred, truth(value=change.confidence is not None)),
        (GT.confidence, decimal(change.confidence)),
        (
            PROV.hadPrimarySource,
            iris(*(s for edition, lines in change.evidence for s in sources(context, edition, lines))),
        ),
        (SKOS.editorialNote, text(change.reason)),
    )


def _membership(context: Context, graph: str, membership: Membership, names: Mapping[str, str]) -> Iterator[Quad]:
    minter, edition = context.minter, membership.edition
    person, unit = minter.person(edition.body, membership.person), minter.unit(edition.body, membership.unit)
    yield from about(
        graph,
        minter.membership(edition.body, membership.person, membership.unit, edition.label),
        (RDF.type, iri(ORG.Membership)),
        (RDFS.label, _sits(names, person, unit, edition)),
        (ORG.member, iri(person)),
        (ORG.organization, iri(unit)),
        (ORG.memberDuring, iri(period_iri(edition.year_start, edition.year_end))),
        (GT.inEdition, text(edition.label)),
        (GT.lineNumbers, text(line_numbers(membership.lines))),
        (PROV.hadPrimarySource, iris(*sources(context, edition, membership.lines))),
    )


def _tenure(context: Context, graph: str, tenure: Tenure, names: Mapping[str, str]) -> Iterator[Quad]:
    """A dated membership of the post: in ORG a post is an organization that its holder belongs to."""
    minter, edition = context.minter, tenure.edition
    person, post = minter.person(edition.body, tenure.person), minter.post(edition.body, tenure.post)
    yield from about(graph, post, (ORG.heldBy, iri(person)))
    yield from about(
        graph,
        minter.membership(edition.body, tenure.person, f"post {tenure.post}", edition.label),
        (RDF.type, iri(ORG.Membership)),
        (RDFS.label, _sits(names, person, post, edition)),
        (ORG.member, iri(person)),
        (ORG.organization, iri(post)),
        (ORG.memberDuring, iri(period_iri(edition.year_start, edition.year_end))),
        (GT.inEdition, text(edition.label)),
        (GT.lineNumbers, text(line_numbers(tenure.lines))),
        (PROV.hadPrimarySource, iris(*sources(context, edition, tenure.lines))),
        (SKOS.editorialNote, text(tenure.reason)),
    )
