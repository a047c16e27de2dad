"""What kind of file each exported file is, in the words of IANA, of the EU's list of file types, and of standards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.export import csvw, datapackage, xlsx
from goldenthread.export.benchmark_tables import BENCHMARK_TABLES
from goldenthread.export.neighbour_files import neighbour_file
from goldenthread.export.tables import TABLES
from goldenthread.namespaces import EU_LANGUAGE

_IANA = "https://www.iana.org/assignments/media-types/"
_EU = "http://publications.europa.eu/resource/authority/"
LANGUAGE = f"{EU_LANGUAGE}ENG"
"""The language of what is said of documents and files."""
THEME = f"{_EU}data-theme/GOVE"
"""Government and public sector."""
_ONTOLOGY = "https://w3id.org/goldenthread/ns"
_CSVW = "http://www.w3.org/ns/csvw"
_METADATA = "-metadata.json"
COMPRESSED = ".gz"
"""How the names of compressed copies end."""
GZIP = f"{_IANA}application/gzip"
"""What a file that ends in ``.gz`` is compressed by."""
GRAPHS = "graphs"
"""The folder of a release that holds each named graph as a file."""
_PARQUET = "https://parquet.apache.org/docs/file-format/"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is.

    Attributes:
        media_type: its IANA media type, as an IRI.
        format: its file type in the EU's list, as an IRI.
        description: what it holds, in one sentence.
        conforms_to: IRIs of the standards that it follows.
        schema: name of the file that describes its columns, or empty.
        is_graph: whether it holds the whole graph as RDF.
        compressed: media type of what it is compressed by, as an IRI, or empty.
    """

    media_type: str
    format: str
    description: str
    conforms_to: tuple[str, ...] = ()
    schema: str = ""
    is_graph: bool = False
    compressed: str = ""


_GRAPHS = {
    ".nq": (
        "application/n-quads",
        "RDF_N_QUADS",
        "The dataset with its named graphs, a statement a line.",
        "n-quads",
    ),
    ".trig": ("application/trig", "RDF_TRIG", "The dataset with its named graphs, for reading by eye.", "trig"),
    ".ttl": ("text/turtle", "RDF_TURTLE", "Every statement once, whichever named graph it stands in.", "turtle"),
    ".jsonld": ("application/ld+json", "JSON_LD", "The dataset with its named graphs as JSON.", "json-ld11"),
}
_TABLES = {table.name: table.description for table in (*TABLES, *BENCHMARK_TABLES)}
_WHOLE = {
    csvw.GROUP: Kind(
        f"{_IANA}application/csvm+json",
        f"{_EU}file-type/JSON",
        "What the columns of all tables mean, and which refer to which.",
        (_CSVW,),
    ),
    datapackage.NAME: Kind(
        f"{_IANA}application/json",
        f"{_EU}file-type/JSON",
        "The tables as a data package: what their columns mean, and which refer to which.",
        ("https://specs.frictionlessdata.io/tabular-data-package/",),
    ),
    xlsx.NAME: Kind(
        f"{_IANA}application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        f"{_EU}file-type/XLSX",
        "All the tables as one workbook, a sheet a table.",
        ("https://www.iso.org/standard/71691.html",),
    ),
}
"""Files that are known by their whole name."""


def described(name: str) -> Kind:
    """What a file is, by its name or its path within a release.

    >>> described("threads.csv").schema
    'threads.csv-metadata.json'
    >>> described("goldenthread.nq").media_type
    'https://www.iana.org/assignments/media-types/application/n-quads'
    """
    place, _, name = name.rpartition("/")
    if name.endswith(COMPRESSED):
        packed = described(f"{place}/{name.removesuffix(COMPRESSED)}")
        return replace(packed, description=f"{packed.description} Compressed by gzip.", compressed=GZIP)
    if place == GRAPHS:
        what = f"The named graph {name.removesuffix('.ttl')} alone."
        return replace(described(f"goldenthread{Path(name).suffix}"), description=what, is_graph=False)
    stem, _, ending = name.partition(".")
    if name in _WHOLE:
        return _WHOLE[name]
    if name.endswith(_METADATA):
        what = f"What the columns of {name.removesuffix(_METADATA)} mean."
        return Kind(f"{_IANA}application/csvm+json", f"{_EU}file-type/JSON", what, (_CSVW,))
    if ending == "csv":
        rfc = ("https://www.rfc-editor.org/info/rfc4180",)
        return Kind(f"{_IANA}text/csv", f"{_EU}file-type/CSV", _TABLES[stem], rfc, schema=f"{name}{_METADATA}")
    if ending == "parquet":
        what = f"{_TABLES[stem]} With typed columns."
        return Kind(f"{_IANA}application/vnd.apache.parquet", f"{_EU}file-type/PARQUET", what, (_PARQUET,))
    if neighbour := neighbour_file(name):
        media, kind, what, standards = neighbour
        return Kind(f"{_IANA}{media}", f"{_EU}file-type/{kind}", what, standards)
    media, kind, what, standard = _GRAPHS[f".{ending}"]
    standards = (f"https://www.w3.org/TR/{standard}/", _ONTOLOGY)
    return Kind(f"{_IANA}{media}", f"{_EU}file-type/{kind}", what, standards, is_graph=True)
