"""A release, as validators and readers of others take it; each also finds a fault that was planted."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import mlcroissant
import pytest
import sssom_pydantic
from datacite import schema45
from jsonschema import ValidationError as NotInTheSchema
from pydantic import ValidationError
from rocrate.rocrate import ROCrate

from tests.publishing.test_release import NAMED, published

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(brackenford: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "release"
    assert published(brackenford, out, *NAMED) == 0
    return out


@pytest.fixture
def release(whole: Path, tmp_path: Path) -> Path:
    """The files of a release beside its site, to be changed."""
    return shutil.copytree(whole, tmp_path / "release", ignore=shutil.ignore_patterns("site"))


def _replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


PARSERS = {
    "rapper": ["rapper", "-q", "-c", "-i"],  # ends with 1 at an error
    "serdi": ["serdi", "-q", "-i"],
}
"""Two readers in C, of two authors: Raptor of Redland and Serd."""
DUMPS = {"nquads": "nq/goldenthread.nq", "turtle": "ttl/goldenthread.ttl", "trig": "trig/goldenthread.trig"}


@pytest.mark.parametrize("format_", DUMPS)
@pytest.mark.parametrize("parser", PARSERS)
def test_graphs(release: Path, parser: str, format_: str) -> None:
    if shutil.which(parser) is None:
        pytest.skip(f"{parser} is not installed (Debian: raptor2-utils, serdi)")

    def accepts(path: Path) -> bool:
        command = [*PARSERS[parser], format_, str(path)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    dump = release / DUMPS[format_]
    assert accepts(dump)
    assert format_ != "turtle" or accepts(release / "catalogue.ttl")
    _replaced(dump, "> ", "> > ") if format_ == "nquads" else _replaced(dump, " ;\n", " ; ;; %\n")
    assert not accepts(dump)


def test_croissant_reads_the_links_by_their_columns(release: Path) -> None:
    record = release / "croissant.json"
    issues = mlcroissant.Dataset(jsonld=record).metadata.issues
    assert not issues.errors
    links = json.loads(record.read_text(encoding="utf-8"))
    (columns,) = [{field["source"]["extract"]["column"] for field in one["field"]} for one in links["recordSet"]]
    with (release / "csv" / "links.csv").open(encoding="utf-8") as stream:
        assert columns == {*stream.readline().strip().split(",")}
    links["distribution"][0]["@id"] = "lines.csv"
    record.write_text(json.dumps(links), encoding="utf-8")
    with pytest.raises(mlcroissant.ValidationError):
        mlcroissant.Dataset(jsonld=record)


def test_datacite(release: Path) -> None:
    said = json.loads((release / "datacite.json").read_text(encoding="utf-8"))
    schema45.validator.validate(said)
    del said["titles"]
    with pytest.raises(NotInTheSchema):
        schema45.validator.validate(said)


def test_sssom(release: Path) -> None:
    table = release / "sssom" / "links.sssom.tsv"
    mappings, *_ = sssom_pydantic.read(table)
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(mappings) == len(lines) - 1
    _replaced(table, 'sssom_version: "1.1"', "sssom_version: 1.1")
    with pytest.raises(ValidationError):
        sssom_pydantic.read(table)


def test_ro_crate_names_every_file_that_is_there(release: Path) -> None:
    crate = ROCrate(str(release))
    entities = {one.id for one in crate.get_entities()}
    assert {"csv/commitments.csv", "nq/goldenthread.nq", "croissant.json"} <= entities
    assert [one for one in entities if one.endswith(".csv") and not (release / one).is_file()] == []
    (release / "ro-crate-metadata.json").write_text("{}", encoding="utf-8")
    with pytest.raises((KeyError, ValueError)):
        ROCrate(str(release))
