"""The catalogue of a release: what an export's says, and what only a publisher can add, as DCAT-AP 3 recommends it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.export.benchmark_tables import AGREEMENT, BENCHMARK, PAIRS
from goldenthread.export.catalogue import Publication, catalogue_quads
from goldenthread.export.catalogue_statements import HERE, base_of, graph_of, of_file, said, turtle
from goldenthread.export.exported_rows import Row
from goldenthread.export.media import GRAPHS, LANGUAGE, THEME, described
from goldenthread.graph.statements import Term, day, iri, iris, text, words
from goldenthread.iris import is_web_address, slug
from goldenthread.minting import Minter
from goldenthread.namespaces import DCAT, DCATAP, DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, VCARD
from goldenthread.publishing.release_files import named_graph_file
from goldenthread.publishing.terms import Terms

_EU = "http://publications.europa.eu/resource/authority/"
_ADMS = "http://purl.org/adms/"
_SPARQL = "https://www.w3.org/TR/sparql11-protocol/"
KEYWORDS = ("commitments", "council plans", "performance reports", "local government", "accountability")
SITE = "site/index.html"
_SHARED = frozenset((DCTERMS.publisher, DCTERMS.language, DCTERMS.temporal, PROV.wasDerivedFrom))
"""What is said of the benchmark as of the whole."""


def catalogue(
    editions: Sequence[Row], build: str, folder: Path, names: Sequence[str], terms: Terms, note: str
) -> bytes:
    """The catalogue of a release, in Turtle.

    Args:
        editions: the rows of ``queries/export/catalogue.rq``.
        build: the name of the bytes of the dataset that the files were made of.
        folder: where they are.
        names: the files, by their paths within it.
        terms: what the publisher says.
        note: what else a reader must know.
    """
    minter = Minter(base_of(editions))
    publication = Publication(terms.publisher_iri, terms.licence.iri, note)
    quads = set(catalogue_quads(editions, folder, names, publication, build))
    name = (terms.publisher_iri, FOAF.name)
    quads = {quad for quad in quads if (getattr(quad.subject, "value", ""), quad.predicate.value) != name}
    quads = set(_benchmark_apart(quads, names, terms, minter))
    quads |= set(_release(quads, names, terms, minter))
    quads |= set(_kinds(quads, terms, minter))
    quads |= set(_series(editions, minter))
    return turtle(quads, terms.address)


def _benchmark_apart(quads: set[Quad], names: Sequence[str], terms: Terms, minter: Minter) -> Iterator[Quad]:
    """The benchmark of links as a dataset of its own: its files are none of the whole's."""
    files = {of_file(name, minter) for name in names if name.startswith(f"{BENCHMARK}/")}
    subject, whole = minter.catalogue("links-benchmark"), NamedNode(minter.whole())
    for quad in quads:
        of_whole = quad.subject == whole
        mine = of_whole and quad.predicate.value == DCAT.distribution and getattr(quad.object, "value", "") in files
        if not mine:
            yield quad
        if mine or (of_whole and files and quad.predicate.value in _SHARED):
            yield Quad(NamedNode(subject), quad.predicate, quad.object, quad.graph_name)
    if files:
        page = f"{HERE}{BENCHMARK}/README.md"
        yield from said(
            subject,
            (RDF.type, iri(DCAT.Dataset)),
            (DCTERMS.title, words("Which later commitment continues which earlier one: a benchmark")),
            (DCTERMS.description, words(f"{PAIRS.description} {AGREEMENT.description}")),
            (DCTERMS.isPartOf, iri(minter.whole())),
            (DCAT.version, text(terms.release)),
            (FOAF.page, iri(page)),
        )
        yield from said(page, (RDF.type, iri(FOAF.Document)))
        yield from said(minter.catalogue(), (DCAT.dataset, iri(subject)))


