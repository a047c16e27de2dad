"""The catalogue beside exported files: DCAT that the shapes accept, true to the files, silent on what nobody said."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, Graph, Namespace, URIRef

from goldenthread.cli import run
from goldenthread.errors import DataError
from goldenthread.export import FORMATS, export
from goldenthread.export.catalogue import NAME, UNKNOWN_LICENCE
from goldenthread.graph.agent_finder import PROVISIONAL
from goldenthread.validation.catalogue_check import check_catalogue
from tests.small_council import MINTER, PLAN, REPORT

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
CATALOGUE = URIRef(MINTER.base + "catalogue")
WHOLE = URIRef(MINTER.base + "void#dataset")
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def described(folder: Path) -> Graph:
    return Graph().parse(folder / NAME, publicID=(folder / NAME).resolve().as_uri())


@pytest.mark.parametrize("format_", FORMATS)
def test_the_shapes_accept_what_is_exported_and_the_files_are_those_described(
    built: Path, tmp_path: Path, format_: str
) -> None:
    export(format_, built, tmp_path, publisher="Marlow Vale Council", licence=OGL)
    assert check_catalogue(tmp_path) == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_each_file_is_a_distribution_with_its_size_and_checksum(built: Path, tmp_path: Path, format_: str) -> None:
    *files, catalogue = export(format_, built, tmp_path)
    assert catalogue.name == NAME
    graph = described(tmp_path)
    assert {str(graph.value(one, DCTERMS.title)) for one in graph.objects(WHOLE, DCAT.distribution)} == {
        path.name for path in files
    }
    for one in graph.objects(WHOLE, DCAT.distribution):
        path = tmp_path / str(graph.value(one, DCTERMS.title))
        assert graph.value(one, DCAT.downloadURL) == URIRef(path.resolve().as_uri())
        assert str(graph.value(one, DCAT.byteSize)) == str(path.stat().st_size)
        checksum = graph.value(one, SPDX.checksum)
        expected = hashlib.sha256(path.read_bytes()).hexdigest()
        assert str(graph.value(checksum, SPDX.checksumValue)).lower() == expected


def test_there_is_one_dataset_for_each_edition_and_one_for_the_whole(built: Path, tmp_path: Path) -> None:
    export("nq", built, tmp_path)
    graph = described(tmp_path)
    editions = {URIRef(MINTER.edition_graph(PLAN)), URIRef(MINTER.edition_graph(REPORT))}
    assert set(graph.objects(CATALOGUE, DCAT.dataset)) == {WHOLE, *editions}
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == {WHOLE, *editions}
    plan = URIRef(MINTER.edition_graph(PLAN))
    assert str(graph.value(plan, DCTERMS.title)) == "Marlow Vale Plan 2014-15, as data"
    period = graph.value(plan, DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) == "2014-04-01"
    assert str(graph.value(period, DCAT.endDate)) == "2015-03-31"
    source = graph.value(plan, PROV.wasDerivedFrom)
    assert str(graph.value(source, DCTERMS.title)) == "sources/plan.txt"
    checksum = graph.value(source, SPDX.checksum)
    assert str(graph.value(checksum, SPDX.checksumValue)) == "00" * 32


def test_what_nobody_stated_is_not_invented(built: Path, tmp_path: Path) -> None:
    export("ttl", built, tmp_path)
    graph = described(tmp_path)
    licence = graph.value(predicate=RDF.type, object=DCTERMS.LicenseDocument)
    assert graph.value(licence, DCTERMS.type) == URIRef(UNKNOWN_LICENCE)
    assert str(graph.value(licence, RDFS.label)) == "Licence not stated"
    publisher = graph.value(CATALOGUE, DCTERMS.publisher)
    assert str(graph.value(publisher, FOAF.name)) == "Publisher not stated"
    for unknown in (DCTERMS.issued, DCTERMS.modified, DCTERMS.spatial):
        assert not list(graph.triples((None, unknown, None)))
    findings = check_catalogue(tmp_path)
    assert {(finding.code, finding.severity) for finding in findings} == {("catalogue-licence-known", "warning")}
    notes = {str(graph.value(one, RDFS.label)) for one in graph.subjects(RDF.type, DCTERMS.ProvenanceStatement)}
    assert notes == {
        "Read from sources/plan.txt by goldenthread; the document states no licence.",
        f"Read from sources/report.txt by goldenthread; the document's licence is {OGL}.",
    }


def test_the_publisher_can_say_who_and_under_which_licence(built: Path, tmp_path: Path) -> None:
    export("csv", built, tmp_path, publisher="https://example.org/team", licence="Marlow Open Licence")
    graph = described(tmp_path)
    assert graph.value(CATALOGUE, DCTERMS.publisher) == URIRef("https://example.org/team")
    (licence,) = set(graph.objects(None, DCTERMS.license))
    assert str(graph.value(licence, RDFS.label)) == "Marlow Open Licence"
    table = next(graph.subjects(DCTERMS.title, None))
    for one in graph.objects(WHOLE, DCAT.distribution):
        if str(graph.value(one, DCTERMS.title)) == "threads.csv":
            table = one
    assert str(graph.value(table, DCAT.mediaType)).endswith("/media-types/text/csv")
    assert str(graph.value(table, DCTERMS["format"])) == FILE_TYPE + "CSV"
    metadata = (tmp_path / "threads.csv-metadata.json").resolve().as_uri()
    assert URIRef(metadata) in set(graph.objects(table, DCTERMS.conformsTo))


def test_a_redacted_export_says_so(built: Path, tmp_path: Path) -> None:
    registered = tmp_path / "dataset.nq"
    registered.write_text(built.read_text(encoding="utf-8").replace(PROVISIONAL, "Registered."), encoding="utf-8")
    written = export("nq", registered, tmp_path / "out", redact=True)
    tmp_path = tmp_path / "out"
    assert sorted(tmp_path.iterdir()) == sorted(written)  # and nothing is left of how it was made
    assert "Officers are named by pseudonyms here" in str(described(tmp_path).value(WHOLE, DCTERMS.description))


def test_addresses_are_relative_so_that_the_folder_can_be_published_anywhere(built: Path, tmp_path: Path) -> None:
    export("nq", built, tmp_path)
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert "dcat:downloadURL <goldenthread.nq>" in text
    assert "here.invalid" not in text


def test_a_file_that_is_another_or_gone_is_named(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export("csv", built, tmp_path)
    assert run(["validate", "--catalogue", str(tmp_path)]) == 0
    (tmp_path / "threads.csv").unlink()
    size = (tmp_path / "units.csv").stat().st_size
    (tmp_path / "units.csv").write_bytes(b"x" * size)
    with (tmp_path / "people.csv").open("a") as stream:
        stream.write("x")
    capsys.readouterr()
    assert run(["validate", "--catalogue", str(tmp_path / NAME)]) == 1
    told = capsys.readouterr().out
    assert "threads.csv is described, and is not here." in told
    assert "units.csv is not the file that is described: its checksum differs." in told
    assert f"people.csv has {(tmp_path / 'people.csv').stat().st_size} bytes, not " in told


@pytest.mark.parametrize("fmt", ["html", "markdown", "json", "sarif", "junit"])
def test_every_format_tells_of_a_file_that_is_gone(
    built: Path, tmp_path: Path, fmt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    export("csv", built, tmp_path)
    (tmp_path / "threads.csv").unlink()
    capsys.readouterr()
    assert run(["validate", "--catalogue", str(tmp_path), "--format", fmt]) == 1
    assert "threads.csv is described, and is not here" in capsys.readouterr().out


def test_a_catalogue_that_says_too_little_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c.ttl").write_text("<> a <http://www.w3.org/ns/dcat#Catalog> .", encoding="utf-8")
    assert run(["validate", "--catalogue", str(tmp_path / "c.ttl")]) == 1
    assert "violation: catalogue-title (1)" in capsys.readouterr().out


def test_what_is_no_catalogue_is_a_plain_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="'goldenthread export' writes one"):
        check_catalogue(tmp_path)
    (tmp_path / NAME).write_text("no turtle", encoding="utf-8")
    with pytest.raises(DataError, match="not Turtle"):
        check_catalogue(tmp_path)
    (tmp_path / NAME).write_text("<> a <http://example.org/Thing> .", encoding="utf-8")
    with pytest.raises(DataError, match="describes no catalogue"):
        check_catalogue(tmp_path)


@pytest.mark.parametrize("format_", FORMATS)
def test_only_a_file_of_the_whole_graph_is_a_dump(built: Path, tmp_path: Path, format_: str) -> None:
    *files, _ = export(format_, built, tmp_path)
    graph = described(tmp_path)
    dumps = set(graph.objects(WHOLE, URIRef("http://rdfs.org/ns/void#dataDump")))
    assert dumps == (
        {URIRef(path.resolve().as_uri()) for path in files} if format_ in ("nq", "trig", "ttl", "jsonld") else set()
    )


@pytest.mark.parametrize(
    ("licence", "label"),
    [
        ("", "Licence not stated"),
        ("Not stated", "Licence not stated"),
        ("Crown copyright", "Crown copyright"),
        (OGL, ""),
    ],
)
def test_a_licence_is_unknown_only_where_nobody_stated_it(
    built: Path, tmp_path: Path, licence: str, label: str
) -> None:
    export("nq", built, tmp_path, licence=licence)
    graph = described(tmp_path)
    stated = graph.value(CATALOGUE, DCTERMS.license)
    assert str(graph.value(stated, RDFS.label) or "") == label
    assert (str(stated) == OGL) is (licence == OGL)
    assert (graph.value(stated, DCTERMS.type) is not None) is (label == "Licence not stated")
