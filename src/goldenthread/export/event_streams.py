"""LDES: documents, decisions of committees and corrections as a stream of events in plain files (TREE).

The first file names the others, one a year; a member is a version that never changes, of something that may.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from goldenthread.export.neighbour_files import LDES as ROOT
from goldenthread.export.quads import abbreviated, in_reading_order, read
from goldenthread.fingerprints import digest
from goldenthread.namespaces import DCTERMS, GT, LDES, PROV, RDF, TREE, XSD

_HERE = "https://here.invalid/"
_STREAM = f"{_HERE}{ROOT}#stream"
_DATED = (DCTERMS.issued, DCTERMS.date, GT.asOf, GT.yearStart)
"""What tells the day of a member, the first that is said."""
_CLASSES = (GT.Edition, GT.CommitteeDecision, GT.Correction)
_UNDATED = "undated"


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes the stream: ``ldes.ttl``, and a file for each year of which something is told.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    quads = read(dataset)
    members = {_name(quad.subject) for quad in quads if _is(quad, RDF.type) and _name(quad.object) in _CLASSES} - {""}
    about: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        if (subject := _name(quad.subject)) in members:
            about[subject].append(quad)
    pages: dict[str, list[Quad]] = defaultdict(list)
    for iri in sorted(members):
        day = _day(about[iri])
        page = f"ldes-{day[:4] or _UNDATED}.ttl"
        pages[page] += _member(iri, day, about)
    _write(folder / ROOT, list(_root(sorted(pages))))
    for page, quads in sorted(pages.items()):
        head = [_said(_HERE + page, RDF.type, TREE.Node), _said(_STREAM, TREE.view, _HERE + ROOT)]
        _write(folder / page, [*head, *quads])
    return [ROOT, *sorted(pages)]


def _root(pages: list[str]) -> Iterator[Quad]:
    yield _said(_STREAM, RDF.type, LDES.EventStream)
    yield _said(_STREAM, LDES.timestampPath, DCTERMS.issued)
    yield _said(_STREAM, LDES.versionOfPath, DCTERMS.isVersionOf)
    yield _said(_STREAM, TREE.view, _HERE + ROOT)
    yield _said(_HERE + ROOT, RDF.type, TREE.Node)
    for page in pages:
        year = page.removeprefix("ldes-").removesuffix(".ttl")
        bounds = [("", TREE.Relation, "")]
        if year != _UNDATED:
            bounds = [
                ("-from", TREE.GreaterThanOrEqualToRelation, f"{year}-01-01"),
                ("-to", TREE.LessThanOrEqualToRelation, f"{year}-12-31"),
            ]
        for name, kind, day in bounds:
            relation = f"{_HERE}{ROOT}#{year}{name}"
            yield _said(_HERE + ROOT, TREE.relation, relation)
            yield _said(relation, RDF.type, kind)
            yield _said(relation, TREE.node, _HERE + page)
            if day:
                yield _said(relation, TREE.path, DCTERMS.issued)
                yield Quad(NamedNode(relation), NamedNode(TREE.value), _date(day))


def _member(iri: str, day: str, about: dict[str, list[Quad]]) -> Iterator[Quad]:
    """A version of something, under an IRI made of what is said: said otherwise, it is another member."""
    said = [quad for quad in about[iri] if not _is(quad, PROV.generatedAtTime)]
    mark = digest(*sorted(f"{quad.predicate} {quad.object}" for quad in said))
    version = f"{iri}#version-{mark}"
    yield _said(_STREAM, TREE.member, version)
    yield _said(version, DCTERMS.isVersionOf, iri)
    if day and not any(_is(quad, DCTERMS.issued) for quad in said):
        yield Quad(NamedNode(version), NamedNode(DCTERMS.issued), _date(day))
    for quad in said:
        yield Quad(NamedNode(version), quad.predicate, quad.object)


def _day(said: list[Quad]) -> str:
    for predicate in _DATED:
        days = [quad.object.value for quad in said if _is(quad, predicate) and isinstance(quad.object, Literal)]
        if days:
            return str(min(days))
    return ""


def _is(quad: Quad, predicate: str) -> bool:
    return bool(quad.predicate.value == predicate)


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _date(day: str) -> Literal:
    return Literal(day, datatype=NamedNode(XSD.date))


def _said(subject: str, predicate: str, value: str) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value))


def _write(path: Path, quads: list[Quad]) -> None:
    ordered = in_reading_order(sorted(set(quads), key=str))
    written = abbreviated((quad.triple for quad in ordered), RdfFormat.TURTLE)
    path.write_bytes(written.replace(f"<{_HERE}".encode(), b"<"))
