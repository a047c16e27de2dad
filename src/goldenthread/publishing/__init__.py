"""A release: everything that a build gives, in one folder that any static host serves, under one catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.export import datapackage, refuse_unbuilt
from goldenthread.export.catalogue import NAME as CATALOGUE
from goldenthread.export.catalogue_statements import build_of
from goldenthread.export.exported_rows import select
from goldenthread.export.kept import opened
from goldenthread.export.tables import TABLES
from goldenthread.publishing.rebased_build import under_base
from goldenthread.publishing.release_catalogue import catalogue
from goldenthread.publishing.release_files import (
    DEFINITIONS,
    files_in,
    write_definitions,
    write_formats,
    write_graphs,
)
from goldenthread.publishing.research_records import (
    Record,
    citation,
    croissant,
    datacite,
    file_of,
    ro_crate,
    schema_org,
    written,
    zenodo,
)
from goldenthread.publishing.terms import Terms
from goldenthread.redaction.folders import NOTE, refuse_mixing
from goldenthread.redaction.outputs import prove_made_of
from goldenthread.redaction.proof import texts_of
from goldenthread.renewal import foreign, reserved
from goldenthread.serve.documents import description
from goldenthread.serve.negotiate import TURTLE
from goldenthread.serve.paths import Addresses
from goldenthread.site.write import write_site
from goldenthread.store import DATASET, base_of
from goldenthread.templates import templates

MARK = "release.json"
"""The file by which an earlier release is known."""
SUMS = "SHA256SUMS"
SITE = "site"
_PLACES = {
    "csv": "tables, each with CSVW metadata",
    "xlsx": "the same tables as one workbook",
    "parquet": "the same tables with typed columns",
    "nq": "the graph as N-Quads, sorted",
    "trig": "the graph as TriG",
    "ttl": "every statement once, as Turtle",
    "jsonld": "the graph as JSON-LD",
    "graphs": "each named graph alone, as Turtle",
    DEFINITIONS: "the ontology and the rules (SHACL) by which the graph is checked",
}
_UNSTATED = ("", "not stated")


@dataclass(frozen=True, slots=True)
class Published:
    """What was written.

    Attributes:
        files: how many files, those of the site among them.
        left_out: in words, which formats are not there.
        unlicensed: how many documents state no licence.
    """

    files: int
    left_out: tuple[str, ...]
    unlicensed: int


def publish(build: Path, output: Path, terms: Terms, base: str = "") -> Published:
    """Writes a release, whole or not at all.

    Args:
        build: what ``goldenthread build`` wrote.
        output: the folder; an earlier release in it is replaced.
        terms: what the publisher says.
        base: what the IRIs are to stand under, where it is not what they do.

    Raises:
        BuildError: there is no whole build, the folder holds something else, or a file of a redacted build would name
            an officer; what was in the folder stays.
    """
    refuse_unbuilt(build / DATASET)
    with reserved(output, last=MARK, alone=True) as renewal:
        if output.is_dir() and any(foreign(output)) and not (output / MARK).is_file():
            raise BuildError("this folder holds other files and no release of goldenthread: name another", path=output)
        refuse_mixing(output, redacted=terms.redacted)
        with under_base(build, base) as source, renewal.renewed() as folder:
            return _written(source, folder, terms)


def _written(source: Path, folder: Path, terms: Terms) -> Published:
    dataset, base = source / DATASET, base_of(source)
    names, left_out = write_formats(dataset, folder)
    names += write_graphs(dataset, folder, base)
    others = write_definitions(folder)
    store = opened(dataset)
    editions = select(store, "catalogue")
    councils = ", ".join(sorted({row.get("body_name", "") for row in editions} - {""})) or "a council"
    note = NOTE if terms.redacted else ""
    said = (
        f"What {len(editions)} published documents of {councils} promise and report, line by line, with links between "
        f"commitments that continue one another and with what does not add up. {note}"
    ).strip()
    record = Record(
        f"The golden thread: commitments of {councils}", said, terms, tuple(file_of(folder, name) for name in names)
    )
    checksum = hashlib.sha256(dataset.read_bytes()).hexdigest()
    unlicensed = sum(row.get("licence", "") in _UNSTATED for row in editions)
    _put(folder, "void.ttl", lambda: description(store, TURTLE, Addresses(base)))
    _put(folder, CATALOGUE, lambda: catalogue(editions, build_of(dataset), folder, names, terms, note))
    package = datapackage.package(TABLES, said, "csv/") | {
        "version": terms.release,
        "created": f"{terms.issued.isoformat()}T00:00:00Z",
        "licenses": [{"path": terms.licence.iri, "title": terms.licence.title}],
        "contributors": [{"title": terms.publisher, "path": terms.publisher_iri, "role": "publisher"}],
    }
    _put(folder, datapackage.NAME, lambda: datapackage.text(package))
    _put(folder, "croissant.json", lambda: written(croissant(record)))
    _put(folder, "CITATION.cff", lambda: citation(record))
    _put(folder, "datacite.json", lambda: written(datacite(record)))
    _put(folder, ".zenodo.json", lambda: written(zenodo(record)))
    others += [CATALOGUE, "void.ttl", datapackage.NAME, "croissant.json", "CITATION.cff", "datacite.json"]
    _put(folder, "ro-crate-metadata.json", lambda: written(ro_crate(record, [*others, "README.md", "index.html"])))
    made = templates("goldenthread.publishing")
    places = [(f"{place}/", _PLACES.get(place, "the graph in another form")) for place in _places(folder)]
    _put(
        folder,
        "README.md",
        lambda: made.get_template("README.md.j2").render(
            record=record, base=base, checksum=checksum, left_out=left_out, places=places,
            editions=len(editions), unlicensed=unlicensed,
        ),
    )  # fmt: skip
    _put(
        folder,
        "index.html",
        lambda: made.get_template("release.html.j2").render(
            record=record, others=[*others, "README.md"], schema=_script(schema_org(record))
        ),
    )
    mark = {
        "release": terms.release,
        "issued": terms.issued.isoformat(),
        "previous": terms.previous,
        "base": base,
        "dataset": checksum,
        "redacted": terms.redacted,
    }
    _put(folder, MARK, lambda: written(mark))
    prove_made_of(source, texts_of(folder))
    described = f'<script type="application/ld+json">{_script(schema_org(record, "../"))}</script>'
    write_site(source, folder / SITE, store=store, head=described)
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files_in(folder)]
    _put(folder, SUMS, lambda: "".join(sums))
    return Published(len(sums) + 1, tuple(left_out), unlicensed)


def _put(folder: Path, name: str, content: Callable[[], str | bytes]) -> None:
    made = content()
    (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())


def _places(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def _script(said: object) -> str:
    """JSON within a script of a page, which nothing in it ends."""
    return written(said).replace("<", "\\u003c")
