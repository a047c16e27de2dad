"""What every description of published files shares: how files and datasets are called, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Quad, RdfFormat

from goldenthread.export.exported_rows import Row
from goldenthread.export.quads import abbreviated, in_reading_order
from goldenthread.graph.statements import Said, about, hexadecimal, iri
from goldenthread.minting import Minter
from goldenthread.namespaces import RDF, SPDX

HERE = "https://here.invalid/"
"""Stands for the folder of the catalogue while it is written; in the file, addresses are relative."""


def base_of(editions: Sequence[Row]) -> str:
    """What the IRIs of a dataset stand under: a council's stands directly there.

    >>> base_of([{"body": "https://example.org/data/marlow-vale"}])
    'https://example.org/data/'
    """
    bodies = [row["body"] for row in editions if row.get("body")]
    return bodies[0].rpartition("/")[0] + "/" if bodies else Minter().base


def turtle(quads: Iterable[Quad], address: str = "") -> bytes:
    """A catalogue as its file has it.

    Args:
        quads: what it says.
        address: where its folder is found; empty where addresses are relative to the file.
    """
    ordered = in_reading_order(sorted(quads, key=str))
    written = abbreviated((quad.triple for quad in ordered), RdfFormat.TURTLE)
    return written.replace(f"<{HERE}".encode(), f"<{address}".encode())


def graph_of(row: Row) -> str:
    """The named graph of an edition: a dataset that the files of the whole hold."""
    return f"{row['edition']}/graph"


def of_file(name: str, minter: Minter) -> str:
    """What a file is called in a catalogue, by its path within the folder."""
    return minter.catalogue(name.replace("/", "-"))


def checksum_of(subject: str, sha256: str) -> Iterator[Quad]:
    """What a checksum says."""
    yield from said(
        subject,
        (RDF.type, iri(SPDX.Checksum)),
        (SPDX.algorithm, iri(SPDX.checksumAlgorithm_sha256)),
        (SPDX.checksumValue, hexadecimal(sha256)),
    )


def said(subject: str, *statements: Said) -> Iterator[Quad]:
    """Statements of a file that knows no named graphs."""
    return about(HERE, subject, *statements)
