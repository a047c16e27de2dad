"""Every format: whole, repeatable, and telling its faults in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, parse

from goldenthread.errors import BuildError
from goldenthread.export import FORMATS, export
from goldenthread.export.quads import read
from goldenthread.renewal import reserved
from tests.small_council import summed_up


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("format_", FORMATS)
def test_twice_the_same_bytes(built: Path, tmp_path: Path, format_: str) -> None:
    written = export(format_, built, tmp_path / "once")
    export(format_, built, tmp_path / "twice")
    assert all(path.is_file() for path in written)
    assert _files(tmp_path / "once") == _files(tmp_path / "twice")
    assert {path.name for path in written} == set(_files(tmp_path / "once"))


def test_nquads_are_the_dataset_itself(built: Path, tmp_path: Path) -> None:
    path, _ = export("nq", built, tmp_path / "out")
    assert path.read_bytes() == built.read_bytes()


def test_trig_holds_every_quad(built: Path, tmp_path: Path) -> None:
    path, _ = export("trig", built, tmp_path / "out")
    assert set(parse(path=str(path), format=RdfFormat.TRIG)) == set(read(built))


def test_turtle_holds_every_triple_once(built: Path, tmp_path: Path) -> None:
    path, _ = export("ttl", built, tmp_path / "out")
    triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples))
    assert set(triples) == {quad.triple for quad in read(built)}


def test_jsonld_holds_every_quad(built: Path, tmp_path: Path) -> None:
    path, _ = export("jsonld", built, tmp_path / "out")
    dataset = rdflib.Dataset()
    dataset.parse(path, format="json-ld")
    text = dataset.serialize(format="nquads")
    theirs: set[Quad] = set(parse(text, format=RdfFormat.N_QUADS))
    assert theirs == set(read(built))


def test_other_files_of_the_folder_stay(built: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    export("nq", built, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalogue.ttl", "goldenthread.nq", "mine.txt"]


def test_a_fault_leaves_nothing_behind(tmp_path: Path) -> None:
    def half() -> None:
        with reserved(tmp_path / "out") as renewal, renewal.renewed() as folder:
            (folder / "half.txt").write_text("half")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        half()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_a_broken_dataset_is_a_plain_line(tmp_path: Path, format_: str) -> None:
    broken = tmp_path / "dataset.nq"
    broken.write_bytes(b"<http://x/ nonsense\xff\n")
    with pytest.raises(BuildError, match="run 'goldenthread build' again"):
        export(format_, summed_up(broken), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_faults_of_the_caller(built: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no format"):
        export("ods", built, tmp_path / "out")
    with pytest.raises(BuildError, match="run 'goldenthread build' first"):
        export("nq", tmp_path / "missing.nq", tmp_path / "out")
    (tmp_path / "file").write_text("")
    with pytest.raises(BuildError, match="not a folder"):
        export("nq", built, tmp_path / "file")
