"""Activities and milestones: what is to be done, who answers for it, by when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, Quad

from goldenthread.graph.context import Context, kinds, line_numbers, order, parent_iri, sources
from goldenthread.graph.edition_quads import kind_iri
from goldenthread.graph.statements import about, day, days, decimal, iri, iris, text, texts, whole, words
from goldenthread.iris import normal
from goldenthread.model import Commitment, Edition, Plan, Progress
from goldenthread.namespaces import (
    DCTERMS,
    GT,
    PROV,
    RATING_NAMES,
    RDF,
    RDFS,
    SKOS,
    rating_iri,
)
from goldenthread.statuses import status_concept

_UNEXPLAINED = "Statuses as printed, not yet explained"


def commitment_quads(context: Context, plan: Plan) -> Iterator[Quad]:
    """The activities and milestones of one edition."""
    edition = plan.edition
    graph, stated_in = context.minter.edition_graph(edition), context.minter.edition(edition)
    known, place = kinds(plan), order(plan)
    for commitment in plan.commitments:
        subject = context.iri_of(edition, commitment.kind, commitment.key)
        lines = commitment.lines or (commitment.line,)
        yield from about(
            graph,
            subject,
            (RDF.type, iris(kind_iri(commitment.kind), GT.Commitment, PROV.Entity)),
            (RDFS.label, text(commitment.text or f"{commitment.kind.value} without a title")),
            (GT.statedIn, iri(stated_in)),
            (DCTERMS.isPartOf, iris(parent_iri(context, plan, known, commitment.parent))),
            (DCTERMS.title, Literal(commitment.text)),
            (DCTERMS.description, text(commitment.text_printed)),
            (SKOS.notation, text(commitment.ref)),
            (GT.order, whole(place[commitment.key])),
            (GT.firstLine, whole(commitment.line)),
            (GT.lineNumbers, text(line_numbers(lines))),
            (GT.address, text(plan.address(lines))),
            (PROV.hadPrimarySource, iris(*sources(context, edition, lines))),
            (GT.deadline, days(commitment.deadlines)),
            (GT.deadlinePrinted, text(commitment.deadline_printed)),
            (GT.deadlineSuggested, days(commitment.deadline_suggested)),
            (GT.originalDeadline, day(commitment.deadline_original)),
            (GT.note, texts(f"{head}: {said}" for head, said in commitment.notes)),
        )
        yield from _answering(context, edition, commitment, subject)
        yield from _progress(context, edition, commitment, subject)


def directorates(commitment: Commitment) -> tuple[str, ...]:
    """The printed codes of a row, each once: its own first, then those of its officers."""
    codes = (*commitment.directorates, *(officer.directorate for officer in commitment.officers))
    return tuple(dict.fromkeys(code for code in codes if code))


def _answering(context: Context, edition: Edition, commitment: Commitment, subject: str) -> Iterator[Quad]:
    """Lead officers, lead members and directorates: a plain statement each, and the printed cell beside it."""
    agents, body = context.agents, edition.body
    graph = context.minter.edition_graph(edition)
    yield from about(
        graph,
        subject,
        (GT.leadOfficer, iris(*(agents.agent(body, o.name, o.person) for o in commitment.officers))),
        (GT.leadMember, iris(*(agents.agent(body, member) for member in commitment.lead_members))),
        (GT.directorate, iris(*(agents.unit(body, code) for code in directorates(commitment)))),
        (GT.officersPrinted, text(commitment.officers_printed)),
        (GT.membersPrinted, text(commitment.members_printed)),
    )
    rows = [
        ("officer", place, agents.agent(body, one.name, one.person), one.printed, one.name, one.directorate)
        for place, one in enumerate(commitment.officers, start=1)
    ]
    rows += [
        ("member", place, agents.agent(body, member), member, member, "")
        for place, member in enumerate(commitment.lead_members, start=1)
    ]
    rows += [
        ("directorate", place, agents.unit(body, code), code, code, "")
        for place, code in enumerate(directorates(commitment), start=1)
    ]
    for role, place, agent, printed, name, unit in rows:
        attribution = context.minter.attribution(subject, role, place)
        yield from about(graph, subject, (PROV.qualifiedAttribution, iri(attribution)))
        yield from about(
            graph,
            attribution,
            (RDF.type, iris(GT.Attribution, PROV.Attribution)),
            (PROV.agent, iris(agent)),
            (GT.role, text(role)),
            (GT.position, whole(place)),
            (GT.statedAs, text(printed)),
            (RDFS.label, text(name)),
            (GT.inUnit, iris(agents.unit(body, unit) if unit else "")),
        )


def _progress(context: Context, edition: Edition, commitment: Commitment, subject: str) -> Iterator[Quad]:
    """What the edition reports of a commitment, where it reports anything."""
    progress = commitment.progress
    if not progress and progress.percent is None and progress.percent_suggested is None:
        return
    graph, report = context.minter.edition_graph(edition), context.minter.progress(subject)
    concept = status_concept(progress.status)
    yield from about(graph, subject, (GT.hasProgress, iri(report)))
    yield from about(
        graph,
        report,
        (RDF.type, iri(GT.ProgressReport)),
        (RDFS.label, text(_in_short(progress))),
        (GT.progressOf, iri(subject)),
        (GT.statedIn, iri(context.minter.edition(edition))),
        (PROV.generatedAtTime, day(edition.as_of)),
        (GT.status, iri(concept or context.minter.status(edition.body, progress.status)) if progress.status else None),
        (GT.statusWord, text(progress.status)),
        (GT.statedStatus, text(progress.status_printed)),
        (GT.rating, iri(rating_iri(progress.rag)) if progress.rag in RATING_NAMES else None),
        (GT.statedRating, text(progress.rag)),
        (GT.percentComplete, decimal(progress.percent)),
        (GT.percentPrinted, text(progress.percent_printed)),
        (GT.percentSuggested, decimal(progress.percent_suggested)),
        (RDFS.comment, text(progress.comment)),
    )
    if progress.status and not concept:
        yield from _unknown_status(context, edition, commitment)


def _in_short(progress: Progress) -> str:
    """What is reported, in one line without the comment."""
    percent = progress.percent_printed if progress.percent is None else f"{progress.percent:g}%"
    parts = (progress.status_printed or progress.status, progress.rag, percent)
    return f"progress: {', '.join(filter(None, parts)) or 'no status'}"


def _unknown_status(context: Context, edition: Edition, commitment: Commitment) -> Iterator[Quad]:
    """A printed status that the scheme does not have: a concept of the data, with its words and where it was met."""
    minter, word, printed = context.minter, commitment.progress.status, commitment.progress.status_printed
    graph, label = minter.edition_graph(edition), normal(word)
    subject, scheme = minter.status(edition.body, word), minter.statuses(edition.body)
    yield from about(
        graph,
        subject,
        (RDF.type, iri(SKOS.Concept)),
        (RDFS.label, text(label)),
        (SKOS.prefLabel, text(label)),
        (SKOS.altLabel, text(printed if printed != label else "")),
        (SKOS.inScheme, iri(scheme)),
        (SKOS.topConceptOf, iri(scheme)),
        (PROV.hadPrimarySource, iris(*sources(context, edition, commitment.lines or (commitment.line,)))),
    )
    yield from about(
        graph,
        scheme,
        (RDF.type, iri(SKOS.ConceptScheme)),
        (RDFS.label, words(_UNEXPLAINED)),
        (SKOS.prefLabel, words(_UNEXPLAINED)),
        (SKOS.definition, words("What a council prints as a status and its layout does not map to a known one.")),
        (SKOS.hasTopConcept, iri(subject)),
    )
