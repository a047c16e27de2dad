"""A release: everything that a build gives, in one folder that any static host serves, under one catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.export import datapackage, refuse_unbuilt
from goldenthread.export.benchmark_tables import BENCHMARK
from goldenthread.export.catalogue import NAME as CATALOGUE
from goldenthread.export.exported_rows import select
from goldenthread.export.kept import opened
from goldenthread.export.tables import TABLES
from goldenthread.publishing.croissant import croissant
from goldenthread.publishing.earlier_release import MARK, refuse_losing
from goldenthread.publishing.links_benchmark import benchmark, figures_told, second_judgements, write_benchmark
from goldenthread.publishing.rebased_build import under_base
from goldenthread.publishing.release_briefs import BRIEFS, made_briefs
from goldenthread.publishing.release_catalogue import catalogue
from goldenthread.publishing.release_files import (
    files_in,
    write_definitions,
    write_formats,
    write_graphs,
)
from goldenthread.publishing.release_pages import index_page, of_the_site, places_of, readme
from goldenthread.publishing.research_records import (
    Record,
    citation,
    datacite,
    file_of,
    ro_crate,
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
from goldenthread.store.summary import build_of
from goldenthread.templates import templates

SUMS = "SHA256SUMS"
SITE = "site"
_UNSTATED = ("", "not stated")


@dataclass(frozen=True, slots=True)
class Published:
    """What was written.

    Attributes:
        files: how many files, those of the site among them.
        left_out: in words, which formats are not there.
        unlicensed: how many documents state no licence.
        asides: what else the words of briefs fit, in sentences.
    """

    files: int
    left_out: tuple[str, ...]
    unlicensed: int
    asides: tuple[str, ...]


def publish(
    build: Path,
    output: Path,
    terms: Terms,
    base: str = "",
    data: Path | None = None,
    briefs: Sequence[str] = (),
    since: Path | None = None,
) -> Published:
    """Writes a release, whole or not at all.

    Args:
        build: what ``goldenthread build`` wrote.
        output: the folder; an earlier release in it is replaced.
        terms: what the publisher says.
        base: what the IRIs are to stand under, where it is not what they do.
        data: the data folder, whose second opinions on links make a benchmark.
        briefs: what briefs are to be about, as ``goldenthread brief`` takes it.
        since: the release before this one, none of whose addresses may be lost.

    Raises:
        DataError: a file of second opinions is malformed.
        NothingFoundError: a brief is to be about something that nothing is called.
        QueryError: it may be about several things.
        BuildError: there is no whole build, the folder holds something else, an address of the release before would be
            lost, or a file of a redacted build would name an officer; what was in the folder stays.
    """
    refuse_unbuilt(build / DATASET)
    with reserved(output, last=MARK, alone=True) as renewal:
        if output.is_dir() and any(foreign(output)) and not (output / MARK).is_file():
            raise BuildError("this folder holds other files and no release of goldenthread: name another", path=output)
        refuse_mixing(output, redacted=terms.redacted)
        with under_base(build, base) as source, renewal.renewed() as folder:
            if since is not None:
                refuse_losing(since, source)
            return _written(source, folder, terms, data, briefs)


def _written(source: Path, folder: Path, terms: Terms, data: Path | None, wanted: Sequence[str]) -> Published:
    dataset, base = source / DATASET, base_of(source)
    store = opened(dataset)
    wished = made_briefs(store, source, wanted)
    briefs = wished.files
    names, left_out = write_formats(dataset, folder)
    left_out += wished.left_out
    names += write_graphs(dataset, folder, base)
    others = write_definitions(folder) + list(briefs)
    if briefs:
        (folder / BRIEFS).mkdir()
    made = templates("goldenthread.publishing")
    again = benchmark(store, *(second_judgements(data, base) if data else ([], {})), redacted=terms.redacted)
    left_out += again.left_out
    if again.twice:
        names += write_benchmark(again, folder)
        others.append(f"{BENCHMARK}/README.md")
        page = made.get_template("benchmark.md.j2").render(told=figures_told(again), left_out=again.left_out)
        _put(folder, others[-1], lambda: page)
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
    _put(folder, "croissant.json", lambda: written(croissant(record, again.splits)))
    _put(folder, "CITATION.cff", lambda: citation(record))
    _put(folder, "datacite.json", lambda: written(datacite(record)))
    _put(folder, ".zenodo.json", lambda: written(zenodo(record)))
    others += [CATALOGUE, "void.ttl", datapackage.NAME, "croissant.json", "CITATION.cff", "datacite.json"]
    _put(folder, "ro-crate-metadata.json", lambda: written(ro_crate(record, [*others, "README.md", "index.html"])))
    places = places_of(folder, record)
    facts = {"base": base, "checksum": checksum, "editions": len(editions), "unlicensed": unlicensed}
    _put(folder, "README.md", lambda: readme(record, places, left_out, facts))
    sizes = {name: len(briefs.get(name) or (folder / name).read_bytes()) for name in others if "/" in name}
    _put(folder, "index.html", lambda: index_page(record, places, sizes))
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
    for name, content in briefs.items():  # each is proved as it is read, page by page
        (folder / name).write_bytes(content)
    head, told = of_the_site(record)
    write_site(source, folder / SITE, store=store, head=head, release=told)
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files_in(folder)]
    _put(folder, SUMS, lambda: "".join(sums))
    return Published(len(sums) + 1, tuple(left_out), unlicensed, wished.asides)


def _put(folder: Path, name: str, content: Callable[[], str | bytes]) -> None:
    made = content()
    (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())
