"""An edition: one published document, its council, and what its layout prints where."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, day, iri, iris, text
from goldenthread.iris import is_web_address
from goldenthread.language.lexicon import lexicon
from goldenthread.model import Edition, Kind, PrintedFields
from goldenthread.namespaces import DCTERMS, EU_LANGUAGE, FOAF, GT, PROV, RDF, RDFS, kind_concept
from goldenthread.plan_years import period_iri


def kind_iri(kind: Kind) -> str:
    """The class of a kind of row.

    >>> kind_iri(Kind.MILESTONE)
    'https://w3id.org/goldenthread/ns#Milestone'
    """
    return GT[kind.value.capitalize()]


_DOCUMENTS = frozenset({"plan", "mid-year-report", "year-end-report"})


def _document_kind(word: str) -> str:
    """The concept of a kind of document; empty for one that the scheme does not have.

    >>> _document_kind("plan"), _document_kind("q3-report")
    ('https://w3id.org/goldenthread/ns/kinds/document/plan', '')
    """
    return kind_concept("document", word) if word in _DOCUMENTS else ""


def edition_quads(context: Context, edition: Edition) -> Iterator[Quad]:
    """The document itself: title, year, publisher, file, and what its layout prints."""
    minter = context.minter
    terms = edition.licence.strip()
    licence = iri(terms) if is_web_address(terms) else text(terms)
    graph, subject = minter.edition_graph(edition), minter.edition(edition)
    yield from about(
        graph,
        subject,
        (RDF.type, iris(GT.Edition, FOAF.Document, PROV.Entity)),
        (DCTERMS.title, text(edition.title)),
        (RDFS.label, text(edition.label)),
        (GT.planYear, text(edition.label)),
        (DCTERMS.type, text(edition.document)),
        (GT.kind, iris(_document_kind(edition.document))),
        (DCTERMS.temporal, iri(period_iri(edition.year_start, edition.year_end))),
        (DCTERMS.publisher, iri(minter.body(edition.body))),
        (DCTERMS.license, licence),
        (DCTERMS.language, iri(EU_LANGUAGE + lexicon(edition.language).authority)),
        (GT.asOf, day(edition.as_of)),
        (GT.yearStart, day(edition.year_start)),
        (GT.yearEnd, day(edition.year_end)),
        (GT.layout, text(edition.layout)),
        (RDFS.comment, text(edition.note)),
        (PROV.hadPrimarySource, iri(minter.source(edition))),
    )
    printed = context.printed.get(edition.layout, PrintedFields())
    yield from about(
        graph,
        subject,
        (GT.printsOfficersOn, iris(*map(kind_iri, printed.officers_on))),
        (GT.printsMembersOn, iris(*map(kind_iri, printed.members_on))),
        (GT.printsUnitsOn, iris(*map(kind_iri, printed.units_on))),
        (GT.printsDeadlineOn, iris(*map(kind_iri, printed.deadline_on))),
        (GT.printsStatusOn, iris(*map(kind_iri, printed.status_on))),
        (GT.printsPercentOn, iris(*map(kind_iri, printed.percent_on))),
    )
