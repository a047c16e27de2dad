"""What is exported, as programs of others read it; each also finds a fault that was planted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from csvw import CSVW
from frictionless import Package, system
from pyld import jsonld
from pyoxigraph import Quad, RdfFormat, parse

from goldenthread.export import csvw as our_csvw
from goldenthread.export import datapackage, export
from goldenthread.export.quads import read

pytestmark = pytest.mark.slow


@pytest.fixture
def dataset(brackenford: Path) -> Path:
    return brackenford / "dataset.nq"


@pytest.fixture
def tables(dataset: Path, tmp_path: Path) -> Path:
    export("csv", dataset, tmp_path / "csv")
    return tmp_path / "csv"


def _changed(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")


def _accepted_as_csvw(folder: Path) -> bool:
    try:
        return bool(CSVW(str(folder / our_csvw.GROUP), validate=True).is_valid)
    except ValueError:
        return False


def test_csvw(tables: Path) -> None:
    assert _accepted_as_csvw(tables)
    threads = (tables / "threads.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tables / "threads.csv").write_text(threads[0], encoding="utf-8")
    assert not _accepted_as_csvw(tables), "commitments refer to threads that are not there"


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [("threads.csv", ",single,1", ",single,one"), ("commitments.csv", "/thread/", "/thread/x")],
)
def test_frictionless(tables: Path, table: str, old: str, new: str) -> None:
    with system.use_context(trusted=True):
        assert Package(str(tables / datapackage.NAME)).validate().valid
        _changed(tables / table, lambda text: text.replace(old, new))
        assert not Package(str(tables / datapackage.NAME)).validate().valid


def test_pyld(dataset: Path, tmp_path: Path) -> None:
    export("jsonld", dataset, tmp_path)
    said = json.loads((tmp_path / "goldenthread.jsonld").read_text(encoding="utf-8"))
    theirs = set(parse(jsonld.to_rdf(said, {"format": "application/n-quads"}), RdfFormat.N_QUADS))
    ours: set[Quad] = set(read(dataset))
    assert theirs == ours
    said["@context"]["deadline"]["@type"] = "@id"
    assert set(parse(jsonld.to_rdf(said, {"format": "application/n-quads"}), RdfFormat.N_QUADS)) != ours


def test_the_dataset_is_its_own_canonical_form(dataset: Path) -> None:
    """RDFC-1.0 orders the statements of a graph without blank nodes: its hash is the checksum of the file."""

    def canonical(text: str) -> str:
        form = "application/n-quads"
        return str(jsonld.normalize(text, {"algorithm": "URDNA2015", "inputFormat": form, "format": form}))

    text = dataset.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    assert canonical(text) == canonical("".join(reversed(lines))) == text
    assert canonical("_:b1 <x:p> _:b0 .\n" + text) != text