def _release(quads: set[Quad], names: Sequence[str], terms: Terms, minter: Minter) -> Iterator[Quad]:
    """This release as a version of the whole, which has the same files."""
    release, whole = minter.catalogue(f"release-{terms.release}"), minter.whole()
    before = minter.catalogue(f"release-{terms.previous}") if terms.previous else ""
    for quad in quads:
        if quad.subject == NamedNode(whole):
            yield Quad(NamedNode(release), quad.predicate, quad.object, quad.graph_name)
    yield from said(whole, (DCAT.hasVersion, iris(release, before)), (DCAT.version, text(terms.release)))
    yield from said(
        release,
        (DCAT.version, text(terms.release)),
        (DCAT.isVersionOf, iri(whole)),
        (DCAT.prev, iris(before)),
    )
    yield from said(
        minter.catalogue(),
        (DCAT.dataset, iri(release)),
        (DCTERMS.issued, day(terms.issued)),
        (DCTERMS.modified, day(terms.issued)),
        (DCTERMS.spatial, _area(terms, minter)),
        (DCAT.themeTaxonomy, iri(f"{_EU}data-theme")),
        (FOAF.homepage, iri(HERE + "index.html")),
    )
    yield from said(HERE + "index.html", (RDF.type, iri(FOAF.Document)))
    yield from said(
        terms.publisher_iri,
        (FOAF.name, text(terms.publisher)),
        (DCTERMS.type, iri(f"{_ADMS}publishertype/{terms.publisher_type}") if terms.publisher_type else None),
    )
    yield from said(
        terms.licence.iri,
        (RDFS.label, words(terms.licence.title)),
        (DCTERMS.type, iri(f"{_ADMS}licencetype/{terms.licence.kind}") if terms.licence.kind else None),
    )
    contact, mail = _contact(minter), not is_web_address(terms.contact)
    yield from said(
        contact,
        (RDF.type, iri(VCARD.Kind)),
        (VCARD.fn, text(terms.publisher)),
        (VCARD.hasEmail, iri(f"mailto:{terms.contact}") if mail else None),
        (VCARD.hasURL, None if mail else iri(terms.contact)),
    )
    if not terms.spatial:
        yield from said(
            minter.catalogue("area"),
            (SKOS.prefLabel, words("The area that the councils of these documents answer for")),
        )
    for name in names:
        yield from said(
            of_file(name, minter),
            (DCTERMS.issued, day(terms.issued)),
            (DCATAP.availability, iri(f"{_EU}planned-availability/AVAILABLE")),
            (DCAT.compressFormat, iris(described(name).compressed)),
        )
    if terms.endpoint:
        yield from _service(terms, minter)


def _service(terms: Terms, minter: Minter) -> Iterator[Quad]:
    service = minter.catalogue("sparql")
    yield from said(minter.catalogue(), (DCAT.service, iri(service)))
    yield from said(
        service,
        (RDF.type, iri(DCAT.DataService)),
        (DCTERMS.title, words("The graph, asked by SPARQL")),
        (DCTERMS.publisher, iri(terms.publisher_iri)),
        (DCTERMS.license, iri(terms.licence.iri)),
        (DCTERMS.conformsTo, iri(_SPARQL)),
        (DCAT.endpointURL, iri(terms.endpoint)),
        (DCAT.endpointDescription, iri(HERE + "void.ttl")),
        (DCAT.servesDataset, iri(minter.whole())),
        (DCAT.contactPoint, iri(_contact(minter))),
        (DCAT.theme, iri(THEME)),
        (DCAT.keyword, [Literal(word, language="en") for word in KEYWORDS]),
    )
    yield from said(_SPARQL, (RDF.type, iri(DCTERMS.Standard)))


def _kinds(quads: set[Quad], terms: Terms, minter: Minter) -> Iterator[Quad]:
    """What is said of every dataset, agent and licence alike."""
    kinds: dict[str, set[str]] = defaultdict(set)
    typed: set[str] = set()
    for quad in quads:
        subject = getattr(quad.subject, "value", "")
        if quad.predicate.value == RDF.type:
            kinds[getattr(quad.object, "value", "")].add(subject)
        elif quad.predicate.value == DCTERMS.type:
            typed.add(subject)
    keywords: list[Term] = [Literal(word, language="en") for word in KEYWORDS]
    for subject in sorted(kinds[DCAT.Dataset] | kinds[DCAT.DatasetSeries]):
        yield from said(
            subject,
            (DCAT.contactPoint, iri(_contact(minter))),
            (DCAT.keyword, keywords),
            (DCAT.theme, iri(THEME)),
            (DCAT.landingPage, iri(HERE + SITE)),
            (DCTERMS.spatial, _area(terms, minter)),
            (DCTERMS.issued, day(terms.issued)),
            (DCTERMS.modified, day(terms.issued)),
            (DCTERMS.language, iri(LANGUAGE)),
        )
    yield from said(HERE + SITE, (RDF.type, iri(FOAF.Document)))
    unknown = minter.catalogue("kind-not-stated")
    for subject in sorted((kinds[FOAF.Agent] | kinds[DCTERMS.LicenseDocument]) - typed):
        yield from said(subject, (DCTERMS.type, iri(unknown)))
        yield from said(unknown, (SKOS.prefLabel, words("Kind not stated")))


def _series(editions: Sequence[Row], minter: Minter) -> Iterator[Quad]:
    """The documents of a council one after another, each with the file of its graph."""
    of_body: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(editions, key=lambda row: (row.get("start", ""), row.get("end", ""), row["edition"])):
        of_body[row.get("body", "")].append(row)
    for body, rows in of_body.items():
        for row in rows:
            file = f"{GRAPHS}/{named_graph_file(graph_of(row), minter.base)}"
            yield from said(graph_of(row), (DCAT.distribution, iri(of_file(file, minter))))
        for before, after in pairwise(rows):
            yield from said(graph_of(after), (DCAT.prev, iri(graph_of(before))))
        if body:
            series = minter.catalogue(f"{slug(body.rpartition('/')[2])}-series")
            yield from said(series, (DCAT.first, iri(graph_of(rows[0]))), (DCAT.last, iri(graph_of(rows[-1]))))


def _contact(minter: Minter) -> str:
    return minter.catalogue("contact")


def _area(terms: Terms, minter: Minter) -> NamedNode:
    return iri(terms.spatial or minter.catalogue("area"))
