"""CSVW metadata: what each column of a table means, for machines and for people, and how the tables hang together."""

from __future__ import annotations

import json
from collections.abc import Container, Sequence
from pathlib import Path

from goldenthread.export.shared_columns import Column, Table

GROUP = "csv-metadata.json"
"""Describes all the tables of a folder (Metadata Vocabulary for Tabular Data, 5.3)."""
_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]


def write_metadata(table: Table, path: Path, remark: str) -> None:
    """Writes the metadata of one table, as the W3C's Metadata Vocabulary for Tabular Data has it, with a remark."""
    _write(path, metadata(table, remark))


def write_group(tables: Sequence[Table], path: Path, remark: str, filled: Container[tuple[str, str]]) -> None:
    """Writes the metadata of several tables, with the columns by which one refers to another (as above, 5.5.2.3).

    Args:
        tables: what stands beside the file.
        path: the file.
        remark: what else a reader must know.
        filled: table and column without an empty cell; a foreign key that is empty in some rows refers to no row there,
            which CSVW allows none.
    """
    described = []
    for table in tables:
        references = [
            _reference(column, tables)
            for column in table.columns
            if column.refers and (table.name, column.name) in filled
        ]
        schema = _schema(table) | ({"foreignKeys": references} if references else {})
        said = metadata(table) | {"tableSchema": schema}
        described.append({key: value for key, value in said.items() if key != "@context"})
    _write(path, {"@context": _CONTEXT, "dc:description": remark, "tables": described})


def _write(path: Path, said: object) -> None:
    path.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _reference(column: Column, tables: Sequence[Table]) -> dict[str, object]:
    (of,) = [table for table in tables if table.name == column.refers]
    return {
        "columnReference": column.name,
        "reference": {"resource": f"{of.name}.csv", "columnReference": of.key},
    }


def metadata(table: Table, remark: str = "") -> dict[str, object]:
    """The metadata of one table, as JSON."""
    return {
        "@context": _CONTEXT,
        "url": f"{table.name}.csv",
        "dc:title": table.name,
        "dc:description": f"{table.description} {remark}".strip(),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\n"]},
        "tableSchema": _schema(table),
    }


def _schema(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"columns": [_column(column, table.key) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
        schema["aboutUrl"] = "{+" + table.key + "}"
    return schema


def _column(column: Column, key: str) -> dict[str, object]:
    described: dict[str, object] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": column.datatype,
    }
    if column.says:
        described["propertyUrl"] = column.says
        if column.part:
            described["aboutUrl"] = "{+" + key + "}" + column.part
    if column.says and column.datatype == "anyURI":
        described["valueUrl"] = "{+" + column.name + "}"
    if column.separator:
        described["separator"] = column.separator
    if column.name == key:
        described["required"] = True
    return described
