"""One folder, one catalogue: what an export describes, a later one into the same folder does not drop."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, RDF, Graph, Namespace, URIRef

from goldenthread.errors import BuildError
from goldenthread.export import FORMATS, export
from goldenthread.export.catalogue import NAME
from goldenthread.validation.catalogue_check import check_catalogue
from tests.small_council import MINTER

DCAT = Namespace("http://www.w3.org/ns/dcat#")
CATALOGUE = URIRef(MINTER.base + "catalogue")
WHOLE = URIRef(MINTER.base + "void#dataset")
TERMS = "https://marlow-vale.example/terms"


def described(folder: Path) -> Graph:
    return Graph().parse(folder / NAME, publicID=(folder / NAME).resolve().as_uri())


def files(graph: Graph) -> set[str]:
    """The names of the files that the dataset is had as."""
    return {str(graph.value(one, DCTERMS.title)) for one in graph.objects(WHOLE, DCAT.distribution)}


def other_build(built: Path, folder: Path, *, base: str = MINTER.base) -> Path:
    """The same graph with a statement more, under a base."""
    more = f'<{base}marlow-vale> <http://www.w3.org/2000/01/rdf-schema#comment> "Moved." <{base}graph/identities> .\n'
    path = folder / "other.nq"
    text = built.read_text(encoding="utf-8").replace(MINTER.base, base) + more
    path.write_text("".join(sorted(text.splitlines(keepends=True))), encoding="utf-8")
    return path


def test_every_format_in_one_folder(built: Path, tmp_path: Path) -> None:
    written = {path.name for format_ in FORMATS for path in export(format_, built, tmp_path, licence=TERMS)}
    assert files(described(tmp_path)) == written - {NAME}
    assert check_catalogue(tmp_path) == ()


def test_the_order_does_not_matter_and_a_repetition_changes_nothing(built: Path, tmp_path: Path) -> None:
    found = set()
    for order in permutations(("nq", "ttl", "trig"), 3):
        folder = tmp_path / "-".join(order)
        for format_ in (*order, order[0]):
            export(format_, built, folder, licence=TERMS, publisher="Marlow Vale")
        found.add((folder / NAME).read_bytes())
    assert len(found) == 1


def test_what_was_said_stays_where_nothing_else_is_said(built: Path, tmp_path: Path) -> None:
    export("nq", built, tmp_path, licence=TERMS, publisher="Marlow Vale Records Office")
    export("ttl", built, tmp_path)
    graph = described(tmp_path)
    licences = {str(graph.value(one, DCTERMS.title)): one for one in graph.objects(WHOLE, DCAT.distribution)}
    assert graph.value(licences["goldenthread.nq"], DCTERMS.license) == URIRef(TERMS)
    assert graph.value(licences["goldenthread.ttl"], DCTERMS.license) != URIRef(TERMS)
    assert set(graph.objects(CATALOGUE, DCTERMS.license)) == {URIRef(TERMS)}
    publisher = graph.value(CATALOGUE, DCTERMS.publisher)
    assert str(graph.value(publisher, FOAF.name)) == "Marlow Vale Records Office"
    assert len(set(graph.objects(CATALOGUE, DCTERMS.publisher))) == 1


def test_nothing_is_left_of_what_was_said_otherwise(built: Path, tmp_path: Path) -> None:
    export("nq", built, tmp_path, publisher="Old Office")
    export("ttl", built, tmp_path, publisher="New Office")
    names = {str(name) for name in described(tmp_path).objects(None, FOAF.name)}
    assert "New Office" in names
    assert "Old Office" not in names


def test_files_of_another_build_are_told_apart(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    other = other_build(built, tmp_path)
    export("nq", built, folder, licence=TERMS)
    export("ttl", other, folder, licence=TERMS)
    assert files(described(folder)) == {"goldenthread.nq", "goldenthread.ttl"}
    assert ["goldenthread.nq is of another build" in one.message for one in check_catalogue(folder)] == [True]
    export("nq", other, folder, licence=TERMS)
    assert check_catalogue(folder) == ()
    for format_ in ("ttl", "nq"):
        export(format_, other, tmp_path / "fresh", licence=TERMS)
    assert (folder / NAME).read_bytes() == (tmp_path / "fresh" / NAME).read_bytes()


def test_a_folder_of_another_publication_is_refused(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export("nq", built, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(BuildError, match=r"belong to another catalogue .*example\.org/data/catalogue"):
        export("ttl", other_build(built, tmp_path, base="https://elsewhere.example/"), folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("content", ["no turtle at all", "<> a <http://example.org/Thing> ."])
def test_a_file_of_that_name_that_is_no_catalogue_is_not_overwritten(built: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(BuildError, match="catalogue"):
        export("nq", built, tmp_path)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == content
    assert not (tmp_path / "goldenthread.nq").exists()


def test_a_file_that_is_gone_is_still_described_and_missed(built: Path, tmp_path: Path) -> None:
    export("nq", built, tmp_path, licence=TERMS)
    (tmp_path / "goldenthread.nq").unlink()
    export("ttl", built, tmp_path, licence=TERMS)
    assert files(described(tmp_path)) == {"goldenthread.nq", "goldenthread.ttl"}
    assert ["goldenthread.nq is described, and is not here" in one.message for one in check_catalogue(tmp_path)] == [
        True
    ]
    assert (CATALOGUE, RDF.type, DCAT.Catalog) in described(tmp_path)
