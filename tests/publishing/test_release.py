"""A release of a small council: everything in one folder, whole, repeatable, and as validators of others want it."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package, system
from rdflib import DCTERMS, RDF, Graph, Namespace, URIRef

from goldenthread.cli import run
from goldenthread.export import FORMATS
from goldenthread.validation.catalogue_check import check_catalogue
from tests.cases.council import BRACKENFORD
from tests.redaction.invented import Hard, write_council

pytestmark = pytest.mark.slow
DCAT = Namespace("http://www.w3.org/ns/dcat#")
BASE = "https://open.brackenford.example/promises/"
WORDS = (
    *(
        "--release",
        "2026.1",
        "--issued",
        "2026-12-01",
        "--licence",
        "OGL-UK-3.0",
        "--contact",
        "data@brackenford.example",
    ),
    *("--publisher", "Brackenford Council", "--publisher-iri", "https://brackenford.example/"),
)
NAMED = (*WORDS, "--name-officers")


def published(build: Path, out: Path, *words: str) -> int:
    return run(["publish", "--data", str(out.parent), "--build", str(build), "--out", str(out), *words])


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def release(brackenford: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "release"
    assert (
        published(brackenford, out, *NAMED, "--endpoint", "https://brackenford.example/sparql", "--previous", "2026.0")
        == 0
    )
    return out


def test_every_format_is_there_and_every_file_has_its_sum(release: Path, brackenford: Path) -> None:
    assert {path.name for path in release.iterdir() if path.is_dir()} == {*FORMATS, "graphs", "definitions", "site"}
    assert (release / "nq" / "goldenthread.nq").read_bytes() == (brackenford / "dataset.nq").read_bytes()
    packed = (release / "nq" / "goldenthread.nq.gz").read_bytes()
    assert gzip.decompress(packed) == (brackenford / "dataset.nq").read_bytes()
    sums = dict(line.split("  ")[::-1] for line in (release / "SHA256SUMS").read_text().splitlines())
    assert sums == {
        name: hashlib.sha256(held).hexdigest() for name, held in files_of(release).items() if name != "SHA256SUMS"
    }


def test_the_graphs_make_up_the_whole(release: Path) -> None:
    parts = Graph()
    for path in sorted((release / "graphs").iterdir()):
        parts.parse(path)
    assert len(parts) == len(Graph().parse(release / "ttl" / "goldenthread.ttl"))


def test_our_shapes_accept_the_catalogue_and_find_a_changed_file(release: Path, tmp_path: Path) -> None:
    assert check_catalogue(release) == ()
    graph = Graph().parse(release / "catalogue.ttl")
    (version,) = graph.subjects(DCAT.isVersionOf, None)
    whole = graph.value(version, DCAT.isVersionOf)
    assert str(graph.value(version, DCAT.version)) == "2026.1"
    assert str(graph.value(version, DCAT.prev)).endswith("/catalogue/release-2026.0")
    assert set(graph.objects(whole, DCAT.distribution)) == set(graph.objects(version, DCAT.distribution))
    (series,) = graph.subjects(RDF.type, DCAT.DatasetSeries)
    first, last = graph.value(series, DCAT.first), graph.value(series, DCAT.last)
    assert graph.value(last, DCAT.prev) == first
    assert graph.value(None, RDF.type, DCAT.DataService) is not None
    packed = list(graph.subjects(DCAT.compressFormat, None))
    assert len(packed) == 4


def test_what_dcat_ap_recommends_is_there(release: Path) -> None:
    graph = Graph().parse(release / "catalogue.ttl")
    for kind, wanted in {
        DCAT.Dataset: (
            DCAT.contactPoint,
            DCAT.keyword,
            DCAT.theme,
            DCTERMS.spatial,
            DCTERMS.temporal,
            DCAT.distribution,
        ),
        DCAT.Catalog: (DCTERMS.issued, DCTERMS.modified, DCTERMS.spatial, DCAT.themeTaxonomy, DCTERMS.license),
        DCAT.Distribution: (URIRef("http://data.europa.eu/r5r/availability"), DCTERMS.format, DCTERMS.license),
        DCTERMS.LicenseDocument: (DCTERMS.type,),
    }.items():
        found = set(graph.subjects(RDF.type, kind))
        assert found
        for subject in found:
            assert [one for one in wanted if graph.value(subject, one) is None] == [], subject
    standards = set(graph.objects(None, DCTERMS.conformsTo))
    assert {one for one in standards if (one, RDF.type, DCTERMS.Standard) not in graph} == set()


def test_the_records_name_files_that_are_there(release: Path) -> None:
    crate = json.loads((release / "ro-crate-metadata.json").read_text())["@graph"]
    root = next(one for one in crate if one["@id"] == "./")
    assert all((release / part["@id"]).exists() for part in root["hasPart"])
    (link,) = json.loads((release / "croissant.json").read_text())["distribution"]
    assert hashlib.sha256((release / link["contentUrl"]).read_bytes()).hexdigest() == link["sha256"]
    page = (release / "site" / "data.html").read_text()
    said = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (said["@type"], said["version"], said["license"].rpartition("/")[0][-9:]) == (
        "Dataset",
        "2026.1",
        "version/3",
    )
    assert all((release / "site" / one["contentUrl"]).is_file() for one in said["distribution"])
    assert '<a href="../index.html">release 2026.1</a> of 1 December 2026' in page
    assert "Open Government Licence" in page
    with system.use_context(trusted=True):
        assert Package(str(release / "datapackage.json")).validate().valid


def test_the_list_of_files_leads_to_each_of_them_once(release: Path) -> None:
    page = (release / "index.html").read_text(encoding="utf-8")
    table = re.findall(r'<td><a href="([^"]*)">', page)
    records = re.findall(r'<li><a href="([^"#]*)">', page)
    there = {name for name in files_of(release) if not name.startswith("site/")}
    assert len({*table, *records}) == len(table) + len(records)
    assert {*table, *records} == there - {"index.html"}
    readme = (release / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in records if name != "README.md")
    assert all(f"`{name.partition('/')[0]}/`" in readme for name in table)


def test_no_clock_no_folder_and_no_habit_of_the_machine_shows(tmp_path: Path) -> None:
    """Built and published twice, from and to folders of other names, by one job and by two."""
    found = []
    for name, zone, language, seed, jobs in (
        ("one", "UTC", "C", "0", "1"),
        ("another folder", "Pacific/Kiritimati", "C.UTF-8", "4242", "2"),
    ):
        home = tmp_path / name
        data, built, out = str(shutil.copytree(BRACKENFORD, home / "data")), str(home / "built"), str(home / "out")
        environment = os.environ | {"TZ": zone, "LC_ALL": language, "LANG": language, "PYTHONHASHSEED": seed}
        for words in (
            ["build", "--data", data, "--out", built, "--jobs", jobs, "--quiet"],
            ["publish", "--data", data, "--build", built, "--out", out, *NAMED, "--briefs", "2018-19"],
        ):
            command = [sys.executable, "-m", "goldenthread", *words]
            subprocess.run(command, check=True, env=environment, cwd=home, capture_output=True)
        found.append(files_of(home / "out"))
    one, two = found
    assert {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)} == set()
    assert {name.rpartition(".")[2] for name in one} >= {"gz", "xlsx", "parquet", "pdf", "docx", "atom", "ttl", "json"}


def test_another_base_is_as_if_it_had_been_built_so(brackenford: Path, tmp_path: Path) -> None:
    assert published(brackenford, tmp_path / "out", *NAMED, "--base", BASE) == 0
    data = tmp_path / "data"
    subprocess.run(["cp", "-r", str(BRACKENFORD), str(data)], check=True)
    text = (data / "sources.toml").read_text()
    (data / "sources.toml").write_text(text.replace("https://example.org/data/", BASE))
    assert text != (data / "sources.toml").read_text()
    assert run(["build", "--data", str(data), "--out", str(tmp_path / "built"), "--quiet"]) == 0
    assert (tmp_path / "out" / "nq" / "goldenthread.nq").read_bytes() == (
        tmp_path / "built" / "dataset.nq"
    ).read_bytes()


def test_of_a_redacted_build_nothing_names_an_officer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_council(tmp_path / "hard", [Hard("Joy", "Zadrozny", "Joy Zadrozny")])
    built = tmp_path / "built"
    words = ["build", "--redact", "--data", str(tmp_path / "hard"), "--out", str(built), "--quiet"]
    assert run([*words, "--no-interpretation"]) == 0
    assert published(built, tmp_path / "named", *NAMED) == 2
    for base in ((), ("--base", BASE)):
        assert published(built, tmp_path / "out", *WORDS, "--redact", *base, "--briefs", "2018-19") == 0
        for name, held in files_of(tmp_path / "out").items():
            assert b"Zadrozny" not in (gzip.decompress(held) if name.endswith(".gz") else held), name
    capsys.readouterr()
    renamed = [word.replace("Brackenford Council", "Joy Zadrozny") for word in WORDS]
    assert published(built, tmp_path / "out", *renamed, "--redact") == 2
    assert "Zadrozny" not in (tmp_path / "out" / "README.md").read_text()


def test_briefs_are_there_where_somebody_asks_for_them(
    brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert published(brackenford, out, *NAMED, "--briefs", "2018-19", "--briefs", "2018-19", "--briefs", "nobody") == 2
    assert "nobody" in capsys.readouterr().err
    assert not out.exists()
    assert published(brackenford, out, *NAMED, "--briefs", "2018-19", "--briefs", "2018-19") == 0
    briefs = sorted(path.name for path in (out / "briefs").iterdir())
    assert [name.rpartition(".")[2] for name in briefs] == ["docx", "html", "pdf"]
    sums = (out / "SHA256SUMS").read_text(encoding="utf-8")
    page = (out / "index.html").read_text(encoding="utf-8")
    assert all(f"briefs/{name}" in sums and f"briefs/{name}" in page for name in briefs)
    assert check_catalogue(out) == ()


def test_what_else_the_words_of_a_brief_fit_is_said(
    brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published(brackenford, tmp_path / "out", *NAMED, "--briefs", "streets") == 0
    assert "--briefs: 'streets' is taken for this commitment; it fits others too: " in capsys.readouterr().err


def test_a_folder_of_somebody_else_is_left_alone(brackenford: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    assert published(brackenford, tmp_path / "out", *NAMED) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
