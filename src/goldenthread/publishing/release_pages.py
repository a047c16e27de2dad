"""The pages by which a release is entered: its list of files, its README, and what its site says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from goldenthread.export.benchmark_tables import BENCHMARK
from goldenthread.publishing.release_briefs import BRIEFS
from goldenthread.publishing.release_files import DEFINITIONS
from goldenthread.publishing.research_records import Record, schema_org, written
from goldenthread.templates import templates
from goldenthread.written_out import day

_PLACES = {
    "csv": "tables, each with CSVW metadata",
    "xlsx": "the same tables as one workbook",
    "parquet": "the same tables with typed columns",
    "nq": "the graph as N-Quads, sorted",
    "trig": "the graph as TriG",
    "ttl": "every statement once, as Turtle",
    "jsonld": "the graph as JSON-LD",
    "graphs": "each named graph alone, as Turtle",
    "stratml": "each plan and report as StratML Part 2",
    "gexf": "threads, rows, who answers and units as a network, for Gephi",
    "graphml": "the same network as GraphML",
    "ocds": "what each document says of each thread, in the order of the Open Contracting Data Standard",
    "sssom": "the links as mappings, with who decided and why",
    "skos": "the headings of each document as a concept scheme",
    "ldes": "documents, decisions of committees and corrections as a stream of events",
    BENCHMARK: "pairs that readers judged, some of them twice and apart, and how far they agree: its README.md",
    BRIEFS: "pages to take to a meeting",
    DEFINITIONS: "the ontology and the rules (SHACL) by which the graph is checked",
}
_RECORDS = {
    "README.md": "what this is, in plain text",
    "catalogue.ttl": "the record for data portals (DCAT-AP 3), with the size and checksum of each file",
    "void.ttl": "what the graph holds, in VoID",
    "datapackage.json": "the tables as a data package (Frictionless)",
    "ro-crate-metadata.json": "the release as a research object (RO-Crate 1.1)",
    "croissant.json": "the links between commitments with their judgements, for machine learning (Croissant 1.0)",
    "CITATION.cff": "how to cite it",
    "datacite.json": "what a DOI is registered with (DataCite)",
    ".zenodo.json": "the same for Zenodo",
    "release.json": "which release this is, and of which dataset",
    "SHA256SUMS": "'sha256sum --check SHA256SUMS' tells whether all files are whole",
}
"""The files beside the folders."""
_OTHERS = {f"{BENCHMARK}/README.md": "How to use it, and how far the readers agree."}


def places_of(folder: Path, record: Record) -> list[tuple[str, str]]:
    """The folders of a release with what each holds, by name."""
    files = {one.name.partition("/")[0]: one.description for one in reversed(record.files)}
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    return [(f"{name}/", _PLACES.get(name) or files[name]) for name in names]


def readme(
    record: Record, places: Sequence[tuple[str, str]], left_out: Sequence[str], facts: Mapping[str, object]
) -> str:
    """``README.md``.

    Args:
        record: the release.
        places: its folders, with what each holds.
        left_out: in words, what is not there.
        facts: ``base`` and ``checksum`` of the dataset, how many ``editions`` there are, how many are ``unlicensed``.
    """
    records = {name: what for name, what in _RECORDS.items() if name != "README.md"}
    made = templates("goldenthread.publishing").get_template("README.md.j2")
    return made.render(record=record, places=places, records=records, left_out=left_out, **facts)


def index_page(record: Record, places: Sequence[tuple[str, str]], others: Mapping[str, int]) -> str:
    """``index.html``: every file, by its folder.

    Args:
        record: the release.
        places: its folders, with what each holds.
        others: files within folders that are no files of the data, with their sizes.
    """
    rows = [(one.name, one.size, one.description) for one in record.files]
    rows += [(name, size, _OTHERS.get(name, "")) for name, size in others.items()]
    held = {place: list(some) for place, some in groupby(sorted(rows, key=_place), _place)}
    made = templates("goldenthread.publishing").get_template("release.html.j2")
    groups = [(place, what, held[place]) for place, what in places]
    schema = script(schema_org(record))
    return made.render(record=record, groups=groups, records=_RECORDS, schema=schema, issued=day(record.terms.issued))


def of_the_site(record: Record) -> tuple[str, str]:
    """What the page of data of the site says of the release that it lies in: markup for its head, and to be read."""
    made = templates("goldenthread.publishing").get_template("of_the_site.html.j2")
    described = f'<script type="application/ld+json">{script(schema_org(record, "../"))}</script>'
    return described, made.render(record=record, issued=day(record.terms.issued)).strip()


def script(said: object) -> str:
    """JSON within a script of a page, which nothing in it ends."""
    return written(said).replace("<", "\\u003c")


def _place(row: tuple[str, int, str]) -> str:
    return f"{row[0].partition('/')[0]}/"
