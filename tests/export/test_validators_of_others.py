"""What is exported, as programs of others read it; each also finds a fault that was planted."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from csvw import CSVW
from frictionless import Package, system
from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from goldenthread.export import csvw as our_csvw
from goldenthread.export import datapackage, export
from goldenthread.export.quads import read

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CANONIZE = """
import { canonize } from "rdf-canonize";
import { readFileSync } from "node:fs";
const form = "application/n-quads", text = readFileSync(0, "utf8");
process.stdout.write(await canonize(text, { algorithm: "RDFC-1.0", inputFormat: form, format: form }));
"""
"""A third program for RDFC-1.0, of Digital Bazaar: the canonical form of N-Quads."""


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


def _by_node(text: str) -> str:
    node = shutil.which("node")
    if node is None or not (ROOT / "web" / "node_modules" / "rdf-canonize").is_dir():
        pytest.skip("rdf-canonize is missing: make web")
    command = [node, "--input-type=module", "--eval", CANONIZE]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT / "web").stdout


def _by_oxigraph(text: str) -> str:
    held = Dataset(parse(text, RdfFormat.N_QUADS))
    held.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in held))


def test_rdf_canonize_finds_the_same_forms(dataset: Path) -> None:
    text = dataset.read_text(encoding="utf-8")
    assert _by_node("".join(reversed(text.splitlines(keepends=True)))) == text
    shapes = parse(path=ROOT / "shapes" / "catalogue.ttl", format=RdfFormat.TURTLE)
    small = "".join(f"{quad} .\n" for quad in shapes)
    assert small.count("_:") > 20
    renamed = "".join(reversed(small.replace("_:", "_:z").splitlines(keepends=True)))
    assert _by_node(small) == _by_node(renamed) == _by_oxigraph(small)
    assert _by_node(small) != _by_node(small.replace('"', '"!', 1))
