"""Checks a published catalogue: its description by the shapes, and the files beside it by what it says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from goldenthread.errors import DataError
from goldenthread.minting import Minter
from goldenthread.namespaces import DCAT, GT, PROV, RDF, SPDX
from goldenthread.store import Term
from goldenthread.store.base import text
from goldenthread.validation.engine import findings_of
from goldenthread.validation.findings import Finding
from goldenthread.validation.property_columns import Columns

NAME = "catalogue.ttl"
"""How the file is called in a folder of exported files."""


def check_catalogue(path: Path) -> tuple[Finding, ...]:
    """What the shapes report of a catalogue, and of the files beside it, which may not be those that it describes.

    Args:
        path: a catalogue in Turtle, or the folder that holds ``catalogue.ttl``.

    Raises:
        DataError: there is no catalogue, it cannot be read, or it describes none.
    """
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
    stated = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    stated += [
        Triple(distribution, NamedNode(GT.fileDiffers), Literal(words))
        for distribution, words in _differing(Columns.of_triples(stated), place)
    ]
    return findings_of(stated, Minter(), ["catalogue"])


def _differing(data: Columns, place: str) -> Iterator[tuple[NamedNode | BlankNode, str]]:
    """Each distribution whose file beside the catalogue is missing, or another than is described, and how, in words."""
    folder = place.rpartition("/")[0] + "/"

    def names(one: Term, predicate: str) -> set[str]:
        return {text(value) for value in data.of(predicate).get(one, ())}

    builds = {name for whole in data.of(DCAT.distribution) for name in names(whole, PROV.wasDerivedFrom)}
    described = data.of(DCAT.downloadURL)
    for subject, address in sorted(((one, text(to)) for one, some in described.items() for to in some), key=str):
        if not address.startswith(folder) or not isinstance(subject, NamedNode | BlankNode):
            continue
        path = Path(unquote(urlsplit(address).path))
        if not path.is_file():
            yield subject, f"{path.name} is described, and is not here"
            continue
        length = str(path.stat().st_size)
        sizes = names(subject, DCAT.byteSize)
        known = data.of(SPDX.checksum).get(subject, ())
        sums = {value.lower() for one in known for value in names(one, SPDX.checksumValue)}
        if sizes and length not in sizes:
            yield subject, f"{path.name} has {length} bytes, not {' and '.join(sorted(sizes))} as described"
        elif sums and _sha256(path) not in sums:
            yield subject, f"{path.name} is not the file that is described: its checksum differs"
        elif (own := names(subject, PROV.wasDerivedFrom)) and not own & builds:
            yield subject, f"{path.name} is of another build than the files that were written last: export it again"


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
