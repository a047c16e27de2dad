"""A catalogue beside the files: DCAT-AP, so that a portal can list them and anyone can check them.

It says what the graph and the files themselves say. Who publishes them and under which licence is the publisher's to
say; where that is not said, the catalogue says that it is not stated. No clock is read: the same files give the same
catalogue.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.export.catalogue_kept import added, described_before, publisher_of, unknown_licence
from goldenthread.export.catalogue_statements import (
    HERE,
    base_of,
    checksum_of,
    graph_of,
    of_file,
    said,
    turtle,
)
from goldenthread.export.exported_rows import Row, select
from goldenthread.export.kept import opened
from goldenthread.export.media import LANGUAGE, THEME, described
from goldenthread.graph.statements import day, iri, iris, text, words
from goldenthread.iris import is_web_address, slug
from goldenthread.minting import Minter
from goldenthread.namespaces import DCAT, DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SPDX, VOID, XSD
from goldenthread.store.summary import build_of

NAME = "catalogue.ttl"
NOT_STATED = "not stated"
UNKNOWN_LICENCE = "http://purl.org/adms/licencetype/UnknownIPR"
"""How DCAT-AP marks a licence that nobody knows."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What only the publisher can say.

    Attributes:
        publisher: a name or an IRI, or empty.
        licence: IRI or name of the licence of the files, or empty.
        note: what else a reader must know of them, or empty.
    """

    publisher: str = ""
    licence: str = ""
    note: str = ""


def write_catalogue(
    dataset: Path, folder: Path, names: Sequence[str], publication: Publication, before: Path | None = None
) -> str:
    """Describes the files of a folder in a file beside them; the name of that file.

    Args:
        dataset: the dataset that the files were made of.
        folder: where they are.
        names: the files.
        publication: who publishes them, under which licence.
        before: a catalogue that described other files of the same folder, which go on being described.

    Raises:
        BuildError: what was described before is of another base, or cannot be read.
    """
    editions = select(opened(dataset), "catalogue")
    minter = Minter(base_of(editions))
    old = described_before(before, HERE, minter) if before else []
    if old and not publication.publisher:
        publication = replace(publication, publisher=publisher_of(old, minter))
    new = list(catalogue_quads(editions, folder, names, publication, build_of(dataset)))
    (folder / NAME).write_bytes(turtle(added(old, new, minter)))
    return NAME


def catalogue_quads(
    editions: Sequence[Row], folder: Path, names: Sequence[str], publication: Publication, build: str
) -> Iterator[Quad]:
    """What a catalogue says.

    Args:
        editions: the rows of ``queries/export/catalogue.rq``.
        folder: where the files are.
        names: the files, by their paths within the folder.
        publication: who publishes them, under which licence.
        build: the name of the bytes of the dataset that they were made of.
    """
    minter = Minter(base_of(editions))
    publisher, who = _publisher(publication, minter)
    licence, terms = _licence(publication.licence, minter)
    files = [of_file(name, minter) for name in names]
    councils = ", ".join(sorted({row.get("body_name", "") for row in editions} - {""}))
    holds = f"{len(editions)} published documents of {councils or 'a council'}" if editions else "no documents"
    note = f" {publication.note}" if publication.note else ""
    years = [row["year"] for row in editions if row.get("year")]
    languages = sorted({LANGUAGE, *(row.get("language") or LANGUAGE for row in editions)})
    yield from who
    yield from terms
    yield from said(
        minter.catalogue(),
        (RDF.type, iri(DCAT.Catalog)),
        (DCTERMS.title, words("Plans and reports as one graph: the files")),
        (DCTERMS.description, words(f"The files that hold {holds}, read into one graph of commitments.{note}")),
        (DCTERMS.publisher, iri(publisher)),
        (DCTERMS.license, iri(licence)),
        (DCTERMS.language, iri(LANGUAGE)),
        (DCAT.dataset, iris(minter.whole(), *(graph_of(row) for row in editions))),
    )
    yield from said(
        minter.whole(),
        (RDF.type, iris(DCAT.Dataset, VOID.Dataset)),
        (DCTERMS.title, words("The golden thread: commitments through the years")),
        (
            DCTERMS.description,
            words(
                f"What {holds} promise and report, line by line, with links between commitments that continue one "
                f"another, with the problems met while reading and with what does not add up.{note}"
            ),
        ),
        (DCTERMS.publisher, iri(publisher)),
        (DCTERMS.language, iris(*languages)),
        (DCAT.theme, iri(THEME)),
        (DCTERMS.temporal, iris(*years)),
        (DCTERMS.hasPart, iris(*(graph_of(row) for row in editions))),
        (DCAT.distribution, iris(*files)),
        (VOID.dataDump, iris(*(HERE + name for name in names if described(name).is_graph))),
        (PROV.wasDerivedFrom, iris(*(row.get("source", "") for row in editions))),
        (PROV.wasDerivedFrom, iri(build)),
    )
    for row in editions:
        yield from _edition(row, minter, publisher, publication)
    for name in names:
        yield from _distribution(folder, name, minter, licence, build)


def _edition(row: Row, minter: Minter, publisher: str, publication: Publication) -> Iterator[Quad]:
    """One document: its named graph as a dataset, the series it belongs to, its file."""
    body, council = row.get("body", ""), row.get("body_name", "")
    series = minter.catalogue(f"{slug(body.rpartition('/')[2])}-series") if body else ""
    licence = row.get("licence") or NOT_STATED
    stated = "the document states no licence" if licence == NOT_STATED else f"the document's licence is {licence}"
    note = " ".join(part for part in (row.get("note", ""), publication.note) if part)
    yield from said(
        graph_of(row),
        (RDF.type, iri(DCAT.Dataset)),
        (DCTERMS.title, words(f"{row['title']}, as data")),
        (
            DCTERMS.description,
            words(
                f"What the document '{row['title']}' states, each statement with its lines; in the files of the whole, "
                f"the rows of edition {row['label']} or the named graph of this name. {note}".strip()
            ),
        ),
        (DCTERMS.publisher, iri(publisher)),
        (DCTERMS.language, iri(row.get("language") or LANGUAGE)),
        (DCTERMS.isPartOf, iri(minter.whole())),
        (DCAT.inSeries, iri(series) if series else None),
        (DCTERMS.temporal, iri(row["year"]) if row.get("year") else None),
        (DCTERMS.relation, iri(row["edition"])),
        (PROV.wasDerivedFrom, iri(row["source"]) if row.get("source") else None),
        (DCTERMS.provenance, iri(f"{graph_of(row)}/provenance")),
    )
    yield from said(
        row["edition"],
        (RDF.type, iri(FOAF.Document)),
        (DCTERMS.title, text(row["title"])),
        (DCTERMS.publisher, iri(body) if body else None),
    )
    yield from said(
        f"{graph_of(row)}/provenance",
        (RDF.type, iri(DCTERMS.ProvenanceStatement)),
        (RDFS.label, words(f"Read from {row.get('path') or 'a file'} by goldenthread; {stated}.")),
    )
    if body:
        yield from said(
            body, (RDF.type, iris(ORG.FormalOrganization, FOAF.Agent)), (FOAF.name, text(council or slug(body)))
        )
        yield from said(
            series,
            (RDF.type, iri(DCAT.DatasetSeries)),
            (DCTERMS.title, words(f"Plans and reports of {council or 'a council'}, as data")),
            (DCTERMS.description, words("One dataset for each published document, by plan year.")),
            (DCTERMS.publisher, iri(publisher)),
        )
    if row.get("year"):
        yield from said(
            row["year"],
            (RDF.type, iri(DCTERMS.PeriodOfTime)),
            (DCAT.startDate, _date(row.get("start", ""))),
            (DCAT.endDate, _date(row.get("end", ""))),
        )
    if row.get("source"):
        yield from said(
            row["source"],
            (RDF.type, iri(PROV.Entity)),
            (DCTERMS.title, text(row.get("path", ""))),
            (SPDX.checksum, iri(row["checksum"]) if row.get("checksum") else None),
        )
    if row.get("checksum"):
        yield from checksum_of(row["checksum"], row["sha256"])


def _distribution(folder: Path, name: str, minter: Minter, licence: str, build: str) -> Iterator[Quad]:
    """One file: what it holds, in which format, how big it is, and by what checksum it is known."""
    subject, kind = of_file(name, minter), described(name)
    content = (folder / name).read_bytes()
    place = name.rpartition("/")[0]
    schema = f"{place}/{kind.schema}" if place and kind.schema else kind.schema
    standards = [HERE + schema if schema else "", *kind.conforms_to]
    yield from said(
        subject,
        (RDF.type, iri(DCAT.Distribution)),
        (DCTERMS.title, text(name)),
        (DCTERMS.description, words(kind.description)),
        (DCAT.accessURL, iri(HERE + name)),
        (DCAT.downloadURL, iri(HERE + name)),
        (DCAT.mediaType, iri(kind.media_type)),
        (DCTERMS.format, iri(kind.format)),
        (DCTERMS.conformsTo, iris(*standards)),
        (DCTERMS.license, iri(licence)),
        (DCAT.byteSize, _size(len(content))),
        (PROV.wasDerivedFrom, iri(build)),
        (SPDX.checksum, iri(f"{subject}/checksum")),
    )
    yield from checksum_of(f"{subject}/checksum", hashlib.sha256(content).hexdigest())
    for standard in standards:
        if standard:
            yield from said(standard, (RDF.type, iri(DCTERMS.Standard)))


def _publisher(publication: Publication, minter: Minter) -> tuple[str, list[Quad]]:
    """Who publishes the files: an IRI, and what is said of it."""
    given = publication.publisher.strip()
    if is_web_address(given):
        return given, list(said(given, (RDF.type, iri(FOAF.Agent)), (FOAF.name, text(given))))
    subject = minter.catalogue(f"publisher-{slug(given or NOT_STATED)}")
    name = given or "Publisher not stated"
    return subject, list(said(subject, (RDF.type, iri(FOAF.Agent)), (FOAF.name, text(name))))


def _licence(given: str, minter: Minter) -> tuple[str, list[Quad]]:
    """A licence by its IRI; where none is stated, a document that says so."""
    given = given.strip()
    known = bool(given) and given.casefold() != NOT_STATED
    if known and is_web_address(given):
        return given, list(said(given, (RDF.type, iri(DCTERMS.LicenseDocument))))
    subject = minter.catalogue(f"licence-{slug(given)}") if known else _unknown(minter)
    return subject, list(
        said(
            subject,
            (RDF.type, iri(DCTERMS.LicenseDocument)),
            (RDFS.label, words(given if known else "Licence not stated")),
            (DCTERMS.type, None if known else iri(UNKNOWN_LICENCE)),
        )
    )


def _unknown(minter: Minter) -> str:
    return unknown_licence(minter).value


def _date(value: str) -> Literal | None:
    return day(date.fromisoformat(value)) if value else None


def _size(octets: int) -> Literal:
    return Literal(str(octets), datatype=NamedNode(XSD.nonNegativeInteger))
