"""Checks a published catalogue: its description by the shapes, and the files beside it by what it says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from goldenthread.errors import DataError
from goldenthread.minting import Minter
from goldenthread.namespaces import DCAT, GT, PROV, RDF, SPDX
from goldenthread.validation.engine import findings_of, to_rdflib
from goldenthread.validation.findings import Finding

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

NAME = "catalogue.ttl"
"""How the file is called in a folder of exported files."""


def check_catalogue(path: Path) -> tuple[Finding, ...]:
    """What the shapes report of a catalogue, and of the files beside it, which may not be those that it describes.

    Args:
        path: a catalogue in Turtle, or the folder that holds ``catalogue.ttl``.

    Raises:
        DataError: there is no catalogue, it cannot be read, or it describes none.
    """
    from rdflib import Literal as RdfLiteral
    from rdflib import URIRef

    file = path / NAME if path.is_dir() else path
    if not file.is_file():
        raise DataError("there is no catalogue here: 'goldenthread export' writes one beside its files", path=file)
    place = file.resolve().as_uri()
    try:
        quads = list(parse(path=str(file), format=RdfFormat.TURTLE, base_iri=place))
    except (SyntaxError, UnicodeDecodeError) as problem:
        raise DataError(f"not Turtle that can be read ({problem})", path=file) from problem
    kinds = {NamedNode(kind) for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution)}
    if not any(quad.predicate.value == RDF.type and quad.object in kinds for quad in quads):
        raise DataError("it describes no catalogue, dataset or distribution", path=file)
    graph = to_rdflib(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    for distribution, words in list(_differing(graph, place)):
        graph.add((distribution, URIRef(GT.fileDiffers), RdfLiteral(words)))
    return findings_of(graph, Minter(), ["catalogue"])


def _differing(graph: Graph, place: str) -> Iterator[tuple[Node, str]]:
    """Each distribution whose file beside the catalogue is missing, or another than is described, and how, in words."""
    from rdflib import URIRef

    folder = place.rpartition("/")[0] + "/"
    wholes = set(graph.subjects(URIRef(DCAT.distribution), None))
    builds = {str(one) for whole in wholes for one in graph.objects(whole, URIRef(PROV.wasDerivedFrom))}
    for subject, address in sorted(graph.subject_objects(URIRef(DCAT.downloadURL))):
        if not str(address).startswith(folder):
            continue
        path = Path(unquote(urlsplit(str(address)).path))
        if not path.is_file():
            yield subject, f"{path.name} is described, and is not here"
            continue
        length = path.stat().st_size
        size = graph.value(subject, URIRef(DCAT.byteSize))
        known = graph.objects(subject, URIRef(SPDX.checksum))
        sums = {str(value).lower() for one in known for value in graph.objects(one, URIRef(SPDX.checksumValue))}
        if size is not None and str(size) != str(length):
            yield subject, f"{path.name} has {length} bytes, not {size} as described"
        elif sums and _sha256(path) not in sums:
            yield subject, f"{path.name} is not the file that is described: its checksum differs"
        elif (own := set(map(str, graph.objects(subject, URIRef(PROV.wasDerivedFrom))))) and not own & builds:
            yield subject, f"{path.name} is of another build than the files that were written last: export it again"


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
