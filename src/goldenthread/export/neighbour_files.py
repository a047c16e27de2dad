"""The files of the formats of neighbours: their names, and what a catalogue says of each."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import NamedTuple

GRAPHML, GEXF = "goldenthread.graphml", "goldenthread.gexf"
RELEASES, RECORDS = "releases.json", "records.json"
SSSOM = "links.sssom.tsv"
SKOS = "headings.skos.ttl"
LDES, LDES_PAGES = "ldes.ttl", "ldes*.ttl"
STRATML, STRATML_PLANS = "stratml-", "stratml-*.xml"
"""How the names of plans in StratML begin."""


class FileKind(NamedTuple):
    """What a file is: IANA's media type, the EU's file type, what it holds, and the standards that it follows."""

    media: str
    file_type: str
    what: str
    standards: tuple[str, ...]


_KINDS: Mapping[str, FileKind] = MappingProxyType(
    {
        GRAPHML: FileKind(
            "application/xml",
            "XML",
            "Threads, rows, who answers and units as a network (GraphML).",
            ("http://graphml.graphdrawing.org/xmlns",),
        ),
        GEXF: FileKind(
            "application/xml", "XML", "The same network as GEXF, for Gephi.", ("https://gexf.net/schema.html",)
        ),
        RELEASES: FileKind(
            "application/json", "JSON", "What each document says of each thread, in the order of OCDS releases.", ()
        ),
        RECORDS: FileKind(
            "application/json",
            "JSON",
            "Each thread with its last word on each thing, and every earlier one, in the order of OCDS records.",
            (),
        ),
        SSSOM: FileKind(
            "text/tab-separated-values",
            "TSV",
            "Links between commitments as mappings, with who decided and why.",
            ("https://mapping-commons.github.io/sssom/",),
        ),
        SKOS: FileKind(
            "text/turtle",
            "RDF_TURTLE",
            "The headings of each document as a concept scheme.",
            ("http://www.w3.org/TR/skos-reference",),
        ),
        STRATML_PLANS: FileKind(
            "application/xml",
            "XML",
            "A plan or report as StratML Part 2.",
            ("https://www.iso.org/standard/63513.html",),
        ),
        LDES_PAGES: FileKind(
            "text/turtle",
            "RDF_TURTLE",
            "Documents, decisions of committees and corrections as a stream of events.",
            ("https://w3id.org/ldes/specification", "https://w3id.org/tree/specification"),
        ),
    }
)


def neighbour_file(name: str) -> FileKind | None:
    """What a file of these formats is, by its name; none of any other.

    >>> neighbour_file("ldes-2013.ttl").file_type, neighbour_file("goldenthread.ttl")
    ('RDF_TURTLE', None)
    """
    return next((kind for pattern, kind in _KINDS.items() if fnmatchcase(name, pattern)), None)
