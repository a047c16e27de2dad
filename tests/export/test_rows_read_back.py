"""The table of commitments and the dump, read back by programs of others: the statements that they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from csvw import CSVW
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from goldenthread.export import export
from goldenthread.export.tables import TABLES
from goldenthread.namespaces import GT, RDF, XSD

(COMMITMENTS,) = [table for table in TABLES if table.name == "commitments"]
SAID = {column.says: column for column in COMMITMENTS.columns if column.says}
Statement = tuple[str, str, str, str]


def _term(term: object) -> tuple[str, str]:
    if isinstance(term, Literal):
        return term.value, term.datatype.value
    assert isinstance(term, NamedNode)
    return term.value, ""


def _held(dataset: Path) -> Iterator[Statement]:
    """What the graph says of commitments and of what is reported of them by the properties of the table."""
    lines = [
        (q.subject, q.predicate.value, q.object)
        for q in parse(path=str(dataset), format=RdfFormat.N_QUADS)
        if isinstance(q.subject, NamedNode)
    ]
    rows = {
        of.value
        for of, says, that in lines
        if says == RDF.type and that in (NamedNode(GT.Activity), NamedNode(GT.Milestone))
    }
    for of, says, that in lines:
        column, subject = SAID.get(says), of.value
        if column and subject.removesuffix(column.part) in rows and subject.endswith(column.part):
            yield (subject, says, *_term(that))


def _read_back(folder: Path) -> Iterator[Statement]:
    """What the rows say (Generating RDF from Tabular Data on the Web, minimal mode), by the package's own reading."""
    (table,) = CSVW(str(folder / "commitments.csv-metadata.json")).tables
    for cells in table.iterdicts():
        row = {name: cell.unsplit() if hasattr(cell, "unsplit") else cell for name, cell in cells.items()}
        for column in table.tableSchema.columns:
            if column.propertyUrl is None:
                continue
            subject, says = column.inherit("aboutUrl").expand(**row), column.propertyUrl.expand(**row)
            cell = row[column.name]
            for value in cell if isinstance(cell, list) else [cell]:
                if value is None or value == "":
                    continue
                if column.valueUrl:
                    yield subject, says, column.valueUrl.expand(**row), ""
                else:
                    kind = column.inherit("datatype")
                    yield subject, says, kind.formatted(value), XSD[kind.base]


@pytest.mark.slow
def test_the_rows_give_back_what_the_graph_says(brackenford: Path, tmp_path: Path) -> None:
    export("csv", brackenford / "dataset.nq", tmp_path)
    held = set(_held(brackenford / "dataset.nq"))
    assert {statement[1] for statement in held} >= {GT.deadline, GT.statusWord, GT.inThread}
    assert set(_read_back(tmp_path)) == held
    table = tmp_path / "commitments.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("2019-03-31", "2019-03-30", 1), encoding="utf-8")
    assert set(_read_back(tmp_path)) != held


def test_the_dump_comes_out_of_a_store_as_it_went_in(built: Path) -> None:
    store = Store()
    store.bulk_load(path=str(built), format=RdfFormat.N_QUADS)
    out = store.dump(format=RdfFormat.N_QUADS)
    assert out is not None
    assert "".join(sorted(out.decode().splitlines(keepends=True))).encode() == built.read_bytes()
